"""Events as calendars: one with all events, and one for each track that has events of its own."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from careerguide.guide.event_days import first_start, regular_starts, takes_whole_day
from careerguide.model.base import LAST_DAY, ORDINALS, WEEKDAYS

from .time_zones import DAY_NAMES, time_zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    import icalendar

    from careerguide.guide.guide import Guide
    from careerguide.model import Event, Repeats


def calendars(guide: Guide, site_url: str) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each calendar. A track's calendar also has the events for everyone."""
    events = guide.people.events
    if not events:
        return
    yield "calendar.ics", _calendar(guide, events, "Meet a leader", site_url)
    for id_ in dict.fromkeys(track for event in events for track in event.tracks):
        of_track = [event for event in events if not event.tracks or id_ in event.tracks]
        title = f"Meet a leader: {guide.tracks[id_].title}"
        yield f"calendar/{id_}.ics", _calendar(guide, of_track, title, site_url)


def _calendar(guide: Guide, events: Sequence[Event], title: str, site_url: str) -> str:
    """An iCalendar (RFC 5545) with its time zones. Its stamp is the day of the build, not the time of it."""
    from icalendar import Calendar  # slow to import, and needed only if there are events

    calendar = Calendar()
    calendar.add("prodid", "-//careerguide//events//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", title)
    first = min(first_start(event) for event in events).date()
    last = max(event.repeats.until if event.repeats else first_start(event).date() for event in events)
    for name in sorted({guide.sites[event.site].zone for event in events if not takes_whole_day(event)} - {"UTC"}):
        calendar.add_component(time_zone(name, first, last))
    for event in events:
        calendar.add_component(_entry(guide, event, site_url))
    text: bytes = calendar.to_ical()
    return text.decode()


def _entry(guide: Guide, event: Event, site_url: str) -> icalendar.Event:
    """One event. It starts at local time, or on a day without a time if it takes the whole day."""
    from icalendar import Event as CalendarEvent

    site = guide.sites[event.site]
    zone = zoneinfo.ZoneInfo(site.zone)
    whole_day = takes_whole_day(event)
    entry = CalendarEvent()
    entry.add("uid", f"{event.id}@{urlsplit(site_url).hostname or 'careerguide'}")
    entry.add("dtstamp", dt.datetime.combine(guide.today, dt.time(), dt.UTC))
    entry.add("dtstart", first_start(event).date() if whole_day else first_start(event).replace(tzinfo=zone))
    entry.add("duration", dt.timedelta(days=1) if event.minutes is None else dt.timedelta(minutes=event.minutes))
    entry.add("summary", event.title)
    entry.add("location", f"{site.title}, {event.where}")
    entry.add("description", f"{event.who}. {event.summary}")
    if site_url:
        entry.add("url", f"{site_url.rstrip('/')}/events/#{event.id}")
    if event.repeats:
        last: dt.date = event.repeats.until
        if not whole_day:
            last = dt.datetime.combine(last, dt.time(23, 59, 59), zone).astimezone(dt.UTC)
        entry.add("rrule", {**_rule(event.repeats), "until": last})
        excepted = [start for start in regular_starts(event) if start.date() in event.repeats.except_]
        for start in excepted:
            entry.add("exdate", start.date() if whole_day else start.replace(tzinfo=zone))
    return entry


def _rule(repeats: Repeats) -> dict[str, Any]:
    """The rule by which an event repeats, without its end."""
    rule: dict[str, Any] = {"freq": {"week": "WEEKLY", "month": "MONTHLY"}[repeats.every], "interval": repeats.count}
    if repeats.on == LAST_DAY:
        rule["bymonthday"] = -1
    elif repeats.on:
        ordinal, weekday = repeats.on.split()
        rule["byday"] = f"{ORDINALS[ordinal]}{DAY_NAMES[WEEKDAYS.index(weekday)]}"
    return rule
