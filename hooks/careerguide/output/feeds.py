"""Feeds of stories, openings and changes (Atom, RFC 4287); links are absolute, and dates come from the data."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from careerguide import formatting

if TYPE_CHECKING:
    from careerguide.guide.guide import Guide
    from careerguide.render.components import Components

NEWEST = 30
# Changes of a revision that its entry lists, at most.
LISTED = 10


@dc.dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed. Its address is its id, which never changes."""

    address: str
    title: str
    summary: str
    day: dt.date


def feeds(guide: Guide, components: Components, site_url: str) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each feed. There are none without a `site_url`, as links must be absolute."""
    if not site_url:
        return
    top = site_url.rstrip("/")
    for name, title, items in (
        ("stories", "Stories", _stories(guide)),
        ("openings", "Openings", _openings(guide)),
        ("changes", "What changed", _changes(guide)),
    ):
        if name == "changes" and not items:
            continue  # there is no history
        newest = sorted(items, key=lambda item: (item.day, item.address), reverse=True)[:NEWEST]
        updated = max((item.day for item in newest), default=guide.today)
        values = {"top": top, "name": name, "title": title, "items": newest, "updated": updated}
        yield f"feeds/{name}.xml", components.env.get_template("pages/feed.xml").render(values)


def _stories(guide: Guide) -> Sequence[FeedEntry]:
    return [
        FeedEntry(
            f"/stories/{story.id}/",
            story.title,
            f"{formatting.with_article(guide.roles[story.leader.role].title)}: {story.quote}",
            story.published,
        )
        for story in guide.people.stories.values()
    ]


def _openings(guide: Guide) -> Sequence[FeedEntry]:
    return [
        FeedEntry(
            f"/openings/{opening.id}/",
            f"{guide.roles[opening.role].title}, {opening.site}",
            f"{formatting.plural(opening.seats, 'seat')}, {formatting.SHIFTS[opening.shift].lower()}, "
            f"closes {formatting.day(opening.closes)}.",
            opening.opens,
        )
        for opening in guide.people.openings.values()
    ]


def _changes(guide: Guide) -> Sequence[FeedEntry]:
    """One entry for each revision; its title is the first change."""
    return [
        FeedEntry(
            f"/changes/#change-{revision.commit[:10]}",
            revision.changes[0].text,
            " ".join(change.text for change in revision.changes[:LISTED]),
            revision.day,
        )
        for revision in guide.history.revisions
    ]
