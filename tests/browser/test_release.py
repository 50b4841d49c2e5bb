"""A release never breaks a browser that is open or has kept files of the release before, in any order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from support import own_site, releases, web
from support.releases import Host

PLAN = "/plan/#from=agent&to=senior-agent"
# Everything that the planner's element needs, fetched as the browser fetches it, without the page.
FETCH = "async (addresses) => { for (const address of addresses) await (await fetch(address)).text(); }"


@pytest.fixture(scope="module")
def sites(shared: Path) -> dict[str, Path]:
    """The first and the second release, and the first as an engine without releases made it."""

    def make(folder: Path) -> None:
        site = releases.first(folder / "first")
        releases.second(folder / "second")
        releases.without_versions(site, folder / "earlier")

    folder = web.once(shared / "releases", make)
    return {"first": folder / "first" / "site", "second": folder / "second" / "site", "earlier": folder / "earlier"}


@pytest.fixture(params=releases.CACHES)
def host(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Host]:
    with releases.host(tmp_path / "host", request.param) as served:
        yield served


@pytest.fixture
def profile(chromium: Browser) -> Iterator[BrowserContext]:
    """A new profile, whose cache is empty; an error in a script fails the test."""
    with own_site.profile(chromium) as profile:
        yield profile


def planner_works(page: Page) -> None:
    """It answers the question in the address, and others after that."""
    expect(page.locator(".cg-route").first).to_be_visible()
    for end, title in (("trainer", "Trainer"), ("senior-agent", "Agent")):
        page.evaluate("(hash) => { location.hash = hash; }", f"#from=agent&to={end}")
        expect(page.locator(".cg-route").first).to_contain_text(title)


def search_works(page: Page) -> None:
    page.get_by_role("button", name="Search", exact=True).click()
    page.get_by_label("Search roles, skills and pages").fill("agent")
    expect(page.locator("dialog [data-search-result][href$='/roles/agent/']")).to_be_visible()


def title_of(page: Page) -> str:
    """What the planner calls the role that the second release has another title for."""
    return page.locator("route-planner option[value=senior-agent]").first.inner_text()


def scripts_of(site: Path) -> list[str]:
    """Addresses of all scripts of a release."""
    top = site / "assets" / releases.release_of(site)
    return ["/" + file.relative_to(site).as_posix() for file in sorted(top.rglob("*.js"))]


def data_of(site: Path) -> list[str]:
    top = site / "assets" / releases.release_of(site)
    return ["/" + file.relative_to(site).as_posix() for file in sorted(top.rglob("*.json"))]


Order = Callable[[Page, Host, dict[str, Path]], None]


def a_page_stays_open(page: Page, host: Host, sites: dict[str, Path]) -> None:
    page.goto(host.served.url(PLAN))
    planner_works(page)
    host.publish(sites["second"])
    planner_works(page)
    search_works(page)


def an_open_page_is_reloaded(page: Page, host: Host, sites: dict[str, Path]) -> None:
    page.goto(host.served.url(PLAN))
    planner_works(page)
    host.publish(sites["second"])
    page.reload()
    planner_works(page)
    assert title_of(page) == "Leading Agent"


def a_link_leads_from_the_old_to_the_new(page: Page, host: Host, sites: dict[str, Path]) -> None:
    page.goto(host.served.url("/roles/"))
    web.settle(page)
    host.publish(sites["second"])
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Plan").click()
    page.goto(host.served.url(PLAN))
    planner_works(page)
    assert title_of(page) == "Leading Agent"


def the_back_button_leads_to_the_old(page: Page, host: Host, sites: dict[str, Path]) -> None:
    page.goto(host.served.url(PLAN))
    planner_works(page)
    host.publish(sites["second"])
    page.goto(host.served.url("/roles/agent/"))
    web.settle(page)
    page.go_back()
    planner_works(page)
    page.go_forward()
    search_works(page)


def only_the_page_is_kept(page: Page, host: Host, sites: dict[str, Path]) -> None:
    page.goto(host.served.url("/roles/agent/"))
    page.evaluate(FETCH, ["/plan/"])
    host.publish(sites["second"])
    page.goto(host.served.url(PLAN))
    planner_works(page)


def the_page_and_the_first_script_are_kept(page: Page, host: Host, sites: dict[str, Path]) -> None:
    page.goto(host.served.url("/roles/agent/"))
    # The planner itself is in a chunk of its own.
    main = [address for address in scripts_of(sites["first"]) if address.endswith(("/main.js", "/chunks/lib.js"))]
    assert len(main) == 2
    page.evaluate(FETCH, ["/plan/", *main])
    host.publish(sites["second"])
    page.goto(host.served.url(PLAN))
    planner_works(page)


def all_but_the_data_is_kept(page: Page, host: Host, sites: dict[str, Path]) -> None:
    page.goto(host.served.url("/404.html"))
    page.evaluate(FETCH, ["/plan/", *scripts_of(sites["first"])])
    host.publish(sites["second"])
    page.goto(host.served.url(PLAN))
    # A page that counts as used asks before it reloads; Playwright's own scripts can count as use.
    ask = page.get_by_role("button", name="Reload this page")
    expect(ask.or_(page.locator(".cg-route").first)).to_be_visible()
    if ask.is_visible():
        ask.click()
    planner_works(page)


def all_but_the_page_is_kept(page: Page, host: Host, sites: dict[str, Path]) -> None:
    page.goto(host.served.url("/404.html"))
    page.evaluate(FETCH, [*scripts_of(sites["first"]), *data_of(sites["first"])])
    host.publish(sites["second"])
    page.goto(host.served.url(PLAN))
    planner_works(page)
    assert title_of(page) == "Leading Agent"


def the_newer_is_withdrawn(page: Page, host: Host, sites: dict[str, Path]) -> None:
    page.goto(host.served.url(PLAN))
    planner_works(page)
    host.publish(sites["second"])
    page.reload()
    planner_works(page)
    host.publish(sites["first"])
    planner_works(page)
    search_works(page)
    page.reload()
    planner_works(page)


def the_line_is_down_in_between(page: Page, host: Host, sites: dict[str, Path]) -> None:
    page.goto(host.served.url(PLAN))
    planner_works(page)
    page.context.set_offline(True)
    host.publish(sites["second"])
    planner_works(page)
    page.context.set_offline(False)
    planner_works(page)
    search_works(page)


ORDERS: tuple[Order, ...] = (
    a_page_stays_open,
    an_open_page_is_reloaded,
    a_link_leads_from_the_old_to_the_new,
    the_back_button_leads_to_the_old,
    only_the_page_is_kept,
    the_page_and_the_first_script_are_kept,
    all_but_the_data_is_kept,
    all_but_the_page_is_kept,
    the_newer_is_withdrawn,
    the_line_is_down_in_between,
)


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.__name__)
def test_the_planner_works(order: Order, host: Host, profile: BrowserContext, sites: dict[str, Path]) -> None:
    host.publish(sites["first"])
    order(profile.new_page(), host, sites)


EARLIER = (
    a_page_stays_open,
    an_open_page_is_reloaded,
    a_link_leads_from_the_old_to_the_new,
    the_back_button_leads_to_the_old,
    only_the_page_is_kept,
)


@pytest.mark.parametrize("order", EARLIER, ids=lambda order: order.__name__)
def test_pages_of_an_engine_without_releases_go_on(
    order: Order, host: Host, profile: BrowserContext, sites: dict[str, Path]
) -> None:
    """Their scripts have addresses without a release."""
    host.publish(sites["earlier"])
    order(profile.new_page(), host, sites)
