"""Moves between roles, linked to both of their roles, and the order in which they are listed."""

from __future__ import annotations

import dataclasses as dc

from careerguide import formatting, model


@dc.dataclass(frozen=True, slots=True)
class Location:
    """A line in the data: path of the file as HR sees it, and line from 1."""

    path: str
    line: int


@dc.dataclass(frozen=True, slots=True)
class Span:
    """Months of one move or of several: the sums of the moves whose months are known, and the number of all others."""

    min: int = 0
    typical: int = 0
    slow: int = 0
    unknown: int = 0

    def __add__(self, other: Span) -> Span:
        """The sum, for each part of the range: a slow route is slow in every move."""
        return Span(
            self.min + other.min, self.typical + other.typical, self.slow + other.slow, self.unknown + other.unknown
        )

    def as_record(self) -> dict[str, int | None]:
        """`{min, typical, slow}` if all months are known; also `unknown` if not, and null if none are."""
        known = {"min": self.min, "typical": self.typical, "slow": self.slow}
        if not self.unknown:
            return {**known}
        return {**(known if self.slow else dict.fromkeys(known)), "unknown": self.unknown}


@dc.dataclass(frozen=True, slots=True, eq=False)
class Move:
    """A move, linked to both of its roles.

    If the company has counted how long it takes, `here` is this count, the months of `entry` are those that were
    counted, and `estimate` is the move with its months as the guide had them.
    """

    start: model.Role
    end: model.Role
    entry: model.MoveEntry
    here: model.MoveCount | None = None
    estimate: model.MoveEntry | None = None

    @property
    def kind(self) -> model.MoveKind:
        """promotion, lateral, bridge or return."""
        return self.entry.kind

    @property
    def after(self) -> Span:
        """Months in the role it starts from."""
        months = self.entry.after
        return Span(months.min, months.typical, months.slow) if months else Span(unknown=1)

    @property
    def id(self) -> tuple[str, str]:
        """The ids of both roles."""
        return self.start.id, self.end.id

    @property
    def here_in_words(self) -> str:
        """`34 moves here, 2024 to 2026`, with the estimate of the guide; empty if the company has no count."""
        if self.here is None or self.estimate is None:
            return ""
        counted = formatting.moves_here(self.here.moves, self.here.years)
        estimate = self.estimate.after
        if not self.is_counted or estimate is None:
            return counted
        return f"{counted}; the guide's estimate was {formatting.months(estimate)}"

    @property
    def is_counted(self) -> bool:
        """Whether the months are those that the company has counted."""
        return self.here is not None and self.here.p50 is not None


def move_order(move: Move) -> tuple[int, int, int, tuple[str, str]]:
    """What moves are sorted by: promotions first, then by typical months; moves without known months come last."""
    return model.MOVE_KINDS.index(move.kind), move.after.unknown, move.after.typical, move.id


def rung(role: model.Role) -> tuple[int, str, str]:
    """What roles are sorted by on a ladder: level, then title."""
    return role.level, role.title.casefold(), role.id
