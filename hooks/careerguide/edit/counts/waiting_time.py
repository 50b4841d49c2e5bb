"""How long people need until a move, if some of them still wait or have left.

An average of finished moves is too short: those who need long are still waiting. So this is the estimate of Kaplan and
Meier (1958, "Nonparametric estimation from incomplete observations", Journal of the American Statistical Association
53, 457-481): a person counts for as long as they were seen. A person whose stay began before the window of the count is
seen from its first month on (late entry), since colleagues who began then and have already moved are not in it.

A person who moved to another role counts only for that role. A person who waits for no particular role counts in part
for each one: as large a part as the role has of the moves of people who were in the role for longer (Efron, 1967, "The
two sample problem with censored data": what is not yet known goes to those who come later).
"""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Sequence

# With fewer people in view, while others are still to come into view, a month of moves says too little.
FEWEST_IN_VIEW = 5
PERCENTILES = (10, 50, 90)
_ROUNDING = 1e-9


@dc.dataclass(frozen=True, slots=True)
class Stay:
    """The time of a person in a role.

    `months` from its first month until the move, or until the person was seen last. `unseen` is the number of months
    before the window; the person is in view after them. `end` is the id of the role that they moved to, or that they
    wait for; None if they wait for none in particular.
    """

    months: int
    end: str | None
    moved: bool
    unseen: int = 0
    site: str = ""


def shares(stays: Sequence[Stay], end: str) -> list[tuple[Stay, float]]:
    """The stays that count for moves to a role, each with the part that counts: above 0, at most 1."""
    moved = sorted((stay.months, stay.end == end) for stay in stays if stay.moved)
    overall = _part(moved)
    parts: dict[int, float] = {}
    counted = []
    for stay in stays:
        if stay.end is None and stay.months not in parts:
            later = [move for move in moved if move[0] > stay.months]
            parts[stay.months] = _part(later) if later else overall
        part = float(stay.end == end) if stay.end is not None else parts[stay.months]
        if part:
            counted.append((stay, part))
    return counted


def _part(moves: Sequence[tuple[int, bool]]) -> float:
    """The part of these moves that led to the role."""
    return sum(led for _, led in moves) / len(moves) if moves else 0.0


def percentiles(stays: Sequence[tuple[Stay, float]]) -> tuple[int | None, ...]:
    """The months after which 10, 50 and 90 of 100 people have moved; None where so many have not moved yet."""
    times = sorted({stay.months for stay, _ in stays if stay.moved})
    last_entry = max((stay.unseen for stay, _ in stays), default=0)
    months: dict[int, int] = {}
    waiting = 1.0  # the part that has not moved yet
    for time in times:
        in_view = sum(part for stay, part in stays if stay.months >= time >= stay.unseen)
        moved = sum(part for stay, part in stays if stay.moved and stay.months == time)
        if last_entry > time and in_view < FEWEST_IN_VIEW:
            continue
        waiting *= 1 - moved / in_view
        for percentile in PERCENTILES:
            if waiting <= 1 - percentile / 100 + _ROUNDING:
                months.setdefault(percentile, time)
    return tuple(months.get(percentile) for percentile in PERCENTILES)
