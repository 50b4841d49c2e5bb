"""Time zones for calendars (VTIMEZONE, RFC 5545), with the changes of the clocks as yearly rules.

Outlook reads a rule (RRULE) and misreads a list of dates (RDATE), so no list is written. Where clocks change on days
that no rule gives, as in Morocco, each change is an observance of its own.
"""

from __future__ import annotations

import calendar
import dataclasses as dc
import datetime as dt
import functools
import itertools
import zoneinfo
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import icalendar

WEEK = dt.timedelta(weeks=1)
MINUTE = dt.timedelta(minutes=1)
# Years in which a rule shows on which days of its month it falls: after 28 years the weekdays repeat.
CYCLE = 28
DAY_NAMES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@dc.dataclass(frozen=True, slots=True)
class ClockChange:
    """A change of the clocks in a zone: the local time just before it, and the offsets from UTC before and after."""

    local: dt.datetime
    before: dt.timedelta
    after: dt.timedelta
    name: str
    summer: bool


@functools.lru_cache(maxsize=64)
def time_zone(name: str, first: dt.date, last: dt.date) -> icalendar.Timezone:
    """The zone as it is from the first day to the last day of the events, both included."""
    from icalendar import Timezone  # slow to import, and needed only if there are events

    zone = zoneinfo.ZoneInfo(name)
    component = Timezone()
    component.add("tzid", name)
    start = dt.datetime(first.year - 1, 1, 1)  # noqa: DTZ001 - local time; the year before holds the last change before the events
    changes = list(_changes(zone, start, dt.datetime(max(first.year + CYCLE, last.year + 1), 1, 1)))  # noqa: DTZ001 - local time
    observed = list(_observances(changes, last))
    if not observed:
        observed = [(_constant(zone, start), {})]
    for change, rule in observed:
        component.add_component(_observance(change, rule))
    return component


def _changes(zone: zoneinfo.ZoneInfo, start: dt.datetime, end: dt.datetime) -> Iterator[ClockChange]:
    """Every change of the clocks between two times, found week by week and then to the minute."""
    moment, stop = (time.replace(tzinfo=dt.UTC) for time in (start, end))
    while moment < stop:
        following = moment + WEEK
        if moment.astimezone(zone).utcoffset() != following.astimezone(zone).utcoffset():
            yield _change(zone, moment, following)
        moment = following


def _change(zone: zoneinfo.ZoneInfo, low: dt.datetime, high: dt.datetime) -> ClockChange:
    """The change between two instants, of which only the second has the new offset."""
    before, new = low.astimezone(zone).utcoffset() or dt.timedelta(), high.astimezone(zone).utcoffset()
    while high - low > MINUTE:
        middle = low + ((high - low) // 2 // MINUTE or 1) * MINUTE
        if middle.astimezone(zone).utcoffset() == new:
            high = middle
        else:
            low = middle
    after = high.astimezone(zone)
    return ClockChange(
        (high + before).replace(tzinfo=None),
        before,
        new or dt.timedelta(),
        after.tzname() or "",
        summer=(new or dt.timedelta()) > before,
    )


def _constant(zone: zoneinfo.ZoneInfo, start: dt.datetime) -> ClockChange:
    """A zone whose clocks never change."""
    there = start.replace(tzinfo=zone)
    offset = there.utcoffset() or dt.timedelta()
    return ClockChange(start, offset, offset, there.tzname() or "", summer=False)


def _observances(changes: Sequence[ClockChange], last: dt.date) -> Iterator[tuple[ClockChange, dict[str, object]]]:
    """Each kind of change with its yearly rule; without a rule, every change up to the last day on its own."""
    kinds = itertools.groupby(
        sorted(changes, key=lambda change: (change.before, change.after, change.local.month, change.local)),
        key=lambda change: (change.before, change.after, change.local.month),
    )
    groups = [list(group) for _, group in kinds]
    rules = [_rule(group) for group in groups]
    if all(rules):
        yield from sorted(zip((group[0] for group in groups), rules, strict=True), key=lambda pair: pair[0].local)
        return
    yield from ((change, {}) for change in changes if change.local.date() <= last)


def _rule(changes: Sequence[ClockChange]) -> dict[str, object]:
    """The yearly rule that gives exactly these changes; empty if there is none."""
    first = changes[0].local
    same = {(change.local.month, change.local.weekday(), change.local.time()) for change in changes}
    years = [change.local.year for change in changes]
    if len(same) > 1 or years != list(range(first.year, first.year + len(years))) or len(years) < CYCLE:
        return {}
    days = {change.local.day for change in changes}
    weekday = DAY_NAMES[first.weekday()]
    if all(_is_in_last_week(change.local) for change in changes):
        return {"freq": "YEARLY", "bymonth": first.month, "byday": f"-1{weekday}"}
    low, high = min(days), max(days)
    if high - low > 6:
        return {}
    if low % 7 == 1:
        return {"freq": "YEARLY", "bymonth": first.month, "byday": f"{low // 7 + 1}{weekday}"}
    return {
        "freq": "YEARLY",
        "bymonth": first.month,
        "bymonthday": list(range(low, high + 1)),
        "byday": weekday,
    }


def _is_in_last_week(day: dt.datetime) -> bool:
    return day.day > calendar.monthrange(day.year, day.month)[1] - 7


def _observance(change: ClockChange, rule: dict[str, object]) -> icalendar.cal.Component:
    from icalendar import TimezoneDaylight, TimezoneStandard

    part = TimezoneDaylight() if change.summer else TimezoneStandard()
    part.add("dtstart", change.local)
    part.add("tzoffsetfrom", change.before)
    part.add("tzoffsetto", change.after)
    part.add("tzname", change.name)
    if rule:
        part.add("rrule", rule)
    return part
