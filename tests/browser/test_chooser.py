"""The chooser of home offers every role, and without its data the entry roles stay."""

from __future__ import annotations

from careerguide.guide.guide import Guide
from playwright.sync_api import expect
from support import web
from support.web import Open


def test_the_chooser_groups_roles_by_track(guide: Guide, look: Open) -> None:
    page = look("/")
    expect(page.get_by_label("What is your job today?")).to_be_visible()
    shown = page.locator("#cg-iam optgroup").evaluate_all(
        "(groups) => groups.map((group) => [group.label, group.children.length])"
    )
    assert shown == [
        [track.title, len(guide.by_track[track.id])] for track in guide.tracks.values() if guide.by_track.get(track.id)
    ]


def test_without_data_the_chooser_keeps_the_list_of_entry_roles(look: Open, guide: Guide) -> None:
    page = look(web.PLAIN)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.route("**/graph.json", lambda route: route.fulfill(status=500))
    page.goto(page.url.replace(web.PLAIN, "/"), wait_until="networkidle")
    chips = page.locator("i-am .cg-chip")
    expect(chips).to_contain_text([role.title for role in guide.entry_roles[:8]])
    assert faults == []
