"""The entries of a pack that a company takes: all of them, or those of some tracks with everything that they need."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping

from careerguide.loading.loaded_data import LoadedData, entry_id
from careerguide.loading.pack_matches import EntryKey, paths_at, stored_entries
from careerguide.loading.pack_record import normal
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import FieldPath, record_at, references

# Kinds that every company has whole.
_ALWAYS = ("level", "band", "policy", "match", "search", "site")
# Kinds of which a company takes what its entries name. Roles and tracks are chosen, and the others follow them.
NEEDED = ("skill", "kpi", "learning", "source")
_CHOSEN = ("role", "track")
# Entries of these kinds mean something else if a role or a track in them is left out.
_WHOLE = ("story", "opening", "event", "ambassador")

# Whether a company has an entry of a kind with an id.
Exists = Callable[[str, str], bool]


def selected(pack: LoadedData, tracks: Collection[str]) -> set[EntryKey]:
    """The kinds and ids of the entries of these tracks and of all that they need; without tracks, of all entries."""
    values = {(item.kind, entry_id(item)): normal(item.raw) for item in stored_entries(pack)}
    if not tracks:
        return set(values)
    keys = {key for key in values if key[0] in _ALWAYS or (key[0] == "track" and key[1] in tracks)}
    keys |= {("role", item.id) for item in pack.of("role") if str(item.raw.get("track", "")).strip() in tracks}
    _add_needed(keys, keys, values)
    followers = {
        key for key in values if key[0] not in (*_ALWAYS, *_CHOSEN, *NEEDED) and _fits(values[key], key[0], keys)
    }
    _add_needed(keys, followers, values)
    return keys | followers


def _add_needed(keys: set[EntryKey], start: Collection[EntryKey], values: Mapping[EntryKey, object]) -> None:
    """Add to the keys what the entries at the start need, and what that needs."""
    queue = list(start)
    while queue:
        kind, id_ = queue.pop()
        kept = without_missing(values[kind, id_], kind, lambda kind, id_: kind not in _CHOSEN or (kind, id_) in keys)
        for target, name in named(kept, kind):
            key = target, name
            # A course may teach skills that no chosen role needs.
            if target in NEEDED and key in values and key not in keys and (kind, target) != ("learning", "skill"):
                keys.add(key)
                queue.append(key)


def _fits(values: object, kind: str, keys: Collection[EntryKey]) -> bool:
    """Whether all roles and tracks that an entry names are chosen; of several tracks of a benefit, one is enough."""
    names = [key for key in named(values, kind) if key[0] in _CHOSEN]
    enough = any if kind == "benefit" and names else all
    return enough(key in keys for key in names)


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
