"""What a person would rather do without, and the moves that this leaves.

The words and their rules are those of the planner in the browser (`overrides/assets/careerguide/question.js`), so that
a question has one answer wherever it is asked.
"""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable
from itertools import islice

from careerguide.model import MoveKind

from .guide import Guide
from .moves import Move
from .routes import Graph, Route, filtered

# What one may do without, by its word in a question.
WITHOUT = {
    "night": "night or rotating shifts",
    "people": "leading people",
    "site": "work that is on site only",
    "track": "leaving my track",
    "bpo": "BPO",
    "kpo": "KPO",
    "back": "steps back",
}
# Routes looked at before giving up on a limit of sideways moves: it may be that none of very many keeps within it.
MOST_TRIED = 400
SIDEWAYS_KINDS: tuple[MoveKind, ...] = ("lateral", "bridge")


@dc.dataclass(frozen=True, slots=True)
class RouteFilters:
    """Words of `WITHOUT`, and how many sideways moves a route may have at most; None is any number."""

    without: frozenset[str] = frozenset({"back"})
    sideways: int | None = None


def allows(guide: Guide, wishes: RouteFilters, move: Move) -> bool:
    """Whether a move may be used: its end must be a seat that the person would take. Where they are now needs no permission."""
    seat = move.end
    line = guide.line(seat)
    breaks = {
        "night": seat.reality.shifts not in (None, "day"),
        "people": seat.reality.manages is not None,
        "site": seat.reality.remote == "none",
        "track": move.start.track != seat.track,
        "bpo": line == "bpo",
        "kpo": line == "kpo",
        "back": move.kind == "return",
    }
    return not any(breaks[word] for word in wishes.without)


def usable(guide: Guide, wishes: RouteFilters) -> Graph:
    """The moves that the wishes leave."""
    return filtered(guide.moves_from, lambda move: allows(guide, wishes, move))


def sideways_in(route: Route) -> int:
    """How many moves of a route go sideways: a lateral move does, and so does a bridge."""
    return sum(move.kind in SIDEWAYS_KINDS for move in route.moves)


def chosen(wishes: RouteFilters, ways: Iterable[Route], count: int) -> list[Route]:
    """The first `count` routes within the limit of sideways moves, among the first `MOST_TRIED`."""
    within = (way for way in islice(ways, MOST_TRIED) if wishes.sideways is None or sideways_in(way) <= wishes.sideways)
    return list(islice(within, count))
