"""Texts to copy and the interview guide, as a browser shows and prints them."""

from __future__ import annotations

import pytest
from careerguide.guide.guide import Guide
from playwright.sync_api import expect
from support import web
from support.pdf import page_count, sheet_sizes
from support.web import Open

A4 = (210, 297)


def test_the_score_sheet_is_one_sheet_of_its_own(look: Open, guide: Guide, server: web.Served) -> None:
    longest = sorted(guide.roles.values(), key=lambda role: (len(role.skills), len(role.title)))[-2:]
    page = look(web.PLAIN, width=794, height=1123)
    for role in longest:
        page.emulate_media(media="null", color_scheme="dark")
        page.goto(server.url(f"/roles/{role.id}/interview/"))
        whole = page.pdf(format="A4")
        assert sheet_sizes(whole) == {A4}
        page.evaluate("document.querySelector('.cg-score').remove()")
        assert page_count(whole) - page_count(page.pdf(format="A4")) == 1, role.id


def test_the_score_sheet_is_dark_on_white(look: Open) -> None:
    page = web.settle(look(web.KINDS["interview"], color_scheme="dark"))
    page.emulate_media(media="print")
    colours = "(part) => [getComputedStyle(part).color, getComputedStyle(document.body).backgroundColor]"
    ink, paper = page.locator(".cg-score th").first.evaluate(colours)
    assert max(web_numbers(ink)) < 128
    assert min(web_numbers(paper)) > 240 or paper == "rgba(0, 0, 0, 0)"


def test_an_advert_is_on_no_sheet_with_the_targets(look: Open) -> None:
    page = look(web.KINDS["texts"], width=794, height=1123)
    page.emulate_media(media="print")
    advert, description = (page.get_by_role("region", name=name) for name in ("Job advert", "Job description"))
    first, second = advert.bounding_box(), description.bounding_box()
    assert first
    assert second
    assert second["y"] >= first["y"] + first["height"]
    page.emulate_media(media="null")
    both = page_count(page.pdf(format="A4"))
    page.evaluate("document.querySelector('[aria-labelledby=description]').remove()")
    alone = page_count(page.pdf(format="A4"))
    assert both > alone


def web_numbers(colour: str) -> list[int]:
    """Red, green and blue of `rgb(1, 2, 3)`."""
    return [int(number) for number in colour.partition("(")[2].rstrip(")").split(",")[:3]]


@pytest.mark.parametrize("form", ["Plain text", "Markdown"])
def test_a_button_selects_and_copies_a_form(form: str, look: Open) -> None:
    page = web.settle(look(web.KINDS["texts"]))
    card = page.get_by_role("region", name="Job advert")
    card.locator("summary", has_text=form).click()
    text = card.locator(f'pre[data-name="Job advert: {form}"]')
    card.get_by_role("button", name=f"Copy: Job advert: {form}").click()
    chosen, whole = text.evaluate("(text) => [getSelection().toString(), text.textContent]")
    assert chosen.strip() == whole.strip() != ""
    expect(card.get_by_text("Copied.").or_(card.get_by_text("Press Ctrl+C to copy it."))).to_be_visible()
