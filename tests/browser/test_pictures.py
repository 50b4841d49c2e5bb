"""Pages look as they did: see `support/page_pictures.py`. `make pictures` accepts a change that is intended."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from support import browser, page_pictures, web
from support.page_pictures import PAGES, REFERENCES, RELEASE, Taken, pictures, shot
from support.picture_compare import compare

# Bytes of all references.
LARGEST = 6_000_000
STYLE_PAGE = PAGES["style-page"]
# What may happen to a part, and the height of the part of the page that is looked at then, in CSS pixels.
STYLES = ("translate: 0 24px", "visibility: hidden", "filter: invert(1)")
NEAR = 800
TakePicture = Callable[[], Image.Image]
# Parts of the style page by what they are, and the first element of each.
PARTS = {
    "button": ".cg-content .cg-button",
    "arrow of a move": ".cg-content .cg-kind svg",
    "mark of a line of business": ".cg-content .cg-line",
    "range of months": ".cg-content .cg-chart__range",
    "condition": ".cg-content .cg-gates li",
    "date block": ".cg-content .cg-cal",
    "heading": ".cg-content h2",
    "table": ".cg-content section[aria-labelledby=facts] table",
    "journey": ".cg-content .cg-journey",
    "station of a fork": ".cg-content .cg-fork__head",
}
# Colours that mean something, and others that a mistake could put there.
COLOURS = {"--md-primary-fg-color": "#a3261f", "--cg-line-1": "#862d84", "--cg-you": "#ffffff", "--cg-yes": "#a3261f"}
# What the eye does not see: a part of a pixel, and a whole one.
UNSEEN = ("translate(0.5px, 0.3px)", "translate(1px, 0)")


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Page]:
    with page_pictures.tab(chromium) as page:
        yield page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_looks_as_its_pictures_do(name: str, tab: Page, server: web.Served, chromium: Browser) -> None:
    different = [taken.name for taken in pictures(tab, server, name) if not taken.is_accepted]
    made_with = RELEASE.read_text(encoding="utf-8").strip()
    assert different == [], (
        "`make picture-differences` shows what differs; `make pictures` accepts it. "
        f"The pictures were made with Chromium {made_with}, and this is {chromium.version}."
    )


def test_each_picture_has_a_page_and_all_are_small() -> None:
    files = list(REFERENCES.glob("*.webp"))
    assert {file.name for file in files} == page_pictures.expected_files()
    assert sum(file.stat().st_size for file in files) < LARGEST


@pytest.fixture(scope="module")
def style_page(tab: Page, server: web.Served) -> TakePicture:
    """Take a picture of the style page, in a window of half a screen."""
    return style_page_in(tab, server)


def style_page_in(page: Page, server: web.Served) -> TakePicture:
    page.set_viewport_size({"width": 683, "height": 768})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page_pictures.forget(page, server)
    page.goto(server.url(STYLE_PAGE.address))
    page_pictures.still(web.settle(page))
    return lambda: shot(page, STYLE_PAGE.highest)


@pytest.fixture(scope="module")
def before(style_page: TakePicture) -> Image.Image:
    return style_page()


def test_text_is_in_the_font_that_is_the_same_everywhere(tab: Page, before: Image.Image) -> None:
    session = tab.context.new_cdp_session(tab)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    heading = session.send("DOM.querySelector", {"nodeId": root, "selector": "h1"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": heading})["fonts"]
    session.detach()
    assert [(font["familyName"], font["isCustomFont"]) for font in fonts] == [("Aileron", True)]


@pytest.mark.parametrize("move", UNSEEN)
def test_a_shift_of_a_pixel_is_not_seen(move: str, tab: Page, before: Image.Image, style_page: TakePicture) -> None:
    with changed(tab, f"main {{ transform: {move}; }}"):
        after = style_page()
    assert after.tobytes() != before.tobytes()
    assert not compare(before, after).is_seen


def test_letters_that_are_drawn_in_another_way_are_not_seen(
    before: Image.Image, server: web.Served, chromium: Browser
) -> None:
    options = [*browser.OPTIONS, "--font-render-hinting=none", "--disable-font-subpixel-positioning"]
    other = chromium.browser_type.launch(executable_path=browser.executable(), args=options)
    with page_pictures.tab(other) as page:
        after = style_page_in(page, server)()
    other.close()
    assert not compare(before, after).is_seen


def test_a_part_that_moves_or_vanishes_or_turns_its_colours_is_seen(
    tab: Page, before: Image.Image, style_page: TakePicture
) -> None:
    style_page()  # the tab shows the page
    unseen = []
    for part, selector in PARTS.items():
        assert tab.locator(selector).first.is_visible()
        tab.evaluate(MARK, selector)
        top = around(tab)
        part_before = before.crop((0, top // 2, before.width, min(before.height, (top + NEAR) // 2)))
        for style in STYLES:
            rules = f"[data-changed], [data-changed] * {{ visibility: inherit; }} [data-changed] {{ {style}; }}"
            with changed(tab, rules):
                after = shot(tab, NEAR, top)
            if not compare(part_before, after).is_seen:
                unseen.append((part, style))
        tab.evaluate("document.querySelector('[data-changed]').removeAttribute('data-changed')")
    assert unseen == []


def around(page: Page) -> int:
    """Where the part that is marked begins, and a little above it, in whole blocks of pixels."""
    top: float = page.evaluate("scrollY + document.querySelector('[data-changed]').getBoundingClientRect().top")
    return max(0, int(top - 40) // 16 * 16)


@contextmanager
def changed(page: Page, style: str) -> Iterator[None]:
    """The page with one more style."""
    added = page.add_style_tag(content=style)
    yield
    added.evaluate("(style) => style.remove()")


MARK = "(selector) => { document.querySelector(selector).dataset.changed = ''; }"


@pytest.mark.parametrize("name", COLOURS)
def test_a_colour_that_changes_is_seen(name: str, tab: Page, before: Image.Image, style_page: TakePicture) -> None:
    with changed(tab, f":root, body, [data-md-color-scheme] {{ {name}: {COLOURS[name]} !important; }}"):
        after = style_page()
    assert compare(before, after).is_seen


@pytest.mark.parametrize(("pixels", "is_seen"), [(2, False), (24, True)])
def test_a_page_that_grows_at_its_foot(pixels: int, is_seen: bool) -> None:
    before = Image.new("RGB", (160, 400), "white")
    assert compare(before, Image.new("RGB", (160, 400 + pixels), "white")).is_seen == is_seen


def test_an_accepted_picture_is_its_reference(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(page_pictures, "REFERENCES", tmp_path / "pictures")
    other = Image.new("RGB", (160, 400), "white")
    other.paste("navy", (20, 20, 60, 60))
    taken, later = Taken("a", 320, "light", Image.new("RGB", (160, 400), "white")), Taken("a", 320, "light", other)
    assert not taken.is_accepted  # there is no reference yet
    page_pictures.accept(taken)
    assert (taken.is_accepted, later.is_accepted) == (True, False)
    text = page_pictures.show([later], tmp_path / "differences").read_text(encoding="utf-8")
    files = [f"a-320-light-{name}" for name in ("before.webp", "after.png", "where.png")]
    assert [text.count(file) for file in files] == [1, 1, 1]
    with Image.open(tmp_path / "differences" / files[2]) as where:
        colours = where.convert("RGB")
    assert colours.getpixel((40, 40)) == (200, 0, 0)
    assert colours.getpixel((120, 300)) == (255, 255, 255)
