"""Routes between roles: the best simple paths, with the sum of their months.

A route with a lower cost is better; the cost of a move is its typical months if nothing else is given, or
`UNKNOWN_MONTHS` if they are not known. Equals are sorted by the number of moves, then by their ids. This order of
`(cost, moves, ids)` is total, and it stays the same if both routes get the same next move. So Yen's algorithm
(Management Science 17, 1971) with Dijkstra's finds exactly the K best.
"""

from __future__ import annotations

import dataclasses as dc
import functools
import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from .moves import Move, Span

# Years. A reachable role is listed under the first that it fits in.
HORIZONS = (1, 3, 5, 10)
# Months that a move without known months counts in the order of routes: more than nearly all others, so that a route
# with known months usually comes first. No sum that people see has them.
UNKNOWN_MONTHS = 60

Graph = Mapping[str, Sequence[Move]]
# The cost of a move, 0 or more. The cost of a route is the sum.
Cost = Callable[[Move], int]
_Key = tuple[int, int, tuple[str, ...]]
# Two costs of a path: what it is chosen by, and what decides between equals.
Sums = tuple[int, int]
# Both costs of a move and the role at the other end, by the role at this end.
_Edges = Mapping[str, list[tuple[int, int, str]]]


@dc.dataclass(frozen=True, slots=True)
class Route:
    """Moves in order; at least one."""

    moves: tuple[Move, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Ids of all roles on the route, in order."""
        return (self.moves[0].start.id, *(move.end.id for move in self.moves))

    @property
    def after(self) -> Span:
        """The sum of the months of all moves."""
        return sum((move.after for move in self.moves), Span())

    def cost(self, cost: Cost) -> int:
        """The sum of the costs of all moves."""
        return sum(map(cost, self.moves))


def typical_months(move: Move) -> int:
    """Typical months in the role from which a move starts; `UNKNOWN_MONTHS` if they are not known."""
    return move.after.typical + move.after.unknown * UNKNOWN_MONTHS


def onward(move: Move) -> bool:
    """Whether a move leads on: all kinds except a return."""
    return move.kind != "return"


def filtered(graph: Graph, allowed: Callable[[Move], bool]) -> Graph:
    """The graph of the moves that are allowed."""
    return {start: [move for move in moves if allowed(move)] for start, moves in graph.items()}


def best(graph: Graph, start: str, end: str, count: int) -> list[Route]:
    """The `count` best simple routes from `start` to `end`, best first, or all if there are fewer."""
    return list(islice(in_order(graph, start, end), max(count, 0)))


def in_order(graph: Graph, start: str, end: str, cost: Cost = typical_months) -> Iterator[Route]:
    """All simple routes, best first. Each takes as many searches as it has moves, so take only those you need."""
    if start == end:
        return
    cost = functools.cache(cost)  # the searches ask for the same moves again and again
    cost_left = costs_to(graph, end, cost)
    first = _shortest(graph, (), start, end, set(), cost_left, cost)
    yielded: list[tuple[str, ...]] = []
    candidates: list[tuple[_Key, Route]] = []
    seen: set[tuple[str, ...]] = set()
    if first:
        heapq.heappush(candidates, (_key(first, cost), first))
    while candidates:
        (_, _, roles), route = heapq.heappop(candidates)
        yield route
        yielded.append(roles)
        for index in range(len(route.moves)):
            root = roles[: index + 1]
            excluded = {other[index + 1] for other in yielded if other[: index + 1] == root}
            spur = _shortest(graph, route.moves[:index], roles[index], end, excluded, cost_left, cost)
            if spur and spur.roles not in seen:
                seen.add(spur.roles)
                heapq.heappush(candidates, (_key(spur, cost), spur))


def _key(route: Route, cost: Cost) -> _Key:
    """What routes are sorted by."""
    return route.cost(cost), len(route.moves), route.roles


def _shortest(
    graph: Graph,
    root: tuple[Move, ...],
    start: str,
    end: str,
    excluded: Collection[str],
    cost_left: Mapping[str, int],
    cost: Cost,
) -> Route | None:
    """The best route that begins with `root`, does not go from `start` to an excluded role, and visits no role twice.

    `cost_left` to the end, if no role is excluded, is never too high, so the search is A*.
    """
    visited = {move.start.id for move in root}
    root_cost = sum(map(cost, root))
    prefix = tuple(move.start.id for move in root)
    # Equal estimates are sorted by the whole key, so that the result is the same on every machine.
    heap: list[tuple[int, int, tuple[str, ...], int, tuple[Move, ...]]] = []
    if start in cost_left:
        heap.append((root_cost + cost_left[start], len(root), (*prefix, start), root_cost, root))
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
            if there in visited or there in done or there not in cost_left or (here == start and there in excluded):
                continue
            total = spent + cost(move)
            heapq.heappush(heap, (total + cost_left[there], count + 1, (*roles, there), total, (*moves, move)))
    return None


def costs_to(graph: Graph, end: str, cost: Cost = typical_months) -> dict[str, int]:
    """The lowest cost from every role that can reach `end`: the fewest typical months if no cost is given."""
    return {role: total for role, (total, _) in sums_to(graph, end, cost, no_gap).items()}


def costs_from(graph: Graph, start: str, cost: Cost = typical_months) -> dict[str, int]:
    """The lowest cost from `start` to every role that it can reach: the fewest typical months if no cost is given."""
    return {role: total for role, (total, _) in sums_from(graph, start, cost, no_gap).items()}


def no_gap(_: Move) -> int:
    """No second cost."""
    return 0


def sums_to(graph: Graph, end: str, cost: Cost, gap: Cost) -> dict[str, Sums]:
    """As `costs_to`, with the lowest sum of a second cost among the paths of the lowest cost."""
    edges: dict[str, list[tuple[int, int, str]]] = {}
    for start, moves in graph.items():
        for move in moves:
            edges.setdefault(move.end.id, []).append((cost(move), gap(move), start))
    return _sweep(edges, end)


def sums_from(graph: Graph, start: str, cost: Cost, gap: Cost) -> dict[str, Sums]:
    """As `costs_from`, with the lowest sum of a second cost among the paths of the lowest cost."""
    edges = {here: [(cost(move), gap(move), move.end.id) for move in moves] for here, moves in graph.items()}
    return _sweep(edges, start)


def _sweep(edges: _Edges, start: str) -> dict[str, Sums]:
    """The lowest costs from `start` to every role that the edges lead to, with `start` itself."""
    sums: dict[str, Sums] = {}
    heap = [(0, 0, start)]
    while heap:
        spent, gaps, here = heapq.heappop(heap)
        if here in sums:
            continue
        sums[here] = spent, gaps
        for more, gap, there in edges.get(here, ()):
            if there not in sums:
                heapq.heappush(heap, (spent + more, gaps + gap, there))
    return sums


def find_usual_routes(graph: Graph, starts: Iterable[str], count: int) -> dict[str, tuple[Route, ...]]:
    """The usual routes to every role, from up to `count` different starts each, with one search over the graph.

    A usual route has no returns. Fewer moves that are not promotions are better; equals are sorted as all routes are.
    """
    usual: dict[str, list[Route]] = {}
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
            usual.setdefault(here, []).append(Route(moves))
        for move in graph.get(here, ()):
            if onward(move) and move.end.id not in roles:
                key = (months + typical_months(move), hops + 1, (*roles, move.end.id))
                heapq.heappush(heap, (sideways + (move.kind != "promotion"), key, (*moves, move)))
    return {role: tuple(routes) for role, routes in usual.items()}


def as_record(route: Route) -> dict[str, object]:
    """A route for scripts: `{roles, min, typical, slow, moves: [{from, to, kind, min, typical, slow}]}`; months.

    The months of a route or move are sums of known months. If some are not known, `unknown` is their
    number, and months are null if none are known.
    """
    moves = [
        {"from": move.start.id, "to": move.end.id, "kind": move.kind, **move.after.as_record()} for move in route.moves
    ]
    return {"roles": list(route.roles), **route.after.as_record(), "moves": moves}
