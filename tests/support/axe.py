"""axe-core on a page of the site."""

from __future__ import annotations

from playwright.sync_api import Page
from support import node, web
from support.web import Open

WIDTHS = (320, 683, 1280)
SCHEMES = ("light", "dark")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const options = {runOnly: tags, resultTypes: ["violations"], iframes: false, preload: false};
  const {violations} = await axe.run(options);
  return violations.map(({id, help, nodes}) =>
    `${id}: ${help}: ${nodes.length} times, first ${nodes[0].html.slice(0, 200)}`);
}"""


def judged(look: Open, address: str, scheme: str, width: int) -> Page:
    """A page in a scheme at a width, with axe in it."""
    return web.settle(look(address, width=width, color_scheme=scheme, script=node.module("axe-core/axe.min.js")))


def complaints(page: Page) -> list[str]:
    """One line for each rule of axe that the page breaks."""
    violations: list[str] = page.evaluate(RUN, TAGS)
    return violations
