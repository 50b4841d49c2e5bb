"""The days on which an event takes place, in the local time of its site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from dateutil import rrule

from careerguide.model import Event, Repeats
from careerguide.model.base import LAST_DAY, ORDINALS, WEEKDAYS


def takes_whole_day(event: Event) -> bool:
    """Whether the event takes a whole day, without a time."""
    return not isinstance(event.starts, dt.datetime)


def first_start(event: Event) -> dt.datetime:
    """The first start; midnight if the event takes the whole day."""
    if isinstance(event.starts, dt.datetime):
        return event.starts
    return dt.datetime.combine(event.starts, dt.time())


def pattern(repeats: Repeats) -> dict[str, Any]:
    """What makes days repeat, as arguments of `dateutil.rrule`, without start and end."""
    rule: dict[str, Any] = {
        "freq": rrule.WEEKLY if repeats.every == "week" else rrule.MONTHLY,
        "interval": repeats.count,
    }
    if repeats.on == LAST_DAY:
        rule["bymonthday"] = -1
    elif repeats.on:
        ordinal, weekday = repeats.on.split()
        rule["byweekday"] = rrule.weekday(WEEKDAYS.index(weekday))(ORDINALS[ordinal])
    return rule


def on_or_after(start: dt.datetime, repeats: Repeats) -> dt.datetime:
    """The first start of a rule on or after another one, at the same time of day."""
    first: dt.datetime = rrule.rrule(dtstart=start, count=1, **pattern(repeats))[0]
    return first


def regular_starts(event: Event) -> Iterator[dt.datetime]:
    """Every start that the event's rule makes, the excepted ones included; the first start is the first of them."""
    first, repeats = first_start(event), event.repeats
    yield first
    if repeats:
        until = dt.datetime.combine(repeats.until, dt.time.max)
        yield from (start for start in rrule.rrule(dtstart=first, until=until, **pattern(repeats)) if start != first)


def starts(event: Event) -> Iterator[dt.datetime]:
    """Every start of an event, in local time of its site; midnight of its days if it takes the whole day."""
    excepted = event.repeats.except_ if event.repeats else ()
    return (start for start in regular_starts(event) if start.date() not in excepted)


def next_start(event: Event, today: dt.date) -> dt.datetime | None:
    """The first start today or later; None if the event is over. `today` is the day at the event's site."""
    return next((start for start in starts(event) if start.date() >= today), None)
