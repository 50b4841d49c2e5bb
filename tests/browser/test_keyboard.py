"""Everything can be done by keyboard alone, at 320 pixels as at 1366."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from support import web
from support.web import Open

BOTH = pytest.mark.parametrize("width", [320, 1366])
NARROW = ".cg-menu--narrow"
FIELD = ".cg-search__field"
RESULT = "[data-search-result]"


@BOTH
@pytest.mark.parametrize("kind", ["home", "role", "guide", "404"])
def test_the_first_tab_stop_skips_to_the_content(kind: str, width: int, look: Open) -> None:
    page = look(web.KINDS[kind], width=width)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    page.keyboard.press("Tab")
    assert web.focused(page, "#content *")


def test_the_menu_opens_and_closes_with_enter(look: Open) -> None:
    page = look("/", width=320)
    links = page.get_by_role("navigation", name="Main, short")
    web.press_until(page, f"{NARROW} summary")
    expect(links).to_be_hidden()
    page.keyboard.press("Enter")
    expect(links).to_be_visible()
    page.keyboard.press("Enter")
    expect(links).to_be_hidden()


def test_escape_closes_the_menu_and_restores_the_focus(look: Open) -> None:
    page = look("/", width=320)
    web.press_until(page, f"{NARROW} summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert web.focused(page, f"{NARROW} a")
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Main, short")).to_be_hidden()
    assert web.focused(page, f"{NARROW} summary")


@BOTH
def test_from_home_to_a_role_through_the_menu(width: int, look: Open) -> None:
    page = look("/", width=width)
    if width < 960:
        web.press_until(page, f"{NARROW} summary")
        page.keyboard.press("Enter")
    web.press_until(page, '.cg-menu a[href="roles/"]')
    enter(page, "/roles/")
    web.press_until(page, '#content a[href="../roles/accounts-associate/"], #content a[href="accounts-associate/"]')
    enter(page, "/roles/accounts-associate/")


@BOTH
def test_from_home_to_a_next_step_through_the_chooser(width: int, look: Open) -> None:
    page = look("/", width=width)
    expect(page.get_by_label("What is your job today?")).to_be_visible()
    web.press_until(page, "i-am select")
    page.keyboard.type("Team Lea")
    web.press_until(page, "i-am button")
    page.keyboard.press("Enter")
    expect(page.locator("home-steps h1")).to_be_focused()
    web.press_until(page, '.cg-fork__title[href$="/moves/team-leader/assistant-manager/"]')
    enter(page, "/moves/team-leader/assistant-manager/")


@BOTH
def test_the_chooser_asks_for_a_role_first(width: int, look: Open) -> None:
    page = look("/", width=width)
    expect(page.get_by_label("What is your job today?")).to_be_visible()
    web.press_until(page, "i-am button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Choose a role from the list first.")).to_be_visible()
    assert page.url.endswith("/")


@BOTH
def test_to_a_role_through_the_map(width: int, look: Open) -> None:
    page = look("/map/", width=width)
    web.press_until(page, '.cg-map__role[href="../roles/team-leader/"]')
    expect(page.locator(":focus")).to_be_in_viewport()
    enter(page, "/roles/team-leader/")


@BOTH
def test_search_finds_and_leads_to_a_role(width: int, look: Open) -> None:
    page = look("/guide/six-ways/", width=width)
    open_search(page)
    page.keyboard.type("TL")
    expect(page.locator(".cg-result").first).to_contain_text("also called TL")  # not yet those for its first letter
    page.keyboard.press("ArrowDown")
    stops = page.locator(f"[data-search-answer], {RESULT}")
    expect(stops.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(stops.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(stops.nth(0)).to_be_focused()
    enter(page, "/roles/team-leader/")


@BOTH
def test_escape_closes_the_search_and_restores_the_tab_order(width: int, look: Open) -> None:
    page = look("/", width=width)
    open_search(page)
    page.keyboard.type("TL")
    result = page.locator(RESULT).first
    expect(result).to_be_visible()
    page.keyboard.press("Escape")
    expect(result).to_be_hidden()
    expect(page.get_by_role("button", name="Search")).to_be_focused()
    page.keyboard.press("Tab")
    assert web.focused(page, "who-i-am a")


@BOTH
def test_a_closed_search_has_one_tab_stop(width: int, look: Open) -> None:
    page = look("/learning/", width=width)
    stops = []
    while not web.focused(page, "#content *"):
        page.keyboard.press("Tab")
        if web.focused(page, ".cg-search *, .cg-search-open"):
            stops.append(page.evaluate("document.activeElement.tagName"))
    assert stops == ["BUTTON"]
    expect(page.locator("dialog.cg-search")).to_be_hidden()


@BOTH
def test_a_key_opens_the_search_from_anywhere_and_the_focus_returns_there(width: int, look: Open) -> None:
    page = look("/roles/team-leader/", width=width)
    link = page.locator("#content a").nth(3)
    link.focus()
    page.keyboard.press("Control+k")
    expect(page.locator(FIELD)).to_be_focused()
    page.keyboard.type("quality")
    expect(page.locator(RESULT).first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(RESULT).first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(FIELD)).to_be_hidden()
    expect(link).to_be_focused()


def test_enter_goes_to_the_best_result(look: Open) -> None:
    page = look("/")
    open_search(page)
    page.keyboard.type("qualty analist")
    expect(page.locator(RESULT).first).to_have_text("Quality Analyst")
    enter(page, "/roles/quality-analyst/")


@BOTH
@pytest.mark.parametrize("address", ["/", "/roles/team-leader/", "/guide/six-ways/"])
def test_single_characters_are_not_shortcuts(address: str, width: int, look: Open) -> None:
    """Other sites search with f, s and /, go back with p and comma, on with n and dot; nobody can turn that off."""
    page = look(address, width=width)
    for start in ("body", "#content a"):
        if start != "body":
            page.locator(start).first.focus()
        before = state(page)
        for key in ("f", "s", "n", "p", "/", ",", "."):
            page.keyboard.press(key)
            web.drawn(page)
            assert (key, state(page)) == (key, before)


def test_single_characters_still_work_in_fields(look: Open) -> None:
    page = look("/")
    page.get_by_label("What is your job today?").focus()
    page.keyboard.press("s")
    assert page.locator("#cg-iam option:checked").inner_text().startswith("S")
    open_search(page)
    page.keyboard.type("f/s,n.p")
    expect(page.get_by_label("Search roles, skills and pages")).to_have_value("f/s,n.p")


def open_search(page: Page) -> None:
    """With the button of the header."""
    web.press_until(page, "button.cg-search-open")
    page.keyboard.press("Enter")
    expect(page.locator(FIELD)).to_be_focused()


def enter(page: Page, address: str) -> None:
    """Enter leads to that address."""
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(re.escape(address) + r"(\?.*)?$"))


def state(page: Page) -> list[object]:
    """Where the page is, where it is scrolled to, what has the focus, and whether the search is open."""
    values: list[object] = page.evaluate(
        """() => [location.href, Math.round(scrollY),
                  [...document.querySelectorAll("*")].indexOf(document.activeElement),
                  document.querySelector("dialog.cg-search").open]"""
    )
    return values
