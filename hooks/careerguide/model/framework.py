"""The framework itself: roles, skills, moves, and the spine they share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    BandId,
    Confidence,
    Day,
    KpiId,
    LearningId,
    Line,
    LineOfBusiness,
    Months,
    MoveKind,
    Prose,
    RoleId,
    Shape,
    SkillId,
    SkillLevel,
    SourceId,
    TrackId,
    Whole,
    YesNo,
)


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
