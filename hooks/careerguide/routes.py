"""Ways between roles: the best simple paths, with their months added up.

A route is better with fewer typical months, then fewer moves, then ids in alphabetical order. Comparing
`(months, moves, ids)` is a total order that extending both sides by the same move keeps, so Yen's algorithm
(Management Science 17, 1971) over Dijkstra's finds exactly the K best.
"""

from __future__ import annotations

import dataclasses as dc
import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from .model import Range

if TYPE_CHECKING:
    from .guide import Move

Graph = Mapping[str, Sequence["Move"]]
_Key = tuple[int, int, tuple[str, ...]]


@dc.dataclass(frozen=True, slots=True)
class Route:
    """Moves in order; at least one."""

    moves: tuple[Move, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Ids of the roles on the way, both ends included."""
        return (self.moves[0].start.id, *(move.end.id for move in self.moves))

    @property
    def after(self) -> Range:
        """Months of all moves added up. Ranges add as ranges: a slow way is slow at every step."""
        parts = [move.after for move in self.moves]
        return Range.model_construct(
            min=sum(part.min for part in parts),
            typical=sum(part.typical for part in parts),
            slow=sum(part.slow for part in parts),
        )

    @property
    def key(self) -> _Key:
        """What routes are ordered by."""
        return sum(move.after.typical for move in self.moves), len(self.moves), self.roles


def usable(moves: Iterable[Move], allow_return: bool = False) -> Iterable[Move]:
    """Moves a route may use: returns only on request."""
    return (move for move in moves if allow_return or move.kind != "return")


def best(graph: Graph, start: str, end: str, count: int, allow_return: bool = False) -> list[Route]:
    """The `count` best simple routes from `start` to `end`, best first; fewer where there are fewer."""
    if start == end or count < 1:
        return []
    ahead = _months_to(graph, end, allow_return)
    first = _shortest(graph, (), start, end, set(), ahead, allow_return)
    found: list[Route] = []
    candidates: list[tuple[_Key, Route]] = []
    seen: set[tuple[str, ...]] = set()
    if first:
        heapq.heappush(candidates, (first.key, first))
    while candidates and len(found) < count:
        route = heapq.heappop(candidates)[1]
        found.append(route)
        for index in range(len(route.moves)):
            root, roles = route.moves[:index], route.roles[: index + 1]
            taken = {other.roles[index + 1] for other in found if other.roles[: index + 1] == roles}
            spur = _shortest(graph, root, roles[-1], end, taken, ahead, allow_return)
            if spur and spur.roles not in seen:
                seen.add(spur.roles)
                heapq.heappush(candidates, (spur.key, spur))
    return found


def _shortest(
    graph: Graph, root: tuple[Move, ...], start: str, end: str, taken: Collection[str], ahead: Mapping[str, int], allow_return: bool
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
        for move in usable(graph.get(here, ()), allow_return):
            there = move.end.id
            if there in walked or there in done or there not in ahead or (here == start and there in taken):
                continue
            total = spent + move.after.typical
            heapq.heappush(heap, (total + ahead[there], count + 1, (*roles, there), total, (*moves, move)))
    return None


def _months_to(graph: Graph, end: str, allow_return: bool) -> dict[str, int]:
    """Fewest typical months from every role to `end`."""
    backward: dict[str, list[Move]] = {}
    for moves in graph.values():
        for move in usable(moves, allow_return):
            backward.setdefault(move.end.id, []).append(move)
    months: dict[str, int] = {}
    heap = [(0, end)]
    while heap:
        spent, here = heapq.heappop(heap)
        if here in months:
            continue
        months[here] = spent
        for move in backward.get(here, ()):
            if move.start.id not in months:
                heapq.heappush(heap, (spent + move.after.typical, move.start.id))
    return months


def usual_ways(graph: Graph, starts: Iterable[str], count: int) -> dict[str, tuple[Route, ...]]:
    """For every role the usual routes from up to `count` different starts, in one sweep over the graph.

    Usual means: fewest moves that are no promotion, then fewest months, then as all routes are ordered.
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
        for move in usable(graph.get(here, ())):
            if move.end.id not in roles:
                key = (months + move.after.typical, hops + 1, (*roles, move.end.id))
                heapq.heappush(heap, (sideways + (move.kind != "promotion"), key, (*moves, move)))
    return {role: tuple(found) for role, found in ways.items()}


def as_record(route: Route) -> dict[str, object]:
    """A route for scripts: `{roles, min, typical, slow, moves: [{from, to, kind, min, typical, slow}]}`; months."""
    moves = [{"from": move.start.id, "to": move.end.id, "kind": move.kind, **move.after.model_dump()} for move in route.moves]
    return {"roles": list(route.roles), **route.after.model_dump(), "moves": moves}
