"""What stands around the framework: learning, benefits, words, sources and rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import KpiId, Line, Link, Months, RoleId, Shape, SkillId, SourceId, TrackId, Whole, YesNo
from .framework import Review


class Learning(Shape):
    """A course, certificate or text that exists, by name and provider."""

    id: Line
    title: Line
    provider: Line
    kind: Literal["course", "certificate", "standard", "reading", "practice"]
    languages: tuple[Line, ...] = ("English",)
    free: YesNo
    summary: Line
    skills: tuple[SkillId, ...] = ()
    url: Link | None = None


class Rungs(Shape):
    """The lowest and the highest level that something is for."""

    min: Whole
    max: Whole


class Benefit(Shape):
    """What the company offers beside pay. `tracks` and `levels` narrow who gets it; `sample` marks an example to be replaced."""

    id: Line
    title: Line
    kind: Literal["training", "flexible", "remote", "wellbeing"]
    summary: Line
    how: Line
    tracks: tuple[TrackId, ...] = ()
    levels: Rungs | None = None
    sample: YesNo = False
    review: Review | None = None


class Term(Shape):
    """A word of the trade, in plain English. Acronyms on the site link to it; `role` and `kpi` are what it is the name of."""

    id: Line
    title: Line
    aliases: tuple[Line, ...] = ()
    definition: Line
    role: RoleId | None = None
    kpi: KpiId | None = None


class Source(Shape):
    """Where a claim comes from, and how far it carries."""

    id: Line
    title: Line
    publisher: Line
    kind: Literal["survey", "government", "employer", "practitioner", "article", "standard", "estimate"]
    year: Annotated[Whole, Field(ge=1900, le=2200)] | None = None
    licence: Line | None = None
    attribution: Line | None = None
    note: Line
    url: Link | None = None


class Policy(Shape):
    """The company's rules for internal applications."""

    months_in_role_same_track: Months
    months_in_role_other_track: Months
    last_rating: Literal["below", "meets", "exceeds"]
    months_since_warning: Months
    months_since_move: Months
    posting_open_days: Annotated[Whole, Field(ge=1, le=365)]
    release_within_months: Months
    manager: Literal["informed", "approves"]
    feedback: Line
    review: Review | None = None
    sources: tuple[SourceId, ...] = ()


Weight = Annotated[Whole, Field(ge=0, le=10)]
Percent = Annotated[Whole, Field(ge=1, le=100)]


class Weights(Shape):
    """What a skill weighs in a match, by whether the role needs it or only likes it; 0 leaves it out."""

    essential: Weight = 3
    desirable: Weight = 1


class Tiers(Shape):
    """The percent from which a match has its name; below `stretch` it is long-term."""

    strong: Percent = 85
    good: Percent = 65
    stretch: Percent = 40


class Match(Shape):
    """How a person's own view of their skills becomes a match with a role."""

    weights: Weights = Weights()
    tiers: Tiers = Tiers()
