"""axe-core finds nothing on any kind of page, light and dark, from a phone's width to a desk's, dialogs open."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import node
import pytest
import web
from playwright.sync_api import Browser, BrowserContext, Page

WIDTHS = (320, 683, 1280)
SCHEMES = ("light", "dark")
# All rules in light; dark changes colours and nothing else, so that there the rules about colours are asked again.
RULES = {
    "light": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "dark": ["color-contrast", "link-in-text-block"],
}
RUN = """async (rules) => {
  const options = {runOnly: rules, resultTypes: ["violations"], iframes: false, preload: false};
  const found = await axe.run(options);
  return found.violations.map(({id, help, nodes}) => `${id}: ${help}: ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`);
}"""

Profile = Callable[[str], BrowserContext]


@pytest.fixture(scope="module")
def profile(chromium: Browser) -> Iterator[Profile]:
    """One browser profile for each scheme, shared by the pages of a worker: they keep nothing."""
    opened: dict[str, BrowserContext] = {}

    def of(scheme: str) -> BrowserContext:
        if scheme not in opened:
            opened[scheme] = chromium.new_context(color_scheme=scheme)  # type: ignore[arg-type]
            opened[scheme].add_init_script(path=node.module("axe-core/axe.min.js"))
        return opened[scheme]

    yield of
    for context in opened.values():
        context.close()


@pytest.fixture
def look(profile: Profile, server: web.Served) -> Iterator[Callable[[str, str, int], Page]]:
    """Open an address in a scheme at a width, with axe in it."""
    pages: list[Page] = []

    def at(address: str, scheme: str, width: int) -> Page:
        page = profile(scheme).new_page()
        pages.append(page)
        page.set_viewport_size({"width": width, "height": 768})
        if address == web.OLD:
            web.stay(page)
        page.goto(server.url(address))
        return web.settle(page)

    yield at
    for page in pages:
        page.close()


Look = Callable[[str, str, int], Page]


def complaints(page: Page, scheme: str) -> list[str]:
    """What axe finds, one line for each rule that is broken."""
    found: list[str] = page.evaluate(RUN, RULES[scheme])
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("kind", web.KINDS)
def test_every_kind_of_page(kind: str, scheme: str, look: Look) -> None:
    """The page is opened at the first width, then its window is made wider."""
    page = look(web.KINDS[kind], scheme, WIDTHS[0])
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 768})
        found[width] = complaints(page, scheme)
    assert found == {width: [] for width in WIDTHS}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_search_open_with_results(width: int, scheme: str, look: Look) -> None:
    page = look("/", scheme, width)
    web.search(page, "quality")
    assert complaints(page, scheme) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [320, 683])
def test_narrow_menu_open(width: int, scheme: str, look: Look) -> None:
    page = look("/", scheme, width)
    page.get_by_text("Menu", exact=True).click()
    assert page.get_by_role("navigation", name="Main, short").is_visible()
    assert complaints(page, scheme) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_table_under_the_map_open(width: int, scheme: str, look: Look) -> None:
    page = look("/", scheme, width)
    page.get_by_text("The same map as a table").click()
    assert page.locator(".cg-table--map").is_visible()
    assert complaints(page, scheme) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_role_chosen_and_its_ways_lit(width: int, scheme: str, look: Look) -> None:
    """While a station has the focus the others fade: what still counts must still be readable."""
    page = look("/", scheme, width)
    page.get_by_label("I am a").select_option("Team Leader")
    page.locator('.cg-map__stations a[href="roles/team-leader/"]').focus()
    assert page.locator(".cg-map__lit path").count() > 0
    assert complaints(page, scheme) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("fault", "rule"),
    [
        ("document.querySelector('.cg-lead').style.cssText = 'color: #777; background: #888'", "color-contrast"),
        ("document.querySelector('main, [role=main]').prepend(document.createElement('img'))", "image-alt"),
        (
            "for (const a of document.querySelectorAll('.cg-footer a')) a.style.cssText = 'font-size: 6px; line-height: 1; display: block'",
            "target-size",
        ),
    ],
)
def test_a_planted_fault_is_found(fault: str, rule: str, scheme: str, look: Look) -> None:
    """Otherwise an empty list would say nothing."""
    page = look("/roles/team-leader/", scheme, 1280)
    page.evaluate(fault)
    found = {line.split(":")[0] for line in complaints(page, scheme)}
    assert (rule in found) == (scheme == "light" or rule in RULES["dark"])
