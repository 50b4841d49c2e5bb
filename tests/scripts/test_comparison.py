"""What differs between roles, in the browser as in Python."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest
from careerguide import model
from careerguide.build.open_guide import open_guide
from careerguide.model import Role
from support.company import DAY
from support.javascript import call
from support.paths import DATA

GUIDE = open_guide(DATA, DAY)


def needs(role: Role) -> list[list[Any]]:
    return [
        [need.skill, model.SKILL_LEVELS.index(need.level) + 1, int(need.need == "essential")] for need in role.skills
    ]


def level(need: model.SkillNeed | None) -> int | None:
    return None if need is None else model.SKILL_LEVELS.index(need.level) + 1


def python(start: Role, end: Role) -> list[dict[str, Any]]:
    return [
        {"skill": change.skill.id, "levels": [level(change.before), level(change.now)], "changes": [change.change]}
        for change in GUIDE.changes(start, end)
    ]


def test_every_move_of_the_default_company() -> None:
    pairs = [(move.start, move.end) for move in GUIDE.moves]
    expected = [python(*pair) for pair in pairs]
    assert {row["changes"][0] for rows in expected for row in rows} == {"new", "up", "same", "down", "gone"}
    assert (
        call("planner/comparison", "compareRoles", [[[needs(start), needs(end)]] for start, end in pairs]) == expected
    )


def test_any_two_roles_and_a_role_with_itself() -> None:
    roles = list(GUIDE.roles.values())
    pairs = [*pairwise(roles), *((role, role) for role in roles)]
    assert call("planner/comparison", "compareRoles", [[[needs(start), needs(end)]] for start, end in pairs]) == [
        python(*pair) for pair in pairs
    ]


def test_three_roles_are_two_comparisons_with_the_first() -> None:
    dice = random.Random(20_261_125)
    threes = [dice.sample(list(GUIDE.roles.values()), 3) for _ in range(200)]
    found = call("planner/comparison", "compareRoles", [[[needs(role) for role in three]] for three in threes])
    order = ["new", "up", "same", "down", "gone", None]
    for (first, second, third), rows in zip(threes, found, strict=True):
        for place, other in ((0, second), (1, third)):
            own = {row["skill"]: row["changes"][place] for row in rows}
            changes = {change.skill.id: change.change for change in GUIDE.changes(first, other)}
            assert own == {skill: changes.get(skill) for skill in own}
            assert changes.keys() <= own.keys()
        levels = {row["skill"]: row["levels"] for row in rows}
        assert len(levels) == len(rows)
        for place, role in enumerate((first, second, third)):
            assert {skill: own[place] for skill, own in levels.items() if own[place]} == {
                skill: at for skill, at, _ in needs(role)
            }
        ranks = [order.index(row["changes"][0]) for row in rows]
        assert ranks == sorted(ranks)


def test_by_hand() -> None:
    one, two, three = (
        [["a", 1, 1], ["b", 2, 1], ["c", 3, 1]],
        [["c", 2, 0], ["b", 2, 1], ["d", 4, 1]],
        [["e", 1, 1], ["a", 2, 1]],
    )
    [found] = call("planner/comparison", "compareRoles", [[[one, two, three]]])
    assert [(row["skill"], row["levels"], row["changes"]) for row in found] == [
        ("d", [None, 4, None], ["new", None]),
        ("b", [2, 2, None], ["same", "gone"]),
        ("c", [3, 2, None], ["down", "gone"]),
        ("a", [1, None, 2], ["gone", "up"]),
        ("e", [None, None, 1], [None, "new"]),
    ]


def test_one_role_and_none() -> None:
    alone, no_skills, none = call("planner/comparison", "compareRoles", [[[[["a", 1, 1]]]], [[[], []]], [[]]])
    assert alone == [{"skill": "a", "levels": [1], "changes": []}]
    assert no_skills == none == []


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("", []),
        ("#", []),
        ("#roles=", []),
        ("#roles=,,", []),
        ("#other=a,b", []),
        ("#roles=a", ["a"]),
        ("roles=a,b", ["a", "b"]),
        ("#roles=a,b,c", ["a", "b", "c"]),
        ("#roles=a,b,c,d", ["a", "b", "c"]),
        ("#roles=a,a,b,a,c", ["a", "b", "c"]),
        ("#roles=nobody,b", ["nobody", "b"]),  # whether a role is there is for the page to say
        ("#roles=team-leader%2Cquality-analyst", ["team-leader", "quality-analyst"]),
        ("#roles=b%C3%BCro,%3Cb%3E", ["büro", "<b>"]),
        ("#roles=%,%zz,a", ["%", "%zz", "a"]),
        ("#x=1&roles=b&roles=c", ["b"]),
    ],
)
def test_addresses(address: str, ids: list[str]) -> None:
    assert call("planner/comparison", "parseRoles", [[address]]) == [ids]


def test_what_is_written_is_read() -> None:
    ids = [list(GUIDE.roles)[:count] for count in range(4)] + [["büro", "a&b=c#d", "50%"], ["a+b", "a b"]]
    written = call("planner/comparison", "formatRoles", [[own] for own in ids])
    assert written[:3:2] == ["#roles=", f"#roles={','.join(ids[2])}"]
    assert call("planner/comparison", "parseRoles", [[address] for address in written]) == ids
