"""My page: the whole of it by keyboard, what a screen reader is told, without script, and what axe finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from support import web
from support.axe import SCHEMES, complaints, judged
from support.my_page import CSE, EMPATHY, FILLED, KEEP, ME, PARTS, SENIOR, has_focus, mine, open_part, put, rated, ready
from support.web import Open

# What the address of a part opens.
FOLDED = {
    "skills": f"#cg-skill-{EMPATHY}",
    "log": "#cg-entry-text",
    "case": "#cg-case-text",
    "plan": "#cg-goal-text-1",
    "talk": "#cg-talk-say",
}

# By keyboard


def tab(page: Page, selector: str, key: str = "Tab") -> None:
    """Come to a field from where the focus is, and not out of sight."""
    if not web.focused(page, selector):
        web.press_until(page, selector, key)
    has_focus(page)
    expect(page.locator(":focus")).to_be_in_viewport()


def press(page: Page, key: str = "Enter") -> None:
    page.keyboard.press(key)
    has_focus(page)


def typed(page: Page, selector: str, text: str) -> None:
    tab(page, selector)
    page.keyboard.type(text)
    has_focus(page)


def unfold(page: Page, selector: str, key: str = "Tab") -> None:
    """Open what is folded."""
    tab(page, selector, key)
    press(page)
    expect(page.locator("details[open]").filter(has=page.locator(selector))).not_to_have_count(0)


def test_the_whole_journey_by_keyboard_at_320(look: Open) -> None:
    page = ready(look("/my/", width=320))
    typed(page, "#cg-my-role", "Customer Support Exec")
    expect(page.get_by_label("My role", exact=True)).to_have_value(CSE)
    typed(page, "#cg-my-since", "10/2025")
    tab(page, "#cg-my-step")
    expect(page.get_by_label("Time in role since")).to_have_value("Oct 2025")
    expect(page.get_by_label("My next step")).to_have_value(SENIOR)
    expect(page.get_by_label("My goal")).to_have_value(SENIOR)

    unfold(page, "#cg-my-others")
    typed(page, "#cg-my-find", "calmed an irate caller")
    tab(page, '[aria-label="Rate it: Empathy and De-escalation"]')
    press(page)
    assert web.focused(page, f'[data-skill="{EMPATHY}"][open] > summary')
    tab(page, f'[name="cg-rate-{EMPATHY}"]')
    press(page, "Space")
    press(page, "ArrowDown")
    press(page, "ArrowDown")
    expect(page.locator(f"#cg-skill-{EMPATHY}")).to_contain_text("me: working")

    unfold(page, "#cg-log-open")
    for month, value in {"09": "90", "10": "88", "11": "92"}.items():
        typed(page, f"#cg-figure-2026-{month}-qa-score", value)
    press(page)
    expect(page.locator("my-log")).to_contain_text("1 of 3 met for")
    typed(page, "#cg-entry-text", "Repeat calls down from 18% to 12%")
    press(page)
    assert web.focused(page, "#cg-entry-text")
    expect(page.get_by_text("Added to Nov 2026.")).to_be_visible()

    unfold(page, "#cg-goals-open")
    typed(page, "#cg-goal-role-1", "Team Leader")
    typed(page, "#cg-goal-text-1", "be the one others ask")
    typed(page, "#cg-action-text", "Ask for a buddy shift")
    typed(page, "#cg-action-due", "1 December 2026")
    press(page)
    assert web.focused(page, "#cg-action-text")
    expect(page.get_by_label("Ask for a buddy shift", exact=True)).to_be_visible()

    unfold(page, "#cg-talk-open")
    typed(page, "#cg-talk-say", "I want to lead the huddle")
    tab(page, "#cg-keep-computer", "Shift+Tab")
    press(page)
    expect(page.locator("my-keeping")).to_contain_text("Saved on this computer.")

    page.reload()
    ready(page)
    expect(page.get_by_label("My role", exact=True)).to_have_value(CSE)
    expect(page.get_by_label("Time in role since")).to_have_value("Oct 2025")
    expect(page.locator(f"#cg-skill-{EMPATHY}")).to_contain_text("me: working")
    expect(page.locator("#cg-figure-2026-10-qa-score")).to_have_value("88")
    expect(page.locator("my-log")).to_contain_text("Repeat calls down from 18% to 12%")
    expect(page.locator("#cg-goal-role-1")).to_have_value("team-leader")
    expect(page.locator("#cg-goal-text-1")).to_have_value("be the one others ask")
    expect(page.get_by_label("By when: Ask for a buddy shift")).to_have_value("1 Dec 2026")
    expect(page.locator("#cg-talk-say")).to_have_value("I want to lead the huddle")

    tab(page, "#cg-erase")
    press(page)
    assert page.locator(":focus").inner_text() == "No, keep everything"
    press(page, "Shift+Tab")
    press(page)
    expect(page.locator("my-keeping")).to_contain_text("Everything is erased.")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    left = page.locator("#content").evaluate(
        "(all) => all.textContent + [...all.querySelectorAll('input:not([type=radio]), textarea')]"
        ".map((field) => field.value).join()"
    )
    assert not re.search("huddle|buddy shift|Repeat calls|others ask|Added to|Saved", left)


def test_every_part_fits_320_pixels(look: Open) -> None:
    page = mine(look, "skills", FILLED, width=320)
    page.evaluate("document.querySelectorAll('my-skills details').forEach((row) => (row.open = true))")
    for part in PARTS:
        open_part(page, part)
        expect(page.locator(f"#{part}-title")).to_be_focused()
        has_focus(page)


def test_unsaved_text_stays_when_records_are_saved(look: Open) -> None:
    page = ready(look("/my/#log"))
    put(page, FILLED)
    page.locator("#cg-entry-text").fill("half a line")
    page.locator("#cg-action-text").fill("half a thing")
    page.get_by_role("button", name="On this computer").click()
    expect(page.locator("#cg-entry-text")).to_have_value("half a line")
    expect(page.locator("#cg-action-text")).to_have_value("half a thing")


def test_a_press_on_a_button_right_after_typing_counts(look: Open) -> None:
    """The press takes the focus from the field, which is saved, and the page must not replace the button meanwhile."""
    page = ready(look("/my/"))
    put(page, ME)
    page.locator("#cg-my-since").fill("03/2024")
    page.get_by_role("button", name="Start with the skills of my role").click()
    expect(page.get_by_text("skills filled in. Check them")).to_be_visible()
    expect(page.locator("my-self [role=status]")).to_contain_text("32 months in role, usually 10")
    page.get_by_text("Write my notes").click()
    page.locator("#cg-talk-say").fill("I want to lead the huddle")
    page.get_by_role("button", name="On this computer").click()
    expect(page.get_by_text("Saved on this computer.")).to_be_visible()
    assert "huddle" in page.evaluate("localStorage.getItem('cg.my/talk/say')")


def test_a_change_in_another_tab_leaves_open_rows_and_the_focus(look: Open) -> None:
    page = ready(look("/my/"))
    put(page, FILLED)
    page.evaluate(KEEP)
    page.locator(f"#cg-skill-{EMPATHY}").click()
    page.locator(f"#cg-rate-{EMPATHY}-3").focus()
    other = page.context.new_page()
    other.goto(page.url)
    put(ready(other), rated({"active-listening": 4}))
    expect(page.locator("#cg-skill-active-listening")).to_contain_text("me: expert")
    expect(page.locator(f"#cg-rate-{EMPATHY}-3")).to_be_focused()
    has_focus(page)


@pytest.mark.parametrize(("part", "field"), FOLDED.items())
def test_an_old_address_opens_its_part(part: str, field: str, look: Open) -> None:
    """Links on other pages, and those that people have saved, name a part."""
    page = mine(look, part, FILLED)
    expect(page.locator(field)).to_be_visible()
    expect(page.locator(f"#{part}-title")).to_be_in_viewport()
    page = ready(look("/my/"))
    put(page, FILLED)
    if part != "skills":
        expect(page.locator(field)).to_be_hidden()
    open_part(page, part)
    expect(page.locator(field)).to_be_visible()
    expect(page.locator(f"#{part}-title")).to_be_in_viewport()


# Ids that were renamed


def test_records_under_former_ids_are_read(look: Open, site: Path) -> None:
    """As if HR had renamed a role and a skill since."""
    catalogue, graph = web.script_data(site, "catalogue"), web.script_data(site, "graph")
    needed = catalogue["needs"]
    next(skill for skill in catalogue["skills"] if skill["id"] == EMPATHY)["formerly"] = ["kindness"]
    needed["roles"][next(place for place, role in enumerate(graph["roles"]) if role[0] == CSE)][2] = ["phone-agent"]
    page = look(web.PLAIN)
    page.route("**/api/v1/catalogue.json", lambda route: route.fulfill(json=catalogue))
    page.goto(page.url.replace(web.PLAIN, "/my/#skills"))
    old = {"me/me": {"role": "phone-agent", "since": "", "next": SENIOR}, "goal/3": {"role": "phone-agent", "text": ""}}
    put(ready(page), {**old, **rated({"kindness": 3})})
    expect(page.get_by_label("My role", exact=True)).to_have_value(CSE)
    expect(page.locator("#cg-goal-role-3")).to_have_value(CSE)
    expect(page.locator(f"#cg-skill-{EMPATHY}")).to_contain_text("me: practitioner")
    expect(page.locator("my-match")).to_contain_text("1 of 10 skills rated")


# Without script, and axe


def test_without_scripts_each_part_explains_itself_and_links_to_the_same_facts(look: Open) -> None:
    page = look("/my/", java_script_enabled=False)
    for part in PARTS:
        expect(page.locator(f"#{part}-title")).to_be_visible()
        expect(page.locator(f"my-{part} p")).to_be_visible()
        assert len(page.locator(f"my-{part} p").inner_text()) > 60
    links = page.locator("my-views section a").evaluate_all("(links) => links.map((each) => each.pathname)")
    assert {"/roles/", "/skills/", "/moves/", "/kit/"} <= set(links)
    expect(page.get_by_text("Script is switched off here")).to_be_visible()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_any_part(width: int, scheme: str, look: Open) -> None:
    page = judged(look, web.PLAIN, scheme, width)
    page.goto(page.url.replace(web.PLAIN, "/my/"))
    put(ready(page), FILLED)
    assert complaints(page) == []
    page.evaluate("document.querySelectorAll('#content details').forEach((fold) => (fold.open = true))")
    page.get_by_label("Find a skill").fill("calmed an irate caller")
    expect(page.locator(".cg-my__find li").first).to_be_visible()
    assert complaints(page) == []
