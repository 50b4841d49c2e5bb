"""What a career framework consists of: the shapes HR fills in, one class a noun.

Every value arrives as text and is typed by its field, so `12:30`, `no` and `010` never change meaning on the way in.
All durations are whole months. A field that names something else carries `Ref`; links, checks and schemas follow it.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import re
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

Kind = Literal["role", "skill", "track", "level", "band", "kpi", "learning", "source", "benefit", "term"]


@dc.dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the id of a `kind`."""

    kind: Kind


class MayHoldMarkdown:
    """Marks a field whose text is rendered as Markdown and then sanitised; all others are plain text."""


def _whole(value: object) -> object:
    """Whole numbers are digits and nothing else: `010`, `1_000` and `4.0` are questions, not numbers."""
    if isinstance(value, str) and not (value.isascii() and value.isdigit() and (value == "0" or value[0] != "0")):
        raise ValueError("not a whole number")
    return value


def _yes_or_no(value: object) -> object:
    """`true` or `false`; `yes`, `no`, `on` and `off` mean different things in different tools."""
    if isinstance(value, str) and value not in ("true", "false"):
        raise ValueError("neither true nor false")
    return value


def _day(value: object) -> object:
    """A day is year-month-day; pydantic would also take `0`, `20261001` and times for one."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise PydanticCustomError("date_form", "not year-month-day")
    return value


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Day = Annotated[dt.date, BeforeValidator(_day)]
Whole = Annotated[int, BeforeValidator(_whole)]
Months = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=600)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), MayHoldMarkdown()]
Link = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=2000, pattern=r"^(https?://[^\s/]+|mailto:[^\s@]+@|tel:\+?[0-9]|/[^\s/\\])\S*$"),
]

RoleId = Annotated[Line, Ref("role")]
SkillId = Annotated[Line, Ref("skill")]
TrackId = Annotated[Line, Ref("track")]
BandId = Annotated[Line, Ref("band")]
KpiId = Annotated[Line, Ref("kpi")]
LearningId = Annotated[Line, Ref("learning")]
SourceId = Annotated[Line, Ref("source")]

LineOfBusiness = Literal["bpo", "shared", "kpo"]
MoveKind = Literal["promotion", "lateral", "bridge", "return"]
Confidence = Literal["low", "medium", "high"]
SkillLevel = Literal["awareness", "working", "practitioner", "expert"]
SKILL_LEVELS: tuple[SkillLevel, ...] = ("awareness", "working", "practitioner", "expert")


class Shape(BaseModel):
    """A frozen record; a key it does not know is an error, so that no typing mistake is lost in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Review(Shape):
    """Who answers for a page, when it was last read through, and every how many months that is due."""

    owner: Line
    last: Day
    every: Annotated[Whole, Field(ge=1, le=60)] = 12


class Range(Shape):
    """Months: the shortest seen, the typical, the slow."""

    min: Months
    typical: Months
    slow: Months


class Span(Shape):
    """How many people someone in the role manages."""

    min: Whole
    max: Whole


class Reality(Shape):
    """What to expect of the work."""

    shifts: Literal["day", "rotating", "night"] | None = None
    remote: Literal["none", "partial", "full"] | None = None
    manages: Span | None = None
    day: Prose | None = None


class Kra(Shape):
    """A key result area and the figure that shows it; `over` is the months it must hold, `gate` whether a promotion waits for it."""

    area: Line
    kpi: KpiId
    target: Line
    over: Annotated[Whole, Field(ge=1, le=24)] = 1
    gate: YesNo = False


class SkillNeed(Shape):
    """A skill that a role asks for, at which level, and whether one can start without it."""

    skill: SkillId
    level: SkillLevel
    need: Literal["essential", "desirable"] = "essential"


class Code(Shape):
    """The nearest entry of a public classification of occupations; nearest, never equivalent."""

    scheme: Literal["onet-soc", "esco", "isco-08", "nco-2015", "anzsco", "osca", "nsqf-qp", "tesda"]
    code: Line
    match: Literal["exact", "close", "broad"] = "close"
    source: SourceId | None = None


class Less(Shape):
    """A skill that a promotion asks for at a lower level than the seat before, and why that is right."""

    skill: SkillId
    why: Line


class MoveEntry(Shape):
    """A move as HR writes it under the role it starts from."""

    to: RoleId
    kind: MoveKind
    after: Range
    confidence: Confidence = "low"
    sources: tuple[SourceId, ...] = ()
    gates: tuple[Line, ...] = ()
    prepare: tuple[Line, ...] = ()
    why: Prose | None = None
    why_not: Prose | None = None
    less: tuple[Less, ...] = ()


class Entry(Shape):
    """What everything with a page of its own has."""

    id: Line
    title: Annotated[Line, StringConstraints(max_length=80)]
    aliases: tuple[Annotated[Line, StringConstraints(max_length=80)], ...] = ()
    formerly: tuple[Line, ...] = ()
    review: Review | None = None


class Role(Entry):
    """A job someone can hold. `level` is comparable between tracks where titles are not; `dead_end` says why no promotion leads on."""

    track: TrackId
    level: Whole
    status: Literal["draft", "published", "retiring"] = "published"
    summary: Line
    reality: Reality = Reality()
    responsibilities: tuple[Line, ...] = ()
    kras: tuple[Kra, ...] = ()
    skills: tuple[SkillNeed, ...] = ()
    learning: tuple[LearningId, ...] = ()
    tip: Prose | None = None
    codes: tuple[Code, ...] = ()
    moves: tuple[MoveEntry, ...] = ()
    dead_end: Line | None = None


class Markers(Shape):
    """What one can see a person do at each level of a skill."""

    awareness: Prose
    working: Prose
    practitioner: Prose
    expert: Prose


class Skill(Entry):
    """Something a person can get better at; interpersonal and technical scales read differently."""

    kind: Literal["interpersonal", "technical"]
    cluster: Line
    summary: Line
    levels: Markers
    learning: tuple[LearningId, ...] = ()
    everyday: tuple[Line, ...] = ()


class Track(Entry):
    """A line of work with a ladder of its own."""

    line: LineOfBusiness
    summary: Line


class Level(Shape):
    """One rung of the spine that all tracks share; `from_entry` counts months from the first day."""

    level: Whole
    title: Line
    band: BandId
    summary: Line
    from_entry: Range | None = None
    confidence: Confidence = "low"
    sources: tuple[SourceId, ...] = ()


class KeySkill(Shape):
    """A band's key skill in everyday words, and the skill of the guide that it stands for."""

    name: Line
    skill: SkillId


class Band(Entry):
    """Neighbouring levels with the same kind of work."""

    summary: Line
    skills: tuple[KeySkill, ...] = ()
    tip: Prose


class LevelsFile(Shape):
    """`levels.yaml`: the spine and its bands."""

    levels: tuple[Level, ...]
    bands: tuple[Band, ...]


class Kpi(Shape):
    """A figure that shows a result. `caution` says what breaks when it is pushed too far, `watch` which figures show that."""

    id: Line
    title: Line
    aliases: tuple[Line, ...] = ()
    definition: Line
    unit: Literal["percent", "seconds", "minutes", "hours", "days", "months", "count", "score", "ratio", "money"]
    direction: Literal["higher", "lower", "range"]
    caution: Line
    watch: tuple[KpiId, ...] = ()
    typical: Line | None = None
    sources: tuple[SourceId, ...] = ()


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
