"""The career framework without its roles: skills, tracks, lines of business, KPIs, and the levels of all tracks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    BandId,
    Confidence,
    Day,
    FormerIds,
    KpiId,
    Language,
    LearningId,
    Line,
    LineId,
    Months,
    Prose,
    Record,
    SkillId,
    SourceId,
    Title,
    TrackId,
    Whole,
    YesNo,
)
from .outlook import Outlook


class Review(Record):
    """Who is responsible for a page, when it was last reviewed, and how often it must be reviewed."""

    owner: Line
    """The desk that is responsible for the page, never a person."""
    last: Day
    """The date of the last review."""
    every: Annotated[Whole, Field(ge=1, le=60)] = 12
    """Months between two reviews."""


class MonthRange(Record):
    """How many months something takes: the shortest time, the typical time, and a slow case."""

    min: Months
    """The shortest time that anyone needed, in months."""
    typical: Months
    """The time that most people need, in months."""
    slow: Months
    """The time that a slow case takes, in months."""

    @property
    def unknown(self) -> int:
        """The steps without known months: none. A sum of several moves can have some."""
        return 0


class Entry(Record):
    """The fields of every entry that has its own page."""

    id: Line
    """The short name that makes the address. It never changes."""
    title: Title
    """The name that people see. It can change."""
    lang: Language | None = None
    """The language of the title, as a code such as `ur`, if its letters do not show it."""
    aliases: tuple[Title, ...] = ()
    """Other names that people use, so that search finds the page."""
    formerly: FormerIds = ()
    """Ids that it had before. Their addresses lead here."""
    review: Review | None = None
    """Who is responsible for the page, and when it was last reviewed."""


class SkillLevel(Record):
    """One of the levels that all skills share."""

    id: Line
    """The short name that roles and skills refer to. It never changes."""
    title: Annotated[Line, StringConstraints(max_length=80)]
    """The name that people see. It can change."""
    summary: Line | None = None
    """What people at this level of any skill have in common."""


DEFAULT_SKILL_LEVELS = tuple(
    SkillLevel(id=id_, title=id_) for id_ in ("awareness", "working", "practitioner", "expert")
)


class Skill(Entry):
    """Something that a person can learn. The scales of interpersonal and technical skills have different words."""

    kind: Literal["interpersonal", "technical"]
    """For skills with people "interpersonal", for tools and methods "technical"."""
    cluster: Line
    """The group of skills that it is listed with."""
    summary: Line
    """What a person with this skill does, in one sentence."""
    levels: dict[Line, Prose] = Field(default_factory=dict)
    """What a person can be seen to do at each skill level, by the ids of the levels."""
    learning: tuple[LearningId, ...] = ()
    """Ids of courses and texts that teach it, from learning.yaml."""
    outlook: Outlook | None = None
    """Where the work with this skill is going: tasks that grow and shrink, with sources and a month."""
    successor: SkillId | None = None
    """The id of the skill that takes over if this one ends. Roles and saved ratings then have that one."""
    retires: Day | None = None
    """The first day without this skill: from then on, the site shows the successor in its place."""
    everyday: tuple[Line, ...] = ()
    """Things that people did at work that show this skill, in their own words."""
    status: Literal["draft", "published"] = "published"
    """A draft is not on the site, and no role that is on the site can need it."""
    sample: YesNo = False
    """Marks an example that you should replace."""


class LineOfBusiness(Record):
    """A part of the company's business with tracks of its own. Colours and lists follow the order of the file."""

    id: Line
    """The short name that tracks refer to."""
    title: Title
    """The name that people see."""
    short: Title | None = None
    """A shorter name for marks beside roles; the title if there is none."""
    summary: Line | None = None
    """The work of this line in a few words: the heading above its tracks."""
    serves_all: YesNo = False
    """Whether its tracks serve all other lines, as HR and finance do. Nobody can avoid it in a plan."""
    formerly: FormerIds = ()
    """Ids that it had before. Links to them lead here."""

    @property
    def name(self) -> str:
        """The shortest name."""
        return self.short or self.title


class Family(Record):
    """Roles of a track that belong together, such as all that one profession has."""

    id: Line
    """The short name that roles of the track refer to. It never changes."""
    title: Line
    """The name that people see. It can change."""
    summary: Line | None = None
    """What the roles have in common, in one sentence."""


class Track(Entry):
    """A line of work with its own ladder of roles."""

    line: LineId | None = None
    """The id of the line of business that the work is part of, from lines.yaml; nothing if there are no lines."""
    everyday: tuple[Line, ...] = ()
    """What people type if they do not know the track's name: tasks, tools, wishes."""
    summary: Line
    """What the work is, and who it suits."""
    families: tuple[Family, ...] = ()
    """Groups of roles inside the track. Leave them out if the track is one group."""
    successor: TrackId | None = None
    """The id of the track that takes over if this one ends. Its roles then belong to that one."""
    retires: Day | None = None
    """The first day without this track: from then on, the site shows the successor in its place."""


class Level(Record):
    """One of the levels that all tracks share. `from_entry` counts months from the first day at level 1."""

    level: Whole
    """The number of the level, from 1 for the lowest."""
    title: Line
    """The name of the level."""
    code: Annotated[Line, StringConstraints(max_length=12)] | None = None
    """The company's own code of the level, such as L2, J040 or IC3."""
    band: BandId
    """The id of the band that it belongs to."""
    summary: Line
    """What people at this level have in common."""
    from_entry: MonthRange | None = None
    """How many months it takes to get here from the first day at level 1."""
    confidence: Confidence = "low"
    """How sure these months are."""
    sources: tuple[SourceId, ...] = ()
    """Ids of the sources of the months, from sources.yaml."""


class KeySkill(Record):
    """A key skill of a band: its name in everyday words, and the id of the skill."""

    name: Line
    """The skill in everyday words."""
    skill: SkillId
    """The id of the skill, from skills.yaml."""


class Band(Entry):
    """Neighbouring levels with the same kind of work."""

    summary: Line
    """What the levels of the band have in common."""
    skills: tuple[KeySkill, ...] = ()
    """The skills that matter most in the band."""
    tip: Prose
    """One piece of advice for people in the band."""


class LevelsFile(Record):
    """`levels.yaml`: the levels and their bands, and the levels of skills."""

    levels: tuple[Level, ...]
    """The levels that all tracks share, from the lowest to the highest."""
    bands: tuple[Band, ...]
    """Groups of neighbouring levels."""
    skill_levels: tuple[SkillLevel, ...] = DEFAULT_SKILL_LEVELS
    """The 2 to 7 levels that all skills share, from the lowest to the highest."""


class Kpi(Record):
    """A key performance indicator (KPI): a number that measures a result."""

    id: Line
    """The short name that roles refer to."""
    title: Line
    """The name that people see."""
    aliases: tuple[Line, ...] = ()
    """Other names and short forms of the KPI."""
    formerly: FormerIds = ()
    """Ids that it had before. Links to them, and figures that people saved, lead here."""
    definition: Line
    """How the KPI is worked out, in words."""
    unit: Literal["percent", "seconds", "minutes", "hours", "days", "months", "count", "score", "ratio", "money"]
    """The unit of the KPI."""
    direction: Literal["higher", "lower", "range"]
    """Which values are good: higher ones, lower ones, or a range."""
    improve: tuple[Line, ...] = ()
    """What a person can do to bring it to its target, one habit in each text."""
    caution: Line
    """What goes wrong if people push the KPI too far."""
    watch: tuple[KpiId, ...] = ()
    """Ids of the KPIs that show if it is pushed too far."""
    typical: Line | None = None
    """The usual value in public sources."""
    sources: tuple[SourceId, ...] = ()
    """Ids of the sources of the usual value, from sources.yaml."""
