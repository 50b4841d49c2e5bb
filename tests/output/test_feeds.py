"""Feeds are valid Atom with absolute links, and their ids and dates come from the data."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt

import feedparser
import pytest
import xmlschema
from careerguide.guide.change import Change
from careerguide.guide.history import NO_HISTORY, History, Revision
from careerguide.output.feeds import feeds
from careerguide.render.components import Components
from support.company import DAY, Texts, changed, guide_of
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
    assert (feed.version, feed.feed.title, feed.feed.updated) == ("atom10", "Stories", feed.entries[0].updated)
    assert [(entry.id, entry.link, entry.published) for entry in feed.entries] == [
        (f"http://careers.example/guide/stories/{id_}/",) * 2 + (f"{day}T00:00:00Z",)
        for id_, day in (("two", "2026-10-30"), ("one", "2026-09-01"))
    ]
    openings = feedparser.parse(feed_files(FULL)["feeds/openings.xml"])
    assert [(entry.title, entry.summary) for entry in openings.entries] == [
        ("Senior, Pune", "2 seats, day shifts, closes 20 Nov 2026, UTC."),
        ("Lead, Pune", "2 seats, day shifts, closes 20 Nov 2026, UTC."),
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


def entry_of(texts: Texts, history: History = NO_HISTORY) -> feedparser.FeedParserDict:
    """The entry of the opening `a` in the feed."""
    guide = dc.replace(guide_of(texts), history=history)
    feed = feedparser.parse(dict(feeds(guide, Components(guide), "http://careers.example/"))["feeds/openings.xml"])
    return next(entry for entry in feed.entries if entry.id.endswith("/openings/a/"))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("closes: 2026-11-20", "closes: 2026-11-27"),
        ("seats: 2", "seats: 3"),
        ("contact: Hiring desk", "contact: Talent desk"),
        ("shift: day", "shift: night"),
        ("site: Pune", "site: Cebu"),
    ],
)
def test_updated_moves_with_every_change_of_an_entry(old: str, new: str) -> None:
    """Without a history too; the day of publication and the id stay, and the same data has the same instant."""
    before, after = (entry_of(texts) for texts in (FULL, changed(FULL, "openings.yaml", old, new)))
    assert before.updated != after.updated
    assert (before.id, before.published) == (after.id, after.published)
    assert entry_of(FULL).updated == before.updated
    assert before.published <= before.updated < "2026-10-20T01:00:00Z"


def test_updated_has_the_day_of_the_last_change() -> None:
    """The history knows it; a change of another entry does not count."""
    change, other = (Change("eases", "opening", id_, "closes", "Later.") for id_ in ("a", "b"))
    days = (dt.date(2026, 10, 29), dt.date(2026, 10, 26), dt.date(2026, 10, 24))
    history = History(
        tuple(Revision("c" * 40, day, (each,)) for day, each in zip(days, (other, change, change), strict=True))
    )
    assert entry_of(FULL, history).updated.startswith("2026-10-26T00:")


def test_no_open_opening_is_left_out() -> None:
    """However many open on the same day."""
    texts = company(openings="".join(opening(f"seat-{number}") for number in range(140)))
    feed = feedparser.parse(feed_files(texts)["feeds/openings.xml"])
    assert {entry.id.split("/")[-2] for entry in feed.entries} == {f"seat-{number}" for number in range(140)}
