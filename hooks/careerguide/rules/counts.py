"""What the company has counted: it must fit the roles and moves of today. Most of it is advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from careerguide.formatting import plural
from careerguide.guide.dates import add_months
from careerguide.guide.own_months import counts
from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Headcounts, MovesHere, Role
from careerguide.problems import Problem

# A count is renewed after so many months.
MOST_MONTHS_OLD = 12


def counted_months_order(loaded: LoadedData) -> Iterator[Problem]:
    """Counted months satisfy `p10 <= p50 <= p90`, and each needs the one before."""
    for item, record in loaded.entries("moves-here", MovesHere):
        for index, move in enumerate(record.moves):
            months = [month for month in (move.p10, move.p50, move.p90) if month is not None]
            if months != sorted(months) or (move.p50 is None) < (move.p10 is None) or move.first > move.last:
                message = (
                    "The months of a counted move must rise from `p10` to `p50` to `p90`, and `first` must not be "
                    "after `last`. Import the file again: `careerguide moves import`."
                )
                yield item.problem(("moves", index), "months-order", message)


def counted_moves_exist(loaded: LoadedData) -> Iterator[Problem]:
    """A counted move is a move of the guide."""
    moves = {(role.id, move.to) for _, role in loaded.entries("role", Role) for move in role.moves}
    roles = {start for start, _ in moves} | {item.id for item in loaded.of("role")}
    for item, record in loaded.entries("moves-here", MovesHere):
        for index, move in enumerate(record.moves):
            pair = (move.from_role, move.to_role)
            if pair not in moves and {*pair} <= roles and "role" not in loaded.unread:
                message = (
                    f"{plural(move.moves, 'person', 'people')} moved from `{pair[0]}` to `{pair[1]}`, and the guide "
                    "has no such move, so nothing is shown. Add the move to the role, or import the file again."
                )
                yield item.problem(("moves", index), "count-without-move", message, "warning")


def months_differ(loaded: LoadedData) -> Iterator[Problem]:
    """The typical months of a move are within half of those that the company has counted."""
    counted = counts(loaded)
    for item, role in loaded.entries("role", Role):
        for index, move in enumerate(role.moves):
            count = counted.get((role.id, move.to))
            if count is None or count.p50 is None or move.after is None:
                continue
            if abs(count.p50 - move.after.typical) * 2 >= move.after.typical:
                message = (
                    f"This estimate is {plural(move.after.typical, 'month')}, but half of the people here had moved "
                    f"after {plural(count.p50, 'month')} ({count.moves} moves, {count.years}). Pages show the months "
                    "that were counted. Correct `after`, or find out why it takes so long here."
                )
                yield item.problem(("moves", index, "after", "typical"), "months-differ", message, "warning")


def counts_overdue(loaded: LoadedData, today: dt.date) -> Iterator[Problem]:
    """A count is at most a year old."""
    for command, kind in (("moves", "moves-here"), ("seats", "headcounts")):
        for item in loaded.of(kind):
            if isinstance(item.entry, (MovesHere, Headcounts)) and _is_old(item.entry.until, today):
                message = (
                    f"The newest month of this count is {item.entry.until:%Y-%m}. Pages still show it. "
                    f"Import a new file: `careerguide {command} import`."
                )
                yield item.problem(("until",), "counts-overdue", message, "warning")


def _is_old(until: dt.date, today: dt.date) -> bool:
    """Whether more than a year has passed since the end of a month."""
    return add_months(until, MOST_MONTHS_OLD + 1) <= today


RULES = (counted_months_order,)
ADVICE = (counted_moves_exist, months_differ)
DATED = (counts_overdue,)
