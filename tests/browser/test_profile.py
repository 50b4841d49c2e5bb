"""One profile: a person's role, since when, and their target are known on every page, and nowhere else."""

from __future__ import annotations

import json

import pytest
from careerguide.guide.guide import Guide
from playwright.sync_api import expect
from support import web
from support.axe import complaints, judged
from support.profile_page import CSE, PERSON, SENIOR, header, keeping, known, say_on_home
from support.web import Open

# Said once, known everywhere


@pytest.mark.parametrize(("button", "area"), [("On this computer", "localStorage"), ("In this tab", "sessionStorage")])
def test_what_home_was_told_every_page_knows(button: str, area: str, look: Open, server: web.Served) -> None:
    """Nothing is stored before the button, and then only where it says."""
    page = look("/")
    say_on_home(page)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.get_by_role("button", name=button).click()
    expect(header(page)).to_contain_text("I am: Customer Support Executive, since Sep 2025")
    assert json.loads(page.evaluate(f"{area}.getItem('cg.my/me/me')"))["value"] == PERSON | {"next": SENIOR}
    other = "sessionStorage" if area == "localStorage" else "localStorage"
    assert page.evaluate(f"{other}.length") == 0

    page.goto(server.url("/plan/"))
    expect(page.locator(".cg-plan__said")).to_contain_text("from Customer Support Executive to Senior Customer Support")
    page.goto(server.url("/my/"))
    expect(page.locator("#cg-my-role")).to_have_value(CSE)
    expect(page.locator("#cg-my-since")).to_have_value("Sep 2025")
    expect(page.locator("#cg-my-next")).to_have_value(SENIOR)
    page.goto(server.url("/compare/"))
    expect(page.get_by_label("First role")).to_have_value(CSE)
    page.goto(server.url(web.OPENING))
    expect(page.get_by_label("Your role now")).to_have_value(CSE)
    expect(page.get_by_label("In this role since")).to_have_value("1 Sep 2025")
    page.goto(server.url("/"))
    expect(page.locator(".cg-fork__head")).to_contain_text("You are here: Customer Support Executive, month 14 in role")
    expect(page.get_by_role("heading", name="What you need for Senior Customer Support Executive")).to_be_visible()


def test_what_is_not_kept_is_gone_on_the_next_page(look: Open, server: web.Served) -> None:
    page = look("/")
    say_on_home(page)
    expect(keeping(page)).to_contain_text("Keep my answers:")
    page.goto(server.url("/plan/"))
    expect(page.locator(".cg-plan__said")).to_contain_text("Choose where you are")
    expect(header(page)).to_have_text("I am: choose")
    expect(keeping(page)).to_be_hidden()


def test_on_a_shared_computer_only_the_tab_is_offered(look: Open) -> None:
    page = look("/")
    page.evaluate("localStorage.setItem('cg.shared', '1')")
    page.reload()
    say_on_home(page)
    expect(keeping(page).get_by_role("button")).to_have_text(["Not at all", "In this tab"])


# The header; that every kind of page has it is in test_each_kind.py


@pytest.mark.parametrize("kind", ["home", "role", "404"])
def test_the_header_leads_to_the_fields(kind: str, look: Open, server: web.Served) -> None:
    page = look(web.KINDS[kind])
    expect(header(page).get_by_role("link", name="I am: choose")).to_be_visible()
    known(page)
    header(page).get_by_role("link", name="Customer Support Executive").click()
    page.wait_for_url("**/my/")
    expect(page.locator("#cg-my-role")).to_have_value(CSE)


def test_without_a_role_the_header_leads_to_the_question(look: Open, server: web.Served) -> None:
    page = look("/roles/team-leader/")
    header(page).get_by_role("link", name="I am: choose").click()
    page.wait_for_url(server.url("/"))
    expect(page.locator("i-am").get_by_role("combobox").first).to_be_visible()


def test_nobody_else_sees_or_loads_anything(visit: Open, server: web.Served) -> None:
    page = visit(web.PLAIN)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(server.url("/guide/six-ways/"), wait_until="networkidle")
    expect(header(page)).to_have_text("I am: choose")
    expect(keeping(page)).to_be_hidden()
    assert not [url for url in requests if "/my/" in url or url.endswith("graph.json")]


@pytest.mark.parametrize("person", [{"role": "no-such-role", "next": ""}, {"role": "", "next": ""}])
def test_without_a_role_of_the_guide_the_header_asks(person: dict[str, str], look: Open) -> None:
    page = known(look("/roles/"), person)
    page.wait_for_load_state("networkidle")
    expect(header(page)).to_have_text("I am: choose")


@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (683, "light"), (1366, "light"), (1366, "dark")])
def test_the_header_fits_and_axe_finds_nothing(width: int, scheme: str, look: Open, guide: Guide) -> None:
    """With the longest titles, kept and not kept yet."""
    longest = sorted(guide.roles.values(), key=lambda role: len(role.title))
    page = judged(look, "/roles/team-leader/", scheme, width)
    page.get_by_role("button", name="Make this my target").click()
    expect(keeping(page).get_by_role("button", name="On this computer")).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert complaints(page) == []
    known(page, {"role": longest[-1].id, "next": longest[-2].id})
    expect(header(page).get_by_role("link", name=longest[-1].title)).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width
    assert complaints(page) == []


def test_the_header_by_keyboard_at_320_pixels(look: Open) -> None:
    page = known(look("/roles/", width=320))
    expect(header(page).get_by_role("link", name="Customer Support Executive")).to_be_visible()
    web.press_until(page, "who-i-am a[href$='/my/']")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url("**/my/")


def test_keeping_by_keyboard_leaves_the_focus_in_the_header(look: Open) -> None:
    page = look("/roles/team-leader/")
    page.get_by_role("button", name="Make this my target").click()
    keeping(page).get_by_role("button", name="On this computer").focus()
    page.keyboard.press("Enter")
    expect(keeping(page).get_by_role("status")).to_have_text("Kept on this computer.")
    expect(keeping(page).locator(":focus")).to_have_count(1)


def test_paper_has_no_header(look: Open) -> None:
    page = known(look("/roles/team-leader/"))
    expect(header(page).get_by_role("link", name="Customer Support Executive")).to_be_visible()
    page.emulate_media(media="print")
    expect(header(page)).to_be_hidden()
    expect(page.locator("from-my-role")).to_be_hidden()
