"""Answers of the route planner: routes between two roles, reachable roles, and what to do if there is no route."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Callable, Iterable, Iterator
from itertools import islice, takewhile

from careerguide.model import Role

from . import routes
from .guide import Guide
from .moves import Span
from .route_filters import (
    MOST_TRIED,
    SIDEWAYS_MOVE,
    RouteFilters,
    avoidable,
    broken_by,
    broken_months_in,
    cost_of,
    gaps_of,
    is_sideways,
    known_broken_months,
    known_months,
    sideways_in,
    steps_back_in,
    usable,
)

# The number of near roles that an answer without a route names.
MOST_NEAR = 5
SIDEWAYS = "sideways"


@dc.dataclass(frozen=True, slots=True)
class ReachableRole:
    """A role, the typical months to it or from it, and what the person gives up on the way.

    `broken` are the months in roles that break a filter, `steps_back` is the number of moves that do, and `breaks` are
    the filters that the role itself breaks. All months are the known ones; `unknown` and `broken_unknown` are the
    numbers of moves without known months.
    """

    role: Role
    months: int
    broken: int = 0
    steps_back: int = 0
    breaks: tuple[str, ...] = ()
    unknown: int = 0
    broken_unknown: int = 0

    @property
    def order(self) -> int:
        """The months that it is sorted by."""
        return self.months + self.unknown * routes.UNKNOWN_MONTHS

    @property
    def after(self) -> Span:
        """Its months as a range."""
        return Span(self.months, self.months, self.months, self.unknown)


@dc.dataclass(frozen=True, slots=True)
class RoutesAnswer:
    """Routes, best first. If there is none: the filters that block, and the nearest roles that can be reached.

    A filter blocks if a route exists without it; `sideways` is the limit of sideways moves.
    """

    routes: list[routes.Route]
    blocking: tuple[str, ...] = ()
    nearest: tuple[ReachableRole, ...] = ()


@dc.dataclass(frozen=True, slots=True)
class ReachAnswer:
    """The roles that can be reached, or from which a role can be reached, nearest first.

    `kept` is false if strict filters allow none. Then the roles are those of the answer that is not strict, and
    `blocking` are the filters that block.
    """

    roles: list[ReachableRole]
    kept: bool = True
    blocking: tuple[str, ...] = ()


def find_routes(guide: Guide, start: str, end: str, filters: RouteFilters, count: int) -> RoutesAnswer:
    """The best routes between two roles, at most `count`."""
    graph = usable(guide, filters)
    cost = cost_of(guide, filters, guide.roles[start].track)
    best = list(islice(_chosen(graph, start, end, filters, cost), count))
    if best or start == end:
        return RoutesAnswer(best)
    blocking = _blocking(guide, filters, lambda fewer: _has_route(guide, start, end, fewer))
    return RoutesAnswer([], blocking, _nearest(guide, start, guide.roles[end], filters))


def _chosen(
    graph: routes.Graph, start: str, end: str, filters: RouteFilters, cost: routes.Cost
) -> Iterator[routes.Route]:
    """Routes within the limit of sideways moves, or those with the fewest if none is within it.

    The first `MOST_TRIED` routes are tried. If a route breaks no filter, routes that break one are left out.
    """
    limit = filters.sideways
    within = (
        route
        for route in islice(routes.in_order(graph, start, end, cost), MOST_TRIED)
        if limit is None or sideways_in(route) <= limit
    )
    first = next(within, None)
    if first:
        yield first
        yield from _as_good(first, within, cost)
    elif limit is not None:
        fewest = routes.in_order(graph, start, end, lambda move: cost(move) + SIDEWAYS_MOVE * is_sideways(move))
        first = next(fewest, None)
        if first and (not filters.strict or sideways_in(first) <= limit):
            yield first
            least = sideways_in(first)
            yield from _as_good(first, takewhile(lambda route: sideways_in(route) == least, fewest), cost)


def _as_good(first: routes.Route, others: Iterable[routes.Route], cost: routes.Cost) -> Iterator[routes.Route]:
    """The routes with as many steps back as the first, and without a broken filter if the first breaks none."""
    least = first.cost(cost)
    for route in others:
        total = route.cost(cost)
        if steps_back_in(total) > steps_back_in(least):
            return
        if broken_months_in(total) and not broken_months_in(least):
            return
        yield route


def _has_route(guide: Guide, start: str, end: str, filters: RouteFilters) -> bool:
    """Whether a route passes all filters."""
    sideways = routes.costs_from(usable(guide, filters), start, lambda move: int(is_sideways(move))).get(end)
    return sideways is not None and (filters.sideways is None or sideways <= filters.sideways)


def _nearest(guide: Guide, start: str, end: Role, filters: RouteFilters) -> tuple[ReachableRole, ...]:
    """The reachable roles that are most like a role: in its track, then with most skills in common, then soonest."""
    skills = {need.skill for need in end.skills}

    def distance(near: ReachableRole) -> tuple[bool, int, int]:
        shared = sum(need.skill in skills for need in near.role.skills)
        return near.role.track != end.track, -shared, near.order

    reachable = find_reach(guide, start, filters, onward=True).roles
    return tuple(sorted(reachable, key=distance)[:MOST_NEAR])


def find_reach(guide: Guide, known: str, filters: RouteFilters, *, onward: bool) -> ReachAnswer:
    """The roles that a role can reach, or (`onward` false) from which it can be reached, nearest first.

    The limit of sideways moves does not apply.
    """
    reachable = _reachable(guide, known, filters, onward)
    if reachable or not filters.strict:
        return ReachAnswer(reachable)
    blocking = _blocking(guide, filters, lambda fewer: bool(_reachable(guide, known, fewer, onward)))
    return ReachAnswer(_reachable(guide, known, dc.replace(filters, strict=False), onward), False, blocking)


def _reachable(guide: Guide, known: str, filters: RouteFilters, onward: bool) -> list[ReachableRole]:
    home = guide.roles[known].track
    search = routes.sums_from if onward else routes.sums_to
    all_sums = search(usable(guide, filters), known, cost_of(guide, filters, home), gaps_of(guide, filters, home))
    # A person who comes from a role has left it, so only its track matters.
    listed = filters if onward else dc.replace(filters, without=filters.without & {"track"})
    every = [
        _reachable_role(role, sums, broken_by(guide, listed, role, home))
        for role in guide.roles.values()
        if (sums := all_sums.get(role.id)) is not None and role.id != known
    ]
    if not filters.strict:
        every = _least_broken(every)
    return sorted(every, key=lambda near: (near.order, near.role.level))


def _reachable_role(role: Role, sums: routes.Sums, breaks: tuple[str, ...]) -> ReachableRole:
    months, unknown = known_months(sums)
    broken, broken_unknown = known_broken_months(sums)
    return ReachableRole(role, months, broken, steps_back_in(sums[0]), breaks, unknown, broken_unknown)


def _least_broken(every: list[ReachableRole]) -> list[ReachableRole]:
    """The roles with the fewest steps back. If any of them break no filter, only these."""
    fewest = min((near.steps_back for near in every), default=0)
    without_steps_back = [near for near in every if near.steps_back == fewest]
    return [near for near in without_steps_back if not near.breaks] or without_steps_back


def _blocking(guide: Guide, filters: RouteFilters, opens: Callable[[RouteFilters], bool]) -> tuple[str, ...]:
    """The filters that keep strict routes from existing: without one of them there is a route."""
    if not filters.strict:
        return ()
    words = [
        word
        for word in avoidable(guide)
        if word in filters.without and opens(dc.replace(filters, without=filters.without - {word}))
    ]
    if filters.sideways is not None and opens(dc.replace(filters, sideways=None)):
        words.append(SIDEWAYS)
    return tuple(words)
