"""The browser's planner gives the same answers as `careerguide route`."""

from __future__ import annotations

import json
import random
import subprocess
from typing import Any

import node
import pytest
from careerguide import routes
from careerguide.exports import graph as graph_json
from careerguide.guide import Move, open_guide
from careerguide.model import MoveEntry, Range, Role
from company import DAY, HERE

SCRIPT = HERE / "routes.mjs"
MODULE = HERE.parent / "overrides" / "assets" / "careerguide" / "routes.js"
KINDS = ("promotion", "lateral", "bridge", "return")


def javascript(cases: list[dict[str, Any]]) -> list[list[list[int]]]:
    """What the module answers to each case."""
    done = subprocess.run([*node.node(), str(SCRIPT), str(MODULE)], input=json.dumps(cases), capture_output=True, text=True, check=True)
    found: list[list[list[int]]] = json.loads(done.stdout)
    return found


def python(case: dict[str, Any]) -> list[list[int]]:
    """What Python answers to the same case."""
    ids = case["ids"]
    roles = {id_: Role(id=id_, title=id_, track="t", level=1, summary="s") for id_ in ids}
    graph: dict[str, list[Move]] = {}
    for start, end, kind, low, typical, slow in case["moves"]:
        entry = MoveEntry(to=ids[end], kind=kind, after=Range(min=low, typical=typical, slow=slow))
        graph.setdefault(ids[start], []).append(Move(roles[ids[start]], roles[ids[end]], entry))
    found = routes.best(graph, ids[case["start"]], ids[case["end"]], case["count"], case["returns"])
    return [[route.after.min, route.after.typical, route.after.slow, *(ids.index(id_) for id_ in route.roles)] for route in found]


def random_case(dice: random.Random) -> dict[str, Any]:
    """A company of 2 to 30 roles; months from 0 to 6, so that many routes tie."""
    count = dice.randint(2, 30)
    ids = dice.sample([f"{first}{second}" for first in "abcdef" for second in ("", "-1", "-10", "-2", "z", "0")], count)
    pairs = [(start, end) for start in range(count) for end in range(count) if start != end]
    chosen = dice.sample(pairs, min(len(pairs), dice.randint(count, 4 * count)))
    moves = [
        [start, end, dice.choice(KINDS), low, low + dice.randint(0, 3), low + 9] for start, end in chosen for low in [dice.randint(0, 3)]
    ]
    return {"ids": ids, "moves": moves, "start": 0, "end": count - 1, "count": dice.choice([1, 3, 5, 12]), "returns": dice.random() < 0.3}


def test_a_thousand_random_companies() -> None:
    dice = random.Random(20_261_122)
    cases = [random_case(dice) for _ in range(1000)]
    answers = javascript(cases)
    expected = [python(case) for case in cases]
    assert sum(map(len, expected)) > 2500
    assert answers == expected


@pytest.mark.parametrize("end", ["director", "team-leader", "head-of-sales", "quality-manager"])
def test_the_default_company_from_every_way_in(end: str) -> None:
    guide = open_guide(HERE.parent / "data", DAY)
    data = json.loads(graph_json(guide))
    ids = [role[0] for role in data["roles"]]
    cases = [
        {"ids": ids, "moves": data["moves"], "start": ids.index(role.id), "end": ids.index(end), "count": 5, "returns": False}
        for role in guide.entry_roles
    ]
    expected = [
        [
            [way.after.min, way.after.typical, way.after.slow, *(ids.index(id_) for id_ in way.roles)]
            for way in routes.best(guide.moves_from, role.id, end, 5)
        ]
        for role in guide.entry_roles
    ]
    assert javascript(cases) == expected
    assert any(expected)
