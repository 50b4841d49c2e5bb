"""Feeds of stories, openings and changes (Atom, RFC 4287); links are absolute, and dates come from the data."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from careerguide import formatting, model
from careerguide.guide.days import start_of

if TYPE_CHECKING:
    from careerguide.guide.guide import Guide
    from careerguide.render.components import Components

# Stories and changes that a feed has, the newest ones. Every opening is in its feed until it closes.
NEWEST = 30
# Changes of a revision that its entry lists, at most.
LISTED = 10
HOUR = 3600  # seconds


@dc.dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed. Its address is its id, which never changes; the instants are in UTC."""

    address: str
    title: str
    summary: str
    published: dt.datetime
    updated: dt.datetime


def feeds(guide: Guide, components: Components, site_url: str) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each feed. There are none without a `site_url`, as links must be absolute."""
    if not site_url:
        return
    top = site_url.rstrip("/")
    for name, title, items, most in (
        ("stories", "Stories", _stories(guide), NEWEST),
        ("openings", "Openings", _openings(guide), None),
        ("changes", "What changed", _changes(guide, components), NEWEST),
    ):
        if name == "changes" and not items:
            continue  # there is no history
        newest = sorted(items, key=lambda item: (item.published, item.address), reverse=True)[:most]
        updated = max((item.updated for item in newest), default=start_of(guide.today, "UTC"))
        values = {"top": top, "name": name, "title": components.wording.say(title), "items": newest, "updated": updated}
        yield f"feeds/{name}.xml", components.env.get_template("pages/feed.xml").render(values)


def _updated(entry: model.Record, title: str, published: dt.datetime, changed: dt.date | None) -> dt.datetime:
    """When an entry last changed: on the day `changed` of its last change in the history, or else when published.

    Two texts of an entry never have the same instant, even if the history does not tell them apart: the second within
    the first hour of the day comes from the content. So `updated` moves with every change, and without a change it is
    the same in every build.
    """
    start = max(published, start_of(changed, "UTC")) if changed else published
    content = f"{title}\n{entry.model_dump_json(by_alias=True)}"
    second = int.from_bytes(hashlib.sha256(content.encode()).digest()[:4]) % HOUR
    return start + dt.timedelta(seconds=second)


def _stories(guide: Guide) -> Sequence[FeedEntry]:
    entries, changed = [], guide.history.last_changes("story")
    for story in guide.people.stories.values():
        who = formatting.with_article(guide.roles[story.leader.role].title)
        published = start_of(story.published, "UTC")
        entries.append(
            FeedEntry(
                f"/stories/{story.id}/",
                story.title,
                f"{who}: {story.quote}",
                published,
                _updated(story, who, published, changed.get(story.id)),
            )
        )
    return entries


def _openings(guide: Guide) -> Sequence[FeedEntry]:
    entries, changed = [], guide.history.last_changes("opening")
    for opening in guide.people.openings.values():
        site = guide.sites[opening.site]
        title = f"{guide.roles[opening.role].title}, {site.title}"
        published = start_of(opening.opens, site.zone)
        entries.append(
            FeedEntry(
                f"/openings/{opening.id}/",
                title,
                f"{formatting.plural(opening.seats, 'seat')}, {formatting.SHIFTS[opening.shift].lower()}, "
                f"closes {formatting.day_at(opening.closes, site)}.",
                published,
                _updated(opening, title, published, changed.get(opening.id)),
            )
        )
    return entries


def _changes(guide: Guide, components: Components) -> Sequence[FeedEntry]:
    """One entry for each revision; its title is the first change."""
    return [
        FeedEntry(
            f"/changes/#change-{revision.commit[:10]}",
            components.change_text(revision.changes[0].text),
            " ".join(components.change_text(change.text) for change in revision.changes[:LISTED]),
            start_of(revision.day, "UTC"),
            start_of(revision.day, "UTC"),
        )
        for revision in guide.history.revisions
    ]
