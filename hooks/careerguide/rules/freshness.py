"""Freshness: entries and notes that are due for a review on a given day. These rules are advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from careerguide.formatting import owner, plural
from careerguide.guide import outlooks
from careerguide.guide.dates import add_months
from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Outlook, Review
from careerguide.problems import Problem


def review_overdue(loaded: LoadedData, today: dt.date) -> Iterator[Problem]:
    """Every entry was reviewed by its owner within the months that its `review` gives."""
    for item in loaded.all():
        review = getattr(item.entry, "review", None)
        if isinstance(review, Review) and (due := add_months(review.last, review.every)) < today:
            message = (
                f"The review by {owner(review.owner)} was due on {due}. "
                "Review this entry, and then set `last:` to that day, even if nothing changed."
            )
            yield item.problem(("review", "last"), "review-overdue", message, "warning")


def outlook_overdue(loaded: LoadedData, today: dt.date) -> Iterator[Problem]:
    """Sources of a note on where work is going are at most as old as its `renew_after` says."""
    for item in loaded.all():
        outlook = getattr(item.entry, "outlook", None)
        if isinstance(outlook, Outlook) and outlooks.is_overdue(outlook, today):
            message = (
                f"The newest source of this note is {plural(outlooks.months_old(outlook, today), 'month')} old, and "
                f"somebody should look for a newer one after {outlook.renew_after}. Read newer sources, correct the "
                "note, and set `as_of` to the month of the newest one. Without one, delete the note."
            )
            yield item.problem(("outlook", "as_of"), "outlook-overdue", message, "warning")


def outlook_in_future(loaded: LoadedData, today: dt.date) -> Iterator[Problem]:
    """No source of a note on where work is going is from a month that is still to come."""
    for item in loaded.all():
        outlook = getattr(item.entry, "outlook", None)
        if isinstance(outlook, Outlook) and outlook.as_of > today:
            message = (
                f"{outlook.as_of:%Y-%m} is still to come, and `as_of` is the month of the newest source. "
                "Write the month in which that source was published."
            )
            yield item.problem(("outlook", "as_of"), "outlook-in-future", message, "warning")


RULES = (review_overdue, outlook_overdue, outlook_in_future)
