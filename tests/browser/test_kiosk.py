"""The screen for the floor: cards in turn, no way out, and nothing of a person is left when they have gone."""

from __future__ import annotations

import datetime as dt
import gzip
import random
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from careerguide.guide.guide import Guide
from careerguide.pages.kiosk import ADDRESS, IDLE, TURN
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from support import own_site, web
from support.axe import all_complaints, judged
from support.web import Open

HOUR = 60 * 60
# What a browser could keep of a person, and what a page has of them.
TRACES = """async () => ({
  local: localStorage.length, session: sessionStorage.length, cookies: document.cookie,
  databases: (await indexedDB.databases()).length, address: location.search + location.hash,
  history: history.length, state: history.state, name: window.name, scrolled: scrollY,
  focus: document.activeElement.localName, selected: String(getSelection()),
  dialogs: document.querySelectorAll("dialog[open]").length,
  held: document.querySelector(".cg-kiosk__count").getAttribute("aria-live"),
  shown: document.querySelector(".cg-kiosk__card:not([hidden]) h2").textContent,
})"""
# Anything that leads elsewhere, from our pages or from the theme.
WAYS_OUT = "a[href], area, form, iframe, object, embed, [onclick], input:not(.md-toggle)"


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A new profile of a touch screen, with a clock that only the test moves."""
    with own_site.profile(chromium, has_touch=True) as profile:
        profile.clock.install(time=web.NOON)
        yield profile


def opened(context: BrowserContext, server: web.Served, address: str = ADDRESS) -> Page:
    """The screen as it starts."""
    page = context.new_page()
    page.clock.pause_at(web.NOON + dt.timedelta(minutes=1))
    page.goto(server.url(address))
    expect(page.locator(".cg-kiosk__count")).to_have_text("1 of 12")
    return page


def card(page: Page) -> Locator:
    """The cards that are seen."""
    return page.locator(".cg-kiosk__card:visible")


def test_cards_take_turns_and_each_has_its_code(context: BrowserContext, server: web.Served) -> None:
    page = opened(context, server)
    titles = page.locator(".cg-kiosk__card h2").all_text_contents()
    assert len(titles) == 12
    for title in [*titles, titles[0]]:
        expect(card(page)).to_have_count(1)
        expect(card(page).locator("h2")).to_have_text(title)
        expect(card(page).locator(".cg-qr svg")).to_be_visible()
        page.clock.run_for(TURN * 1000)


def test_an_hour_of_people_leaves_nothing(context: BrowserContext, server: web.Served) -> None:
    """Each does something else, by touch or keyboard, and goes; a minute later the screen is as it was."""
    page = opened(context, server)
    before = page.evaluate(TRACES)
    assert (before["local"], before["session"], before["cookies"], before["databases"]) == (0, 0, "", 0)
    floors = page.locator(".cg-kiosk__choices button")
    dice = random.Random(7)
    acts = {
        "next": lambda: page.get_by_role("button", name="Next").tap(),
        "back": lambda: page.get_by_role("button", name="Back").tap(),
        "pause": lambda: page.get_by_role("button", name="Pause").tap(),
        "open": lambda: page.get_by_role("button", name="Show my floor").tap(),
        "choose": lambda: (
            page.get_by_role("button", name="Show my floor").tap(),
            floors.nth(dice.randrange(1, floors.count())).tap(),
        ),
        "keys": lambda: [page.keyboard.press(key) for key in ("Tab", "Tab", "Tab", "Enter", "End")],
        "select": lambda: (
            card(page).locator("h2").tap(),
            page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))"),
        ),
    }
    changed = set()
    for minute in range(HOUR // (IDLE + 1)):
        name = list(acts)[minute % len(acts)]
        acts[name]()
        if page.evaluate(TRACES) != before:
            changed.add(name)
        page.clock.run_for(IDLE * 1000)
        assert page.evaluate(TRACES) == before, (minute, name)
        assert context.storage_state()["cookies"] == []
    assert changed == set(acts)


def test_a_touch_holds_the_card_and_a_button_lets_it_go(context: BrowserContext, server: web.Served) -> None:
    page = opened(context, server)
    page.get_by_role("button", name="Next").tap()
    expect(page.locator(".cg-kiosk__count")).to_have_text("2 of 12")
    page.clock.run_for((IDLE - 1) * 1000)
    expect(page.locator(".cg-kiosk__count")).to_have_text("2 of 12")
    page.get_by_role("button", name="Play").tap()
    page.clock.run_for(TURN * 1000)
    expect(page.locator(".cg-kiosk__count")).to_have_text("3 of 12")
    page.get_by_role("button", name="Pause").tap()
    page.clock.run_for((IDLE - 1) * 1000)
    expect(page.locator(".cg-kiosk__count")).to_have_text("3 of 12")


def test_nothing_moves_for_a_person_who_wants_no_motion(context: BrowserContext, server: web.Served) -> None:
    page = context.new_page()
    page.emulate_media(reduced_motion="reduce")
    page.clock.pause_at(web.NOON + dt.timedelta(minutes=1))
    page.goto(server.url(ADDRESS))
    count = page.locator(".cg-kiosk__count")
    expect(count).to_have_text("1 of 12")
    expect(page.get_by_role("button", name="Pause")).to_have_count(0)
    page.clock.run_for(HOUR * 1000)
    expect(count).to_have_text("1 of 12")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Back"
    page.keyboard.press("Enter")
    expect(count).to_have_text("12 of 12")


@pytest.mark.parametrize("scripts", [True, False])
def test_no_way_leads_out(scripts: bool, look: Open) -> None:
    page = look(ADDRESS, java_script_enabled=scripts)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator(WAYS_OUT).count() == 0


def test_without_script_all_cards_follow_each_other(look: Open) -> None:
    page = look(ADDRESS, width=320, java_script_enabled=False)
    expect(page.get_by_text("Example stories and openings")).to_be_visible()
    expect(card(page)).to_have_count(12)
    expect(page.locator("button:visible")).to_have_count(0)


def test_the_floor_of_the_address_comes_first(context: BrowserContext, server: web.Served, guide: Guide) -> None:
    cards = opened(context, server).locator(".cg-kiosk__card")
    for name in ("role", "track"):
        ids = (cards.last.get_attribute(f"data-{name}s") or "").split()
        page = opened(context, server, f"{ADDRESS}?{name}={ids[-1]}")
        assert ids[-1] in (card(page).get_attribute(f"data-{name}s") or "").split()
    assert {*guide.tracks} > set(ids)


def test_openings_that_have_closed_are_left_out(context: BrowserContext, server: web.Served) -> None:
    page = context.new_page()
    page.clock.pause_at(web.NOON + dt.timedelta(days=3650))
    page.goto(server.url(ADDRESS))
    expect(page.locator(".cg-kiosk__count")).to_have_text("1 of 6")


def test_a_newer_page_is_shown_and_a_lost_network_changes_nothing(context: BrowserContext, server: web.Served) -> None:
    page = opened(context, server)
    with page.expect_response(lambda answer: answer.url.endswith(ADDRESS)):
        page.reload()
    expect(page.locator(".cg-kiosk__count")).to_have_text("1 of 12")
    page.evaluate("window.isFirst = true")
    context.set_offline(True)
    with page.expect_event("requestfailed"):
        page.clock.run_for(5 * IDLE * 1000)
    expect(card(page)).to_have_count(1)
    assert page.evaluate("window.isFirst")
    context.set_offline(False)
    html = (server.site / "kiosk/index.html").read_text(encoding="utf-8")
    newer = html.replace("Your next step is here", "A newer page")
    page.route("**" + ADDRESS, lambda route: route.fulfill(body=newer, content_type="text/html"))
    page.clock.run_for(5 * IDLE * 1000)
    expect(page.get_by_role("heading", name="A newer page")).to_be_visible()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (1920, 1080), (1080, 1920)])
def test_each_card_fits_the_screen_in_large_type(width: int, height: int, look: Open) -> None:
    page = look(ADDRESS, width=width, height=height)
    expect(page.get_by_role("button", name="Next")).to_be_visible()  # the script shows one card now
    for _ in range(12):
        size = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
        assert size == [width, height], card(page).inner_text()
        sizes = page.locator(".cg-kiosk__controls button:visible").evaluate_all(
            "(nodes) => nodes.map((node) => Math.min(node.offsetWidth, node.offsetHeight))"
        )
        assert len(sizes) == 4
        assert min(sizes) >= 48
        page.get_by_role("button", name="Next").click()


def test_the_first_view_is_light(visit: Open, server: web.Served) -> None:
    page = visit(web.PLAIN)
    paths: set[str] = set()
    page.context.on("request", lambda request: paths.add(urlsplit(request.url).path))
    page.goto(server.url(ADDRESS), wait_until="networkidle")
    files = [server.site / path.lstrip("/") / ("index.html" if path.endswith("/") else "") for path in paths]
    assert sum(len(gzip.compress(file.read_bytes(), 6)) for file in files) <= 100 * 1024
    assert len(files) <= 12


def test_axe_finds_nothing(look: Open) -> None:
    page = judged(look, ADDRESS, "light", 320)
    assert not any(all_complaints(page).values())
    page.get_by_role("button", name="Show my floor").click()
    assert not any(all_complaints(page).values())
