"""Wishes are soft: the best route breaks them for the shortest time. Compared with brute force; sentences by hand."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterator

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from careerguide.guide.route_answers import find_reach, find_routes
from careerguide.guide.route_filters import RouteFilters, avoidable
from careerguide.guide.route_notes import blocking_note, reach_note, route_notes
from careerguide.guide.routes import Route
from careerguide.model import MoveKind, Role, Track
from hypothesis import given, settings
from hypothesis import strategies as st
from support.company import DAY
from support.examples import examples
from support.paths import DATA
from support.route_company import BASE, Edge, company

KINDS: tuple[MoveKind, ...] = ("promotion", "lateral", "bridge", "return")
TRACKS = [Track(id=line, title=line, line=line, summary="s") for line in ("bpo", "kpo")]
IDS = "abcdef"


def breaks(guide: Guide, words: frozenset[str], role: Role, home: str) -> bool:
    """Whether time in a role breaks a wish. It repeats the rule, so that it does not depend on the code."""
    line = guide.tracks[role.track].line
    shifts = role.reality.shifts in ("rotating", "night")
    return (
        ("night" in words and shifts)
        or ("people" in words and role.reality.manages is not None)
        or ("site" in words and role.reality.remote == "none")
        or ("track" in words and role.track != home)
        or line in words & {"bpo", "kpo"}
    )


def every_route(guide: Guide, start: str, end: str) -> Iterator[Route]:
    """All simple routes, by brute force."""
    waiting = [(move,) for move in guide.moves_from.get(start, ())]
    while waiting:
        moves = waiting.pop()
        if moves[-1].end.id == end:
            yield Route(moves)
            continue
        visited = {start, *(move.end.id for move in moves)}
        waiting += [(*moves, move) for move in guide.moves_from[moves[-1].end.id] if move.end.id not in visited]


def order(guide: Guide, words: frozenset[str], route: Route) -> tuple[int, int, int, int, tuple[str, ...]]:
    """Steps back, months that break a wish, months, moves, ids."""
    home = route.moves[0].start.track
    months = [(move.after.typical, breaks(guide, words, move.start, home)) for move in route.moves]
    return (
        sum(move.kind == "return" for move in route.moves) if "back" in words else 0,
        sum(count for count, is_broken in months if is_broken),
        sum(count for count, _ in months),
        len(route.moves),
        route.roles,
    )


@st.composite
def companies(draw: st.DrawFn) -> Guide:
    """Up to six roles of every kind in two tracks; months from 0 to 3, so that many routes tie."""
    moves = draw(
        st.lists(
            st.tuples(st.sampled_from(IDS), st.sampled_from(IDS), st.sampled_from(KINDS), st.integers(0, 3)),
            unique_by=lambda edge: edge[:2],
            min_size=5,
            max_size=24,
        )
    )
    roles = [
        Role(
            id=id_,
            title=id_,
            track=draw(st.sampled_from(("bpo", "kpo"))),
            level=1,
            summary="s",
            reality={
                "shifts": draw(st.sampled_from((None, "day", "rotating", "night"))),
                "remote": draw(st.sampled_from((None, "none"))),
                "manages": draw(st.sampled_from((None, {"min": 1, "max": 9}))),
            },
        )
        for id_ in IDS
    ]
    edges = [(start, end, kind, months, months, months) for start, end, kind, months in moves if start != end]
    return company(TRACKS, roles, edges)


WISHES = st.sets(st.sampled_from(sorted(avoidable(BASE)))).map(frozenset)


@settings(max_examples=examples(300), deadline=None)
@given(companies(), WISHES)
def test_the_best_route_breaks_the_wishes_for_the_shortest_time(guide: Guide, words: frozenset[str]) -> None:
    """If a route breaks no wish, only routes that break none are listed; steps back only if every route has some."""
    every = sorted(every_route(guide, "a", "b"), key=lambda route: order(guide, words, route))
    keys = [order(guide, words, route) for route in every]
    expected = [
        route.roles
        for route, (back, broken, *_) in zip(every, keys, strict=True)
        if back == keys[0][0] and not (broken and not keys[0][1])
    ]
    answer = find_routes(guide, "a", "b", RouteFilters(words), 1000)
    assert [route.roles for route in answer.routes] == expected


@settings(max_examples=examples(200), deadline=None)
@given(companies(), WISHES, st.booleans())
def test_an_answer_is_empty_only_if_no_move_leads_on(guide: Guide, words: frozenset[str], strict: bool) -> None:
    """For any wishes, also strict ones: routes, or the nearest roles and the wish that blocks."""
    filters = RouteFilters(words, 0, strict)
    answer = find_routes(guide, "a", "b", filters, 5)
    if guide.moves_from["a"]:
        assert answer.routes or answer.nearest
        assert find_reach(guide, "a", filters, onward=True).roles
    if any(move.end.id == "b" for move in guide.moves):
        assert find_reach(guide, "b", filters, onward=False).roles
    for word in answer.blocking:
        fewer = (
            dc.replace(filters, sideways=None) if word == "sideways" else dc.replace(filters, without=words - {word})
        )
        assert find_routes(guide, "a", "b", fewer, 1).routes


@pytest.fixture(scope="module")
def chain() -> Guide:
    """A rotating role on site, a night role, and a day role in another track that leads people."""
    reality = {
        "agent": {"shifts": "rotating", "remote": "none"},
        "senior": {"shifts": "night"},
        "analyst": {"shifts": "day", "manages": {"min": 1, "max": 9}},
    }
    roles = [
        Role(id=id_, title=id_, track="kpo" if id_ == "analyst" else "bpo", level=1, summary="s", reality=real)
        for id_, real in reality.items()
    ]
    edges: list[Edge] = [
        ("agent", "senior", "promotion", 6, 10, 20),
        ("senior", "analyst", "lateral", 6, 8, 20),
        ("agent", "analyst", "lateral", 6, 30, 40),
        ("analyst", "agent", "return", 1, 3, 9),
    ]
    return company(TRACKS, roles, edges)


@pytest.mark.parametrize(
    ("start", "end", "words", "sideways", "notes"),
    [
        ("agent", "analyst", "night", None, ["Ends in a day role; 18 months on night or rotating shifts first."]),
        ("senior", "analyst", "night", None, ["Ends in a day role; 8 months on night shifts first."]),
        (
            "agent", "senior", "night", None,
            ["Ends in a role with night or rotating shifts; 10 months on rotation first."],
        ),
        ("analyst", "agent", "night", None, ["Ends in a role with night or rotating shifts."]),
        ("agent", "analyst", "people", None, ["Ends in a role that leads people."]),
        ("analyst", "agent", "people", None, ["Ends in a role that leads nobody; 3 months leading people first."]),
        ("agent", "analyst", "site", None, ["10 months on site only first."]),
        ("analyst", "agent", "back", None, ["1 step back."]),
        ("agent", "analyst", "track", None, ["Ends outside your track."]),
        ("agent", "senior", "track", None, []),
        ("agent", "analyst", "back", 0, ["1 sideways move; you asked for at most 0."]),
        ("agent", "senior", "back", 0, []),
        ("agent", "analyst", "back", 1, []),
    ],
)  # fmt: skip
def test_a_route_tells_which_wish_it_breaks(
    start: str, end: str, words: str, sideways: int | None, notes: list[str], chain: Guide
) -> None:
    filters = RouteFilters(frozenset({words}), sideways)
    assert route_notes(chain, filters, find_routes(chain, start, end, filters, 1).routes[0]) == notes


@pytest.mark.parametrize(
    ("start", "end", "words", "sideways", "blocking"),
    [
        ("agent", "senior", "night", None, "night or rotating shifts"),
        ("agent", "senior", "night,people", None, "night or rotating shifts"),
        ("agent", "analyst", "people", 0, ""),
        ("agent", "analyst", "back", 0, "the limit of sideways moves"),
        ("analyst", "senior", "back,night", None, ""),
        ("analyst", "agent", "back", None, "steps back"),
    ],
)
def test_a_strict_answer_without_routes_names_the_wishes_that_block(
    start: str, end: str, words: str, sideways: int | None, blocking: str, chain: Guide
) -> None:
    filters = RouteFilters(frozenset(words.split(",")), sideways, strict=True)
    answer = find_routes(chain, start, end, filters, 5)
    assert answer.routes == []
    blocks = f"This wish blocks every route: {blocking}. Without it there are routes."
    together = "Your wishes together leave no route. Turn off the strict switch to see the nearest routes."
    assert blocking_note(chain, filters, answer.blocking) == (blocks if blocking else together)


def test_each_wish_that_blocks_alone_is_named(chain: Guide) -> None:
    """Nearer roles that keep the wishes come with the answer."""
    filters = RouteFilters(frozenset({"people", "track"}), strict=True)
    reach = find_reach(chain, "senior", filters, onward=True)
    assert not reach.kept
    assert blocking_note(chain, filters, reach.blocking) == (
        "Your wishes together leave no route. Turn off the strict switch to see the nearest routes."
    )
    assert blocking_note(chain, filters, ("people", "sideways")) == (
        "Each of these wishes blocks every route: leading people, the limit of sideways moves. "
        "Without one of them there are routes."
    )


def test_reachable_roles_say_what_they_cost(chain: Guide) -> None:
    def rows(start: str, words: str) -> list[tuple[str, int, str]]:
        filters = RouteFilters(frozenset(words.split(",")))
        reach = find_reach(chain, start, filters, onward=True)
        return [(near.role.id, near.months, reach_note(chain, filters, near)) for near in reach.roles]

    assert rows("agent", "night") == [("analyst", 18, "18 months on night or rotating shifts")]
    assert rows("agent", "people,site") == [("senior", 10, "10 months in roles that break a wish")]
    assert rows("analyst", "night,back") == [
        ("agent", 3, "night or rotating shifts; 1 step back"),
        ("senior", 13, "night or rotating shifts; 10 months on night or rotating shifts; 1 step back"),
    ]


# Wishes that gave nothing before they were soft: from an entry role of the default company to a role, or to any.
EMPTY_BEFORE = """
sales-agent any night
customer-support-executive any night
collections-executive any night
accounts-associate any night
sales-agent any bpo
sales-agent any night,people
customer-support-executive any night,bpo
collections-executive any night,site,people
accounts-associate any night,track
accounts-associate any track,people,night
sales-agent any track,night
data-entry-operator any track,people,bpo
sales-agent quality-analyst night
sales-agent recruiter night
sales-agent head-of-sales bpo
customer-support-executive team-leader people
customer-support-executive team-leader night
customer-support-executive quality-manager night
customer-support-executive workforce-scheduler night
customer-support-executive recruiter night
customer-support-executive medical-coder track
customer-support-executive finance-analyst night,kpo
collections-executive collections-manager night
collections-executive medical-coder kpo
collections-executive risk-team-lead track
technical-support-executive service-desk-manager people
technical-support-executive quality-manager track
data-entry-operator back-office-team-leader people
data-entry-operator process-manager night
chat-support-associate team-leader bpo
claims-associate coding-manager people
accounts-associate finance-team-lead night
"""


@pytest.mark.parametrize("row", EMPTY_BEFORE.split("\n")[1:-1])
def test_wishes_that_gave_nothing_have_an_answer(row: str, pack: Guide) -> None:
    """Strict wishes still give no route. Otherwise each route says what it breaks, and the best breaks it least."""
    start, end, words = row.split()
    filters = RouteFilters(frozenset({*words.split(","), "back"}))
    strict = dc.replace(filters, strict=True)
    if end == "any":
        assert not find_reach(pack, start, strict, onward=True).kept
        reach = find_reach(pack, start, filters, onward=True).roles
        assert reach
        assert all(reach_note(pack, filters, near) for near in reach)
        return
    without_routes = find_routes(pack, start, end, strict, 5)
    assert without_routes.routes == []
    assert without_routes.nearest
    answer = find_routes(pack, start, end, filters, 5)
    assert answer.routes
    assert all(route_notes(pack, filters, route) for route in answer.routes)
    keys = [order(pack, filters.without, route) for route in answer.routes]
    assert keys == sorted(keys)


@pytest.fixture(scope="module")
def pack() -> Guide:
    return open_guide(DATA, DAY)


def test_there_are_30_of_them() -> None:
    assert len(EMPTY_BEFORE.split()) // 3 >= 30
