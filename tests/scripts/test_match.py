"""The match of ratings with the roles of the default company. The formula by itself: my/match.test.js."""

from __future__ import annotations

from typing import Any

import pytest
from careerguide import model
from careerguide.guide.guide import Guide
from support.javascript import call, lookup

USUAL = {"essential": 3, "desirable": 1, "strong": 85, "good": 65, "stretch": 40}

RANKS = {level.id: rank for rank, level in enumerate(model.DEFAULT_SKILL_LEVELS, 1)}


@pytest.mark.parametrize(("rated", "percent"), [(False, 0), (True, 100)])
def test_a_person_without_ratings_has_nothing_and_one_with_every_level_has_all(
    rated: bool, percent: int, guide: Guide
) -> None:
    cases: list[list[Any]] = []
    for role in guide.roles.values():
        levels = {need.skill: RANKS[need.level] for need in role.skills}
        needs = [[need.skill, levels[need.skill], int(need.need == "essential")] for need in role.skills]
        ratings = [((skill,), {"level": level, "aside": False}) for skill, level in levels.items() if rated]
        cases.append([needs, lookup(ratings), USUAL])
    answers = call("my/match", "match", cases)
    assert {answer["percent"] for answer in answers} == {percent}
    if rated:
        assert [answer["gaps"] for answer in answers if answer["gaps"]] == []
