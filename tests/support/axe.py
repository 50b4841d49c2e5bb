"""axe-core on a page of the site."""

from __future__ import annotations

from playwright.sync_api import Page
from support import node, web
from support.web import Open

WIDTHS = (320, 683, 1280)
SCHEMES = ("light", "dark")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Rules whose answer depends on sizes, places or colours. All others read the markup and what of it is visible.
ABOUT_COLOURS = ["color-contrast", "link-in-text-block"]
APPEARANCE = ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "skip-link", "target-size"]
RUN = """async (rules) => {
  const options = {runOnly: rules, resultTypes: ["violations"], selectors: false, iframes: false, preload: false};
  const {violations} = await axe.run(options);
  return violations.map(({id, help, nodes}) =>
    `${id}: ${help}: ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`);
}"""
# The number of a long text, which stays in the page.
NUMBER = """(text) => {
  const texts = globalThis.cgTexts ??= [];
  return texts.includes(text) ? texts.indexOf(text) : texts.push(text) - 1;
}"""
# The markup and what of it is visible, without what tells light from dark: two attributes and the button's name.
VIEW = """() => {
  const whole = document.documentElement.cloneNode(true);
  delete whole.dataset.cgScheme;
  delete whole.querySelector("body").dataset.mdColorScheme;
  whole.querySelector(".cg-scheme")?.removeAttribute("aria-label");
  const visible = [...document.querySelectorAll("*")].map((element) =>
    Number(element.checkVisibility({visibilityProperty: true, opacityProperty: true})));
  return whole.outerHTML + visible.join("");
}"""
# The colours and letters of every element. Of a size, axe asks if it is large (14 points in bold, else 18), which may
# have less contrast, and if it is another one than around it, which tells a link from its text.
COLOURS = """() => [...document.querySelectorAll("*")].map((element) => {
  const {color, backgroundColor, backgroundImage, opacity, fontSize, fontWeight, textDecorationLine} =
    getComputedStyle(element);
  const points = Math.ceil(Number.parseFloat(fontSize) * 72) / 96;
  const isLarge = points >= (fontWeight >= 700 ? 14 : 18);
  const isOther = element.parentElement && getComputedStyle(element.parentElement).fontSize !== fontSize;
  return [color, backgroundColor, backgroundImage, opacity, isLarge, isOther, fontWeight, textDecorationLine].join();
}).join(";")"""
# Presses the button for the colours, where the page has one.
DARK = """async () => {
  if (document.documentElement.dataset.cgScheme === "light") document.querySelector(".cg-scheme")?.click();
  sessionStorage.clear();
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
}"""


def judged(look: Open, address: str, scheme: str, width: int) -> Page:
    """A page in a scheme at a width, with axe in it."""
    return web.settle(look(address, width=width, color_scheme=scheme, script=node.module("axe-core/axe.min.js")))


def turn_dark(page: Page) -> None:
    """Change a page that is open from light to dark."""
    page.emulate_media(color_scheme="dark")
    page.evaluate(DARK)
    web.drawn(page)


def complaints(page: Page, rules: list[str] = TAGS) -> list[str]:
    """One line for each rule of axe that the page breaks."""
    violations: list[str] = page.evaluate(RUN, rules)
    return violations


def all_complaints(page: Page) -> dict[tuple[str, int], list[str]]:
    """The complaints in both schemes at each width, of a page that is open in light.

    All rules judge each markup that the page has and each selection of it that is visible, once. In light, the rules
    about appearance judge every width. Dark changes colours only: there, the rules about colours judge every width
    where other elements are visible, or where one of them has other colours.
    """
    views: set[int] = set()
    painted: set[tuple[int, int]] = set()
    every = {}
    for scheme, rules in (("light", APPEARANCE), ("dark", ABOUT_COLOURS)):
        if scheme == "dark":
            turn_dark(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 768})
            view, colours = (page.evaluate(f"({NUMBER})(({text})())") for text in (VIEW, COLOURS))
            if scheme == "light" or (view, colours) not in painted:
                every[scheme, width] = complaints(page, rules if view in views else TAGS)
            views.add(view)
            painted.add((view, colours))
    return every
