"""The changes of past commits that the site may tell today: nothing that it does not show, or never showed.

A version of an entry is what a file says from one commit to the next. It is told only if the site shows the entry
today (or it was deleted while the site showed it) and showed this version on some day. What an entry says of others
that are not told is left out. People are told less: a story or an ambassador that is deleted was never there.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator, Mapping

from careerguide import model
from careerguide.guide.change import Change
from careerguide.guide.days import noon
from careerguide.guide.retired import Retirable, successors
from careerguide.guide.samples import moved
from careerguide.guide.shown import is_shown, was_shown, without_hidden
from careerguide.guide.sites import day_for, sites
from careerguide.loading.entry_names import NAMED_BY_TITLE
from careerguide.loading.loaded_data import LoadedData, entry_id, renamed
from careerguide.model.kinds import KINDS

from .entries import compare_entries
from .snapshot import Comparison, Snapshot

# Kind and id.
Key = tuple[str, str]
# Fields that decide if an entry is shown. A version with a mistake in one of them was never on the site.
DECIDING = frozenset(("status", "published", "consent", "sample", "available", "opens", "starts", "repeats"))
# An old entry may name a site by its title, and a company may have the usual skill levels, which no file holds.
NEVER_HIDDEN = (*NAMED_BY_TITLE, "skill-level")
# Kinds and fields that only search reads.
SEARCH_KINDS, SEARCH_FIELDS = ("search", "language"), ("everyday", "words")
# Kinds that show a person, who may withdraw.
PEOPLE = ("story", "ambassador")


@dc.dataclass(frozen=True, slots=True)
class ShownToday:
    """What the site shows on a day: title by kind and id, ids that are hidden, and former id -> id, by kind."""

    day: dt.date
    titles: frozenset[tuple[Key, str]]
    hidden: frozenset[Key]
    former: frozenset[tuple[Key, str]]

    @classmethod
    def of(cls, loaded: LoadedData, today: dt.date, now: dt.datetime | None = None) -> ShownToday:
        """From the data of today, which has no errors; `now` is an instant of the day, noon in UTC if it is missing."""
        places, now = sites(loaded), now or noon(today)
        entries = [((item.kind, entry_id(item)), item.entry) for item in loaded.all() if item.entry]
        shown = {
            ("match", "match"),
            *(key for key, entry in entries if is_shown(moved(entry, today), day_for(entry, places, today, now))),
        }
        # What is retired leads to its successor: its address is no secret, and that it ended is news.
        retired = {(kind, id_) for kind, ids in successors(loaded, today).items() for id_ in ids}
        shown |= {key for key, entry in entries if key in retired and was_shown(entry, dt.date.min, today)}
        named = {key: str(getattr(entry, "title", "")) for key, entry in entries}
        titles = ((key, named.get(key, "")) for key in shown)  # without match.yaml, its default is shown
        former = (
            ((kind, old), new)
            for kind, ids in renamed(loaded).items()
            for old, new in ids.items()
            if (kind, new) in shown
        )
        return cls(today, frozenset(titles), frozenset(key for key, _ in entries) - shown, frozenset(former))


class PublicHistory:
    """The told changes of commits, which must come newest first, because a version ends when the next one begins."""

    def __init__(self, shown: ShownToday) -> None:
        self._today = shown.day
        self._titles = dict(shown.titles)
        self._hidden = shown.hidden
        self._former = dict(shown.former)
        self._deleted: dict[Key, str] = {}  # title by kind and id
        self._ends: dict[Key, dt.date] = {}  # last day of the version before the newer commits
        self._end = shown.day  # the same, of entries that are not in `_ends`

    def skip(self, day: dt.date) -> None:
        """A commit that is not compared: any version may have ended with it."""
        self._ends.clear()
        self._end = min(day, self._end)

    def changes(self, before: LoadedData, after: LoadedData, day: dt.date) -> tuple[Change, ...]:
        """What a commit of a day changed for readers, the most important first."""
        day = min(day, self._today)
        titles = {key: title for key, title in (self._titles | self._deleted).items() if title}
        comparison = Comparison.of(before, after, self._today, titles)
        self._note_deleted(comparison, day)
        unchanged = dict(_unchanged(comparison))
        ends = {key: self._ends.get(key, self._end) for key in _keys(comparison.new)}
        old = self._told(comparison.old, day, {})
        new = self._told(comparison.new, day, ends) | {key for key in _retired(comparison.new) if key in old}
        old -= unchanged.keys()
        old |= {key for key, new_key in unchanged.items() if new_key in new}
        shown = dc.replace(comparison, old=self._as_shown(comparison.old, old), new=self._as_shown(comparison.new, new))
        changes = {_as_read(change) for change in compare_entries(shown) if change.field != "formerly"}
        self._note_ends(comparison, unchanged, day)
        return tuple(sorted(changes, key=Change.key))

    def _is_known(self, kind: str, id_: str) -> bool:
        """Whether the site shows the entry today, or showed it until it was deleted."""
        if kind in NEVER_HIDDEN:
            return True
        key = kind, self._former.get((kind, id_), id_)
        return key in self._titles or key in self._deleted

    def _note_deleted(self, comparison: Comparison, day: dt.date) -> None:
        """Entries that this commit deletes and that the site showed until then may be told, but no person."""
        for kind, id_, entry in _entries(comparison.old):
            key = kind, id_
            remains = id_ in comparison.new.of_kind(kind) or comparison.new.may_have(kind, id_)
            if remains or kind in PEOPLE or key in self._hidden or id_ in comparison.renames.get(kind, {}):
                continue
            if was_shown(entry, day, day) and is_shown(entry, self._today):
                self._deleted[key] = comparison.old.titles.get(key, "")

    def _told(self, snapshot: Snapshot, day: dt.date, ends: Mapping[Key, dt.date]) -> set[Key]:
        """The versions that may be told; they began on the day and lasted until their `ends`, or they ended on it."""
        return {
            (kind, id_)
            for kind, id_, entry in _entries(snapshot)
            if self._is_known(kind, id_)
            and DECIDING.isdisjoint(snapshot.unread_fields.get((kind, id_), ()))
            and was_shown(entry, day, max(day, ends.get((kind, id_), day)))
        }

    def _as_shown(self, snapshot: Snapshot, told: set[Key]) -> Snapshot:
        """The part of a snapshot that may be told."""

        def is_known(kind: str, id_: str) -> bool:
            return (kind, id_) in told if id_ in snapshot.of_kind(kind) else self._is_known(kind, id_)

        entries: dict[str, dict[str, model.Record]] = {}
        titles: dict[Key, str] = {}
        for kind, id_, entry in _entries(snapshot):
            known = without_hidden(entry, is_known) if (kind, id_) in told else None
            if known:
                entries.setdefault(kind, {})[id_] = known
                titles[kind, id_] = snapshot.titles.get((kind, id_), id_)
        return dc.replace(snapshot, entries=entries, titles=titles)

    def _note_ends(self, comparison: Comparison, unchanged: Mapping[Key, Key], day: dt.date) -> None:
        """When the versions before this commit ended: with it, if it changed them."""
        ends = {
            key: self._ends.get(unchanged[key], self._end) if key in unchanged else day for key in _keys(comparison.old)
        }
        unread = comparison.old.unread_kinds | comparison.new.unread_kinds
        self._ends = {key: end for key, end in self._ends.items() if key[0] not in unread} | ends
        if unread:
            self._end = min(day, self._end)


def _retired(snapshot: Snapshot) -> Iterator[Key]:
    """The entries that lead to a successor."""
    for kind, id_, entry in _entries(snapshot):
        if isinstance(entry, Retirable) and entry.retires and entry.successor:
            yield kind, id_


def _as_read(change: Change) -> Change:
    """The change as readers are told: words that only search reads have one line for all of them."""
    if change.kind not in SEARCH_KINDS and change.field not in SEARCH_FIELDS:
        return change
    return Change("clarifies", "search", "", "", "Search knows other words than before.")


def _unchanged(comparison: Comparison) -> Iterator[tuple[Key, Key]]:
    """Old and new key of each entry that is the same in both snapshots, apart from its id."""
    for kind, id_, entry in _entries(comparison.old):
        new_id = comparison.renames.get(kind, {}).get(id_, id_)
        if comparison.new.of_kind(kind).get(new_id) == entry:
            yield (kind, id_), (kind, new_id)


def _keys(snapshot: Snapshot) -> Iterator[Key]:
    return ((kind, id_) for kind, id_, _ in _entries(snapshot))


def _entries(snapshot: Snapshot) -> Iterator[tuple[str, str, model.Record]]:
    for kind in KINDS:
        for id_, entry in snapshot.of_kind(kind).items():
            yield kind, id_, entry
