"""Home asks one question, and answers it on the same page: where the reader's role leads."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from careerguide.formatting import plural
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, expect
from support import web
from support.days import moment
from support.overflow import CUT
from support.profile_page import CSE, LEADER, SENIOR, choose_role, header, known, profile_of, saved
from support.web import Open

TOP = "chief-operating-officer"
SHIFTED = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((shift) => { sum += shift.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 500);
})"""


def home_of(look: Open, role: str, since: str = "", target: str = "", **records: Any) -> Page:
    """Home as somebody in a role sees it."""
    page = saved(look, "/", {"me/me": {"role": role, "since": since, "next": target}, **records})
    expect(page.locator("home-steps h1")).to_be_visible()
    return page


# The question


def test_without_a_role_home_asks_for_it(look: Open) -> None:
    page = web.settle(look("/"))
    expect(page.get_by_role("heading", level=1)).to_have_text("See where your job can take you")
    expect(page.get_by_label("What is your job today?")).to_have_value("")
    expect(page.locator("home-steps")).to_be_hidden()
    page.get_by_role("button", name="Show my next steps").click()
    expect(page.locator("i-am").get_by_role("status")).to_have_text("Choose a role from the list first.")


def test_an_entry_role_is_chosen_at_once(look: Open, guide: Guide) -> None:
    """Nothing is stored, the focus is on the answer, and every link still leads to the role's page."""
    page = web.settle(look("/"))
    chips = page.locator("i-am .cg-chip")
    hrefs = chips.evaluate_all("(links) => links.map((link) => link.pathname)")
    assert hrefs == [f"/roles/{role.id}/" for role in guide.entry_roles[:8]]
    first = guide.entry_roles[0]
    chips.first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where you can go from here")
    expect(page.locator("home-steps h1")).to_be_focused()
    expect(page.locator(".cg-fork__head")).to_contain_text(f"You are here: {first.title}")
    expect(page.locator("header .cg-me")).to_contain_text(first.title)
    assert page.url.endswith("/")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    where = page.get_by_role("group", name="Where my role is kept")
    expect(where).to_contain_text("Lost when you open another page.")
    where.get_by_role("button", name="In this tab").click()
    expect(where).not_to_contain_text("Lost")


def test_another_role_can_be_chosen(look: Open) -> None:
    page = home_of(look, CSE, "2025-09")
    page.get_by_role("button", name="Change role").click()
    field = page.get_by_label("What is your job today?")
    expect(field).to_be_focused()
    expect(field).to_have_value(CSE)
    page.get_by_role("button", name="Show my next steps").click()  # the same again
    expect(page.locator("home-steps h1")).to_be_focused()
    page.get_by_role("button", name="Change role").click()
    choose_role(page, "Team Leader")
    expect(page.locator(".cg-fork__head")).to_contain_text("You are here: Team Leader")
    profile = profile_of(page)
    assert profile
    assert (profile["role"], profile["since"]) == (LEADER, "")
    page.get_by_role("button", name="Change role").click()
    field.select_option("Choose your role")
    page.get_by_role("button", name="Show my next steps").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("See where your job can take you")
    expect(header(page)).to_have_text("I am: choose")
    assert (profile_of(page) or {}).get("role") == ""


def test_a_role_that_is_gone_is_asked_for_again(look: Open) -> None:
    page = known(look("/"), {"role": "no-such-role", "next": ""})
    expect(page.get_by_label("What is your job today?")).to_be_visible()
    expect(page.locator("home-steps")).to_be_hidden()


# The answer


@pytest.mark.parametrize("role", [CSE, "team-leader", "claims-associate"])
def test_the_next_steps_are_all_there_with_my_month(role: str, look: Open, guide: Guide) -> None:
    page = home_of(look, role, "2025-11")
    moves = guide.onward(role)
    expect(page.locator(".cg-lead", has_text="never guaranteed").last).to_contain_text(
        f"{plural(len(moves), 'next step')} from {guide.roles[role].title}"
    )
    expect(page.locator(".cg-fork__head")).to_contain_text("month 12 in role")
    steps = page.locator(".cg-fork__step")
    assert steps.locator(".cg-fork__title").all_inner_texts() == [move.end.title for move in moves[:6]]
    axis = int(steps.first.locator(".cg-chart").get_attribute("data-axis") or 0)
    places = page.locator(".cg-chart__you").evaluate_all("(marks) => marks.map((mark) => mark.getAttribute('cx'))")
    assert [float(place.rstrip("%")) for place in places] == pytest.approx([12 * 100 / axis] * len(moves[:6]), abs=0.01)


def test_a_new_month_moves_my_mark_and_keeps_the_focus(look: Open) -> None:
    page = home_of(look, CSE)
    expect(page.locator(".cg-chart__you")).to_have_count(0)
    field = page.get_by_label("In this role since")
    field.fill("2025-11")
    field.press("Tab")
    expect(page.locator(".cg-chart__you").first).to_be_visible()
    expect(page.locator(".cg-home__then")).to_contain_text("typical months from today")
    expect(page.get_by_role("button", name="Change role")).to_be_focused()


def test_two_steps_on_are_the_quickest_that_are_not_one_step_away(look: Open, guide: Guide) -> None:
    page = home_of(look, CSE, "2025-11")
    near = {CSE, *(move.end.id for move in guide.onward(CSE))}
    months: dict[str, int] = {}
    for first in guide.onward(CSE):
        for second in guide.onward(first.end.id):
            if second.end.id not in near and not first.after.unknown and not second.after.unknown:
                left = max(0, first.after.typical - 12) + second.after.typical
                months[second.end.id] = min(months.get(second.end.id, left), left)
    chips = page.locator(".cg-home__then .cg-chip")
    shown = dict(
        chips.evaluate_all(
            "(links) => links.map((link) => [new URLSearchParams(link.hash.slice(1)).get('to'),"
            " parseInt(link.querySelector('.cg-quiet').textContent)])"
        )
    )
    assert list(shown.values()) == sorted(shown.values())
    assert len(shown) == 8
    assert {id_: months[id_] for id_ in shown} == shown


def test_openings_near_my_role_say_who_can_apply(look: Open, guide: Guide) -> None:
    """An opening for people in my next role is one step away; one that has closed is gone."""
    page = home_of(look, SENIOR, "2024-01")
    listed = page.locator("home-steps .cg-due a[href*='/openings/']")
    ids = listed.evaluate_all("(links) => links.map((link) => link.pathname.split('/')[2])")
    assert 0 < len(ids) <= 3
    one_step = {move.end.id for move in guide.onward(SENIOR)}
    for id_ in ids:
        allowed = set(guide.people.openings[id_].eligibility.from_roles)
        line = page.locator("home-steps .cg-due", has=page.locator(f"a[href*='/{id_}/']"))
        if SENIOR in allowed:
            expect(line).to_contain_text("Your role can apply")
        elif allowed:
            assert allowed & one_step
            expect(line).to_contain_text("One step from eligible")
        else:
            expect(line).to_contain_text("Open to any role")
    lines = page.locator("home-steps .cg-home__eligible").all_inner_texts()
    waits = [
        2 if "One step" in line else 0 if line in ("Your role can apply", "Open to any role") else 1 for line in lines
    ]
    assert waits == sorted(waits)
    first = guide.people.openings[ids[0]]
    later = home_at(look, SENIOR, moment(first.closes + dt.timedelta(days=2), "12:00", "UTC"))
    expect(later.locator(f"home-steps a[href*='/openings/{ids[0]}/']")).to_have_count(0)


def test_a_role_that_leads_people_has_the_huddle_kit(look: Open, guide: Guide) -> None:
    for role, count in ((LEADER, 1), (CSE, 0)):
        assert bool(guide.roles[role].reality.manages) == bool(count)
        kit = home_of(look, role).locator("home-steps").get_by_role("link", name="Huddle kit")
        expect(kit).to_have_count(count)
        assert count == 0 or kit.evaluate("(link) => link.pathname") == "/kit/"


def home_at(look: Open, role: str, now: dt.datetime) -> Page:
    page = look(web.PLAIN, now=now)
    known(page, {"role": role, "since": "2024-01", "next": ""})
    page.goto(page.url.replace(web.PLAIN, "/"))
    expect(page.locator("home-steps h1")).to_be_visible()
    return page


def test_what_i_need_follows_my_target_and_my_figures(look: Open, guide: Guide) -> None:
    move = guide.move(CSE, SENIOR)
    assert move
    measured = next(gate for gate in move.entry.gates if gate.kpi)
    figures = {f"figure/2026-{month}/{measured.kpi}": {"value": 99} for month in ("09", "10", "11")}
    page = home_of(look, CSE, "2025-11", SENIOR, **figures)
    card = page.locator("section", has=page.get_by_role("heading", name=f"What you need for {move.end.title}")).last
    states = card.locator("li").evaluate_all("(items) => items.map((item) => item.dataset.state)")
    assert states == ["met" if gate is measured else "unknown" for gate in move.entry.gates]
    expect(card.locator("li[data-state=met]")).to_contain_text("Met: ")
    expect(card.locator("li[data-state=met]")).to_contain_text("3 months in a row")
    todo = page.locator("section", has=page.get_by_role("heading", name="What you can do this month")).last
    assert todo.locator("li").all_inner_texts() == list(move.entry.prepare)


def test_the_stories_are_those_of_my_role(look: Open, guide: Guide) -> None:
    page = home_of(look, CSE)
    told = {story.id for story in guide.people.by_role[CSE] if story.journey[0].role == CSE}
    shown = page.locator("home-steps [data-story]").evaluate_all("(all) => all.map((each) => each.dataset.story)")
    assert len(shown) == len(set(shown)) == 4
    assert set(shown) <= told
    expect(page.get_by_role("heading", name=f"{len(told)} people started in your role")).to_be_visible()


def test_the_top_of_a_ladder_has_no_next_step(look: Open, guide: Guide) -> None:
    assert not guide.onward(TOP)
    page = home_of(look, TOP, "2025-11")
    expect(page.locator(".cg-home__steps")).to_contain_text(guide.roles[TOP].dead_end or "The guide has no next step")
    expect(page.locator(".cg-fork, .cg-key, .cg-home__then")).to_have_count(0)


def test_without_the_data_of_the_role_its_page_is_linked(look: Open) -> None:
    page = look(web.PLAIN)
    page.route("**/home/roles/*.json", lambda route: route.fulfill(status=404))
    known(page)
    page.goto(page.url.replace(web.PLAIN, "/"))
    page.locator("home-steps").get_by_role("link", name="Customer Support Executive").click()
    page.wait_for_url(f"**/roles/{CSE}/")


# Both


def test_events_are_part_of_both(look: Open) -> None:
    page = home_of(look, CSE)
    expect(page.locator("home-steps #meet")).to_be_visible()
    page.get_by_role("button", name="Change role").click()
    page.get_by_label("What is your job today?").select_option("Choose your role")
    page.get_by_role("button", name="Show my next steps").click()
    expect(page.locator(".cg-home__row > #meet")).to_be_visible()


@pytest.mark.parametrize("width", [320, 683, 1366])
@pytest.mark.parametrize("role", ["", CSE])
def test_nothing_moves_while_it_loads(role: str, width: int, look: Open) -> None:
    """A person whose role is known never sees the question, not even for a moment."""
    page = look(web.PLAIN, width=width)
    if role:
        known(page, {"role": role, "next": ""})
    page.goto(page.url.replace(web.PLAIN, "/"), wait_until="commit")
    page.wait_for_selector(".cg-hero", state="attached")
    assert page.locator(".cg-hero").is_visible() == (role == "")
    web.settle(page)
    expect(page.locator("home-steps" if role else "i-am form").first).to_be_visible()
    assert page.evaluate(SHIFTED) <= 0.02


@pytest.mark.parametrize("role", ["", CSE, "team-leader"])
def test_home_is_at_most_eight_screens_of_a_phone(role: str, look: Open) -> None:
    page = home_of(look, role, "2025-11") if role else web.settle(look("/"))
    page.set_viewport_size({"width": 320, "height": 640})
    page.reload()
    web.settle(page)
    if role:
        expect(page.locator(".cg-fork__step").first).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollHeight") <= 8 * 640
    assert page.evaluate(CUT) == []
