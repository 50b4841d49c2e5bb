"""The conditions of a step on the pages of moves and openings, and in the planner: for people who have saved a role."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support.my_page import CSE, SENIOR, figures
from support.profile_page import saved
from support.web import Open

MONTHS = ("2026-08", "2026-09", "2026-10")
FIGURES = figures("qa-score", dict.fromkeys(MONTHS, 86)) | figures("schedule-adherence", dict.fromkeys(MONTHS, 94))
AGENT = {"me/me": {"role": CSE, "since": "2025-09", "next": "team-leader"}, **FIGURES}
OPENING = "/openings/team-leader-manila/"


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


def test_each_condition_of_my_move_says_if_it_is_met(look: Open) -> None:
    """A tick if the figures hold, a cross if they do not, a question mark if nothing is known; empty for others."""
    low = AGENT | figures("schedule-adherence", dict.fromkeys(MONTHS, 80))
    page = saved(look, f"/moves/{CSE}/{SENIOR}/", low)
    gates = page.locator(".cg-gates > li")
    expect(gates.nth(0)).to_have_attribute("data-state", "met")
    expect(gates.nth(0)).to_contain_text("met up to Oct 2026")
    expect(gates.nth(1)).to_have_attribute("data-state", "not")
    expect(gates.nth(2)).to_have_attribute("data-state", "unknown")
    expect(gates.nth(2)).to_contain_text("not ticked yet")
    page = saved(look, f"/moves/{CSE}/{SENIOR}/", {"me/me": {"role": SENIOR, "since": "", "next": ""}})
    expect(page.locator("step-conditions a")).to_be_visible()
    assert page.locator(".cg-gates > li[data-state]").count() == 0


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


def test_a_person_who_can_apply_reads_of_no_other_step_first(look: Open) -> None:
    """An opening for any role, several steps away: the conditions of another role would contradict the yes."""
    page = saved(
        look, "/openings/service-desk-manager-gurugram/", AGENT | {"me/me": {**AGENT["me/me"], "since": "2020-01"}}
    )
    sentence = page.locator("step-conditions")
    expect(sentence).to_contain_text("This is the first step")
    page.get_by_text("Change my answers").click()
    page.get_by_label("Last rating").select_option("below expectations")
    expect(sentence).to_be_visible()
    page.get_by_label("Last rating").select_option("meets expectations")
    expect(page.locator("eligibility-check").get_by_role("status")).to_contain_text("Yes. You can apply today.")
    expect(sentence).to_be_hidden()


def test_without_a_figure_nothing_is_counted_as_not_met(look: Open) -> None:
    page = saved(look, f"/moves/{CSE}/{SENIOR}/", {"me/me": {"role": CSE, "since": "2025-09", "next": SENIOR}})
    expect(page.locator("step-conditions")).to_contain_text("No figures yet. Enter the last 3 months")
    gates = page.locator(".cg-gates > li")
    assert set(gates.evaluate_all("(lines) => lines.map((line) => line.dataset.state)")) == {"unknown"}
    expect(gates.first).to_contain_text("not known yet. No figure for Aug 2026, Sep 2026, Oct 2026.")
    expect(gates.first).not_to_contain_text("at the earliest")
