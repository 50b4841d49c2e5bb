"""Find the same entry in the record of the pack, in the company's data and in a newer pack, whatever its id is."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Mapping, Sequence

from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import FieldPath, FieldStep, references

from .loaded_data import LoadedData, LoadedEntry, entry_id
from .pack_record import PackEntry, PackRecord, normal

# Kind -> id there -> id here.
IdsHere = Mapping[str, Mapping[str, str]]
EntryKey = tuple[str, str]


@dc.dataclass(frozen=True, slots=True)
class Match:
    """One entry in three places; None where it is not. `key` is its kind and its id in the company's data."""

    key: EntryKey
    recorded: PackEntry | None
    company: LoadedEntry | None
    newer: LoadedEntry | None = None


def matches(record: PackRecord, company: LoadedData, newer: LoadedData | None = None) -> list[Match]:
    """Every entry of the record, of the company and of the newer pack, once, in this order."""
    present = {(item.kind, entry_id(item)): item for item in stored_entries(company)}
    new = {(item.kind, entry_id(item)): item for item in (stored_entries(newer) if newer else ())}
    former_here = _former_ids(present.values())
    former_there = _former_ids(new.values())
    result = []
    for entry in record.entries:
        here = _key_of([(entry.kind, name) for name in entry.names], present, former_here)
        there = _key_of([(entry.kind, entry.id)], new, former_there)
        key = here or (entry.kind, str(entry.values.get("id", entry.id)))
        result.append(Match(key, entry, present.pop(here) if here else None, new.pop(there) if there else None))
    result += [Match(key, None, item, new.pop(key, None)) for key, item in present.items()]
    return result + [Match(key, None, None, item) for key, item in new.items()]


def stored_entries(loaded: LoadedData) -> list[LoadedEntry]:
    """The entries that data files hold by themselves; a move is a part of its role."""
    return [item for item in loaded.all() if KINDS[item.kind].stored != "inside a role"]


def ids_here(all_matches: Iterable[Match]) -> tuple[IdsHere, IdsHere]:
    """The ids of the record and those of the newer pack, each with the id that the same entry has here."""
    recorded: dict[str, dict[str, str]] = {}
    new: dict[str, dict[str, str]] = {}
    for match in all_matches:
        kind, id_ = match.key
        for name in match.recorded.names if match.recorded else ():
            recorded.setdefault(kind, {})[name] = id_
        if match.newer is not None:
            new.setdefault(kind, {})[entry_id(match.newer)] = id_
    return recorded, new


def with_ids_here(values: object, kind: str, id_: str, ids: IdsHere) -> dict[str, object]:
    """The normal form of an entry's values, in which it and all others have the ids that they have here."""
    result = normal(values)
    assert isinstance(result, dict)
    for pattern, target in references(KINDS[kind].record):
        if known := ids.get(target):
            for path in paths_at(result, pattern):
                parent, step = _parent(result, path)
                text = str(parent[step])  # type: ignore[index]
                parent[step] = known.get(text, text)  # type: ignore[index]
    if "id" in result:
        result["id"] = id_
    if isinstance(former := result.get("formerly"), list):
        result["formerly"] = [name for name in former if name != id_]
    return {key: part for key, part in result.items() if part != []}


def paths_at(values: object, pattern: tuple[str, ...]) -> list[FieldPath]:
    """The paths of the texts at a pattern of `references`."""
    paths: list[tuple[FieldPath, object]] = [((), values)]
    for step in pattern:
        if step == "*":
            paths = [
                ((*path, index), part)
                for path, items in paths
                if isinstance(items, list)
                for index, part in enumerate(items)
            ]
        else:
            paths = [((*path, step), part[step]) for path, part in paths if isinstance(part, dict) and step in part]
    return [path for path, part in paths if isinstance(part, str)]


def _parent(values: object, path: FieldPath) -> tuple[object, FieldStep]:
    for step in path[:-1]:
        values = values[step]  # type: ignore[index]
    return values, path[-1]


def _former_ids(items: Iterable[LoadedEntry]) -> dict[EntryKey, EntryKey]:
    return {
        (item.kind, former): (item.kind, entry_id(item))
        for item in items
        for _, former in item.values(("formerly", "*"))
    }


def _key_of(
    names: Sequence[EntryKey], entries: Mapping[EntryKey, LoadedEntry], former: Mapping[EntryKey, EntryKey]
) -> EntryKey | None:
    """The entry with one of these names; an id counts more than a former id."""
    by_id = next((name for name in names if name in entries), None)
    by_former = next((former[name] for name in names if former.get(name) in entries), None)
    return by_id or by_former
