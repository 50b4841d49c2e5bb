"""Keeps the names that an import does not know in the company's map, where HR says which role or site each one is."""

from __future__ import annotations

import difflib
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from careerguide import formatting
from careerguide.edit.files import text_of
from careerguide.loading.entry_names import EntryNames

from .column_map import plain
from .entries import UNDECIDED

_HEAD = """\
# How `careerguide openings import` reads the exports of your system. You can change all of it.
# Under `values`, write the id of a role or a site after each name of the system, or `skip` if the guide does not need
# its rows. A `?` is not decided yet.
"""
_OFFERED = 3  # nearest names
LONGEST_NAME = 100  # characters; a longer text is no name


def nearest_ids(name: str, names: EntryNames) -> list[str]:
    """The ids of the entries whose names are nearest, the best first; at least one if there are entries at all."""
    words = set(formatting.folded(name).split())
    scores: dict[str, float] = {}
    for known, id_ in names.ids.items():
        shared = words & set(known.split())
        score = difflib.SequenceMatcher(None, formatting.folded(name), known).ratio() + len(shared) / (len(words) or 1)
        scores[id_] = max(scores.get(id_, 0), score)
    return sorted(scores, key=lambda id_: (-scores[id_], id_))[:_OFFERED]


def with_undecided(file: Path, undecided: Iterable[tuple[str, str]], names: Mapping[str, EntryNames]) -> str:
    """The text of the company's map with each name, `?` as its value, and the nearest ids above it.

    `undecided` has kinds, which are the fields `role` and `site`, and names. Names that are there stay as they are.
    """
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    text = text_of(file) if file.exists() else ""
    document = yaml.load(text) if text.strip() else None
    document = document if isinstance(document, CommentedMap) else CommentedMap()
    values = document.setdefault("values", CommentedMap())
    for kind, name in dict.fromkeys(undecided):
        group = values.setdefault(kind, CommentedMap())
        if len(name) <= LONGEST_NAME and plain(name) not in map(plain, group):
            group[name] = UNDECIDED
            _comment(group, name, nearest_ids(name, names[kind]))
    stream = io.StringIO()
    yaml.dump(document, stream)
    return stream.getvalue() if text.strip() else _HEAD + stream.getvalue()


def _comment(group: CommentedMap, name: str, ids: Sequence[str]) -> None:
    """The nearest ids as a comment above a name; a group in braces has no place for one."""
    if ids and not group.fa.flow_style():
        group.yaml_set_comment_before_after_key(name, before=f"nearest: {', '.join(ids)}", indent=4)
