"""Next actions as a calendar file, read back by a library that knows nothing of the script."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from icalendar import Calendar
from support.javascript import call, moment

NOW = "2026-11-24T01:02:03.456Z"
PIECES = [
    *'abc ,;\\:"\n\r\t',
    "\r\n",
    "\\n",
    "\\,",
    "é",
    "日本",
    "😀",
    "👩‍🚀",
    "\u200b",
    "BEGIN:VEVENT",
    "  ",
    "END:VCALENDAR\r\n",
    "\x00",
    "\x07",
    "\x7f",
]
Action = dict[str, str]


def action(number: int, text: str, due: str = "2026-12-01") -> Action:
    return {"id": f"action{number:06}", "text": text, "due": due}


def written(*lists: list[Action]) -> list[str]:
    found: list[str] = call("my/calendar", "calendar", [[actions, moment(NOW)] for actions in lists])
    return found


def events(file: str) -> list[Any]:
    calendar = Calendar.from_ical(file)
    assert isinstance(calendar, Calendar)
    assert calendar.errors == []
    return list(calendar.events)


def kept(text: str) -> str:
    """What a calendar can hold of a text: every kind of line end is one, and other control characters vanish."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter for letter in text if letter in "\n\t" or (ord(letter) >= 32 and letter != "\x7f"))


def days_later(day: str) -> dt.date:
    return dt.date.fromisoformat(day) + dt.timedelta(days=1)


@pytest.fixture(scope="module")
def texts() -> list[str]:
    dice = random.Random(20_261_124)
    short = ["".join(dice.choices(PIECES, k=dice.randint(0, 120))) for _ in range(300)]
    return [
        *short,
        "x" * 2000,
        "😀" * 1000,
        "é" * 2000,
        ";,\\" * 600,
        "\n" * 2000,
        "",
        " ",
        "\\",
        "a" * 67,
        "a" * 66 + "é",
        "a" * 65 + "😀",
    ]


def test_every_text_comes_back_as_it_was(texts: list[str]) -> None:
    found = events(written([action(number, text) for number, text in enumerate(texts)])[0])
    assert [str(event["SUMMARY"]) for event in found] == [kept(text) for text in texts]
    assert [str(event.subcomponents[0]["DESCRIPTION"]) for event in found] == [kept(text) for text in texts]
    assert len({str(event["UID"]) for event in found}) == len(texts)


def test_what_means_something_to_a_calendar_is_escaped() -> None:
    [file] = written([action(1, "a, b; c\\d\re\n\U0001f600")])
    assert "\r\nSUMMARY:a\\, b\\; c\\\\d\\ne\\n\U0001f600\r\n" in file
    assert "\r\nDESCRIPTION:a\\, b\\; c\\\\d\\ne\\n\U0001f600\r\n" in file


def test_lines_are_short_and_end_as_they_must(texts: list[str]) -> None:
    file = written([action(number, text) for number, text in enumerate(texts)])[0].encode()
    assert file.endswith(b"\r\n")
    lines = file.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, lines)) == 75
    assert [line for line in lines if b"\r" in line or b"\n" in line or not line] == []
    for line in lines:
        line.decode()  # no character is parted
    assert {line[:1] for line in lines if line.startswith((b" ", b"\t"))} == {b" "}


@pytest.mark.parametrize("due", ["2026-12-01", "2026-11-30", "2026-12-31", "2027-02-28", "2028-02-28", "2028-02-29", "2100-02-28", "2000-02-29", "2027-03-28", "2026-10-25", "0099-12-31"])  # fmt: skip
def test_a_whole_day_with_a_reminder_at_nine(due: str) -> None:
    [event] = events(written([action(1, "Ask for a shadow day", due)])[0])
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (dt.date.fromisoformat(due), days_later(due))
    assert event["DTSTART"].params["VALUE"] == event["DTEND"].params["VALUE"] == "DATE"
    assert event["DTSTAMP"].dt == dt.datetime(2026, 11, 24, 1, 2, 3, tzinfo=dt.UTC)
    assert (event["UID"], event["TRANSP"]) == ("action000001@careerguide", "TRANSPARENT")
    [alarm] = event.subcomponents
    assert (alarm.name, alarm["ACTION"], alarm["TRIGGER"].dt) == ("VALARM", "DISPLAY", dt.timedelta(hours=9))


def test_every_day_of_four_years_ends_on_the_next() -> None:
    days = [(dt.date(2026, 1, 1) + dt.timedelta(days=number)).isoformat() for number in range(4 * 365 + 1)]
    found = events(written([action(number, "x", day) for number, day in enumerate(days)])[0])
    assert [(event["DTSTART"].dt.isoformat(), event["DTEND"].dt) for event in found] == [
        (day, days_later(day)) for day in days
    ]


def test_a_day_that_no_calendar_has_is_the_one_so_many_days_on() -> None:
    """A kept file may say 31 February; records.js lets it pass."""
    found = events(written([action(1, "x", "2027-02-31"), action(2, "y", "2026-11-31")])[0])
    assert [event["DTSTART"].dt for event in found] == [dt.date(2027, 3, 3), dt.date(2026, 12, 1)]
    assert [event["DTEND"].dt for event in found] == [dt.date(2027, 3, 4), dt.date(2026, 12, 2)]


def test_actions_without_a_day_are_left_out() -> None:
    dated, one, none, empty = written(
        [action(1, "a"), action(2, "b", ""), action(3, "c", "2027-01-01")], [action(1, "a")], [action(2, "b", "")], []
    )
    assert [str(event["SUMMARY"]) for event in events(dated)] == ["a", "c"]
    assert len(events(one)) == 1
    assert none == empty
    assert events(empty) == []


def test_the_calendar_names_itself() -> None:
    for file in written([], [action(1, "a")]):
        calendar: Any = Calendar.from_ical(file)
        assert (calendar.name, calendar["VERSION"], calendar["PRODID"]) == (
            "VCALENDAR",
            "2.0",
            "-//careerguide//plan//EN",
        )
