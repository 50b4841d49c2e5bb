"""Merge three versions of an entry, field by field: as it came from the pack, the company's, and the newer pack's."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from pydantic import BaseModel

from careerguide import formatting
from careerguide.model.item_keys import keys_as_in
from careerguide.model.record_fields import FieldPath, record_at

Side = Literal["ours", "theirs"]
# A function from the name of a field (`moves.team-leader.after.typical`) to the side that a person chose, if any.
Decide = Callable[[str], Side | None]
_LONGEST_NAME = 40


@dc.dataclass(frozen=True, slots=True)
class FieldConflict:
    """A field that both sides changed, or that one side changed and the other removed. None means: no value.

    `field` is its name, and `path` leads to the company's value in the entry.
    """

    field: str
    path: FieldPath
    base: object
    company: object
    newer: object


@dc.dataclass(frozen=True, slots=True)
class Merged:
    """The merged value, the value to record as the pack's, and the conflicts that are open.

    An open conflict keeps the company's value, and the record keeps the old value of the pack, so that it stays open.
    """

    value: object
    base: object
    conflicts: tuple[FieldConflict, ...]


def merge(base: object, company: object, newer: object, record_type: type[BaseModel], decide: Decide) -> Merged:
    """Merge an entry. All three values are normal (see `pack_record.normal`) and name others by the same ids."""
    merger = _Merger(decide)
    value, new_base = merger.value(base, company, newer, record_type, (), ())
    return Merged(value, new_base, tuple(merger.conflicts))


def changed_fields(base: object, company: object, record_type: type[BaseModel]) -> list[str]:
    """The names of the fields that differ."""
    return [".".join(names) for names in _changed(base, company, record_type, ())]


class _Merger:
    """Collects the conflicts of one entry. Each method returns the merged value and the value to record."""

    def __init__(self, decide: Decide) -> None:
        self.decide = decide
        self.conflicts: list[FieldConflict] = []

    def value(
        self,
        base: object,
        company: object,
        newer: object,
        record_type: type[BaseModel] | None,
        names: tuple[str, ...],
        path: FieldPath,
    ) -> tuple[object, object]:
        """Merge three values of a field; None stands for no value."""
        if newer in (company, base):
            return company, newer
        if base == company:
            return newer, newer
        if isinstance(company, Mapping) and isinstance(newer, Mapping):
            return self._groups(base if isinstance(base, Mapping) else {}, company, newer, record_type, names, path)
        if isinstance(company, list) and isinstance(newer, list):
            return self._lists(base if isinstance(base, list) else [], company, newer, record_type, names, path)
        return self._conflict(base, company, newer, names, path)

    def _conflict(
        self, base: object, company: object, newer: object, names: tuple[str, ...], path: FieldPath
    ) -> tuple[object, object]:
        field = ".".join(names)
        side = self.decide(field)
        if side is None:
            self.conflicts.append(FieldConflict(field, path, base, company, newer))
            return company, base
        return (company if side == "ours" else newer), newer

    def _groups(
        self,
        base: Mapping[str, object],
        company: Mapping[str, object],
        newer: Mapping[str, object],
        record_type: type[BaseModel] | None,
        names: tuple[str, ...],
        path: FieldPath,
    ) -> tuple[object, object]:
        value, new_base = {}, {}
        for key in dict.fromkeys((*company, *newer, *base)):
            inner = record_at(record_type, (key,)) if record_type else None
            value[key], new_base[key] = self.value(
                base.get(key), company.get(key), newer.get(key), inner, (*names, key), (*path, key)
            )
        return _without_none(value), _without_none(new_base)

    def _lists(
        self,
        base: list[object],
        company: list[object],
        newer: list[object],
        record_type: type[BaseModel] | None,
        names: tuple[str, ...],
        path: FieldPath,
    ) -> tuple[object, object]:
        """Merge lists by entry: the company's order, with the pack's new items after those that they follow there."""
        base_keys, our_keys = keys_as_in(base, company, record_type)
        their_keys = keys_as_in(base, newer, record_type)[1]
        old, present, new = (
            dict(zip(keys, items, strict=True))
            for keys, items in ((base_keys, base), (our_keys, company), (their_keys, newer))
        )
        value, new_base = {}, {}
        for key in dict.fromkeys((*our_keys, *their_keys, *base_keys)):
            place = (*path, our_keys.index(key)) if key in present else path
            value[key], new_base[key] = self.value(
                old.get(key), present.get(key), new.get(key), record_type, (*names, item_name(key)), place
            )
        order = _woven([key for key in our_keys if value[key] is not None], their_keys)
        order += [key for key in value if key not in order]
        recorded = _woven(their_keys, base_keys)
        return (
            [value[key] for key in order if value[key] is not None],
            [new_base[key] for key in recorded if new_base.get(key) is not None],
        )


def item_name(key: str) -> str:
    """The name of an item of a list in the name of a field: its id, or the start of its text."""
    return formatting.slug(key)[:_LONGEST_NAME].strip("-") or "item"


def _woven(keys: list[str], others: list[str]) -> list[str]:
    """The keys, and each of the others after the one that it follows in its own list."""
    woven = list(keys)
    for index, key in enumerate(others):
        if key not in woven:
            before = next((woven.index(other) + 1 for other in reversed(others[:index]) if other in woven), 0)
            woven.insert(before, key)
    return woven


def _without_none(group: Mapping[str, object]) -> dict[str, object]:
    return {key: part for key, part in group.items() if part is not None}


def _changed(
    base: object, company: object, record_type: type[BaseModel] | None, names: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    if base == company:
        return
    if isinstance(base, Mapping) and isinstance(company, Mapping):
        for key in dict.fromkeys((*base, *company)):
            inner = record_at(record_type, (key,)) if record_type else None
            yield from _changed(base.get(key), company.get(key), inner, (*names, key))
    elif isinstance(base, list) and isinstance(company, list):
        base_keys, our_keys = keys_as_in(base, company, record_type)
        old, present = dict(zip(base_keys, base, strict=True)), dict(zip(our_keys, company, strict=True))
        changes = [
            change
            for key in dict.fromkeys((*base_keys, *our_keys))
            for change in _changed(old.get(key), present.get(key), record_type, (*names, item_name(key)))
        ]
        yield from changes or [names]  # only the order differs
    else:
        yield names
