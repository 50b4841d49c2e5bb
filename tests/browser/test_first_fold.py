"""The answer to a page's question is in the first screen of a PC: 1366 by 768 pixels."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support import web
from support.profile_page import CSE, saved
from support.web import Open

# Address -> elements of which the first and the last are in the first screen.
FIRST = {
    "/": ("h1", "i-am .cg-button", "i-am .cg-chip", ".cg-voice .cg-journey__mark", ".cg-home__row h2"),
}  # fmt: skip
# The same for somebody whose role and start are known.
FOR_ROLE = {
    "/": ("home-steps h1", ".cg-head .cg-button", ".cg-fork__step", ".cg-chart__you", ".cg-fork__axis",
          ".cg-home__aside .cg-due", ".cg-home__aside .cg-voice__quote"),
}  # fmt: skip


@pytest.mark.parametrize("address", FIRST)
def test_the_answer_is_in_the_first_screen(address: str, look: Open) -> None:
    page = web.settle(look(address))
    for selector in FIRST[address]:
        for element in (page.locator(selector).first, page.locator(selector).last):
            expect(element, selector).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("address", FOR_ROLE)
def test_the_answer_for_my_role_is_in_the_first_screen(address: str, look: Open) -> None:
    page = saved(look, address, {"me/me": {"role": CSE, "since": "2025-11", "next": ""}})
    for selector in FOR_ROLE[address]:
        for element in (page.locator(selector).first, page.locator(selector).last):
            expect(element, selector).to_be_in_viewport(ratio=1)
