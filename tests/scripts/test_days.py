"""Days, weeks and near peers are the same in the browser as in the build."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import product

import pytest
from careerguide import formatting
from careerguide.guide import dates, people
from support import web
from support.javascript import call


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """Every day from the first to the last."""
    while first <= last:
        yield first
        first += dt.timedelta(days=1)


def test_months_are_added_as_the_build_adds_them() -> None:
    """Every day of sixteen months with a leap day among them, by six counts."""
    cases = list(product(days(dt.date(2023, 12, 1), dt.date(2025, 3, 31)), (0, 1, 6, 12, 18, 24)))
    assert len(cases) == 487 * 6
    expected = [str(dates.add_months(day, count)) for day, count in cases]
    assert call("lib/days", "addMonths", [[str(day), count] for day, count in cases]) == expected


def test_weeks_are_counted_as_the_build_counts_them() -> None:
    years = list(days(dt.date(2024, 1, 1), dt.date(2029, 1, 15)))
    arguments = [*days(dt.date(1969, 12, 20), dt.date(1970, 1, 10)), *years, dt.date(2400, 2, 29)]
    weeks = call("lib/days", "week", [[str(day)] for day in arguments])
    assert dict(zip(arguments, weeks, strict=True)) == {day: people.week(day) for day in arguments}
    starts = [day for day in years[1:] if people.week(day) != people.week(day - dt.timedelta(days=1))]
    assert {day.isoweekday() for day in starts} == {1}


def test_days_are_written_as_the_build_writes_them() -> None:
    arguments = list(days(dt.date(2027, 12, 20), dt.date(2028, 3, 5)))
    assert call("lib/days", "dayInWords", [[str(day)] for day in arguments]) == [
        formatting.day(day) for day in arguments
    ]


@pytest.mark.parametrize(
    ("leader", "reader", "distance"),
    [
        (2, 1, 0),
        (3, 1, 0),
        (4, 1, 3),
        (9, 1, 8),
        (1, 1, 1),
        (1, 2, 2),
        (1, 9, 9),
        (10, 8, 0),
        (10, 9, 0),
        (10, 10, 1),
        (7, 4, 3),
    ],
)
def test_one_or_two_levels_above_is_nearest(leader: int, reader: int, distance: int) -> None:
    """Then the reader's own level, then those further away."""
    assert call("lib/near-peers", "nearness", [[leader, reader]]) == [people.nearness(leader, reader)] == [distance]


def test_any_two_levels_are_as_near_as_in_the_build() -> None:
    pairs = list(product(range(1, 11), repeat=2))
    expected = [people.nearness(leader, reader) for leader, reader in pairs]
    assert call("lib/near-peers", "nearness", pairs) == expected


LEVELS: list[list[int]] = [
    [],
    [3],
    [9, 9],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    [6, 2, 6, 3, 2, 9],
    [10, 8, 7],
    [4, 4, 4, 5, 1, 1],
]


def test_the_story_of_a_week_is_the_builds() -> None:
    """Lists of levels, weeks from one year into the next, and readers of every level and of none."""
    weeks = [web.DAY + dt.timedelta(days=number) for number in (0, 1, 8, 15, 22, 29, 36, 43, 50, 57, 364)]
    cases = list(product(LEVELS, weeks, (None, *range(1, 11))))
    places = [people.of_the_week(*case) for case in cases]
    expected = [-1 if place is None else place for place in places]
    arguments = [[levels, str(day), reader] for levels, day, reader in cases]
    assert call("lib/near-peers", "ofTheWeek", arguments) == expected
