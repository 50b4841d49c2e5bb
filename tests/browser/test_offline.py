"""Ten tasks of an agent from a copy on a disk: no server, no network."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from careerguide.build import offline
from playwright.sync_api import Browser, Page, expect
from support import web

START = "customer-support-executive"
ANSWER = "[data-search-answer]"
OpenFile = Callable[[str], Page]


@pytest.fixture(scope="module")
def copy(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site in a folder."""
    target = tmp_path_factory.mktemp("stick") / "copy"
    offline.write(site, target)
    return target


@pytest.fixture
def file(chromium: Browser, copy: Path) -> Iterator[OpenFile]:
    """Open a file of the copy without a network; an error, or a request for anything but a file, fails the test."""
    context = chromium.new_context(offline=True)
    context.set_default_timeout(web.PATIENCE)
    faults: list[str] = []
    context.on("weberror", lambda error: faults.append(str(error.error)))
    context.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    context.on("request", lambda request: None if request.url.startswith("file:") else faults.append(request.url))

    def opened(path: str) -> Page:
        page = context.new_page()
        page.goto(f"{copy.as_uri()}/{path}")
        return page

    yield opened
    context.close()
    assert not faults


def test_start_page_and_menu(file: OpenFile) -> None:
    page = file(offline.START)
    page.get_by_role("link", name="Open the guide").click()
    page.locator(".cg-menu--wide").get_by_role("link", name="Roles").click()
    page.locator("main a[href$='/team-leader/index.html'], main a[href$='team-leader/index.html']").first.click()
    expect(page.locator("h1")).to_contain_text("Team Leader")


def test_search_answers_with_a_card_that_leads_to_its_page(file: OpenFile) -> None:
    page = file("guide/search/index.html?q=what+comes+after+team+leader")
    expect(page.locator("[data-search-result]").first).to_be_visible()
    expect(page.locator(".cg-fork__title").first).to_be_visible()
    page.locator(ANSWER).first.click()
    page.wait_for_url(re.compile(r"/guide/roles/team-leader/index\.html#leads$"))


def test_search_opens_over_any_page(file: OpenFile) -> None:
    page = file("guide/roles/index.html")
    page.locator("button.cg-search-open").click()
    page.get_by_role("dialog").get_by_role("combobox").or_(page.get_by_role("dialog").locator("input")).first.fill(
        "coach"
    )
    link = page.get_by_role("dialog").locator("[data-search-result]").first
    expect(link).to_have_attribute("href", re.compile(r"\.html(#|$)"))


def test_planner_gives_routes(file: OpenFile) -> None:
    page = file(f"guide/plan/index.html#from={START}&to=team-leader")
    expect(page.locator(".cg-plan__said")).to_contain_text(re.compile(r"route"))


def test_two_roles_side_by_side(file: OpenFile) -> None:
    page = file(f"guide/compare/index.html#roles={START},team-leader")
    expect(page.locator("role-compare table").first).to_contain_text("Team Leader")


def test_my_page_keeps_answers(file: OpenFile) -> None:
    page = file("guide/my/index.html")
    page.locator("my-keeping").get_by_role("button", name="On this computer").click()
    page.locator("#cg-my-role").select_option(START)
    expect(page.locator("my-keeping .cg-keeping__said")).to_contain_text("on this computer")
    page.reload()
    expect(page.locator("who-i-am")).to_contain_text("Customer Support Executive")
    page.locator(".cg-menu--wide").get_by_role("link", name="Roles").click()
    expect(page.locator("who-i-am")).to_contain_text("Customer Support Executive")


def test_opening_says_who_may_apply(file: OpenFile) -> None:
    expect(file(f"guide{web.OPENING}index.html").locator("eligibility-check")).to_contain_text("Choose your role")


@pytest.mark.parametrize(
    "path",
    [web.STORY, "/moves/team-leader/assistant-manager/", "/roles/team-leader/pocket/"],
    ids=["story", "move", "print"],
)
def test_links_of_a_page_name_files(file: OpenFile, copy: Path, path: str) -> None:
    page = file(f"guide{path}index.html")
    expect(page.locator("h1").first).to_be_visible()
    top = copy.as_uri() + "/"
    addresses = page.locator("a[href]").evaluate_all("(links) => links.map((link) => link.href.replace(/[?#].*/, ''))")
    inside = [address for address in addresses if address.startswith(top)]
    assert inside
    assert [address for address in inside if not (copy / address.removeprefix(top)).is_file()] == []
