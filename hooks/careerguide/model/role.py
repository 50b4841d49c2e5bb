"""A role: what it is like, what it needs, how it is measured, and the moves that start from it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from .base import (
    Confidence,
    Day,
    KpiId,
    LearningId,
    Line,
    Link,
    MoveKind,
    Prose,
    Record,
    RoleId,
    SiteName,
    SkillId,
    SkillLevelId,
    SourceId,
    TargetText,
    Title,
    TrackId,
    Whole,
    YesNo,
)
from .differences import Difference
from .framework import Entry, MonthRange
from .gates import Gate
from .language_need import LanguageText
from .outlook import Outlook


class TeamSize(Record):
    """How many people a person in the role manages."""

    min: Whole
    """The size of the smallest team."""
    max: Whole
    """The size of the largest team."""


class Reality(Record):
    """What the work is like."""

    shifts: Literal["day", "rotating", "night"] | None = None
    """When people work: by day, at night, or in rotating shifts."""
    remote: Literal["none", "partial", "full"] | None = None
    """How much of the work people can do from home."""
    manages: TeamSize | None = None
    """How many people a person in the role manages."""
    day: Prose | None = None
    """What an ordinary day is like, with its hard hours."""


class Kra(Record):
    """A key result area (KRA) and the KPI that measures it. The conditions of a move are its `gates`."""

    area: Line
    """The result area, in a few words."""
    kpi: KpiId
    """The id of the KPI that measures it, from kpis.yaml."""
    target: TargetText
    """The value that the KPI should reach, such as ">= 90%", in quotes; words if a client or a plan sets it."""
    over: Annotated[Whole, Field(ge=1, le=24)] = 1
    """For how many months in a row the target must be met."""


class SkillNeed(Record):
    """A skill that a role needs: at which level, and if it is essential."""

    skill: SkillId
    """The id of the skill, from skills.yaml."""
    level: SkillLevelId
    """The id of the skill level that the role needs."""
    need: Literal["essential", "desirable"] = "essential"
    """Essential if people need it from the first day, desirable if they can learn it in the role."""


class PayGrade(Record):
    """A pay grade: its code, which is never a figure of money, and where people can read about it."""

    code: Title
    """The code of the grade, such as G7."""
    link: Link | None = None
    """A page about the grade, which only the company's people can open."""


def _grade(value: object) -> object:
    """A text is the code."""
    return {"code": value} if isinstance(value, str) else value


class Code(Record):
    """The nearest occupation in a public classification. It is close to the role, but not the same."""

    scheme: Literal["onet-soc", "esco", "isco-08", "nco-2015", "anzsco", "osca", "nsqf-qp", "tesda"]
    """The classification that the code is from."""
    code: Line
    """The code as the classification writes it; in quotes if it looks like a number."""
    title: Line | None = None
    """What the public list calls this code. The check uses it to find a wrong code."""
    match: Literal["exact", "close", "broad"] = "close"
    """How close the occupation is to this role."""
    source: SourceId | None = None
    """The id of the source of this code, from sources.yaml."""


class LowerSkill(Record):
    """A skill that a promotion needs at a lower level than the role before it, and the reason."""

    skill: SkillId
    """The id of the skill that the new role needs at a lower level."""
    why: Line
    """Why a lower level is right for the new role."""


class MoveEntry(Record):
    """A move as HR writes it, under the role where it starts."""

    to: RoleId
    """The id of the role that the move leads to."""
    kind: MoveKind
    """A promotion leads up, a lateral move to the side, a bridge to another line of work, a return back."""
    after: MonthRange | None = None
    """How many months people spend in the role before the move. Leave it out if this is not known."""
    confidence: Confidence = "low"
    """How sure these months are."""
    sources: tuple[SourceId, ...] = ()
    """Ids of the sources of the months. Your own estimate is a source too."""
    gates: tuple[Gate, ...] = ()
    """The conditions that a person must meet before the move: a KPI with its target, or a thing to do."""
    prepare: tuple[Line, ...] = ()
    """What a person can do in the current role to get ready."""
    why: Prose | None = None
    """Who the move suits, and what they gain."""
    why_not: Prose | None = None
    """When it is better to wait or to stay."""
    less: tuple[LowerSkill, ...] = ()
    """Skills that the new role needs at a lower level, and why."""


class Role(Entry):
    """A job that a person can have. Levels can be compared between tracks; titles cannot."""

    short: Title | None = None
    """A shorter title for small boxes, such as those on the map: at most 24 characters. Most roles need none."""
    track: TrackId | None = None
    """The id of the track that the role belongs to, from tracks.yaml. Leave it out if it belongs to none."""
    family: Line | None = None
    """The id of a family of its own track. Leave it out if the track has none."""
    also_in: tuple[TrackId, ...] = ()
    """Ids of other tracks that list the role too: on their pages, and in the filters by track."""
    level: Whole
    """The number of the level, as levels.yaml describes it. All tracks share these levels."""
    status: Literal["draft", "published", "retiring"] = "published"
    """A draft is not on the site. A retiring role gets no new openings."""
    successor: RoleId | None = None
    """The id of the role that takes over if this one ends. Links and saved plans lead there from `retires` on."""
    retires: Day | None = None
    """The first day without this role: from then on, the site shows the successor in its place."""
    everyday: tuple[Line, ...] = ()
    """What people type if they do not know the role's name: tasks, tools, wishes."""
    summary: Line
    """What a person in this role does, in one sentence."""
    reality: Reality = Reality()
    """What the work is like: shifts, work from home, team size, an ordinary day."""
    responsibilities: tuple[Line, ...] = ()
    """The duties of the role, one sentence a line."""
    kras: tuple[Kra, ...] = ()
    """The result areas of the role, and the KPIs that measure them."""
    skills: tuple[SkillNeed, ...] = ()
    """The skills that the role needs, and the level of each."""
    sites: tuple[SiteName, ...] = ()
    """Ids of the sites where people have this role, from sites.yaml. Leave it out if it is at all sites."""
    languages: tuple[LanguageText, ...] = ()
    """The languages that the role needs, each with its level if one is asked: `[English B2, Polish]`."""
    differences: tuple[Difference, ...] = ()
    """What differs on one client line, at one site or in one shift: a target, a skill or a language a line."""
    grade: Annotated[PayGrade, BeforeValidator(_grade, json_schema_input_type=PayGrade | str)] | None = None
    """The pay grade: a code such as G7, or `{code, link}`. Never a figure of money."""
    learning: tuple[LearningId, ...] = ()
    """Ids of courses and texts that help in this role, from learning.yaml."""
    tip: Prose | None = None
    """One piece of advice from someone who knows the role."""
    outlook: Outlook | None = None
    """Where the work of this role is going: tasks that grow and shrink, with sources and a month."""
    codes: tuple[Code, ...] = ()
    """The nearest occupations in public classifications."""
    moves: tuple[MoveEntry, ...] = ()
    """The moves that start from this role."""
    dead_end: Line | None = None
    """Why no promotion starts from this role, if there is none."""
    sample: YesNo = False
    """Marks an example that you should replace."""

    @property
    def short_title(self) -> str:
        """What a small box shows: the short title, or the title if it has none."""
        return self.short or self.title

    @property
    def other_names(self) -> tuple[str, ...]:
        """The names beside the title by which search finds the role."""
        known = {name.casefold() for name in (self.title, *self.aliases)}
        return (*self.aliases, self.short) if self.short and self.short.casefold() not in known else self.aliases

    @property
    def tracks(self) -> tuple[str, ...]:
        """The ids of the tracks that list the role, the one that it belongs to first, each once."""
        return tuple(dict.fromkeys((*((self.track,) if self.track else ()), *self.also_in)))
