"""The browser's match of own ratings with a role, against exact fractions and against cases worked by hand."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from typing import Any

import pytest
import yaml
from careerguide.build.open_guide import open_guide
from support.company import DAY
from support.javascript import call, constant, lookup
from support.paths import DATA, FIXTURES

LEVELS = ["not yet", "awareness", "working", "practitioner", "expert"]
CASES = yaml.safe_load((FIXTURES / "match.yaml").read_text(encoding="utf-8"))
USUAL = {"essential": 3, "desirable": 1, "strong": 85, "good": 65, "stretch": 40}

Need = tuple[str, int, int]
Ratings = dict[str, dict[str, Any]]


def browser(cases: list[tuple[list[Need], Ratings, dict[str, int]]]) -> list[Any]:
    return call(
        "my/match",
        "match",
        [[needs, lookup(((skill,), own) for skill, own in rated.items()), size] for needs, rated, size in cases],
    )


def oracle(needs: list[Need], rated: Ratings, size: dict[str, int]) -> dict[str, Any]:
    """The formula of data/match.yaml in fractions."""
    counted = [need for need in needs if not (rated.get(need[0]) or {"aside": False})["aside"]]
    have = {skill: rated[skill]["level"] if skill in rated else None for skill, _, _ in needs}
    weight = {skill: size["essential" if essential else "desirable"] for skill, _, essential in needs}
    whole = sum(weight[skill] for skill, _, _ in counted)
    brought = sum(
        (weight[skill] * Fraction(min(have[skill] or 0, need), need) for skill, need, _ in counted), Fraction()
    )
    percent = math.floor(100 * brought / whole) if whole else None
    missing = {skill: max(0, need - (have[skill] or 0)) for skill, need, _ in counted}
    rows = [
        {
            "skill": skill,
            "have": have[skill],
            "need": need,
            "essential": bool(essential),
            "weight": weight[skill],
            "missing": missing[skill],
        }
        for skill, need, essential in counted
    ]
    return {
        "percent": percent,
        "tier": None if percent is None else tier(percent, size),
        "rated": sum(row["have"] is not None for row in rows),
        "counted": len(rows),
        "aside": len(needs) - len(rows),
        "gaps": sorted(
            (row for row in rows if row["missing"]), key=lambda row: (-row["weight"] * row["missing"], -row["missing"])
        ),
        "met": [row for row in rows if not row["missing"]],
    }


def tier(percent: int, size: dict[str, int]) -> str:
    return next((name for name in ("strong", "good", "stretch") if percent >= size[name]), "long-term")


def random_case(dice: random.Random) -> tuple[list[Need], Ratings, dict[str, int]]:
    """Up to 14 skills; some set aside, some not rated, some above what is asked for."""
    skills = dice.sample([f"s{number}" for number in range(20)], dice.randint(0, 14))
    needs: list[Need] = [(skill, dice.randint(1, 4), dice.randint(0, 1)) for skill in skills]
    rated = {
        skill: {"level": dice.randint(0, 4), "aside": dice.random() < 0.15} for skill in skills if dice.random() < 0.8
    }
    stretch, good, strong = sorted(dice.sample(range(101), 3))
    size = {
        "essential": dice.randint(0, 10),
        "desirable": dice.randint(0, 10),
        "strong": strong,
        "good": good,
        "stretch": stretch,
    }
    return needs, rated, size


def test_a_thousand_random_cases_are_exact() -> None:
    dice = random.Random(20_261_123)
    cases = [random_case(dice) for _ in range(1000)]
    expected = [oracle(*case) for case in cases]
    assert {answer["tier"] for answer in expected} == {"strong", "good", "stretch", "long-term", None}
    assert sum(answer["percent"] is None for answer in expected) > 20
    assert sum(len(answer["gaps"]) > 3 for answer in expected) > 200
    assert browser(cases) == expected


def test_every_percent_from_whole_parts_is_exact() -> None:
    """So many of 100 skills: 29% stays 29%, which a share times 100 makes 28.999..."""
    needs: list[Need] = [(f"s{number}", 1, 1) for number in range(100)]
    cases = [
        (needs, {f"s{number}": {"level": 1, "aside": False} for number in range(count)}, USUAL) for count in range(101)
    ]
    assert [answer["percent"] for answer in browser(cases)] == list(range(101))


def test_worked_by_hand() -> None:
    found = browser([opened(case) for case in CASES])
    said = [
        {
            "percent": answer["percent"],
            "tier": answer["tier"],
            "gaps": [gap["skill"] for gap in answer["gaps"]],
            "name": case["name"],
        }
        for case, answer in zip(CASES, found, strict=True)
    ]
    assert said == [{key: case[key] for key in ("percent", "tier", "gaps", "name")} for case in CASES]


def opened(case: dict[str, Any]) -> tuple[list[Need], Ratings, dict[str, int]]:
    """A case of match.yaml as the module takes it."""
    needs = [
        (skill, LEVELS.index(asked.removeprefix("desirable ")), int(" " not in asked))
        for skill, asked in case["asks"].items()
    ]
    rated = {
        skill: {"level": LEVELS.index(said.removeprefix("aside ")), "aside": said.startswith("aside ")}
        for skill, said in case["has"].items()
    }
    return needs, rated, USUAL | case.get("measure", {})


@pytest.mark.parametrize(
    "size", [USUAL, USUAL | {"strong": 100, "good": 99, "stretch": 1}, USUAL | {"strong": 3, "good": 2, "stretch": 0}]
)
def test_tiers_at_every_percent(size: dict[str, int]) -> None:
    assert call("my/match", "tier", [[percent, size] for percent in range(101)]) == [
        tier(percent, size) for percent in range(101)
    ]


def test_tiers_at_the_edges() -> None:
    edges = {
        0: "long-term",
        39: "long-term",
        40: "stretch",
        64: "stretch",
        65: "good",
        84: "good",
        85: "strong",
        100: "strong",
    }
    assert call("my/match", "tier", [[percent, USUAL] for percent in edges]) == list(edges.values())
    assert list(constant("my/match", "TIERS")) == ["strong", "good", "stretch", "long-term"]


def test_the_words_for_levels() -> None:
    assert constant("my/match", "RATING_LEVELS") == LEVELS


def test_every_role_of_the_default_company() -> None:
    """Nobody rated is 0%; who has all is 100%; one level less in one essential skill is less."""
    guide = open_guide(DATA, DAY)
    sizes = [
        [(need.skill, LEVELS.index(need.level), int(need.need == "essential")) for need in role.skills]
        for role in guide.roles.values()
    ]
    whole: list[Ratings] = [{skill: {"level": level, "aside": False} for skill, level, _ in needs} for needs in sizes]
    nothing = browser([(needs, {}, USUAL) for needs in sizes])
    everything = browser([(needs, rated, USUAL) for needs, rated in zip(sizes, whole, strict=True)])
    assert {found["percent"] for found in nothing} == {0}
    assert {(found["percent"], len(found["gaps"])) for found in everything} == {(100, 0)}
