"""Who has said their role has what is near first in lists and search."""

from __future__ import annotations

import json

import pytest
from careerguide.guide import routes
from careerguide.guide.guide import Guide
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


# The list of the kit, which has openings of many roles, as pages of roles and tracks have it.
NEAR_FIRST = """async () => {
  await customElements.whenDefined("near-first");
  const list = document.querySelector(".cg-kit li[data-level]").closest("ul");
  const near = document.createElement("near-first");
  const place = document.createComment("");
  list.replaceWith(place);
  near.append(list);
  place.replaceWith(near);
}"""


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
    page.evaluate(NEAR_FIRST)
    before = order(page)
    kept(page, role)
    page.reload()
    page.evaluate(NEAR_FIRST)
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
