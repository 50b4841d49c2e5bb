"""What an entry of a pack names that a company does not have, and the entry without it."""

from __future__ import annotations

from collections.abc import Callable

from careerguide.loading.pack_matches import EntryKey, paths_at
from careerguide.loading.pack_record import normal
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import FieldPath, record_at, references

# Entries of these kinds mean something else if a role or a track in them is left out.
_WHOLE = ("story", "opening", "event", "ambassador")

# Whether a company has an entry of a kind with an id.
Exists = Callable[[str, str], bool]


def named(values: object, kind: str) -> list[EntryKey]:
    """The kinds and ids of all entries that an entry names."""
    return [
        (target, text)
        for pattern, target in references(KINDS[kind].record)
        for path in paths_at(values, pattern)
        if (text := str(at_path(values, path)))
    ]


def without_missing(values: object, kind: str, exists: Exists) -> dict[str, object] | None:
    """An entry's values without the items that name entries which do not exist; None if it makes no sense then."""
    kept = normal(values)
    assert isinstance(kept, dict)
    missing = [
        path
        for pattern, target in references(KINDS[kind].record)
        for path in paths_at(kept, pattern)
        if not exists(target, str(at_path(kept, path)))
    ]
    if missing and kind in _WHOLE:
        return None
    removed: set[FieldPath] = set()
    for path in missing:
        part = _removable(path, kind)
        if part is None:
            return None
        removed.add(part)
    return _without(kept, removed)


def at_path(values: object, path: FieldPath) -> object:
    """The value at a path that exists."""
    for step in path:
        values = values[step]  # type: ignore[index]
    return values


def _removable(path: FieldPath, kind: str) -> FieldPath | None:
    """The smallest part around a value that an entry can be without; None if it is the entry."""
    while path:
        step = path[-1]
        if isinstance(step, int):
            return path
        record_type = record_at(KINDS[kind].record, path[:-1])
        fields = record_type.model_fields if record_type else {}
        field = next((field for name, field in fields.items() if step in (name, field.alias)), None)
        if field and not field.is_required():
            return path
        path = path[:-1]
    return None


def _without(values: dict[str, object], removed: set[FieldPath]) -> dict[str, object]:
    def copy(value: object, path: FieldPath) -> object:
        if isinstance(value, dict):
            return {key: copy(part, (*path, key)) for key, part in value.items() if (*path, key) not in removed}
        if isinstance(value, list):
            return [copy(part, (*path, index)) for index, part in enumerate(value) if (*path, index) not in removed]
        return value

    result = normal(copy(values, ()))
    assert isinstance(result, dict)
    return result
