"""The route planner: the same answers as `careerguide route`, the whole question in the address, in time."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from careerguide import formatting
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, expect
from support import web
from support.plan_page import CSE, planned, unfold, with_me
from support.web import Open


def ways(page: Page) -> list[str]:
    """Each route in words: its months, its roles, and what it needs."""
    texts: list[str] = page.locator(".cg-route").evaluate_all(
        """(routes) => routes.map((route) => [
          route.querySelector("h3").childNodes[1].textContent,
          [...route.querySelectorAll(".cg-route__stops a")].map((stop) => stop.textContent).join(", "),
          route.querySelector("summary > .cg-quiet")?.textContent ?? "",
        ].join(": "))"""
    )
    return texts


def in_words(guide: Guide, way: routes.Route) -> str:
    """The same by Python."""
    stops = ", ".join(move.end.short_title for move in way.moves)
    return f"{formatting.duration_of(way.after)}: {stops}: {span_text(guide, way)}"


def span_text(guide: Guide, way: routes.Route) -> str:
    """What a route needs beyond its first role, as its details say."""
    skills = {
        change.skill.id
        for move in way.moves
        for change in guide.changes(move.start, move.end)
        if change.change in ("new", "up")
    }
    return f": {len(skills)} skill{'s' * (len(skills) != 1)} to grow"


@pytest.mark.parametrize(
    ("start", "end"),
    [(CSE, "quality-manager"), ("sales-agent", "head-of-sales"), ("data-entry-operator", "medical-coder")],
)
def test_the_best_routes_are_those_of_the_command_line(start: str, end: str, look: Open, guide: Guide) -> None:
    actual = ways(planned(look, f"from={start}&to={end}"))
    expected = [
        in_words(guide, way) for way in routes.best(routes.filtered(guide.moves_from, routes.onward), start, end, 5)
    ]
    assert actual == expected
    assert expected


@pytest.mark.parametrize(
    ("start", "without", "refuses"),
    [
        ("research-analyst", "night,back", lambda role: role.reality.shifts not in ("day", None)),
        (CSE, "people,back", lambda role: role.reality.manages),
        (CSE, "site,back", lambda role: role.reality.remote == "none"),
    ],
)
def test_a_strict_wish_excludes_every_role_that_breaks_it(
    start: str, without: str, refuses: object, look: Open, guide: Guide
) -> None:
    """The roles that can be reached are those that Python reaches in the company without those roles."""
    graph = {
        seat: [move for move in moves if routes.onward(move) and not refuses(move.end)]  # type: ignore[operator]
        for seat, moves in guide.moves_from.items()
    }
    reached = {id_ for id_ in guide.roles if (way := routes.best(graph, start, id_, 1)) and way[0].after.typical <= 120}
    page = planned(look, f"from={start}&without={quote(without)}&strict=1")
    links = page.locator(".cg-plan__reach li > a").evaluate_all(
        "(links) => links.map((each) => each.getAttribute('href'))"
    )
    assert {re.search(r"&to=([^&]+)", link)[1] for link in links} == reached  # type: ignore[index]
    assert page.locator(".cg-plan__said").inner_text().startswith(f"You can reach {len(reached)} role")


def test_a_route_says_which_wish_it_breaks(look: Open) -> None:
    """The day role comes after months on rotation, and the page says that the present role counts."""
    page = planned(look, "from=sales-agent&to=recruiter&without=night,back")
    expect(page.locator(".cg-plan__said")).to_have_text(
        "No route from Sales Agent to Recruiter keeps every wish. This one breaks a wish for the shortest time."
    )
    expect(page.locator(".cg-route__note")).to_have_text("Ends in a day role; 26 months on rotation first.")
    expect(page.locator(".cg-plan__wishes")).to_contain_text("The time in your present role counts too.")


@pytest.mark.parametrize("question", ["from=sales-agent&without=night", "from=sales-agent&without=bpo,people,track"])
def test_what_can_be_reached_is_never_empty(question: str, look: Open) -> None:
    """Each role says for how long the person breaks a wish first, and leads to its routes."""
    page = planned(look, question)
    first = page.locator(".cg-plan__reach li").first
    expect(first).to_contain_text(re.compile(r"\d+ months? (on night or rotating shifts|in roles that break a wish)"))
    first.get_by_role("link").click()
    expect(page.locator(".cg-route__note").first).to_be_visible()


def test_without_a_route_the_nearest_roles_are_listed(look: Open) -> None:
    """They are in the track of the role that the person wants."""
    page = planned(look, f"from={CSE}&to=team-leader&without=people,back&strict=1")
    expect(page.get_by_role("heading", name="The nearest roles that you can reach")).to_be_visible()
    rows = page.locator(".cg-plan__reach li").all_inner_texts()
    assert len(rows) == 5
    assert re.sub(r"\s+", " ", rows[0]) == "Escalation Specialist level 3, 1 yr 9 mo"


@pytest.mark.parametrize(
    ("since", "left", "words"),
    [
        ("2025-09", 0, "14 months in role, usually 10: the time is done, the conditions decide"),
        ("2026-07", 6, "4 of about 10 months served: about 6 to go, Jan 2027 at the earliest"),
        ("2026-11", 10, "0 of about 10 months served: about 10 to go, May 2027 at the earliest"),
        ("2027-01", 12, "0 of about 10 months served: about 12 to go, Jul 2027 at the earliest"),
        ("", 10, ""),
        ("0202-05", 10, ""),
    ],
)
def test_months_served_are_not_counted_twice(since: str, left: int, words: str, look: Open) -> None:
    """The axis begins where the person is; only the first step is shorter, the second keeps its 18 months."""
    page = with_me(look, f"/plan/#from={CSE}&to=team-leader", since)
    route = page.locator(".cg-route").first
    expect(route.locator("h3")).to_contain_text(formatting.duration(left + 18))
    steps = route.locator(".cg-route__when").all_text_contents()
    known = since not in ("", "0202-05")
    first = f"in {formatting.duration(left)}" if left else "now"
    assert steps[:2] == [
        f"promotion, {first if known else 'after 10 mo'}",
        f"promotion, {'in' if known else 'after'} {formatting.duration(left + 18)}",
    ]
    expect(page.locator(".cg-routes__axis .cg-chart__you")).to_have_count(int(known))
    unfold(page)
    cells = route.locator("tbody tr td:nth-of-type(1)")
    expect(cells.nth(0)).to_contain_text("10 months typical (6 to 20)")
    assert page.locator(".cg-route .cg-served").first.is_visible() == bool(words)
    if words:
        expect(cells.nth(0).locator(".cg-served")).to_have_text(words)
    expect(cells.nth(1)).to_contain_text("18 months typical")
    expect(cells.nth(1).locator(".cg-served")).to_have_count(0)


def test_another_persons_start_keeps_its_months(look: Open) -> None:
    page = with_me(look, "/plan/#from=sales-agent&to=sales-team-leader")
    expect(page.locator(".cg-route").first).to_be_visible()
    expect(page.locator(".cg-served")).to_have_count(0)


def test_my_own_role_among_those_that_lead_to_a_role(look: Open) -> None:
    """It has the months that remain; roles that lead through it keep theirs."""
    page = with_me(look, "/plan/#to=team-leader")
    expect(page.locator(".cg-plan__reach").first).to_be_visible()
    page.locator(".cg-plan__years summary").evaluate_all("(all) => all.forEach((each) => each.click())")
    rows = page.locator(".cg-plan__reach li")
    expect(
        rows.filter(has=page.get_by_role("link", name="Customer Support Executive", exact=True)).first
    ).to_contain_text("level 1, 1 yr 6 mo")
    expect(rows.filter(has=page.get_by_role("link", name="Sales Agent", exact=True))).not_to_contain_text("1 yr 6 mo")


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (f"/roles/{CSE}/", "#leads ~ ul"),
        (f"/roles/{CSE}/#next", "section[aria-labelledby=next]"),
        (f"/moves/{CSE}/senior-{CSE}/", ".cg-move__tenure"),
        (f"/compare/#roles={CSE},senior-{CSE}", "role-compare"),
    ],
)
def test_every_page_with_the_months_of_my_move_says_what_i_served(path: str, place: str, look: Open) -> None:
    page = with_me(look, path)
    expect(
        page.locator(place).get_by_text("14 months in role, usually 10: the time is done, the conditions decide").first
    ).to_be_visible()


def test_pages_of_other_roles_say_nothing_of_my_time(look: Open) -> None:
    page = with_me(look, "/roles/sales-agent/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "served" not in page.locator("main").inner_text()


@pytest.mark.parametrize(("limit", "most"), [("0", 0), ("1", 1)])
def test_the_limit_of_sideways_moves(limit: str, most: int, look: Open, guide: Guide) -> None:
    actual = ways(planned(look, f"from={CSE}&to=quality-manager&sideways={limit}&strict=1"))
    expected = [
        in_words(guide, way)
        for way in routes.best(routes.filtered(guide.moves_from, routes.onward), CSE, "quality-manager", 400)
        if sum(move.kind in ("lateral", "bridge") for move in way.moves) <= most
    ][:5]
    assert actual == expected


def test_roles_that_lead_to_this_one(look: Open, guide: Guide) -> None:
    page = planned(look, "to=team-leader")
    expect(page.locator(".cg-plan__said")).to_contain_text("People get there from")
    near = routes.costs_to(routes.filtered(guide.moves_from, routes.onward), "team-leader")
    assert page.locator(".cg-plan__reach li").count() == sum(0 < months <= 120 for months in near.values())


def test_the_query_is_in_the_address_and_nowhere_else(look: Open) -> None:
    """A choice changes the address; opening the address again gives the same query; nothing is stored."""
    page = look("/plan/")
    page.get_by_label("From", exact=True).select_option(CSE)
    page.get_by_label("To", exact=True).select_option("team-leader")
    page.get_by_label("leading people").check()
    page.get_by_text("More filters").click()
    page.get_by_label("Only routes that keep every wish").check()
    assert page.url.endswith(f"/plan/#from={CSE}&to=team-leader&without=people,back&strict=1")
    expect(page.locator(".cg-plan__said")).to_have_text(
        "No route from Customer Support Executive to Team Leader keeps every wish. "
        "This wish blocks every route: leading people. Without it there are routes."
    )
    page.reload()
    expect(page.get_by_label("leading people")).to_be_checked()
    expect(page.get_by_label("Only routes that keep every wish")).to_be_checked()
    expect(page.locator(".cg-plan__said")).to_contain_text("No route from")
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("", "Choose where you are, or where you want to be."),
        ("from=nobody&to=no-role", "Choose where you are, or where you want to be."),
        (f"from={CSE}&to={CSE}", "You are there already."),
        ("from=%3Cimg%20src=x%3E", "Choose where you are, or where you want to be."),
        (f"from={CSE}&without=people,%3Cb%3E,track,nothing&sideways=99", "You can reach"),
        ("from=chief-operating-officer", "You can reach 6 roles within 10 years typically."),
        ("from=chief-operating-officer&strict=1", "This wish blocks every route: steps back."),
        ("from=sales-agent&without=night&strict=1", "No role that you can reach keeps every wish."),
        ("from=sales-agent&to=quality-analyst&without=night", "These break a wish for the shortest time."),
        (f"from={CSE}&to=team-leader&strict=2", "5 routes from"),
    ],
)
def test_every_address_has_an_answer_in_words(question: str, answer: str, look: Open) -> None:
    expect(planned(look, question).locator(".cg-plan__said")).to_contain_text(answer)


def test_by_keyboard_at_320_pixels(look: Open) -> None:
    """Choose both ends, unfold the second route, follow its first link."""
    page = look("/plan/", width=320)
    page.get_by_label("From", exact=True).focus()
    page.keyboard.type("Customer Support Exec")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")  # past the button that swaps both
    page.keyboard.type("Team Leader")
    expect(page.locator(".cg-plan__said")).to_contain_text("from Customer Support Executive to Team Leader")
    page.locator(".cg-route summary").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".cg-route details").nth(1)).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/(roles|moves)/"))


def test_steps_show_gates_people_and_openings_of_today(look: Open) -> None:
    page = look(f"/plan/#from=senior-{CSE}&to=team-leader")
    first = page.locator(".cg-route").first
    unfold(page)
    expect(first).to_contain_text("Five shifts stood in for the team leader")
    expect(first.get_by_role("link", name="Open in Manila")).to_be_visible()
    assert first.locator('a[href*="/stories/"]').count() >= 1


def test_each_step_lists_the_skills_that_need_a_higher_level(look: Open, guide: Guide) -> None:
    page = planned(look, f"from=senior-{CSE}&to=team-leader")
    move = guide.move(f"senior-{CSE}", "team-leader")
    assert move
    expected = [
        f"{change.skill.title} {change.now.level}"
        for change in guide.changes(move.start, move.end)
        if change.now and change.change in ("new", "up")
    ]
    assert len(expected) > 3
    expect(page.locator(".cg-route").first.locator("tbody tr td").nth(2)).to_have_text(", ".join(expected))


def test_my_ratings_are_marked(look: Open) -> None:
    """Where something is kept; the level that the step asks for is enough, one below is not."""
    page = look(web.PLAIN)
    for skill, level in (("conflict-resolution", 3), ("time-management", 2)):
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)",
            [f"cg.my/rating/{skill}", json.dumps({"v": 1, "value": {"level": level, "aside": False}})],
        )
    page.evaluate("localStorage.setItem('cg.keep', '1')")
    page.goto(page.url.replace(web.PLAIN, f"/plan/#from=senior-{CSE}&to=team-leader"))
    unfold(page)
    cell = page.locator(".cg-route").first.locator("tbody tr td").nth(2)
    expect(cell).to_contain_text("Conflict Resolution practitioner, you have it")
    expect(cell).to_contain_text("Time Management practitioner,")
    assert cell.inner_text().count("you have it") == 1


def test_the_link_can_be_copied_and_read_back(look: Open) -> None:
    """Plain http has no clipboard for pages; the field that shows the link does."""
    page = look(f"/plan/#from={CSE}&to=team-leader&sideways=1")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".cg-share [role=status]")).to_have_text(re.compile("Link copied|Press Ctrl"))
    link = page.get_by_label("Link to this page").input_value()
    assert link == page.url
    before = ways(page)
    assert ways(planned_at(page, link)) == before


def planned_at(page: Page, link: str) -> Page:
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".cg-route").first).to_be_visible()
    return page


def test_a_route_can_be_added_to_my_plan(look: Open) -> None:
    page = look(f"/plan/#from={CSE}&to=team-leader")
    unfold(page)
    page.get_by_role("link", name="Add to my plan").first.click()
    page.wait_for_url(re.compile(rf"/my/#plan\?route={CSE},senior-{CSE},team-leader$"))
    expect(
        page.get_by_text(
            "A route from the planner: Customer Support Executive, then Senior Customer Support Executive, "
            "then Team Leader."
        )
    ).to_be_visible()


def test_the_limit_of_sideways_moves_is_disabled_until_both_roles_are_chosen(look: Open) -> None:
    """It is one of ways between two roles; while an end is open it cannot be set, and it is not lost."""
    page = look(f"/plan/#from={CSE}&sideways=1")
    limit = page.get_by_label("sideways moves")
    expect(limit).to_be_disabled()
    page.get_by_label("To", exact=True).select_option("Team Leader")
    expect(limit).to_be_enabled()
    expect(limit).to_have_value("1")
    assert page.url.endswith(f"#from={CSE}&to=team-leader&sideways=1")
