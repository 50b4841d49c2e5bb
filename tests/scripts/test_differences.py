"""Scripts make the same role of a workplace as Python does."""

from __future__ import annotations

import dataclasses as dc
import itertools
import json
import random

from careerguide import model
from careerguide.guide.differences import Workplace, applied
from careerguide.guide.guide import Guide
from careerguide.output import api
from support.company import guide_of, tiny
from support.javascript import call

LINES, SITES, SHIFTS = ("Telecom", "Banking"), ("pune", "cebu"), ("night", "day")
TARGETS = (">= 80%", ">= 95%", "at the client target", "3 to 5")
RANDOM_ROLES = 40


def invented(guide: Guide, dice: random.Random) -> model.Role:
    """A role with differences of all kinds, several of them for the same thing."""
    differences = []
    for _ in range(dice.randint(1, 12)):
        places = {"line_of_business": dice.choice(LINES), "site": dice.choice(SITES), "shift": dice.choice(SHIFTS)}
        chosen = dice.sample(sorted(places), dice.randint(1, 3))
        subject: dict[str, object] = dice.choice(
            [
                {"kpi": dice.choice(sorted(guide.kpis)), "target": dice.choice(TARGETS)},
                {"kpi": dice.choice(sorted(guide.kpis)), "target": dice.choice(TARGETS), "over": "2"},
                {"skill": dice.choice(sorted(guide.skills)), "level": dice.choice(list(guide.skill_levels))},
                {"skill": dice.choice(sorted(guide.skills)), "level": "working", "need": "desirable"},
                {"language": dice.choice(("English B2", "English", "Polish C1"))},
            ]
        )
        differences.append(model.Difference.model_validate({key: places[key] for key in chosen} | subject))
    role = guide.roles[dice.choice(sorted(guide.roles))]
    return role.model_copy(update={"differences": tuple(differences)})


def in_short(guide: Guide, role: model.Role) -> list[object]:
    """What a role asks for as scripts have it: needs, result areas and languages."""
    ranks = {id_: rank for rank, id_ in enumerate(guide.skill_levels, 1)}
    return [
        [[need.skill, ranks[need.level], int(need.need == "essential")] for need in role.skills],
        [[kra.area, kra.kpi, kra.target, kra.over, _bounds(kra.target)] for kra in role.kras],
        [[need.language, need.level or ""] for need in role.languages],
    ]


def _bounds(target: str) -> object:
    limits = api._limits(target)
    return limits and {"low": limits[0], "high": limits[1], "strict": limits[2]}


def sorted_parts(parts: list[object]) -> list[object]:
    """The order of what is only there follows the order of differences on both sides; compared without it."""
    return [sorted(part, key=json.dumps) for part in parts]  # type: ignore[type-var, arg-type]


def test_both_make_the_same_role_of_each_workplace() -> None:
    guide, dice = guide_of(tiny()), random.Random(19)
    workplaces = [Workplace(*parts) for parts in itertools.product(("", "telecom"), ("", "pune"), ("", "night"))]
    titles = {id_: kpi.title for id_, kpi in guide.kpis.items()}
    cases, expected = [], []
    for _ in range(RANDOM_ROLES):
        role = invented(guide, dice)
        data = json.loads(api.differences(_with(guide, role)))["roles"][role.id]
        needs, kras, languages = in_short(guide, role.model_copy(update={"differences": ()}))
        areas = [dict(zip(("area", "kpi", "target", "over", "bounds"), kra, strict=True)) for kra in kras]  # type: ignore[attr-defined]
        for workplace in workplaces:
            person = {"line": workplace.line_of_business, "site": workplace.site, "shift": workplace.shift}
            cases.append([{"needs": needs, "kras": areas, "languages": languages}, data, person])
            expected.append(in_short(guide, applied(role, workplace, titles)))
    answers = [
        [answer["needs"], [list(kra.values()) for kra in answer["kras"]], answer["languages"]]
        for answer in call("lib/differences", "applied", cases)
    ]
    assert [sorted_parts(answer) for answer in answers] == [
        sorted_parts(json.loads(json.dumps(parts))) for parts in expected
    ]
    assert any(parts != in_short(guide, guide.roles["agent"]) for parts in expected)


def _with(guide: Guide, role: model.Role) -> Guide:
    return dc.replace(guide, roles={role.id: role})
