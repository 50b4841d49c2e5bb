"""Sample openings and events move with the day of the build, so that a demonstration is always alive.

The days in the data are those of one week. In another week every sample is moved by the same number of weeks: a
Monday stays a Monday, and what closes in three days there closes in three days in every week. Entries of a company are
never moved.
"""

from __future__ import annotations

import datetime as dt

from dateutil.relativedelta import relativedelta

from careerguide import model
from careerguide.model import Event, Opening, Repeats

from .event_days import first_start, on_or_after, takes_whole_day

# The Monday of the week for which the days of the samples are written.
WEEK = dt.date(2026, 11, 16)


def shift(today: dt.date) -> dt.timedelta:
    """How far samples are moved on a day: whole weeks, backwards before `WEEK`."""
    return dt.timedelta(weeks=(today - WEEK).days // 7)


def moved(entry: model.Record, today: dt.date) -> model.Record:
    """A sample opening or event with the days that it has on a day; any other entry as it is."""
    if isinstance(entry, Opening):
        return moved_opening(entry, today)
    return moved_event(entry, today) if isinstance(entry, Event) else entry


def moved_opening(opening: Opening, today: dt.date) -> Opening:
    """A sample with the days that it has on a day; any other opening as it is."""
    return _by(opening, shift(today)) if opening.sample else opening


def opening_as_written(opening: Opening, today: dt.date) -> Opening:
    """A sample that was moved to a day, with the days that the data gives it; any other opening as it is."""
    return _by(opening, -shift(today)) if opening.sample else opening


def _by(opening: Opening, by: dt.timedelta) -> Opening:
    """An opening with its days moved."""
    closes = opening.closes if opening.until_filled else opening.closes + by
    days: dict[str, object] = {"opens": opening.opens + by, "closes": closes}
    if opening.decision and opening.decision.by:
        days["decision"] = opening.decision.model_copy(update={"by": opening.decision.by + by})
    return opening.model_copy(update=days)


def moved_event(event: Event, today: dt.date) -> Event:
    """A sample with the days that it has on a day; any other event as it is."""
    if not event.sample:
        return event
    by = shift(today)
    repeats = event.repeats and event.repeats.model_copy(
        update={"until": event.repeats.until + by, "except_": tuple(day + by for day in event.repeats.except_)}
    )
    starts = first_start(event) + by
    if repeats and repeats.every == "month":
        starts = _on_its_day(first_start(event), starts, repeats)
        repeats = repeats.model_copy(update={"except_": ()})  # a day that is moved by weeks is not one of the rule
    whole_day = takes_whole_day(event)
    return event.model_copy(update={"starts": starts.date() if whole_day else starts, "repeats": repeats})


def _on_its_day(before: dt.datetime, moved: dt.datetime, repeats: Repeats) -> dt.datetime:
    """The first start on or after the moved one on the day of the rule: the third Friday, or the same date."""
    if repeats.on:
        return on_or_after(moved, repeats)
    same_date = moved + relativedelta(day=before.day)
    return same_date if same_date >= moved else moved + relativedelta(months=1, day=before.day)
