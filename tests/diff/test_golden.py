"""The report on a long week of changes in HR, line by line."""

from __future__ import annotations

import re

from careerguide import diff
from support.differences import EDITS, GOLDEN, week_report


def test_the_report_on_a_long_week_is_the_golden_one() -> None:
    """After an intended change, run `PYTHONPATH=tests python -m support.differences` and read the diff."""
    assert len(EDITS) > 45
    assert week_report() == GOLDEN.read_text(encoding="utf-8")


def test_the_golden_lines_are_short_sentences_under_their_headings() -> None:
    all_lines = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line]
    titles = [line for line in all_lines if line.startswith("### ")]
    assert titles == [f"### {title}" for title in diff.WEIGHTS.values()]
    change_lines = [line for line in all_lines if not line.startswith("### ")]
    assert len(change_lines) == len(set(change_lines)) > 80
    for line in change_lines:
        assert re.match(r"\* .*[^.]\.$", line), line
        assert len(line) < 200, line
        assert not re.search(r"\b(None|True|False|dict|tuple|\(\)|data_)\b|  ", line), line
