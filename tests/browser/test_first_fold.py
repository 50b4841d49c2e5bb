"""At 1366x768, the answer to a page's question is on the screen without scrolling."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
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
