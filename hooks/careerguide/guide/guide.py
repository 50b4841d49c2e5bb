"""The guide: a sound framework, linked both ways, with everything that pages ask of it worked out once."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from careerguide import model
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData, renamed
from careerguide.model import SKILL_LEVELS
from careerguide.problems import DataError, errors

from . import routes, similar_roles
from .history import History
from .people import People, nearness, of_the_week, people

# Promotions come first wherever moves are listed; among equals the quickest.
KINDS = ("promotion", "lateral", "bridge", "return")

T = TypeVar("T")
S = TypeVar("S", bound=model.Record)
K = TypeVar("K")


@dc.dataclass(frozen=True, slots=True)
class Location:
    """Where something was written: file as HR sees it, line from 1."""

    path: str
    line: int


@dc.dataclass(frozen=True, slots=True, eq=False)
class Move:
    """A move, linked to both of its roles."""

    start: model.Role
    end: model.Role
    entry: model.MoveEntry

    @property
    def kind(self) -> model.MoveKind:
        """promotion, lateral, bridge or return."""
        return self.entry.kind

    @property
    def after(self) -> model.MonthRange:
        """Months in the role it starts from."""
        return self.entry.after

    @property
    def id(self) -> tuple[str, str]:
        """The ids of both roles."""
        return self.start.id, self.end.id


@dc.dataclass(frozen=True, slots=True)
class SkillChange:
    """What a move asks of one skill: `new`, `up`, `same`, `down` or `gone`; levels are None where the role does not ask for it."""

    skill: model.Skill
    before: model.SkillNeed | None
    now: model.SkillNeed | None
    change: str


@dc.dataclass(frozen=True, slots=True)
class Guide:
    """Everything the site says. Only published and retiring entries; drafts stay with HR."""

    today: dt.date
    roles: Mapping[str, model.Role]
    skills: Mapping[str, model.Skill]
    tracks: Mapping[str, model.Track]
    levels: Mapping[int, model.Level]
    bands: Mapping[str, model.Band]
    kpis: Mapping[str, model.Kpi]
    learning: Mapping[str, model.Learning]
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
    history: History = dc.field(default_factory=History)

    def move(self, start: str, end: str) -> Move | None:
        """The move from one role to another, if the guide has one."""
        return next((move for move in self.moves_from.get(start, ()) if move.end.id == end), None)

    def line(self, role: model.Role) -> model.LineOfBusiness:
        """bpo, shared or kpo: the side a role's track belongs to."""
        return self.tracks[role.track].line

    def band(self, level: int) -> model.Band | None:
        """The band that a level belongs to."""
        found = self.levels.get(level)
        return self.bands.get(found.band) if found else None

    def benefits_for(self, role: model.Role) -> tuple[model.Benefit, ...]:
        """What the company offers in a role, in the order of the data."""
        return tuple(
            benefit
            for benefit in self.benefits.values()
            if (not benefit.tracks or role.track in benefit.tracks)
            and (not benefit.levels or benefit.levels.min <= role.level <= benefit.levels.max)
        )

    def onward(self, role: str) -> list[Move]:
        """Moves that lead on from a role: all but the way back."""
        return [move for move in self.moves_from.get(role, ()) if move.kind != "return"]

    def story_of_the_week(self) -> model.Story | None:
        """The story that this week's build tells to someone who has not said who they are."""
        stories = sorted(self.people.stories.values(), key=lambda story: story.id)
        place = of_the_week([self.roles[story.leader.role].level for story in stories], self.today)
        return None if place is None else stories[place]

    def near_first(self, stories: Iterable[model.Story], level: int) -> list[model.Story]:
        """Stories in the order in which someone at a level finds themselves in them: near peers before vice presidents."""
        return sorted(stories, key=lambda story: nearness(self.roles[story.leader.role].level, level))

    def changes(self, start: model.Role, end: model.Role) -> tuple[SkillChange, ...]:
        """What changes in skills from one role to another: what is asked for more comes first."""
        before = {need.skill: need for need in start.skills}
        now = {need.skill: need for need in end.skills}
        found = [
            SkillChange(
                self.skills[skill], before.get(skill), now.get(skill), _change(before.get(skill), now.get(skill))
            )
            for skill in [*now, *(skill for skill in before if skill not in now)]
        ]
        order = ("new", "up", "same", "down", "gone")
        return tuple(sorted(found, key=lambda change: order.index(change.change)))


def rung(role: model.Role) -> tuple[int, str, str]:
    """What roles are ordered by on a ladder: level, then title."""
    return role.level, role.title.casefold(), role.id


def _change(before: model.SkillNeed | None, now: model.SkillNeed | None) -> str:
    if before is None:
        return "new"
    if now is None:
        return "gone"
    rise = SKILL_LEVELS.index(now.level) - SKILL_LEVELS.index(before.level)
    return "up" if rise > 0 else "down" if rise < 0 else "same"


def open_guide(data: Path, today: dt.date) -> Guide:
    """Load, check and link a data folder; `DataError` names everything that stops it."""
    from careerguide.rules import faults  # rules read drafts and guides; only this shortcut needs them here

    loaded = load(data)
    problems = errors(faults(loaded))
    if problems:
        raise DataError(problems)
    return link(loaded, today)


def link(loaded: LoadedData, today: dt.date) -> Guide:
    """The guide of a sound draft."""
    roles = _published(_entries(loaded, "role", model.Role))
    tracks = {track.id: track for track in _entries(loaded, "track", model.Track)}
    levels = {
        level.level: level for level in sorted(_entries(loaded, "level", model.Level), key=lambda level: level.level)
    }
    bands = {band.id: band for band in _entries(loaded, "band", model.Band)}
    moves = tuple(Move(role, roles[entry.to], entry) for role in roles.values() for entry in role.moves)
    ordered = sorted(roles.values(), key=rung)
    by_kind = sorted(moves, key=lambda move: (KINDS.index(move.kind), move.after.typical, move.id))
    moves_from = _group(by_kind, lambda move: move.start.id)
    moves_to = _group(by_kind, lambda move: move.end.id)
    entry_roles = _entry_roles(ordered, levels, moves_to)
    by_skill: dict[str, list[tuple[model.Role, model.SkillNeed]]] = defaultdict(list)
    for role in ordered:
        for need in role.skills:
            by_skill[need.skill].append((role, need))
    return Guide(
        today=today,
        roles=roles,
        skills={skill.id: skill for skill in _entries(loaded, "skill", model.Skill)},
        tracks=tracks,
        levels=levels,
        bands=bands,
        kpis={kpi.id: kpi for kpi in _entries(loaded, "kpi", model.Kpi)},
        learning={item.id: item for item in _entries(loaded, "learning", model.Learning)},
        sources={source.id: source for source in _entries(loaded, "source", model.Source)},
        benefits={benefit.id: benefit for benefit in _entries(loaded, "benefit", model.Benefit)},
        terms={term.id: term for term in _entries(loaded, "term", model.Term)},
        policy=next(iter(_entries(loaded, "policy", model.Policy)), None),
        match=next(iter(_entries(loaded, "match", model.Match)), model.Match()),
        search=next(iter(_entries(loaded, "search", model.Search)), model.Search()),
        moves=moves,
        moves_from=moves_from,
        moves_to=moves_to,
        by_track=_group(ordered, lambda role: role.track),
        by_level=_group(ordered, lambda role: role.level),
        by_band=_group((role for role in ordered if role.level in levels), lambda role: levels[role.level].band),
        by_skill={skill: tuple(found) for skill, found in by_skill.items()},
        entry_roles=entry_roles,
        usual_routes=routes.find_usual_routes(moves_from, (role.id for role in entry_roles), 3),
        similar_roles=similar_roles.find_similar_roles(ordered, by_skill),
        cited=_citations(roles.values(), moves),
        people=people(loaded, roles, today),
        locations=_locations(loaded),
        formerly=renamed(loaded),
        ledger=tuple(address for _, address in loaded.ledger),
    )


def _entries(loaded: LoadedData, kind: str, record_type: type[S]) -> list[S]:
    return [entry for _, entry in loaded.entries(kind, record_type)]


def _published(roles: Sequence[model.Role]) -> dict[str, model.Role]:
    """Roles that are no drafts, without their moves to drafts: what is not published is named nowhere."""
    drafts = {role.id for role in roles if role.status == "draft"}
    found = {role.id: role for role in roles if role.id not in drafts}
    for role in found.values():
        if any(move.to in drafts for move in role.moves):
            kept = tuple(move for move in role.moves if move.to not in drafts)
            found[role.id] = role.model_copy(update={"moves": kept})
    return found


def _group(things: Iterable[T], key: Callable[[T], K]) -> dict[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for thing in things:
        groups[key(thing)].append(thing)
    return {name: tuple(found) for name, found in groups.items()}


def _entry_roles(
    ordered: Iterable[model.Role], levels: Mapping[int, model.Level], moves_to: Mapping[str, tuple[Move, ...]]
) -> tuple[model.Role, ...]:
    """Where people join: roles of the first band that no promotion leads to."""
    first = levels[min(levels)].band if levels else None
    return tuple(
        role
        for role in ordered
        if (levels[role.level].band == first if role.level in levels else role.level == 1)
        and not any(move.kind == "promotion" for move in moves_to.get(role.id, ()))
    )


def _citations(roles: Iterable[model.Role], moves: Iterable[Move]) -> dict[str, int]:
    """How often each source is cited by moves and codes."""
    count: dict[str, int] = defaultdict(int)
    for move in moves:
        for source in move.entry.sources:
            count[source] += 1
    for role in roles:
        for code in role.codes:
            if code.source:
                count[code.source] += 1
    return dict(count)


def _locations(loaded: LoadedData) -> dict[tuple[str, str], Location]:
    """Where each entry is written; a move under `("move", "from/to")`."""
    places: dict[tuple[str, str], Location] = {}
    for item in loaded.all():
        places[item.kind, item.id] = Location(item.document.path, item.line)
        moves = item.raw.get("moves") if item.kind == "role" else None
        for move in moves if isinstance(moves, list) else ():
            places["move", f"{item.id}/{move['to']}"] = Location(item.document.path, move.line)
    return places
