"""Give a value of an entry, as HR writes it, the text of a cell."""

from __future__ import annotations

import typing

from careerguide.model import Record
from careerguide.model.record_fields import keys, record_at
from careerguide.workbook.cells import as_data
from careerguide.workbook.columns import Column, SitesColumn, line

Group = dict[str, object]


def put(group: Group, column: Column, text: str, record: Record | None) -> tuple[Group, str]:
    """Set the value of a column, or remove it if the text is empty; returns the group and the key that hold it.

    `record` is what the group was read as, if it was: items of a list that stay keep the form that HR gave them.
    """
    value: object = as_data(text, column)
    if isinstance(column, SitesColumn):
        return _put_sites(group, value)
    parents: list[tuple[Group, str]] = []
    for depth, step in enumerate(column.path[:-1], 1):
        inner = group.get(step)
        if isinstance(inner, str):  # a short form: `grade: G7` is the code, which is the first key of a pay grade
            first = keys(typing.cast("type[Record]", record_at(column.record, column.path[:depth])))[0]
            if column.path[depth:] == (first,):
                return _set(group, step, value)
            if value is None:
                return group, step
            inner = group[step] = {first: inner}
        if not isinstance(inner, dict):
            inner = group[step] = {}
        parents.append((group, step))
        group = inner
    key = column.path[-1]
    if isinstance(value, list):
        value = _as_before(value, column, group.get(key), record)
    holder = _set(group, key, value)
    for outer, step in reversed(parents):
        if not outer[step]:
            del outer[step]
            holder = outer, step
    return holder


def _set(group: Group, key: str, value: object) -> tuple[Group, str]:
    if value is None:
        group.pop(key, None)
    else:
        group[key] = value
    return group, key


def _put_sites(group: Group, value: object) -> tuple[Group, str]:
    """One site has a key of its own."""
    key = "sites" if isinstance(value, list) and len(value) > 1 else "site"
    for other in ("site", "sites"):
        if other != key or value is None:
            group.pop(other, None)
    if isinstance(value, list):
        group[key] = value if key == "sites" else value[0]
    return group, key


def _as_before(texts: list[str], column: Column, before: object, record: Record | None) -> object:
    """A list in which the items that it had keep their form; one word of a fixed list needs no list."""
    if len(texts) == 1 and column.choices and not isinstance(before, list):
        return texts[0]
    items: object = record
    for step in column.path:
        items = getattr(items, step, None)
    known: dict[str, object] = {}
    if isinstance(before, list) and isinstance(items, tuple) and len(items) == len(before):
        known = {line(getattr(item, "text", item)): raw for item, raw in zip(items, before, strict=True)}
    return [known.get(text, text) for text in texts]
