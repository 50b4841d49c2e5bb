"""The career map as a grid, and the ladder of one track. Templates draw both.

In the grid, tracks are rows and levels are columns; a line of business is a group of rows. In a ladder, each level that
the track has is a step.
"""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Sequence

from careerguide import model

from .guide import Guide
from .moves import Move, move_order

# Columns that a 1366-pixel screen shows beside the tracks. Neighbouring levels share a column if there are more.
MOST_COLUMNS = 8
# Nobody can read a grid of more roles; see `Counts`.
MOST_ROLES = 130
# With more tracks, `Counts` has a row for each line of business instead of each track.
MOST_TRACKS = 60


@dc.dataclass(frozen=True, slots=True)
class Column:
    """The levels of a column, the lowest first."""

    levels: tuple[int, ...]


@dc.dataclass(frozen=True, slots=True)
class Cell:
    """A role in the grid. `leads` has a word for each move from it, for scripts.

    A word is the index of the other role in `Grid.roles`, the first letter of the kind, and the months if they are
    known: `15p7/13/26` is a promotion to role 15 after 7 to 26 months, typically 13.
    """

    role: model.Role
    leads: str


@dc.dataclass(frozen=True, slots=True)
class Row:
    """A track of the grid with its roles in each column; no track for the roles that have none."""

    track: model.Track | None
    cells: tuple[tuple[Cell, ...], ...]


@dc.dataclass(frozen=True, slots=True)
class Group:
    """The rows of a line of business; no line for the tracks that have none."""

    line: model.LineOfBusiness | None
    rows: tuple[Row, ...]


@dc.dataclass(frozen=True, slots=True)
class Grid:
    """Everything that the template draws."""

    columns: tuple[Column, ...]
    groups: tuple[Group, ...]

    @property
    def roles(self) -> list[model.Role]:
        """The roles in the order of the page."""
        return [cell.role for group in self.groups for row in group.rows for cells in row.cells for cell in cells]


def grid(guide: Guide) -> Grid | None:
    """The map of all roles; None if there are no roles or too many."""
    if not 0 < len(guide.roles) <= MOST_ROLES:
        return None
    level_columns = columns(guide)
    lines = [*guide.lines.values(), None]
    places = [
        (line, [(track, _in_columns(roles, level_columns)) for track, roles in _rows(guide, line)]) for line in lines
    ]
    ids = [role.id for _, rows in places for _, cells in rows for roles in cells for role in roles]
    index = {id_: number for number, id_ in enumerate(ids)}
    groups = tuple(
        Group(
            line,
            tuple(
                Row(track, tuple(tuple(Cell(role, _leads(guide, role, index)) for role in roles) for roles in cells))
                for track, cells in rows
            ),
        )
        for line, rows in places
        if rows
    )
    return Grid(level_columns, groups)


def columns(guide: Guide, most: int = MOST_COLUMNS) -> tuple[Column, ...]:
    """A column for each level that has roles.

    If there are more than `most`, the two neighbours with the fewest roles share one, again and again; of equal pairs,
    the highest.
    """
    shared = [([level], len(roles)) for level, roles in sorted(guide.by_level.items()) if roles]
    while len(shared) > most:
        place = min(range(len(shared) - 1), key=lambda index: (shared[index][1] + shared[index + 1][1], -index))
        (levels, count), (higher, more) = shared[place : place + 2]
        shared[place : place + 2] = [(levels + higher, count + more)]
    return tuple(Column(tuple(levels)) for levels, _ in shared)


def _rows(guide: Guide, line: model.LineOfBusiness | None) -> list[tuple[model.Track | None, Sequence[model.Role]]]:
    """The tracks of a line of business, each with the roles that belong to it.

    Roles without a track are the last row, without a line.
    """
    members: dict[str, list[model.Role]] = {
        id_: [role for role in roles if role.track == id_] for id_, roles in guide.by_track.items()
    }
    rows: list[tuple[model.Track | None, Sequence[model.Role]]] = [
        (track, members[track.id])
        for track in guide.tracks.values()
        if guide.line_of(track) is line and members.get(track.id)
    ]
    return [*rows, (None, guide.without_track)] if guide.without_track and not line else rows


def _in_columns(roles: Sequence[model.Role], level_columns: tuple[Column, ...]) -> tuple[tuple[model.Role, ...], ...]:
    return tuple(tuple(role for role in roles if role.level in column.levels) for column in level_columns)


def _leads(guide: Guide, role: model.Role, index: dict[str, int]) -> str:
    words = []
    for move in guide.moves_from.get(role.id, ()):
        after = move.after
        months = "" if after.unknown else f"{after.min}/{after.typical}/{after.slow}"
        words.append(f"{index[move.end.id]}{move.kind[0]}{months}")
    return " ".join(words)


@dc.dataclass(frozen=True, slots=True)
class Counts:
    """The map of a company that is too large for a grid: the number of roles of each track in each column.

    A row is `(id, title, numbers)`; if `by_line`, of a line of business instead of a track. A role counts in each
    track that lists it. The id and the title of the roles without a track are empty.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, str, tuple[int, ...]], ...]
    by_line: bool


def counts(guide: Guide) -> Counts:
    """The number of roles by track and column, or by line of business if there are too many tracks."""
    level_columns = columns(guide)
    by_line = len(guide.tracks) > MOST_TRACKS and bool(guide.lines)
    rows: list[tuple[str, str, Iterable[model.Role]]] = []
    for line in [*guide.lines.values(), None] if by_line else []:
        roles = [role for track, of_track in _rows(guide, line) for role in of_track]
        rows.append((line.id if line else "", line.title if line else "", roles))
    if not by_line:
        rows = [(track.id, track.title, guide.by_track.get(track.id, ())) for track in guide.tracks.values()]
        rows.append(("", "", guide.without_track))
    numbered = [
        (id_, title, tuple(len(cell) for cell in _in_columns(tuple(roles), level_columns)))
        for id_, title, roles in rows
    ]
    return Counts(level_columns, tuple(row for row in numbered if any(row[2])), by_line)


@dc.dataclass(frozen=True, slots=True)
class LadderLevel:
    """A level of a ladder with its roles, each with its moves inside the track.

    `arrival` is the quickest promotion from the level below, if there is one.
    """

    level: int
    roles: tuple[tuple[model.Role, tuple[Move, ...]], ...]
    arrival: Move | None


def ladder(guide: Guide, track: model.Track) -> tuple[LadderLevel, ...]:
    """The steps of a track, the lowest first."""
    by_level: dict[int, list[model.Role]] = {}
    for role in guide.by_track.get(track.id, ()):
        by_level.setdefault(role.level, []).append(role)
    members = {role.id for roles in by_level.values() for role in roles}
    steps: list[LadderLevel] = []
    below: set[str] = set()
    for level, roles in sorted(by_level.items()):
        up = [
            move
            for role in roles
            for move in guide.moves_to.get(role.id, ())
            if move.kind == "promotion" and move.start.id in below
        ]
        inside = [(role, tuple(move for move in guide.onward(role.id) if move.end.id in members)) for role in roles]
        steps.append(LadderLevel(level, tuple(inside), min(up, key=move_order, default=None)))
        below = {role.id for role in roles}
    return tuple(steps)


def crossings(guide: Guide, track: model.Track) -> tuple[list[Move], list[Move]]:
    """The moves into a track from other tracks, and those out of it, without steps back: the quickest first."""
    members = {role.id for role in guide.by_track.get(track.id, ())}
    into = [move for id_ in members for move in guide.moves_to.get(id_, ()) if move.start.id not in members]
    out = [move for id_ in members for move in guide.onward(id_) if move.end.id not in members]
    return (
        sorted((move for move in into if move.kind != "return"), key=_by_months),
        sorted(out, key=_by_months),
    )


def _by_months(move: Move) -> tuple[int, int, tuple[str, str]]:
    return move.after.unknown, move.after.typical, move.id
