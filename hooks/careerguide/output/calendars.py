"""Chances to meet a leader as calendars: one for all, one for each track that some event is for."""

from __future__ import annotations

import datetime as dt
import functools
import zoneinfo
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    import icalendar

    from careerguide.guide.guide import Guide
    from careerguide.model import Event


def calendars(guide: Guide, site_url: str) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each calendar; a track's calendar has what is for everyone too."""
    events = guide.people.events
    if not events:
        return
    first = min(event.starts for event in events).date().replace(month=1, day=1)
    last = max(event.repeats.until if event.repeats else event.starts.date() for event in events).replace(
        month=12, day=31
    )
    yield "calendar.ics", _calendar(events, "Meet a leader", site_url, guide.today, (first, last))
    for id_ in dict.fromkeys(track for event in events for track in event.tracks):
        own = [event for event in events if not event.tracks or id_ in event.tracks]
        yield (
            f"calendar/{id_}.ics",
            _calendar(own, f"Meet a leader: {guide.tracks[id_].title}", site_url, guide.today, (first, last)),
        )


def _calendar(
    events: Sequence[Event], title: str, site_url: str, today: dt.date, years: tuple[dt.date, dt.date]
) -> str:
    """An iCalendar (RFC 5545) with its time zones; the stamp is the day of the build, so that same data give same bytes."""
    from icalendar import Calendar  # needed where there are events alone, and slow to load
    from icalendar import Event as Entry

    found = Calendar()
    found.add("prodid", "-//careerguide//events//EN")
    found.add("version", "2.0")
    found.add("x-wr-calname", title)
    host = urlsplit(site_url).hostname or "careerguide"
    for name in sorted({event.zone for event in events}):
        found.add_component(_zone(name, *years))
    for event in events:
        zone = zoneinfo.ZoneInfo(event.zone)
        start = event.starts.replace(tzinfo=zone)
        entry = Entry()
        entry.add("uid", f"{event.id}@{host}")
        entry.add("dtstamp", dt.datetime.combine(today, dt.time(), dt.UTC))
        entry.add("dtstart", start)
        entry.add("duration", dt.timedelta(minutes=event.minutes))
        entry.add("summary", event.title)
        entry.add("location", f"{event.site}, {event.where}")
        entry.add("description", f"{event.who}. {event.summary}")
        if site_url:
            entry.add("url", f"{site_url.rstrip('/')}/events/#{event.id}")
        if event.repeats:
            last = dt.datetime.combine(event.repeats.until, dt.time(23, 59, 59), zone).astimezone(dt.UTC)
            frequency = {"week": "WEEKLY", "month": "MONTHLY"}[event.repeats.every]
            entry.add("rrule", {"freq": frequency, "interval": event.repeats.count, "until": last})
        found.add_component(entry)
    text: bytes = found.to_ical()
    return text.decode()


@functools.lru_cache(maxsize=64)
def _zone(name: str, first: dt.date, last: dt.date) -> icalendar.Timezone:
    """The rules of a time zone for the years of the events; all years would take a twentieth of a second, and 5 KB."""
    from icalendar import Timezone

    return Timezone.from_tzid(name, first_date=first, last_date=last)
