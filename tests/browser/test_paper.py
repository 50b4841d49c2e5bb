"""Any page on paper: dark ink on white from both schemes, opened where it was folded, with its address and the day."""

from __future__ import annotations

import re

import pytest
from careerguide.guide.guide import Guide
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
        shown = page.locator("#content :is(button, .cg-button, summary:not(.cg-paper-title)):visible")
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


def test_a_printed_opening_says_how_to_apply(look: Open, guide: Guide) -> None:
    page = web.settle(look(web.OPENING))
    line = page.locator(".cg-how-to-apply")
    expect(line).to_be_hidden()
    page.emulate_media(media="print")
    opening = guide.people.openings["team-leader-manila"]
    expect(line).to_have_text(f"Apply by 2 Dec 2026: {opening.apply}")
    expect(page.get_by_text(opening.contact)).to_be_visible()


def test_the_poster_of_an_opening_has_what_a_passer_by_needs(look: Open) -> None:
    page = web.settle(look(web.OPENING + "poster/"))
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    poster = page.locator(".cg-poster")
    for text in ("3 seats, night shifts", "Closes 2 Dec 2026, Manila time", "and others", "Example opening", "Scan or"):
        expect(poster.get_by_text(text)).to_be_visible()
    expect(page.locator(".cg-paper-foot")).to_be_hidden()
    size = page.locator(".cg-qr svg").bounding_box()
    assert size
    assert size["width"] > 6.5 * 96 / 2.54


def test_a_move_is_one_sheet(look: Open) -> None:
    page = web.settle(look("/moves/customer-support-executive/senior-customer-support-executive/"))
    sheets = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", sheets)) == 1
    page.emulate_media(media="print")
    expect(page.get_by_text("skills that you bring along")).to_be_visible()


def test_paper_shows_what_the_screen_folds_and_folds_it_again(look: Open) -> None:
    page = web.settle(look(web.KINDS["role"]))
    folded = page.locator("#content details:not([open]):not(.cg-screen *)")
    count = folded.count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_have_count(0)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_have_count(count)
