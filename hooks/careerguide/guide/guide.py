"""The guide: data without errors, linked both ways, with everything that pages need computed once."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Mapping

from careerguide import formatting, model
from careerguide.loading.ledger import ShortLink
from careerguide.loading.origins import Origin
from careerguide.model.kinds import KINDS
from careerguide.model.settings import Parts

from . import days, differences, routes, similar_roles
from .history import History
from .moves import Location, Move
from .people import People, nearness, of_the_week
from .retired import Retired


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
class Outside:
    """The address of the site for people outside the company, and the roles that it has; both empty if it has none."""

    url: str = ""
    roles: frozenset[str] = frozenset()


@dc.dataclass(frozen=True, slots=True)
class Guide:
    """Everything that the site shows: published and retiring entries, no drafts."""

    today: dt.date
    now: dt.datetime
    roles: Mapping[str, model.Role]
    skills: Mapping[str, model.Skill]
    lines: Mapping[str, model.LineOfBusiness]
    skill_levels: Mapping[str, model.SkillLevel]
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
    headcounts: model.Headcounts | None
    languages: Mapping[str, model.Language]
    moves: tuple[Move, ...]
    moves_from: Mapping[str, tuple[Move, ...]]
    moves_to: Mapping[str, tuple[Move, ...]]
    by_track: Mapping[str, tuple[model.Role, ...]]
    without_track: tuple[model.Role, ...]
    by_level: Mapping[int, tuple[model.Role, ...]]
    by_band: Mapping[str, tuple[model.Role, ...]]
    by_skill: Mapping[str, tuple[tuple[model.Role, model.SkillNeed], ...]]
    entry_roles: tuple[model.Role, ...]
    usual_routes: Mapping[str, tuple[routes.Route, ...]]
    similar_roles: Mapping[str, tuple[similar_roles.SimilarRole, ...]]
    cited: Mapping[str, int]
    people: People
    locations: Mapping[tuple[str, str], Location]
    origins: Mapping[tuple[str, str], Origin]
    formerly: Mapping[str, Mapping[str, str]]
    taken_over: Mapping[tuple[str, str], tuple[Retired, ...]]
    ledger: tuple[str, ...]
    short_links: tuple[ShortLink, ...]
    short_addresses: Mapping[str, str]
    history: History
    parts: Parts
    language: str = ""
    audience: model.Audience | None = None
    """The list of what people outside the company may see, if the guide is for them."""
    outside: Outside = Outside()
    """In the guide inside the company: the roles that the site for people outside has, and its address."""

    def shortest_address(self, role: str) -> str:
        """The address of a role to type or to scan: its short link if it has one."""
        return self.short_addresses.get(role, f"/roles/{role}/")

    def link_to_send(self, role: str, site_url: str, address: str = "") -> str:
        """The whole address of a role for a candidate: on the site for people outside if that has the role.

        `site_url` is the address of this site; without both, the address begins at its top. `address` is another short
        link of the role than its usual one.
        """
        site = self.outside.url if role in self.outside.roles else ""
        return (site or site_url).rstrip("/") + (address or self.shortest_address(role))

    def link_picture(self, role: str) -> str:
        """The path inside the site of what mail and chat show of a link to a role; empty without a short link."""
        address = self.short_addresses.get(role, "")
        return f"{address[1:]}card.png" if address else ""

    def tells(self, kind: str, key: str) -> bool:
        """Whether the site may tell a value of entries of a kind; inside the company, it may tell each."""
        return self.audience is None or key in self.audience.fields.get(kind, ())

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

    def places(self, opening: model.Opening) -> list[model.Site]:
        """The sites of an opening, in the order of the data."""
        return [self.sites[id_] for id_ in opening.places]

    def zones(self, opening: model.Opening) -> str:
        """The time zones of an opening, each once, with a space between two. It is open while its day lasts in one."""
        return " ".join(dict.fromkeys(site.zone for site in self.places(opening)))

    def opening_title(self, opening: model.Opening) -> str:
        """`Team Leader, Manila and Pune`."""
        return f"{self.roles[opening.role].title}, {formatting.place_names(self.places(opening))}"

    def move(self, start: str, end: str) -> Move | None:
        """The move from one role to another, if the guide has one."""
        return next((move for move in self.moves_from.get(start, ()) if move.end.id == end), None)

    def level_code(self, level: int) -> str:
        """The company's own code of a level; empty if it has none."""
        entry = self.levels.get(level)
        return (entry.code or "") if entry else ""

    def level_name(self, level: int) -> str:
        """A level after the word "level": `3`, or `3 (J040)` if it has a code of its own."""
        code = self.level_code(level)
        return f"{level} ({code})" if code else str(level)

    def level_mark(self, level: int) -> str:
        """A level where space is short: its code, or `L3`."""
        return self.level_code(level) or f"L{level}"

    def skill_rank(self, level: str) -> int:
        """The place of a skill level, from 1 for the lowest."""
        return list(self.skill_levels).index(level) + 1

    def needs_first(self, role: model.Role) -> list[model.SkillNeed]:
        """The skills of a role: the essential ones first, and of these the highest level first."""
        return sorted(role.skills, key=lambda need: (need.need != "essential", -self.skill_rank(need.level)))

    def role_in(self, opening: model.Opening) -> tuple[model.Role, frozenset[str]]:
        """The role of an opening as it is there, and what varies in it (see `differences.in_opening`)."""
        titles = {id_: kpi.title for id_, kpi in self.kpis.items()}
        return differences.in_opening(self.roles[opening.role], opening, titles)

    def track_of(self, role: model.Role) -> model.Track | None:
        """The track that a role belongs to, if it has one."""
        return self.tracks[role.track] if role.track else None

    def tracks_of(self, role: model.Role) -> list[model.Track]:
        """The tracks that list a role, the one that it belongs to first; none for a role without a track."""
        return [self.tracks[id_] for id_ in role.tracks]

    def line(self, role: model.Role) -> model.LineOfBusiness | None:
        """The line of business of a role's track, if it has one."""
        track = self.track_of(role)
        return self.line_of(track) if track else None

    def family(self, role: model.Role) -> model.Family | None:
        """The family of a role inside the track that it belongs to, if it has one."""
        track = self.track_of(role)
        return next((family for family in track.families if family.id == role.family), None) if track else None

    def families(self, track: model.Track) -> list[tuple[model.Family | None, list[model.Role]]]:
        """The families of a track that have roles, each with its roles from the lowest level up; others come last.

        Roles of other tracks that are listed in this one are among the others: they have no family here.
        """
        roles = sorted(self.by_track.get(track.id, ()), key=lambda role: role.level)
        groups = [(family, [role for role in roles if self.family(role) is family]) for family in track.families]
        placed = {role.id for _, members in groups for role in members}
        others = [role for role in roles if role.id not in placed]
        return [group for group in [*groups, (None, others)] if group[1]] if track.families else []

    def line_of(self, track: model.Track) -> model.LineOfBusiness | None:
        """The line of business of a track, if it has one."""
        return self.lines.get(track.line) if track.line else None

    def line_number(self, line: model.LineOfBusiness | None) -> int:
        """The position of a line of business in the data, from 1; 0 for no line. Colours follow it."""
        return list(self.lines).index(line.id) + 1 if line else 0

    def kind_title(self, move: Move, kinds: Mapping[str, str] = formatting.KINDS) -> str:
        """The kind of a move by its name in `kinds`; of a bridge with both lines of business, in the data's order."""
        ends = {line.id: line for line in (self.line(move.start), self.line(move.end)) if line}
        if move.kind != "bridge" or len(ends) < 2:
            return kinds[move.kind]
        return formatting.bridge([line.name for line in self.lines.values() if line.id in ends])

    def bridge_title(self, lines: str = "lines of business") -> str:
        """What a bridge is in this company: between its two lines of business, or between `lines` if it has more."""
        names = [line.name for line in self.lines.values() if not line.serves_all]
        return formatting.bridge(names if len(names) == 2 else [lines] if self.lines else [])

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

    def road(self, start: str, steps: int) -> list[Move]:
        """The first steps of the usual road from a role; it comes to no role twice, and may be shorter."""
        moves: list[Move] = []
        seen = {start}
        while len(moves) < steps:
            place = moves[-1].end.id if moves else start
            step = next((move for move in self.onward(place) if move.end.id not in seen), None)
            if not step:
                break
            moves.append(step)
            seen.add(step.end.id)
        return moves

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

    def workplace(self, places: tuple[str, str, str]) -> str:
        """Where a difference is, in words: `on Banking, at Cebu`."""
        line, site, shift = places
        return formatting.workplace(line, self.sites[site].title if site in self.sites else site, shift)

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
                self.skills[skill], before.get(skill), now.get(skill), self._change(before.get(skill), now.get(skill))
            )
            for skill in [*now, *(skill for skill in before if skill not in now)]
        ]
        return tuple(sorted(changes, key=self._rank))

    def _level(self, need: model.SkillNeed | None) -> int:
        """The place of its level, from 1; 0 if the role does not ask for the skill."""
        return 0 if need is None else self.skill_rank(need.level)

    def _change(self, before: model.SkillNeed | None, now: model.SkillNeed | None) -> str:
        if before is None:
            return "new"
        if now is None:
            return "carried"
        rise = self._level(now) - self._level(before)
        return "up" if rise > 0 else "down" if rise < 0 else "same"

    def _rank(self, change: SkillChange) -> tuple[bool, bool, int]:
        """The place in lists: low values first. Of skills that are carried along, the highest level comes first."""
        need = change.now or change.before
        rise = self._level(change.now) - self._level(change.before)
        carried = change.now is None
        return carried, need is None or need.need != "essential", rise if carried else -rise
