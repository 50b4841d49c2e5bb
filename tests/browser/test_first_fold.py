"""The answer to a page's question is in the first screen of a PC: 1366 by 768 pixels."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support import web
from support.web import Open

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
}  # fmt: skip


@pytest.mark.parametrize("address", FIRST)
def test_the_answer_is_in_the_first_screen(address: str, look: Open) -> None:
    page = web.settle(look(address))
    for selector in FIRST[address]:
        for element in (page.locator(selector).first, page.locator(selector).last):
            expect(element, selector).to_be_in_viewport(ratio=1)
