"""The browser's planner answers as `careerguide route` does: the same routes, the same reach, for any filters."""

from __future__ import annotations

import dataclasses as dc
import json
import random
from itertools import islice
from typing import Any

import pytest
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Move
from careerguide.guide.route_filters import MOST_TRIED, WITHOUT, RouteFilters, allows, chosen, sideways_in, usable
from careerguide.model import MonthRange, MoveEntry, Role, Track
from careerguide.output.api import graph as graph_json
from careerguide.output.api import planner as planner_json
from support.company import sketched
from support.examples import sample
from support.javascript import ask

KINDS = ("promotion", "lateral", "bridge", "return")
# From, to, kind, and months: shortest, typical, slow.
Edge = tuple[str, str, str, int, int, int]


@dc.dataclass(frozen=True)
class Case:
    """A query to a company."""

    guide: Guide
    start: str
    end: str
    filters: RouteFilters
    count: int

    def address(self) -> str:
        """The query as an address of the planner, which leaves out the usual filters."""
        without = self.filters.without
        words = "" if without == RouteFilters().without else f"&without={','.join(sorted(without))}"
        limit = "" if self.filters.sideways is None else f"&sideways={self.filters.sideways}"
        return f"#from={self.start}&to={self.end}{words}{limit}"


def browser(cases: list[Case]) -> Any:
    """What the browser's scripts answer to each case. A company that several cases share is sent once."""
    guides = list({id(case.guide): case.guide for case in cases}.values())
    numbers = {id(guide): number for number, guide in enumerate(guides)}
    files = [{"graph": json.loads(graph_json(guide)), "planner": json.loads(planner_json(guide))} for guide in guides]
    queries = [{"company": numbers[id(case.guide)], "address": case.address(), "count": case.count} for case in cases]
    return ask("answerQueries", companies=files, cases=queries)


def python(case: Case) -> dict[str, Any]:
    """What Python answers to a case."""
    graph = usable(case.guide, case.filters)
    best = chosen(case.filters, routes.in_order(graph, case.start, case.end), case.count)
    return {
        "routes": [[route.after.min, route.after.typical, route.after.slow, *route.roles] for route in best],
        "from": routes.months_from(graph, case.start),
        "to": routes.months_to(graph, case.end),
    }


BASE = sketched("nobody nowhere 1")


def company(tracks: list[Track], roles: list[Role], edges: list[Edge]) -> Guide:
    """A guide of these alone. Nothing is read from files: that would take too long for a thousand companies."""
    by_id = {role.id: role for role in roles}
    moves = tuple(
        Move(
            by_id[start],
            by_id[end],
            MoveEntry(to=end, kind=kind, after=MonthRange(min=low, typical=typical, slow=slow)),
        )
        for start, end, kind, low, typical, slow in edges
    )
    moves_from = {id_: tuple(move for move in moves if move.start.id == id_) for id_ in by_id}
    return dc.replace(
        BASE, tracks={track.id: track for track in tracks}, roles=by_id, moves=moves, moves_from=moves_from
    )


def random_company(dice: random.Random) -> Guide:
    """2 to 30 roles of every kind in 1 to 4 tracks; months from 0 to 6, so that many routes tie."""
    count = dice.randint(2, 30)
    ids = dice.sample([f"{first}{second}" for first in "abcdef" for second in ("", "-1", "-10", "-2", "z", "0")], count)
    tracks = [
        Track(id=f"t{number}", title="T", line=dice.choice(("bpo", "shared", "kpo")), summary="s")
        for number in range(dice.randint(1, 4))
    ]
    roles = [
        Role(
            id=id_,
            title=id_,
            track=dice.choice(tracks).id,
            level=dice.randint(1, 9),
            summary="s",
            reality={
                "shifts": dice.choice((None, "day", "day", "rotating", "night")),
                "remote": dice.choice((None, "none", "partial", "full", "full")),
                "manages": dice.choice((None, None, {"min": 1, "max": 9})),
            },
        )
        for id_ in ids
    ]
    pairs = [(start, end) for start in ids for end in ids if start != end]
    edges: list[Edge] = []
    for start, end in dice.sample(pairs, min(len(pairs), dice.randint(2 * count, 5 * count))):
        low = dice.randint(0, 3)
        edges.append((start, end, dice.choice(KINDS), low, low + dice.randint(0, 3), low + 9))
    return company(tracks, roles, edges)


def random_case(dice: random.Random) -> Case:
    """Any filters, few more often than many, so that most queries have an answer."""
    guide = random_company(dice)
    ids = list(guide.roles)
    words = dice.sample(list(WITHOUT), dice.choice((0, 1, 1, 1, 2, 3)))
    sideways = dice.choice((None, None, None, None, 0, 1, 2, 3))
    return Case(guide, ids[0], ids[-1], RouteFilters(frozenset(words), sideways), dice.choice((1, 5, 12, 25)))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    dice = random.Random(20_261_122)
    return [random_case(dice) for _ in range(1000)]


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in (1, 2, 3))])
def test_a_thousand_random_companies(part: int, cases: list[Case]) -> None:
    """A quarter of them in each part."""
    quarter = cases[part::4]
    expected = [python(case) for case in quarter]
    assert sum(len(answer["routes"]) for answer in expected) > 600
    assert sum(len(answer["from"]) + len(answer["to"]) for answer in expected) > 3_500
    assert browser(quarter) == expected


@pytest.mark.parametrize("word", WITHOUT)
def test_every_filter_decides_in_many_of_them(word: str, cases: list[Case]) -> None:
    """Alone, so that a filter that one side forgets cannot hide behind another."""
    decisive = 0
    for case in cases:
        if word in case.filters.without:
            others = RouteFilters(case.filters.without - {word})
            decisive += any(
                allows(case.guide, others, move) and not allows(case.guide, case.filters, move)
                for move in case.guide.moves
            )
    assert decisive > 100


@pytest.mark.parametrize("limit", range(4))
def test_every_limit_of_sideways_moves_decides_in_some_of_them(limit: int, cases: list[Case]) -> None:
    decisive = 0
    for case in cases:
        if case.filters.sideways == limit:
            graph = usable(case.guide, case.filters)
            first = islice(routes.in_order(graph, case.start, case.end), case.count)
            decisive += any(sideways_in(route) > limit for route in first)
    assert decisive > 10


@pytest.mark.parametrize(("before", "count"), [(MOST_TRIED - 1, 1), (MOST_TRIED, 0)])
def test_both_give_up_after_as_many_routes(before: int, count: int) -> None:
    """`before` quicker routes go sideways; the route that does not is the last that is tried, or is not tried."""
    ids = [f"r{number:03}" for number in range(before)]
    roles = [Role(id=id_, title=id_, track="t", level=1, summary="s") for id_ in ("here", "there", *ids)]
    edges: list[Edge] = [("here", "there", "promotion", 9, 9, 9)]
    for id_ in ids:
        edges += [("here", id_, "lateral", 1, 1, 1), (id_, "there", "promotion", 1, 1, 1)]
    guide = company([Track(id="t", title="T", line="bpo", summary="s")], roles, edges)
    case = Case(guide, "here", "there", RouteFilters(sideways=0), 3)
    answer = python(case)
    assert len(answer["routes"]) == count
    assert browser([case]) == [answer]


FILTERS = [
    RouteFilters(),
    RouteFilters(frozenset()),
    RouteFilters(sideways=1),
    *(RouteFilters(frozenset({word, "back"}), None) for word in WITHOUT),
]


@pytest.mark.parametrize("end", ["director", "team-leader", "head-of-sales", "quality-manager"])
def test_the_default_company_from_every_entry_role(end: str, guide: Guide) -> None:
    cases = [Case(guide, role.id, end, filters, 5) for role in sample(guide.entry_roles) for filters in FILTERS]
    expected = [python(case) for case in cases]
    assert browser(cases) == expected
    assert any(answer["routes"] for answer in expected)
