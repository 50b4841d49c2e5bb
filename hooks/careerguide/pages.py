"""Every generated page as a finished thing: address, title, HTML body, contents, search record, edit link.

Adapters only carry pages: `hooks/site.py` into MkDocs' theme, `stage.py` into files for any engine.
"""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

from . import model
from .components import Components, rooted
from .guide import Guide, Move, Place

T = TypeVar("T")

# Entries on one page of a list. At about 150 bytes an entry a page stays below 60 KB with the theme around it.
PART = 200

CHANGES = {"new": "New", "up": "Up", "same": "Same", "down": "Less", "gone": "No longer needed"}


@dc.dataclass(frozen=True, slots=True)
class Settings:
    """What pages must know of where they are published. Without `repo_url` there is no "suggest a change"."""

    repo_url: str = ""
    branch: str = "main"

    def edit_url(self, place: Place | None) -> str:
        """The forge's page for a line of a file; GitLab keeps blobs elsewhere than GitHub, Gitea and Forgejo do."""
        if not self.repo_url or place is None:
            return ""
        base = self.repo_url.rstrip("/")
        if "gitlab" in base:
            return f"{base}/-/blob/{self.branch}/{place.path}#L{place.line}"
        return f"{base}/blob/{self.branch}/{place.path}?plain=1#L{place.line}"


@dc.dataclass(frozen=True, slots=True)
class Record:
    """What search knows of a page: `tags` weigh most, then the title, then text; larger `boost` comes first."""

    text: str
    tags: tuple[str, ...] = ()
    boost: float = 1.0

    @classmethod
    def of(cls, text: str, aliases: Sequence[str], boost: float = 1.0) -> Record:
        """A record whose one-word names are tags, so that `TL` finds the team leader before the sales team leader."""
        words = tuple(alias for alias in aliases if " " not in alias)
        phrases = [alias for alias in aliases if " " in alias]
        return cls(f"{text} Also called {', '.join(phrases)}." if phrases else text, words, boost)


@dc.dataclass(frozen=True, slots=True)
class Page:
    """A page without its theme. Links in `body` are relative to `address`, which starts and ends with `/`."""

    address: str
    section: str
    title: str
    description: str
    body: str
    contents: tuple[tuple[str, str], ...] = ()
    record: Record | None = None
    edit_url: str = ""


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
        near = {1, self.count, *range(self.number - 2, self.number + 3), *range(10, self.count, max(10, self.count // 10))}
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
        self.env.globals["CHANGES"] = CHANGES

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

    def _page(self, template: str, address: str, title: str, description: str, edit: Place | None = None, **values: object) -> Page:
        """Render a page template. `record` and `contents` may be among the values."""
        edit_url = self.settings.edit_url(edit)
        record = values.pop("record", None)
        contents = values.get("sections", ())
        html = self.env.get_template(f"pages/{template}.html").render(edit_url=edit_url, **values)
        # Without blank lines the body is one HTML block in any Markdown engine.
        body = rooted(_BLANK.sub("\n", html), address)
        section = address.strip("/").split("/")[0]
        assert isinstance(contents, tuple)
        return Page(address, section, title, description, body, contents, record if isinstance(record, Record) else None, edit_url)

    def _lists(self) -> Iterator[Page]:
        guide = self.guide
        by_title = sorted(guide.roles.values(), key=lambda role: (role.title.casefold(), role.id))
        moves = sorted(guide.moves, key=lambda move: (move.start.title.casefold(), move.start.id, move.end.level, move.end.id))
        lists: tuple[tuple[str, str, str, Sequence[object], int], ...] = (
            ("roles", "Roles", "All roles, with level and track.", by_title, PART),
            ("skills", "Skills", "All skills, with the roles that need them.", tuple(guide.skills.values()), 120),
            ("tracks", "Tracks", "All lines of work and their ladders.", tuple(guide.tracks.values()), 80),
            ("bands", "Bands and levels", "Four bands, ten levels.", tuple(guide.bands.values()), PART),
            ("moves", "Moves", "All steps from one role to another.", moves, PART),
        )
        for name, title, description, items, size in lists:
            for part in parts(items, f"~/{name}/", size):
                record = Record(description, boost=0.5) if part.number == 1 else None
                yield self._page(name, part.address(part.number)[1:], _numbered(title, part), description, part=part, record=record)

    def _role(self, role: model.Role) -> Page:
        guide = self.guide
        out, into = _by_kind(guide.moves_from.get(role.id, ())), _by_kind(guide.moves_to.get(role.id, ()))
        usual = guide.ways.get(role.id, ())
        alike = guide.alike.get(role.id, ())
        learning = [guide.learning[id_] for id_ in role.learning]
        sections = [
            ("expect", "What to expect"),
            ("skills", "What it takes"),
            ("measured", "What is measured"),
            ("next", "Where it leads"),
            ("feeders", "Who comes in"),
        ]
        sections += [("ways", "Usual ways here")] if usual else []
        sections += [("alike", "Shared skills")] if alike else []
        sections += [("learning", "Learning")] if learning else []
        return self._page(
            "role",
            f"/roles/{role.id}/",
            role.title,
            role.summary,
            guide.places.get(("role", role.id)),
            role=role,
            track=guide.tracks[role.track],
            band=guide.band(role.level),
            into=into,
            out=out,
            out_sources=self._sources(out),
            usual=usual,
            alike=alike,
            needs=sorted(role.skills, key=lambda need: (need.need != "essential", -model.SKILL_LEVELS.index(need.level))),
            rungs=self._rungs(role),
            gates=[kra for kra in role.kras if kra.gate],
            learning=learning,
            sections=tuple(sections),
            record=Record.of(role.summary, role.aliases, 2.0),
        )

    def _rungs(self, role: model.Role) -> Sequence[model.Role]:
        """The role among its neighbours on the track's ladder: at most four below or beside it, and four above."""
        own = self.guide.by_track[role.track]
        at = own.index(role)
        return own[max(0, at - 4) : at + 5]

    def _sources(self, moves: Sequence[Move]) -> list[model.Source]:
        return [self.guide.sources[id_] for id_ in dict.fromkeys(id_ for move in moves for id_ in move.entry.sources)]

    def _move(self, move: Move) -> Page:
        guide, (start, end) = self.guide, move.id
        title = f"{move.start.title} to {move.end.title}"
        description = f"{self.env.globals['KINDS'][move.kind]}, {self.env.filters['months'](move.after)}."  # type: ignore[index]
        return self._page(
            "move",
            f"/moves/{start}/{end}/",
            title,
            description,
            guide.places.get(("move", f"{start}/{end}")),
            move=move,
            changes=guide.changes(move.start, move.end),
            others=[other for other in _by_kind(guide.moves_to.get(end, ())) if other is not move],
            sources=self._sources([move]),
        )

    def _skill(self, skill: model.Skill) -> Iterator[Page]:
        guide = self.guide
        needed = sorted(
            guide.by_skill.get(skill.id, ()), key=lambda found: (-model.SKILL_LEVELS.index(found[1].level), found[0].level, found[0].id)
        )
        learning = [item for item in guide.learning.values() if skill.id in item.skills or item.id in skill.learning]
        for part in parts(needed, f"~/skills/{skill.id}/"):
            record = Record.of(" ".join([skill.summary, *skill.everyday]), skill.aliases, 1.5) if part.number == 1 else None
            place = guide.places.get(("skill", skill.id))
            yield self._page(
                "skill",
                part.address(part.number)[1:],
                _numbered(skill.title, part),
                skill.summary,
                place,
                skill=skill,
                part=part,
                learning=learning,
                record=record,
            )

    def _track(self, track: model.Track) -> Page:
        place = self.guide.places.get(("track", track.id))
        record = Record.of(track.summary, track.aliases, 1.5)
        ladder = self.components.ladder(track.id)
        return self._page("track", f"/tracks/{track.id}/", track.title, track.summary, place, track=track, ladder=ladder, record=record)

    def _band(self, band: model.Band) -> Iterator[Page]:
        guide = self.guide
        levels = [level for level in guide.levels.values() if level.band == band.id]
        for part in parts(guide.by_band.get(band.id, ()), f"~/bands/{band.id}/"):
            record = Record.of(band.summary, band.aliases) if part.number == 1 else None
            place = guide.places.get(("band", band.id))
            yield self._page(
                "band",
                part.address(part.number)[1:],
                _numbered(band.title, part),
                band.summary,
                place,
                band=band,
                levels=levels,
                part=part,
                record=record,
            )


_BLANK = re.compile(r"\n\s+")
_KIND_ORDER = ("promotion", "lateral", "bridge", "return")


def _by_kind(moves: Sequence[Move]) -> list[Move]:
    """Promotions first; among equals the quickest."""
    return sorted(moves, key=lambda move: (_KIND_ORDER.index(move.kind), move.after.typical, move.id))


def _numbered(title: str, part: Part[T]) -> str:
    return title if part.number == 1 else f"{title}, page {part.number}"
