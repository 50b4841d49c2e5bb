"""Moves between roles, linked to both of their roles, and the order in which they are listed."""

from __future__ import annotations

import dataclasses as dc

from careerguide import model


@dc.dataclass(frozen=True, slots=True)
class Location:
    """A line in the data: path of the file as HR sees it, and line from 1."""

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


def move_order(move: Move) -> tuple[int, int, tuple[str, str]]:
    """What moves are sorted by: promotions first, then by typical months."""
    return model.MOVE_KINDS.index(move.kind), move.after.typical, move.id


def rung(role: model.Role) -> tuple[int, str, str]:
    """What roles are sorted by on a ladder: level, then title."""
    return role.level, role.title.casefold(), role.id
