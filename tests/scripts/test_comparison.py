"""What differs between roles is the same in the browser as in Python. Cases by hand: planner/comparison.test.js."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

from careerguide import model
from careerguide.guide.guide import Guide
from careerguide.model import Role
from support.javascript import call

RANKS = {level.id: rank for rank, level in enumerate(model.DEFAULT_SKILL_LEVELS, 1)}


def needs(role: Role) -> list[list[Any]]:
    """The skills of a role as the API has them."""
    return [[need.skill, level(need), int(need.need == "essential")] for need in role.skills]


def level(need: model.SkillNeed | None) -> int | None:
    return None if need is None else RANKS[need.level]


def rows(guide: Guide, start: Role, end: Role) -> list[dict[str, Any]]:
    """A comparison of two roles, by Python."""
    return [
        {"skill": change.skill.id, "levels": [level(change.before), level(change.now)], "changes": [change.change]}
        for change in guide.changes(start, end)
    ]


def test_every_move_of_the_default_company(guide: Guide) -> None:
    pairs = [(move.start, move.end) for move in guide.moves]
    expected = [rows(guide, *pair) for pair in pairs]
    assert {row["changes"][0] for rows in expected for row in rows} == {"new", "up", "same", "down", "carried"}
    assert call("planner/comparison", "compareRoles", [[[needs(a), needs(b)]] for a, b in pairs]) == expected


def test_any_two_roles_and_a_role_with_itself(guide: Guide) -> None:
    roles = list(guide.roles.values())
    pairs = [*pairwise(roles), *((role, role) for role in roles)]
    expected = [rows(guide, *pair) for pair in pairs]
    assert call("planner/comparison", "compareRoles", [[[needs(a), needs(b)]] for a, b in pairs]) == expected


def test_three_roles_are_two_comparisons_with_the_first(guide: Guide) -> None:
    dice = random.Random(20_261_125)
    triples = [dice.sample(list(guide.roles.values()), 3) for _ in range(200)]
    answers = call("planner/comparison", "compareRoles", [[[needs(role) for role in triple]] for triple in triples])
    for (first, second, third), table in zip(triples, answers, strict=True):
        for place, other in ((0, second), (1, third)):
            changes = {row["skill"]: row["changes"][place] for row in table}
            expected = {change.skill.id: change.change for change in guide.changes(first, other)}
            assert changes == {skill: expected.get(skill) for skill in changes}
            assert expected.keys() <= changes.keys()
        levels = {row["skill"]: row["levels"] for row in table}
        assert len(levels) == len(table)
        for place, role in enumerate((first, second, third)):
            needed = {skill: row[place] for skill, row in levels.items() if row[place]}
            assert needed == {skill: number for skill, number, _ in needs(role)}
        order = [change.skill.id for change in guide.changes(first, second)]
        assert [row["skill"] for row in table if row["changes"][0]] == order
        assert all(row["changes"][0] for row in table[: len(order)])
