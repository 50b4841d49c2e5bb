"""The team leader's kit: text and question of the huddle are always those of one story, that of the reader's week."""

from __future__ import annotations

import datetime as dt

import pytest
from careerguide.guide import people
from careerguide.guide.guide import Guide
from careerguide.model import Story
from playwright.sync_api import Page, expect
from support import web
from support.pdf import page_count
from support.profile_page import saved
from support.web import Open

MONDAY = web.NOON + dt.timedelta(days=1)


def story_of(guide: Guide, day: dt.date) -> Story:
    """The story of the week, for all readers."""
    stories = [guide.people.stories[id_] for id_ in sorted(guide.people.stories)]
    place = people.of_the_week([guide.roles[story.leader.role].level for story in stories], day)
    assert place is not None
    return stories[place]


def expect_huddle(page: Page, guide: Guide, story: Story) -> None:
    """Leader, title, text and question are those of the story."""
    huddle = page.locator("huddle-of-the-week")
    expect(huddle.locator(".cg-huddle")).to_have_attribute("data-story", story.id)
    assert " ".join(huddle.locator(".cg-huddle__script").inner_text().split()) == " ".join(story.huddle.split())
    expect(huddle.get_by_text("Ask the team:").locator("..")).to_have_text(f"Ask the team: {story.question}")
    expect(huddle.locator(".cg-quiet").first).to_contain_text(
        f"{guide.roles[story.leader.role].title} in {guide.sites[story.leader.site or ''].title}"
    )
    link = huddle.get_by_role("link", name=story.title)
    assert link.evaluate("(link) => link.pathname") == f"/stories/{story.id}/"


def test_in_the_week_of_the_build_nothing_is_fetched(look: Open, guide: Guide) -> None:
    page = look(web.PLAIN)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(page.url.replace(web.PLAIN, "/kit/"), wait_until="networkidle")
    web.settle(page)
    expect_huddle(page, guide, story_of(guide, web.DAY))
    assert [url for url in requests if "/stories/" in url or "stories.json" in url] == []


@pytest.mark.parametrize("weeks", [0, 1, 2, 9, 23])
def test_in_another_week_the_question_belongs_to_the_story_of_that_week(weeks: int, look: Open, guide: Guide) -> None:
    now = MONDAY + dt.timedelta(weeks=weeks)
    story = story_of(guide, now.date())
    assert story != story_of(guide, web.DAY)
    page = look("/kit/", now=now)
    expect_huddle(page, guide, story)
    assert page_count(page.pdf(format="A4")) == 1


def test_home_and_kit_have_the_same_story(look: Open, guide: Guide) -> None:
    page = look("/", now=MONDAY)
    story = story_of(guide, MONDAY.date())
    expect(page.locator("story-of-the-week [data-story]")).to_have_attribute("data-story", story.id)
    page.goto(f"{page.url}kit/")
    expect_huddle(page, guide, story)


def test_without_script_the_builds_own_huddle_stays(look: Open, guide: Guide) -> None:
    expect_huddle(look("/kit/", now=MONDAY, java_script_enabled=False), guide, story_of(guide, web.DAY))


@pytest.mark.parametrize("missing", ["**/home/stories.json", "**/card/"])
def test_if_a_part_cannot_be_loaded_the_builds_own_huddle_stays_whole(missing: str, look: Open, guide: Guide) -> None:
    page = look(web.PLAIN, now=MONDAY)
    page.route(missing, lambda route: route.fulfill(status=404))
    page.goto(page.url.replace(web.PLAIN, "/kit/"), wait_until="networkidle")
    expect_huddle(page, guide, story_of(guide, web.DAY))


def test_the_openings_stay_in_the_order_of_their_days(look: Open, guide: Guide) -> None:
    """The kit is for a whole team, so the leader's own role changes nothing."""
    page = saved(look, "/kit/", {"me/me": {"role": "quality-lead", "since": "2024-01", "next": ""}})
    section = page.locator("section[aria-labelledby=open]")
    days = section.locator("[data-closes]").evaluate_all("(lines) => lines.map((line) => line.dataset.closes)")
    assert days == sorted(days)
    assert len(days) > 1
    expect(section).not_to_contain_text("One step from")
    every = section.get_by_role("link", name=f"All openings ({len(guide.people.openings)})")
    assert every.evaluate("(link) => link.pathname") == "/openings/"
