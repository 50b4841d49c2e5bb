"""Whatever can have the focus shows that it has it: its picture changes."""

from __future__ import annotations

import pytest
from playwright.sync_api import FloatRect, Page
from support import web
from support.web import Open

# One element of each look: same tag, same classes, same parent. The header and the footer are the same on every page.
LOOKS = """(parts) => {
  const look = (element) => [element, element.parentElement].flatMap((one) => [one.tagName, one.getAttribute("class")])
    .concat(Boolean(element.closest("header")), Boolean(element.closest("footer"))).join(" ");
  const stops = "a[href], button, input, select, textarea, summary, [tabindex]";
  const able = [...document.querySelectorAll(stops)].filter((element) =>
    element.tabIndex >= 0 && !element.disabled && element.checkVisibility({visibilityProperty: true})
    && (parts === "all" || !element.closest(".cg-header, .cg-footer")));
  window.cgLooks = [...new Map(able.map((element) => [look(element), element])).values()];
  return window.cgLooks.map((element) => element.outerHTML.slice(0, 120));
}"""
# The part of it, and of a little more around it, that is in the window.
BOX = """(element) => {
  const {left, top, right, bottom} = element.getBoundingClientRect();
  const x = Math.max(left - 8, 0), y = Math.max(top - 8, 0);
  return {x, y, width: Math.min(right + 8, innerWidth) - x, height: Math.min(bottom + 8, innerHeight) - y};
}"""


KINDS = (
    *("home", "roles", "role", "skill", "moves", "move", "glossary", "sources", "learning", "404", "redirect"),
    *("stories", "story", "openings", "opening", "events", "poster", "kit"),
)


@pytest.mark.parametrize(
    ("kind", "width", "scheme"),
    [
        *((kind, 1366, "light") for kind in KINDS),
        *(
            (kind, width, scheme)
            for kind in ("home", "role", "guide", "opening")
            for width, scheme in ((320, "light"), (320, "dark"), (1366, "dark"))
        ),
    ],
)
def test_focus_can_be_seen(kind: str, width: int, scheme: str, look: Open) -> None:
    page = web.settle(look(web.KINDS[kind], width=width, color_scheme=scheme, reduced_motion="reduce"))
    page.keyboard.press("Tab")  # from here on the browser shows focus as it does for a keyboard
    looks = page.evaluate(LOOKS, "all" if kind in ("home", "redirect") else "content")
    assert len(looks) >= (6 if kind == "home" else 1)
    assert [html for number, html in enumerate(looks) if not changes(page, number)] == []


def changes(page: Page, number: int) -> bool:
    """Whether the element looks different with the focus than without."""
    element = page.evaluate_handle("(number) => window.cgLooks[number]", number).as_element()
    assert element is not None
    element.focus()
    box: FloatRect = element.evaluate(BOX)
    with_focus = page.screenshot(clip=box, animations="disabled")
    element.evaluate("(element) => element.blur()")
    return with_focus != page.screenshot(clip=box, animations="disabled")
