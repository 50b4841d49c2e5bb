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
    Record,
    RoleId,
    SkillId,
    SkillLevel,
    SourceId,
    TrackId,
    Whole,
    YesNo,
)


class Review(Record):
    """Who answers for a page, when it was last read through, and every how many months that is due."""

    owner: Line
    """The desk that answers for the page, never a person."""
    last: Day
    """The day on which someone last read it through."""
    every: Annotated[Whole, Field(ge=1, le=60)] = 12
    """After how many months it is due to be read again."""


class MonthRange(Record):
    """Months: the shortest seen, the typical, the slow."""

    min: Months
    """The shortest that was seen, in months."""
    typical: Months
    """What most people need, in months."""
    slow: Months
    """What a slow case takes, in months."""


class TeamSize(Record):
    """How many people someone in the role manages."""

    min: Whole
    """The fewest people that someone in the role manages."""
    max: Whole
    """The most people that someone in the role manages."""


class Reality(Record):
    """What to expect of the work."""

    shifts: Literal["day", "rotating", "night"] | None = None
    """When the work is done: by day, at night, or in turn."""
    remote: Literal["none", "partial", "full"] | None = None
    """How much of the work can be done from home."""
    manages: TeamSize | None = None
    """How many people someone in the role manages."""
    day: Prose | None = None
    """What an ordinary day is like, the bad hour included."""


class Kra(Record):
    """A key result area and the figure that shows it; `over` is the months it must hold, `gate` whether a promotion waits for it."""

    area: Line
    """The result that counts, in a few words."""
    kpi: KpiId
    """The id of the figure that shows it, from kpis.yaml."""
    target: Line
    """What the figure should be, such as ">= 90%", in quotes."""
    over: Annotated[Whole, Field(ge=1, le=24)] = 1
    """For how many months in a row the target must hold."""
    gate: YesNo = False
    """Whether a promotion waits for it: true or false."""


class SkillNeed(Record):
    """A skill that a role asks for, at which level, and whether one can start without it."""

    skill: SkillId
    """The id of the skill, from skills.yaml."""
    level: SkillLevel
    """How well one must be able to do it."""
    need: Literal["essential", "desirable"] = "essential"
    """Whether one can start without it: desirable means yes."""


class Code(Record):
    """The nearest entry of a public classification of occupations; nearest, never equivalent."""

    scheme: Literal["onet-soc", "esco", "isco-08", "nco-2015", "anzsco", "osca", "nsqf-qp", "tesda"]
    """The classification that the code is from."""
    code: Line
    """The code as the classification writes it; in quotes if it looks like a number."""
    match: Literal["exact", "close", "broad"] = "close"
    """How near the entry is to this role."""
    source: SourceId | None = None
    """The id of the source that says so, from sources.yaml."""


class LowerSkill(Record):
    """A skill that a promotion asks for at a lower level than the seat before, and why that is right."""

    skill: SkillId
    """The id of the skill that is asked for at a lower level."""
    why: Line
    """Why a lower level is right here."""


class MoveEntry(Record):
    """A move as HR writes it under the role it starts from."""

    to: RoleId
    """The id of the role that the move leads to."""
    kind: MoveKind
    """Whether it leads up, sideways, between BPO and KPO, or back."""
    after: MonthRange
    """The months in the seat before the move."""
    confidence: Confidence = "low"
    """How sure the months are."""
    sources: tuple[SourceId, ...] = ()
    """Ids of the sources of the months; an estimate of your own is a source too."""
    gates: tuple[Line, ...] = ()
    """What must be true before one can make the move."""
    prepare: tuple[Line, ...] = ()
    """What one can do in the present seat to get ready."""
    why: Prose | None = None
    """Whom the move suits, and what it brings."""
    why_not: Prose | None = None
    """When it is wiser to wait or to stay."""
    less: tuple[LowerSkill, ...] = ()
    """Skills that the new role asks for at a lower level, and why."""


class Entry(Record):
    """What everything with a page of its own has."""

    id: Line
    """The short name that makes the address; it never changes."""
    title: Annotated[Line, StringConstraints(max_length=80)]
    """The name that people read; it may change."""
    aliases: tuple[Annotated[Line, StringConstraints(max_length=80)], ...] = ()
    """Other names that people use for it, so that search finds them."""
    formerly: tuple[Line, ...] = ()
    """Ids that it had before; their addresses lead here."""
    review: Review | None = None
    """Who answers for the page, and when it was last read through."""


class Role(Entry):
    """A job someone can hold. `level` is comparable between tracks where titles are not; `dead_end` says why no promotion leads on."""

    track: TrackId
    """The id of the track that the role belongs to, from tracks.yaml."""
    level: Whole
    """The rung from 1 to 10 that all tracks share, as in levels.yaml."""
    status: Literal["draft", "published", "retiring"] = "published"
    """A draft is not on the site; a retiring role gets no new openings."""
    everyday: tuple[Line, ...] = ()
    """What people say when they mean it and do not know its name: tasks, tools, wishes."""
    summary: Line
    """What someone in this role does, in one sentence."""
    reality: Reality = Reality()
    """What to expect of the work: shifts, home, people, an ordinary day."""
    responsibilities: tuple[Line, ...] = ()
    """What someone in this role is there to do, one sentence a line."""
    kras: tuple[Kra, ...] = ()
    """The results that count, and the figures that show them."""
    skills: tuple[SkillNeed, ...] = ()
    """The skills that the role asks for, and at which level."""
    learning: tuple[LearningId, ...] = ()
    """Ids of courses and texts that help in this role, from learning.yaml."""
    tip: Prose | None = None
    """One piece of advice from someone who knows the seat."""
    codes: tuple[Code, ...] = ()
    """The nearest entries of public classifications of occupations."""
    moves: tuple[MoveEntry, ...] = ()
    """Where one can go from here."""
    dead_end: Line | None = None
    """Why no promotion leads on from here, where there is none."""


class SkillScale(Record):
    """What one can see a person do at each level of a skill."""

    awareness: Prose
    """What one sees a beginner do, who still asks for help."""
    working: Prose
    """What one sees someone do who manages alone in ordinary cases."""
    practitioner: Prose
    """What one sees someone do who handles the hard cases."""
    expert: Prose
    """What one sees someone do whom others come to learn from."""


class Skill(Entry):
    """Something a person can get better at; interpersonal and technical scales read differently."""

    kind: Literal["interpersonal", "technical"]
    """Whether it is about dealing with people or about tools and methods."""
    cluster: Line
    """The group of skills that it is listed with."""
    summary: Line
    """What someone who has the skill does, in one sentence."""
    levels: SkillScale
    """What one can see a person do at each of the four levels."""
    learning: tuple[LearningId, ...] = ()
    """Ids of courses and texts that teach it, from learning.yaml."""
    everyday: tuple[Line, ...] = ()
    """Things people did at work that show the skill, in their own words."""


class Track(Entry):
    """A line of work with a ladder of its own."""

    line: LineOfBusiness
    """Whether the work is BPO, KPO, or shared by both."""
    everyday: tuple[Line, ...] = ()
    """What people say when they mean it and do not know its name: tasks, tools, wishes."""
    summary: Line
    """What the work is, and whom it suits."""


class Level(Record):
    """One rung of the spine that all tracks share; `from_entry` counts months from the first day."""

    level: Whole
    """The number of the rung, from 1 to 10."""
    title: Line
    """What the rung is called."""
    band: BandId
    """The id of the band that it belongs to."""
    summary: Line
    """What people on this rung have in common."""
    from_entry: MonthRange | None = None
    """The months from the first day at level 1."""
    confidence: Confidence = "low"
    """How sure the months are."""
    sources: tuple[SourceId, ...] = ()
    """Ids of the sources of the months, from sources.yaml."""


class KeySkill(Record):
    """A band's key skill in everyday words, and the skill of the guide that it stands for."""

    name: Line
    """The skill in everyday words."""
    skill: SkillId
    """The id of the skill that it stands for, from skills.yaml."""


class Band(Entry):
    """Neighbouring levels with the same kind of work."""

    summary: Line
    """What the levels of the band have in common."""
    skills: tuple[KeySkill, ...] = ()
    """The skills that matter most in the band."""
    tip: Prose
    """One piece of advice for people in the band."""


class LevelsFile(Record):
    """`levels.yaml`: the spine and its bands."""

    levels: tuple[Level, ...]
    """The rungs that all tracks share, from the lowest up."""
    bands: tuple[Band, ...]
    """Groups of neighbouring levels."""


class Kpi(Record):
    """A figure that shows a result. `caution` says what breaks when it is pushed too far, `watch` which figures show that."""

    id: Line
    """The short name that roles refer to."""
    title: Line
    """The name that people read."""
    aliases: tuple[Line, ...] = ()
    """Other names and short forms of the figure."""
    definition: Line
    """How the figure is worked out, in words."""
    unit: Literal["percent", "seconds", "minutes", "hours", "days", "months", "count", "score", "ratio", "money"]
    """What the figure is counted in."""
    direction: Literal["higher", "lower", "range"]
    """Whether higher is better, lower, or a range between."""
    caution: Line
    """What breaks when the figure is pushed too far."""
    watch: tuple[KpiId, ...] = ()
    """Ids of the figures that show when it is pushed too far."""
    typical: Line | None = None
    """What public sources quote for it."""
    sources: tuple[SourceId, ...] = ()
    """Ids of the sources of what is typical, from sources.yaml."""
