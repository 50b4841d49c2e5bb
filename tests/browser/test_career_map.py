"""The career map draws the lines of one role: the chosen one, or the one that has the pointer or the focus."""

from __future__ import annotations

import re
from typing import Any

import pytest
from careerguide.formatting import KINDS_SHORT, plural
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, expect
from support import web
from support.profile_page import known
from support.web import Open

MAP = "/map/"
# The map names months up to ten years.
MOST_MONTHS = 120

# For every role: the kinds of the lines that `begin` draws, the roles that it marks as next steps with their months,
# and how many lines are left after `end`.
LINES = """([begin, end]) => Object.fromEntries([...document.querySelectorAll(".cg-map__role")].map((role) => {
  const id = (link) => link.pathname.split("/").at(-2);
  role.dispatchEvent(new Event(begin));
  const kinds = [...document.querySelectorAll(".cg-map__lines .cg-move")].map((path) =>
    path.getAttribute("class").replace("cg-move cg-move--", ""));
  const next = [...document.querySelectorAll(".cg-map__role--next")].map((link) => [id(link), link.dataset.months]);
  role.dispatchEvent(new Event(end));
  return [id(role), [kinds.sort(), Object.fromEntries(next), document.querySelectorAll(".cg-map__lines path").length]];
}))"""


def opened(page: Page) -> Page:
    page.wait_for_function("() => Boolean(customElements.get('career-map'))")
    return page


def role_of(page: Page, id_: str) -> Any:
    return page.locator(f'.cg-map__role[href$="roles/{id_}/"]')


def go(look: Open, hash_: str, **options: Any) -> Page:
    """The map at an address with a part after `#`, loaded again."""
    page = look(web.PLAIN, **options)
    page.goto(page.url.replace(web.PLAIN, MAP + hash_))
    return opened(page)


@pytest.mark.parametrize(("begin", "end"), [("pointerenter", "pointerleave"), ("focus", "blur")])
def test_a_role_draws_a_line_for_each_of_its_moves(begin: str, end: str, guide: Guide, look: Open) -> None:
    actual = opened(look(MAP)).evaluate(LINES, [begin, end])
    assert actual == {
        id_: [
            sorted(move.kind for move in guide.moves_from.get(id_, ())),
            {move.end.id: f"{move.after.typical} mo" for move in guide.moves_from.get(id_, ())},
            0,
        ]
        for id_ in guide.roles
    }


# For every role: the titles that its lines cross, and the next steps that no arrow touches.
CROSSED = """() => {
  const origin = document.querySelector(".cg-map__lines").getBoundingClientRect();
  const roles = [...document.querySelectorAll(".cg-map__role")];
  const texts = roles.map((role) => {
    const range = document.createRange();
    range.selectNodeContents(role.firstChild);
    return [role, range.getBoundingClientRect()];
  });
  return roles.flatMap((start) => {
    start.dispatchEvent(new Event("pointerenter"));
    const crossed = [...document.querySelectorAll(".cg-map__lines .cg-move")].flatMap((path) => {
      const length = path.getTotalLength();
      const points = Array.from({length: Math.ceil(length / 4)}, (_, at) => path.getPointAtLength(at * 4));
      return texts.filter(([, {left, right, top, bottom}]) => points.some(({x, y}) =>
        x + origin.x > left && x + origin.x < right && y + origin.y > top && y + origin.y < bottom))
        .map(([role]) => `${start.pathname} crosses ${role.pathname}`);
    });
    const heads = [...document.querySelectorAll(".cg-map__arrow")].map((head) => head.getBoundingClientRect());
    const missed = [...document.querySelectorAll(".cg-map__role--next")].filter((role) => {
      const box = role.getBoundingClientRect();
      return !heads.some(({left, right, top, bottom}) =>
        right > box.left - 2 && left < box.right + 2 && bottom > box.top && top < box.bottom);
    }).map((role) => `${start.pathname} misses ${role.pathname}`);
    start.dispatchEvent(new Event("pointerleave"));
    return [...crossed, ...missed];
  });
}"""


def test_lines_end_at_the_next_steps_and_cross_no_title(look: Open) -> None:
    assert opened(look(MAP)).evaluate(CROSSED) == []


def test_choosing_a_role_names_its_next_steps_and_changes_the_address(guide: Guide, look: Open) -> None:
    page = opened(look(MAP))
    expect(page.get_by_text("Choose a role, or point at one, to see its next steps.")).to_be_visible()
    page.get_by_label("Show lines from").select_option("Team Leader")
    assert page.url.endswith("/map/#role=team-leader")
    expect(page.get_by_role("heading", name="Next steps from Team Leader")).to_be_visible()
    names = page.locator(".cg-map__from li a").all_text_contents()
    assert names == [
        f"{move.end.title}{move.after.typical} mo, {KINDS_SHORT[move.kind]}, "
        f"{plural(move.after.typical, 'month')} typical ({move.after.min} to {move.after.slow})"
        for move in guide.moves_from["team-leader"]
    ]
    page.locator(".cg-map__from li a").first.click()
    page.wait_for_url("**/moves/team-leader/*/")


@pytest.mark.parametrize("hash_", ["#role=team-leader", "#team-leader"])
def test_an_address_chooses_a_role(hash_: str, guide: Guide, look: Open) -> None:
    page = go(look, hash_)
    expect(page.get_by_label("Show lines from").locator("option:checked")).to_have_text("Team Leader")
    expect(page.locator(".cg-map__lines .cg-move")).to_have_count(len(guide.moves_from["team-leader"]))
    expect(page.locator(".cg-map__role--from")).to_have_attribute("href", "../roles/team-leader/")


def test_an_unknown_role_in_the_address_changes_nothing(look: Open) -> None:
    page = go(look, "#role=no-such-role%ZZ")
    expect(page.get_by_text("Choose a role, or point at one")).to_be_visible()
    expect(page.locator(".cg-map__lines path")).to_have_count(0)


def test_the_chosen_role_is_back_after_pointing_at_another(guide: Guide, look: Open) -> None:
    page = go(look, "#role=team-leader")
    role_of(page, "quality-analyst").hover()
    expect(page.locator(".cg-map__lines .cg-move")).to_have_count(len(guide.moves_from["quality-analyst"]))
    page.get_by_role("heading", level=1).hover()
    expect(page.locator(".cg-map__role--from")).to_have_attribute("href", "../roles/team-leader/")


def test_rows_keep_their_height_while_a_role_is_pointed_at(look: Open) -> None:
    page = opened(look(MAP))
    height = "document.querySelector('.cg-map__grid').offsetHeight"
    before = page.evaluate(height)
    during = page.evaluate(
        f"""() => [...document.querySelectorAll(".cg-map__role")].map((role) => {{
          role.dispatchEvent(new Event("pointerenter"));
          return {height};
        }})"""
    )
    assert set(during) == {before}


def test_the_map_can_be_skipped(look: Open) -> None:
    page = opened(look(MAP))
    web.press_until(page, ".cg-map__skip")
    expect(page.locator(".cg-map__skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert web.focused(page, ".cg-map__moves summary")


def test_the_table_has_every_role_and_every_move(guide: Guide, look: Open) -> None:
    page = opened(look(MAP))
    page.get_by_role("link", name="All moves as a table").click()
    rows = page.locator(".cg-table--map tbody tr")
    expect(rows).to_have_count(len(guide.roles))
    expect(rows.last).to_be_visible()
    text = {row.split("\t")[0].strip(): row for row in rows.all_inner_texts()}
    for move in guide.moves:
        assert f"{move.end.title} {move.after.typical}" in text[move.start.title]


@pytest.mark.parametrize("role", ["customer-support-executive", "team-leader", "chief-operating-officer"])
def test_my_role_is_marked_with_its_lines_and_others_have_their_months(role: str, guide: Guide, look: Open) -> None:
    page = opened(known(look(MAP), {"role": role, "since": "", "next": ""}))
    expect(page.locator(".cg-map__role--you")).to_have_attribute("href", f"../roles/{role}/")
    expect(page.get_by_role("heading", name=f"Next steps from {guide.roles[role].title}")).to_be_visible()
    expect(page.locator(".cg-map__lines .cg-move")).to_have_count(len(guide.moves_from.get(role, ())))
    months = routes.costs_from(routes.filtered(guide.moves_from, routes.onward), role)
    actual = page.locator(".cg-map__role").evaluate_all(
        "(links) => Object.fromEntries("
        "links.map((a) => [a.pathname.split('/').at(-2), a.getAttribute('aria-description')]))"
    )
    assert actual == {
        id_: "your role"
        if id_ == role
        else f"{plural(months[id_], 'month')} typical from your role"
        if months.get(id_, MOST_MONTHS + 1) <= MOST_MONTHS
        else None
        for id_ in guide.roles
    }


def test_the_months_that_i_have_served_are_over(guide: Guide, look: Open) -> None:
    role, served = "customer-support-executive", 13
    page = opened(known(look(MAP), {"role": role, "since": "2025-10", "next": ""}))
    months = routes.costs_from(
        routes.filtered(guide.moves_from, routes.onward),
        role,
        lambda move: max(0, move.after.typical - (served if move.start.id == role else 0)),
    )
    expect(role_of(page, "team-leader")).to_have_attribute(
        "aria-description", f"{months['team-leader']} months typical from your role"
    )
    page.get_by_label("Show lines from").select_option("Team Leader")
    expect(page.locator(".cg-map__from")).to_contain_text(f"{months['team-leader']} months typical from your role")
    expect(page.get_by_role("link", name="Plan my route there")).to_have_attribute(
        "href", re.compile("/plan/#to=team-leader$")
    )


def test_erasing_the_profile_takes_the_marks_away(look: Open) -> None:
    page = opened(known(look(MAP), {"role": "team-leader", "since": "", "next": ""}))
    expect(page.locator(".cg-map__role--you")).to_have_count(1)
    page.evaluate("localStorage.clear()")
    page.reload()
    opened(page)
    expect(page.locator(".cg-map__role--you, .cg-map__role[aria-description], .cg-map__lines path")).to_have_count(0)


def test_the_head_of_the_table_stays_in_sight(look: Open) -> None:
    page = opened(look(MAP))
    page.mouse.wheel(0, 1200)
    page.wait_for_function("() => scrollY > 900")
    expect(page.get_by_role("columnheader", name="Level 4")).to_be_in_viewport()


def test_a_phone_shows_one_track_at_a_time_and_mine_first(guide: Guide, look: Open) -> None:
    page = opened(look(MAP, width=320, height=640))
    track = page.get_by_label("Show track")
    first = next(iter(guide.tracks.values()))
    expect(page.locator(".cg-map__role:visible")).to_have_count(len(guide.by_track[first.id]))
    track.select_option("Quality Assurance")
    expect(page.locator(".cg-map__role:visible")).to_have_count(len(guide.by_track["quality"]))
    track.select_option("All tracks")
    expect(page.locator(".cg-map__role:visible")).to_have_count(len(guide.roles))
    page = opened(known(page, {"role": "quality-analyst", "since": "", "next": ""}))
    expect(page.locator(".cg-map__role:visible")).to_have_count(len(guide.by_track["quality"]))
    expect(role_of(page, "quality-analyst")).to_be_visible()


@pytest.mark.parametrize("width", [320, 683, 1024, 1100, 1366])
def test_the_map_never_scrolls_sideways(width: int, look: Open) -> None:
    page = opened(look(MAP, width=width))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert (
        page.evaluate(
            "[...document.querySelectorAll('.cg-map, .cg-map__grid')]"
            ".filter((box) => box.scrollWidth > box.clientWidth + 1).map((box) => box.className)"
        )
        == []
    )


def test_without_script_the_grid_is_whole_and_nothing_is_dead(guide: Guide, look: Open) -> None:
    for width in (320, 1366):
        page = look(MAP, width=width, java_script_enabled=False)
        expect(page.locator(".cg-map__role:visible")).to_have_count(len(guide.roles))
        expect(page.locator(".cg-map__tools, .cg-map__key")).to_have_count(2)
        expect(page.locator(".cg-map__tools:visible, .cg-map__key:visible")).to_have_count(0)
        page.locator(".cg-map__moves summary").click()
        expect(page.locator(".cg-table--map tbody tr").last).to_be_visible()


def test_on_paper_each_line_of_business_has_its_sheet_and_the_grid_is_dark_ink(guide: Guide, look: Open) -> None:
    page = opened(known(look(MAP, color_scheme="dark"), {"role": "team-leader", "since": "", "next": ""}))
    page.emulate_media(media="print")
    breaks = page.locator(".cg-map tbody").evaluate_all(
        "(groups) => groups.map((g) => getComputedStyle(g).breakBefore)"
    )
    assert breaks == ["auto", *["page"] * (len(guide.lines) - 1)]
    expect(page.locator(".cg-map__lines:visible, .cg-map__tools:visible, .cg-map__key:visible")).to_have_count(0)
