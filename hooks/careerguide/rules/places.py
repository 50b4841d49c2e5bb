"""Sites and events: every day and time exists at its site, and the calendar can show it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import islice

from careerguide import formatting
from careerguide.guide import event_days
from careerguide.guide.days import clock_exists
from careerguide.guide.sites import sites
from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Event, Opening, Repeats, Site
from careerguide.model.base import LAST_DAY
from careerguide.problems import Problem

# Starts of an event that are checked: twenty years of weeks, in which every change of the clocks comes up.
CHECKED = 1040
# The last day that every month has.
SHORTEST_MONTH = 28


def event_zone(loaded: LoadedData) -> Iterator[Problem]:
    """The site has the time zone of its event_days. A zone that an event repeats must be the same."""
    described = {site.id: site for _, site in loaded.entries("site", Site)}
    for item, event in loaded.entries("event", Event):
        site = described.get(event.site)
        if site is None or event.zone is None:
            continue
        if event.zone != site.zone:
            message = (
                f"`{site.id}` has the time zone {site.zone} in data/sites.yaml, and this event says {event.zone}. "
                "Delete this line if the site is right. If not, correct the site or its zone."
            )
            yield item.problem(("zone",), "event-zone", message)
        else:
            message = "The site has this time zone, so the event does not need it. Delete this line."
            yield item.problem(("zone",), "event-zone-repeated", message, "warning")


def event_minutes(loaded: LoadedData) -> Iterator[Problem]:
    """An event that starts at a time has a length in minutes, and one that takes the whole day has none."""
    for item, event in loaded.entries("event", Event):
        whole_day = event_days.takes_whole_day(event)
        if whole_day and event.minutes is not None:
            message = (
                "This event has no time, so it takes the whole day. Delete `minutes`, or write the time after the day "
                f"in `starts`, such as {event.starts.isoformat()} 14:00."
            )
            yield item.problem(("minutes",), "event-minutes", message)
        elif not whole_day and event.minutes is None and item.raw.get("minutes") is None:
            message = (
                "This event starts at a time, so it needs `minutes`: how long it takes. "
                "If it takes the whole day, delete the time."
            )
            yield item.problem(("starts",), "event-minutes", message)


def event_repeats(loaded: LoadedData) -> Iterator[Problem]:
    """An event repeats on days that exist: its first day follows its rule, and every exception is one of its days."""
    for item, event in loaded.entries("event", Event):
        if event.repeats is None or event.repeats.until < event_days.first_start(event).date():
            continue
        first = event_days.first_start(event)
        if message := _unclear_day(first, event.repeats):
            yield item.problem(("repeats", "on") if event.repeats.on else ("starts",), "event-repeats", message)
            continue
        regular = [start.date() for start in event_days.regular_starts(event)]
        for number, day in enumerate(event.repeats.except_):
            if day not in regular:
                nearest = min(regular, key=lambda start: (abs(start - day), start))
                message = (
                    f"This event would not take place on {day} anyway. Its nearest day is {nearest}. "
                    "Correct the day, or delete it."
                )
                yield item.problem(("repeats", "except", number), "event-repeats", message)


def _unclear_day(first: dt.datetime, repeats: Repeats) -> str:
    """What is wrong with the day on which an event repeats; empty if nothing is."""
    if repeats.every == "week":
        if repeats.on:
            return "`on` is a day of the month, and this event repeats by weeks. Write `every: month`, or delete `on`."
        return ""
    if repeats.on is None:
        if first.day > SHORTEST_MONTH:
            return (
                f"Not every month has a day {first.day}. Add `on: {LAST_DAY}` to `repeats` for the last day of each "
                f"month, add a weekday such as `on: third friday`, or choose a day from 1 to {SHORTEST_MONTH}."
            )
        return ""
    start = event_days.on_or_after(first, repeats)
    if start == first:
        return ""
    return (
        f"The first day is {formatting.weekday_and_day(first)}, which is not the {repeats.on} of its month. "
        f"Write {start:%Y-%m-%d} in `starts`, or correct `on`."
    )


def event_time(loaded: LoadedData) -> Iterator[Problem]:
    """Clocks at the site show the time of an event on each of its days: in spring they may skip an hour."""
    places = sites(loaded)
    for item, event in loaded.entries("event", Event):
        if event_days.takes_whole_day(event) or event.site not in places:
            continue
        zone = places[event.site].zone
        for start in islice(event_days.starts(event), CHECKED):
            if not clock_exists(start, zone):
                except_it = f", or add `except: [{start:%Y-%m-%d}]` to `repeats`" if event.repeats else ""
                message = (
                    f"On {formatting.day(start)} the clocks at this site skip {start:%H:%M}, because summer time "
                    f"begins ({zone}). Choose another time{except_it}."
                )
                yield item.problem(("starts",), "no-such-time", message)
                break


def no_sites(loaded: LoadedData) -> Iterator[Problem]:
    """A day ends at another time at each site, so data/sites.yaml says where the sites are."""
    if loaded.of("site") or "site" in loaded.unread:
        return
    for item, opening in loaded.entries("opening", Opening):
        message = (
            f"There is no data/sites.yaml, so the guide does not know when a day ends in "
            f"{formatting.listed(opening.places)}. "
            "Openings close at the end of their last day in UTC. Add the file, with a country and a time zone for "
            "each site."
        )
        yield item.problem(("site",) if opening.site else ("sites",), "no-sites", message, "warning")
        return


RULES = (event_zone, event_minutes, event_repeats, event_time)
ADVICE = (no_sites,)
