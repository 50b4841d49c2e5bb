"""Any page on paper: dark ink on white from both schemes, opened where it was folded, with its address and the day."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support import web
from support.axe import SCHEMES, turn_dark
from support.web import Open

# For each text on paper: its colour and what is behind it, as relative luminances; the ones that are hard to read.
FAINT = """() => {
  for (const running of document.getAnimations()) running.finish();
  const SKIPPED = "svg, .cg-cal, .cg-qr";
  const luminance = ([r, g, b]) => {
    const part = (value) => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const colour = (text) => text.match(/[\\d.]+/g).map(Number);
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const value = colour(getComputedStyle(at).backgroundColor);
      const share = value[3] ?? 1;
      if (share) return luminance(value.slice(0, 3).map((part) => part * share + 255 * (1 - share)));
    }
    return 1;
  };
  const faint = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest(SKIPPED)) continue;
    const [ink, paper] = [luminance(colour(getComputedStyle(element).color)), ground(element)];
    if (ink > 0.18 || paper < 0.7) faint.push(`${walker.currentNode.data.trim().slice(0, 40)} ${ink} on ${paper}`);
  }
  return faint.slice(0, 5);
}"""


@pytest.mark.parametrize("kind", sorted(web.KINDS))
def test_paper_has_dark_ink_on_white_and_no_dead_buttons_from_both_schemes(kind: str, look: Open) -> None:
    page = web.settle(look(web.KINDS[kind]))
    for scheme in SCHEMES:
        if scheme == "dark":
            page.emulate_media(media="screen")
            turn_dark(page)
        assert page.evaluate("document.documentElement.dataset.cgScheme ?? null") in (scheme, None)
        page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
        assert page.evaluate(FAINT) == [], scheme
        shown = page.locator("#content :is(button, .cg-button, summary):visible")
        assert [text for text in shown.all_inner_texts() if text.strip()] == [], scheme


def test_a_page_on_paper_has_its_address_and_the_day(look: Open) -> None:
    page = web.settle(look(web.KINDS["role"]))
    foot = page.locator(".cg-paper-foot")
    expect(foot).to_be_hidden()
    page.emulate_media(media="print")
    expect(foot).to_be_visible()
    expect(foot).to_contain_text(f"http://{web.HOST}{web.KINDS['role']}")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(foot).to_contain_text("Printed on 22 Nov 2026")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(foot).not_to_contain_text("Printed")


def test_paper_shows_what_the_screen_folds_and_folds_it_again(look: Open) -> None:
    page = web.settle(look(web.KINDS["role"]))
    folded = page.locator("#content details:not([open]):not(.cg-screen *)")
    count = folded.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(count)
