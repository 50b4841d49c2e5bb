"""Calendars that two libraries read alike: the same times as on the page, in every zone."""

from __future__ import annotations

import datetime as dt
import zoneinfo

import icalendar
import pytest
import vobject
from careerguide.guide import event_days
from careerguide.output.calendars import calendars
from support.company import Texts, guide_of
from support.people_factory import SITES, company, event

WEEKLY = ", repeats: {every: week, count: 2, until: 2027-04-30}"
MONTHLY = ", repeats: {every: month, on: last day, until: 2027-06-30, except: [2027-02-28]}"
EVENTS = company(
    sites=SITES,
    events=event("once", zone="Asia/Kolkata")
    + event("weekly", "2026-11-12 16:30", "Europe/Warsaw", f"{WEEKLY}, tracks: [support]", site="Łódź")
    + event("monthly", "2026-12-31 23:45", "America/Jamaica", f"{MONTHLY}, tracks: [kpo-risk]", site="Kingston")
    + event("hostile", "2026-11-11 09:00", more=", seats: 3", site="Manila").replace(
        "Ask anything.", "'Tea; coffee, \\cake {{7*7}} <b>'"
    ),
)


def calendar_files(texts: Texts = EVENTS, site_url: str = "http://careers.example/") -> dict[str, str]:
    return dict(calendars(guide_of(texts), site_url))


def test_there_is_one_calendar_for_all_events_and_one_for_each_track() -> None:
    """The calendar of a track also has the events for everyone."""
    names = {
        path: [str(entry["uid"]) for entry in icalendar.Calendar.from_ical(text).walk("VEVENT")]
        for path, text in calendar_files().items()
    }
    assert {path: sorted(uid.partition("@")[0] for uid in uids) for path, uids in names.items()} == {
        "calendar.ics": ["hostile", "monthly", "once", "weekly"],
        "calendar/support.ics": ["hostile", "once", "weekly"],
        "calendar/kpo-risk.ics": ["hostile", "monthly", "once"],
    }
    assert {uid.partition("@")[2] for uids in names.values() for uid in uids} == {"careers.example"}


def moments(text: str) -> dict[str, list[dt.datetime]]:
    """The starts in a calendar as vobject, a second library, reads them: uid -> every start, in UTC."""
    calendar = vobject.readOne(text)
    return {
        str(entry.uid.value): [
            start.astimezone(dt.UTC)
            for start in (entry.getrruleset(addRDate=True) if "rrule" in entry.contents else [entry.dtstart.value])
        ]
        for entry in calendar.vevent_list
    }


def test_two_libraries_read_the_starts_that_the_page_shows() -> None:
    """Zones, summer time, last days and exceptions: vobject repeats each event as guide/event_days.py does."""
    guide = guide_of(EVENTS)
    expected = {
        f"{event.id}@careers.example": [
            start.replace(tzinfo=zoneinfo.ZoneInfo(guide.sites[event.site].zone)).astimezone(dt.UTC)
            for start in event_days.starts(event)
        ]
        for event in guide.people.events
    }
    assert moments(calendar_files()["calendar.ics"]) == expected
    assert len(expected["weekly@careers.example"]) == 13
    assert len({start.hour for start in expected["weekly@careers.example"]}) == 2  # summer time starts in between
    calendar = icalendar.Calendar.from_ical(calendar_files()["calendar.ics"])
    firsts = {str(entry["uid"]): entry["dtstart"].dt.astimezone(dt.UTC) for entry in calendar.walk("VEVENT")}
    assert firsts == {uid: days[0] for uid, days in expected.items()}


def test_both_libraries_read_the_same_texts() -> None:
    text = calendar_files()["calendar.ics"]
    by_icalendar = {
        str(entry["uid"]): (str(entry["summary"]), str(entry["location"]), str(entry["description"]))
        for entry in icalendar.Calendar.from_ical(text).walk("VEVENT")
    }
    by_vobject = {
        str(entry.uid.value): (entry.summary.value, entry.location.value, entry.description.value)
        for entry in vobject.readOne(text).vevent_list
    }
    assert by_icalendar == by_vobject
    assert by_icalendar["hostile@careers.example"] == (
        "Coffee",
        "Manila, Pantry",
        "Two leads. Tea; coffee, \\cake {{7*7}} <b>",
    )


def test_every_zone_of_an_event_is_defined() -> None:
    calendar = icalendar.Calendar.from_ical(calendar_files()["calendar.ics"])
    assert {str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")} == {
        "Asia/Kolkata",
        "Europe/Warsaw",
        "America/Jamaica",
        "Asia/Manila",
    }


def test_lines_follow_the_standard() -> None:
    """They end with CRLF and have at most 75 bytes."""
    for text in calendar_files().values():
        lines = text.encode().split(b"\r\n")
        assert b"\n" not in b"".join(lines)
        assert max(map(len, lines)) <= 75


def test_the_same_data_gives_the_same_bytes() -> None:
    assert calendar_files() == calendar_files()


@pytest.mark.parametrize(
    ("texts", "count"),
    [(company(), 0), (company(events=event("over", "2026-10-31 10:00")), 0), (company(events=event()), 1)],
)
def test_without_events_there_is_no_calendar(texts: Texts, count: int) -> None:
    assert len(calendar_files(texts)) == count
