"""What was last looked at too long ago, on a given day. All of these are advice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..load import Draft
from ..model import Review
from ..problems import Problem
from ..text import add_months, owner


def review_overdue(draft: Draft, today: dt.date) -> Iterator[Problem]:
    """Every entry was read through by its owner within the months it names."""
    for item in draft.all():
        review = getattr(item.entry, "review", None)
        if isinstance(review, Review) and (due := add_months(review.last, review.every)) < today:
            message = (
                f"{owner(review.owner)} should have read this through by {due}. Set `last:` once that is done, even if nothing changed."
            )
            yield item.problem(("review", "last"), "review-overdue", message, "warning")


RULES = (review_overdue,)
