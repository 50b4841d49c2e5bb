"""The guide: data without errors, linked both ways, with everything that pages need computed once."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Mapping

from careerguide import formatting, model
from careerguide.model import SKILL_LEVELS
from careerguide.model.kinds import KINDS
from careerguide.model.settings import Parts

from . import days, routes, similar_roles
from .history import History
from .moves import Location, Move
from .people import People, nearness, of_the_week


@dc.dataclass(frozen=True, slots=True)
class SkillChange:
    """How a skill changes from one role to another; a need is None if the role does not ask for the skill.

    `change` is a key of `formatting.SKILL_CHANGES`.
    """

    skill: model.Skill
    before: model.SkillNeed | None
    now: model.SkillNeed | None
    change: str


@dc.dataclass(frozen=True, slots=True)
class Guide:
    """Everything that the site shows: published and retiring entries, no drafts."""

    today: dt.date
    now: dt.datetime
    roles: Mapping[str, model.Role]
    skills: Mapping[str, model.Skill]
    tracks: Mapping[str, model.Track]
    levels: Mapping[int, model.Level]
    bands: Mapping[str, model.Band]
    kpis: Mapping[str, model.Kpi]
    learning: Mapping[str, model.Learning]
    sites: Mapping[str, model.Site]
    sources: Mapping[str, model.Source]
    benefits: Mapping[str, model.Benefit]
    terms: Mapping[str, model.Term]
    policy: model.Policy | None
    match: model.Match
    search: model.Search
    moves: tuple[Move, ...]
    moves_from: Mapping[str, tuple[Move, ...]]
    moves_to: Mapping[str, tuple[Move, ...]]
    by_track: Mapping[str, tuple[model.Role, ...]]
    by_level: Mapping[int, tuple[model.Role, ...]]
    by_band: Mapping[str, tuple[model.Role, ...]]
    by_skill: Mapping[str, tuple[tuple[model.Role, model.SkillNeed], ...]]
    entry_roles: tuple[model.Role, ...]
    usual_routes: Mapping[str, tuple[routes.Route, ...]]
    similar_roles: Mapping[str, tuple[similar_roles.SimilarRole, ...]]
    cited: Mapping[str, int]
    people: People
    locations: Mapping[tuple[str, str], Location]
    formerly: Mapping[str, Mapping[str, str]]
    ledger: tuple[str, ...]
    history: History
    parts: Parts

    def of_kind(self, kind: str) -> Mapping[str, model.Record]:
        """Id -> entry of every entry of a kind that the site shows; a level's id is its number as text."""
        plural = KINDS[kind].plural
        entries = getattr(self.people if hasattr(self.people, plural) else self, plural)
        if isinstance(entries, tuple):
            return {entry.id: entry for entry in entries}
        return {str(id_): entry for id_, entry in entries.items()}

    def address_of(self, kind: str, id_: str) -> str:
        """The address of an entry that the site shows, from the top of the site; empty if it has none today."""
        if kind == "move":
            start, _, end = id_.partition("/")
            return KINDS[kind].address.format(id=id_) if self.move(start, end) else ""
        address = KINDS[kind].address if kind in KINDS else ""
        return address.format(id=id_) if address and id_ in self.of_kind(kind) else ""

    def day_in(self, site: str) -> dt.date:
        """The day at a site at the moment of the build."""
        return days.day_at(self.sites[site].zone, self.now)

    def move(self, start: str, end: str) -> Move | None:
        """The move from one role to another, if the guide has one."""
        return next((move for move in self.moves_from.get(start, ()) if move.end.id == end), None)

    def line(self, role: model.Role) -> model.LineOfBusiness:
        """bpo, shared or kpo: the side a role's track belongs to."""
        return self.tracks[role.track].line

    def band(self, level: int) -> model.Band | None:
        """The band that a level belongs to."""
        entry = self.levels.get(level)
        return self.bands.get(entry.band) if entry else None

    def benefits_for(self, role: model.Role) -> tuple[model.Benefit, ...]:
        """The benefits of a role, in the order of the data."""
        return tuple(
            benefit
            for benefit in self.benefits.values()
            if (not benefit.tracks or role.track in benefit.tracks)
            and (not benefit.levels or benefit.levels.min <= role.level <= benefit.levels.max)
        )

    def onward(self, role: str) -> list[Move]:
        """Moves from a role, without returns."""
        return [move for move in self.moves_from.get(role, ()) if move.kind != "return"]

    def sources_of(self, moves: Iterable[Move]) -> list[model.Source]:
        """The sources that moves cite, each once, in the order in which they are cited."""
        return [self.sources[id_] for id_ in dict.fromkeys(id_ for move in moves for id_ in move.entry.sources)]

    def story_of_the_week(self) -> model.Story | None:
        """The story of this week, for readers whose role is unknown."""
        stories = sorted(self.people.stories.values(), key=lambda story: story.id)
        index = of_the_week([self.roles[story.leader.role].level for story in stories], self.today)
        return None if index is None else stories[index]

    def near_first(self, stories: Iterable[model.Story], level: int) -> list[model.Story]:
        """Stories for a reader at a level: those of near peers first."""
        return sorted(stories, key=lambda story: nearness(self.roles[story.leader.role].level, level))

    def condition(self, gate: model.Gate) -> str:
        """A condition of a move in words."""
        if gate.kpi is None or gate.target is None:
            return gate.do or ""
        return formatting.condition(self.kpis[gate.kpi].title, gate.target, gate.in_a_row)

    def changes(self, start: model.Role, end: model.Role) -> tuple[SkillChange, ...]:
        """How skills change from one role to another.

        Essential skills come first, then desirable ones; the largest step up comes first in each. Skills that only the
        first role asks for come last.
        """
        before = {need.skill: need for need in start.skills}
        now = {need.skill: need for need in end.skills}
        changes = [
            SkillChange(
                self.skills[skill], before.get(skill), now.get(skill), _change(before.get(skill), now.get(skill))
            )
            for skill in [*now, *(skill for skill in before if skill not in now)]
        ]
        return tuple(sorted(changes, key=_rank))


def _level(need: model.SkillNeed | None) -> int:
    """1 to 4; 0 if the role does not ask for the skill."""
    return 0 if need is None else SKILL_LEVELS.index(need.level) + 1


def _change(before: model.SkillNeed | None, now: model.SkillNeed | None) -> str:
    if before is None:
        return "new"
    if now is None:
        return "carried"
    rise = _level(now) - _level(before)
    return "up" if rise > 0 else "down" if rise < 0 else "same"


def _rank(change: SkillChange) -> tuple[bool, bool, int]:
    """The place in lists: low values first. Of skills that are carried along, the highest level comes first."""
    need = change.now or change.before
    rise = _level(change.now) - _level(change.before)
    carried = change.now is None
    return carried, need is None or need.need != "essential", rise if carried else -rise
