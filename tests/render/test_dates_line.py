"""The days of an opening as a line: where they are, and that their words have room beside each other."""

from __future__ import annotations

import datetime as dt

import pytest
from careerguide.model import Opening
from careerguide.render.dates_line import FURTHEST, NEAREST, dates_in_words, opening_days

OPENS = dt.date(2026, 11, 10)


def opening(closes: dt.date | str, by: dt.date | None = None) -> Opening:
    decision = {"decision": {"how": "Two leads hear a call.", "by": by}} if by else {}
    return Opening.model_validate(
        {
            "id": "one",
            "role": "agent",
            "site": "pune",
            "shift": "day",
            "seats": 1,
            "opens": OPENS,
            "closes": closes,
            "apply": "https://jobs.example/one",
            "contact": "Hiring desk",
            **decision,
        }
    )


@pytest.mark.parametrize(
    ("closes", "by", "places"),
    [
        (dt.date(2026, 12, 2), dt.date(2026, 12, 16), [1.5, 60.78, 98.5]),
        (dt.date(2026, 11, 11), dt.date(2026, 12, 16), [1.5, NEAREST, 98.5]),
        (dt.date(2027, 12, 2), dt.date(2027, 12, 3), [1.5, FURTHEST, 98.5]),
        (dt.date(2026, 12, 2), None, [1.5, 98.5]),
        (dt.date(2026, 12, 2), dt.date(2026, 12, 2), [1.5, 98.5]),
        (OPENS, None, [1.5, 98.5]),
        ("until-filled", None, []),
    ],
)
def test_days_have_their_places(closes: dt.date | str, by: dt.date | None, places: list[float]) -> None:
    assert [mark.x for mark in opening_days(opening(closes, by))] == places


def test_words_start_or_end_at_their_mark() -> None:
    early = opening_days(opening(dt.date(2026, 11, 12), dt.date(2026, 12, 16)))
    late = opening_days(opening(dt.date(2026, 12, 14), dt.date(2026, 12, 16)))
    assert [mark.anchor for mark in early] == ["start", "start", "end"]
    assert [mark.anchor for mark in late] == ["start", "end", "end"]


def test_the_line_is_a_sentence_for_people_who_do_not_see_it() -> None:
    marks = opening_days(opening(dt.date(2026, 12, 2), dt.date(2026, 12, 16)))
    assert dates_in_words(marks) == "Opened 10 Nov 2026, closes 2 Dec 2026, you hear by 16 Dec 2026."
