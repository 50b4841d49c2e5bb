"""Any page on paper: dark ink on white from both schemes, opened where it was folded, with its address and the day.

Each kind of page is judged in test_axe.py, where it is open in both schemes.
"""

from __future__ import annotations

import re

import pytest
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, expect
from support import web
from support.axe import SCHEMES, turn_dark
from support.paper import faint_texts
from support.web import Open

# What scripts draw for a reader, and the part that tells that it is there.
ANSWERED = {
    "/map/#role=team-leader": ".cg-map__role--from",
    "/plan/#from=customer-support-executive&to=team-leader": ".cg-route--quickest .cg-route__compared",
    "/compare/#roles=team-leader,quality-analyst": "role-compare table",
    "/search/?q=after+team+leader": ".cg-answer li",
    "/hr/components/": ".cg-chip input:checked",
}


def in_both_schemes(page: Page) -> dict[str, list[str]]:
    """The texts that are hard to read on paper, printed from each scheme. The page is open in light."""
    light = faint_texts(page, "light")
    turn_dark(page)
    return {"light": light, "dark": faint_texts(page, "dark")}


@pytest.mark.parametrize("address", ANSWERED)
def test_answers_and_choices_are_dark_on_white_too(address: str, look: Open) -> None:
    page = web.settle(look(address))
    page.locator(ANSWERED[address]).first.wait_for(state="attached")
    assert in_both_schemes(page) == {scheme: [] for scheme in SCHEMES}


def test_a_planted_faint_text_is_reported(look: Open) -> None:
    """White on a dark ground, a drawing in a light colour, and a mark that styles add."""
    page = web.settle(look(web.KINDS["poster"]))
    page.evaluate(
        """document.querySelector("#content").insertAdjacentHTML("beforeend",
          "<p id=a>white</p><svg><text y=20>drawn</text></svg><p id=b>marked</p><p id=c>pale</p>")"""
    )
    page.add_style_tag(
        content="#a { color: white; background: black } svg text { fill: #eee } #c { opacity: 0.4 }"
        "#b::before { content: '+'; color: yellow }"
    )
    assert [text.split(":")[0] for text in in_both_schemes(page)["light"]] == ["white", "drawn", '"+"', "pale"]


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
