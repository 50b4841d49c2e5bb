"""A recruiter finds what to send, and copies it on plain http; a step that does not exist leads to the routes."""

from __future__ import annotations

import re

import pytest
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, expect
from support import web
from support.web import Open

LINKS = web.KINDS["links"]
# Roles between which no move exists, and one between which it does.
NO_MOVE = ("team-leader", "medical-coder")
MOVE = ("team-leader", "assistant-manager")
PASTE = """() => {
  const field = document.createElement("textarea");
  document.body.append(field);
  field.focus();
}"""


def pasted(page: Page) -> str:
    """What was copied, as an empty field at the end of the page gets it."""
    page.evaluate(PASTE)
    page.keyboard.press("Control+v")
    return page.locator("body > textarea").input_value()


@pytest.mark.parametrize("name", ["Link to Team Leader", "For chat", "For mail", "For print"])
def test_each_text_is_copied_whole_on_plain_http(name: str, look: Open) -> None:
    page = look(LINKS)
    assert page.evaluate("isSecureContext") is False
    page.get_by_role("button", name=f"Copy: {name}").press("Enter")
    expect(page.get_by_text("Copied.")).to_have_count(1)
    text = page.locator(f'.cg-copy:is([data-name="{name}"], [aria-label="{name}"])')
    assert pasted(page) == text.evaluate("(text) => text.value ?? text.textContent") != ""


def test_a_choice_of_a_role_names_its_links(look: Open) -> None:
    page = look("/recruiters/")
    page.get_by_label("The role").select_option("team-leader")
    page.get_by_role("status").get_by_role("link", name="Links and texts for Team Leader").click()
    page.wait_for_url(f"**{LINKS}")


@pytest.mark.parametrize(("start", "end"), [MOVE, NO_MOVE])
def test_a_colleague_gets_their_own_step_or_the_routes(
    start: str, end: str, look: Open, guide: Guide, server: web.Served
) -> None:
    page = look("/recruiters/")
    page.get_by_label("The role").select_option(end)
    page.get_by_label("Their role today").select_option(start)
    is_move = any(move.end.id == end for move in guide.moves_from[start])
    assert is_move is ((start, end) == MOVE)
    kind = "The step" if is_move else "Routes"
    name = f"{kind} from {guide.roles[start].title} to {guide.roles[end].title}"
    address = f"/moves/{start}/{end}/" if is_move else f"/plan/#from={start}&to={end}"
    expect(page.get_by_role("textbox", name=name)).to_have_value(server.url(address))
    page.get_by_role("button", name=f"Copy: {name}").click()
    assert pasted(page) == server.url(address)
    page.get_by_role("link", name=name).click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url == server.url(address)


def test_a_step_that_does_not_exist_offers_the_routes(look: Open, guide: Guide, server: web.Served) -> None:
    start, end = (guide.roles[id_] for id_ in NO_MOVE)
    page = look(f"/moves/{start.id}/{end.id}/")
    page.get_by_role("link", name=f"Routes from {start.title} to {end.title}").click()
    assert page.url == server.url(f"/plan/#from={start.id}&to={end.id}")
    expect(page.locator("route-planner h2").first).to_be_visible()


@pytest.mark.parametrize("path", ["%E0%A4%A/team-leader", "team-leader/nobody", "a/b/c", "<b>/x"])
def test_another_lost_address_is_only_told(path: str, visit: Open) -> None:
    page = visit("/")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(page.url + f"moves/{path}/")
    web.settle(page)
    expect(page.locator("h1")).to_have_text("Page not found")
    assert page.locator("lost-step").inner_text() == ""
    assert errors == []


def test_without_script_a_lost_step_leads_to_the_planner(look: Open) -> None:
    page = look(f"/moves/{'/'.join(NO_MOVE)}/", java_script_enabled=False)
    expect(page.locator("main, #content").get_by_role("link", name=re.compile("planner")).first).to_be_visible()


def test_a_short_link_leads_to_the_role_without_script(look: Open, guide: Guide, server: web.Served) -> None:
    page = look(guide.short_addresses["team-leader"], java_script_enabled=False)
    page.wait_for_url(server.url("/roles/team-leader/"))
    expect(page.locator("h1")).to_have_text("Team Leader")
