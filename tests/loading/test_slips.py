"""No human slip in a data file is swallowed: each is reported at its line, alone, and most with the cure."""

from __future__ import annotations

from pathlib import Path

from support.case import write
from support.slips import RULES, Result, company, results, some


def test_every_slip_is_reported_at_its_line_and_nothing_else_is(tmp_path: Path) -> None:
    """At least 150 slips by rule, all kinds, in valid and broken YAML. The message names the cure."""
    slips = some(most=260)
    outcomes = list(results(slips, write(company(), tmp_path / "data")))
    assert {slip.kind for slip in slips} == set(RULES)
    assert len(outcomes) >= 150
    assert [str(outcome) for outcome in outcomes if not outcome.is_right] == []
    assert sum(outcome.has_cure for outcome in outcomes) >= 0.97 * len(outcomes), without_cure(outcomes)


def without_cure(outcomes: list[Result]) -> str:
    """The messages that do not name the cure."""
    return "\n".join(str(outcome) for outcome in outcomes if not outcome.has_cure)
