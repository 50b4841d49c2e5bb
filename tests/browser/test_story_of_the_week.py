"""The story of the week: each week another, and the build's own if nothing else comes."""

from __future__ import annotations

import datetime as dt
import json
from urllib.parse import urlsplit

import pytest
from careerguide.guide import people
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, Request, Route, expect
from support import web
from support.days import moment
from support.profile_page import known
from support.web import Open

NEXT_WEEK = web.NOON + dt.timedelta(days=1)  # a Monday


def story_of_the_week(guide: Guide, day: dt.date, reader: int | None = None) -> str:
    """Whose turn it is, by the build's own reckoning."""
    stories = [guide.people.stories[id_] for id_ in sorted(guide.people.stories)]
    place = people.of_the_week([guide.roles[story.leader.role].level for story in stories], day, reader)
    assert place is not None
    return stories[place].id


def watch(page: Page) -> list[str]:
    """Requests for the list of stories, from now on."""
    requests: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/home/stories.json"):
            requests.append(request.url)

    page.on("request", note)
    return requests


def expect_story(page: Page, guide: Guide, id_: str) -> None:
    """The card is that story's, all of it, and leads there."""
    story = guide.people.stories[id_]
    card = page.locator("story-of-the-week [data-story]")
    expect(card).to_have_attribute("data-story", id_)
    expect(card.locator("blockquote")).to_have_text(story.quote)
    expect(card.locator(".cg-voice__who")).to_contain_text(
        f"{guide.roles[story.leader.role].title} in {guide.sites[story.leader.site].title}"
    )
    expect(card.get_by_role("link")).to_have_text(f"Read the story: {story.title}")
    expect(card.locator(".cg-chart__strong")).to_have_text(
        [guide.roles[story.journey[0].role].title, guide.roles[story.journey[-1].role].title]
    )
    assert card.get_by_role("link").evaluate("(link) => link.pathname") == f"/stories/{id_}/"


@pytest.mark.parametrize("day", [web.DAY - dt.timedelta(days=6), web.DAY])
def test_in_the_week_of_the_build_its_story_stays_without_a_request(day: dt.date, look: Open, guide: Guide) -> None:
    page = look(web.PLAIN, now=moment(day, "12:00", "UTC"))
    requests = watch(page)
    page.goto(page.url.replace(web.PLAIN, "/"), wait_until="networkidle")
    web.settle(page)
    expect_story(page, guide, story_of_the_week(guide, web.DAY))
    assert requests == []


@pytest.mark.parametrize("weeks", range(1, 4))
def test_another_week_has_another_story(weeks: int, look: Open, guide: Guide) -> None:
    now = NEXT_WEEK + dt.timedelta(weeks=weeks - 1)
    page = look("/", now=now)
    assert story_of_the_week(guide, now.date()) != story_of_the_week(guide, web.DAY)
    expect_story(page, guide, story_of_the_week(guide, now.date()))
    page.locator("story-of-the-week a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        guide.people.stories[story_of_the_week(guide, now.date())].title
    )


# Puts a photograph into the card of the build as soon as the card is there, before any script of the site runs.
OF_THE_BUILD = """new MutationObserver((_, observer) => {
  const who = document.querySelector("story-of-the-week .cg-voice__who");
  if (!who) return;
  observer.disconnect();
  who.before(Object.assign(new Image(), {className: "cg-portrait"}));
}).observe(document, {childList: true, subtree: true})"""


@pytest.mark.parametrize("pictured", [True, False])
def test_a_photograph_changes_with_the_person(pictured: bool, visit: Open, guide: Guide, server: web.Served) -> None:
    """Nobody's face stays beside the words of another person."""
    page = visit(web.PLAIN, now=NEXT_WEEK)
    page.add_init_script(OF_THE_BUILD)

    def with_addresses(route: Route) -> None:
        stories = json.loads((server.site / urlsplit(route.request.url).path[1:]).read_text(encoding="utf-8"))
        route.fulfill(
            json=[story | ({"picture": f"/face/{story['id']}.webp"} if pictured else {}) for story in stories]
        )

    page.route("**/stories.json", with_addresses)
    page.goto(page.url.replace(web.PLAIN, "/"), wait_until="networkidle")
    story = story_of_the_week(guide, NEXT_WEEK.date())
    expect(page.locator("story-of-the-week [data-story]")).to_have_attribute("data-story", story)
    faces = page.locator("story-of-the-week img").evaluate_all(
        "(all) => all.map((image) => new URL(image.src).pathname)"
    )
    assert faces == ([f"/face/{story}.webp"] if pictured else [])


@pytest.mark.parametrize(("zone", "monday"), [("Asia/Manila", True), ("America/Bogota", False)])
def test_the_week_begins_on_the_readers_own_monday(zone: str, monday: bool, look: Open, guide: Guide) -> None:
    """At 20:00 UTC on Sunday it is Monday in Manila, not yet in Bogota."""
    page = look("/", now=dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC), timezone_id=zone)
    web.settle(page)
    expect_story(page, guide, story_of_the_week(guide, web.DAY + dt.timedelta(days=monday)))


@pytest.mark.parametrize("place", [0, -1])
def test_a_role_without_a_story_shows_that_of_a_near_peer(place: int, look: Open, guide: Guide) -> None:
    """On home of a person in the role."""
    role = [id_ for id_ in guide.roles if id_ not in guide.people.by_role][place]
    page = look(web.PLAIN)
    known(page, {"role": role, "next": ""})
    page.goto(page.url.replace(web.PLAIN, "/"))
    near = story_of_the_week(guide, web.DAY, guide.roles[role].level)
    expect(page.locator("home-steps .cg-voice")).to_have_attribute("data-story", near)
    expect(page.locator("home-steps .cg-voice h2")).to_have_text("A story near your role")


def test_without_scripts_the_story_of_the_build_stays(look: Open, guide: Guide) -> None:
    expect_story(look("/", now=NEXT_WEEK, java_script_enabled=False), guide, story_of_the_week(guide, web.DAY))


def test_without_the_list_the_story_of_the_build_stays(look: Open, guide: Guide) -> None:
    page = look(web.PLAIN, now=NEXT_WEEK)
    page.route("**/stories.json", lambda route: route.fulfill(status=404))
    page.goto(page.url.replace(web.PLAIN, "/"), wait_until="networkidle")
    expect_story(page, guide, story_of_the_week(guide, web.DAY))
