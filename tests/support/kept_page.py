"""A page of /my/ that keeps what a person enters: what it reads and stores, and its buttons."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Locator, Page, expect

MODULE = "/assets/careerguide/my/storage.js"
KEEPING = "my-keeping"
ROLE, NEXT = "customer-support-executive", "team-leader"
Records = dict[str, Any]
# Opens /my/ in a new tab, ready to be filled in: the fixture `my` of tests/browser/conftest.py.
OpenTab = Callable[[], Page]


def ready(page: Page) -> Page:
    """Wait until the page has its fields."""
    page.locator("#cg-my-role").wait_for()
    expect(page.locator("my-keeping .cg-keeping__said")).not_to_be_empty()
    return page


def run(page: Page, script: str, given: object = None) -> Any:
    """Run a script with the page's own `store` and a value that is `given`."""
    return page.evaluate(f"async (given) => {{ const {{ store }} = await import('{MODULE}'); {script} }}", given)


def read(page: Page) -> Records:
    records: Records = run(page, "return Object.fromEntries(store.keys().map((key) => [key, store.get(key)]));")
    return records


def put(page: Page, records: Records) -> None:
    run(page, "for (const [key, value] of Object.entries(given)) store.put(key, value);", records)


def stored(page: Page) -> dict[str, dict[str, str]]:
    """Both storages, without the colours that a person chose."""
    texts: dict[str, dict[str, str]] = page.evaluate("({ computer: { ...localStorage }, tab: { ...sessionStorage } })")
    return {place: {key: text for key, text in kept.items() if key != "cg.scheme"} for place, kept in texts.items()}


def press(page: Page, name: str) -> None:
    page.bring_to_front()  # a page in the background is seldom drawn, and a click waits until it is
    page.locator(KEEPING).get_by_role("button", name=name, exact=True).click()


def buttons(page: Page) -> list[str]:
    """What can be done: the places to keep answers in that are not chosen, and the rest."""
    choices = "my-keeping :is(.cg-keeping__places [aria-pressed=false], .cg-keeping__choices button)"
    return page.locator(choices).all_text_contents()


def place(page: Page) -> Locator:
    """The sentence that says where things are kept."""
    return page.locator("my-keeping .cg-keeping__said")


def news(page: Page) -> Locator:
    """The region that says what has just happened."""
    return page.locator("my-keeping > [role=status]:not(.cg-keeping__said)")


def alert(page: Page) -> Locator:
    return page.locator("my-keeping [role=alert]")


def copies(page: Page) -> Locator:
    """The part with copies, opened."""
    part = page.locator("my-keeping details.cg-copies")
    if part.get_attribute("open") is None:
        part.locator("summary").click()
    return part


def copy(page: Page) -> str:
    """A copy of everything, as text."""
    text = copies(page).get_by_label("All my entries as text")
    expect(text).not_to_have_value("")  # the script writes it once the part is open
    return text.input_value()


def bring(page: Page, text: str) -> None:
    copies(page).get_by_label("Paste a copy").fill(text)
    press(page, "Restore the copy")


def as_copy(records: Records) -> str:
    return json.dumps({"careerguide": 1, "taken": "2026-11-22", "records": records})


def rating(level: int) -> Records:
    return {"level": level, "aside": False}


ONE_OF_EACH: Records = {
    "me/me": {"role": ROLE, "since": "2025-04", "next": NEXT},
    "rating/active-listening": rating(3),
    "rating/coaching-and-feedback": {"level": 1, "aside": True},
    "figure/2026-10/qa-score": {"value": 92.5},
    "target/qa-score": {"low": 90, "high": None},
    "entry/a1b2c3d4e5": {
        "month": "2026-10",
        "kind": "result",
        "text": 'Fewer repeat calls: "one call"\nनमस्ते \\ José 🙂 \ud83d',
    },
    "goal/1": {"role": NEXT, "text": "Lead a team"},
    "goal/10": {"role": "", "text": ""},
    "action/f00dfeed": {"text": "Ask for a shift on the floor", "due": "2026-12-01", "done": False},
    "talk/say": {"text": "Two gates are met."},
    "miss/agreement": {"text": "", "day": "2026-11-22"},
}

# Fills the storage of this computer to the last byte, as another site may have done.
FILL = """() => {
  for (let size = 2 ** 22, number = 0; size >= 1; ) {
    try {
      localStorage.setItem(`other app ${number}`, "x".repeat(size));
      number += 1;
    } catch {
      size = Math.floor(size / 2);
    }
  }
}"""
# Removes what FILL wrote.
FREE = """() => Object.keys(localStorage)
  .filter((key) => key.startsWith("other app"))
  .forEach((key) => localStorage.removeItem(key))"""
