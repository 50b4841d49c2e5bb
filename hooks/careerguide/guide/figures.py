"""Figures of the guide's health on one day, counted from entries alone, so that days of the past have them too."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable

from careerguide import model

from . import own_months
from .addresses import SECTIONS
from .dates import add_months
from .shown import is_shown

# Kind and entry.
Item = tuple[str, model.Record]


@dc.dataclass(frozen=True, slots=True)
class Figures:
    """How many there were on a day: overdue reviews, moves whose months are a guess, stories of real people."""

    day: dt.date
    overdue: int
    guesses: int
    stories: int


def figures(items: Iterable[Item], day: dt.date) -> Figures:
    """The figures of a company's entries on a day. They are those that its page of health has on this day."""
    items = list(items)
    counts = own_months.by_move(move for _, item in items if isinstance(item, model.MovesHere) for move in item.moves)
    shown = [(kind, entry) for kind, entry in items if kind in (*SECTIONS, "story") and is_shown(entry, day)]
    written = {entry.id: entry for _, entry in shown if isinstance(entry, model.Role)}
    roles = own_months.with_counted_months(written, counts)
    moves = [move for role in roles.values() for move in role.moves if move.to in roles]
    return Figures(
        day,
        sum(_is_overdue(entry, day) for kind, entry in shown if kind in SECTIONS),
        sum(move.confidence == "low" for move in moves),
        sum(isinstance(entry, model.Story) and not entry.sample for _, entry in shown),
    )


def _is_overdue(entry: model.Record, day: dt.date) -> bool:
    review = entry.review if isinstance(entry, model.Entry) else None
    return review is not None and add_months(review.last, review.every) < day
