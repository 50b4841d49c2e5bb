"""Feeds are valid Atom with absolute links, and their ids and dates come from the data."""

from __future__ import annotations

import datetime as dt

import feedparser
import pytest
import xmlschema
from careerguide.output.feeds import feeds
from careerguide.render.components import Components
from support.company import DAY, Texts, guide_of
from support.paths import FIXTURES
from support.people_factory import company, opening, story

ATOM = xmlschema.XMLSchema(FIXTURES / "atom.xsd")
HOSTILE = '"</title><b> & ]]> {{7*7}} \U0001f600"'
FULL = company(
    openings=opening("a", opens="2026-10-20") + opening("b", opens="2026-10-25", role="senior"),
    stories__one=story("agent", "senior", published="2026-09-01"),
    stories__two=story("senior", "lead", title=HOSTILE, published="2026-10-30"),
)


def feed_files(texts: Texts, site_url: str = "http://careers.example/guide/", today: dt.date = DAY) -> dict[str, str]:
    guide = guide_of(texts, today)
    return dict(feeds(guide, Components(guide), site_url))


@pytest.mark.parametrize("name", ["feeds/stories.xml", "feeds/openings.xml"])
@pytest.mark.parametrize("texts", [FULL, company()], ids=["full", "empty"])
def test_a_feed_is_valid(name: str, texts: Texts) -> None:
    ATOM.validate(feed_files(texts)[name])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<id>http://careers.example/guide/stories/one/</id>", ""),
        ("2026-09-01T00:00:00Z", "2026-09-01"),
        ('href="http:', 'href="'),
        ("<updated>", "<x/><updated>"),
    ],
)
def test_the_schema_rejects_wrong_feeds(old: str, new: str) -> None:
    text = feed_files(FULL)["feeds/stories.xml"]
    assert old in text
    assert not ATOM.is_valid(text.replace(old, new, 1))


def test_a_feed_reader_gets_the_entries_of_the_data() -> None:
    feed = feedparser.parse(feed_files(FULL)["feeds/stories.xml"])
    assert not feed.bozo
    assert (feed.version, feed.feed.title, feed.feed.updated) == ("atom10", "Stories", "2026-10-30T00:00:00Z")
    assert [(entry.id, entry.link, entry.published) for entry in feed.entries] == [
        (f"http://careers.example/guide/stories/{id_}/",) * 2 + (f"{day}T00:00:00Z",)
        for id_, day in (("two", "2026-10-30"), ("one", "2026-09-01"))
    ]
    openings = feedparser.parse(feed_files(FULL)["feeds/openings.xml"])
    assert [(entry.title, entry.summary) for entry in openings.entries] == [
        ("Senior, Pune", "2 seats, day shifts, closes 20 Nov 2026."),
        ("Lead, Pune", "2 seats, day shifts, closes 20 Nov 2026."),
    ]


def test_hostile_titles_stay_text() -> None:
    text = feed_files(FULL)["feeds/stories.xml"]
    assert "<title>&lt;/title&gt;&lt;b&gt; &amp; ]]&gt; {{7*7}} \U0001f600</title>" in text


def test_a_day_without_news_does_not_change_a_feed() -> None:
    """The date of a feed is that of its newest entry, so that readers need not download it again."""
    assert feed_files(FULL, today=DAY) == feed_files(FULL, today=DAY + dt.timedelta(days=5))


def test_a_closed_opening_is_not_in_the_feed() -> None:
    assert "/openings/a/" not in feed_files(FULL, today=dt.date(2026, 11, 21))["feeds/openings.xml"]


def test_without_site_url_there_are_no_feeds() -> None:
    """Links in feeds must be absolute."""
    assert feed_files(FULL, site_url="") == {}
