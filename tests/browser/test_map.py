"""The career map and the chooser say what the guide says."""

from __future__ import annotations

import pytest
from careerguide.guide import career_map, routes
from careerguide.guide.career_map import Map
from careerguide.guide.guide import Guide
from playwright.sync_api import expect
from support import web
from support.web import Open

FIVE_YEARS = 60

# For every role, the lines that `begin` highlights, as "kind path", and whether `end` removes the highlight.
LIT = """([begin, end]) => Object.fromEntries([...document.querySelectorAll(".cg-map__stations a")].map((station) => {
  station.dispatchEvent(new Event(begin));
  const lines = [...document.querySelectorAll(".cg-map__lit path")].map((path) =>
    path.getAttribute("class").replace("cg-move cg-move--", "") + " " + path.getAttribute("d"));
  station.dispatchEvent(new Event(end));
  const left = document.querySelectorAll(".cg-map__lit path, .cg-map--lit, .cg-near").length;
  return [station.getAttribute("href").split("/")[1], [lines.sort(), left]];
}))"""


@pytest.fixture(scope="module")
def drawn(guide: Guide) -> Map:
    """The career map of home."""
    home_map = career_map.layout(guide, guide.roles.values(), guide.moves)
    assert home_map is not None
    return home_map


@pytest.mark.parametrize(("begin", "end"), [("pointerenter", "pointerleave"), ("focus", "blur")])
def test_a_role_on_the_map_highlights_its_moves(begin: str, end: str, drawn: Map, look: Open) -> None:
    stations = {station.role.id: station for station in drawn.roles}
    expected: dict[str, list[object]] = {id_: [[], 0] for id_ in stations}
    for move in drawn.moves:
        line = f"{move.kind} {career_map._path(stations[move.start.id], stations[move.end.id])}"
        expected[move.start.id] = [sorted([*expected[move.start.id][0], line]), 0]  # type: ignore[misc]
    page = look("/")
    page.wait_for_function("() => Boolean(customElements.get('career-map'))")
    assert page.evaluate(LIT, [begin, end]) == expected
    whole = dict(drawn.paths)
    for lines, _ in expected.values():
        for kind, path in (line.split(" ", 1) for line in lines):  # type: ignore[attr-defined]
            assert path in whole[kind]


def test_hovering_highlights_and_leaving_removes_it(guide: Guide, look: Open) -> None:
    page = look("/")
    page.wait_for_function("() => Boolean(customElements.get('career-map'))")
    page.locator('.cg-map__stations a[href="roles/team-leader/"]').hover()
    expect(page.locator(".cg-map__lit path")).to_have_count(len(guide.moves_from["team-leader"]))
    page.get_by_role("heading", level=1).hover()
    expect(page.locator(".cg-map__lit path")).to_have_count(0)


def test_the_map_of_a_track_highlights_moves_too(look: Open) -> None:
    page = look("/tracks/quality/")
    page.wait_for_function("() => Boolean(customElements.get('career-map'))")
    page.locator('.cg-map__stations a[href$="roles/quality-analyst/"]').focus()
    assert page.locator(".cg-map__lit path").count() > 0


def test_the_table_below_the_map_has_every_role_and_every_move(drawn: Map, look: Open) -> None:
    page = look("/")
    page.get_by_text("The same map as a table").click()
    rows = page.locator(".cg-table--map tbody tr")
    expect(rows).to_have_count(len(drawn.roles))
    text = {row.split("\t")[0].strip(): row for row in rows.all_inner_texts()}
    for move in drawn.moves:
        assert f"{move.end.title} {move.after.typical}" in text[move.start.title]


def test_the_chooser_agrees_with_the_routes(guide: Guide, look: Open) -> None:
    """Steps: all moves from a role. Within 5 years: roles that a route without returns reaches in 60 typical months.

    Openings: those of the roles its steps lead to.
    """
    graph = guide.moves_from
    onward = routes.filtered(graph, routes.onward)
    months = {end: routes.costs_to(onward, end) for end in guide.roles}
    expected = {}
    for role in guide.roles.values():
        steps = len(graph.get(role.id, ()))
        within = sum(months[end].get(role.id, FIVE_YEARS + 1) <= FIVE_YEARS for end in guide.roles if end != role.id)
        open_ = sum(len(guide.people.openings_of.get(move.end.id, ())) for move in graph.get(role.id, ()))
        expected[role.title] = (
            f"{steps} next step{'s' * (steps != 1)} · {within} role{'s' * (within != 1)} typically within 5 years"
            f" · {open_} opening{'s' * (open_ != 1)} one step away"
        )
    page = look("/")
    field = page.get_by_label("I am a")
    expect(field).to_be_visible()
    texts = field.evaluate(
        """(field) => Object.fromEntries([...field.options].filter((option) => option.value).map((option) => {
          field.value = option.value;
          field.dispatchEvent(new Event("change"));
          return [option.text, document.querySelector("i-am [role=status]").textContent];
        }))"""
    )
    assert texts == expected


def test_the_chooser_groups_roles_by_track(guide: Guide, look: Open) -> None:
    page = look("/")
    expect(page.get_by_label("I am a")).to_be_visible()
    shown = page.locator("#cg-iam optgroup").evaluate_all(
        "(groups) => groups.map((group) => [group.label, group.children.length])"
    )
    assert shown == [
        [track.title, len(guide.by_track[track.id])] for track in guide.tracks.values() if guide.by_track.get(track.id)
    ]


def test_without_data_the_chooser_keeps_the_list_of_entry_roles(look: Open) -> None:
    page = look(web.PLAIN)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/graph.json", lambda route: route.fulfill(status=500))
    page.goto(page.url.replace(web.PLAIN, "/"), wait_until="networkidle")
    expect(page.locator(".cg-entry a").first).to_be_visible()
    assert faults == []
