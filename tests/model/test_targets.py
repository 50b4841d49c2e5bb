"""Targets: the ways that HR writes them have one normal form, and what cannot be compared is refused."""

from __future__ import annotations

import random

import pytest
from careerguide.model.targets import Bounds, TargetError, looser, parse

# As HR types it -> the normal form, low, high, and if the limits themselves are excluded.
UNDERSTOOD = {
    ">= 90%": (">= 90%", 90, None, False),
    ">=90": (">= 90", 90, None, False),
    "≥ 90%": (">= 90%", 90, None, False),
    "=> 90%": (">= 90%", 90, None, False),
    "> = 90%": (">= 90%", 90, None, False),
    "≤ 5%": ("<= 5%", None, 5, False),
    "“<= 5%”": ("<= 5%", None, 5, False),
    "„<= 5%“": ("<= 5%", None, 5, False),
    "‘< 5%’": ("< 5%", None, 5, True),  # noqa: RUF001
    "  <= 0.5%": ("<= 0.5%", None, 0.5, False),
    "<5%": ("< 5%", None, 5, True),
    "under 4%": ("< 4%", None, 4, True),
    "less than 4 percent": ("< 4%", None, 4, True),
    "over 90%": ("> 90%", 90, None, True),
    "8+ a day": (">= 8 a day", 8, None, False),
    "90+%": (">= 90%", 90, None, False),
    "90%+": (">= 90%", 90, None, False),
    "at least 5 points": (">= 5 points", 5, None, False),
    "not less than 5": (">= 5", 5, None, False),
    "at or above 90%": (">= 90%", 90, None, False),
    "at or under 300 seconds": ("<= 300 seconds", None, 300, False),
    "90 % or more": (">= 90%", 90, None, False),
    "90\u00a0% or better": (">= 90%", 90, None, False),
    "5 per cent or less": ("<= 5%", None, 5, False),
    "max. 3 errors a month": ("<= 3 errors a month", None, 3, False),
    "no more than 3": ("<= 3", None, 3, False),
    "up to 30 secs": ("<= 30 seconds", None, 30, False),
    "30s or less": ("<= 30 seconds", None, 30, False),
    "<= 1 day": ("<= 1 day", None, 1, False),
    "5%–8%": ("5% to 8%", 5, 8, False),  # noqa: RUF001
    "5-8": ("5 to 8", 5, 8, False),
    "-5 to 5": ("-5 to 5", -5, 5, False),
    "between 5 and 8%": ("5% to 8%", 5, 8, False),
    "300 to 360 seconds": ("300 to 360 seconds", 300, 360, False),
    "1,000 to 1,200 a day": ("1,000 to 1,200 a day", 1000, 1200, False),
    "<= 1,00,000 rupees": ("<= 1,00,000 rupees", None, 100_000, False),
    "INR 500 or more": (">= INR 500", 500, None, False),
    "$5 to $8": ("$5 to $8", 5, 8, False),
    "within 5% of plan": ("within 5% of plan", -5, 5, False),
    "within 2 points of the plan": ("within 2 points of the plan", -2, 2, False),
    "+/- 5%": ("within 5%", -5, 5, False),
    "within 30 days": ("<= 30 days", None, 30, False),
    ">= 80% in 30 seconds": (">= 80% in 30 seconds", 80, None, False),
    ">= 85% by day 90": (">= 85% by day 90", 85, None, False),
    ">= 85 of 100": (">= 85 of 100", 85, None, False),
    "<= 35% a year": ("<= 35% a year", None, 35, False),
    "≥ 90％": (">= 90%", 90, None, False),  # noqa: RUF001
}
WORDS = ("at or over the client target", "within the planned range", "fast", "<= the client target", "")
REFUSED = {
    "95%": "no sign",
    "0": "no sign",
    "0 errors": "no sign",
    "3 of 5 shifts": "no sign",
    "8 to 5": "order",
    "at least 90% for 3 months": "months",
    ">= 90% three months in a row, 2 of 3": "months",
    "about 90%": "form",
    "top 10%": "form",
    "Q1 target": "form",
    "1,5": "form",
    "<= 1,5%": "form",
    "<= 1.2.3": "form",
    "6m": "form",
    ">= 90% and <= 95%": "form",
    ">= 90% or 85% for new joiners": "form",
    "5 seconds to 8 minutes": "form",
    f">= {'9' * 400}": "form",
    "½": "form",
}


@pytest.mark.parametrize("text", UNDERSTOOD)
def test_a_target_is_understood_however_it_is_typed(text: str) -> None:
    target = parse(text)
    assert (target.text, target.bounds) == (UNDERSTOOD[text][0], Bounds(*UNDERSTOOD[text][1:]))
    assert parse(target.text) == target


@pytest.mark.parametrize("text", WORDS)
def test_words_without_digits_stay_and_have_no_limits(text: str) -> None:
    assert (parse(text).text, parse(text).bounds) == (text, None)


@pytest.mark.parametrize("text", REFUSED)
def test_a_text_with_digits_that_is_no_comparison_is_refused(text: str) -> None:
    with pytest.raises(TargetError) as error:
        parse(text)
    assert error.value.reason == REFUSED[text]


def test_any_text_has_a_stable_normal_form_or_is_refused() -> None:
    pieces = [*UNDERSTOOD, ">", "<", "=", "%", "5", "90", " ", "-", "to", "or more", "in 3", "(", ")", "\t", "é", "±"]
    dice = random.Random(20_261_126)
    understood = 0
    for _ in range(3000):
        text = "".join(dice.choices(pieces, k=dice.randint(1, 4)))
        try:
            target = parse(text)
        except TargetError:
            continue
        understood += bool(target.bounds)
        assert parse(target.text) == target, text
    assert understood > 200


@pytest.mark.parametrize(
    ("target", "other", "is_looser"),
    [
        (">= 80%", ">= 85%", True),
        (">= 85%", ">= 85%", False),
        (">= 90%", ">= 85%", False),
        (">= 85%", "> 85%", True),
        ("> 85%", ">= 85%", False),
        ("<= 6%", "<= 5%", True),
        ("<= 4%", "<= 5%", False),
        ("20 to 40 seconds", "20 to 30 seconds", True),
        ("20 to 25 seconds", "20 to 30 seconds", False),
        ("10 to 25 seconds", "20 to 30 seconds", False),
        (">= 20 seconds", "20 to 30 seconds", True),
        ("<= 5%", "within 5% of plan", True),
        ("within 5% of plan", "<= 5%", False),
        (">= 80%", "<= 5%", False),
    ],
)
def test_a_looser_target_accepts_more(target: str, other: str, is_looser: bool) -> None:
    wide, narrow = parse(target).bounds, parse(other).bounds
    assert wide
    assert narrow
    assert looser(wide, narrow) is is_looser
