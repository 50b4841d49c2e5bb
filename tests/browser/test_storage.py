"""Where a person's records are kept: nowhere before they choose, the same in every tab, and erased in two clicks."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, expect
from support import web
from support.kept_page import (
    NEXT,
    ONE_OF_EACH,
    ROLE,
    OpenTab,
    buttons,
    copy,
    news,
    place,
    press,
    put,
    rating,
    read,
    ready,
    stored,
)


def test_nothing_is_stored_before_the_person_chooses_where(context: BrowserContext, server: web.Served) -> None:
    """Not for a moment: every write is recorded. The other kinds of pages are in test_first_visit.py."""
    written = web.record_writes(context)
    page = context.new_page()
    page.goto(server.url("/my/"))
    ready(page).locator("#cg-my-role").select_option(ROLE)
    page.locator("#cg-my-since").fill("April 2025")
    page.locator("#cg-my-next").select_option(NEXT)
    page.get_by_role("button", name="Start with the skills of my role").click()
    page.get_by_text("Write my notes").click()
    page.locator("#cg-talk-say").fill("Two gates are met.")
    page.locator("#cg-talk-say").blur()
    records = read(page)
    assert records["me/me"] == {"role": ROLE, "since": "2025-04", "next": NEXT}
    assert records["talk/say"] == {"text": "Two gates are met."}
    assert len(records) > 5
    assert json.loads(copy(page))["records"] == records
    page.goto(server.url("/roles/"))
    assert stored(page) == {"computer": {}, "tab": {}}
    assert set(written) <= web.HARMLESS
    page.goto(server.url("/my/"))
    assert read(ready(page)) == {}


def test_records_saved_on_the_computer_are_in_every_tab_and_later(my: OpenTab, context: BrowserContext) -> None:
    page = my()
    put(page, ONE_OF_EACH)
    expect(place(page)).to_contain_text("Your answers are not kept.")
    press(page, "On this computer")
    expect(news(page)).to_have_text("Saved on this computer.")
    expect(place(page)).to_contain_text(
        "Your answers are kept on this computer, in this browser only. Nothing is sent."
    )
    assert stored(page)["tab"] == {}
    page.close()
    assert read(my()) == ONE_OF_EACH
    assert len(context.pages) == 1


def test_a_shared_computer_offers_to_save_in_this_tab_only(my: OpenTab) -> None:
    page = my()
    assert buttons(page) == ["In this tab", "On this computer"]
    box = page.get_by_label("Several people use this computer")
    box.focus()
    page.keyboard.press("Space")
    expect(box).to_be_focused()
    assert buttons(page) == ["In this tab"]
    put(page, ONE_OF_EACH)
    assert buttons(page) == ["In this tab", "Erase all"]
    press(page, "In this tab")
    expect(place(page)).to_contain_text("Your answers are kept in this tab only, until you close it.")
    assert buttons(page) == ["Not at all", "Erase all"]
    page.reload()
    assert read(ready(page)) == ONE_OF_EACH
    other = my()
    assert read(other) == {}
    assert buttons(other) == ["In this tab"]
    page.close()
    assert read(my()) == {}
    assert stored(other) == {"computer": {"cg.shared": "1"}, "tab": {}}


def test_the_tab_moves_to_the_computer(my: OpenTab) -> None:
    page = my()
    put(page, ONE_OF_EACH)
    press(page, "In this tab")
    assert stored(page)["computer"] == {}
    press(page, "On this computer")
    expect(place(page)).to_contain_text("kept on this computer")
    assert stored(page)["tab"] == {}
    assert read(page) == read(my()) == ONE_OF_EACH


def test_erase_all_takes_two_clicks_and_empties_both_storages(my: OpenTab) -> None:
    page, other = my(), my()
    put(other, ONE_OF_EACH)
    put(page, {"talk/say": {"text": "in the tab"}, "rating/sql": rating(1)})
    press(page, "In this tab")
    press(other, "On this computer")
    press(page, "Erase all")
    expect(page.locator("my-keeping .cg-keeping__choices")).to_contain_text("Erase 2 entries?")
    expect(page.get_by_role("button", name="No, keep everything")).to_be_focused()
    before = stored(page)
    press(page, "No, keep everything")
    assert stored(page) == before
    assert before["tab"]
    assert before["computer"]
    press(page, "Erase all")
    press(page, "Yes, erase everything")
    expect(news(page)).to_have_text("Everything is erased.")
    assert stored(page) == {"computer": {}, "tab": {}}
    assert read(page) == {}
    expect(news(other)).to_have_text("Your answers were erased in another tab.")
