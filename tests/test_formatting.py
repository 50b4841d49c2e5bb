"""Numbers, dates and names in words."""

from __future__ import annotations

import datetime as dt

import pytest
from careerguide import formatting
from careerguide.model import MonthRange


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((6, 12, 24), "12 months typical (6 to 24)"),
        ((0, 1, 2), "1 month typical (0 to 2)"),
        ((12, 12, 12), "12 months typical"),
        ((1, 1, 1), "1 month typical"),
        ((12, 12, 18), "12 months typical (12 to 18)"),
        ((0, 0, 0), "0 months typical"),
        ((600, 1200, 1800), "1,200 months typical (600 to 1800)"),
    ],
)
def test_months_have_a_range_if_it_differs(after: tuple[int, int, int], expected: str) -> None:
    assert formatting.months(MonthRange.model_construct(min=after[0], typical=after[1], slow=after[2])) == expected


@pytest.mark.parametrize(
    ("count", "nouns", "expected"),
    [
        (0, ("role",), "0 roles"),
        (1, ("role",), "1 role"),
        (2, ("role",), "2 roles"),
        (1, ("entry", "entries"), "1 entry"),
        (12_345, ("entry", "entries"), "12,345 entries"),
    ],
)
def test_a_count_has_the_right_form_of_its_noun(count: int, nouns: tuple[str, ...], expected: str) -> None:
    assert formatting.plural(count, *nouns) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (12, 15, "Leads 12 to 15 people"),
        (1, 1, "Leads 1 person"),
        (4, 4, "Leads 4 people"),
        (0, 1, "Leads 0 to 1 person"),
    ],
)
def test_the_size_of_a_team_is_a_range_or_a_number(low: int, high: int, expected: str) -> None:
    assert formatting.people(low, high) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (">= 90%", "at least 90%"),
        ("<=6 minutes", "at most 6 minutes"),
        ("> 3", "more than 3"),
        ("< 2 a month", "less than 2 a month"),
        ("85 to 95%", "85 to 95%"),
        ("within 5% of >= plan", "within 5% of >= plan"),
    ],
)
def test_comparison_signs_in_targets_become_text(typed: str, expected: str) -> None:
    assert formatting.target(typed) == expected


def test_months_have_english_names_in_every_locale() -> None:
    names = [formatting.month_name(dt.date(2026, month, 1)) for month in range(1, 13)]
    assert " ".join(name.removesuffix(" 2026") for name in names) == "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hr-operations", "HR Operations"),
        ("it", "IT"),
        ("l&d", "L&D"),
        ("wfm-desk-2", "WFM Desk 2"),
        ("pmo-desk", "Pmo Desk"),
        ("quality", "Quality"),
        ("Quality desk", "Quality desk"),
        ("people@company.example", "people@company.example"),
        ("<b>x</b>", "<b>x</b>"),
    ],
)
def test_an_owner_id_becomes_a_name(typed: str, expected: str) -> None:
    assert formatting.owner(typed, {"l&d", "wfm"}) == expected
