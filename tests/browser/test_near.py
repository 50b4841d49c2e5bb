"""Who says "I am a ..." sees it on the map, and what is near comes first: on home, and wherever a role is kept."""

from __future__ import annotations

import json

import pytest
from careerguide.formatting import plural
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, expect
from support.web import Open

# The map marks roles that take at most ten years.
MOST_MONTHS = 120
MARKS = """() => Object.fromEntries([...document.querySelectorAll(".cg-map__stations a")].map((a) => [
  a.href.baseVal.split("/").at(-2),
  [a.getAttribute("aria-description"), a.querySelector(".cg-map__away")?.textContent ?? null, a.getAttribute("class")],
]))"""


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


@pytest.mark.parametrize("role", ["customer-support-executive", "team-leader", "chief-operating-officer"])
def test_the_map_marks_my_role_and_the_months_to_others(role: str, guide: Guide, look: Open) -> None:
    page = look("/")
    page.get_by_label("I am a").select_option(guide.roles[role].title)
    expect(page.locator(".cg-here")).to_have_count(1)
    months = months_from(guide, role)
    expected: dict[str, list[str | None]] = {}
    for id_ in guide.roles:
        if id_ == role:
            expected[id_] = ["you are here", "you are here", "cg-here"]
        elif months.get(id_, MOST_MONTHS + 1) <= MOST_MONTHS:
            expected[id_] = [f"typically in {plural(months[id_], 'month')}", f"{months[id_]} mo", "cg-within"]
        else:
            expected[id_] = [None, None, None]
    actual = {id_: [words, text, name or None] for id_, (words, text, name) in page.evaluate(MARKS).items()}
    assert actual == expected


def test_what_i_served_is_over_on_home_and_on_the_map(guide: Guide, look: Open) -> None:
    """All routes from my role are shorter by the months served, at most by those of their first step."""
    role, served = "customer-support-executive", 13
    page = look("/")
    kept(page, role, "2025-10")
    page.reload()
    expect(page.locator(".cg-here")).to_have_count(1)
    graph = routes.filtered(guide.moves_from, routes.onward)
    months = routes.costs_from(
        graph, role, lambda move: max(0, move.after.typical - (served if move.start.id == role else 0))
    )
    assert months != months_from(guide, role)
    within = sum(count <= 60 for id_, count in months.items() if id_ != role)
    expect(page.locator(".cg-iam__said")).to_contain_text(f"{within} roles typically within 5 years")
    marks = {id_: text for id_, (_, text, _) in page.evaluate(MARKS).items() if id_ != role}
    assert marks == {
        id_: f"{months[id_]} mo" if months.get(id_, MOST_MONTHS + 1) <= MOST_MONTHS else None
        for id_ in guide.roles
        if id_ != role
    }
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


def test_changing_the_role_moves_the_marks(look: Open) -> None:
    page = look("/")
    field = page.get_by_label("I am a")
    for role in ("Team Leader", "Sales Agent"):
        field.select_option(role)
        expect(page.locator(".cg-here")).to_have_attribute("href", f"roles/{role.lower().replace(' ', '-')}/")
    expect(page.locator(".cg-map__note")).to_have_count(1)
    field.select_option("choose your role")
    expect(page.locator(".cg-here, .cg-within, .cg-map__away, .cg-map__note, [aria-description]")).to_have_count(0)


def test_hovering_highlights_moves_after_a_choice(look: Open, guide: Guide) -> None:
    page = look("/")
    page.get_by_label("I am a").select_option("Team Leader")
    page.locator('.cg-map__stations a[href="roles/quality-analyst/"]').focus()
    expect(page.locator(".cg-map__lit path")).to_have_count(len(guide.moves_from["quality-analyst"]))


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
    page = look("/kit/")
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
    marked = page.locator("li:has(.cg-step-on) > a").evaluate_all("(links) => links.map((link) => link.pathname)")
    assert marked == [address for address in expected if openings[address].role in next_]
    assert marked


def test_a_saved_role_is_preselected(look: Open, guide: Guide) -> None:
    page = look("/")
    kept(page, "team-leader")
    page.reload()
    expect(page.get_by_label("I am a").locator("option:checked")).to_have_text("Team Leader")
    expect(page.locator(".cg-here")).to_have_attribute("href", "roles/team-leader/")


@pytest.mark.parametrize("address", ["/kit/", "/openings/", "/stories/"])
def test_a_removed_role_changes_nothing(address: str, look: Open) -> None:
    page = look(address)
    links = page.locator("li[data-level] a")
    before = links.evaluate_all("(links) => links.map((link) => link.pathname)")
    kept(page, "no-such-role")
    page.reload(wait_until="networkidle")
    assert links.evaluate_all("(links) => links.map((link) => link.pathname)") == before
    expect(page.locator(".cg-step-on, .cg-group__switch")).to_have_count(0)
    expect(page.locator("[data-sorting]")).to_have_count(0)
