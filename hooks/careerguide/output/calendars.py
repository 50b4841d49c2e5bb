"""Events as calendars: one with all events, and one for each track that has events of its own."""

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
    """Path inside the site and text of each calendar. A track's calendar also has the events for everyone."""
    events = guide.people.events
    if not events:
        return
    first = min(event.starts for event in events).date().replace(month=1, day=1)
    last = max(event.repeats.until if event.repeats else event.starts.date() for event in events).replace(
        month=12, day=31
    )
    yield "calendar.ics", _calendar(events, "Meet a leader", site_url, guide.today, (first, last))
    for id_ in dict.fromkeys(track for event in events for track in event.tracks):
        of_track = [event for event in events if not event.tracks or id_ in event.tracks]
        yield (
            f"calendar/{id_}.ics",
            _calendar(of_track, f"Meet a leader: {guide.tracks[id_].title}", site_url, guide.today, (first, last)),
        )


def _calendar(
    events: Sequence[Event], title: str, site_url: str, today: dt.date, years: tuple[dt.date, dt.date]
) -> str:
    """An iCalendar (RFC 5545) with its time zones. Its stamp is the day of the build, not the time of it."""
    from icalendar import Calendar  # slow to import, and needed only if there are events
    from icalendar import Event as CalendarEvent

    calendar = Calendar()
    calendar.add("prodid", "-//careerguide//events//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    host = urlsplit(site_url).hostname or "careerguide"
    for name in sorted({event.zone for event in events}):
        calendar.add_component(_zone(name, *years))
    for event in events:
        zone = zoneinfo.ZoneInfo(event.zone)
        start = event.starts.replace(tzinfo=zone)
        entry = CalendarEvent()
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
        calendar.add_component(entry)
    text: bytes = calendar.to_ical()
    return text.decode()


@functools.lru_cache(maxsize=64)
def _zone(name: str, first: dt.date, last: dt.date) -> icalendar.Timezone:
    """The rules of a time zone for the years of the events; all years would take 50 milliseconds and 5 KB."""
    from icalendar import Timezone

    return Timezone.from_tzid(name, first_date=first, last_date=last)
