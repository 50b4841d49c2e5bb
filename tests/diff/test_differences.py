"""What differs by client line, site and shift is compared with what the role asked for at the same place before."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.company import changed
from support.differences import OPPOSITE, compared, lines
from support.differing import differing

R = "roles.yaml"
SAME_THERE = "Agent, in night shifts: what differs is the same as before, in another form."
NIGHT = '    - {shift: night, kpi: qa-score, target: ">= 88%"}\n'
# Old passage, new passage; the weight; the line; the line of the change back.
CHANGES = (
    (
        '"<= 8 minutes"', '"<= 7 minutes"', "raises",
        "Agent, on Telecom: target for Handle time changed from at most 8 minutes to at most 7 minutes.",
        "Agent, on Telecom: target for Handle time changed from at most 7 minutes to at most 8 minutes.",
    ),
    (
        NIGHT, "", "raises",
        "Agent, in night shifts: target for QA score changed from at least 88% to at least 90%.",
        "Agent, in night shifts: target for QA score changed from at least 90% to at least 88%.",
    ),
    (
        "skill: typing, level: practitioner}", "skill: typing, level: expert}", "raises",
        "Agent, on Telecom: Typing rises from practitioner to expert.",
        "Agent, on Telecom: Typing falls from expert to practitioner.",
    ),
    (
        "language: English B2}\n    - {shift", "language: English C1}\n    - {shift", "clarifies",
        "Agent, at Pune: English C1 was added to languages; English B2 was removed from languages.",
        "Agent, at Pune: English B2 was added to languages; English C1 was removed from languages.",
    ),
    (
        "over: 2}\n    - {line_of", "over: 3}\n    - {line_of", "raises",
        "Agent, on Telecom, at Pune: target for Handle time must be met for 3 months instead of 2.",
        "Agent, on Telecom, at Pune: target for Handle time must be met for 2 months instead of 3.",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "weight", "line", "back"), CHANGES, ids=[case[3] for case in CHANGES])
def test_a_difference_that_changes_is_one_line(
    old: str, new: str, weight: str, line: str, back: str, tmp_path: Path
) -> None:
    before, after = differing(), changed(differing(), R, old, new)
    assert lines(compared(tmp_path / "there", before, after)) == [(weight, line)]
    assert lines(compared(tmp_path / "back", after, before)) == [(OPPOSITE[weight], back)]


def test_a_change_of_the_role_itself_is_told_once(tmp_path: Path) -> None:
    """At night the target is another one, which stays."""
    after = changed(differing(), R, 'target: ">= 90%", over: 3', 'target: ">= 91%", over: 3')
    expected = "Agent: target for QA score changed from at least 90% to at least 91%."
    assert [change.text for change in compared(tmp_path, differing(), after).changes] == [expected]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (NIGHT, NIGHT.replace("}", ", over: 3}"), SAME_THERE),
        ("  differences:\n", "  differences:\n" + NIGHT, "Agent: the order of differences changed."),
    ],
)  # fmt: skip
def test_another_form_of_the_same_is_told_as_a_correction(old: str, new: str, line: str, tmp_path: Path) -> None:
    after = changed(differing(), R, old, new)
    if old.startswith("  differences"):
        head, _, tail = after[R].rpartition(NIGHT)
        after = after | {R: head + tail}
    assert lines(compared(tmp_path, differing(), after)) == [("corrects", line)]
