"""The best routes in a fixed order: compared with brute force on small random companies, and worked out by hand."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from typing import Any, Literal

import pytest
from careerguide.guide import routes
from careerguide.guide.moves import Move
from careerguide.model import MonthRange, MoveEntry, MoveKind, Role
from hypothesis import given, settings
from hypothesis import strategies as st
from support.company import sketched
from support.examples import examples

KINDS: tuple[MoveKind, ...] = ("promotion", "lateral", "bridge", "return")
# From, to, kind, typical months.
Edge = tuple[str, str, MoveKind, int]


def graph_of(edges: Iterable[Edge]) -> dict[str, list[Move]]:
    """Moves by the role they start from. `min` is a month less than typical, `slow` two more."""
    roles = {id_: Role(id=id_, title=id_, track="t", level=1, summary="s") for id_ in "abcdef"}
    graph: dict[str, list[Move]] = {}
    for start, end, kind, months in edges:
        after = MonthRange(min=max(months - 1, 0), typical=months, slow=months + 2)
        graph.setdefault(start, []).append(Move(roles[start], roles[end], MoveEntry(to=end, kind=kind, after=after)))
    return graph


# Up to six roles; months from 0 to 3, so that many routes tie.
edges = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from(KINDS), st.integers(0, 3)),
    unique_by=lambda edge: edge[:2],
    min_size=5,
    max_size=24,
).map(lambda edges: [edge for edge in edges if edge[0] != edge[1]])


def every_route(graph: routes.Graph, start: str, end: str) -> Iterator[routes.Route]:
    """All simple routes, by brute force."""

    def walk(role: str, visited: tuple[str, ...], moves: tuple[Move, ...]) -> Iterator[routes.Route]:
        if role == end:
            yield routes.Route(moves)
            return
        for move in graph.get(role, ()):
            if move.end.id not in visited:
                yield from walk(move.end.id, (*visited, move.end.id), (*moves, move))

    if start != end:
        yield from walk(start, (start,), ())


def order(route: routes.Route) -> tuple[int, int, tuple[str, ...]]:
    """Typical months, then number of moves, then ids. It repeats the rule, so that it does not depend on the code."""
    return sum(move.entry.after.typical for move in route.moves), len(route.moves), route.roles


@settings(max_examples=examples(400), deadline=None)
@given(edges, st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(0, 12))
def test_best_routes_are_those_of_brute_force(edges: list[Edge], start: str, end: str, count: int) -> None:
    graph = graph_of(edges)
    expected = sorted(every_route(graph, start, end), key=order)
    assert [route.roles for route in routes.best(graph, start, end, count)] == [
        route.roles for route in expected[:count]
    ]
    assert [route.roles for route in routes.in_order(graph, start, end)] == [route.roles for route in expected]


@settings(max_examples=examples(200), deadline=None)
@given(edges, st.sampled_from("abcdef"), st.sets(st.sampled_from(KINDS)))
def test_a_filtered_graph_has_exactly_the_routes_with_allowed_moves(
    edges: list[Edge], start: str, excluded: set[MoveKind]
) -> None:
    graph = graph_of(edges)
    expected = [
        route.roles
        for route in sorted(every_route(graph, start, "b"), key=order)
        if not any(move.kind in excluded for move in route.moves)
    ]
    allowed = routes.filtered(graph, lambda move: move.kind not in excluded)
    assert [route.roles for route in routes.in_order(allowed, start, "b")] == expected


@settings(max_examples=examples(200), deadline=None)
@given(edges, st.sampled_from("abcdef"))
def test_months_from_and_to_a_role_are_those_of_the_best_route(edges: list[Edge], role: str) -> None:
    """There are no months if there is no route; from a role to itself they are 0."""
    graph = graph_of(edges)
    least = {
        (start, end): min((order(route)[0] for route in every_route(graph, start, end)), default=None)
        for start, end in [(role, other_role) for other_role in "abcdef"]
        + [(other_role, role) for other_role in "abcdef"]
    } | {(role, role): 0}
    assert routes.costs_from(graph, role) == {
        end: months for end in "abcdef" if (months := least[role, end]) is not None
    }
    assert routes.costs_to(graph, role) == {
        start: months for start in "abcdef" if (months := least[start, role]) is not None
    }


@settings(max_examples=examples(100), deadline=None)
@given(edges, st.randoms(use_true_random=False))
def test_the_order_of_moves_in_the_data_does_not_change_the_routes(edges: list[Edge], dice: random.Random) -> None:
    shuffled = dice.sample(edges, len(edges))
    best, best_of_shuffled = (routes.best(graph_of(moves), "a", "b", 10) for moves in (edges, shuffled))
    assert [route.roles for route in best] == [route.roles for route in best_of_shuffled]


@settings(max_examples=examples(300), deadline=None)
@given(edges, st.sets(st.sampled_from("abcdef"), min_size=1), st.integers(1, 4))
def test_usual_routes_are_those_of_brute_force(edges: list[Edge], starts: set[str], count: int) -> None:
    """The best route from each start, fewest sideways moves first; an end that is a start has one route fewer."""
    graph = graph_of(edges)

    def usual(route: routes.Route) -> tuple[int, tuple[int, int, tuple[str, ...]]]:
        return sum(move.kind != "promotion" for move in route.moves), order(route)

    expected: dict[str, list[tuple[str, ...]]] = {}
    for end in "abcdef":
        by_start = [list(every_route(routes.filtered(graph, routes.onward), start, end)) for start in starts]
        best = sorted((min(options, key=usual) for options in by_start if options), key=usual)
        expected[end] = [route.roles for route in best][: count - (end in starts)]
    usual_routes = routes.find_usual_routes(graph, starts, count)
    actual = {end: [route.roles for route in best] for end, best in usual_routes.items()}
    assert actual == {end: paths for end, paths in expected.items() if paths}


# Edges, and all routes from a to d in their order.
TIES: dict[str, tuple[list[Edge], list[str]]] = {
    "fewer months beat fewer moves": (
        [("a", "d", "promotion", 5), ("a", "b", "promotion", 2), ("b", "d", "promotion", 2)],
        ["abd", "ad"],
    ),
    "equal months: fewer moves first": (
        [("a", "b", "promotion", 2), ("b", "d", "promotion", 2), ("a", "d", "promotion", 4)],
        ["ad", "abd"],
    ),
    "equal months and moves: by id": (
        [("a", "c", "lateral", 2), ("c", "d", "bridge", 2), ("a", "b", "promotion", 3), ("b", "d", "promotion", 1)],
        ["abd", "acd"],
    ),
    "fewer moves first, whatever role the routes part at": (
        [
            ("a", "c", "lateral", 1),
            ("c", "d", "lateral", 1),
            ("a", "d", "lateral", 4),
            ("c", "b", "lateral", 1),
            ("b", "d", "lateral", 2),
        ],
        ["acd", "ad", "acbd"],
    ),
    "moves without waiting do not hide longer routes": (
        [("a", "b", "lateral", 0), ("b", "c", "lateral", 0), ("c", "d", "lateral", 0), ("a", "d", "lateral", 0)],
        ["ad", "abcd"],
    ),
    "a ring is never walked twice": (
        [
            ("a", "b", "lateral", 1),
            ("b", "a", "lateral", 1),
            ("b", "c", "lateral", 1),
            ("c", "b", "lateral", 1),
            ("c", "d", "lateral", 1),
        ],
        ["abcd"],
    ),
    "nothing leads there": ([("a", "b", "promotion", 1), ("d", "b", "promotion", 1)], []),
    "a return counts like any move": (
        [("a", "d", "return", 1), ("a", "b", "lateral", 1), ("b", "d", "lateral", 1)],
        ["ad", "abd"],
    ),
}


@pytest.mark.parametrize("case", TIES)
def test_routes_have_a_fixed_order(case: str) -> None:
    edges, expected = TIES[case]
    assert ["".join(route.roles) for route in routes.best(graph_of(edges), "a", "d", 10)] == expected


def test_onward_routes_have_no_returns() -> None:
    graph = graph_of(
        [("a", "d", "return", 1), ("a", "b", "lateral", 1), ("b", "d", "bridge", 1), ("b", "c", "promotion", 1)]
    )
    onward = routes.filtered(graph, routes.onward)
    assert ["".join(route.roles) for route in routes.best(onward, "a", "d", 5)] == ["abd"]
    assert ["".join(route.roles) for route in routes.best(onward, "a", "c", 5)] == ["abc"]


def test_each_route_is_computed_only_when_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    searched = 0
    search = routes._shortest

    def counted(*arguments: Any) -> routes.Route | None:
        nonlocal searched
        searched += 1
        return search(*arguments)

    monkeypatch.setattr(routes, "_shortest", counted)
    routes_in_order = routes.in_order(
        graph_of([("a", "b", "lateral", 1), ("b", "d", "lateral", 1), ("a", "d", "lateral", 4)]), "a", "d"
    )
    counts = []
    for route in routes_in_order:
        counts.append(("".join(route.roles), searched))
    assert counts == [("abd", 1), ("ad", 3)]


@pytest.mark.parametrize(
    ("start", "end", "count"), [("a", "a", 5), ("a", "b", 0), ("a", "b", -1), ("a", "nobody", 5), ("nobody", "a", 5)]
)
def test_impossible_routes_are_an_empty_list(start: str, end: str, count: int) -> None:
    """From a role to itself, with a count of 0 or less, and to or from a role without moves."""
    assert routes.best(graph_of([("a", "b", "promotion", 1), ("b", "a", "lateral", 1)]), start, end, count) == []


def test_minimum_typical_and_slow_months_are_added_up_separately() -> None:
    guide = sketched("""
        agent  support 1
        senior support 2
        lead   support 3
        agent -> senior  promotion 3/12/20
        senior -> lead   promotion 6/18/600
    """)
    (route,) = routes.best(guide.moves_from, "agent", "lead", 3)
    assert (route.after.min, route.after.typical, route.after.slow) == (9, 30, 620)


def test_a_route_as_a_record_has_the_fields_that_scripts_read() -> None:
    graph = graph_of([("a", "b", "promotion", 3), ("b", "c", "bridge", 6)])
    (route,) = routes.best(graph, "a", "c", 1)
    assert routes.as_record(route) == {
        "roles": ["a", "b", "c"],
        "min": 7,
        "typical": 9,
        "slow": 13,
        "moves": [
            {"from": "a", "to": "b", "kind": "promotion", "min": 2, "typical": 3, "slow": 5},
            {"from": "b", "to": "c", "kind": "bridge", "min": 5, "typical": 6, "slow": 8},
        ],
    }


def test_usual_routes_prefer_promotions_to_sideways_moves() -> None:
    """Slow promotions come before a quick sideways move; usual routes have no returns."""
    guide = sketched("""
        agent   support 1
        clerk   office  1
        senior  support 2
        lead    support 3
        agent -> senior  promotion 6/24/36
        senior -> lead   promotion 6/24/36
        agent -> lead    lateral   1/2/3
        clerk -> lead    lateral   1/2/3
        lead -> senior   return    1/2/3
    """)
    assert [route.roles for route in guide.usual_routes["lead"]] == [("agent", "senior", "lead"), ("clerk", "lead")]
    assert [route.roles for route in guide.usual_routes["senior"]] == [("agent", "senior")]
    assert "agent" not in guide.usual_routes


RouteKind = Literal["best", "usual"]


@pytest.mark.parametrize("kind", ["best", "usual"])
def test_a_full_graph_of_40_roles_is_searched_without_trying_all_routes(kind: RouteKind) -> None:
    """There are more than 10^45 simple routes, so a search that tries them all does not end."""
    ids = [f"r{number:02}" for number in range(40)]
    lines = [f"{id_} support 1" for id_ in ids]
    lines += [
        f"{ids[i]} -> {ids[k]} lateral 1/{1 + (3 * i + 7 * k) % 5}/9" for i in range(40) for k in range(40) if i != k
    ]
    guide = sketched("\n".join(lines))
    result = routes.best(guide.moves_from, ids[0], ids[-1], 20) if kind == "best" else guide.usual_routes[ids[-1]]
    assert len(result) == (20 if kind == "best" else 2)
    assert len({route.roles for route in result}) == len(result)
