"""The layout of the career map: the position of every role, and the lines of the moves. A template draws it.

Tracks are columns and levels are rows, the highest level on top, so that a promotion leads up.
Lengths are SVG user units; one unit is a CSS pixel at full size.
"""

from __future__ import annotations

import dataclasses as dc
from collections import defaultdict
from collections.abc import Iterable, Sequence

from careerguide import model
from careerguide.formatting import WITHOUT_TRACK

from .guide import Guide
from .moves import Move
from .writing_systems import wrap

WIDTH = 1288  # what a 1366-pixel screen shows without scrolling
LABEL = 30  # room for the level numbers; more if a code needs more
LETTER = 7  # width of a character of a code
LINE = 12
PAD = 5
GAP = 12
HEAD = 62  # room for the tracks' titles; more if a title needs more
# Nobody can read a picture of more roles; see `Counts`.
MOST_ROLES = 130
# With more tracks, `Counts` has a row for each line of business instead of each track.
MOST_TRACKS = 60


@dc.dataclass(frozen=True, slots=True)
class MapRole:
    """A role on the map: its box, its title in lines, and the roles that its moves lead to.

    `line` is the position of its line of business, from 1, or 0 for none. `leads` has `index` + first letter of the
    kind for each move; `index` is the position in `Map.roles`.
    """

    role: model.Role
    line: int
    x: int
    y: int
    width: int
    height: int
    lines: tuple[str, ...]
    leads: str

    @property
    def middle(self) -> int:
        """The x of the middle of its box."""
        return self.x + self.width // 2


@dc.dataclass(frozen=True, slots=True)
class Column:
    """A track on the map, or the roles without a track; these have no title if there are no others."""

    track: model.Track | None
    x: int
    width: int
    lines: tuple[str, ...]


@dc.dataclass(frozen=True, slots=True)
class Row:
    """A level on the map; `mark` is its code, or `L` and its number."""

    level: int
    mark: str
    y: int
    height: int


@dc.dataclass(frozen=True, slots=True)
class Map:
    """Everything that the template draws. `paths` has one SVG path for each kind of move."""

    width: int
    height: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    roles: tuple[MapRole, ...]
    paths: tuple[tuple[model.MoveKind, str], ...]
    moves: tuple[Move, ...]


def layout(
    guide: Guide, roles: Iterable[model.Role], moves: Sequence[Move], others: str = WITHOUT_TRACK, at: str = ""
) -> Map | None:
    """The map of roles and of the moves between them; None if there are no roles or too many.

    `others` is the title of the column of roles without a track. A role is in the column of the track that it belongs
    to, or of the track `at` if that lists it too.
    """
    shown = sorted(roles, key=lambda role: (guide.line_number(guide.line(role)), role.level, role.title))
    if not shown or len(shown) > MOST_ROLES:
        return None
    track_of = {role.id: at if at in role.tracks else role.track or "" for role in shown}
    tracks = _titles(guide, set(track_of.values()), others)
    label = max(LABEL, *(len(guide.level_mark(role.level)) * LETTER + 4 for role in shown))
    step = min(150, (WIDTH - label) // len(tracks))
    box = step - (GAP if step > 90 else 3)
    chars = max(int(box / 6), 6)
    columns = tuple(
        Column(guide.tracks.get(id_), label + index * step, box, _wrapped(title, chars) if title else ())
        for index, (id_, title) in enumerate(tracks)
    )
    cells: dict[tuple[str, int], list[model.Role]] = defaultdict(list)
    for role in shown:
        cells[track_of[role.id], role.level].append(role)
    rows = _rows(guide, cells, chars, max(HEAD, max(len(column.lines) for column in columns) * LINE + 14))
    index = {role.id: number for number, role in enumerate(shown)}
    drawn = tuple(move for move in moves if move.start.id in index and move.end.id in index)
    leads: dict[str, list[str]] = defaultdict(list)
    for move in drawn:
        leads[move.start.id].append(f"{index[move.end.id]}{move.kind[0]}")
    y_of = _positions(cells, rows, chars)
    x_of = {column.track.id if column.track else "": column.x for column in columns}
    placed = {
        role.id: MapRole(
            role=role,
            line=guide.line_number(guide.line(role)),
            x=x_of[track_of[role.id]],
            y=y_of[role.id],
            width=box,
            height=_height(role.short_title, chars),
            lines=_wrapped(role.short_title, chars),
            leads=" ".join(leads[role.id]),
        )
        for role in shown
    }
    height = rows[-1].y + rows[-1].height + GAP // 2
    width = label + step * len(tracks)
    return Map(width, height, columns, rows, tuple(placed.values()), _paths(drawn, placed), drawn)


def _titles(guide: Guide, ids: set[str], others: str) -> list[tuple[str, str]]:
    """Id and title of each column. The roles without a track come last, and need no title if there are no others."""
    tracks = [(track.id, track.title) for track in guide.tracks.values() if track.id in ids]
    return [*tracks, ("", others if tracks else "")] if "" in ids else tracks


def _positions(cells: dict[tuple[str, int], list[model.Role]], rows: Sequence[Row], chars: int) -> dict[str, int]:
    """Role -> y of its box. The boxes of a cell are in the middle of its row."""
    row_of = {row.level: row for row in rows}
    positions: dict[str, int] = {}
    for (_, level), roles in cells.items():
        row = row_of[level]
        y = row.y + (row.height - _cell_height(roles, chars)) // 2
        for role in roles:
            positions[role.id] = y
            y += _height(role.short_title, chars) + GAP // 2
    return positions


def _cell_height(roles: Sequence[model.Role], chars: int) -> int:
    return sum(_height(role.short_title, chars) for role in roles) + GAP // 2 * (len(roles) - 1)


def _wrapped(title: str, chars: int) -> tuple[str, ...]:
    return wrap(title, chars)


def _height(title: str, chars: int) -> int:
    return len(_wrapped(title, chars)) * LINE + 2 * PAD


def _rows(guide: Guide, cells: dict[tuple[str, int], list[model.Role]], chars: int, y: int) -> tuple[Row, ...]:
    """The rows from the top down; `y` is the top of the first."""
    rows: list[Row] = []
    for level in sorted({level for _, level in cells}, reverse=True):
        tallest = max(_cell_height(roles, chars) for (_, cell_level), roles in cells.items() if cell_level == level)
        rows.append(Row(level, guide.level_mark(level), y, tallest + GAP))
        y += tallest + GAP
    return tuple(rows)


def _paths(moves: Sequence[Move], roles: dict[str, MapRole]) -> tuple[tuple[model.MoveKind, str], ...]:
    paths: dict[model.MoveKind, list[str]] = defaultdict(list)
    for move in moves:
        paths[move.kind].append(_path(roles[move.start.id], roles[move.end.id]))
    order: tuple[model.MoveKind, ...] = ("return", "lateral", "bridge", "promotion")
    return tuple((kind, "".join(paths[kind])) for kind in order if paths[kind])


def _path(start: MapRole, end: MapRole) -> str:
    """A straight line inside a column; a curve from side to side between columns.

    `overrides/assets/careerguide/elements/career-map.js` draws the same lines when a role is chosen: change both.
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
    """The map of a company that is too large to draw: the number of roles of each track at each level.

    A row is `(id, title, numbers)`; if `by_line`, of a line of business instead of a track. A role counts in each
    track that lists it; the id of the roles without a track is empty.
    """

    levels: tuple[int, ...]
    rows: tuple[tuple[str, str, tuple[int, ...]], ...]
    by_line: bool


def counts(guide: Guide, others: str = WITHOUT_TRACK) -> Counts:
    """The number of roles by track and level, or by line of business and level if there are too many tracks.

    `others` is the title of the row of roles without a track.
    """
    levels = tuple(sorted(guide.by_level, reverse=True))
    by_line = len(guide.tracks) > MOST_TRACKS and bool(guide.lines)
    numbers: dict[str, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for level, roles in guide.by_level.items():
        for role in roles:
            line = guide.line(role)
            for id_ in ((line.id if line else ""),) if by_line else role.tracks or ("",):
                numbers[id_][level] += 1
    names = (
        [*((line.id, line.title) for line in guide.lines.values()), ("", "Other")]
        if by_line
        else [*((track.id, track.title) for track in guide.tracks.values()), ("", others)]
    )
    rows = tuple((id_, title, tuple(numbers[id_][level] for level in levels)) for id_, title in names if id_ in numbers)
    return Counts(levels, rows, by_line)


def of_track(guide: Guide, track: model.Track, others: str = WITHOUT_TRACK) -> Map | None:
    """The map of a track: the roles that it lists, and the roles of other tracks that are one move away."""
    roles = guide.by_track.get(track.id, ())
    if len(roles) > MOST_ROLES // 2:
        return None
    ids = {role.id for role in roles}
    moves = [move for role in roles for move in (*guide.moves_from.get(role.id, ()), *guide.moves_to.get(role.id, ()))]
    unique = list({move.id: move for move in moves}.values())
    near = {role.id: role for move in unique for role in (move.start, move.end)} | {role.id: role for role in roles}
    inside = [move for move in unique if move.start.id in ids and move.end.id in ids]
    return layout(guide, near.values(), unique, others, track.id) or layout(guide, roles, inside, others, track.id)
