"""The page of the route planner, as the browser tests open it."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect
from support import web
from support.web import Open

CSE = "customer-support-executive"


def planned(look: Open, question: str, width: int = 1366) -> Page:
    """The planner's page with a question in its address, answered."""
    page = look(web.PLAIN, width=width)
    page.goto(page.url.replace(web.PLAIN, f"/plan/#{question}"))
    expect(page.locator(".cg-plan__said")).not_to_be_empty()
    return page


def unfold(page: Page) -> None:
    """Show what each step of the first route needs."""
    page.locator(".cg-route summary").first.click()


def with_me(look: Open, path: str, since: str = "2025-09", role: str = CSE) -> Page:
    """A page for a person who has saved their role; the day is 22 November 2026."""
    page = look(web.PLAIN)
    page.evaluate(
        "(text) => { localStorage.setItem('cg.my/me/me', text); localStorage.setItem('cg.keep', '1'); }",
        json.dumps({"v": 1, "value": {"role": role, "since": since, "next": "team-leader"}}),
    )
    page.goto(page.url.replace(web.PLAIN, path))
    return page
