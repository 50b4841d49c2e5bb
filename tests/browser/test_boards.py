"""Openings and stories as cards: in groups for my role, the first in sight and the others folded."""

from __future__ import annotations

import re

import pytest
from careerguide.guide.guide import Guide
from careerguide.guide.people import nearness
from playwright.sync_api import Page, expect
from support import web
from support.profile_page import CSE, known
from support.web import Open

MINE = {"role": CSE, "since": "2025-09", "next": ""}
GROUPS = """(groups) => Object.fromEntries(groups.map((group) => [
  group.querySelector("h2").textContent,
  [...group.querySelectorAll("li[data-level] h3 a")].map((link) => link.pathname.split("/").at(-2))]))"""
IN_SIGHT = 9


def groups(page: Page) -> dict[str, list[str]]:
    """The ids of each group, by its heading."""
    actual: dict[str, list[str]] = page.locator(".cg-group").evaluate_all(GROUPS)
    return actual


def test_openings_are_in_groups_by_what_i_can_do(look: Open, guide: Guide) -> None:
    """In each group, those that close soonest come first; each says what is one step away, or for whom it is."""
    page = known(look("/openings/"), MINE)
    page.locator(".cg-offer__who--step").first.wait_for()
    openings = guide.people.openings
    actual = groups(page)
    assert list(actual) == ["You can apply", "One step from eligible", "Further on, or from other roles"]
    for ids in actual.values():
        assert ids == [id_ for id_ in openings if id_ in ids]
    steps = {move.end.id for move in guide.onward(CSE)}
    for id_ in actual["You can apply"]:
        assert not openings[id_].eligibility.from_roles or CSE in openings[id_].eligibility.from_roles
    for id_ in actual["One step from eligible"]:
        assert steps & {*openings[id_].eligibility.from_roles}
    for id_ in actual["Further on, or from other roles"]:
        assert not steps & {*openings[id_].eligibility.from_roles}
    assert sorted(id_ for ids in actual.values() for id_ in ids) == sorted(openings)
    card = page.locator("li", has=page.locator(f"a[href*='{web.OPENING[1:]}']"))
    expect(card.locator(".cg-offer__who")).to_have_text(
        "One step from eligible: Senior Customer Support Executive, typically 10 months."
    )


def test_stories_of_my_role_come_first_and_near_peers_among_them(look: Open, guide: Guide) -> None:
    page = known(look("/stories/"), MINE)
    expect(page.get_by_role("heading", name="Started or worked in your role")).to_be_visible()
    stories = guide.people.stories
    level = {
        id_: nearness(guide.roles[story.leader.role].level, guide.roles[CSE].level) for id_, story in stories.items()
    }
    mine = [id_ for id_, story in stories.items() if any(stage.role == CSE for stage in story.journey)]
    others = [id_ for id_ in stories if id_ not in mine]
    assert groups(page) == {
        "Started or worked in your role": sorted(mine, key=level.__getitem__),
        "From other roles": sorted(others, key=level.__getitem__),
    }


@pytest.mark.parametrize("address", ["/openings/", "/stories/"])
def test_the_switch_brings_the_order_of_the_page_back(address: str, look: Open) -> None:
    page = look(address)
    before = groups(page)
    known(page, MINE)
    switch = page.get_by_label("Sorted for my role")
    expect(switch).to_be_checked()
    sorted_ = groups(page)
    assert sorted_ != before
    switch.focus()
    page.keyboard.press("Space")
    expect(switch).not_to_be_checked()
    expect(switch).to_be_focused()
    assert groups(page) == before
    page.keyboard.press("Space")
    assert groups(page) == sorted_


@pytest.mark.parametrize("address", ["/openings/", "/stories/"])
@pytest.mark.parametrize("person", [None, MINE])
def test_a_long_list_is_folded_and_a_filter_opens_it(address: str, person: dict[str, str] | None, look: Open) -> None:
    page = look(address)
    if person:
        known(page, person)
        expect(page.get_by_label("Sorted for my role")).to_be_visible()
    web.settle(page)
    count = page.locator("li[data-level]").count()
    in_sight = page.locator("li[data-level]").filter(visible=True)
    assert IN_SIGHT <= in_sight.count() < count
    page.locator(".cg-rest summary").last.click()
    assert in_sight.count() > IN_SIGHT
    site = page.get_by_role("combobox", name="Site", exact=True)
    site.select_option("Manila")
    expect(page.locator(".cg-filter").get_by_role("status")).to_have_text(re.compile("^[1-9]"))
    expect(page.locator(".cg-filter").get_by_role("status")).to_have_text(re.compile(f"^{in_sight.count()} "))
    expect(page.locator(".cg-rest summary").filter(visible=True)).to_have_count(0)
    for heading in page.locator(".cg-group").filter(visible=True).all():
        assert heading.locator("li[data-level]:not([hidden])").count() > 0
