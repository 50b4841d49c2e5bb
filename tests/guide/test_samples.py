"""Samples move with the weeks, so that a demonstration is alive and believable on any day."""

from __future__ import annotations

import datetime as dt

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.guide import event_days
from careerguide.guide.samples import WEEK
from support.company import guide_of
from support.paths import DATA
from support.people_factory import SITES, company, event, opening

DAYS = [
    *(WEEK + dt.timedelta(days=number) for number in range(8)),
    *(
        dt.date.fromisoformat(day)
        for day in ("2025-12-31", "2026-08-01", "2027-02-28", "2028-02-29", "2031-07-06", "2040-12-25")
    ),
]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_the_samples_of_the_guide_are_alive_on_any_day(day: dt.date) -> None:
    """Some openings close within a week, some later; some are new; none stays open for a year; events are near."""
    guide = open_guide(DATA, day)
    openings = guide.people.openings.values()
    left = sorted((opening.closes - day).days for opening in openings)
    age = sorted((day - opening.opens).days for opening in openings)
    assert len(openings) >= 10
    assert left[0] <= 7
    assert sum(8 <= days <= 60 for days in left) >= 3
    assert left[-1] < 250
    assert age[0] <= 7
    starts = sorted(start.date() for entry in guide.people.events if (start := event_days.next_start(entry, day)))
    assert len(starts) >= 7
    assert (starts[0] - day).days <= 14


def test_samples_move_by_weeks_and_real_entries_never() -> None:
    """The weekday, the order of days and the day of the decision stay."""
    more = ", sample: true, decision: {how: We vote., by: 2026-12-01}"
    real = more.replace("sample: true", "sample: false")
    texts = company(
        sites=SITES,
        openings=opening("a", opens="2026-11-09", closes="2026-11-27", more=more)
        + opening("b", opens="2026-11-09", closes="2028-11-27", more=real.replace("2026-12", "2028-12")),
    )
    day = dt.date(2027, 6, 2)
    people = guide_of(texts, day).people
    moved, real_opening = people.openings["a"], people.openings["b"]
    by = moved.opens - dt.date(2026, 11, 9)
    assert by.days == 28 * 7
    assert moved.closes == dt.date(2026, 11, 27) + by
    assert moved.decision
    assert moved.decision.by == dt.date(2026, 12, 1) + by
    assert (real_opening.opens, real_opening.closes) == (dt.date(2026, 11, 9), dt.date(2028, 11, 27))


@pytest.mark.parametrize(
    ("starts", "repeats", "day", "first"),
    [
        (
            "2026-11-17 10:00",
            "{every: week, until: 2027-06-30, except: [2026-11-24]}",
            "2027-11-17",
            ["2027-11-16", "2027-11-30"],
        ),
        (
            "2026-11-20 10:00",
            "{every: month, on: third friday, until: 2027-06-30}",
            "2027-11-15",
            ["2027-11-19", "2027-12-17"],
        ),
        (
            "2026-11-30 10:00",
            "{every: month, on: last day, until: 2027-06-30}",
            "2027-11-15",
            ["2027-11-30", "2027-12-31"],
        ),
        ("2026-11-18 10:00", "{every: month, until: 2027-06-30}", "2027-11-15", ["2027-11-18", "2027-12-18"]),
        ("2026-11-17", "{every: week, until: 2027-06-30}", "2027-11-17", ["2027-11-16", "2027-11-23"]),
    ],
)
def test_a_sample_event_still_follows_its_rule(starts: str, repeats: str, day: str, first: list[str]) -> None:
    texts = company(sites=SITES, events=event(starts=starts, more=f", sample: true, repeats: {repeats}"))
    (entry,) = guide_of(texts, dt.date.fromisoformat(day)).people.events
    assert [f"{start:%Y-%m-%d}" for start in event_days.starts(entry)][:2] == first


def test_the_same_day_gives_the_same_samples() -> None:
    assert open_guide(DATA, WEEK).people.openings == open_guide(DATA, WEEK).people.openings


def test_no_sample_has_a_year_in_its_id() -> None:
    guide = open_guide(DATA, WEEK)
    ids = [*guide.people.openings, *(entry.id for entry in guide.people.events)]
    assert [id_ for id_ in ids if any(part.isdigit() for part in id_.split("-"))] == []


def test_old_addresses_of_samples_lead_to_their_pages() -> None:
    from support.company import site_of

    redirects = site_of(open_guide(DATA, WEEK)).redirects
    assert redirects["/openings/team-leader-manila-2026-11/"] == "/openings/team-leader-manila/"
