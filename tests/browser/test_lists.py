"""Stories and openings are lists with choices, which are part of the page's address."""

from __future__ import annotations

import re

import pytest
from careerguide.guide.guide import Guide
from playwright.sync_api import Locator, Page, expect
from support import web
from support.web import Open


def shown(page: Page) -> list[str]:
    """The entries that are seen once all folds are open, by the last part of their address."""
    page.evaluate("document.querySelectorAll('.cg-rest').forEach((fold) => { fold.open = true; })")
    links = page.locator("filter-list li h3 a")
    ids: list[str] = links.evaluate_all(
        "(links) => links.filter((a) => a.checkVisibility()).map((a) => a.pathname.split('/').at(-2))"
    )
    return ids


def status(page: Page) -> Locator:
    return page.locator(".cg-filter").get_by_role("status")


def choice(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True)


def stories_of(guide: Guide, site: str) -> set[str]:
    return {story.id for story in guide.people.stories.values() if guide.sites[story.leader.site or ""].title == site}


@pytest.mark.parametrize(
    ("address", "choices", "state", "wanted"),
    [
        ("/stories/", {"Track": "Quality Assurance"}, "#track=Quality+Assurance", {"from-the-phones-to-quality"}),
        (
            "/stories/",
            {"Track": "Sales", "Site": "Bogota"},
            "#track=Sales&site=Bogota",
            {"from-bank-support-to-a-sales-team"},
        ),
        (
            "/stories/",
            {"A move they made": "Quality Analyst to Quality Lead"},
            "#move=Quality+Analyst+to+Quality+Lead",
            {"from-the-phones-to-quality"},
        ),
        ("/stories/", {"Track": "Quality Assurance", "Site": "Bogota"}, "#track=Quality+Assurance&site=Bogota", set()),
        ("/stories/", {"A role they had": "Vice President"}, "#role=Vice+President", {"from-the-phones-to-a-region"}),
        ("/openings/", {"Shift": "Night shifts"}, "#shift=Night+shifts", {"team-leader-manila"}),
        (
            "/openings/",
            {"Client": "Travel"},
            "#line=Travel",
            {"process-trainer-cebu", "operations-manager-cebu"},
        ),
        ("/openings/", {"Site": "Pune", "Client": "Travel"}, "#site=Pune&line=Travel", set()),
    ],
)
def test_a_choice_filters_the_list_and_is_in_the_address(
    address: str, choices: dict[str, str], state: str, wanted: set[str], look: Open, server: web.Served
) -> None:
    page = web.settle(look(address))
    everything = shown(page)
    one, many = ("story", "stories") if address == "/stories/" else ("opening", "openings")
    expect(status(page)).to_have_text(f"{len(everything)} {many}")
    for label, value in choices.items():
        choice(page, label).select_option(value)
    count = (
        f"{len(wanted)} {one if len(wanted) == 1 else many}"
        if wanted
        else f'No {many} for these choices. Set one of them to "Any".'
    )
    expect(status(page)).to_have_text(count)
    assert (set(shown(page)), page.url) == (wanted, server.url(address) + state)
    look(web.PLAIN).goto(server.url(address) + state)
    web.settle(page)
    assert set(shown(page)) == wanted
    assert {label: choice(page, label).input_value() for label in choices} == choices
    for label in choices:
        choice(page, label).select_option("Any")
    expect(status(page)).to_have_text(f"{len(everything)} {many}")
    assert (shown(page), page.url) == (everything, server.url(address))


def test_back_keeps_the_choice_and_leaves_the_list(look: Open, server: web.Served, guide: Guide) -> None:
    page = look("/")
    page.goto(server.url("/stories/"))
    web.settle(page)
    for site in ("Cebu", "Pune"):
        choice(page, "Site").select_option(site)
    page.locator("filter-list li:not([hidden]) h3 a").first.click()
    page.wait_for_url("**/stories/*/")
    page.go_back()
    web.settle(page)
    assert set(shown(page)) == stories_of(guide, "Pune")
    expect(choice(page, "Site")).to_have_value("Pune")
    page.go_back()
    assert page.url == server.url("/")


def test_a_choice_in_the_address_is_applied_and_back_undoes_it(look: Open, guide: Guide) -> None:
    page = web.settle(look("/stories/"))
    page.evaluate("location.hash = 'site=Cebu'")
    expect(status(page)).to_have_text(f"{len(stories_of(guide, 'Cebu'))} stories")
    page.go_back()
    expect(status(page)).to_have_text(f"{len(guide.people.stories)} stories")
    page.go_forward()
    expect(choice(page, "Site")).to_have_value("Cebu")


@pytest.mark.parametrize(
    "state",
    [
        "site=Atlantis",
        "colour=red",
        "site",
        "=&&=",
        "%E0%A4%A",
        "__proto__=x&constructor=y",
        "site=%3Cimg%20src%3Dx%3E",
        "content",
    ],
)
@pytest.mark.parametrize("address", ["/stories/", "/openings/"])
def test_unknown_values_in_the_address_are_ignored(address: str, state: str, look: Open, server: web.Served) -> None:
    page = look(web.PLAIN)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(server.url(f"{address}#{state}"))
    web.settle(page)
    assert len(shown(page)) == page.locator("filter-list li h3 a").count() >= 12
    assert {select.input_value() for select in page.locator(".cg-filter select").all()} == {""}
    assert faults == []


@pytest.mark.parametrize(("address", "place"), [("/stories/", "Pune"), ("/openings/", "Krakow")])
def test_a_list_by_keyboard_alone_at_320(address: str, place: str, look: Open) -> None:
    page = web.settle(look(address, width=320))
    web.press_until(page, ".cg-filter select")
    while choice(page, "Site").evaluate(
        "(select) => select !== document.activeElement && document.activeElement.matches('.cg-filter *')"
    ):
        page.keyboard.press("Tab")
    expect(choice(page, "Site")).to_be_focused()
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.type(place)
    expect(choice(page, "Site")).to_have_value(place)
    expect(status(page)).to_have_text(re.compile(r"^[1-9] (story|stories|opening|openings)$"))
    web.press_until(page, "filter-list h3 a")
    first = shown(page)[0]
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}{first}/")
