"""At 1366x768, the answer to a page's question is on the screen without scrolling."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support import web
from support.my_page import FILLED, ME, PUT_KEPT, ready
from support.profile_page import CSE, known, saved
from support.web import Open

# The page, what a person has kept, and elements that have to be whole on the screen.
FOLDS: dict[str, tuple[str, dict[str, object], tuple[str, ...]]] = {
    "my page, nothing chosen": ("/my/", {}, ("h1", "#cg-my-role", "#cg-keep-computer", "#skills-title")),
    "my page, nothing rated": ("/my/", ME, ("#cg-my-next", "#cg-my-start", "my-match .cg-match", "my-learning h2")),
    "my page": (
        "/my/",
        FILLED,
        (
            "#cg-my-since",
            "#cg-my-step",
            "my-keeping .cg-keeping__said",
            ".cg-match__percent",
            ".cg-lesson >> nth=0",
            "[data-skill] > summary >> nth=0",
            "[data-skill] > summary >> nth=8",
        ),
    ),
}


@pytest.mark.parametrize("page_name", FOLDS)
def test_the_answer_is_on_the_first_screen(page_name: str, visit: Open) -> None:
    address, records, selectors = FOLDS[page_name]
    page = visit("/assets/careerguide/release.json")
    page.evaluate(PUT_KEPT, records)
    page.goto(page.url.replace("/assets/careerguide/release.json", address))
    ready(page)
    for selector in selectors:
        expect(page.locator(selector)).to_be_in_viewport(ratio=1)


# Home of a person whose role and start are known.
FOR_ROLE = ("home-steps h1", ".cg-head .cg-button", ".cg-fork__step", ".cg-chart__you", ".cg-fork__axis",
            ".cg-home__aside .cg-due", ".cg-home__aside .cg-voice__quote")  # fmt: skip


def test_the_next_steps_from_my_role_are_on_the_first_screen(look: Open) -> None:
    page = saved(look, "/", {"me/me": {"role": CSE, "since": "2025-11", "next": ""}})
    for selector in FOR_ROLE:
        for element in (page.locator(selector).first, page.locator(selector).last):
            expect(element, selector).to_be_in_viewport(ratio=1)


# Address -> elements of which the first and the last are in the first screen.
FIRST = {
    "/": ("h1", "i-am .cg-button", "i-am .cg-chip", ".cg-voice .cg-journey__mark", ".cg-home__row h2"),
    "/roles/team-leader/": ("h1", ".cg-button", ".cg-keyfacts dt", ".cg-flow h2", ".cg-flow__in", ".cg-needs > li",
                            ".cg-flow__out .cg-chart", ".cg-flow__axis"),
    "/roles/customer-support-executive/": ("h1", ".cg-button", ".cg-flow h2", ".cg-needs > li"),
    "/moves/team-leader/assistant-manager/": ("h1", ".cg-button", ".cg-move__tenure .cg-chart", ".cg-gates > li",
                                              "#changes", "#prepare"),
    "/skills/coaching-and-feedback/": ("h1", ".cg-button", "#levels", "#expert", "#needed"),
    "/skills/": ("h1", "#communication", "#customer", "#data"),
    "/bands/mid/": ("h1", "#levels ~ ol h3", "#skills ~ ul > li"),
    "/plan/#from=customer-support-executive&to=operations-manager": (
        "route-planner form", ".cg-plan__answer h2", ".cg-route h3", ".cg-route__chart > svg", ".cg-route__stops > li"),
    "/plan/#from=customer-support-executive": (".cg-plan__answer h2", ".cg-plan__years h3 >> nth=0"),
    "/compare/#roles=customer-support-executive,team-leader": (
        "role-compare form", ".cg-compare__roles h2", ".cg-compare__roles p"),
    "/bands/": ("h1", ".cg-bands__list h2", ".cg-bands__list .cg-lines > li"),
    "/map/": ("h1", "#cg-map-role", ".cg-map__grid thead", ".cg-map__role[href$='/team-leader/']"),
    "/tracks/": ("h1", ".cg-tracks__track >> nth=0", ".cg-tracks__track >> nth=2"),
    "/tracks/customer-support/": ("h1", ".cg-button", ".cg-keyfacts", ".cg-ladder"),
    "/roles/": ("h1", "#cg-find-track", "#cg-find-sort", ".cg-role-list > li >> nth=11"),
    "/no-such-page/": ("h1", ".cg-lost", "#content .cg-lines"),
    "/hr/": ("h1", ".cg-today .cg-button", "#change-something", "#learn-how-it-is-written", "#look-something-up"),
    "/hr/health/": ("h1", ".cg-head .cg-button", ".cg-keyfacts", "#due", "#missing", "#owners"),
    "/hr/health/no-story/": ("h1", ".cg-button", "thead", "tbody tr >> nth=5"),
    "/hr/health/owners/": ("h1", ".cg-button", "tbody tr >> nth=8"),
    "/hr/rules/": ("h1", ".cg-fold h2", ".cg-fold summary"),
    "/hr/rules/dead-end/": ("h1", ".cg-notice", "#wrong", "#right"),
    "/hr/matrix/": ("h1", ".cg-button", ".cg-columns li"),
    "/hr/ending/": ("h1", ".cg-toc li a", "#withdraw-a-story", "ol li >> nth=4"),
    "/recruiters/": ("h1", "links-chooser select", ".cg-toc li a", "#what-to-send", "#what-to-send ~ ul li >> nth=3"),
    "/guide/": ("h1", ".cg-written .cg-button", "#you-are-new-here", "#you-plan-a-step", "#you-apply"),
    "/guide/applying/": ("h1", ".cg-written .cg-button", ".cg-toc li a", "#the-rules", "tbody tr >> nth=5"),
    "/learning/": ("h1", ".cg-written .cg-button", ".cg-toc li a"),
}  # fmt: skip


@pytest.mark.parametrize("address", FIRST)
def test_the_answer_is_in_the_first_screen(address: str, look: Open) -> None:
    page = web.settle(look(address))
    for selector in FIRST[address]:
        for element in (page.locator(selector).first, page.locator(selector).last):
            expect(element, selector).to_be_in_viewport(ratio=1)


# Pages that are at most eight screens of a phone high.
SHORT = ["/map/", "/tracks/", "/tracks/customer-support/", "/tracks/operations/", "/roles/", "/no-such-page/",
         "/hr/", "/hr/ending/", "/hr/rules/", "/guide/", "/guide/expect/", "/learning/", "/recruiters/",
         "/boards/"]  # fmt: skip


@pytest.mark.parametrize("address", SHORT)
def test_a_phone_shows_the_page_in_eight_screens(address: str, look: Open) -> None:
    page = web.settle(look(address, width=320, height=640))
    assert page.evaluate("document.documentElement.scrollHeight") <= 8 * 640


@pytest.mark.parametrize(
    ("address", "width"),
    [
        *(("/map/#role=team-leader", width) for width in (320, 683, 1366)),
        *((address, 683) for address in ("/map/", "/roles/", "/tracks/quality/")),
    ],
)
def test_nothing_moves_when_the_script_has_drawn(address: str, width: int, look: Open) -> None:
    """The other widths, and the other kinds, are in test_each_kind.py."""
    page = look(web.PLAIN, width=width)
    page.goto(page.url.replace(web.PLAIN, address))
    web.settle(page)
    web.drawn(page)
    shift = page.evaluate(
        """new Promise((done) => new PerformanceObserver((list) =>
          done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
          .observe({type: "layout-shift", buffered: true}) || setTimeout(done, 300, 0))"""
    )
    assert shift <= 0.02


PERSON = {"role": CSE, "since": "2025-11", "next": ""}
# Openings, stories and events without and with a role: elements that are in the first screen as a whole.
PEOPLE: list[tuple[str, dict[str, str] | None, list[str]]] = [
    (web.OPENING, None, ["h1", ".cg-keyfacts", ".cg-dates", ".cg-verdict", ".cg-apply", ".cg-rules", ".cg-answers"]),
    (
        web.OPENING,
        PERSON,
        ["h1", ".cg-dates__today", ".cg-verdict--not-yet", ".cg-plan-here", ".cg-apply", ".cg-rules"],
    ),
    ("/openings/", None, ["h1", ".cg-filter", "li[data-level]:nth-child(3)"]),
    ("/openings/", PERSON, [".cg-group__switch", "li[data-level] .cg-offer__who--now"]),
    (web.STORY, None, ["h1", ".cg-told__quote", ".cg-journey--labelled"]),
    ("/stories/", None, ["h1", ".cg-filter", "li[data-level]:nth-child(3) .cg-story__quote"]),
    ("/stories/", PERSON, [".cg-group__switch", "li[data-level] .cg-story__quote"]),
    ("/events/", None, ["h1", "a[href$='calendar.ics']", ".cg-filter", ".cg-events > li:nth-child(3)"]),
    ("/kit/", None, ["h1", ".cg-kit__huddle", ".cg-openings > li"]),
]
SCREEN, MOST_SCREENS = 640, 8


@pytest.mark.parametrize(("address", "person", "elements"), PEOPLE)
def test_the_answer_is_in_the_first_view(
    address: str, person: dict[str, str] | None, elements: list[str], look: Open
) -> None:
    page = look(address, width=1366, height=768)
    if person:
        known(page, person)
        page.locator(elements[0]).first.wait_for()
    web.settle(page)
    for selector in elements:
        element = page.locator(selector).first
        element.wait_for()
        box = element.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768, (selector, box)


@pytest.mark.parametrize("address", [web.OPENING, "/openings/", web.STORY, "/stories/", "/events/", "/kit/"])
@pytest.mark.parametrize("person", [None, PERSON])
def test_a_page_on_a_phone_has_at_most_eight_screens(address: str, person: dict[str, str] | None, look: Open) -> None:
    """A longer page has folded what fewer people need."""
    page = look(address, width=320, height=SCREEN)
    if person:
        known(page, person)
    web.settle(page)
    height: int = page.evaluate("document.documentElement.scrollHeight")
    assert height <= SCREEN * MOST_SCREENS or page.locator("#content details:not([open])").count()
    assert height <= SCREEN * (MOST_SCREENS + 1)
