"""The weight of a changed target: stricter, looser or unclear."""

from __future__ import annotations

import pytest
from careerguide.diff.targets import target_weight
from support.differences import OPPOSITE


@pytest.mark.parametrize(
    ("before", "now", "better", "weight"),
    [
        (">= 90%", ">= 92%", "higher", "raises"),
        ("<= 5%", "<= 4%", "lower", "raises"),
        ("<= 1,000", "<= 900", "lower", "raises"),
        ("6 minutes", "5 minutes", "lower", "raises"),
        ("6 minutes", "5 minutes", "range", "clarifies"),
        ("at or under 5% for 3 months", "at or under 5% for 4 months", "lower", "raises"),
        ("at or under 5% for 3 months", "at or under 6% for 3 months", "lower", "eases"),
        (">= 80% in 30 seconds", ">= 80% in 20 seconds", "higher", "raises"),
        (">= 85% by day 90", ">= 85% by day 120", "higher", "eases"),
        ("20 to 30 seconds", "20 to 25 seconds", "lower", "raises"),
        ("20 to 30 seconds", "15 to 30 seconds", "lower", "eases"),
        ("5% or less", "4% or less", "higher", "raises"),
        ("98% or more for 3 months", "97% or more for 3 months", "higher", "eases"),
        ("Never below 90%", "Never below 95%", "higher", "raises"),
        ("Not more than 3 errors", "Not more than 2 errors", "higher", "raises"),
        ("No absence over 3 days", "No absence over 2 days", "higher", "raises"),
        ("No quarter under 90%", "No quarter under 80%", "higher", "eases"),
        ("No complaint in 3 months", "No complaint in 6 months", "higher", "raises"),
        ("No warning in the last 6 months", "No warning in the last 12 months", "higher", "raises"),
        ("Two quarters at target", "Three quarters at target", "higher", "raises"),
        (
            "All moves of twelve months within 5% of cost",
            "All moves of twelve months within 4% of cost",
            "higher",
            "raises",
        ),
        (">= 90%", "> 90%", "higher", "clarifies"),
        (">= 90% for 3 months", ">= 92% for 2 months", "higher", "clarifies"),
        (">= 90%", ">= 90.0%", "higher", "clarifies"),
    ],
)
def test_targets_get_stricter_or_looser(before: str, now: str, better: str, weight: str) -> None:
    assert target_weight(before, now, better) == weight
    assert target_weight(now, before, better) == OPPOSITE[weight]
