"""What stands around the framework: learning, benefits, words, sources and rules."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import KpiId, Line, Link, Months, Record, RoleId, SkillId, SourceId, TrackId, Whole, YesNo
from .framework import Review


class Learning(Record):
    """A course, certificate or text that exists, by name and provider."""

    id: Line
    """The short name that roles and skills refer to."""
    title: Line
    """Its real name, as the provider writes it."""
    provider: Line
    """Who offers it."""
    kind: Literal["course", "certificate", "standard", "reading", "practice"]
    """What it is."""
    languages: tuple[Line, ...] = ("English",)
    """The languages that it is offered in."""
    free: YesNo
    """Whether learning costs nothing: true or false."""
    summary: Line
    """What one learns, and whom it is for, in one sentence."""
    skills: tuple[SkillId, ...] = ()
    """Ids of the skills that it builds, from skills.yaml."""
    url: Link | None = None
    """Where to find it."""


class LevelRange(Record):
    """The lowest and the highest level that something is for."""

    min: Whole
    """The lowest level that it is for."""
    max: Whole
    """The highest level that it is for."""


class Benefit(Record):
    """What the company offers beside pay. `tracks` and `levels` narrow who gets it; `sample` marks an example to be replaced."""

    id: Line
    """A short name of its own."""
    title: Line
    """The name that people read."""
    kind: Literal["training", "flexible", "remote", "wellbeing"]
    """What kind of benefit it is."""
    summary: Line
    """What one gets, in one sentence."""
    how: Line
    """How to get it, step by step."""
    tracks: tuple[TrackId, ...] = ()
    """Ids of the tracks that get it; left out, all do."""
    levels: LevelRange | None = None
    """The levels that get it; left out, all do."""
    sample: YesNo = False
    """Marks an example that is to be replaced."""
    review: Review | None = None
    """Who answers for it, and when it was last read through."""


class Term(Record):
    """A word of the trade, in plain English. Acronyms on the site link to it; `role` and `kpi` are what it is the name of."""

    id: Line
    """A short name of its own."""
    title: Line
    """The word itself."""
    aliases: tuple[Line, ...] = ()
    """Other words for the same."""
    definition: Line
    """What it means, for someone on their first day."""
    role: RoleId | None = None
    """The id of the role that the word names."""
    kpi: KpiId | None = None
    """The id of the figure that the word names."""


class Source(Record):
    """Where a claim comes from, and how far it carries."""

    id: Line
    """The short name that others cite."""
    title: Line
    """The title of the source."""
    publisher: Line
    """Who published it."""
    kind: Literal["survey", "government", "employer", "practitioner", "article", "standard", "estimate"]
    """What kind of source it is."""
    year: Annotated[Whole, Field(ge=1900, le=2200)] | None = None
    """The year in which it was published."""
    licence: Line | None = None
    """The licence under which it may be used."""
    attribution: Line | None = None
    """The words that the licence asks for."""
    note: Line
    """What the source claims, and how far it carries."""
    url: Link | None = None
    """Where to read it."""


class Policy(Record):
    """The company's rules for internal applications."""

    months_in_role_same_track: Months
    """Months in the present seat before one may apply on the same track."""
    months_in_role_other_track: Months
    """Months in the present seat before one may apply on another track."""
    last_rating: Literal["below", "meets", "exceeds"]
    """The lowest last rating with which one may apply."""
    months_since_warning: Months
    """Months since the last warning ended."""
    months_since_move: Months
    """Months since the last move or promotion."""
    posting_open_days: Annotated[Whole, Field(ge=1, le=365)]
    """For how many days a post stays open."""
    release_within_months: Months
    """Within how many months the old team lets a chosen person go."""
    manager: Literal["informed", "approves"]
    """Whether the manager is told, or must agree."""
    feedback: Line
    """What those who are not chosen are told."""
    review: Review | None = None
    """Who answers for the rules, and when they were last read through."""
    sources: tuple[SourceId, ...] = ()
    """Ids of the sources of the rules, from sources.yaml."""


Weight = Annotated[Whole, Field(ge=0, le=10)]
Percent = Annotated[Whole, Field(ge=1, le=100)]


class Weights(Record):
    """What a skill weighs in a match, by whether the role needs it or only likes it; 0 leaves it out."""

    essential: Weight = 3
    """What a skill weighs that the role needs, from 0 to 10."""
    desirable: Weight = 1
    """What a skill weighs that the role only likes, from 0 to 10."""


class Tiers(Record):
    """The percent from which a match has its name; below `stretch` it is long-term."""

    strong: Percent = 85
    """From which percent on a match is called strong."""
    good: Percent = 65
    """From which percent on a match is called good."""
    stretch: Percent = 40
    """From which percent on a match is called a stretch."""


class Match(Record):
    """How a person's own view of their skills becomes a match with a role."""

    weights: Weights = Weights()
    """What a skill weighs, by whether the role needs it."""
    tiers: Tiers = Tiers()
    """From which percent on a match has which name."""


class Abbreviation(Record):
    """A short form that people type, and what they mean by it."""

    short: Line
    """The short form, in lower case, such as sr."""
    means: Line
    """What it stands for, in lower case, such as senior."""


class Synonyms(Record):
    """Words that people use for the same thing."""

    words: tuple[Line, ...]
    """Single words in lower case that mean the same to someone who searches."""


class Hint(Record):
    """Words that say which kind of page is meant, whatever else is typed."""

    words: tuple[Line, ...]
    """Single words in lower case, such as officer or department."""
    kind: Literal["role", "skill", "track", "opening", "story", "event", "learning"]
    """The kind of page that these words ask for."""


class Search(Record):
    """How people type; search reads it beside the names and everyday phrases of roles, skills and tracks."""

    short: tuple[Abbreviation, ...] = ()
    """Short forms, each with what it stands for."""
    same: tuple[Synonyms, ...] = ()
    """Groups of words that people use for the same thing."""
    hints: tuple[Hint, ...] = ()
    """Words that say which kind of page is meant."""
    questions: tuple[Line, ...] = ()
    """Words of questions that say nothing of what is searched, such as how or please."""
