"""Company data beside the framework: learning, benefits, glossary, sources, policy, match and search."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import FormerIds, KpiId, Line, Link, Months, Record, RoleId, SkillId, SourceId, TrackId, Whole, YesNo, Zone
from .framework import Entry, Review


class Learning(Record):
    """A course, certificate or text that exists, with its provider."""

    id: Line
    """The short name that roles and skills refer to."""
    title: Line
    """Its real name, as the provider writes it."""
    formerly: FormerIds = ()
    """Ids that it had before. Links to them lead here."""
    provider: Line
    """Who offers it."""
    kind: Literal["course", "certificate", "standard", "reading", "practice"]
    """The kind of learning."""
    languages: tuple[Line, ...] = ("English",)
    """The languages that it is offered in."""
    free: YesNo
    """If it costs nothing: true or false."""
    summary: Line
    """What people learn, and who it is for, in one sentence."""
    skills: tuple[SkillId, ...] = ()
    """Ids of the skills that it teaches, from skills.yaml."""
    url: Link | None = None
    """The link to it."""


class LevelRange(Record):
    """The lowest and the highest level that something is for."""

    min: Whole
    """The lowest level that it is for."""
    max: Whole
    """The highest level that it is for."""


class Benefit(Record):
    """Something that the company offers beside pay. `tracks` and `levels` limit who gets it."""

    id: Line
    """The short name of this benefit."""
    title: Line
    """The name that people see."""
    kind: Literal["training", "flexible", "remote", "wellbeing"]
    """The kind of benefit."""
    summary: Line
    """What people get, in one sentence."""
    how: Line
    """How to get it, step by step."""
    tracks: tuple[TrackId, ...] = ()
    """Ids of the tracks whose own roles get it. Leave it out if all roles do."""
    levels: LevelRange | None = None
    """The levels that get it. Leave it out if all levels do."""
    words: tuple[Line, ...] = ()
    """What people type when they look for this benefit."""
    sample: YesNo = False
    """Marks an example that you should replace."""
    review: Review | None = None
    """Who is responsible for it, and when it was last reviewed."""


class Term(Record):
    """A glossary term: a word of the trade, in plain English. Acronyms on the site link to it."""

    id: Line
    """The short name of this term."""
    title: Line
    """The word itself."""
    aliases: tuple[Line, ...] = ()
    """Other words that mean the same."""
    formerly: FormerIds = ()
    """Ids that it had before. Links to them lead here."""
    definition: Line
    """What it means, for a person on the first day."""
    role: RoleId | None = None
    """The id of the role that the word names."""
    kpi: KpiId | None = None
    """The id of the KPI that the word names."""


class Source(Record):
    """Where a claim comes from, and how far it can be trusted."""

    id: Line
    """The short name that other entries cite."""
    title: Line
    """The title of the source."""
    formerly: FormerIds = ()
    """Ids that it had before. Links to them lead here."""
    publisher: Line
    """Who published it."""
    kind: Literal["survey", "government", "employer", "practitioner", "article", "standard", "estimate"]
    """The kind of source."""
    year: Annotated[Whole, Field(ge=1900, le=2200)] | None = None
    """The year in which it was published."""
    licence: Line | None = None
    """The licence that allows its use."""
    attribution: Line | None = None
    """The words that the licence asks for."""
    note: Line
    """What the source says, and what its limits are."""
    url: Link | None = None
    """The link to it."""


class Site(Entry):
    """A place where the company works. Its time zone says when a day ends there."""

    country: Line
    """The country of the site."""
    zone: Zone
    """The time zone of the site, by its region."""
    languages: tuple[Line, ...] = ()
    """The languages that people speak at work there."""
    address: Line | None = None
    """The street and the city, as people find them on a map."""


class PolicyAnswer(Record):
    """A question about moving inside the company, and the company's answer."""

    id: Line
    """The short name in the link to this answer. Do not change it later."""
    question: Line
    """The question, as a person asks it."""
    answer: Line
    """The answer in a few plain sentences. For numbers, point to the rules, so that the two never disagree."""
    words: tuple[Line, ...] = ()
    """What people type when they look for this answer."""
    sources: tuple[SourceId, ...] = ()
    """Ids of the sources of the answer, from sources.yaml."""


class UndecidedQuestion(Record):
    """A question that this guide does not decide, and whom to ask."""

    id: Line
    """The short name in the link to this question. Do not change it later."""
    question: Line
    """The question, as a person asks it."""
    ask: Line
    """The desk or team that decides. Name no person: people change desks."""
    tip: Line | None = None
    """What people can read or prepare before they ask."""
    words: tuple[Line, ...] = ()
    """What people type when they look for this question."""


class Policy(Record):
    """The company's rules for internal applications."""

    months_in_role_same_track: Months
    """Months in the current role before a person may apply in the same track, or if one of the roles has no track."""
    months_in_role_other_track: Months
    """Months in the current role before a person may apply in another track."""
    last_rating: Literal["below", "meets", "exceeds"]
    """The lowest last rating with which a person may apply."""
    months_since_warning: Months
    """Months that must pass after the last warning ended."""
    months_since_move: Months
    """Months that must pass after the last move or promotion."""
    posting_open_days: Annotated[Whole, Field(ge=1, le=365)]
    """For how many days an opening stays open."""
    release_within_months: Months
    """Within how many months the old team must release the person."""
    manager: Literal["informed", "approves"]
    """If the manager is told (informed) or must agree (approves)."""
    feedback: Line
    """What people who are not chosen are told."""
    apply: Link | None = None
    """Where people apply, for imported openings that do not say it: a link or an email address."""
    contact: Line | None = None
    """The desk that answers questions, for imported openings that do not name one. Never a person."""
    answers: tuple[PolicyAnswer, ...] = ()
    """Questions about internal moves, each with your answer. They appear below the rules."""
    not_decided: tuple[UndecidedQuestion, ...] = ()
    """Questions that this guide does not decide, with whom to ask. They have a page of their own."""
    review: Review | None = None
    """Who is responsible for the policy, and when it was last reviewed."""
    sources: tuple[SourceId, ...] = ()
    """Ids of the sources of the policy, from sources.yaml."""


Weight = Annotated[Whole, Field(ge=0, le=10)]
Percent = Annotated[Whole, Field(ge=1, le=100)]


class Weights(Record):
    """How much a skill counts in a match. A weight of 0 leaves these skills out."""

    essential: Weight = 3
    """How much an essential skill counts, from 0 to 10."""
    desirable: Weight = 1
    """How much a desirable skill counts, from 0 to 10."""


class Tiers(Record):
    """The percent at which each tier of a match starts. A match below `stretch` is long-term."""

    strong: Percent = 85
    """A match is strong from this percent."""
    good: Percent = 65
    """A match is good from this percent."""
    stretch: Percent = 40
    """A match is a stretch from this percent."""


class Match(Record):
    """How a person's skill levels become a match with a role."""

    weights: Weights = Weights()
    """How much an essential and a desirable skill count."""
    tiers: Tiers = Tiers()
    """The percent at which each tier starts."""


class Abbreviation(Record):
    """A short form that people type, and what it means."""

    short: Line
    """The short form, in lower case, such as sr."""
    means: Line
    """What it means, in lower case, such as senior."""


class Synonyms(Record):
    """Words that people use for the same thing."""

    words: tuple[Line, ...]
    """Single words in lower case that mean the same."""


class Hint(Record):
    """Words that show which kind of page a person wants."""

    words: tuple[Line, ...]
    """Single words in lower case, such as officer or department."""
    kind: Literal["role", "skill", "track", "opening", "story", "event", "learning"]
    """The kind of page that these words ask for."""


class Search(Record):
    """How people type. Search uses it beside the names and everyday words of roles, skills and tracks."""

    short: tuple[Abbreviation, ...] = ()
    """Short forms, and what each one means."""
    same: tuple[Synonyms, ...] = ()
    """Groups of words that mean the same."""
    hints: tuple[Hint, ...] = ()
    """Words that show which kind of page a person wants."""
    questions: tuple[Line, ...] = ()
    """More words of a question that search can ignore, beside those of the files in data/search/."""
