"""The chooser of home says what the guide says."""

from __future__ import annotations

from careerguide.guide import routes
from careerguide.guide.guide import Guide
from playwright.sync_api import expect
from support import web
from support.web import Open

FIVE_YEARS = 60


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
