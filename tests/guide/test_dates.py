"""Months added to a day."""

from __future__ import annotations

import datetime as dt

import pytest
from careerguide.guide import dates
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("day", "count", "then"),
    [
        ("2026-01-15", 0, "2026-01-15"),
        ("2026-01-15", 1, "2026-02-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2028-02-29", 48, "2032-02-29"),
        ("2026-08-31", 1, "2026-09-30"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-12-01", 12, "2027-12-01"),
        ("2026-11-01", 13, "2027-12-01"),
        ("1999-12-31", 600, "2049-12-31"),
        ("9999-11-30", 1, "9999-12-30"),
        ("9999-12-01", 0, "9999-12-01"),
        ("9999-12-01", 1, "9999-12-31"),
        ("9990-01-01", 60_000, "9999-12-31"),
    ],
)
def test_months_are_added_and_stay_inside_the_calendar(day: str, count: int, then: str) -> None:
    assert dates.add_months(dt.date.fromisoformat(day), count) == dt.date.fromisoformat(then)


@given(st.dates(max_value=dt.date(9900, 1, 1)), st.integers(0, 60))
def test_added_months_land_in_the_right_month(day: dt.date, count: int) -> None:
    then = dates.add_months(day, count)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == count
    assert then.day == day.day or (then + dt.timedelta(days=1)).day == 1
