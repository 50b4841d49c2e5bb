"""The moment that the site speaks of, and its day."""

from __future__ import annotations

import datetime as dt
import os


def build_moment() -> dt.datetime:
    """`SOURCE_DATE_EPOCH` as an instant in UTC if it is set, else now."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch else dt.datetime.now(dt.UTC)


def build_day() -> dt.date:
    """The day of `build_moment` in UTC if `SOURCE_DATE_EPOCH` is set, else today on this machine's calendar."""
    return build_moment().date() if "SOURCE_DATE_EPOCH" in os.environ else dt.date.today()
