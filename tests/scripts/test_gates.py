"""The browser's check of a person's figures against the gates of a role, month by month."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from careerguide.build.open_guide import open_guide
from support.company import DAY
from support.javascript import call, lookup
from support.paths import DATA, FIXTURES

TABLE = yaml.safe_load((FIXTURES / "gates.yaml").read_text(encoding="utf-8"))
CASES = [{"target": ">= 90%", "over": 3, "month": "2026-11", "own": None} | case for case in TABLE["months"]]
TARGETS = [kra.target for role in open_guide(DATA, DAY).roles.values() for kra in role.kras]

Bounds = dict[str, Any]


def parsed(target: str) -> Bounds | None:
    """A target opened word by word, without a pattern."""
    words = target.replace("%", "").replace(",", "").split()
    if len(words) > 2 and words[1] == "to" and number(words[0]) is not None:
        return {"low": number(words[0]), "high": number(words[2]), "strict": False}
    if words[0].startswith((">", "<")):
        sign = words[0].rstrip("0123456789.")
        limit = number(words[0][len(sign) :] or words[1])
        return {
            "low": limit if ">" in sign else None,
            "high": limit if "<" in sign else None,
            "strict": "=" not in sign,
        }
    return None


def number(word: str) -> float | None:
    try:
        return float(word)
    except ValueError:
        return None


def months(text: str) -> dict[str, float]:
    """`2026-12 91 - 92` as figures by month."""
    if not text:
        return {}
    first, *said = text.split()
    year, month = map(int, first.split("-"))
    found = {}
    for figure in said:
        if figure != "-":
            found[f"{year}-{month:02}"] = float(figure)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def asked(
    gates: list[dict[str, Any]], own: list[Bounds | None], figures: dict[str, dict[str, float]], month: str
) -> list[Any]:
    """The arguments of `check`."""
    flat = [((at, kpi), value) for kpi, by_month in figures.items() for at, value in by_month.items()]
    return [gates, lookup(((gate,), limit) for gate, limit in zip(gates, own, strict=True)), lookup(flat), month]


def own_or_parsed(case: dict[str, Any]) -> Bounds | None:
    return parsed(case["target"]) or (case["own"] and {"low": case["own"][0], "high": case["own"][1], "strict": False})


def test_month_by_month() -> None:
    gates = [{"area": "A", "kpi": "qa", "target": case["target"], "over": case["over"]} for case in CASES]
    given = [
        asked([gate], [own_or_parsed(case)], {"qa": months(case["figures"])}, case["month"])
        for gate, case in zip(gates, CASES, strict=True)
    ]
    expected = [
        gate
        | {"bounds": own_or_parsed(case), "last": months(case["figures"]).get(case["until"])}
        | {key: case[key] for key in ("run", "met", "missing", "until", "from")}
        for gate, case in zip(gates, CASES, strict=True)
    ]
    assert len(CASES) >= 40
    found = [checked for [checked] in call("my/gates", "checkGates", given)]
    assert list(zip([case["name"] for case in CASES], found, strict=True)) == list(
        zip([case["name"] for case in CASES], expected, strict=True)
    )


def test_the_weakest_gate() -> None:
    given = []
    for case in TABLE["weakest"]:
        gates = [
            {"area": "A", "kpi": kpi, "target": target, "over": over}
            for kpi, (target, over, _) in case["gates"].items()
        ]
        figures = {kpi: months(said) for kpi, (_, _, said) in case["gates"].items()}
        given.append(asked(gates, [parsed(gate["target"]) for gate in gates], figures, "2026-11"))
    found = call("my/gates", "weakest", [[checked] for checked in call("my/gates", "checkGates", given)])
    named = {case["name"]: gate and gate["kpi"] for case, gate in zip(TABLE["weakest"], found, strict=True)}
    assert named == {case["name"]: case["weakest"] for case in TABLE["weakest"]}


def test_no_gates_are_none() -> None:
    assert call("my/gates", "checkGates", [asked([], [], {}, "2026-11")]) == [[]]


def test_every_target_of_the_default_company_opens_or_is_in_words() -> None:
    found = dict(zip(TARGETS, call("my/gates", "bounds", [[target] for target in TARGETS]), strict=True))
    assert found == {target: parsed(target) for target in TARGETS}
    words = {target for target, bounds in found.items() if bounds is None}
    assert [target for target in words if not target[0].isalpha()] == []
    # 185 name their number in November 2026; 158 say "at or above the client target" and the like.
    assert sum(target not in words for target in TARGETS) > 100 < sum(target in words for target in TARGETS)


WRITTEN: dict[str, tuple[float | None, float | None, bool] | None] = {
    ">= 90%": (90, None, False),
    ">=90": (90, None, False),
    "  <= 0.5%": (None, 0.5, False),
    "> 1,000": (1000, None, True),
    "< 12,345.5": (None, 12345.5, True),
    "<= 1,00,000 rupees": (None, 100_000, False),
    ">= 12,34,567": (1_234_567, None, False),
    ">= -5 points": (-5, None, False),
    "-5 to 5": (-5, 5, False),
    "300 to 360 seconds": (300, 360, False),
    "80% to 90%": (80, 90, False),
    "1,000 to 1,200 a day": (1000, 1200, False),
    ">= 80% in 20 seconds": (80, None, False),
    ">= 85% by day 90.": (85, None, False),
    "<= 5.": (None, 5, False),
    "<= 1,5%": None,
    "<= 1.2.3": None,
    "at or above 90%": None,
    "90% or more": None,
    "within 5% of plan": None,
    "between 5 and 6": None,
    ">=": None,
    "> = 5": None,
    "": None,
}


def test_targets_as_hr_may_write_them() -> None:
    found = dict(zip(WRITTEN, call("my/gates", "bounds", [[target] for target in WRITTEN]), strict=True))
    assert {
        target: bounds and (bounds["low"], bounds["high"], bounds["strict"]) for target, bounds in found.items()
    } == WRITTEN


@pytest.mark.parametrize(("month", "count", "found"), [("2026-11", 0, "2026-11"), ("2026-11", 2, "2027-01"), ("2026-01", -1, "2025-12"), ("2026-12", 1, "2027-01"), ("2026-12", -24, "2024-12"), ("2026-11", 13, "2027-12"), ("0999-12", 1, "1000-01"), ("0999-01", -1, "0998-12")])  # fmt: skip
def test_months_before_and_after(month: str, count: int, found: str) -> None:
    assert call("my/gates", "monthAt", [[month, count]]) == [found]
