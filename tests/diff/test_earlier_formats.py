"""A comparison with the data of an earlier release tells what changed for people, not that the form changed."""

from __future__ import annotations

from pathlib import Path

from careerguide.cli import main
from click.testing import CliRunner
from support.company import changed, tiny, write
from support.differences import NOON

GATES = """      gates:
        - {kpi: qa-score, target: ">= 92%", months: 3}
        - {do: Two quarters at target}
"""
KRA = '{area: Quality, kpi: qa-score, target: ">= 90%", over: 3'


def report(tmp_path: Path, *edits: tuple[str, str, str]) -> str:
    """The report on the way from the tiny company with these edits to the tiny company."""
    before = write(changed(tiny(), *edits[0]) if len(edits) == 1 else _all(edits), tmp_path / "old" / "data")
    after = write(tiny(), tmp_path / "new" / "data")
    result = CliRunner(env=NOON).invoke(main, ["diff", str(before), str(after)])
    assert result.exit_code == 0, result.output
    return result.stdout


def _all(edits: tuple[tuple[str, str, str], ...]) -> dict[str, str]:
    texts = dict(tiny())
    for file, old, new in edits:
        texts = dict(changed(texts, file, old, new))
    return texts


def test_a_sentence_that_became_a_thing_to_do_is_no_change(tmp_path: Path) -> None:
    gates = GATES.replace("{do: Two quarters at target}", "Two quarters at target")
    text = report(tmp_path, ("roles.yaml", GATES, gates), ("roles.yaml", KRA, f"{KRA}, gate: true"))
    assert "condition" not in text
    assert "could not be read" not in text
    assert "Agent" not in text


def test_a_sentence_that_became_a_figure_is_told_as_both(tmp_path: Path) -> None:
    text = report(
        tmp_path, ("roles.yaml", GATES, "      gates: [Quality at 92% for 3 months, Two quarters at target]\n")
    )
    assert "Agent to Senior Agent: condition removed: Quality at 92% for 3 months." in text
    assert "Agent to Senior Agent: new condition: QA score at least 92% for 3 months in a row." in text
    assert "Two quarters" not in text
