"""What scripts draw on home is what the build draws elsewhere: stories as cards and panels, the fork of next steps."""

from __future__ import annotations

import json

import pytest
from careerguide.guide.guide import Guide
from careerguide.render.components import Components
from careerguide.render.jinja_env import relative_links
from playwright.sync_api import Page
from support import web
from support.profile_page import CSE, known
from support.web import Open

# The elements of a drawing as text: tag, attributes without the order, and words.
LINES = """(root) => [...root.querySelectorAll("*")].map((node) => {
  const values = [...node.attributes].filter(({name}) => name !== "href")
    .map(({name, value}) => `${name}=${value.replace(/\\.0(?=%)/, "")}`);
  const link = node.localName === "a" ? node.pathname : "";
  const words = [...node.childNodes].filter((child) => child.nodeType === 3).map((text) => text.data).join("");
  return [node.localName, link, ...values.sort(), words.replace(/\\s+/g, " ").trim()].join(" | ");
})"""
BUILT = f"""(html) => {{
  const box = document.createElement("div");
  box.append(...new DOMParser().parseFromString(html, "text/html").body.children);
  document.body.append(box);
  const lines = ({LINES})(box);
  box.remove();
  return lines;
}}"""
DRAWN = f"""async ([module, call, id]) => {{
  const views = await import(module);
  const {{fetchStories}} = await import(new URL("../lib/stories.js", module).href);
  const story = (await fetchStories()).find((story) => story.id === id);
  const box = document.createElement("div");
  box.append(call === "card" ? views.storyCard(story, true) : views.storyPanel(story, "Story of the week", 300, true));
  return ({LINES})(box);
}}"""


def built(page: Page, html: str) -> list[str]:
    lines: list[str] = page.evaluate(BUILT, relative_links(str(html), "/"))
    return lines


def drawn(page: Page, call: str, id_: str) -> list[str]:
    module = page.url.rstrip("/") + "/assets/careerguide/home/story-views.js"
    lines: list[str] = page.evaluate(DRAWN, [module, call, id_])
    return lines


@pytest.fixture
def components(guide: Guide) -> Components:
    return Components(guide)


def test_a_script_draws_each_story_as_the_build_does(look: Open, guide: Guide, components: Components) -> None:
    """All of them are examples, so the page says it once, and not each card."""
    page = web.settle(look("/"))
    for story in guide.people.stories.values():
        assert drawn(page, "card", story.id) == built(page, components.draw("story_card", story, marked=False)), (
            story.id
        )


def test_a_script_draws_the_panel_of_each_story_as_the_build_does(
    look: Open, guide: Guide, components: Components
) -> None:
    page = web.settle(look("/"))
    for story in guide.people.stories.values():
        html = components.draw("story_of_the_week", story, 0, marked=False)
        assert drawn(page, "panel", story.id) == built(page, html)[1:], story.id


@pytest.mark.parametrize("role", [CSE, "team-leader", "process-manager"])
def test_a_script_draws_the_fork_as_the_build_does(role: str, look: Open, guide: Guide, components: Components) -> None:
    page = known(look("/"), {"role": role, "since": "", "next": ""})
    page.locator("home-steps .cg-fork").wait_for()
    lines = page.locator("home-steps .cg-fork").evaluate(LINES)
    html = str(components.draw("next_steps", guide.roles[role]))
    expected = [
        line for line in built(page, html[html.index("<ol") : html.index("</ol>") + 5]) if "time-served" not in line
    ]
    assert json.dumps(lines, indent=0) == json.dumps(expected[1:], indent=0)
