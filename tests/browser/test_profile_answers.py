"""What the planner, the comparison, openings, roles and the search make of the profile of a person."""

from __future__ import annotations

import json
import re

import pytest
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from playwright.sync_api import BrowserContext, expect
from support import web
from support.profile_page import (
    CSE,
    LEADER,
    PERSON,
    PUT,
    SENIOR,
    choose_role,
    header,
    known,
    profile_of,
    say_on_home,
)
from support.web import Open

# The planner


def test_a_link_with_ends_wins_over_the_profile_and_does_not_write_it(look: Open, server: web.Served) -> None:
    page = known(look(web.PLAIN))
    page.goto(server.url("/plan/#from=sales-agent&to=quality-analyst"))
    expect(page.locator(".cg-plan__said")).to_contain_text("from Sales Agent to Quality Analyst")
    page.goto(server.url("/404.html"))
    page.goto(server.url("/plan/#to=quality-analyst"))
    expect(page.get_by_label("From", exact=True)).to_have_value("")
    assert profile_of(page) == PERSON


def test_other_ends_in_the_planner_leave_the_profile_until_i_say_so(look: Open, server: web.Served) -> None:
    page = known(look(web.PLAIN))
    page.goto(server.url("/plan/"))
    expect(page.locator(".cg-plan__offer button")).to_have_count(0)
    page.get_by_label("To", exact=True).select_option("quality-analyst")
    expect(page.locator(".cg-plan__said")).to_contain_text("from Customer Support Executive to Quality Analyst")
    expect(header(page)).to_contain_text("target: Team Leader")
    assert profile_of(page) == PERSON
    page.get_by_role("button", name="Make this my target: Quality Analyst").click()
    expect(header(page)).to_contain_text("target: Quality Analyst")
    assert profile_of(page) == PERSON | {"next": "quality-analyst"}
    expect(page.locator(".cg-plan__offer button")).to_have_count(0)


def test_the_profile_is_never_part_of_an_address_by_itself(look: Open, server: web.Served) -> None:
    """Filters and the other end are, and the page comes back as it was; a link that is copied has both roles."""
    page = known(look(web.PLAIN))
    page.goto(server.url("/plan/"))
    expect(page.locator(".cg-plan__said")).to_contain_text("from Customer Support Executive to Team Leader")
    assert page.url.endswith("/plan/")
    page.get_by_label("Leading people").check()
    assert CSE not in page.url
    assert LEADER not in page.url
    page.get_by_label("Leading people").uncheck()
    page.get_by_label("To", exact=True).select_option("quality-analyst")
    assert CSE not in page.url
    page.reload()
    expect(page.locator(".cg-plan__said")).to_contain_text("from Customer Support Executive to Quality Analyst")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_label("Link to this page")).to_have_value(re.compile(f"#from={CSE}&to=quality-analyst$"))
    page.goto(server.url("/compare/"))
    page.get_by_label("Second role").select_option("quality-analyst")
    assert CSE not in page.url
    page.reload()
    expect(page.get_by_label("First role")).to_have_value(CSE)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_label("Link to this page")).to_have_value(re.compile(f"#roles={CSE},quality-analyst$"))


def test_my_own_ends_mean_another_persons_role_in_their_browser(look: Open, server: web.Served) -> None:
    page = known(look(web.PLAIN), {"role": "sales-agent"})
    page.goto(server.url("/plan/#from=me&to=quality-analyst"))
    expect(page.locator(".cg-plan__said")).to_contain_text("from Sales Agent to Quality Analyst")


def test_both_ends_can_be_emptied(look: Open, server: web.Served) -> None:
    page = known(look(web.PLAIN))
    page.goto(server.url("/plan/"))
    page.get_by_label("To", exact=True).select_option("")
    expect(page.locator(".cg-plan__said")).to_contain_text("You can reach")
    page.get_by_label("From", exact=True).select_option("")
    expect(page.locator(".cg-plan__said")).to_contain_text("Choose where you are")
    assert profile_of(page) == PERSON


# The comparison


def test_a_shared_comparison_wins_over_the_profile(look: Open, server: web.Served) -> None:
    page = known(look(web.PLAIN))
    page.goto(server.url("/compare/#roles=sales-agent,quality-analyst"))
    expect(page.get_by_label("First role")).to_have_value("sales-agent")
    expect(page.get_by_label("Third role")).to_have_value("")
    assert profile_of(page) == PERSON


# Openings

# What a card says to a person who can apply, or is one step from it.
MINE, STEP = ".cg-offer__who--now", ".cg-offer__who--step"


def expected_note(guide: Guide, opening_id: str) -> str:
    """The beginning of what /openings/ says to the person on `web.DAY`, from the rules of the opening."""
    opening = guide.people.openings[opening_id]
    eligibility, policy = opening.eligibility, guide.policy
    assert policy is not None
    if eligibility.from_roles and CSE not in eligibility.from_roles:
        return ""
    same = guide.roles[CSE].track == guide.roles[opening.role].track
    usual = policy.months_in_role_same_track if same else policy.months_in_role_other_track
    least = max(usual if eligibility.months_in_role is None else eligibility.months_in_role, policy.months_since_move)
    months = 8 + least  # from September 2025, counted from January
    first = f"{2025 + months // 12}-{months % 12 + 1:02}-01"
    if first > opening.closes.isoformat():
        return ""
    return "You can apply" if first <= web.DAY.isoformat() else "You can apply from"


def test_openings_say_if_i_can_apply(look: Open, server: web.Served, guide: Guide) -> None:
    page = look("/openings/")
    expect(page.locator(MINE)).to_have_count(0)
    known(page)
    page.locator(MINE).first.wait_for()
    notes: dict[str, str] = page.locator("opening-board li[data-rules]").evaluate_all(
        """(entries, mine) => Object.fromEntries(entries.map((entry) => [
          entry.querySelector("a").pathname.split("/")[2], entry.querySelector(mine)?.textContent ?? ""]))""",
        MINE,
    )
    assert set(notes) == set(guide.people.openings)
    expected = {id_: expected_note(guide, id_) for id_ in notes}
    assert {id_: bool(text) for id_, text in notes.items()} == {id_: bool(text) for id_, text in expected.items()}
    assert all(text.startswith(expected[id_]) for id_, text in notes.items())
    assert any(expected.values())
    assert not all(expected.values())


def test_the_form_agrees_with_the_list(look: Open, server: web.Served) -> None:
    """Where the list says that I can apply, the form of the opening says so without an answer more."""
    page = known(look("/openings/"))
    mine = page.locator("li[data-rules]", has=page.locator(MINE, has_text=re.compile("^You can apply,")))
    mine.first.wait_for()
    addresses = mine.evaluate_all("(entries) => entries.map((entry) => entry.querySelector('a').pathname)")
    for address in addresses:
        page.goto(server.url(address))
        expect(page.locator("eligibility-check").get_by_role("status")).to_contain_text("Yes. You can apply today.")


def test_the_form_of_an_opening_keeps_what_i_answer_there(look: Open, server: web.Served) -> None:
    page = known(look(web.PLAIN))
    page.goto(server.url(web.OPENING))
    expect(page.get_by_label("In this role since")).to_have_value("1 Sep 2025")
    page.get_by_text("Change my answers").click()
    page.get_by_label("In this role since").fill("2025-09-20")
    page.evaluate("document.dispatchEvent(new CustomEvent('cg-profile'))")
    page.wait_for_timeout(50)
    expect(page.get_by_label("In this role since")).to_have_value("2025-09-20")
    assert profile_of(page) == PERSON


# The page of a role


def test_a_role_says_how_far_it_is_from_mine(look: Open, server: web.Served, guide: Guide) -> None:
    """14 months are served on `web.DAY`; they count for the first step only."""
    page = known(look(web.PLAIN))
    graph = routes.filtered(guide.moves_from, routes.onward)
    for id_ in (SENIOR, "quality-analyst"):
        months = min(
            max(0, move.after.typical - 14)
            + (0 if move.end.id == id_ else routes.costs_from(graph, move.end.id).get(id_, 999))
            for move in graph[CSE]
        )
        text = f"{months} months to go typically" if months else "the typical time is served"
        page.goto(server.url(f"/roles/{id_}/"))
        line = page.locator("from-my-role")
        expect(line).to_contain_text(f"From your role, Customer Support Executive: {text}")
        direct = guide.move(CSE, id_) is not None
        expect(line.get_by_role("link", name="The move from your role")).to_have_count(int(direct))
        line.get_by_role("link", name="Routes").click()
        expect(page.locator(".cg-plan__said")).to_contain_text(f"to {guide.roles[id_].title}")
        assert page.url.endswith(f"/plan/#from=me&to={id_}")
    page.goto(server.url(f"/roles/{CSE}/"))
    expect(page.locator("from-my-role")).to_contain_text("This is your role.")


def test_a_role_becomes_my_target(look: Open, server: web.Served) -> None:
    page = known(look(web.PLAIN))
    page.goto(server.url("/roles/quality-analyst/"))
    page.get_by_role("button", name="Make this my target").click()
    expect(page.locator("from-my-role")).to_contain_text("This is your target.")
    expect(header(page)).to_contain_text("target: Quality Analyst")
    assert profile_of(page) == PERSON | {"next": "quality-analyst"}


# Changes


def test_a_change_in_one_tab_is_in_all(context: BrowserContext, server: web.Served) -> None:
    """Of home in one tab; the others follow at once, and "Erase all" clears them."""
    home = context.new_page()
    home.goto(server.url("/"))
    tabs = {}
    for address in ("/plan/", "/compare/", "/my/", "/openings/", "/roles/quality-analyst/", web.OPENING, "/guide/"):
        tabs[address] = context.new_page()
        web.settle(tabs[address]).goto(server.url(address))
        web.settle(tabs[address])
    say_on_home(home)
    home.get_by_role("button", name="On this computer").click()
    for page in tabs.values():
        expect(header(page)).to_contain_text("I am: Customer Support Executive, since Sep 2025")
        expect(header(page)).to_contain_text("target: Senior Customer Support Executive")
    expect(tabs["/plan/"].locator(".cg-plan__said")).to_contain_text("to Senior Customer Support Executive")
    expect(tabs["/compare/"].get_by_label("First role")).to_have_value(CSE)
    expect(tabs[web.OPENING].get_by_label("Your role now")).to_have_value(CSE)
    expect(tabs["/openings/"].locator(MINE).first).to_be_visible()
    my = tabs["/my/"]
    my.locator("#cg-my-role").select_option("sales-agent")
    expect(home.locator(".cg-fork__head")).to_contain_text("You are here: Sales Agent")
    expect(header(tabs["/plan/"])).to_contain_text("I am: Sales Agent")
    expect(tabs["/compare/"].get_by_label("First role")).to_have_value("sales-agent")
    expect(tabs["/roles/quality-analyst/"].locator("from-my-role")).to_contain_text("From your role, Sales Agent")
    my.get_by_role("button", name="Erase all").click()
    my.get_by_role("button", name="Yes, erase everything").click()
    for page in (home, *tabs.values()):
        expect(header(page)).to_have_text("I am: choose")
    expect(home.get_by_label("What is your job today?")).to_have_value("")
    expect(tabs["/plan/"].locator(".cg-plan__said")).to_contain_text("Choose where you are")
    expect(tabs["/compare/"].get_by_label("First role")).to_have_value("")
    expect(tabs[web.OPENING].get_by_label("Your role now")).to_have_value("")
    expect(tabs["/openings/"].locator(f"{MINE}, {STEP}, .cg-group__switch")).to_have_count(0)


@pytest.mark.parametrize("person", [None, {"role": "sales-agent"}])
def test_the_back_button_brings_no_old_profile(person: dict[str, str] | None, look: Open) -> None:
    """A page that comes back as it was left has heard nothing of what another page of this tab has saved since."""
    page = look("/plan/")
    if person:
        known(page, person)
        expect(header(page)).to_contain_text("I am: Sales Agent")
    texts = {"cg.my/me/me": json.dumps({"v": 1, "value": PERSON}), "cg.keep": "1"}
    page.evaluate(PUT, ["localStorage", texts])
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(header(page)).to_contain_text("I am: Customer Support Executive")
    expect(page.locator(".cg-plan__said")).to_contain_text("from Customer Support Executive to Team Leader")


def test_another_role_has_another_start_and_a_chosen_target_stays(look: Open) -> None:
    page = known(look("/"))
    page.get_by_role("button", name="Change role").click()
    choose_role(page, "Senior Customer Support Executive")
    expect(header(page)).to_contain_text("I am: Senior Customer Support Executive")
    assert profile_of(page) == {"role": SENIOR, "since": "", "next": LEADER}
    page.get_by_role("button", name="Change role").click()
    choose_role(page, "Customer Support Executive")
    expect(page.locator(".cg-fork__head")).to_contain_text("month 14 in role")
    assert profile_of(page) == PERSON


def test_a_former_id_still_counts(look: Open, server: web.Served) -> None:
    """As if HR had renamed the role and the target since."""
    page = known(look(web.PLAIN), {"role": "phone-agent", "next": "floor-boss"})

    graph, catalogue = web.script_data(server.site, "graph"), web.script_data(server.site, "catalogue")
    for old, id_ in (("phone-agent", CSE), ("floor-boss", LEADER)):
        graph["formerly"][old] = id_
        catalogue["needs"]["roles"][next(place for place, role in enumerate(graph["roles"]) if role[0] == id_)][2] = [
            old
        ]
    page.route("**/graph.json", lambda route: route.fulfill(json=graph))
    page.route("**/catalogue.json", lambda route: route.fulfill(json=catalogue))
    page.goto(server.url("/"))
    expect(page.locator(".cg-fork__head")).to_contain_text("You are here: Customer Support Executive")
    expect(header(page)).to_contain_text("I am: Customer Support Executive, since Sep 2025")
    page.goto(server.url("/plan/"))
    expect(page.locator(".cg-plan__said")).to_contain_text("from Customer Support Executive to Team Leader")
    page.goto(server.url(web.OPENING))
    expect(page.get_by_label("Your role now")).to_have_value(CSE)
    page.goto(server.url("/openings/"))
    page.locator(MINE).first.wait_for()
    assert profile_of(page) == PERSON | {"role": "phone-agent", "next": "floor-boss"}


# Search


def test_search_follows_the_profile(look: Open, server: web.Served) -> None:
    page = known(look(web.PLAIN))
    page.goto(server.url("/search/?q=senior&kind=role"))
    marked = page.locator(".cg-result", has_text="One step from you.")
    expect(marked.first).to_be_visible()
    other = page.context.new_page()
    other.goto(server.url("/my/"))
    other.get_by_role("button", name="Erase all").click()
    other.get_by_role("button", name="Yes, erase everything").click()
    expect(marked).to_have_count(0)
