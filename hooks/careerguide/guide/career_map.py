"""The career map: where every station stands, and how the lines run. Drawing is the template's.

Tracks stand side by side, levels above each other with the highest on top, so that a promotion leads up.
Lengths are SVG user units, one of them a CSS pixel at full size.
"""

from __future__ import annotations

import dataclasses as dc
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Sequence

from careerguide import model

from .guide import Guide
from .moves import Move

WIDTH = 1288  # what a 1366-pixel screen shows without scrolling
LABEL = 30  # room for the level numbers
LINE = 12
PAD = 5
GAP = 12
HEAD = 62  # room for the tracks' titles; more where one of them needs it
# More stations than this make a picture that nobody can read; see `Counts`.
MOST_STATIONS = 130


@dc.dataclass(frozen=True, slots=True)
class MapRole:
    """A role on the map: its box, its title in lines, and the stations that moves lead to, as `index` + kind letter.

    `index` counts the stations of the map in the order they are drawn.
    """

    role: model.Role
    line: model.LineOfBusiness
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    leads: str

    @property
    def middle(self) -> int:
        """Where its text is centred."""
        return self.x + self.width // 2


@dc.dataclass(frozen=True, slots=True)
class Column:
    """A track on the map."""

    track: model.Track
    x: int
    width: int
    lines: tuple[str, ...]


@dc.dataclass(frozen=True, slots=True)
class Row:
    """A level on the map."""

    level: int
    y: int
    height: int


@dc.dataclass(frozen=True, slots=True)
class Map:
    """Everything the template draws. `paths` has one SVG path for each kind of move."""

    width: int
    height: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stations: tuple[MapRole, ...]
    paths: tuple[tuple[model.MoveKind, str], ...]
    moves: tuple[Move, ...]


def layout(guide: Guide, roles: Iterable[model.Role], moves: Sequence[Move]) -> Map | None:
    """Place roles and moves; None where there is nothing to draw or too much."""
    shown = sorted(roles, key=lambda role: (guide.line(role), role.level, role.title))
    if not shown or len(shown) > MOST_STATIONS:
        return None
    tracks = [track for track in guide.tracks.values() if any(role.track == track.id for role in shown)]
    step = min(150, (WIDTH - LABEL) // len(tracks))
    column_of = {track.id: LABEL + index * step for index, track in enumerate(tracks)}
    box = step - (GAP if step > 90 else 3)
    chars = max(int(box / 6), 6)
    cells: dict[tuple[str, int], list[model.Role]] = defaultdict(list)
    for role in shown:
        cells[role.track, role.level].append(role)
    columns = tuple(Column(track, column_of[track.id], box, _wrapped(track.title, chars)) for track in tracks)
    rows = _rows(cells, chars, max(HEAD, max(len(column.lines) for column in columns) * LINE + 14))
    stations: dict[str, MapRole] = {}
    index = {role.id: number for number, role in enumerate(shown)}
    leads = defaultdict(list)
    for move in moves:
        if move.start.id in index and move.end.id in index:
            leads[move.start.id].append(f"{index[move.end.id]}{move.kind[0]}")
    for (track, level), found in cells.items():
        row = next(row for row in rows if row.level == level)
        used = sum(_height(role.title, chars) for role in found) + GAP // 2 * (len(found) - 1)
        y = row.y + (row.height - used) // 2
        for role in found:
            height = _height(role.title, chars)
            stations[role.id] = MapRole(
                role,
                guide.line(role),
                column_of[track],
                y,
                box,
                height,
                _wrapped(role.title, chars),
                " ".join(leads[role.id]),
            )
            y += height + GAP // 2
    drawn = [move for move in moves if move.start.id in stations and move.end.id in stations]
    height = rows[-1].y + rows[-1].height + GAP // 2
    ordered = tuple(stations[role.id] for role in shown)
    return Map(LABEL + step * len(tracks), height, columns, rows, ordered, _paths(drawn, stations), tuple(drawn))


def _wrapped(title: str, chars: int) -> tuple[str, ...]:
    return tuple(textwrap.wrap(title, chars, break_long_words=False))


def _height(title: str, chars: int) -> int:
    return len(_wrapped(title, chars)) * LINE + 2 * PAD


def _rows(cells: dict[tuple[str, int], list[model.Role]], chars: int, y: int) -> tuple[Row, ...]:
    """The levels from the top down; `y` is where the first begins."""
    rows: list[Row] = []
    for level in sorted({level for _, level in cells}, reverse=True):
        tallest = max(
            sum(_height(role.title, chars) for role in found) + GAP // 2 * (len(found) - 1)
            for (_, at), found in cells.items()
            if at == level
        )
        rows.append(Row(level, y, tallest + GAP))
        y += tallest + GAP
    return tuple(rows)


def _paths(moves: Sequence[Move], stations: dict[str, MapRole]) -> tuple[tuple[model.MoveKind, str], ...]:
    paths: dict[model.MoveKind, list[str]] = defaultdict(list)
    for move in moves:
        paths[move.kind].append(_path(stations[move.start.id], stations[move.end.id]))
    order: tuple[model.MoveKind, ...] = ("return", "lateral", "bridge", "promotion")
    return tuple((kind, "".join(paths[kind])) for kind in order if paths[kind])


def _path(start: MapRole, end: MapRole) -> str:
    """Straight up within a column; a curve from side to side between columns.

    The script that lights the ways from a role draws the same curves: keep `overrides/assets/careerguide/career-map.js` in step.
    """
    if start.x == end.x:
        if end.y < start.y:
            return f"M{start.middle} {start.y}V{end.y + end.height}"
        x = start.x + start.width - 4
        return f"M{x} {start.y + start.height}V{end.y}"
    right = end.x > start.x
    x1 = start.x + (start.width if right else 0)
    x2 = end.x + (0 if right else end.width)
    y1, y2 = start.y + start.height // 2, end.y + end.height // 2
    bend = max(abs(x2 - x1) // 2, GAP) * (1 if right else -1)
    dx, dy = x2 - x1, y2 - y1
    return f"M{x1} {y1}c{bend} 0 {dx - bend} {dy} {dx} {dy}"


@dc.dataclass(frozen=True, slots=True)
class Counts:
    """The map of a company too large to draw: how many roles each column has at each level."""

    levels: tuple[int, ...]
    rows: tuple[tuple[str, str, tuple[int, ...]], ...]
    by_line: bool


MOST_TRACKS = 60


def counts(guide: Guide) -> Counts:
    """Roles counted by track and level; by line of business where there are too many tracks."""
    levels = tuple(sorted(guide.by_level, reverse=True))
    by_line = len(guide.tracks) > MOST_TRACKS
    found: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for level, roles in guide.by_level.items():
        for role in roles:
            found[guide.line(role) if by_line else role.track][level] += 1
    names = (
        [(line, line) for line in ("bpo", "shared", "kpo")]
        if by_line
        else [(track.id, track.title) for track in guide.tracks.values()]
    )
    rows = tuple((id_, title, tuple(found[id_][level] for level in levels)) for id_, title in names if id_ in found)
    return Counts(levels, rows, by_line)


def of_track(guide: Guide, track: model.Track) -> Map | None:
    """A track's own ladder: its roles, and the roles next door that moves come from and lead to."""
    own = guide.by_track.get(track.id, ())
    if len(own) > MOST_STATIONS // 2:
        return None
    ids = {role.id for role in own}
    moves = [move for role in own for move in (*guide.moves_from.get(role.id, ()), *guide.moves_to.get(role.id, ()))]
    unique = list({move.id: move for move in moves}.values())
    near = {role.id: role for move in unique for role in (move.start, move.end)} | {role.id: role for role in own}
    whole = layout(guide, near.values(), unique)
    return whole or layout(guide, own, [move for move in unique if move.start.id in ids and move.end.id in ids])
