"""Writes the successor of a retired entry wherever another entry or a page names it, each id once in a list."""

from __future__ import annotations

import dataclasses as dc
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Track
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import FieldPath, references

from .files import data_files, text_of
from .insertion import file_of
from .references import links
from .removal import without
from .replacement import edit_at, page_texts
from .text_edits import TextEdit, apply_edits


@dc.dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entry names another one. `twice` says that it names the successor there already."""

    item: LoadedEntry
    path: FieldPath
    twice: bool

    @property
    def removed(self) -> FieldPath:
        """The path of what is deleted if the successor is there already: a move, a need, or an id of a list."""
        return self.path[: _last_index(self.path) + 1]


def _last_index(path: FieldPath) -> int:
    """Where the last index of a list is in a path; -1 if it leads through no list."""
    return max((place for place, step in enumerate(path) if isinstance(step, int)), default=-1)


def mentions(loaded: LoadedData, kind: str, old: str, new: str) -> Iterator[Mention]:
    """Where other entries name an entry. The journeys of stories are the past, and keep it."""
    for item in loaded.all():
        if item.kind == kind and item.id == old:
            continue
        for pattern, target in references(KINDS[item.kind].record):
            if target != kind or (item.kind == "story" and pattern[0] == "journey"):
                continue
            values = list(item.values(pattern))
            lists_with_new = {path[: _last_index(path)] for path, id_ in values if id_.strip() == new}
            for path, id_ in values:
                if id_.strip() == old:
                    to_itself = (item.kind == kind and item.id == new) or item.raw.get("track") == new
                    twice = to_itself or path[: _last_index(path)] in lists_with_new
                    yield Mention(item, path, "*" in pattern and twice)


def led_on_texts(data: Path, docs: Path | None, loaded: LoadedData, kind: str, old: str, new: str) -> dict[Path, str]:
    """The new texts of the files that name an entry, with its successor instead; nothing is written."""
    edits: defaultdict[Path, list[TextEdit]] = defaultdict(list)
    removed: defaultdict[Path, list[FieldPath]] = defaultdict(list)
    for mention in mentions(loaded, kind, old, new):
        file, item = file_of(data, mention.item), mention.item
        if mention.twice:
            removed[file].append(item.path + mention.removed)
        else:
            edits[file].append(edit_at(item, mention.path, old, new))
            if mention.path == ("track",):
                removed[file] += [item.path + path for path in _wrong_in_track(item, loaded, new)]
    texts = {file: apply_edits(text_of(file), file_edits) for file, file_edits in edits.items()}
    for file, paths in removed.items():
        texts[file] = without(texts.get(file) or text_of(file), paths)
    for file in data_files(data):
        text = texts.get(file, "") or text_of(file)
        texts[file] = apply_edits(text, links(text, kind, old, new))
    if docs is not None:
        texts |= dict(page_texts(docs, kind, old, new))
    return {file: text for file, text in texts.items() if text != text_of(file)}


def _wrong_in_track(item: LoadedEntry, loaded: LoadedData, track: str) -> Iterator[FieldPath]:
    """What a role must lose if it comes to a track: a family that the track lacks, and the track among its others."""
    tracks = {entry.id: entry for _, entry in loaded.entries("track", Track)}
    if item.raw.get("family") not in (None, *(family.id for family in tracks[track].families)):
        yield ("family",)
    yield from (path for path, id_ in item.values(("also_in", "*")) if id_.strip() == track)


def is_named(data: Path, docs: Path | None, loaded: LoadedData, kind: str, old: str, new: str) -> bool:
    """Whether an entry, a text of the data or a page may name an id that leads on to another."""
    if next(mentions(loaded, kind, old, new), None):
        return True
    if any(next(links(text_of(file), kind, old, new), None) for file in data_files(data)):
        return True
    return docs is not None and any(text != text_of(file) for file, text in page_texts(docs, kind, old, new))
