"""Pages ask nobody else, need no exception from a strict policy, and leave nothing on the computer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from support import web
from support.profile_page import choose_role
from support.web import Open, stored

Watched = tuple[Page, web.Witness]


@pytest.fixture(scope="module")
def witnessed(chromium: Browser, strict: web.Served) -> Iterator[Watched]:
    context = chromium.new_context()
    witness = web.Witness(context, strict.origin)
    yield context.new_page(), witness
    context.close()


@pytest.fixture
def watched(witnessed: Watched) -> Watched:
    """A page whose every request and complaint is written down, from a clean sheet."""
    page, witness = witnessed
    page.goto("about:blank")
    witness.forget()
    return witnessed


def test_every_feature_works_under_the_content_security_policy(watched: Watched, strict: web.Served) -> None:
    page, witness = watched
    page.goto(strict.url("/"))
    choose_role(page, "Team Leader")
    expect(page.locator(".cg-fork .cg-chart").first).to_be_visible()
    expect(page.locator("home-steps .cg-journey").first).to_be_visible()
    page.get_by_role("button", name="Dark theme").click()
    expect(page.locator("body")).to_have_css("background-color", "rgb(15, 21, 38)")
    assert web.search(page, "quality")
    page.locator("[data-search-result]").first.click()
    expect(page.locator("mark").first).to_be_visible()
    assert (witness.elsewhere, witness.complaints) == ([], [])


@pytest.mark.parametrize(
    ("planted", "complaint"),
    [
        (
            """document.body.style.setProperty('color', 'red');
            document.head.append(Object.assign(document.createElement('script'), {text: '1'}))""",
            "script-src-elem blocked inline",
        ),
        ("fetch('http://127.0.0.1:9/').catch(() => 0)", "connect-src blocked http://127.0.0.1:9/"),
        ("console.error('oh')", "error: oh"),
        ("setTimeout(() => { throw new Error('oh') })", "uncaught: oh"),
    ],
)
def test_a_planted_fault_fails_the_check(planted: str, complaint: str, watched: Watched, strict: web.Served) -> None:
    """Otherwise empty lists would say nothing."""
    page, witness = watched
    page.goto(strict.url("/"))
    page.evaluate(f"() => {{ {planted} }}")
    for _ in range(web.PATIENCE // 100):
        if any(line.startswith(complaint) for line in witness.complaints):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"{complaint} is not among {witness.complaints}")


def test_the_test_site_is_not_a_secure_context(visit: Open) -> None:
    """As on the company's plain-http intranet: no clipboard, no locks, no service worker to lean on."""
    assert visit("/").evaluate("[isSecureContext, 'clipboard' in navigator, 'locks' in navigator]") == [
        False,
        False,
        False,
    ]


def test_a_question_and_a_search_store_nothing(visit: Open) -> None:
    """Pages that are only looked at are in test_first_visit.py."""
    page = visit("/")
    choose_role(page, "Team Leader")
    assert web.search(page, "coaching")
    page.locator("[data-search-result]").first.click()
    expect(page.locator("mark").first).to_be_visible()
    assert stored(page) == {}


def test_only_the_colour_scheme_is_stored_and_only_in_this_tab(visit: Open, server: web.Served) -> None:
    page = visit("/")
    page.get_by_role("button", name="Dark theme").click()
    assert stored(page) == {"session": {"cg.scheme": "dark"}}
    page.goto(server.url("/roles/"))
    expect(page.get_by_role("button", name="Light theme")).to_be_visible()
    other = page.context.new_page()
    other.goto(server.url("/roles/"))
    expect(other.get_by_role("button", name="Dark theme")).to_be_visible()
    assert stored(other) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_paint_has_the_systems_colours(scheme: str, visit: Open) -> None:
    """Before the scripts that may come late, so that nobody is dazzled at night."""
    page = visit(web.PLAIN, color_scheme=scheme)
    page.route("**/main.js*", lambda route: route.abort())
    page.goto(page.url.replace(web.PLAIN, "/roles/"))
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 21, 38)"
    assert dark == (scheme == "dark")
