"""The pages of roles and moves: what is folded, the reader's own levels, names of links, their height on a phone."""

from __future__ import annotations

from collections import defaultdict

import pytest
from playwright.sync_api import expect
from support import web
from support.my_page import rated
from support.profile_page import CSE, LEADER, SENIOR, saved
from support.web import Open

ROLE, MOVE = f"/roles/{LEADER}/", f"/moves/{LEADER}/assistant-manager/"
AGENT = {"me/me": {"role": CSE, "since": "2025-09", "next": LEADER}}

# What people who listen hear of each visible link of the page, with where it leads.
LINKS = """() => [...document.querySelectorAll("#content a[href]")].filter((a) => a.checkVisibility()).map((a) => [
  (a.getAttribute("aria-label") ?? a.textContent).replace(/\\s+/g, " ").trim(), a.href])"""


@pytest.mark.parametrize("name", ["skills", "next", "feeders", "ways", "alike", "learning", "offers", "codes"])
def test_an_address_of_a_section_opens_it(name: str, look: Open) -> None:
    look(web.PLAIN)  # a change of the hash alone would keep the page, and what is open on it
    page = look(f"{ROLE}#{name}")
    section = page.locator(f"section[aria-labelledby={name}]")
    expect(section.locator("details > :not(summary)").first).to_be_visible()
    others = page.locator(f".cg-folds section:not([aria-labelledby={name}]) details[open]")
    expect(others).to_have_count(0)


@pytest.mark.parametrize(
    "name", ["expect", "do", "need", "from", "leads", "measured", "openings", "stories", "skills", "next", "feeders"]
)
def test_old_addresses_of_sections_still_lead_to_them(name: str, look: Open) -> None:
    page = look(f"{ROLE}#{name}")
    expect(page.locator(f"#{name}")).to_be_in_viewport()


def test_a_link_to_a_folded_section_opens_it_each_time(look: Open) -> None:
    page = look(ROLE)
    table = page.locator(".cg-table--skills")
    expect(table).to_be_hidden()
    page.get_by_role("link", name="All 10 skills").click()
    expect(table).to_be_visible()
    page.get_by_text("10 skills, and what each level looks like").click()
    expect(table).to_be_hidden()
    page.get_by_role("link", name="All 10 skills").click()
    expect(table).to_be_visible()


def test_my_levels_are_on_the_stops_of_what_a_role_needs(look: Open) -> None:
    """Marigold up to my level, dots to the level that is needed, and the same in words."""
    page = saved(look, ROLE, AGENT | rated({"coaching-and-feedback": 1, "conflict-resolution": 3}))
    low, met, none = (
        page.locator(f".cg-needs [data-skill={skill}]")
        for skill in ("coaching-and-feedback", "conflict-resolution", "time-management")
    )
    expect(low.locator(".cg-steps__have")).to_have_count(1)
    expect(low.locator(".cg-steps__gap")).to_have_count(2)
    expect(low).to_contain_text("you: awareness")
    expect(met.locator(".cg-steps__have")).to_have_count(3)
    expect(met.locator(".cg-steps__gap")).to_have_count(0)
    expect(none.locator(".cg-steps__have, .cg-steps__gap, .cg-sr")).to_have_count(0)


def test_my_month_is_on_the_bar_of_my_move_and_the_key_says_so(look: Open) -> None:
    page = saved(look, f"/moves/{CSE}/{SENIOR}/", AGENT)
    expect(page.locator(".cg-move__tenure .cg-chart__you")).to_have_count(1)
    expect(page.locator(".cg-key__you")).to_be_visible()
    page = look(f"/moves/{CSE}/{SENIOR}/")
    web.settle(page)
    expect(page.locator(".cg-chart__you")).to_have_count(0)
    expect(page.locator(".cg-key__you")).to_be_hidden()


@pytest.mark.parametrize("address", [ROLE, f"/roles/{CSE}/", MOVE, "/skills/coaching-and-feedback/", "/bands/mid/"])
def test_two_links_with_one_name_lead_to_one_page(address: str, look: Open) -> None:
    """Also if all that is folded is open."""
    page = web.settle(look(address))
    page.evaluate("document.querySelectorAll('#content details').forEach((each) => { each.open = true; })")
    targets = defaultdict(set)
    for name, target in page.evaluate(LINKS):
        targets[name].add(target)
    assert len(targets) > 10
    assert {name: pages for name, pages in targets.items() if len(pages) > 1} == {}


@pytest.mark.parametrize("address", [ROLE, MOVE, "/skills/coaching-and-feedback/"])
def test_every_table_has_a_name(address: str, look: Open) -> None:
    page = look(address)
    page.evaluate("document.querySelectorAll('#content details').forEach((each) => { each.open = true; })")
    tables = page.locator("#content table").all()
    assert tables
    for table in tables:
        assert table.locator("caption").inner_text().strip()


# The sum of all shifts inside the content; the frame keeps room for its own parts.
SHIFTS = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      if (sources.some(({ node }) => node?.parentElement?.closest("#content"))) sum += value;
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 1000);
})"""


@pytest.mark.parametrize("width", [320, 1366])
@pytest.mark.parametrize("address", [ROLE, f"/roles/{CSE}/", f"/moves/{CSE}/{SENIOR}/"])
def test_what_scripts_write_about_the_reader_has_its_room(address: str, width: int, look: Open) -> None:
    page = saved(look, web.PLAIN, AGENT | rated({"coaching-and-feedback": 1}))
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(page.url.replace(web.PLAIN, address))
    web.settle(page).wait_for_load_state("networkidle")
    assert page.evaluate(SHIFTS) <= 0.02


@pytest.mark.parametrize("address", [ROLE, f"/roles/{CSE}/", MOVE, f"/moves/{CSE}/{SENIOR}/"])
def test_a_page_longer_than_eight_screens_of_a_phone_has_something_folded(address: str, look: Open) -> None:
    page = web.settle(look(address, width=320, height=640))
    folded = page.locator("#content details:not([open])").count()
    height = page.evaluate("document.querySelector('#content').getBoundingClientRect().height")
    assert folded > 1
    assert height <= 12 * 640


def test_the_reader_says_on_their_own_page_where_they_work(look: Open, server: web.Served) -> None:
    """The planner and the comparison then say whose figures they show; without a workplace they say nothing of it."""
    page = saved(look, f"/compare/#roles={CSE},{SENIOR}", AGENT)
    expect(page.locator(".cg-compare__roles")).to_be_visible()
    expect(page.get_by_text("What roles ask for is shown as it is")).to_have_count(0)
    page.goto(server.url("/my/"))
    part = page.locator("my-self details")
    part.locator("summary").click()
    expect(part.get_by_label("Client line").locator("option")).to_have_text(["not chosen", "Banking", "Telecom"])
    expect(part.get_by_label("Shift")).to_have_count(0)
    part.get_by_label("Site").select_option(label="Bogota")
    part.get_by_label("Client line").select_option("Telecom")
    expect(part.locator("summary")).to_have_text("Where I work: on Telecom, at Bogota")
    expect(page.locator("my-log")).to_contain_text("300 to 420 seconds")
    for address in (f"/compare/#roles={CSE},{SENIOR}", f"/plan/#from={CSE}&to={SENIOR}"):
        page.goto(server.url(address))
        note = page.get_by_text("What roles ask for is shown as it is on Telecom, at Bogota.")
        note.get_by_role("link", name="Change").click()
        expect(part.locator("summary")).to_have_text("Where I work: on Telecom, at Bogota")
    part.locator("summary").click()
    for label in ("Site", "Client line"):
        part.get_by_label(label).select_option(label="not chosen")
    expect(part.locator("summary")).to_have_text("Where I work")


def test_a_new_reader_says_where_they_work_and_erases_it(look: Open) -> None:
    """What was chosen is nowhere on the page afterwards, as others use the same computer."""
    page = look("/my/")
    page.locator("#cg-my-role").select_option(CSE)
    part = page.locator("my-self details")
    part.locator("summary").click()
    part.get_by_label("Client line").select_option("Telecom")
    expect(page.locator("my-log")).to_contain_text("300 to 420 seconds")
    page.get_by_role("button", name="In this tab").click()
    expect(part.locator("summary")).to_have_text("Where I work: on Telecom")
    page.get_by_role("button", name="Erase all").click()
    page.get_by_role("button", name="Yes, erase everything").click()
    expect(part.locator("summary")).to_have_text("Where I work")
    page.locator("#cg-my-role").select_option(CSE)
    expect(page.locator("my-log")).to_contain_text("Average Handling Time")
    expect(page.locator("my-log")).not_to_contain_text("300 to 420 seconds")


def test_what_differs_where_the_reader_works_is_marked_and_comes_first(look: Open, server: web.Served) -> None:
    """A part of /my/ then has the target of that workplace, and without a workplace nothing is marked."""
    page = saved(look, f"/roles/{CSE}/", AGENT)
    lines = page.locator("own-workplace li")
    expect(lines).to_have_count(3)
    expect(page.locator("own-workplace .cg-own")).to_have_count(0)
    first = lines.first.inner_text()
    page.get_by_label("Site").select_option(label="Bogota")
    expect(lines.first).to_contain_text("Yours At Bogota: Spanish C1")
    expect(page.locator("own-workplace .cg-own")).to_have_count(1)
    page.get_by_label("Client line").select_option("Telecom")
    expect(page.locator("own-workplace .cg-own")).to_have_count(2)
    page.reload()
    expect(lines.first).to_contain_text("Yours On Telecom: Average Handling Time 300 to 420 seconds")
    page.goto(server.url("/my/#log"))
    expect(page.locator("my-log")).to_contain_text("300 to 420 seconds")
    page.goto(server.url(f"/roles/{CSE}/"))
    for label in ("Site", "Client line"):
        page.get_by_label(label).select_option(label="not chosen")
    expect(page.locator("own-workplace .cg-own")).to_have_count(0)
    assert lines.first.inner_text() == first
