"""What people outside the company may see: the data without all that `audience.yaml` does not list.

The values are removed before anything is linked. So pages, the search, the API, feeds, addresses and the data of
scripts need to know nothing of the list, and a new output cannot forget it.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import functools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from pydantic.fields import FieldInfo

from careerguide import model
from careerguide.loading.loaded_data import LoadedData, LoadedEntry, entry_id
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import models
from careerguide.model.settings import PublicParts

from . import retired
from .guide import Outside
from .samples import moved
from .shown import agrees, is_shown, without_hidden
from .sites import day_for, sites

# Kinds that no list can make public: the list itself.
NEVER = frozenset({"audience"})
# Keys that say for whom an entry is. Without them it would look as if it were for everybody.
LIMITS: Mapping[str, tuple[str, ...]] = {"benefit": ("tracks", "levels"), "event": ("tracks",)}
# Part of the site for people outside -> its places, as in `Parts.has`. `my_page` and `planner` are parts of each site.
PLACES: Mapping[str, tuple[str, ...]] = {
    "map": ("map/",),
    "compare": ("compare/",),
    "search": ("search/",),
    "feeds": ("feeds/",),
    "api": ("api/",),
}
# What is for people inside: the huddle kit, boards and screens for the floor, and the history of the data, which has
# what the list leaves out.
INSIDE = ("kit/", "boards/", "kiosk/", "changes/", "feeds/changes.xml")


def audience_of(loaded: LoadedData) -> model.Audience | None:
    """The list of what is public, if the company has one."""
    return next((audience for _, audience in loaded.entries("audience", model.Audience)), None)


def outside(loaded: LoadedData) -> Outside:
    """The site for people outside, if the list tells its address, and the ids of the roles that the list has."""
    audience = audience_of(loaded)
    if not audience or not (audience.url or "").startswith(("https://", "http://")) or missing("role", audience):
        return Outside()
    return Outside(audience.url or "", frozenset(item.id for item in loaded.of("role") if _is_public(item, audience)))


def narrowed(loaded: LoadedData, audience: model.Audience, today: dt.date, now: dt.datetime) -> LoadedData:
    """The data that people outside may see on a day: only shown entries, and of each only the keys that are listed.

    What names an entry that is not public loses the name, or is left out if it cannot be without it. Nothing is known
    of the history, of the pack, or of addresses of the past that no public entry has.
    """
    known = {kind: tuple(item for item in loaded.of(kind) if _is_public(item, audience)) for kind in audience.fields}
    public = retired.led_on(dc.replace(loaded, items=known), today)
    places = sites(loaded)
    items = {
        kind: tuple(
            item
            for item in entries
            if item.entry and is_shown(moved(item.entry, today), day_for(item.entry, places, today, now))
        )
        for kind, entries in public.items.items()
        if not missing(kind, audience)
    }
    stripped = {
        kind: tuple(_stripped(item, audience) for item in entries if _is_released(item.entry, today))
        for kind, entries in items.items()
    }
    usual = () if loaded.of("skill-level") else model.DEFAULT_SKILL_LEVELS
    linked = _without_unknown(stripped, audience, {level.id for level in usual}, has_sites=bool(loaded.of("site")))
    return dc.replace(public, items=linked, problems=(), ledger=(), pack=None)


def public_parts(audience: model.Audience, loaded: LoadedData) -> PublicParts:
    """The parts of the site for people outside, of data that is `narrowed`. A list without entries has no page."""
    closed = [place for part, places in PLACES.items() if part not in audience.parts for place in places]
    shown = {kind.id for kind in KINDS.values() if loaded.of(kind.id)}
    if any(role.moves for _, role in loaded.entries("role", model.Role)):
        shown.add("move")
    closed += [f"{kind.plural}/" for kind in KINDS.values() if kind.has_page and kind.id not in shown]
    return PublicParts(
        stories="story" in shown,
        openings="opening" in shown,
        events="event" in shown or "ambassador" in shown,
        my_page="my_page" in audience.parts,
        hr_pages=False,
        planner="planner" in audience.parts,
        closed=(*INSIDE, *closed, *(() if "move" in shown else ("moves/",))),
    )


def missing(kind: str, audience: model.Audience) -> list[str]:
    """The keys that an entry of a kind cannot be without, and that are not listed. Keys inside others have a dot."""
    listed = audience.fields.get(kind, ())
    limits = [key for key in LIMITS.get(kind, ()) if key not in listed]
    return [*_missing(KINDS[kind].record, listed), *limits]


@functools.cache
def public_keys(kind: str) -> tuple[str, ...]:
    """The keys of a kind that can be listed, those inside others with a dot. Moves are a kind of their own."""
    keys = _keys(KINDS[kind].record)
    return tuple(key for key in keys if key != "id" and not (kind == "role" and key.partition(".")[0] == "moves"))


def _keys(record_type: type, before: str = "") -> Iterator[str]:
    for key, field in _fields(record_type).items():
        yield f"{before}{key}"
        for inner_type in (inner for inner in models(field.annotation) if not getattr(inner, "whole", False)):
            yield from _keys(inner_type, f"{before}{key}.")


def _missing(record_type: type, keys: Collection[str], before: str = "") -> Iterator[str]:
    for key, field in _fields(record_type).items():
        inner = _inside(keys, key)
        if key in keys or key == "id":
            continue
        if inner:
            for inner_type in models(field.annotation):
                yield from _missing(inner_type, inner, f"{before}{key}.")
        elif field.is_required() and not _may_be_withheld(field):
            yield f"{before}{key}"


def _fields(record_type: type) -> dict[str, FieldInfo]:
    """The fields of a record by the keys that HR writes."""
    fields: Mapping[str, FieldInfo] = getattr(record_type, "model_fields", {})
    return {field.alias or name: field for name, field in fields.items()}


def _inside(keys: Iterable[str], key: str) -> list[str]:
    """The keys inside `key`: of `reality.shifts` it is `shifts`."""
    return [path.removeprefix(f"{key}.") for path in keys if path.startswith(f"{key}.")]


def _may_be_withheld(field: FieldInfo) -> bool:
    return any(isinstance(mark, model.MayBeWithheld) for mark in field.metadata)


def _is_public(item: LoadedEntry, audience: model.Audience) -> bool:
    """Whether the list has the entry. People could take an example for real, so the list must name it."""
    if item.kind in NEVER or not audience.shows(item.kind, entry_id(item)):
        return False
    match item.entry:
        case model.Role(track=str(track)):
            return audience.lists("track", track)
        case model.Opening(sample=True):
            return item.id in audience.openings
        case model.Event(sample=True) | model.Benefit(sample=True):
            return False
        case _:
            return True


def _is_released(record: model.Record | None, today: dt.date) -> bool:
    """Whether the person of a story, or an ambassador, agrees to be shown outside the company on a day."""
    if isinstance(record, (model.Story, model.Ambassador)):
        return record.consent is not None and record.consent.scope == "outside" and agrees(record, today)
    return True


def _stripped(item: LoadedEntry, audience: model.Audience) -> LoadedEntry:
    """The entry with the keys that are listed. `raw` has the same values, so that no reader finds others there."""
    entry = item.entry
    if isinstance(entry, model.Role):
        moves = audience.fields.get("move")
        kept = () if moves is None or missing("move", audience) else tuple(only(move, moves) for move in entry.moves)
        entry = only(entry, [*audience.fields["role"], "moves"]).model_copy(update={"moves": kept})
    elif isinstance(entry, model.Opening):
        entry = only(entry, [*audience.fields["opening"], "sample"])  # an example says that it is one
    elif entry is not None:
        entry = only(entry, audience.fields[item.kind])
    raw = entry.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"moves"}) if entry else {}
    return dc.replace(item, raw=raw, entry=entry)


def only(record: model.Record, keys: Collection[str]) -> model.Record:
    """The record with the keys that are listed; all others have the value of an entry that leaves them out."""
    update: dict[str, object] = {}
    for name, field in type(record).model_fields.items():
        key = field.alias or name
        inner = _inside(keys, key)
        if key in keys or key == "id":
            continue
        update[name] = _only(getattr(record, name), inner) if inner else _empty(field)
    return record.model_copy(update=update)


def _only(value: object, keys: Collection[str]) -> object:
    if isinstance(value, tuple):
        return tuple(_only(item, keys) for item in value)
    return only(value, keys) if isinstance(value, model.Record) else value


def _empty(field: FieldInfo) -> object:
    """The value of a field that an entry leaves out; of a text that every entry has, nothing."""
    return "" if field.is_required() else field.get_default(call_default_factory=True)


def _without_unknown(
    items: Mapping[str, tuple[LoadedEntry, ...]], audience: model.Audience, usual_levels: set[str], *, has_sites: bool
) -> dict[str, tuple[LoadedEntry, ...]]:
    """The entries without the names of others that are not public, until nothing changes any more.

    `usual_levels` are the skill levels of a company that names none; without `has_sites`, any name is a site.
    """
    while True:
        known = {kind: {entry_id(item) for item in entries} for kind, entries in items.items()}
        known.setdefault("skill-level", set()).update(usual_levels)

        def is_known(kind: str, id_: str, known: Mapping[str, set[str]] = known) -> bool:
            return audience.shows(kind, id_) if kind == "site" and not has_sites else id_ in known.get(kind, ())

        kept = {
            kind: tuple(
                item.with_record(record)
                for item in entries
                if item.entry is not None and (record := _linked(item.entry, is_known)) is not None
            )
            for kind, entries in items.items()
        }
        if all(len(kept[kind]) == len(entries) for kind, entries in items.items()):
            return kept
        items = kept


def _linked(record: model.Record, is_known: Callable[[str, str], bool]) -> model.Record | None:
    """The record without names of entries that are not public; None if it says too little, or would be false."""
    kept = without_hidden(record, is_known)
    match kept:
        case model.Story() if isinstance(record, model.Story) and len(kept.journey) < len(record.journey):
            return None  # with a stage left out, it would be another journey
        case model.Opening() if not kept.places:
            return None
        case model.Skill():
            levels = {level: text for level, text in kept.levels.items() if is_known("skill-level", level)}
            return kept.model_copy(update={"levels": levels})
        case _:
            return kept
