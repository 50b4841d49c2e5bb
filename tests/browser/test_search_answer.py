"""A question about what comes after a role has its answer above the results. Every other query stays a list."""

from __future__ import annotations

import re

import pytest
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, Route, expect
from support import web
from support.profile_page import CSE, LEADER, saved
from support.web import Open

TITLE = "Team Leader"
CARD = ".cg-answer"
DONE = ".cg-answer:not(.cg-answer--waiting)"


def ask(look: Open, query: str) -> Page:
    page = look(f"/search/?q={query.replace(' ', '+')}")
    web.results(page.get_by_role("main"))
    return page


@pytest.mark.parametrize(
    "query",
    [
        "what comes after team leader",
        "What is after TL?",
        "next role after a team leader",
        "where does a team leader go next",
        "career path of team leader",
        "team leader next step",
        "promotion from team leader",
        "Team Leader",
    ],
)
def test_the_next_steps_of_a_role_are_the_answer(query: str, look: Open, guide: Guide) -> None:
    card = ask(look, query).locator(DONE)
    moves = guide.onward(LEADER)
    expect(card.get_by_role("heading")).to_have_text(f"After {TITLE}: {len(moves)} next steps")
    steps = card.locator("li .cg-fork__title")
    expect(steps).to_have_text([move.end.title for move in moves][:3])
    assert steps.first.get_attribute("href") == steps.first.evaluate(
        "(link, path) => new URL(path, link.href).href", f"/moves/{LEADER}/{moves[0].end.id}/"
    )
    expect(card.locator(".cg-fork__months").first).to_contain_text(f"{moves[0].after.typical} month")
    expect(card.locator("[data-search-answer]")).to_have_attribute("href", re.compile(f"/roles/{LEADER}/$"))


def test_results_below_the_answer_are_those_of_the_role(look: Open) -> None:
    page = ask(look, "what comes after team leader")
    assert web.results(page.get_by_role("main"))[0] == f"/roles/{LEADER}/"


@pytest.mark.parametrize(
    "query", ["agent", "quality", "what comes after lunch", "after", "night shift", "how to become a team leader"]
)
def test_what_may_mean_something_else_stays_a_list(query: str, look: Open) -> None:
    expect(ask(look, query).locator(CARD)).to_have_count(0)


@pytest.mark.parametrize("query", ["what next", "next step", "Where can I go next?"])
def test_what_next_is_about_my_own_role(query: str, look: Open) -> None:
    page = saved(
        look, f"/search/?q={query.replace(' ', '+')}", {"me/me": {"role": CSE, "since": "2025-11", "next": ""}}
    )
    card = page.locator(DONE)
    expect(card.get_by_role("heading")).to_contain_text("After Customer Support Executive: ")
    expect(card.locator(".cg-chart__you").first).to_be_visible()


def test_what_next_of_somebody_unknown_stays_a_list(look: Open) -> None:
    expect(ask(look, "what next").locator(CARD)).to_have_count(0)


def test_the_answer_is_on_the_first_screen(look: Open) -> None:
    page = ask(look, "what comes after team leader")
    card = page.locator(DONE)
    for part in ("h2", "[data-search-answer]", "li:nth-child(3)", ".cg-fork__axis"):
        expect(card.locator(part)).to_be_in_viewport(ratio=1)


def test_the_dialog_has_the_answer_first_and_says_it(look: Open) -> None:
    page = look("/skills/")
    web.search(page, "what comes after team leader")
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(DONE)).to_be_visible()
    expect(dialog.get_by_role("status")).to_contain_text(f"Answer: After {TITLE}")
    for part in ("h2", "li:nth-child(3)"):
        expect(dialog.locator(f"{DONE} {part}")).to_be_in_viewport(ratio=1)
    page.keyboard.press("ArrowDown")
    expect(dialog.locator("[data-search-answer]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(dialog.locator("[data-search-result]").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(dialog.locator(f"{CARD} a").last).to_be_focused()


def test_typing_on_keeps_the_card_and_another_question_replaces_it(look: Open) -> None:
    page = ask(look, "after team leader")
    page.locator(f"{DONE} li").first.wait_for()
    page.locator(CARD).evaluate("(card) => { card.dataset.same = ''; }")
    page.get_by_label("Search for").fill("what is after team leader")
    expect(page.locator(f"{CARD}[data-same]")).to_be_visible()
    page.get_by_label("Search for").fill("what is after trainer")
    expect(page.locator(f"{DONE} h2")).to_contain_text("After Process Trainer")
    page.get_by_label("Search for").fill("what is after lunch")
    expect(page.locator(CARD)).to_have_count(0)


def test_nothing_moves_when_the_steps_arrive(look: Open) -> None:
    """The card has room for its steps before they are here."""
    page = look(web.PLAIN)
    page.route("**/home/roles/*.json", lambda _: None)  # never answers
    page.goto(page.url.replace(web.PLAIN, "/search/?q=after+team+leader"))
    waiting = page.locator(".cg-answer--waiting")
    waiting.wait_for()
    before = waiting.bounding_box()
    page.unroute("**/home/roles/*.json")
    page.reload()
    page.locator(f"{DONE} li").first.wait_for()
    after = page.locator(CARD).bounding_box()
    assert before
    assert after
    assert abs(before["height"] - after["height"]) <= 24


def test_the_dialog_draws_the_steps_as_a_page_does(look: Open) -> None:
    """Each line of the fork ends at its step: the styles of a page's text hold for the card too."""
    page = look("/skills/")
    web.search(page, "after team leader")
    step = page.get_by_role("dialog").locator(f"{DONE} .cg-fork__step").first
    expect(step).to_have_css("position", "relative")


def test_a_focused_link_stays_in_view_when_the_steps_come_late(look: Open) -> None:
    """In a small window the longer heading pushes down the link that the arrow keys have reached."""
    page = look("/skills/", 342, 192)
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/home/roles/*.json", hold)
    web.search(page, "after team leader")
    page.keyboard.press("ArrowDown")
    proof = page.get_by_role("dialog").locator("[data-search-answer]")
    expect(proof).to_be_focused()
    # The link is the last line in view, as it is after a few keys.
    proof.evaluate("(link) => link.scrollIntoView({ block: 'end' })")
    for route in held:
        route.continue_()
    page.locator(f"{DONE} li").first.wait_for()
    expect(proof).to_be_in_viewport(ratio=1)
    page.unroute("**/home/roles/*.json")
