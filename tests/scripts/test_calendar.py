"""Next actions as a calendar file, read back by a library that knows nothing of the script.

The text of the file by itself: my/calendar.test.js.
"""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
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


def test_the_calendar_names_itself() -> None:
    for file in written([], [action(1, "a")]):
        calendar: Any = Calendar.from_ical(file)
        names = (calendar.name, calendar["VERSION"], calendar["PRODID"])
        assert names == ("VCALENDAR", "2.0", "-//careerguide//plan//EN")
