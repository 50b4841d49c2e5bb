"""The answer to a page's question is in the first view of a desk's screen, and a phone's page is not endless."""

from __future__ import annotations

import pytest
from support import web
from support.profile_page import CSE, known
from support.web import Open

PERSON = {"role": CSE, "since": "2025-11", "next": ""}
# What is in the first view at 1366 by 768 pixels, without and with a role. Each element is there as a whole.
FOLDS: list[tuple[str, dict[str, str] | None, list[str]]] = [
    (web.OPENING, None, ["h1", ".cg-keyfacts", ".cg-dates", ".cg-verdict", ".cg-apply", ".cg-rules", ".cg-answers"]),
    (
        web.OPENING,
        PERSON,
        ["h1", ".cg-dates__today", ".cg-verdict--not-yet", ".cg-plan-here", ".cg-apply", ".cg-rules"],
    ),
    ("/openings/", None, ["h1", ".cg-filter", "li[data-level]:nth-child(3)"]),
    ("/openings/", PERSON, [".cg-group__switch", "li[data-level] .cg-offer__who--now"]),
    (web.STORY, None, ["h1", ".cg-story-panel__quote", ".cg-journey--labelled"]),
    ("/stories/", None, ["h1", ".cg-filter", "li[data-level]:nth-child(3) .cg-story__quote"]),
    ("/stories/", PERSON, [".cg-group__switch", "li[data-level] .cg-story__quote"]),
    ("/events/", None, ["h1", "a[href$='calendar.ics']", ".cg-filter", ".cg-events > li:nth-child(3)"]),
    ("/kit/", None, ["h1", ".cg-kit__huddle", ".cg-openings > li"]),
]
SCREEN, MOST_SCREENS = 640, 8


@pytest.mark.parametrize(("address", "person", "elements"), FOLDS)
def test_the_answer_is_in_the_first_view(
    address: str, person: dict[str, str] | None, elements: list[str], look: Open
) -> None:
    page = look(address, width=1366, height=768)
    if person:
        known(page, person)
        page.locator(elements[0]).first.wait_for()
    web.settle(page)
    for selector in elements:
        element = page.locator(selector).first
        element.wait_for()
        box = element.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768, (selector, box)


@pytest.mark.parametrize("address", [web.OPENING, "/openings/", web.STORY, "/stories/", "/events/", "/kit/"])
@pytest.mark.parametrize("person", [None, PERSON])
def test_a_page_on_a_phone_has_at_most_eight_screens(address: str, person: dict[str, str] | None, look: Open) -> None:
    """A longer page has folded what fewer people need."""
    page = look(address, width=320, height=SCREEN)
    if person:
        known(page, person)
    web.settle(page)
    height: int = page.evaluate("document.documentElement.scrollHeight")
    assert height <= SCREEN * MOST_SCREENS or page.locator("#content details:not([open])").count()
    assert height <= SCREEN * (MOST_SCREENS + 1)
