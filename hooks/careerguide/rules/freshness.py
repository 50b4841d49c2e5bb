"""Freshness: entries that are due for a review on a given day. These rules are advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from careerguide.formatting import owner
from careerguide.guide.dates import add_months
from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Review
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


RULES = (review_overdue,)
