"""Posters, cards and the kit are one sheet of paper each."""

from __future__ import annotations

import re

import pytest
from careerguide.guide.guide import Guide
from playwright.sync_api import expect
from support import web
from support.pdf import page_count
from support.web import Open

SHEETS = {
    "kit": "/kit/",
    "role's poster": web.KINDS["poster"],
    "opening's poster": web.OPENING + "poster/",
    "story's poster": web.STORY + "poster/",
    "huddle card": web.STORY + "card/",
}
POSTERS = [name for name in SHEETS if name.endswith("poster")]


@pytest.mark.parametrize(("name", "format_"), [*((name, "A4") for name in SHEETS), *((name, "A3") for name in POSTERS)])
def test_one_sheet_of_paper(name: str, format_: str, look: Open) -> None:
    page = web.settle(look(SHEETS[name]))
    assert page_count(page.pdf(format=format_)) == 1


@pytest.mark.parametrize("format_", ["A4", "A3"])
def test_the_longest_words_fit_one_sheet_too(format_: str, look: Open, server: web.Served, guide: Guide) -> None:
    stories = guide.people.stories.values()
    longest = {
        f"/stories/{max(stories, key=lambda story: len(story.quote)).id}/poster/",
        f"/stories/{max(stories, key=lambda story: len(story.journey)).id}/poster/",
        f"/stories/{max(stories, key=lambda story: len(story.huddle)).id}/card/",
        f"/roles/{max(guide.roles.values(), key=lambda role: len(role.title)).id}/poster/",
        f"/roles/{max(guide.roles.values(), key=lambda role: len(role.summary)).id}/poster/",
    }
    page = look(web.PLAIN)
    sheets = {}
    for address in longest:
        page.goto(server.url(address))
        sheets[address] = page_count(page.pdf(format=format_))
    assert sheets == dict.fromkeys(longest, 1)


def test_a_story_and_an_opening_are_one_sheet(look: Open, server: web.Served, guide: Guide) -> None:
    """The longest too: what a person takes to a talk is one paper, with the address of the page."""
    stories, openings = guide.people.stories.values(), guide.people.openings.values()
    longest = {
        f"/stories/{max(stories, key=lambda story: len(story.body)).id}/",
        f"/stories/{max(stories, key=lambda story: len(story.huddle)).id}/",
        f"/stories/{max(stories, key=lambda story: len(story.journey)).id}/",
        f"/openings/{max(openings, key=lambda opening: len(opening.eligibility.from_roles)).id}/",
        f"/openings/{max(openings, key=lambda opening: len(guide.onward(opening.role))).id}/",
    }
    page = look(web.PLAIN)
    page.emulate_media(media="print")
    sheets = {}
    for address in longest:
        page.goto(server.url(address))
        web.settle(page)
        sheets[address] = page_count(page.pdf(format="A4"))
        expect(page.locator(".cg-paper-foot")).to_contain_text(address)
        for part in page.locator("#content :is(button, .cg-button, summary)").all():
            expect(part).to_be_hidden()
    assert sheets == dict.fromkeys(longest, 1)


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "kit"])
def test_the_qr_code_is_printed_and_screen_parts_are_not(name: str, guide: Guide, look: Open) -> None:
    """Its sides are 50 mm on a poster, 25 mm on the card that is held in one hand. That of a role is its short link."""
    page = look(SHEETS[name], width=718, height=1010)
    page.emulate_media(media="print")
    code = page.locator(".cg-qr svg")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= (50 if name in POSTERS else 25) / 25.4 * 96 - 1
    assert box["y"] + box["height"] <= 1010
    address = re.sub("(poster|card)/$", "", SHEETS[name])
    if address.startswith("/roles/"):
        address = guide.short_addresses[address.split("/")[2]]
    expect(page.locator(".cg-address")).to_have_text(f"http://{web.HOST}{address}")
    for part in page.locator(".cg-screen, .cg-header, .cg-footer").all():
        expect(part).to_be_hidden()
