"""At 1366x768, the answer to a page's question is on the screen without scrolling."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support import web
from support.my_page import FILLED, ME, PUT_KEPT, ready
from support.web import Open

# The page, what a person has kept, and elements that have to be whole on the screen.
FOLDS: dict[str, tuple[str, dict[str, object], tuple[str, ...]]] = {
    "my page, nothing chosen": ("/my/", {}, ("h1", "#cg-my-role", "#cg-keep-computer", "#skills-title")),
    "my page, nothing rated": ("/my/", ME, ("#cg-my-next", "#cg-my-start", "my-match .cg-match", "my-learning h2")),
    "my page": (
        "/my/",
        FILLED,
        (
            "#cg-my-since",
            "#cg-my-step",
            "my-keeping .cg-keeping__said",
            ".cg-match__percent",
            ".cg-lesson >> nth=0",
            "[data-skill] > summary >> nth=0",
            "[data-skill] > summary >> nth=8",
        ),
    ),
}


@pytest.mark.parametrize("page_name", FOLDS)
def test_the_answer_is_on_the_first_screen(page_name: str, visit: Open) -> None:
    address, records, selectors = FOLDS[page_name]
    page = visit("/assets/careerguide/release.json")
    page.evaluate(PUT_KEPT, records)
    page.goto(page.url.replace("/assets/careerguide/release.json", address))
    ready(page)
    for selector in selectors:
        expect(page.locator(selector)).to_be_in_viewport(ratio=1)


# Address -> elements of which the first and the last are in the first screen.
FIRST = {
    "/roles/team-leader/": ("h1", ".cg-button", ".cg-keyfacts dt", ".cg-flow h2", ".cg-flow__in", ".cg-needs > li",
                            ".cg-flow__out .cg-chart", ".cg-flow__axis"),
    "/roles/customer-support-executive/": ("h1", ".cg-button", ".cg-flow h2", ".cg-needs > li"),
    "/moves/team-leader/assistant-manager/": ("h1", ".cg-button", ".cg-move__tenure .cg-chart", ".cg-gates > li",
                                              "#changes", "#prepare"),
    "/skills/coaching-and-feedback/": ("h1", ".cg-button", "#levels", "#expert", "#needed"),
    "/skills/": ("h1", "#communication", "#customer", "#data"),
    "/bands/mid/": ("h1", "#levels ~ ol h3", "#skills ~ ul > li"),
    "/bands/": ("h1", ".cg-bands__list h2", ".cg-bands__list .cg-lines > li"),
    "/map/": ("h1", "#cg-map-role", ".cg-map__grid thead", ".cg-map__role[href$='/team-leader/']"),
    "/tracks/": ("h1", ".cg-tracks__track >> nth=0", ".cg-tracks__track >> nth=2"),
    "/tracks/customer-support/": ("h1", ".cg-button", ".cg-keyfacts", ".cg-ladder"),
    "/roles/": ("h1", "#cg-find-track", "#cg-find-sort", ".cg-role-list > li >> nth=11"),
    "/no-such-page/": ("h1", ".cg-lost", "#content .cg-lines"),
}  # fmt: skip


@pytest.mark.parametrize("address", FIRST)
def test_the_answer_is_in_the_first_screen(address: str, look: Open) -> None:
    page = web.settle(look(address))
    for selector in FIRST[address]:
        for element in (page.locator(selector).first, page.locator(selector).last):
            expect(element, selector).to_be_in_viewport(ratio=1)


# Pages that are at most eight screens of a phone high.
SHORT = ["/map/", "/tracks/", "/tracks/customer-support/", "/tracks/operations/", "/roles/", "/no-such-page/"]


@pytest.mark.parametrize("address", SHORT)
def test_a_phone_shows_the_page_in_eight_screens(address: str, look: Open) -> None:
    page = web.settle(look(address, width=320, height=640))
    assert page.evaluate("document.documentElement.scrollHeight") <= 8 * 640


@pytest.mark.parametrize("address", ["/map/", "/map/#role=team-leader", "/roles/", "/tracks/quality/"])
@pytest.mark.parametrize("width", [320, 683, 1366])
def test_nothing_moves_when_the_script_has_drawn(width: int, address: str, look: Open) -> None:
    page = look(web.PLAIN, width=width)
    page.goto(page.url.replace(web.PLAIN, address))
    web.settle(page)
    web.drawn(page)
    shift = page.evaluate(
        """new Promise((done) => new PerformanceObserver((list) =>
          done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
          .observe({type: "layout-shift", buffered: true}) || setTimeout(done, 300, 0))"""
    )
    assert shift <= 0.02
