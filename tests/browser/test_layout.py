"""Pages fit the screen they are read on, and the paper they are printed on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from support import web
from support.overflow import CUT
from support.web import Open

A4 = 718  # pixels between margins of a centimetre


def test_the_page_of_an_old_address_does_not_overflow(look: Open) -> None:
    """The other kinds are in test_each_kind.py."""
    page = web.settle(look(web.OLD, width=320))
    assert page.evaluate(CUT) == []


def test_the_open_menu_does_not_overflow(look: Open) -> None:
    page = look("/", width=320)
    page.get_by_text("Menu", exact=True).click()
    assert page.evaluate(CUT) == []


def test_the_open_table_does_not_overflow(look: Open) -> None:
    page = look("/map/", width=320)
    page.get_by_role("link", name="All moves as a table").click()
    assert page.evaluate(CUT) == []


def test_search_results_do_not_overflow(look: Open) -> None:
    page = look("/", width=320)
    web.search(page, "customer")
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize("kind", ["home", "role", "move"])
def test_print_shows_the_content_only(kind: str, look: Open) -> None:
    page = look(web.KINDS[kind], width=A4, height=1010)
    page.emulate_media(media="print")
    for furniture in (".cg-header", ".cg-footer", ".cg-skip", ".cg-menu--narrow", ".cg-search"):
        for part in page.locator(furniture).all():
            expect(part).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.evaluate(CUT) == []


@pytest.mark.parametrize(("kind", "most"), [("home", 4), ("role", 3), ("move", 2)])
def test_printing_uses_few_sheets(kind: str, most: int, look: Open) -> None:
    page = look(web.KINDS[kind])
    assert 1 <= sheets(page) <= most


def sheets(page: Page) -> int:
    """How many sheets of A4 the page takes; a PDF names each of its pages."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(format="A4")))


@pytest.mark.parametrize("width", [320, 1366])
def test_the_path_to_a_page_is_at_the_same_height_on_each_kind(width: int, look: Open) -> None:
    tops = {}
    for kind in ("role", "move", "story", "opening"):
        page = look(web.KINDS[kind], width=width)
        tops[kind] = page.locator(".cg-crumbs").evaluate("(path) => Math.round(path.getBoundingClientRect().top)")
    assert len({*tops.values()}) == 1, tops
