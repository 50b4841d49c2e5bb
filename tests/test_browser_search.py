"""The search finds what people mean, and what they type first."""

from __future__ import annotations

import re

import pytest
import web
from careerguide.guide import Guide
from conftest import Open
from playwright.sync_api import expect

QUALITY = {"/tracks/quality/", "/roles/quality-analyst/", "/roles/quality-lead/", "/roles/quality-manager/"}


@pytest.mark.parametrize("width", [320, 1366])
@pytest.mark.parametrize(
    ("words", "wanted", "within"),
    [
        ("TL", {"/roles/team-leader/"}, 1),
        ("tl", {"/roles/team-leader/"}, 1),
        ("QA", QUALITY, 3),
        ("quality", QUALITY, 3),
        ("coaching", {"/skills/coaching-and-feedback/"}, 2),
        ("glossary", {"/guide/glossary/"}, 1),
    ],
)
def test_found_near_the_top(words: str, wanted: set[str], within: int, width: int, look: Open) -> None:
    found = web.search(look("/guide/six-ways/", width=width), words)
    assert wanted & set(found[:within]), found


def test_the_beginning_of_another_name_is_enough(visit: Open, guide: Guide) -> None:
    supervisors = {f"/roles/{role.id}/" for role in guide.roles.values() if "Supervisor" in role.aliases}
    assert supervisors
    found = web.search(visit("/"), "sup")
    assert supervisors & set(found[:3]), found


def test_it_says_how_many_and_when_there_is_nothing(visit: Open) -> None:
    page = visit("/")
    said = page.locator(".md-search-result__meta")
    expect(said).to_have_role("status")
    web.search(page, "coaching")
    expect(said).to_have_text(re.compile(r"^\d+ matching documents$"))
    page.get_by_label("Search roles, skills and pages").fill("zzzz")
    page.keyboard.press("End")
    expect(said).to_have_text("No matching documents")


def test_what_was_searched_is_marked_on_the_page(visit: Open) -> None:
    page = visit("/")
    web.search(page, "coaching")
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url("**/skills/coaching-and-feedback/?h=coaching")
    expect(page.locator("#content mark").first).to_have_text("Coaching")


@pytest.mark.parametrize("width", [320, 1366])
def test_its_button_empties_and_closes_it(width: int, visit: Open) -> None:
    """With a mouse or a finger; Material's own only empties it, and then a phone's screen has no way back."""
    page = visit("/", width=width)
    web.search(page, "coaching")
    page.get_by_role("button", name="Clear and close the search").click()
    expect(page.locator(".md-search__output")).to_be_hidden()
    expect(page.get_by_label("I am a")).to_be_in_viewport()
    expect(page.locator(".md-search__input")).to_have_value("")


def test_other_names_in_results_are_no_landmarks(visit: Open) -> None:
    page = visit("/")
    web.search(page, "TL")
    expect(page.locator(".md-search-result nav").first).to_be_visible()
    assert page.get_by_role("dialog", name="Search the guide").get_by_role("navigation").count() == 1
