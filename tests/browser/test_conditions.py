"""The conditions of a step on the pages of moves and openings, and in the planner: for people who have saved a role."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from support import web
from support.my_page import CSE, SENIOR, figures
from support.web import Open

MONTHS = ("2026-08", "2026-09", "2026-10")
FIGURES = figures("qa-score", dict.fromkeys(MONTHS, 86)) | figures("schedule-adherence", dict.fromkeys(MONTHS, 94))
AGENT = {"me/me": {"role": CSE, "since": "2025-09", "next": "team-leader"}, **FIGURES}
OPENING = "/openings/team-leader-manila/"


def saved(look: Open, address: str, records: dict[str, Any]) -> Page:
    """A page for a person who has kept these records on this computer."""
    page = look(web.PLAIN)
    texts = {f"cg.my/{key}": json.dumps({"v": 1, "value": value}) for key, value in records.items()}
    page.evaluate("(texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))", texts)
    page.evaluate("localStorage.setItem('cg.keep', '1')")
    page.goto(page.url.replace(web.PLAIN, address))
    return page


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (f"/moves/{CSE}/{SENIOR}/", "Conditions: 2 of 3 met for Senior Customer Support Executive."),
        (f"/moves/{CSE}/sales-agent/", "Conditions: 1 of 2 met for Sales Agent."),
        (
            OPENING,
            (
                "Conditions: 2 of 3 met for Senior Customer Support Executive. "
                "This is the first step of the quickest route to Team Leader."
            ),
        ),
    ],
)
def test_a_page_counts_the_conditions_of_my_step(address: str, sentence: str, look: Open) -> None:
    page = saved(look, address, AGENT)
    expect(page.locator("step-conditions")).to_contain_text(sentence)
    expect(page.locator("step-conditions").get_by_role("link", name="Check my conditions")).to_be_visible()


@pytest.mark.parametrize("address", [f"/moves/{SENIOR}/team-leader/", "/openings/quality-analyst-pune/"])
def test_the_page_of_another_role_s_move_counts_nothing(address: str, look: Open) -> None:
    page = saved(look, address, {"me/me": {"role": "quality-analyst", "since": "2025-09", "next": ""}})
    expect(page.locator("step-conditions a")).to_be_visible()
    expect(page.locator("step-conditions")).not_to_contain_text("met for")


def test_the_planner_counts_for_the_first_step_only(look: Open) -> None:
    page = saved(look, f"/plan/#from={CSE}&to=team-leader", AGENT)
    rows = page.locator(".cg-route").first.locator("tbody tr")
    expect(rows.nth(0)).to_contain_text("2 of 3 met for Senior Customer Support Executive.")
    expect(rows.nth(0).locator("li").first).to_contain_text("Quality Score at least 85%")
    expect(rows.nth(1).locator("li").first).to_have_text("Quality Score at least 88% for 3 months in a row")
    expect(rows.nth(1)).not_to_contain_text("met for")
