"""Time zones of calendars: rules instead of lists of dates, with the same clocks as the zone itself."""

from __future__ import annotations

import datetime as dt
import io
import zoneinfo

import icalendar
import pytest
from careerguide.output.calendars import calendars
from careerguide.output.time_zones import time_zone
from dateutil import tz
from support.company import guide_of
from support.people_factory import SITES, company, event

FIRST, LAST = dt.date(2026, 11, 10), dt.date(2029, 12, 31)
# Zone -> its yearly rules, written by hand; no rule can give the changes in Morocco and Egypt.
RULES = {
    "Europe/Warsaw": {"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"},
    "Europe/Dublin": {"FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"},
    "America/New_York": {"FREQ=YEARLY;BYDAY=2SU;BYMONTH=3", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=11"},
    "Australia/Sydney": {"FREQ=YEARLY;BYDAY=1SU;BYMONTH=4", "FREQ=YEARLY;BYDAY=1SU;BYMONTH=10"},
    "Pacific/Auckland": {"FREQ=YEARLY;BYDAY=1SU;BYMONTH=4", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=9"},
    "Asia/Jerusalem": {
        "FREQ=YEARLY;BYDAY=FR;BYMONTHDAY=23,24,25,26,27,28,29;BYMONTH=3",
        "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
    },
    "Asia/Manila": set(),
    "Asia/Kolkata": set(),
    "America/Jamaica": set(),
    "Africa/Casablanca": set(),
    "Africa/Cairo": set(),
}


@pytest.mark.parametrize("name", RULES)
def test_clock_changes_are_yearly_rules(name: str) -> None:
    text = time_zone(name, FIRST, LAST).to_ical().decode()
    assert {line.removeprefix("RRULE:") for line in text.splitlines() if line.startswith("RRULE:")} == RULES[name]
    assert "RDATE" not in text


@pytest.mark.parametrize("name", RULES)
def test_a_calendar_program_reads_the_clocks_of_the_zone(name: str) -> None:
    """Every day at five times, as dateutil reads the rules."""
    text = f"BEGIN:VCALENDAR\r\n{time_zone(name, FIRST, LAST).to_ical().decode()}END:VCALENDAR\r\n"
    read, zone = tz.tzical(io.StringIO(text)).get(name), zoneinfo.ZoneInfo(name)
    days = [FIRST + dt.timedelta(days=number) for number in range((LAST - FIRST).days)]
    times = [dt.datetime.combine(day, dt.time(hour, 30)) for day in days for hour in (3, 7, 12, 18, 23)]
    assert [
        time for time in times if time.replace(tzinfo=read).utcoffset() != time.replace(tzinfo=zone).utcoffset()
    ] == []


def test_a_calendar_has_exceptions_weekdays_and_whole_days() -> None:
    texts = company(
        sites=SITES,
        events=event(
            "a", "2026-11-20 15:00", site="Lodz", more=", repeats: {every: month, on: third friday, until: 2027-06-30}"
        )
        + event(
            "b", "2026-12-18", site="Pune", more=", repeats: {every: week, until: 2027-01-08, except: [2026-12-25]}"
        ),
    )
    calendar = icalendar.Calendar.from_ical(dict(calendars(guide_of(texts), ""))["calendar.ics"])
    entries = {str(entry["uid"])[0]: entry for entry in calendar.walk("VEVENT")}
    assert entries["a"]["rrule"].to_ical() == b"FREQ=MONTHLY;UNTIL=20270630T215959Z;INTERVAL=1;BYDAY=3FR"
    assert (entries["b"]["dtstart"].to_ical(), entries["b"]["duration"].to_ical()) == (b"20261218", b"P1D")
    assert entries["b"]["exdate"].to_ical() == b"20261225"
    assert b"EXDATE;VALUE=DATE:20261225" in calendar.to_ical()
    assert b"UNTIL=20270108;" in entries["b"]["rrule"].to_ical()
