"""What was last looked at too long ago, on a given day. All of these are advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from careerguide.formatting import owner
from careerguide.guide.dates import add_months
from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Review
from careerguide.problems import Problem


def review_overdue(loaded: LoadedData, today: dt.date) -> Iterator[Problem]:
    """Every entry was read through by its owner within the months it names."""
    for item in loaded.all():
        review = getattr(item.entry, "review", None)
        if isinstance(review, Review) and (due := add_months(review.last, review.every)) < today:
            message = f"{owner(review.owner)} should have read this through by {due}. Set `last:` once that is done, even if nothing changed."
            yield item.problem(("review", "last"), "review-overdue", message, "warning")


RULES = (review_overdue,)
