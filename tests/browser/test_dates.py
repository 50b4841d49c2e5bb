"""Fields for months and days take and show words, on every page, and say what is wrong."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from support import web
from support.my_page import FILLED, ME, mine
from support.profile_page import choose_role, profile_of
from support.web import Open


@pytest.mark.parametrize("kind", ["home", "opening", "plan", "my"])
def test_no_page_has_a_browser_s_own_date_field(kind: str, look: Open) -> None:
    page = web.settle(look(web.KINDS[kind]))
    expect(page.locator("input:is([type=date], [type=month])")).to_have_count(0)


def fault(page: Page) -> str:
    """What is said of the field with the fault."""
    field = page.locator("[aria-invalid=true]")
    expect(field).to_have_count(1)
    note = page.locator(f"#{field.get_attribute('aria-describedby')}")
    expect(note).to_have_attribute("role", "alert")
    return note.inner_text()


def test_a_start_that_is_not_understood_keeps_the_earlier_one(look: Open) -> None:
    page = mine(look, "skills", ME)
    since = page.get_by_label("Time in role since")
    expect(since).to_have_value("Oct 2025")
    since.fill("13/2025")
    since.press("Tab")
    assert fault(page) == 'There is no month "13". Write the month as in Nov 2025.'
    expect(page.locator("my-self [role=status]")).to_contain_text("13 months in role, usually 10")
    expect(since).to_have_value("13/2025")
    since.fill("november 2024")
    since.press("Tab")
    expect(since).to_have_value("Nov 2024")
    expect(page.locator("[aria-invalid]")).to_have_count(0)
    expect(page.locator("my-self [role=status]")).to_contain_text("24 months in role, usually 10")


def test_a_day_that_can_be_two_days_is_not_guessed(look: Open) -> None:
    page = mine(look, "plan", FILLED)
    day = page.get_by_label("By when: Ask for a buddy shift")
    expect(day).to_have_value("1 Dec 2026")
    day.fill("03/04/2027")
    day.press("Tab")
    assert fault(page) == '"03/04/2027" can be two days. Write the day as in 2 Dec 2025.'
    expect(page.locator("#plan .cg-sheet")).to_contain_text("by 1 Dec 2026")
    day.fill("3.4.2027")
    day.press("Tab")
    expect(day).to_have_value("3 Apr 2027")
    expect(page.locator("#plan .cg-sheet")).to_contain_text("by 3 Apr 2027")


def test_a_new_action_with_a_wrong_day_is_not_added(look: Open) -> None:
    page = mine(look, "plan", ME)
    page.get_by_label("What I will do next").fill("Shadow a team leader")
    page.get_by_label("By when", exact=True).fill("31 Nov 2026")
    page.get_by_role("button", name="Add", exact=True).click()
    assert fault(page) == 'Nov 2026 has no day "31". Write the day as in 2 Dec 2025.'
    expect(page.locator(".cg-plan__action")).to_have_count(0)
    page.get_by_label("By when", exact=True).fill("30 Nov 2026")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_label("By when: Shadow a team leader")).to_have_value("30 Nov 2026")


def test_an_opening_answers_only_a_day_that_is_understood(look: Open) -> None:
    page = web.settle(look(web.OPENING))
    page.get_by_label("Your role now").select_option("Senior Customer Support Executive")
    since = page.get_by_label("In this role since")
    answer = page.locator("eligibility-check").get_by_role("status")
    since.press_sequentially("03/04/2025")
    expect(answer).to_have_text("Say below since when you are in your role, and see if you can apply.")
    since.press("Tab")
    assert fault(page).startswith('"03/04/2025" can be two days.')
    since.fill("3 Apr 2025")
    expect(answer).to_contain_text("Yes. You can apply today.")
    since.press("Tab")
    expect(page.locator("[aria-invalid]")).to_have_count(0)


def test_home_takes_months_in_words(look: Open) -> None:
    page = web.settle(look("/"))
    choose_role(page, "Customer Support Executive")
    since = page.get_by_label("In this role since")
    since.fill("2025-09")
    since.press("Tab")
    expect(since).to_have_value("Sep 2025")
    page.get_by_role("button", name="On this computer").click()
    assert profile_of(page)["since"] == "2025-09"
