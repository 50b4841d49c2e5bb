"""Filters for routes: what a person wants to avoid, and the moves that are left.

The planner in the browser (`overrides/assets/careerguide/planner/`) has the same filters and gives the same answers.
"""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable
from itertools import islice

from careerguide.model import MoveKind

from .guide import Guide
from .moves import Move
from .routes import Graph, Route, filtered

# What a person can avoid, by its word in the planner's address and in `--without`.
WITHOUT = {
    "night": "night or rotating shifts",
    "people": "leading people",
    "site": "work that is on site only",
    "track": "leaving my track",
    "bpo": "BPO",
    "kpo": "KPO",
    "back": "steps back",
}
# The search for routes within the limit of sideways moves ends after so many: perhaps no route is within it.
MOST_TRIED = 400
SIDEWAYS_KINDS: tuple[MoveKind, ...] = ("lateral", "bridge")


@dc.dataclass(frozen=True, slots=True)
class RouteFilters:
    """What to avoid (keys of `WITHOUT`), and the most sideways moves of a route; None is any number."""

    without: frozenset[str] = frozenset({"back"})
    sideways: int | None = None


def allows(guide: Guide, filters: RouteFilters, move: Move) -> bool:
    """Whether a move passes the filters. They apply to the role that it leads to, not to its start."""
    role = move.end
    line = guide.line(role)
    avoided = {
        "night": role.reality.shifts not in (None, "day"),
        "people": role.reality.manages is not None,
        "site": role.reality.remote == "none",
        "track": move.start.track != role.track,
        "bpo": line == "bpo",
        "kpo": line == "kpo",
        "back": move.kind == "return",
    }
    return not any(avoided[word] for word in filters.without)


def usable(guide: Guide, filters: RouteFilters) -> Graph:
    """The graph of the moves that pass the filters."""
    return filtered(guide.moves_from, lambda move: allows(guide, filters, move))


def sideways_in(route: Route) -> int:
    """The number of sideways moves of a route: lateral moves and bridges."""
    return sum(move.kind in SIDEWAYS_KINDS for move in route.moves)


def chosen(filters: RouteFilters, routes: Iterable[Route], count: int) -> list[Route]:
    """The first `count` routes within the limit of sideways moves, from the first `MOST_TRIED`."""
    limit = filters.sideways
    within = (route for route in islice(routes, MOST_TRIED) if limit is None or sideways_in(route) <= limit)
    return list(islice(within, count))
