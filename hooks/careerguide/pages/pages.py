"""Every generated page as a finished thing: address, title, HTML body, contents, words to find it by, edit link.

Adapters only carry pages: `hooks/site.py` into MkDocs' theme, `stage.py` into files for any engine.
"""

from __future__ import annotations

import bisect
import dataclasses as dc
import functools
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar
from urllib.parse import quote

from careerguide import formatting, model
from careerguide.guide.guide import Guide, Location, Move, rung
from careerguide.render.components import Components
from careerguide.render.jinja_env import rooted

from .hr import hr_pages
from .people import people_pages
from .tools import tool_pages

T = TypeVar("T")

# Entries on one page of a list. An entry with the longest id and titles takes about 450 bytes, and a page stays below 60 KB.
PART = 100
# Other ways to the same role that a move names.
OTHERS = 12

CHANGES = {"new": "New", "up": "Up", "same": "Same", "down": "Less", "gone": "No longer needed"}


@dc.dataclass(frozen=True, slots=True)
class Settings:
    """What pages must know of where they are published. Without `repo_url` there is no "suggest a change", without `site_url` no code to scan."""

    repo_url: str = ""
    branch: str = "main"
    site_url: str = ""

    def edit_url(self, place: Location | None) -> str:
        """The forge's page for a line of a file; GitLab keeps blobs elsewhere than GitHub, Gitea and Forgejo do."""
        if not self.repo_url or place is None:
            return ""
        base, file = self.repo_url.rstrip("/"), quote(f"{self.branch}/{place.path}")
        if "gitlab" in base:
            return f"{base}/-/blob/{file}#L{place.line}"
        return f"{base}/blob/{file}?plain=1#L{place.line}"

    def report_url(self, address: str, title: str) -> str:
        """The forge's form for "this is outdated", with the page filled in."""
        if not self.repo_url:
            return ""
        base, page = self.repo_url.rstrip("/"), quote(f"{self.site_url.rstrip('/')}{address}", safe="")
        if "gitlab" in base:
            return f"{base}/-/issues/new?issuable_template=Outdated&issue[title]={quote(f'Outdated: {title}', safe='')}"
        return f"{base}/issues/new?template=outdated.yml&title={quote(f'Outdated: {title}', safe='')}&page={page}"


@dc.dataclass(frozen=True, slots=True)
class Page:
    """A page without its theme; its address starts and ends with `/`.

    `found_by` are words by which people look for it; without any, search does not list the page itself, though perhaps its entry.
    """

    address: str
    section: str
    title: str
    description: str
    draw: Callable[[], str]
    contents: tuple[tuple[str, str], ...] = ()
    found_by: str = ""
    edit_url: str = ""

    @property
    def body(self) -> str:
        """The HTML, drawn when asked for, so that pages can be shared out among processors. Links are relative to the address."""
        return self.draw()


@dc.dataclass(frozen=True, slots=True)
class Part(Generic[T]):
    """One page of a long list."""

    items: Sequence[T]
    number: int
    count: int
    total: int
    top: str

    def address(self, number: int) -> str:
        """Where page `number` of the list is; ids never consist of digits, so the two cannot meet."""
        return self.top if number == 1 else f"{self.top}{number}/"

    @property
    def shown(self) -> list[int]:
        """Numbers to link to: the ends and the neighbourhood, so that the list of pages stays short too."""
        near = {
            1,
            self.count,
            *range(self.number - 2, self.number + 3),
            *range(10, self.count, max(10, self.count // 10)),
        }
        return sorted(number for number in near if 1 <= number <= self.count)


def parts(items: Sequence[T], top: str, size: int = PART) -> Iterator[Part[T]]:
    """A list cut into pages; an empty list has one empty page. `top` is a link from the top of the site."""
    count = max(1, -(-len(items) // size))
    for number in range(1, count + 1):
        yield Part(items[(number - 1) * size : number * size], number, count, len(items), top)


class Pages:
    """All generated pages of a guide."""

    def __init__(self, guide: Guide, components: Components, settings: Settings) -> None:
        self.guide, self.components, self.settings = guide, components, settings
        self.env = components.env
        self.env.globals |= {"CHANGES": CHANGES, "site_url": settings.site_url.rstrip("/")}

    def all(self) -> Iterator[Page]:
        """Every generated page; lists first, then entries in the order of the data."""
        yield from self._lists()
        for track in self.guide.tracks.values():
            yield self._track(track)
        for skill in self.guide.skills.values():
            yield from self._skill(skill)
        for band in self.guide.bands.values():
            yield from self._band(band)
        for role in self.guide.roles.values():
            yield self._role(role)
        for move in self.guide.moves:
            yield self._move(move)
        yield from people_pages(self)
        yield from tool_pages(self)
        yield from hr_pages(self)

    def page(
        self,
        template: str,
        address: str,
        title: str,
        description: str,
        values: Callable[[], Mapping[str, object]],
        edit: Location | None = None,
        found_by: str = "",
        contents: tuple[tuple[str, str], ...] = (),
    ) -> Page:
        """A page drawn from `pages/<template>.html` with what `values` works out."""
        edit_url = self.settings.edit_url(edit)
        report_url = self.settings.report_url(address, title)

        def draw() -> str:
            html = self.env.get_template(f"pages/{template}.html").render(
                edit_url=edit_url, report_url=report_url, contents=contents, seen=set(), **values()
            )
            # Without blank lines the body is one HTML block in any Markdown engine.
            return rooted(_BLANK.sub("\n", html), address)

        return Page(address, address.split("/")[1], title, description, draw, contents, found_by, edit_url)

    def listed(
        self,
        template: str,
        title: str,
        description: str,
        part: Part[Any],
        edit: Location | None = None,
        values: Callable[[], Mapping[str, object]] = dict,
        found_by: str = "",
    ) -> Page:
        """One page of a list; only the first is found by search."""
        numbered = title if part.number == 1 else f"{title}, page {part.number}"
        address = part.address(part.number).removeprefix("~")
        return self.page(
            template,
            address,
            numbered,
            description,
            lambda: {"part": part, **values()},
            edit,
            found_by if part.number == 1 else "",
        )

    def _lists(self) -> Iterator[Page]:
        guide = self.guide
        by_title = sorted(guide.roles.values(), key=lambda role: (role.title.casefold(), role.id))
        moves = sorted(
            guide.moves, key=lambda move: (move.start.title.casefold(), move.start.id, move.end.level, move.end.id)
        )
        lists: tuple[tuple[str, str, str, Sequence[object], int], ...] = (
            ("roles", "Roles", "All roles, with level and track.", by_title, PART),
            ("skills", "Skills", "All skills, with the roles that need them.", tuple(guide.skills.values()), 80),
            ("tracks", "Tracks", "All tracks (lines of work) and the roles in each.", tuple(guide.tracks.values()), 80),
            ("bands", "Bands and levels", "Four bands, ten levels.", tuple(guide.bands.values()), 80),
            ("moves", "Moves", "All moves from one role to another.", moves, PART),
        )
        for name, title, description, items, size in lists:
            for part in parts(items, f"~/{name}/", size):
                yield self.listed(name, title, description, part, found_by=description)

    def _role(self, role: model.Role) -> Page:
        guide = self.guide
        found = {
            "expect": "What to expect",
            "skills": "Skills",
            "measured": "KPIs",
            "next": "Moves from this role",
            "feeders": "Moves into this role",
            "ways": "Usual routes" if role.id in guide.usual_routes else "",
            "openings": "Open now" if guide.people.openings_of.get(role.id) else "",
            "stories": "Stories" if guide.people.by_role.get(role.id) else "",
            "alike": "Similar roles" if guide.similar_roles[role.id] else "",
            "learning": "Learning" if role.learning else "",
            "offers": "Benefits" if guide.benefits_for(role) else "",
        }
        contents = tuple((id_, title) for id_, title in found.items() if title)
        place = guide.locations.get(("role", role.id))
        values = functools.partial(self._role_values, role)
        return self.page("role", f"/roles/{role.id}/", role.title, role.summary, values, place, contents=contents)

    def _role_values(self, role: model.Role) -> dict[str, object]:
        guide = self.guide
        out = guide.moves_from.get(role.id, ())
        return {
            "role": role,
            "track": guide.tracks[role.track],
            "band": guide.band(role.level),
            "into": guide.moves_to.get(role.id, ()),
            "feeders": [move for move in guide.moves_to.get(role.id, ()) if move.kind != "return"],
            "out": out,
            "out_sources": self._sources(out),
            "usual": guide.usual_routes.get(role.id, ()),
            "similar_roles": guide.similar_roles[role.id],
            "needs": sorted(
                role.skills, key=lambda need: (need.need != "essential", -model.SKILL_LEVELS.index(need.level))
            ),
            "rungs": self._rungs(role),
            "gates": [kra for kra in role.kras if kra.gate],
            "learning": [guide.learning[id_] for id_ in role.learning],
            "benefits": guide.benefits_for(role),
            "openings": guide.people.openings_of.get(role.id, ()),
            "told": guide.near_first(guide.people.by_role.get(role.id, ()), role.level),
            "ask": guide.people.ask(role.id),
        }

    def _rungs(self, role: model.Role) -> Sequence[model.Role]:
        """The role among its neighbours on the track's ladder: at most four below or beside it, and four above."""
        own = self.guide.by_track[role.track]
        at = bisect.bisect_left(own, rung(role), key=rung)
        return own[max(0, at - 4) : at + 5]

    def _sources(self, moves: Sequence[Move]) -> list[model.Source]:
        return [self.guide.sources[id_] for id_ in dict.fromkeys(id_ for move in moves for id_ in move.entry.sources)]

    def _move(self, move: Move) -> Page:
        start, end = move.id
        title, description = (
            f"{move.start.title} to {move.end.title}",
            f"{formatting.KINDS[move.kind]}, {formatting.months(move.after)}.",
        )
        place = self.guide.locations.get(("move", f"{start}/{end}"))
        return self.page(
            "move", f"/moves/{start}/{end}/", title, description, functools.partial(self._move_values, move), place
        )

    def _move_values(self, move: Move) -> dict[str, object]:
        others = [other for other in self.guide.moves_to[move.end.id][: OTHERS + 1] if other is not move]
        return {
            "move": move,
            "changes": self.guide.changes(move.start, move.end),
            "others": others[:OTHERS],
            "told": self.guide.near_first(self.guide.people.by_move.get(move.id, ()), move.start.level),
            "openings": self.guide.people.openings_of.get(move.end.id, ()),
            "sources": self._sources([move]),
        }

    def _skill(self, skill: model.Skill) -> Iterator[Page]:
        guide = self.guide
        order = {level: number for number, level in enumerate(reversed(model.SKILL_LEVELS))}
        needed = sorted(
            guide.by_skill.get(skill.id, ()), key=lambda found: (order[found[1].level], found[0].level, found[0].id)
        )

        def values() -> dict[str, object]:
            learning = [
                item for item in guide.learning.values() if skill.id in item.skills or item.id in skill.learning
            ]
            return {"skill": skill, "learning": learning}

        for part in parts(needed, f"~/skills/{skill.id}/"):
            yield self.listed(
                "skill", skill.title, skill.summary, part, guide.locations.get(("skill", skill.id)), values
            )

    def _track(self, track: model.Track) -> Page:
        place = self.guide.locations.get(("track", track.id))

        def values() -> dict[str, object]:
            ids = {role.id for role in self.guide.by_track.get(track.id, ())}
            told = [story for story in self.guide.people.stories.values() if story.leader.role in ids]
            openings = [opening for opening in self.guide.people.openings.values() if opening.role in ids]
            return {
                "track": track,
                "ladder": self.components.ladder(track.id),
                "told": told[:5],
                "openings": openings[:5],
            }

        return self.page("track", f"/tracks/{track.id}/", track.title, track.summary, values, place)

    def _band(self, band: model.Band) -> Iterator[Page]:
        guide = self.guide
        levels = [level for level in guide.levels.values() if level.band == band.id]
        for part in parts(guide.by_band.get(band.id, ()), f"~/bands/{band.id}/"):
            place = guide.locations.get(("band", band.id))
            yield self.listed("band", band.title, band.summary, part, place, lambda: {"band": band, "levels": levels})


_BLANK = re.compile(r"\n\s+")
