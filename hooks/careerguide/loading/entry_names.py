"""Names by which people and other systems call an entry: its id, title, other names and former ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from careerguide import formatting, model, problems
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import references, with_ids

from .loaded_data import LoadedEntry
from .nearest_entry import nearest_entry

# The kinds that other entries may name by their titles.
NAMED_BY_TITLE = tuple(kind.id for kind in KINDS.values() if kind.named_by_title)

# Kinds whose entries belong to people: with a word more or less in its name, it is another job or another opening.
EXACT = ("role", "opening", "story")


class EntryNames:
    """The names of the entries of one kind. A name that two entries share names neither; an id always names its own."""

    def __init__(self, entries: Iterable[LoadedEntry]) -> None:
        self.by_id: dict[str, str] = {}  # id -> title
        users: dict[str, set[str]] = {}
        for item in entries:
            self.by_id[item.id] = str(item.raw.get("title", item.id))
            for pattern in (("id",), ("title",), ("aliases", "*"), ("formerly", "*")):
                for _, name in item.values(pattern):
                    users.setdefault(formatting.folded(name), set()).add(item.id)
        self.ids: Mapping[str, str] = {
            name: next(iter(same)) for name, same in users.items() if name and len(same) == 1
        }

    def __bool__(self) -> bool:
        return bool(self.by_id)

    def id_of(self, name: str) -> str | None:
        """The id of the entry with this name, in any spelling of its letters; None if there is none."""
        return name if name in self.by_id else self.ids.get(formatting.folded(name))

    def nearest(self, name: str) -> str:
        """The name that is nearest to one that no entry has, in small letters; empty if none is near."""
        return problems.nearest(formatting.folded(name), self.ids)

    def meant(self, kind: str, name: str) -> str:
        """The id of the entry of this kind that is meant by a name that no entry has; empty if that is not clear."""
        return nearest_entry(name, self.ids, exact=kind in EXACT)


def with_named_ids(items: Mapping[str, Iterable[LoadedEntry]]) -> dict[str, tuple[LoadedEntry, ...]]:
    """Kind -> its entries, whose records name others by id where HR wrote a title. Unknown names do not change."""
    names = {kind: EntryNames(items.get(kind, ())) for kind in NAMED_BY_TITLE}
    return {kind: tuple(_with_ids(item, names) for item in entries) for kind, entries in items.items()}


def _with_ids(item: LoadedEntry, names: Mapping[str, EntryNames]) -> LoadedEntry:
    entry: model.Record | None = item.entry
    for pattern, kind in references(KINDS[item.kind].record):
        if entry is not None and kind in names and names[kind]:
            known = names[kind]
            ids = {text: id_ for _, text in item.values(pattern) if (id_ := known.id_of(text)) and id_ != text}
            entry = with_ids(entry, pattern, ids) if ids else entry
    return item if entry is item.entry else item.with_record(entry)
