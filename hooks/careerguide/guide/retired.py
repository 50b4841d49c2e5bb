"""Roles, skills and tracks that are retired lead on to their successors.

An entry with `retires` and `successor` is retired from that day on. Then the site is as if each reference named the
successor, and the retired id were a former id of it. So addresses redirect, saved records and macros go on working, and
search knows the old title.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from careerguide import model
from careerguide.loading.loaded_data import LoadedData, LoadedEntry, renamed
from careerguide.model.record_fields import references, with_ids

# Kind -> id -> id of the entry that takes over.
Ids = Mapping[str, Mapping[str, str]]
Retirable = model.Role | model.Skill | model.Track
KINDS = ("role", "skill", "track")

T = TypeVar("T")


@dc.dataclass(frozen=True, slots=True)
class Retired:
    """What a page says of an entry that its own has taken over: the id, the title, and the first day without it."""

    id: str
    title: str
    day: dt.date


def retirable(item: LoadedEntry) -> Retirable | None:
    """The record of an entry that can be retired; None if it is of another kind or cannot be read."""
    return item.entry if isinstance(item.entry, (model.Role, model.Skill, model.Track)) else None


def successors(loaded: LoadedData, today: dt.date) -> dict[str, dict[str, str]]:
    """Kind -> id of each entry that is retired on a day -> id of the entry that is there in its place.

    A successor may be retired too: then its own successor counts. An entry without one that is shown is not in it.
    """
    return {kind: ids for kind in KINDS if (ids := _successors(loaded.of(kind), today))}


def _successors(items: Iterable[LoadedEntry], today: dt.date) -> dict[str, str]:
    entries = {item.id: entry for item in items if (entry := retirable(item))}
    over = {id_: entry.successor for id_, entry in entries.items() if entry.retires and entry.retires <= today}
    ids: dict[str, str] = {}
    for id_ in over:
        end: str | None = id_
        for _ in over:  # a circle has no end
            end = over.get(end, end) if end in over else end
        if end in entries and end not in over:
            ids[id_] = str(end)
    return ids


def led_on(loaded: LoadedData, today: dt.date) -> LoadedData:
    """The data without entries that are retired on a day: what names one names its successor, once."""
    ids = successors(loaded, today)
    if not ids:
        return loaded
    heirs = _heirs(loaded, ids)
    families = {track.id: {family.id for family in track.families} for _, track in loaded.entries("track", model.Track)}
    items = {
        kind: tuple(
            item.with_record(_without_foreign_family(heirs.get((kind, item.id), renamed_in(item.entry, ids)), families))
            if item.entry
            else item
            for item in entries
            if item.id not in ids.get(kind, {})
        )
        for kind, entries in loaded.items.items()
    }
    return dc.replace(loaded, items=items)


def _heirs(loaded: LoadedData, ids: Ids) -> dict[tuple[str, str], model.Record]:
    """The entries that take over, with the ids and names of the retired ones; by kind and id."""
    heirs: dict[tuple[str, str], model.Record] = {}
    for kind, retired in ids.items():
        entries = {item.id: entry for item in loaded.of(kind) if (entry := retirable(item))}
        for old, new in retired.items():
            before, heir = entries[old], heirs.get((kind, new)) or renamed_in(entries[new], ids)
            assert isinstance(heir, (model.Role, model.Skill, model.Track))
            known = {name.casefold() for name in (heir.title, *heir.aliases)}
            names = [name for name in (before.title, *before.aliases) if name.casefold() not in known]
            heirs[kind, new] = heir.model_copy(
                update={
                    "aliases": (*heir.aliases, *names),
                    "formerly": (*heir.formerly, *before.formerly, old),
                }
            )
    return heirs


def former_ids(loaded: LoadedData, today: dt.date) -> dict[str, dict[str, str]]:
    """Kind -> former id, or id of a retired entry -> id of the entry that is there on a day."""
    ids = renamed(loaded)
    for kind, retired in successors(loaded, today).items():
        ids[kind] = {old: retired.get(new, new) for old, new in ids.get(kind, {}).items()} | retired
    return ids


def taken_over(loaded: LoadedData, today: dt.date) -> dict[tuple[str, str], tuple[Retired, ...]]:
    """Kind and id -> what the entry has taken over."""
    result: dict[tuple[str, str], tuple[Retired, ...]] = {}
    for kind, ids in successors(loaded, today).items():
        entries = {item.id: entry for item in loaded.of(kind) if (entry := retirable(item))}
        for old, new in ids.items():
            if day := entries[old].retires:
                result[kind, new] = (*result.get((kind, new), ()), Retired(old, entries[old].title, day))
    return result


def renamed_in(entry: model.Record, ids: Ids) -> model.Record:
    """An entry that names others by new ids. What then is there twice is there once, as it was under the new id."""
    before = entry
    for pattern, kind in references(type(entry)):
        if kind in ids:
            entry = with_ids(entry, pattern, ids[kind])
            if pattern[-1] == "*":
                entry = _unique_at(entry, pattern[:-1])
    if isinstance(entry, model.Role) and isinstance(before, model.Role):
        moves = _once(before.moves, entry.moves, lambda move: move.to)
        return entry.model_copy(
            update={
                "moves": tuple(move for move in moves if move.to != entry.id),
                "skills": _once(before.skills, entry.skills, lambda need: need.skill),
                "also_in": tuple(track for track in entry.also_in if track != entry.track),
            }
        )
    if isinstance(entry, model.Story):
        return entry.model_copy(update={"journey": _joined(entry.journey)})
    return entry


def _once(before: tuple[T, ...], after: tuple[T, ...], key: Callable[[T], str]) -> tuple[T, ...]:
    """The parts of an entry with each key once: the one that had it before, or else the first."""
    had = {key(part) for part in before}
    kept: dict[str, T] = {}
    for old, new in zip(before, after, strict=True):
        if key(old) == key(new) or key(new) not in had:
            kept.setdefault(key(new), new)
    return tuple(kept.values())


def _joined(journey: tuple[model.JourneyStage, ...]) -> tuple[model.JourneyStage, ...]:
    """A journey without steps from a role to itself."""
    stages: list[model.JourneyStage] = []
    for stage in journey:
        if stages and stages[-1].role == stage.role:
            stages[-1] = stages[-1].model_copy(update={"to": stage.to})
        else:
            stages.append(stage)
    return tuple(stages)


def _unique_at(value: T, pattern: tuple[str, ...]) -> T:
    """A record whose list at a pattern has each id once."""
    result: object = value
    if isinstance(value, tuple):
        result = tuple(_unique_at(item, pattern[1:]) for item in value) if pattern else tuple(dict.fromkeys(value))
    elif isinstance(value, model.Record) and pattern:
        part = getattr(value, pattern[0])
        result = value.model_copy(update={pattern[0]: _unique_at(part, pattern[1:])})
    return result  # type: ignore[return-value]


def _without_foreign_family(entry: model.Record, families: Mapping[str, set[str]]) -> model.Record:
    """A role that has come to another track has no family there, unless that track has one of the same id."""
    if isinstance(entry, model.Role) and entry.family and entry.family not in families.get(entry.track or "", set()):
        return entry.model_copy(update={"family": None})
    return entry
