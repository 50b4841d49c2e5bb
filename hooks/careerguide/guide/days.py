"""When a day begins and ends at a place, and whether an opening is open at an instant. Nothing here reads a clock."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Literal

from careerguide.model import Opening

OpeningState = Literal["not yet", "open", "closed"]


def noon(day: dt.date) -> dt.datetime:
    """The instant that stands for a day without a time: noon in UTC, when most of the world has this day."""
    return dt.datetime.combine(day, dt.time(12), dt.UTC)


def day_at(zone: str, instant: dt.datetime) -> dt.date:
    """The day on the clocks of a time zone at an instant, which has a time zone itself."""
    return instant.astimezone(zoneinfo.ZoneInfo(zone)).date()


def start_of(day: dt.date, zone: str) -> dt.datetime:
    """The instant at which a day begins in a time zone."""
    return dt.datetime.combine(day, dt.time(), zoneinfo.ZoneInfo(zone)).astimezone(dt.UTC)


def opening_state(opening: Opening, zone: str, instant: dt.datetime) -> OpeningState:
    """Whether people can apply: from the start of the first day to the end of the last day at the opening's site."""
    day = day_at(zone, instant)
    return "not yet" if day < opening.opens else "open" if day <= opening.closes else "closed"


def clock_exists(local: dt.datetime, zone: str) -> bool:
    """Whether clocks in a time zone show a local time on that day; in spring they skip an hour."""
    placed = local.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    return placed.astimezone(dt.UTC).astimezone(placed.tzinfo).replace(tzinfo=None) == local
