"""Records that fill the sheets of /my/, and what a sheet has on screen and on paper."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page
from support.pdf import page_count


def long(length: int) -> str:
    return ("Took the queue down " * (length // 20 + 1))[:length]


def entries(kind: str, count: int, length: int) -> dict[str, Any]:
    """So many lines of a kind, each with a number and of a length."""
    return {
        f"entry/{kind}{number:08}": {
            "month": "2026-11",
            "kind": kind,
            "text": f"{kind} {number} {long(length)}"[:length],
        }
        for number in range(count)
    }


def actions(*lines: tuple[str, str, bool]) -> dict[str, Any]:
    return {
        f"action/abcdefg{number:02}": {"text": text, "due": due, "done": done}
        for number, (text, due, done) in enumerate(lines)
    }


def sheet(page: Page, part: str) -> list[str]:
    """The lines of the sheet: title, headings, dashes before the rest."""
    lines: list[str] = page.locator(f"#{part} .cg-sheet").evaluate(
        "(sheet) => [...sheet.querySelectorAll('h3, h4, li')]"
        ".map((line) => (line.matches('li') ? '- ' : '') + line.textContent)"
    )
    return lines


def a4(page: Page, part: str) -> int:
    """How many sheets the button of a part prints."""
    page.evaluate("window.print = () => {}")
    page.locator(f"#{part}").get_by_role("button", name="Print").click()
    return page_count(page.pdf(format="A4"))
