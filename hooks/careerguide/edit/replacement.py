"""Replaces an id by another in fields of the data, and in links and macros of pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model.record_fields import FieldPath, references
from careerguide.pages import markdown
from careerguide.problems import DataError, Problem

from .files import text_of
from .insertion import file_of
from .references import links, macros
from .text_edits import TextEdit, TextPositions, apply_edits


def field_edits(data: Path, loaded: LoadedData, kind: str, old: str, new: str) -> defaultdict[Path, list[TextEdit]]:
    """Edits for every field that contains the id, by file."""
    edits: defaultdict[Path, list[TextEdit]] = defaultdict(list)
    for item in loaded.all():
        patterns = [pattern for pattern, target in references(type(item.entry)) if target == kind] if item.entry else []
        paths = [path for pattern in patterns for path, value in item.values(pattern) if value.strip() == old]
        paths += [("id",)] if item.kind == kind and item.id == old else []
        edits[file_of(data, item)] += [edit_at(item, path, old, new) for path in paths]
    return edits


def edit_at(item: LoadedEntry, path: FieldPath, old: str, new: str) -> TextEdit:
    """The edit of one field of an entry that has the id; `DataError` if the text does not show the id there."""
    line, column = item.document.place(item.path + path)
    start = TextPositions(item.document.text).at(line - 1, column - 1)
    start += item.document.text[start] in "\"'"
    if not item.document.text.startswith(old, start):
        message = f"`{old}` cannot be changed safely here. Write it on one line, without `|` or `>`."
        raise DataError([Problem(item.document.path, line, column, "not-renamed", message)])
    return TextEdit(start, start + len(old), new)


def page_texts(docs: Path, kind: str, old: str, new: str) -> Iterator[tuple[Path, str]]:
    """The Markdown pages, with links and macros changed."""
    for page in markdown.pages(docs):
        if not page.fault:
            text = text_of(docs / page.path)
            edits = [*links(text, kind, old, new), *macros(page, text, kind, old, new)]
            yield docs / page.path, apply_edits(text, edits)
