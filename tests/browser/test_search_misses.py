"""Searches that found nothing are kept after a yes only, in this browser, and the person alone can hand them on."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect
from support.web import Open

NONE = "zebra okapi"
KEPT = "localStorage.length + sessionStorage.length"


def ask(look: Open, query: str) -> Page:
    page = look(f"/search/?q={query.replace(' ', '+')}")
    page.locator("[data-search-empty], [data-search-result]").first.wait_for()
    return page


def listed(page: Page) -> Locator:
    return page.locator("search-misses li")


def test_nothing_is_kept_before_a_yes_and_all_of_it_can_be_deleted(look: Open) -> None:
    page = ask(look, NONE)
    assert page.evaluate(KEPT) == 0
    page.get_by_role("button", name="Keep searches that find nothing").click()
    assert page.evaluate(KEPT) == 0
    page.get_by_role("button", name="On this computer").click()
    page.get_by_text("Searches that found nothing (1)").click()
    expect(listed(page)).to_contain_text([NONE])
    page.get_by_role("button", name="Tell HR what I looked for").click()
    text = page.get_by_label("What I looked for")
    expect(text).to_have_value(f"Searches in the career guide that found nothing for me:\n- {NONE} (2026-11-22)")
    page.get_by_role("button", name=f"Delete {NONE}").click()
    expect(listed(page)).to_have_count(0)
    page.get_by_label("Search for").fill("okapi giraffe")
    expect(listed(page)).to_contain_text(["okapi giraffe"])
    page.get_by_role("button", name="Stop, and delete them all").click()
    expect(page.locator("search-misses details")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('cg.my/miss'))") == []


def test_a_search_that_is_typed_again_without_a_click_is_kept_also_from_the_dialog(look: Open) -> None:
    page = ask(look, NONE)
    page.get_by_role("button", name="Keep searches that find nothing").click()
    page.get_by_role("button", name="In this tab").click()
    page.get_by_text("Searches that found nothing (1)").wait_for()
    for query in ("shift money", "night allowance"):
        if not page.get_by_role("dialog").count():
            page.keyboard.press("Control+k")
        page.get_by_label("Search roles, skills and pages").fill(query)
        page.wait_for_timeout(1900)
    page.keyboard.press("Escape")
    expect(page.get_by_text("Searches that found nothing (2)")).to_be_visible()
    page.get_by_text("Searches that found nothing (2)").click()
    expect(listed(page).filter(has_text="shift money")).to_have_count(1)


def test_deleting_everything_of_my_page_deletes_them_too(look: Open) -> None:
    page = ask(look, NONE)
    page.get_by_role("button", name="Keep searches that find nothing").click()
    page.get_by_role("button", name="On this computer").click()
    page.get_by_text("Searches that found nothing (1)").wait_for()
    page.goto(page.url.partition("/search/")[0] + "/my/")
    page.get_by_role("button", name="Erase all").click()
    page.get_by_role("button", name="Yes, erase everything").click()
    page.get_by_text("Everything is erased.").wait_for()
    assert page.evaluate(KEPT) == 0
    page = ask(look, NONE)
    expect(page.locator("search-misses details")).to_have_count(0)
