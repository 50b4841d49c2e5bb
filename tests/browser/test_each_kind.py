"""Each kind of page as people read it, on a computer, on a phone, and enlarged two or four times.

Nothing moves while it loads, the Tab key follows the order of reading, nothing is cut, and what has the focus is seen.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from support import web
from support.each_kind import COVERED, OUT_OF_ORDER, reader
from support.my_page import FILLED, PUT_KEPT
from support.overflow import CUT
from support.profile_page import header, keeping
from support.web import FRAMED

WINDOWS = {1366: 768, 320: 640}
# What a person has kept who comes back.
KEPT = {**FILLED, "goal/10": {"role": "operations-manager", "text": ""}}
# What the header says of them.
WHO = re.compile("I am: Customer Support Executive ?, since Oct 2025, target: Senior Customer Support Executive")
SHEETS = ("card", "poster", "pocket")
# What only HR and recruiters read.
FOR_HR = ("hr", "engines", "health", "matrix", "changes", "rules", "rule", "recruiters", "sources")
FOR_AGENTS = {kind: address for kind, address in FRAMED.items() if kind not in FOR_HR}
# How often a browser of 1366 by 768 enlarges the page.
ZOOM = (2, 4)


@pytest.mark.parametrize("records", [None, KEPT], ids=["new reader", "reader with records"])
@pytest.mark.parametrize("width", WINDOWS)
def test_nothing_moves_and_the_tab_key_follows_the_order_of_reading(
    width: int, records: dict[str, object] | None, chromium: Browser, server: web.Served
) -> None:
    """The header knows a reader with records on each page, sheets to be printed left out."""
    faults = {}
    with reader(chromium, server, width, WINDOWS[width], PUT_KEPT if records else "", records) as tab:
        for kind, address in (FOR_AGENTS if records and width < 1366 else FRAMED).items():
            page = tab.open(address)
            faults[kind] = wrong_header(page) if records and width == 1366 and kind not in SHEETS else []
            faults[kind] += [*tab.shift(), *page.evaluate(OUT_OF_ORDER), *page.evaluate(CUT)]
    assert {kind: lines for kind, lines in faults.items() if lines} == {}


def wrong_header(page: Page) -> list[str]:
    """What is wrong if the header does not say who the reader is, leads elsewhere, or asks where to keep it."""
    link = header(page).get_by_role("link", name=WHO)
    try:
        expect(link).to_be_visible()
        expect(link).to_have_attribute("href", re.compile("(^|/)my/$"))
        expect(keeping(page)).to_be_hidden()
    except AssertionError as error:
        return [f"the header: {error}"]
    return []


def test_an_enlarged_page_fits_and_shows_what_has_the_focus(chromium: Browser, server: web.Served) -> None:
    """At 400 %, a quarter of the window in CSS pixels, 342 by 192; then, as a person does, at 200 %."""
    faults = {}
    with reader(chromium, server, 1366, 768) as tab:
        for kind, address in FRAMED.items():
            tab.zoom(4)
            page = tab.open(address)
            cut = {4: page.evaluate(CUT)}
            tab.zoom(2)
            web.drawn(page)
            cut[2] = page.evaluate(CUT)
            for factor in ZOOM:
                tab.zoom(factor)
                web.drawn(page)
                faults[kind, factor] = [*cut[factor], *(page.evaluate(COVERED) if kind in FOR_AGENTS else [])]
    assert {place: lines for place, lines in faults.items() if lines} == {}


@pytest.mark.parametrize("factor", ZOOM)
def test_the_menu_and_the_search_of_an_enlarged_page_can_be_used(
    factor: int, chromium: Browser, server: web.Served
) -> None:
    with reader(chromium, server, 1366, 768) as tab:
        tab.zoom(factor)
        page = tab.open("/roles/team-leader/")
        if factor == 4:
            page.get_by_text("Menu", exact=True).click()
        menu = page.get_by_role("navigation", name="Main, short" if factor == 4 else "Main", exact=True)
        for link in menu.get_by_role("link").all():
            link.focus()
            expect(link).to_be_in_viewport(ratio=1)
        page.keyboard.press("Control+k")
        field = page.get_by_label("Search roles, skills and pages")
        expect(field).to_be_in_viewport(ratio=1)
        field.fill("team leader")
        links = page.get_by_role("dialog", name="Search the guide").locator(
            "[data-search-answer], [data-search-result]"
        )
        expect(links.nth(2)).to_be_visible()
        for number in range(3):
            page.keyboard.press("ArrowDown")
            expect(links.nth(number)).to_be_focused()
            expect(links.nth(number)).to_be_in_viewport(ratio=1)
        assert page.evaluate(CUT) == []
        expect(page.get_by_role("button", name="Close")).to_be_in_viewport(ratio=1)
