"""Date arithmetic in whole months."""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day `count` months later, or the last day of that month; never later than `dt.date.max`."""
    try:
        return day + relativedelta(months=count)
    except ValueError:  # after the year 9999
        return dt.date.max
