"""Next actions as a calendar file, read back by a library that knows nothing of the script.

The text of the file by itself: my/calendar.test.js.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar
from support.javascript import call, moment

NOW = "2026-11-24T01:02:03.456Z"
PIECES = [*'abc ,;\\:"\n\r\t', "\r\n", "\\n", "\\,", "é", "日本", "😀", "👩‍🚀", "\u200b", "BEGIN:VEVENT", "  "]
PIECES += ["END:VCALENDAR\r\n", "\x00", "\x07", "\x7f"]
Action = dict[str, str]


def action(number: int, text: str, due: str = "2026-12-01") -> Action:
    return {"id": f"action{number:06}", "text": text, "due": due}


def written(*lists: list[Action]) -> list[str]:
    """A calendar file for each list."""
    files: list[str] = call("my/calendar", "calendar", [[actions, moment(NOW)] for actions in lists])
    return files


def events(file: str) -> list[Any]:
    calendar = Calendar.from_ical(file)
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    return list(calendar.events)


def kept(text: str) -> str:
    """What a calendar can hold of a text: every kind of line end becomes one, other control characters are dropped."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in text if letter in "\n\t" or (ord(letter) >= 32 and letter != "\x7f"))


def days_later(day: str) -> dt.date:
    return dt.date.fromisoformat(day) + dt.timedelta(days=1)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    dice = random.Random(20_261_124)
    short = ["".join(dice.choices(PIECES, k=dice.randint(0, 120))) for _ in range(300)]
    long = ["x" * 2000, "😀" * 1000, "é" * 2000, ";,\\" * 600, "\n" * 2000]
    return [*short, *long, "", " ", "\\", "a" * 67, "a" * 66 + "é", "a" * 65 + "😀"]


def test_every_text_comes_back_as_it_was(texts: list[str]) -> None:
    entries = events(written([action(number, text) for number, text in enumerate(texts)])[0])
    assert [str(entry["SUMMARY"]) for entry in entries] == [kept(text) for text in texts]
    assert [str(entry.subcomponents[0]["DESCRIPTION"]) for entry in entries] == [kept(text) for text in texts]
    assert len({str(entry["UID"]) for entry in entries}) == len(texts)


DAYS = "2026-12-01 2026-11-30 2026-12-31 2027-02-28 2028-02-28 2028-02-29 2100-02-28 2000-02-29 2027-03-28 2026-10-25"


@pytest.mark.parametrize("due", [*DAYS.split(), "0099-12-31"])
def test_a_whole_day_with_a_reminder_at_nine(due: str) -> None:
    [event] = events(written([action(1, "Ask for a shadow day", due)])[0])
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date.fromisoformat(due), days_later(due))
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
    assert event["DTSTAMP"].dt == dt.datetime(2026, 11, 24, 1, 2, 3, tzinfo=dt.UTC)
    assert (event["UID"], event["TRANSP"]) == ("action000001@careerguide", "TRANSPARENT")
    [alarm] = event.subcomponents
    assert (alarm.name, alarm["ACTION"], alarm["TRIGGER"].dt) == ("VALARM", "DISPLAY", dt.timedelta(hours=9))


def test_a_day_that_no_month_has_is_a_day_of_the_next_month() -> None:
    """A stored record may say 31 February; records.js accepts it."""
    entries = events(written([action(1, "x", "2027-02-31"), action(2, "y", "2026-11-31")])[0])
    assert [entry["DTSTART"].dt for entry in entries] == [dt.date(2027, 3, 3), dt.date(2026, 12, 1)]
    assert [entry["DTEND"].dt for entry in entries] == [dt.date(2027, 3, 4), dt.date(2026, 12, 2)]


def test_actions_without_a_day_are_left_out() -> None:
    dated = [action(1, "a"), action(2, "b", ""), action(3, "c", "2027-01-01")]
    several, single, empty = written(dated, [action(1, "a")], [])
    assert [str(entry["SUMMARY"]) for entry in events(several)] == ["a", "c"]
    assert len(events(single)) == 1
    assert events(empty) == []


PERSON: dict[str, Any] = {
    "actions": [{**action(1, "Ask; for, a day\nwith the team"), "done": False}],
    "goals": [
        {"years": str(years), "title": "Team Leader", "text": "é" * 90, "day": "2024-02-29"} for years in (1, 3, 5, 10)
    ],
    "next": "Team Leader",
    "openings": [{"id": "team-leader-manila", "title": "Team Leader, Manila", "closes": "2026-12-02"}],
}


def of_person(today: str, **changes: Any) -> list[Any]:
    """The events of a person's calendar file, made on a day."""
    (days,) = call("my/reminders", "reminders", [[{**PERSON, **changes}, today]])
    (file,) = call("my/calendar", "calendar", [[days, moment(f"{today}T01:02:03.456Z")]])
    assert max(len(line.encode()) for line in file.split("\r\n")) <= 75
    return events(file)


def test_a_persons_file_has_actions_deadlines_the_review_and_goals() -> None:
    entries = of_person("2026-11-26")
    days = {str(entry["UID"]): entry["DTSTART"].dt for entry in entries}
    assert days == {
        "action000001@careerguide": dt.date(2026, 12, 1),
        "opening-team-leader-manila@careerguide": dt.date(2026, 12, 2),
        "monthly-review@careerguide": dt.date(2026, 12, 7),
        "goal-1@careerguide": dt.date(2025, 2, 28),
        "goal-3@careerguide": dt.date(2027, 2, 28),
        "goal-5@careerguide": dt.date(2029, 2, 28),
        "goal-10@careerguide": dt.date(2034, 2, 28),
    }
    assert all(entry["DTEND"].dt - entry["DTSTART"].dt == dt.timedelta(days=1) for entry in entries)


def test_a_later_file_has_the_same_uids_so_that_nothing_is_doubled() -> None:
    first, later = (of_person(day) for day in ("2026-11-26", "2026-12-01"))
    assert [entry["UID"] for entry in later] == [entry["UID"] for entry in first]
    assert all(new["DTSTAMP"].dt > old["DTSTAMP"].dt for old, new in zip(first, later, strict=True))


def test_a_deadline_is_reminded_of_two_days_before_and_on_the_day() -> None:
    (entry,) = of_person("2026-11-26", actions=[], goals=[], next="")
    midnight = dt.datetime.combine(entry["DTSTART"].dt, dt.time())
    times = [midnight + alarm["TRIGGER"].dt for alarm in entry.subcomponents]
    assert [f"{time:%Y-%m-%d %H:%M}" for time in times] == ["2026-11-30 09:00", "2026-12-02 09:00"]


@pytest.mark.parametrize("today", ["2026-11-26", "2026-11-02", "2027-01-31", "2028-02-29"])
def test_the_review_is_on_the_first_monday_of_twelve_months(today: str) -> None:
    """Its first day is one of the days of its own rule, as RFC 5545 asks."""
    (entry,) = of_person(today, actions=[], goals=[], openings=[])
    start = dt.datetime.combine(entry["DTSTART"].dt, dt.time())
    days = [day.date() for day in rrulestr(entry["RRULE"].to_ical().decode(), dtstart=start)]
    assert days[0] == entry["DTSTART"].dt >= dt.date.fromisoformat(today)
    assert len(days) == len({(day.year, day.month) for day in days}) == 12
    assert all(day.weekday() == 0 and day.day <= 7 for day in days)
    assert "conditions of your next step" in str(entry["DESCRIPTION"])


def test_the_calendar_names_itself() -> None:
    for file in written([], [action(1, "a")]):
        calendar: Any = Calendar.from_ical(file)
        names = (calendar.name, calendar["VERSION"], calendar["PRODID"])
        assert names == ("VCALENDAR", "2.0", "-//careerguide//plan//EN")
