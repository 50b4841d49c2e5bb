"""Feeds that readers take: valid Atom, absolute links, ids and dates from the data."""

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
def test_the_schema_refuses_what_is_wrong(old: str, new: str) -> None:
    text = feed_files(FULL)["feeds/stories.xml"]
    assert old in text
    assert not ATOM.is_valid(text.replace(old, new, 1))


def test_a_reader_finds_what_the_data_say() -> None:
    read = feedparser.parse(feed_files(FULL)["feeds/stories.xml"])
    assert not read.bozo
    assert (read.version, read.feed.title, read.feed.updated) == ("atom10", "Stories", "2026-10-30T00:00:00Z")
    assert [(entry.id, entry.link, entry.published) for entry in read.entries] == [
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


def test_a_day_without_news_changes_nothing() -> None:
    """The moment of the feed is that of its newest entry, so that readers need not fetch it again."""
    assert feed_files(FULL, today=DAY) == feed_files(FULL, today=DAY + dt.timedelta(days=5))


def test_what_closed_or_was_withdrawn_is_gone() -> None:
    assert "/openings/a/" not in feed_files(FULL, today=dt.date(2026, 11, 21))["feeds/openings.xml"]


def test_without_an_address_of_the_site_there_is_no_feed() -> None:
    """Links in feeds are absolute; half a link would be worse than none."""
    assert feed_files(FULL, site_url="") == {}
