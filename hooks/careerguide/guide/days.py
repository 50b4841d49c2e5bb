"""When a day begins and ends at a place. Nothing here reads a clock: the instant is an argument."""

from __future__ import annotations

import datetime as dt
import zoneinfo


def noon(day: dt.date) -> dt.datetime:
    """The instant that stands for a day without a time: noon in UTC, when most of the world has this day."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def day_at(zone: str, instant: dt.datetime) -> dt.date:
    """The day on the clocks of a time zone at an instant, which has a time zone itself."""
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).date()


def start_of(day: dt.date, zone: str) -> dt.datetime:
    """The instant at which a day begins in a time zone."""
    return dt.datetime.combine(day, dt.time(), zoneinfo.ZoneInfo(zone)).astimezone(dt.UTC)


def clock_exists(local: dt.datetime, zone: str) -> bool:
    """Whether clocks in a time zone show a local time on that day; in spring they skip an hour."""
    placed = local.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    return placed.astimezone(dt.UTC).astimezone(placed.tzinfo).replace(tzinfo=None) == local
