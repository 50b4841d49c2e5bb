"""Private mail addresses, phone numbers and pay are errors; a promise is a warning; ordinary figures are neither."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.edits import briefly

TIP = "tip: Smile; one can *hear* it."
WRONG = {
    "Ask maria.santos@gmail.com": "private-mail",
    "Ask jan_k@wp.pl": "private-mail",
    "Ask r.kumar@yahoo.co.in today": "private-mail",
    "Call 0917 123 4567": "phone-number",
    "Call +48 22 123 45 67": "phone-number",
    "Call (022) 2345-6789": "phone-number",
    "Call +919812345678": "phone-number",
    "Ask me on 98123-45678": "phone-number",
    "The salary is PHP 25,000": "pay-in-text",
    "You earn 4.5 LPA": "pay-in-text",
    "Rs. 18000 a month": "pay-in-text",
    "A bonus of \u20b9 5,000": "pay-in-text",
    "5000 z\u0142 per month": "pay-in-text",
    "Promotion is guaranteed": "promise-in-text",
    "You will be promoted": "promise-in-text",
    "We promise a raise": "promise-in-text",
    "You will become a team leader in 6 months": "promise-in-text",
}
RIGHT = [
    "Ask hiring.desk@company.example", "Ring ext 4512", "From 2021-02 to 2022-05", "In 2024/2025 and 2025-2026",
    "About 1 200 000 calls", "On 2026-11-30 14:00", "Calls 10.000.000 people", "A promotion is never guaranteed",
    "This is no guarantee", "People take 6 to 12 months", "Loans of USD 5000 are collected",
    "Keep the promise to a client", "The rate is 95.5 of 100, in 3 months",
]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_what_a_guide_never_tells_is_reported(text: str, tmp_path: Path) -> None:
    """In a text of a role, and in one of a story."""
    reported = briefly(tmp_path / "role", ("roles", TIP, f'tip: "{text}."'))
    assert [line.rpartition(": ")[2] for line in reported if "unexplained" not in line] == [WRONG[text]]
    quote = "quote: I counted my own calls first."
    reported = briefly(tmp_path / "story", ("stories/from-calls-to-figures", quote, f'quote: "{text}."'))
    assert [line.rpartition(": ")[2] for line in reported] == [WRONG[text]]


@pytest.mark.parametrize("text", RIGHT)
def test_ordinary_figures_and_sentences_are_not(text: str, tmp_path: Path) -> None:
    reported = briefly(tmp_path, ("roles", TIP, f'tip: "{text}."'))
    assert [line for line in reported if "unexplained" not in line] == []


def test_a_private_address_is_reported_in_links_too(tmp_path: Path) -> None:
    apply = "apply: https://jobs.example/senior-agent-pune"
    assert briefly(tmp_path, ("openings", apply, "apply: mailto:maria.santos@gmail.com")) == [
        "openings.yaml <mailto:maria.santos@gmail.com>: private-mail"
    ]
