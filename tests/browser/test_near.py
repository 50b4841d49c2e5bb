"""For who says "I am a ...", what is near comes first: on home, and wherever a role is kept."""

from __future__ import annotations

import json

from careerguide.guide import routes
from careerguide.guide.guide import Guide
from careerguide.guide.people import nearness
from playwright.sync_api import Page, expect
from support.web import Open


def months_from(guide: Guide, role: str) -> dict[str, int]:
    """Typical months to every role that can be reached without a step back."""
    return routes.costs_from(routes.filtered(guide.moves_from, routes.onward), role)


def kept(page: Page, role: str, since: str = "") -> None:
    """Have this browser keep a role as the reader's."""
    record = {"v": 1, "value": {"role": role, "since": since, "next": ""}}
    page.evaluate(
        "(text) => { localStorage.setItem('cg.keep', '1'); localStorage.setItem('cg.my/me/me', text); }",
        json.dumps(record),
    )


def test_what_i_served_is_over_on_home(guide: Guide, look: Open) -> None:
    """All routes from my role are shorter by the months served, at most by those of their first step."""
    role, served = "customer-support-executive", 13
    page = look("/")
    kept(page, role, "2025-10")
    page.reload()
    graph = routes.filtered(guide.moves_from, routes.onward)
    months = routes.costs_from(
        graph, role, lambda move: max(0, move.after.typical - (served if move.start.id == role else 0))
    )
    assert months != months_from(guide, role)
    within = sum(count <= 60 for id_, count in months.items() if id_ != role)
    expect(page.locator(".cg-iam__said")).to_contain_text(f"{within} roles typically within 5 years")
    page.get_by_label("I am a").select_option("Sales Agent")
    other = sum(count <= 60 for id_, count in months_from(guide, "sales-agent").items() if id_ != "sales-agent")
    expect(page.locator(".cg-iam__said")).to_contain_text(f"{other} roles typically within 5 years")


def test_the_search_marks_roles_one_step_away(look: Open, guide: Guide) -> None:
    page = look("/search/?q=senior")
    page.locator("[data-search-result]").first.wait_for()
    expect(page.locator(".cg-result", has_text="One step from you.")).to_have_count(0)
    kept(page, "quality-analyst")
    page.goto(page.url + "&kind=role")
    next_steps = {f"/roles/{move.end.id}/" for move in guide.moves_from["quality-analyst"]}
    page.locator(".cg-result", has_text="One step from you.").first.wait_for()
    actual = (
        page.locator(".cg-result", has_text="One step from you.")
        .locator("a")
        .evaluate_all("(links) => links.map((a) => a.pathname)")
    )
    listed = page.locator("[data-search-result]").evaluate_all("(links) => links.map((a) => a.pathname)")
    assert actual == [address for address in listed if address in next_steps]
    assert actual


def order(page: Page) -> list[str]:
    actual: list[str] = page.locator("near-first li[data-level] a").evaluate_all(
        "(links) => links.filter((link, index, all) =>"
        " all.findIndex((other) => other.closest('li') === link.closest('li')) === index)"
        ".map((link) => link.pathname)"
    )
    return actual


def test_openings_come_in_the_order_of_my_months(guide: Guide, look: Open) -> None:
    """One step on is said in words; what cannot be reached in ten years comes last; ties keep the day they close."""
    role = "subject-matter-expert"
    page = look("/openings/")
    before = order(page)
    kept(page, role)
    page.reload()
    months = {id_: count for id_, count in months_from(guide, role).items() if count <= 120} | {role: 0}
    openings = {f"/openings/{opening.id}/": opening for opening in guide.people.openings.values()}
    expected = sorted(before, key=lambda address: months.get(openings[address].role, 10**6))
    assert expected != before
    page.locator(".cg-step-on").first.wait_for()
    assert order(page) == expected
    next_ = {move.end.id for move in guide.moves_from[role]}
    marked = page.locator("li:has(.cg-step-on) h2 a").evaluate_all("(links) => links.map((link) => link.pathname)")
    assert marked == [address for address in expected if openings[address].role in next_]
    assert marked


def test_stories_of_near_peers_come_first(guide: Guide, look: Open) -> None:
    page = look("/stories/")
    before = order(page)
    kept(page, "customer-support-executive")
    page.reload()
    levels = {f"/stories/{story.id}/": guide.roles[story.leader.role].level for story in guide.people.stories.values()}
    expected = sorted(before, key=lambda address: nearness(levels[address], 1))
    assert expected[0] != before[0]
    page.wait_for_function("(first) => document.querySelector('near-first li a').pathname === first", arg=expected[0])
    assert order(page) == expected


def test_a_saved_role_is_preselected(look: Open, guide: Guide) -> None:
    page = look("/")
    kept(page, "team-leader")
    page.reload()
    expect(page.get_by_label("I am a").locator("option:checked")).to_have_text("Team Leader")


def test_a_removed_role_changes_nothing(look: Open) -> None:
    page = look("/openings/")
    before = order(page)
    kept(page, "no-such-role")
    page.reload(wait_until="networkidle")
    assert order(page) == before
    expect(page.locator(".cg-step-on")).to_have_count(0)
