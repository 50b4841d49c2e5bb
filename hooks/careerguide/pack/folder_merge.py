"""Merge a newer pack into the data of a company: the new texts of its files, the new record, and what to tell."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from careerguide.edit.text_edits import node_at
from careerguide.edit.text_merge import Target, with_values
from careerguide.edit.yaml_parts import UnsafeEditError, YamlText
from careerguide.loading.loaded_data import LoadedData, LoadedEntry, entry_id
from careerguide.loading.pack_matches import EntryKey, Match, ids_here, matches, stored_entries, with_ids_here
from careerguide.loading.pack_record import PackEntry, PackRecord, normal
from careerguide.model.kinds import KINDS

from .merge import Side, merge
from .missing import named, without_missing
from .new_entries import with_new_entry, without_entry

# A function from kind, id and field to the side that a person chose, if any.
DecideField = Callable[[str, str, str], Side | None]


@dc.dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both sides changed, in an entry of the company at a line of a file. None means: no value."""

    kind: str
    id: str
    field: str
    path: str
    line: int
    base: object
    company: object
    newer: object


@dc.dataclass(frozen=True, slots=True)
class Note:
    """Something about an entry that a person should know: an entry that stays as it is, and why."""

    kind: str
    id: str
    text: str


@dc.dataclass(slots=True)
class FolderMerge:
    """The result: file in the data folder -> new text; the new record; conflicts; notes; entries by what happened."""

    texts: dict[str, str]
    record: PackRecord
    conflicts: list[Conflict] = dc.field(default_factory=list)
    notes: list[Note] = dc.field(default_factory=list)
    added: list[EntryKey] = dc.field(default_factory=list)
    changed: list[EntryKey] = dc.field(default_factory=list)
    removed: list[EntryKey] = dc.field(default_factory=list)


class Merging:
    """One merge. `theirs` is the newer pack with the entries of `tracks` alone; no track means all.

    `texts` are the company's files by their paths in the data folder, also those without entries.
    `held` are entries that stay as they are; `mentioned` tells if a page mentions an id.
    """

    def __init__(
        self,
        record: PackRecord,
        company: LoadedData,
        newer: LoadedData,
        texts: Mapping[str, str],
        *,
        version: str,
        tracks: tuple[str, ...],
        held: Mapping[EntryKey, str],
        decide: DecideField,
        mentioned: Callable[[str], bool],
        today: dt.date,
    ) -> None:
        self.record, self.company, self.newer = record, company, newer
        self.version, self.tracks = version, tracks
        self.held, self.decide, self.mentioned, self.today = held, decide, mentioned, today
        self.root, self.their_root = Path(company.ledger_path).parent, Path(newer.ledger_path).parent
        self.matches = matches(record, company, newer)
        self.recorded_ids, self.new_ids = ids_here(self.matches)
        self.entries: dict[EntryKey, PackEntry] = {}  # of the new record
        self.targets: defaultdict[str, list[tuple[EntryKey, Target]]] = defaultdict(list)
        self.values: dict[EntryKey, Mapping[str, object]] = {}  # of every entry after the merge
        self.files = {(item.kind, entry_id(item)): self.file_of(item) for item in stored_entries(company)}
        self.result = FolderMerge(dict(texts), record)

    def run(self) -> FolderMerge:
        """The whole merge."""
        new = self.new_entries()
        for match in self.matches:
            if match.company is not None:
                self.values[match.key] = _values(match.company)
            if match.recorded and match.company and match.newer:
                self.merge(match, match.recorded, match.company, match.newer)
            elif match.recorded and (match.newer or match.company):
                self.entries[match.key] = match.recorded
            elif match.company and match.newer:
                self.compare_own(match, match.newer)
        self.change_texts()
        self.remove_entries()
        self.add_entries(new)
        self.result.record = PackRecord(self.version, self.tracks, tuple(self.entries.values()))
        return self.result

    def file_of(self, item: LoadedEntry) -> str:
        """The path of the file of one of the company's entries in the data folder."""
        return Path(item.document.path).relative_to(self.root).as_posix()

    def exists(self, kind: str, name: str) -> bool:
        """Whether the company has an entry, now or after the merge; what no data holds, as a usual level, exists."""
        return (kind, name) in self.known or (kind, name) not in self.in_packs

    def new_entries(self) -> dict[EntryKey, tuple[LoadedEntry, dict[str, object]]]:
        """The entries that come, with their values: new in the pack, and complete."""
        items = {
            match.key: match.newer
            for match in self.matches
            if match.newer and not match.company and not match.recorded and match.key not in self.held
        }
        self.known: set[EntryKey] = set(items)
        for item in stored_entries(self.company):
            self.known.add((item.kind, entry_id(item)))
        self.in_packs = {match.key for match in self.matches if match.recorded or match.newer}
        incomplete: set[EntryKey] | None = None
        result: dict[EntryKey, tuple[LoadedEntry, dict[str, object]]] = {}
        while incomplete is None or incomplete:
            incomplete, result = set(), {}
            for key, item in items.items():
                values = without_missing(with_ids_here(item.raw, *key, self.new_ids), key[0], self.exists)
                if values is None:
                    incomplete.add(key)
                else:
                    result[key] = item, values
            for key in incomplete:
                self.note(key, "is new in the pack and was left out: it names an entry that you do not have.")
                del items[key]
            self.known -= incomplete
        return result

    def note(self, key: EntryKey, text: str) -> None:
        """Tell something about an entry: a sentence that starts after its name."""
        self.result.notes.append(Note(*key, f"The {KINDS[key[0]].noun} `{key[1]}` {text}"))

    def merge(self, match: Match, recorded: PackEntry, company: LoadedEntry, newer: LoadedEntry) -> None:
        """Merge the fields of an entry that is in all three places."""
        key = kind, id_ = match.key
        self.entries[key] = recorded
        if key in self.held:
            self.note(key, f"did not change, because the new values do not fit yours: {self.held[key]}")
            return
        base = with_ids_here(recorded.values, kind, id_, self.recorded_ids)
        base = without_missing(base, kind, self.exists) or base
        new = without_missing(with_ids_here(newer.raw, kind, id_, self.new_ids), kind, self.exists)
        if new is None:
            self.note(key, "did not change: in the new pack it names an entry that you do not have.")
            return
        present = _values(company)
        merged = merge(base, present, new, KINDS[kind].record, lambda field: self.side(kind, id_, field))
        for conflict in merged.conflicts:
            line, _ = company.document.place(company.path + conflict.path)
            self.result.conflicts.append(
                Conflict(
                    kind,
                    id_,
                    conflict.field,
                    company.document.path,
                    line,
                    conflict.base,
                    conflict.company,
                    conflict.newer,
                )
            )
        assert isinstance(merged.value, dict)
        assert isinstance(merged.base, dict)
        came = recorded.came
        if merged.value != present:
            came = self.today
            self.values[key] = merged.value
            self.targets[self.file_of(company)].append((key, self.target(company, newer, merged.value)))
        self.entries[key] = PackEntry(kind, entry_id(newer), came, merged.base)

    def side(self, kind: str, id_: str, field: str) -> Side | None:
        """The side of a conflict; when the company reviewed an entry is its own affair, so that is no question."""
        return self.decide(kind, id_, field) or ("ours" if field.startswith("review.") else None)

    def target(self, company: LoadedEntry, newer: LoadedEntry, values: Mapping[str, object]) -> Target:
        """What the text of an entry should say, and where the pack says it."""
        if KINDS[company.kind].stored == "file each":
            values = {key: part for key, part in values.items() if key != "id"}
        source = YamlText(newer.document.text)
        return company.path, values, KINDS[company.kind].record, (source, node_at(source.root, newer.path))

    def compare_own(self, match: Match, newer: LoadedEntry) -> None:
        """An entry of the company's own that the pack has too now."""
        key = match.key
        new = without_missing(with_ids_here(newer.raw, *key, self.new_ids), key[0], self.exists)
        if new is not None and new == self.values[key]:
            self.entries[key] = PackEntry(key[0], entry_id(newer), self.today, new)
        else:
            self.note(key, "is your own, and the new pack has one with this id too. Yours stays as it is.")

    def change_texts(self) -> None:
        """Change the files; an entry whose text cannot be changed safely stays as it is."""
        records = {(entry.kind, str(entry.values.get("id", entry.id))): entry for entry in self.record.entries}
        for file, targets in self.targets.items():
            try:
                self.result.texts[file] = with_values(self.result.texts[file], [target for _, target in targets])
                self.result.changed += [key for key, _ in targets]
                continue
            except UnsafeEditError:
                pass
            for key, target in targets:
                try:
                    self.result.texts[file] = with_values(self.result.texts[file], [target])
                    self.result.changed.append(key)
                except UnsafeEditError:
                    self.note(key, f"in {file} cannot be merged without losing a comment. Change it by hand.")
                    old = next(match for match in self.matches if match.key == key).recorded
                    assert old is not None
                    self.entries[key] = records.get(key, old)

    def remove_entries(self) -> None:
        """Remove what the pack has no more, if the company has not changed it and nothing uses it; else tell it."""
        published = {address for _, address in self.company.ledger}
        for match in self.matches:
            if not match.recorded or not match.company or match.newer:
                continue
            key = kind, id_ = match.key
            base = with_ids_here(match.recorded.values, kind, id_, self.recorded_ids)
            users = [other for other, values in self.values.items() if key in named(values, other[0]) and other != key]
            address = KINDS[kind].address.format(id=id_)
            reason = (
                "you changed it" if base != self.values[key]
                else f"the {KINDS[users[0][0]].noun} `{users[0][1]}` names it" if users
                else "people may have its address" if address in published or KINDS[kind].stored == "file each"
                else "a page mentions it" if self.mentioned(id_) else ""
            )  # fmt: skip
            try:
                if not reason:
                    file = self.files[key]
                    self.result.texts[file] = without_entry(self.result.texts[file], kind, id_)
                    self.result.removed.append(key)
                    del self.entries[key], self.values[key]
                    continue
            except UnsafeEditError:
                reason = "its lines have comments"
            self.note(key, f"is no longer in the pack. It stays, because {reason}.")

    def add_entries(self, new: Mapping[EntryKey, tuple[LoadedEntry, dict[str, object]]]) -> None:
        """Insert the new entries in the order of the pack."""
        keys = {(match.newer.kind, entry_id(match.newer)): match.key for match in self.matches if match.newer}
        siblings: defaultdict[tuple[object, ...], list[EntryKey]] = defaultdict(list)
        for item in stored_entries(self.newer):
            siblings[item.document.path, item.kind].append(keys[item.kind, entry_id(item)])
        for key, (item, values) in new.items():
            same = siblings[item.document.path, item.kind]
            index = same.index(key)
            before = next((other for other in reversed(same[:index]) if other in self.files), None)
            after = next((other for other in same[index + 1 :] if other in self.files), None)
            name = Path(item.document.path).relative_to(self.their_root).as_posix()
            place_before, place_after = ((self.files[other], other[1]) if other else None for other in (before, after))
            try:
                file, text = with_new_entry(self.result.texts, item, values, place_before, place_after, name)
            except UnsafeEditError:
                self.note(key, "is new in the pack, and cannot be added to your file. Add it by hand.")
                continue
            self.result.texts[file], self.files[key] = text, file
            self.result.added.append(key)
            self.entries[key] = PackEntry(item.kind, entry_id(item), self.today, values)


def _values(item: LoadedEntry) -> dict[str, object]:
    values = normal(item.raw)
    assert isinstance(values, dict)
    return values
