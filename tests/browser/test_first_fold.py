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
    "/plan/#from=customer-support-executive&to=operations-manager": (
        "route-planner form", ".cg-plan__answer h2", ".cg-route h3", ".cg-route__chart > svg", ".cg-route__stops > li"),
    "/plan/#from=customer-support-executive": (".cg-plan__answer h2", ".cg-plan__years h3 >> nth=0"),
    "/compare/#roles=customer-support-executive,team-leader": (
        "role-compare form", ".cg-compare__roles h2", ".cg-compare__roles p"),
    "/bands/": ("h1", ".cg-bands__list h2", ".cg-bands__list .cg-lines > li"),
}  # fmt: skip


@pytest.mark.parametrize("address", FIRST)
def test_the_answer_is_in_the_first_screen(address: str, look: Open) -> None:
    page = web.settle(look(address))
    for selector in FIRST[address]:
        for element in (page.locator(selector).first, page.locator(selector).last):
            expect(element, selector).to_be_in_viewport(ratio=1)
