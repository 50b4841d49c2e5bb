"""Days and moments around the last day of an opening."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

# The last day of `web.OPENING`, and the day after.
LAST = dt.date(2026, 12, 2)
AFTER = LAST + dt.timedelta(days=1)


def moment(day: dt.date, clock: str, zone: str) -> dt.datetime:
    """A time of day in a time zone: `moment(LAST, "23:59", "Asia/Manila")`."""
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), ZoneInfo(zone))
