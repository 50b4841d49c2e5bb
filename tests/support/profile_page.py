"""Pages of a person who has a profile: their role, since when, and their target."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect
from support import web
from support.web import Open

CSE, SENIOR, LEADER = "customer-support-executive", "senior-customer-support-executive", "team-leader"
PERSON = {"role": CSE, "since": "2025-09", "next": LEADER}
PUT = "([area, texts]) => { for (const [key, text] of Object.entries(texts)) window[area].setItem(key, text); }"


def known(page: Page, person: dict[str, str] | None = None, area: str = "localStorage") -> Page:
    """The page of somebody who has kept a profile, opened again."""
    texts = {"cg.keep": "1", "cg.my/me/me": json.dumps({"v": 1, "value": PERSON | (person or {})})}
    page.evaluate(PUT, [area, texts])
    page.reload()
    return page


def saved(look: Open, address: str, records: dict[str, Any]) -> Page:
    """A page for a person who has kept these records on this computer."""
    page = look(web.PLAIN)
    texts = {f"cg.my/{key}": json.dumps({"v": 1, "value": value}) for key, value in records.items()}
    page.evaluate("(texts) => Object.entries(texts).forEach(([key, text]) => localStorage.setItem(key, text))", texts)
    page.evaluate("localStorage.setItem('cg.keep', '1')")
    page.goto(page.url.replace(web.PLAIN, address))
    return page


def header(page: Page) -> Locator:
    """Who the reader is, in the header."""
    return page.locator("header who-i-am")


def keeping(page: Page) -> Locator:
    """The line under the header that asks where to keep the profile."""
    return page.get_by_role("group", name="Where my role is kept")


def profile_of(page: Page) -> dict[str, str] | None:
    """The profile as it is kept on this computer."""
    text = page.evaluate("localStorage.getItem('cg.my/me/me')")
    value: dict[str, str] | None = text and json.loads(text)["value"]
    return value


def choose_role(page: Page, title: str) -> None:
    """Answer the question of home."""
    page.get_by_label("What is your job today?").select_option(title)
    page.get_by_role("button", name="Show my next steps").click()
    expect(page.locator(".cg-fork__head")).to_contain_text(f"You are here: {title}")


def say_on_home(page: Page) -> None:
    """The role, and since when; the target is then the usual next role."""
    choose_role(page, "Customer Support Executive")
    field = page.get_by_label("In this role since")
    field.fill("2025-09")
    field.press("Tab")
    expect(header(page)).to_contain_text("since Sep 2025")
    expect(keeping(page)).to_contain_text("Keep my answers:")
