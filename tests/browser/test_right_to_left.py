"""A site in a language that is read from right to left is mirrored: layout by logical styles, charts by one rule."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page
from support import axe, node, own_site, project, web
from support.overflow import CUT

WIDTHS = (1366, 320)
ROLE, STORY = "/roles/agent/", "/stories/from-calls-to-figures/"


@pytest.fixture(scope="module")
def served(shared: Path) -> Iterator[web.Served]:
    """The tiny company, in Arabic."""

    def make(folder: Path) -> Path:
        made = project.make(folder)
        settings = made / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8").replace("language: en", "language: ar")
        settings.write_text(text, encoding="utf-8")
        return made

    with own_site.served(shared, "right-to-left", make) as site:
        yield site


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context()
    context.set_default_timeout(web.PATIENCE)
    context.add_init_script(path=node.module("axe-core/axe.min.js"))
    context.clock.install(time=web.NOON)
    yield context.new_page()
    context.close()


def opened(tab: Page, served: web.Served, address: str, width: int = 1366) -> Page:
    tab.set_viewport_size({"width": width, "height": 768})
    tab.goto(served.url(address))
    assert tab.locator("body").get_attribute("dir") == "rtl"
    return web.settle(tab)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", ["/", ROLE, STORY, "/hr/components/"])
def test_everything_fits_and_axe_finds_nothing(address: str, width: int, tab: Page, served: web.Served) -> None:
    page = opened(tab, served, address, width)
    assert (page.evaluate(CUT), axe.complaints(page)) == ([], [])


def test_the_header_and_the_fork_start_at_the_right(tab: Page, served: web.Served) -> None:
    page = opened(tab, served, "/hr/components/")
    middles = [
        middle(page.locator(selector).first) for selector in ("header .cg-brand", "header nav a", "header .cg-scheme")
    ]
    assert middles == sorted(middles, reverse=True)
    step = page.locator(".cg-fork__step").first
    parts = [middle(step.locator(part).first) for part in (".cg-fork__title", ".cg-chart", ".cg-fork__months")]
    assert parts == sorted(parts, reverse=True)


def test_a_range_of_months_grows_to_the_left(tab: Page, served: web.Served) -> None:
    page = opened(tab, served, "/hr/components/")
    step = page.locator(".cg-fork__step").first
    early, late = (middle(step.locator(".cg-chart__end").nth(number)) for number in (0, 1))
    assert early > middle(step.locator(".cg-chart__typical")) > late
    box, chart = step.locator(".cg-chart__range").bounding_box(), step.locator(".cg-chart").bounding_box()
    assert box is not None
    assert chart is not None
    # 6 to 24 months on an axis of 36: from a sixth of the width to two thirds, from the right.
    shares = [(chart["x"] + chart["width"] - x) / chart["width"] for x in (box["x"] + box["width"], box["x"])]
    assert shares == pytest.approx([1 / 6, 2 / 3], abs=0.02)
    words = page.locator(".cg-fork__axis text")
    assert [words.nth(0).inner_html().strip(), words.last.inner_html().strip()] == ["start", "36 mo"]
    assert middle(words.nth(0)) > middle(words.last)


def test_a_journey_runs_to_the_left_and_its_words_can_be_read(tab: Page, served: web.Served) -> None:
    page = opened(tab, served, "/hr/components/")
    journey = page.locator(".cg-journey--labelled").first
    years = journey.locator(".cg-journey__year")
    places = [(int(years.nth(number).inner_html()), middle(years.nth(number))) for number in range(years.count())]
    assert len(places) > 2
    assert places == sorted(places, key=lambda place: -place[1])
    assert journey.locator("text").evaluate_all(READABLE) == [1] * journey.locator("text").count()


def test_numbers_and_english_words_keep_their_order(tab: Page, served: web.Served) -> None:
    page = opened(tab, served, "/hr/components/")
    for text in ("6 to 24", "2 Dec 2026"):
        places = page.evaluate(ORDER, text)
        assert len(places) == len(text)
        assert places == sorted(places)


def test_tables_start_at_the_right(tab: Page, served: web.Served) -> None:
    page = opened(tab, served, "/hr/components/")
    table = page.locator(".cg-content table:visible").first
    assert table.locator("th").first.evaluate("(cell) => getComputedStyle(cell).textAlign") == "right"
    assert middle(table.locator("thead th").first) > middle(table.locator("thead th").last)


def middle(place: Locator) -> float:
    """How far the middle of an element is from the left, in CSS pixels."""
    middle_of: float = place.evaluate(
        "(e) => { const { x, width } = e.getBoundingClientRect(); return x + width / 2; }"
    )
    return middle_of


# 1 for each text that is not mirrored on the screen.
READABLE = "(texts) => texts.map((text) => Math.sign(text.getScreenCTM().a))"
# Where each character of the first visible text like this is, from the left.
ORDER = """(words) => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const start = node.data.indexOf(words);
    if (start < 0 || !node.parentElement.checkVisibility()) continue;
    return [...words].map((_, index) => {
      const range = document.createRange();
      range.setStart(node, start + index);
      range.setEnd(node, start + index + 1);
      return range.getBoundingClientRect().left;
    });
  }
  return [];
}"""
