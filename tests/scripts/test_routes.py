"""The browser's planner gives the same answers as `careerguide route`: the same routes, the same reach, for any wishes."""

from __future__ import annotations

import dataclasses as dc
import json
import random
import subprocess
from itertools import islice
from typing import Any

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Move
from careerguide.guide.route_filters import MOST_TRIED, WITHOUT, RouteFilters, allows, chosen, sideways_in, usable
from careerguide.model import MonthRange, MoveEntry, Role, Track
from careerguide.output.api import graph as graph_json
from careerguide.output.api import planner as planner_json
from support import node
from support.company import DAY, sketched
from support.paths import DATA, SCRIPTS, SUPPORT

SCRIPT = SUPPORT / "routes.mjs"
FOLDER = SCRIPTS
KINDS = ("promotion", "lateral", "bridge", "return")
# From, to, kind, and months: shortest, typical, slow.
Edge = tuple[str, str, str, int, int, int]


@dc.dataclass(frozen=True)
class Case:
    """A question to a company."""

    guide: Guide
    start: str
    end: str
    wishes: RouteFilters
    count: int

    def address(self) -> str:
        """The question as the planner's address says it, where the usual wish goes without saying."""
        without = (
            "" if self.wishes.without == RouteFilters().without else f"&without={','.join(sorted(self.wishes.without))}"
        )
        limit = "" if self.wishes.sideways is None else f"&sideways={self.wishes.sideways}"
        return f"#from={self.start}&to={self.end}{without}{limit}"


def browser(cases: list[Case]) -> dict[str, Any]:
    """What the browser's modules say of themselves, and answer to each case."""
    given = [
        {
            "graph": json.loads(graph_json(case.guide)),
            "planner": json.loads(planner_json(case.guide)),
            "address": case.address(),
            "count": case.count,
        }
        for case in cases
    ]
    done = subprocess.run(
        [*node.node(), str(SCRIPT), str(FOLDER)], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def python(case: Case) -> dict[str, Any]:
    """What Python answers to a case."""
    graph = usable(case.guide, case.wishes)
    found = chosen(case.wishes, routes.in_order(graph, case.start, case.end), case.count)
    return {
        "routes": [[way.after.min, way.after.typical, way.after.slow, *way.roles] for way in found],
        "from": routes.months_from(graph, case.start),
        "to": routes.months_to(graph, case.end),
    }


BASE = sketched("nobody nowhere 1")


def company(tracks: list[Track], roles: list[Role], edges: list[Edge]) -> Guide:
    """A guide of these alone; nothing is read from files, which a thousand companies would wait for."""
    seats = {role.id: role for role in roles}
    moves = tuple(
        Move(
            seats[start],
            seats[end],
            MoveEntry(to=end, kind=kind, after=MonthRange(min=low, typical=typical, slow=slow)),
        )
        for start, end, kind, low, typical, slow in edges
    )
    moves_from = {id_: tuple(move for move in moves if move.start.id == id_) for id_ in seats}
    return dc.replace(
        BASE, tracks={track.id: track for track in tracks}, roles=seats, moves=moves, moves_from=moves_from
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
    """Any wishes, few more often than many, so that most questions have an answer."""
    guide = random_company(dice)
    ids = list(guide.roles)
    words = dice.sample(list(WITHOUT), dice.choice((0, 1, 1, 1, 2, 3)))
    sideways = dice.choice((None, None, None, None, 0, 1, 2, 3))
    return Case(guide, ids[0], ids[-1], RouteFilters(frozenset(words), sideways), dice.choice((1, 5, 12, 25)))


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    dice = random.Random(20_261_122)
    return [random_case(dice) for _ in range(1000)]


def test_a_thousand_random_companies(cases: list[Case]) -> None:
    expected = [python(case) for case in cases]
    assert sum(len(answer["routes"]) for answer in expected) > 2500
    assert sum(len(answer["from"]) + len(answer["to"]) for answer in expected) > 15_000
    assert browser(cases)["answers"] == expected


@pytest.mark.parametrize("word", WITHOUT)
def test_every_wish_decides_in_many_of_them(word: str, cases: list[Case]) -> None:
    """Alone, so that a rule that one side forgets cannot hide behind another."""
    asked = [case for case in cases if word in case.wishes.without]
    alone = [
        case
        for case in asked
        for others in [RouteFilters(case.wishes.without - {word})]
        if any(
            allows(case.guide, others, move) and not allows(case.guide, case.wishes, move) for move in case.guide.moves
        )
    ]
    assert len(alone) > 100


@pytest.mark.parametrize("limit", range(4))
def test_every_limit_of_sideways_moves_decides_in_some_of_them(limit: int, cases: list[Case]) -> None:
    asked = [case for case in cases if case.wishes.sideways == limit]
    first = [
        list(islice(routes.in_order(usable(case.guide, case.wishes), case.start, case.end), case.count))
        for case in asked
    ]
    assert sum(any(sideways_in(way) > limit for way in ways) for ways in first) > 10


@pytest.mark.parametrize(("before", "found"), [(MOST_TRIED - 1, 1), (MOST_TRIED, 0)])
def test_both_give_up_after_as_many_routes(before: int, found: int) -> None:
    """So many quicker routes go sideways; the one that does not is the last that is looked at, or the first that is not."""
    ids = [f"r{number:03}" for number in range(before)]
    roles = [Role(id=id_, title=id_, track="t", level=1, summary="s") for id_ in ("here", "there", *ids)]
    edges: list[Edge] = [("here", "there", "promotion", 9, 9, 9)]
    for id_ in ids:
        edges += [("here", id_, "lateral", 1, 1, 1), (id_, "there", "promotion", 1, 1, 1)]
    guide = company([Track(id="t", title="T", line="bpo", summary="s")], roles, edges)
    case = Case(guide, "here", "there", RouteFilters(sideways=0), 3)
    answer = python(case)
    assert len(answer["routes"]) == found
    assert browser([case])["answers"] == [answer]


WISHES = [
    RouteFilters(),
    RouteFilters(frozenset()),
    RouteFilters(sideways=1),
    *(RouteFilters(frozenset({word, "back"}), None) for word in WITHOUT),
]


@pytest.mark.parametrize("end", ["director", "team-leader", "head-of-sales", "quality-manager"])
def test_the_default_company_from_every_way_in(end: str) -> None:
    guide = open_guide(DATA, DAY)
    asked = [Case(guide, role.id, end, wishes, 5) for role in guide.entry_roles for wishes in WISHES]
    expected = [python(case) for case in asked]
    assert browser(asked)["answers"] == expected
    assert any(answer["routes"] for answer in expected)
