"""Without script every page is complete; scripts only add."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from support import web
from support.web import Open

# The lines of the content as they are seen, without what scripts add: the chooser, which takes the place of the list of
# entry roles, the choices above a list, the check of an opening, the days it has left and the buttons for the profile.
LINES = """() => document.querySelector("#content").innerText.split(/[\\n\\t]+/)
  .map((line) => line.trim()).filter(Boolean)"""
SHEETS = ("card", "poster", "pocket")  # to be printed: their one link leads back
# A field that is only to be read shows a text to copy.
SHOWN_CONTROLS = ":is(button, input:not([readonly]), select, textarea:not([readonly])):visible"
ADDED = (
    "i-am, .cg-filter, .cg-finder__room, .cg-map__tools, .cg-map__key, .cg-lost, .cg-answers, .cg-verdict, .cg-left, "
    ".cg-dates__today, from-my-role, how-far, save-opening, "
    "copy-text > button, links-chooser > .cg-row"
)
FORM = f"document.querySelectorAll('{ADDED}').forEach((added) => added.remove())"


# Tools need scripts; these are the texts of their pages without scripts.
TOOLS = ("plan", "compare", "my", "search", "edit")


@pytest.mark.parametrize("kind", [kind for kind in web.FRAMED if kind not in TOOLS])
def test_every_word_and_link_is_there_and_no_dead_control(kind: str, look: Open) -> None:
    scripted = web.settle(look(web.KINDS[kind], width=320))
    page = look(web.KINDS[kind], width=320, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    for width in (320, 1366):
        page.set_viewport_size({"width": width, "height": 768})
        assert page.locator(SHOWN_CONTROLS).all_inner_texts() == []
    scripted.set_viewport_size({"width": 1366, "height": 768})
    for version in (scripted, page):
        version.evaluate(FORM)
    assert page.evaluate(LINES) == scripted.evaluate(LINES)
    assert (
        page.locator("#content a[href]").count()
        == scripted.locator("#content a[href]").count()
        >= (1 if kind in SHEETS else 2)
    )


@pytest.mark.parametrize(
    ("kind", "parts"),
    [
        (
            "home",
            {"i-am .cg-chip": 8, ".cg-voice .cg-journey": 1, ".cg-due a": 6, ".cg-story .cg-journey": 3, "h2": 5},
        ),
        ("map", {".cg-map__role": 80, ".cg-map__grid tbody tr": 20}),
        (
            "role",
            {
                "h2": 14,
                ".cg-flow__in a": 6,
                ".cg-needs .cg-steps": 7,
                ".cg-flow__out .cg-chart": 4,
                ".cg-table--kras tbody tr": 5,
            },
        ),
        ("skill", {"h2": 4, ".cg-lines .cg-steps": 8, ".cg-chip": 15}),
        ("track", {".cg-ladder__role": 4, ".cg-ladder__months": 3, "section > .cg-crossings a": 10}),
        ("tracks", {".cg-tracks .cg-chart": 19, "h3 a": 19}),
        ("move", {"h2": 6, ".cg-gates > li": 4, ".cg-move__tenure .cg-chart": 1, ".cg-card > .cg-scroll tr": 3}),
        ("roles", {".cg-role-list > li": 80}),
        ("moves", {"table tbody tr": 100}),
        ("stories", {".cg-group > ul li h3 a": 9, ".cg-group > ul li q": 9, ".cg-rest summary": 1}),
        ("story", {"blockquote": 1, ".cg-timeline > li": 5, ".cg-setback": 1, ".cg-turning": 1, "h2": 4}),
        ("openings", {".cg-group > ul li h3 a": 9, ".cg-group > ul time": 9, ".cg-rest summary": 1}),
        ("opening", {"h2": 4, ".cg-rules li": 4, ".cg-apply": 1, ".cg-fork li": 2}),
        ("events", {".cg-group > .cg-events time": 6, "h2": 1}),
        ("kit", {"h2": 5, "table tbody tr": 5, ".cg-openings a": 5}),
        ("card", {".cg-qr svg": 1, ".cg-card-page__ask": 1}),
        ("poster", {".cg-qr svg": 1, ".cg-poster__lines li": 2}),
        ("plan", {"h2 a": 12, ".cg-route__stops a": 28, 'a[href$="/moves/"]': 1}),
        ("search", {"site-search li a": 6}),
        ("edit", {"data-editor > p": 1, 'data-editor a[href$="/changing/"]': 1}),
        ("compare", {"role-compare li a": 12, 'a[href$="/moves/"]': 1, 'a[href$="/roles/"]': 1}),
        (
            "my",
            {
                "section[aria-labelledby] h2[id]": 5,
                "section h2": 6,
                "section p": 8,
                'a[href$="/roles/"]': 2,
                'a[href$="/skills/"]': 1,
                'a[href$="/moves/"]': 1,
            },
        ),
    ],
)
def test_the_main_parts_are_visible(kind: str, parts: dict[str, int], look: Open) -> None:
    page = look(web.KINDS[kind], java_script_enabled=False)
    for selector, least in parts.items():
        elements = page.locator(f"#content {selector}")
        assert elements.count() >= least, selector
        expect(elements.first).to_be_visible()
        expect(elements.last).to_be_visible()


@pytest.mark.parametrize("kind", TOOLS)
def test_without_scripts_a_tool_shows_no_dead_control(kind: str, look: Open) -> None:
    page = look(web.KINDS[kind], width=320, java_script_enabled=False)
    assert page.locator(SHOWN_CONTROLS).all_inner_texts() == []
    expect(
        page.get_by_text("Script is switched off here").or_(page.get_by_text("script, which is switched off here"))
    ).to_be_visible()


def test_the_menu_opens_and_its_links_work(look: Open) -> None:
    page = look("/", width=320, java_script_enabled=False)
    page.get_by_text("Menu", exact=True).click()
    page.get_by_role("navigation", name="Main, short").get_by_role("link", name="Roles").click()
    page.wait_for_url("**/roles/")


@pytest.mark.parametrize("width", [320, 1366])
def test_the_header_links_to_lists_if_there_is_no_search(width: int, look: Open) -> None:
    page = look("/roles/team-leader/", width=width, java_script_enabled=False)
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    page.wait_for_url("**/search/")
    expect(page.get_by_text("These lists work without it")).to_be_visible()


def test_an_old_address_redirects(visit: Open) -> None:
    visit(web.OLD, java_script_enabled=False).wait_for_url("**/roles/team-leader/")


@pytest.mark.parametrize("kind", ["home", "role", "move", "guide"])
def test_a_copy_of_the_site_on_a_usb_stick_is_readable(kind: str, site: Path, chromium: Browser) -> None:
    """From file:// browsers refuse modules; then the page is as without script, and no dead button shows."""
    page = chromium.new_page(viewport={"width": 320, "height": 640})
    page.goto((site / web.KINDS[kind][1:] / "index.html").as_uri())
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    # A phone shows one of several story cards, and the rest of a long page is folded.
    parts = page.locator("#content :is(p, svg):not([hidden], .cg-paper-foot, details *, .cg-story-cards *)")
    expect(parts.last).to_be_visible()
    expect(page.locator(".cg-header")).to_have_css("background-color", "rgb(255, 255, 255)")
    assert page.locator(SHOWN_CONTROLS).all_inner_texts() == []
    page.close()
