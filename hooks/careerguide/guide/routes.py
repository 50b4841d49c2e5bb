"""Ways between roles: the best simple paths, with their months added up.

A route is better with fewer typical months, then fewer moves, then ids in alphabetical order. Comparing
`(months, moves, ids)` is a total order that extending both sides by the same move keeps, so Yen's algorithm
(Management Science 17, 1971) over Dijkstra's finds exactly the K best.
"""

from __future__ import annotations

import dataclasses as dc
import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from careerguide.model import MonthRange

from .moves import Move

# Years. A reachable role is listed under the first that it fits in.
HORIZONS = (1, 3, 5, 10)

Graph = Mapping[str, Sequence[Move]]
_Key = tuple[int, int, tuple[str, ...]]
# Months and the role at the other end, by the role that a step is taken from.
_Steps = dict[str, list[tuple[int, str]]]


@dc.dataclass(frozen=True, slots=True)
class Route:
    """Moves in order; at least one."""

    moves: tuple[Move, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Ids of the roles on the way, both ends included."""
        return (self.moves[0].start.id, *(move.end.id for move in self.moves))

    @property
    def after(self) -> MonthRange:
        """Months of all moves added up. Ranges add as ranges: a slow way is slow at every step."""
        parts = [move.after for move in self.moves]
        return MonthRange.model_construct(
            min=sum(part.min for part in parts),
            typical=sum(part.typical for part in parts),
            slow=sum(part.slow for part in parts),
        )

    @property
    def key(self) -> _Key:
        """What routes are ordered by."""
        return sum(move.after.typical for move in self.moves), len(self.moves), self.roles


def onward(move: Move) -> bool:
    """Whether a move leads on: all do but the way back."""
    return move.kind != "return"


def filtered(graph: Graph, allowed: Callable[[Move], bool]) -> Graph:
    """The graph of the moves that are allowed."""
    return {start: [move for move in moves if allowed(move)] for start, moves in graph.items()}


def best(graph: Graph, start: str, end: str, count: int) -> list[Route]:
    """The `count` best simple routes from `start` to `end`, best first; fewer where there are fewer."""
    return list(islice(in_order(graph, start, end), max(count, 0)))


def in_order(graph: Graph, start: str, end: str) -> Iterator[Route]:
    """All simple routes, best first; each costs as many searches as it has moves, so take what is wanted and stop."""
    if start == end:
        return
    ahead = months_to(graph, end)
    first = _shortest(graph, (), start, end, set(), ahead)
    found: list[tuple[str, ...]] = []
    candidates: list[tuple[_Key, Route]] = []
    seen: set[tuple[str, ...]] = set()
    if first:
        heapq.heappush(candidates, (first.key, first))
    while candidates:
        (_, _, roles), route = heapq.heappop(candidates)
        yield route
        found.append(roles)
        for index in range(len(route.moves)):
            root = roles[: index + 1]
            taken = {other[index + 1] for other in found if other[: index + 1] == root}
            spur = _shortest(graph, route.moves[:index], roles[index], end, taken, ahead)
            if spur and spur.roles not in seen:
                seen.add(spur.roles)
                heapq.heappush(candidates, (spur.key, spur))


def _shortest(
    graph: Graph, root: tuple[Move, ...], start: str, end: str, taken: Collection[str], ahead: Mapping[str, int]
) -> Route | None:
    """The best route that begins with `root`, leaves `start` for none of `taken`, and visits no role twice.

    `ahead` (months still to go when nothing is forbidden) never overestimates, so the search is A*.
    """
    walked = {move.start.id for move in root}
    months = sum(move.after.typical for move in root)
    prefix = tuple(move.start.id for move in root)
    # Equal estimates are settled by the whole key, so that ties come out the same everywhere.
    heap: list[tuple[int, int, tuple[str, ...], int, tuple[Move, ...]]] = []
    if start in ahead:
        heap.append((months + ahead[start], len(root), (*prefix, start), months, root))
    done: set[str] = set()
    while heap:
        _, count, roles, spent, moves = heapq.heappop(heap)
        here = roles[-1]
        if here == end:
            return Route(moves)
        if here in done:
            continue
        done.add(here)
        for move in graph.get(here, ()):
            there = move.end.id
            if there in walked or there in done or there not in ahead or (here == start and there in taken):
                continue
            total = spent + move.after.typical
            heapq.heappush(heap, (total + ahead[there], count + 1, (*roles, there), total, (*moves, move)))
    return None


def months_to(graph: Graph, end: str) -> dict[str, int]:
    """Fewest typical months from every role to `end`; roles that cannot get there have none."""
    steps: _Steps = {}
    for start, moves in graph.items():
        for move in moves:
            steps.setdefault(move.end.id, []).append((move.after.typical, start))
    return _sweep(steps, end)


def months_from(graph: Graph, start: str) -> dict[str, int]:
    """Fewest typical months from `start` to every role that can be reached."""
    return _sweep({here: [(move.after.typical, move.end.id) for move in moves] for here, moves in graph.items()}, start)


def _sweep(steps: _Steps, start: str) -> dict[str, int]:
    """Fewest months from `start` to every role that the steps lead to, `start` itself included."""
    months: dict[str, int] = {}
    heap = [(0, start)]
    while heap:
        spent, here = heapq.heappop(heap)
        if here in months:
            continue
        months[here] = spent
        for more, there in steps.get(here, ()):
            if there not in months:
                heapq.heappush(heap, (spent + more, there))
    return months


def find_usual_routes(graph: Graph, starts: Iterable[str], count: int) -> dict[str, tuple[Route, ...]]:
    """For every role the usual routes from up to `count` different starts, in one sweep over the graph.

    Usual means: no returns, fewest moves that are no promotion, then fewest months, then as all routes are ordered.
    """
    ways: dict[str, list[Route]] = {}
    heap: list[tuple[int, _Key, tuple[Move, ...]]] = [(0, (0, 0, (start,)), ()) for start in sorted(starts)]
    settled: dict[str, set[str]] = {}
    while heap:
        sideways, (months, hops, roles), moves = heapq.heappop(heap)
        here = roles[-1]
        reached = settled.setdefault(here, set())
        if roles[0] in reached or len(reached) >= count:
            continue
        reached.add(roles[0])
        if moves:
            ways.setdefault(here, []).append(Route(moves))
        for move in graph.get(here, ()):
            if onward(move) and move.end.id not in roles:
                key = (months + move.after.typical, hops + 1, (*roles, move.end.id))
                heapq.heappush(heap, (sideways + (move.kind != "promotion"), key, (*moves, move)))
    return {role: tuple(found) for role, found in ways.items()}


def as_record(route: Route) -> dict[str, object]:
    """A route for scripts: `{roles, min, typical, slow, moves: [{from, to, kind, min, typical, slow}]}`; months."""
    moves = [
        {"from": move.start.id, "to": move.end.id, "kind": move.kind, **move.after.model_dump()} for move in route.moves
    ]
    return {"roles": list(route.roles), **route.after.model_dump(), "moves": moves}
