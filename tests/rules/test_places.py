"""Days and times of events that cannot be: each is refused at its line, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide import rules
from careerguide.loading.data_folder import load
from support.company import DAY, write
from support.people_factory import SITES, company, event, opening


def problems(folder: Path, **files: str) -> list[str]:
    """Code and message of every problem with a site or an event, and with nothing else."""
    texts = company(**{"sites": SITES, **files})
    return [
        f"{problem.code}: {problem.message}"
        for problem in rules.check(load(write(texts, folder / "data")), DAY)
        if Path(problem.path).name in ("events.yaml", "openings.yaml", "sites.yaml")
    ]


def repeated(rule: str) -> str:
    """The end of an event that repeats until the end of 2027."""
    return f", repeats: {{{rule}, until: 2027-12-31}}"


# What is wrong -> the event, and how the message starts.
REFUSED = {
    "an hour that the clocks skip": (
        event(starts="2027-03-28 02:30", site="Lodz"),
        (
            "no-such-time: On 28 Mar 2027 the clocks at this site skip 02:30, because summer time begins "
            "(Europe/Warsaw). Choose another time."
        ),
    ),
    "a repeated event that comes to such an hour": (
        event(starts="2027-03-21 02:30", site="Lodz", more=repeated("every: week")),
        (
            "no-such-time: On 28 Mar 2027 the clocks at this site skip 02:30, because summer time begins "
            "(Europe/Warsaw). Choose another time, or add `except: [2027-03-28]` to `repeats`."
        ),
    ),
    "each month on the 31st": (
        event(starts="2026-12-31 10:00", more=repeated("every: month")),
        "event-repeats: Not every month has a day 31. Add `on: last day`",
    ),
    "each month on the 29th": (
        event(starts="2026-11-29 10:00", more=repeated("every: month")),
        "event-repeats: Not every month has a day 29.",
    ),
    "a first day that is not the third Friday": (
        event(starts="2026-11-19 10:00", more=repeated("every: month, on: third friday")),
        (
            "event-repeats: The first day is Thu 19 Nov 2026, which is not the third friday of its month. "
            "Write 2026-11-20 in `starts`"
        ),
    ),
    "a day of the month, by weeks": (
        event(more=repeated("every: week, on: third friday")),
        "event-repeats: `on` is a day of the month, and this event repeats by weeks.",
    ),
    "an exception that is no day of the event": (
        event(more=repeated("every: week, except: [2026-12-25]")),
        "event-repeats: This event would not take place on 2026-12-25 anyway. Its nearest day is 2026-12-22.",
    ),
    "an ordinal in digits": (
        event(more=repeated("every: month, on: 3rd friday")),
        "not-a-day-of-month: `on` is `3rd friday`; write first, second, third, fourth or last",
    ),
    "minutes of a whole day": (
        event(starts="2026-11-10", more=", minutes: 30"),
        "event-minutes: This event has no time, so it takes the whole day.",
    ),
    "no minutes": (
        event().replace(", minutes: 30", ""),
        "event-minutes: This event starts at a time, so it needs `minutes`",
    ),
    "an unknown site": (event(site="Lodzz"), "unknown-site: There is no site `Lodzz`. Did you mean `lodz`?"),
    "another zone than that of the site": (
        event(zone="Asia/Manila"),
        "event-zone: `pune` has the time zone Asia/Kolkata in data/sites.yaml, and this event says Asia/Manila.",
    ),
    "the zone of the site": (event(zone="Asia/Kolkata"), "event-zone-repeated: The site has this time zone"),
}


@pytest.mark.parametrize("claim", REFUSED)
def test_what_cannot_be_is_refused_with_the_cure(claim: str, tmp_path: Path) -> None:
    text, start = REFUSED[claim]
    (problem,) = problems(tmp_path, events=text)
    assert problem.startswith(start)


ACCEPTED = [
    event(starts="2027-03-28 03:00", site="Łódź"),
    event(starts="2027-03-21 02:30", site="lodz", more=repeated("every: week, except: [2027-03-28]")),
    event(starts="2026-12-31 10:00", more=repeated("every: month, on: Last  Day")),
    event(starts="2026-11-20 10:00", more=repeated("every: month, on: third friday, except: [2026-12-18]")),
    event(starts="2026-11-10"),
    event(starts="2026-10-25 02:30", site="lodz"),  # twice that night; the first one counts
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_what_can_be_is_accepted(text: str, tmp_path: Path) -> None:
    assert problems(tmp_path, events=text) == []


def test_without_sites_one_warning_says_what_is_missing(tmp_path: Path) -> None:
    """Data of a company that has no sites yet still builds; events keep the zone that they have."""
    texts = {"sites": "", "openings": opening("a") + opening("b"), "events": event(zone="Asia/Kolkata")}
    (warning,) = problems(tmp_path, **texts)
    assert warning.startswith(
        "no-sites: There is no data/sites.yaml, so the guide does not know when a day ends in Pune."
    )
