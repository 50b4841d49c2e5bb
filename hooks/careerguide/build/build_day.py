"""The day that the site speaks of."""

from __future__ import annotations

import datetime as dt
import os


def build_day() -> dt.date:
    """`SOURCE_DATE_EPOCH` as a day in UTC if it is set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch else dt.date.today()
