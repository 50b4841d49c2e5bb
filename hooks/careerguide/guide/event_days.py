"""When an event takes place."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator
from itertools import islice

from dateutil.rrule import MONTHLY, WEEKLY, rrule

from careerguide.model import Event


def starts(event: Event) -> Iterator[dt.datetime]:
    """Every start of an event, in local time of its zone; a month that lacks the day is left out, as calendars do."""
    yield event.starts
    repeats = event.repeats
    if repeats:
        until = dt.datetime.combine(repeats.until, dt.time.max)
        rule = functools.partial(rrule, dtstart=event.starts, interval=repeats.count, until=until)
        yield from islice(rule(WEEKLY) if repeats.every == "week" else rule(MONTHLY), 1, None)


def next_start(event: Event, today: dt.date) -> dt.datetime | None:
    """The first start today or later; None if the event is over."""
    return next((start for start in starts(event) if start.date() >= today), None)
