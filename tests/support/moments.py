"""Twelve moments around the ends of days in five time zones, and until when an opening is open at each site."""

from __future__ import annotations

import datetime as dt

# The first and the last day of the openings.
OPENS, CLOSES = dt.date(2026, 11, 10), dt.date(2026, 11, 26)

# Site -> the instants at which its first day begins and at which its last day ends. Auckland has summer time then.
OPEN: dict[str, tuple[str, str]] = {
    "auckland": ("2026-11-09T11:00Z", "2026-11-26T11:00Z"),
    "manila": ("2026-11-09T16:00Z", "2026-11-26T16:00Z"),
    "pune": ("2026-11-09T18:30Z", "2026-11-26T18:30Z"),
    "lodz": ("2026-11-09T23:00Z", "2026-11-26T23:00Z"),
    "kingston": ("2026-11-10T05:00Z", "2026-11-27T05:00Z"),
}
MOMENTS = (
    "2026-11-09T10:59Z",
    "2026-11-09T16:00Z",
    "2026-11-09T22:59Z",
    "2026-11-10T04:59Z",
    "2026-11-10T05:00Z",
    "2026-11-26T10:59Z",
    "2026-11-26T11:00Z",
    "2026-11-26T15:59Z",
    "2026-11-26T18:30Z",
    "2026-11-26T22:59Z",
    "2026-11-27T00:30Z",
    "2026-11-27T05:00Z",
)


def instant(text: str) -> dt.datetime:
    """`2026-11-26T22:59Z` as an instant."""
    return dt.datetime.fromisoformat(text)


def open_at(site: str, moment: str) -> bool:
    """Whether an opening of `OPENS` to `CLOSES` at the site is open; the times above are written by hand."""
    first, last = OPEN[site]
    return first <= moment < last
