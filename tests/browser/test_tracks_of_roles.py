"""Roles without a track, or in several, and families: the finder, lists of roles, comparison, search and openings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from support import own_site, project, web
from support.company import Texts, changed, sketch, tiny
from support.overflow import CUT

PHONES = "families: [{id: first, title: Phones}, {id: empty, title: Nobody}]"
LINES = """
agent support 1 family=first
senior support 2
coach training 2 also_in=[support] family=first
lecturer training 3 family=second
clerk - 1
chief - 3
agent -> senior promotion 6/12/24
agent -> clerk lateral 6/12/24
senior -> coach lateral 6/12/24
coach -> lecturer promotion 6/12/24
clerk -> chief promotion 6/12/24
"""
OPENING = (
    "- {id: ID, role: ROLE, site: pune, shift: day, seats: 1, opens: 2026-10-20, closes: 2026-12-20, "
    'apply: "https://jobs.example/a", contact: Desk, decision: {how: A talk., by: 2026-12-29}}\n'
)


def company() -> Texts:
    """Both tracks have a family with the same id and title, and the second has one more."""
    texts = sketch(LINES)
    texts = changed(texts, "tracks.yaml", "summary: Does support.", f"summary: Calls., {PHONES}")
    families = PHONES.replace("{id: empty, title: Nobody}", "{id: second, title: Lessons}")
    texts = changed(texts, "tracks.yaml", "summary: Does training.", f"summary: Teaches., {families}")
    openings = "".join(
        OPENING.replace("ID", f"{role}-pune").replace("ROLE", role) for role in ("senior", "clerk", "coach")
    )
    sources = texts["sources.yaml"] + tiny()["sources.yaml"]
    others = {name: tiny()[name] for name in ("sites.yaml", "policy.yaml")}
    return texts | others | {"openings.yaml": openings, "sources.yaml": sources}


@pytest.fixture(scope="module")
def served(shared: Path) -> Iterator[web.Served]:
    with own_site.served(shared, "tracks-of-roles", lambda folder: project.make(folder, company())) as site:
        yield site


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a new profile; an error in a script fails the test."""
    with own_site.profile(chromium, 1366, 900) as profile:
        yield profile.new_page()


def finder(page: Page, served: web.Served, choices: str) -> list[str]:
    """The roles that the finder lists, by name."""
    page.goto("about:blank")  # the same page with another fragment is not loaded again
    page.goto(served.url(f"/roles/{choices}"))
    web.settle(page)
    return [text.strip() for text in page.locator("role-finder .cg-role-list > li > a:visible").all_inner_texts()]


@pytest.mark.parametrize(
    ("choices", "roles"),
    [
        ("#track=support", ["Agent", "Coach", "Senior"]),
        ("#track=training", ["Coach", "Lecturer"]),
        ("#track=without_track", ["Chief", "Clerk"]),
        ("#family=support%2Ffirst", ["Agent"]),
        ("#family=training%2Ffirst", ["Coach"]),
        ("#track=support&family=training%2Ffirst", ["Coach"]),
        ("#family=training%2Fsecond", ["Lecturer"]),
        ("#sort=track", ["Agent", "Senior", "Coach", "Lecturer", "Clerk", "Chief"]),
    ],
)
def test_the_finder_knows_each_track_and_family(choices: str, roles: list[str], page: Page, served: web.Served) -> None:
    assert finder(page, served, choices) == roles


# The colours of the text and of the paper of each box of the map.
BOXES = """() => [...document.querySelectorAll(".cg-map__role")].map((box) => [
  getComputedStyle(box).color, getComputedStyle(box.closest(".cg-map")).backgroundColor,
])"""


def test_a_box_of_the_map_can_be_read_without_a_line_of_business(page: Page, served: web.Served) -> None:
    page.goto(served.url("/"))
    boxes = web.settle(page).evaluate(BOXES)
    assert len(boxes) == 6
    for text, paper in boxes:
        dark, light = (sum(map(int, re.findall(r"\d+", colour))) for colour in (text, paper))
        assert light - dark > 300


def options(page: Page, label: str) -> list[str]:
    return page.get_by_label(label, exact=True).locator("option").all_text_contents()


def test_the_choices_are_those_that_roles_have(page: Page, served: web.Served) -> None:
    finder(page, served, "")
    assert options(page, "Track") == ["Any", "Support", "Training", "Without a track"]
    assert options(page, "Family") == ["Any", "Phones (Support)", "Phones (Training)", "Lessons"]


def test_the_answer_names_each_track_of_a_role(page: Page, served: web.Served) -> None:
    finder(page, served, "#level=2")
    row = page.locator(".cg-role-list > li:visible", has_text="Coach")
    expect(row).to_contain_text("Training, Support")
    finder(page, served, "#track=without_track")
    expect(page.locator(".cg-role-list > li:visible", has_text="Support")).to_have_count(0)


@pytest.mark.parametrize("address", ["/plan/", "/compare/", "/openings/senior-pune/"])
def test_a_list_of_roles_has_those_without_a_track_at_its_end(address: str, page: Page, served: web.Served) -> None:
    page.goto(served.url(address))
    choices = web.settle(page).locator("select:has(option[value=agent])").first
    groups = choices.locator("optgroup")
    assert [group.get_attribute("label") for group in groups.all()] == ["Support", "Training", "Without a track"]
    assert groups.last.locator("option").all_inner_texts() == ["Clerk", "Chief"]


def test_the_comparison_says_that_a_role_has_no_track(page: Page, served: web.Served) -> None:
    page.goto(served.url("/compare/#roles=clerk,coach"))
    cells = web.settle(page).locator("role-compare tr", has_text="Track").first.locator("td")
    assert cells.all_inner_texts() == ["Without a track", "Training"]


@pytest.mark.parametrize(
    ("track", "titles"), [("Support", ["Senior, Pune", "Coach, Pune"]), ("Training", ["Coach, Pune"])]
)
def test_openings_are_filtered_by_each_track_of_their_role(
    track: str, titles: list[str], page: Page, served: web.Served
) -> None:
    page.goto(served.url("/openings/"))
    web.settle(page).get_by_label("Track").select_option(track)
    assert sorted(page.locator("filter-list li[data-track] h3 a:visible").all_inner_texts()) == sorted(titles)


@pytest.mark.parametrize(
    ("role", "opening", "months"),
    [("agent", "senior", 12), ("agent", "coach", 18), ("agent", "clerk", 12), ("clerk", "senior", 12)],
)
def test_only_who_leaves_a_track_for_another_needs_more_months(
    role: str, opening: str, months: int, page: Page, served: web.Served
) -> None:
    page.goto(served.url(f"/openings/{opening}-pune/"))
    check = web.settle(page).locator("eligibility-check")
    check.get_by_label("Your role now").select_option(role)
    check.get_by_label("In this role since").fill("2026-10-01")
    expect(check.get_by_role("status")).to_contain_text(f"{months} months")


def test_the_search_is_filtered_by_each_track_of_a_role(page: Page, served: web.Served) -> None:
    page.goto(served.url("/search/?q=coach&kind=role&track=support"))
    expect(page.locator("[data-search-result]", has_text="Coach").first).to_be_visible()
    page.goto(served.url("/search/?q=clerk&kind=role"))
    expect(page.locator("[data-search-result]", has_text="Clerk").first).to_be_visible()
    page.goto(served.url("/search/?q=clerk&kind=role&track=support"))
    expect(page.locator("[data-search-empty]")).to_contain_text("No results of this kind.")


@pytest.mark.parametrize(
    "address",
    ["/", "/roles/", "/tracks/", "/tracks/support/", "/roles/coach/", "/roles/clerk/", "/hr/matrix/without_track/"],
)
def test_nothing_overflows_a_small_screen(address: str, page: Page, served: web.Served) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(served.url(address))
    assert web.settle(page).evaluate(CUT) == []
