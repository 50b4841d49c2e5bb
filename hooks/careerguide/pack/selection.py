"""A part of a pack: chosen tracks, the moves between them, and what they need."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from careerguide.edit.insertion import file_of
from careerguide.edit.removal import without
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Role
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import FieldPath, references
from careerguide.problems import DataError, Problem, did_you_mean, nearest

# The ladder that all tracks lead into comes along, whichever tracks are chosen.
TOP_LADDER = "roles.yaml"
# What a role needs, directly or through another entry. What nothing needs is left out.
_NEEDED = ("skill", "kpi", "learning", "source")
_NOT_FOLLOWED = {("learning", "skill"), ("kpi", "kpi")}
# A story without one of its steps is another story, and a post in a role that is left out is no post.
_WHOLE = ("story",)

Removed = dict[str, set[str]]
"""Kind -> ids of the entries that are left out."""


def check_tracks(loaded: LoadedData, chosen: Iterable[str]) -> None:
    """An unknown track raises `DataError`."""
    known = {item.id for item in loaded.of("track")}
    problems = []
    for track in sorted(set(chosen) - known):
        suggestion = nearest(track, known)
        message = f"The pack has no track `{track}`.{did_you_mean(suggestion)} It has: {', '.join(sorted(known))}."
        problems.append(Problem("--tracks", 1, 1, "unknown-track", message, suggestion=suggestion))
    if problems:
        raise DataError(problems)


def selected(data: Path, loaded: LoadedData, chosen: frozenset[str]) -> dict[Path, str]:
    """File -> its text with the entries of these tracks, and only references that lead to an entry.

    The text of a file is empty if none of its entries is left.
    """
    top = {item.id for item in loaded.of("role") if file_of(data, item) == data / TOP_LADDER}
    removed = left_out(loaded, chosen, top)
    paths: dict[Path, list[FieldPath]] = defaultdict(list)
    texts: dict[Path, str] = {}
    for item in _items(loaded):
        file = file_of(data, item)
        texts[file] = item.document.text
        if item.id in removed[item.kind]:
            paths[file].append(item.path)
        else:
            paths[file] += [(*item.path, *path) for path in _lost_references(item, removed)]
    return {file: without(text, paths[file]) for file, text in texts.items()}


def _items(loaded: LoadedData) -> Iterator[LoadedEntry]:
    return (item for kind in KINDS for item in loaded.of(kind) if item.entry is not None)


def left_out(loaded: LoadedData, chosen: frozenset[str], top: set[str]) -> Removed:
    """What is left out if these tracks are chosen; `top` are the roles of the ladder that all tracks lead into."""
    removed: Removed = defaultdict(set)
    tracks = {role.id: role.tracks for _, role in loaded.entries("role", Role)}
    outside = {role for role, names in tracks.items() if chosen.isdisjoint(names)}
    # A role without a track comes along as the top ladder does: it is part of no track that could be left out.
    shared = {role for role in outside if role in top or not tracks[role]}
    removed["role"] = outside - shared
    while unreached := _unreached(loaded, removed["role"]) & shared:
        removed["role"] |= unreached
    kept = {role.track for _, role in loaded.entries("role", Role) if role.id not in removed["role"]}
    removed["track"] = {item.id for item in loaded.of("track")} - kept - chosen
    lines = {str(item.raw.get("line", "")) for item in loaded.of("track") if item.id not in removed["track"]}
    removed["line"] = {item.id for item in loaded.of("line")} - lines
    fallen = {
        (item.kind, item.id) for item in _items(loaded) if item.kind not in (*_NEEDED, "role") and _falls(item, removed)
    }
    for kind, id_ in fallen:
        removed[kind].add(id_)
    needed = _needed(loaded, removed)
    for kind in _NEEDED:
        removed[kind] = {item.id for item in loaded.of(kind) if (kind, item.id) not in needed}
    return removed


def _unreached(loaded: LoadedData, removed: set[str]) -> set[str]:
    """The roles that people reach only from roles that are left out: nobody would ever have this role."""
    reached = {id_ for item in loaded.of("role") if item.id not in removed for id_ in _ids(item, "role")}
    reached_before = {id_ for item in loaded.of("role") for id_ in _ids(item, "role")}
    return reached_before - reached - removed


def _needed(loaded: LoadedData, removed: Mapping[str, set[str]]) -> set[tuple[str, str]]:
    """Kind and id of what the entries that stay need, and of what that needs in turn.

    A glossary term and a band need nothing: they only explain. Learning does not need the skills that it teaches,
    nor a KPI another one.
    """
    needed: set[tuple[str, str]] = set()
    roots = (item for item in _items(loaded) if item.kind not in (*_NEEDED, "term", "band"))
    new = [item for item in roots if item.id not in removed[item.kind]]
    by_id = {(item.kind, item.id): item for item in _items(loaded)}
    while new:
        item = new.pop()
        kinds = [kind for kind in _NEEDED if (item.kind, kind) not in _NOT_FOLLOWED]
        for named in {(kind, id_) for kind in kinds for id_ in _ids(item, kind)} - needed:
            needed.add(named)
            new += [by_id[named]] if named in by_id else []
    return needed


def _ids(item: LoadedEntry, kind: str) -> Iterator[str]:
    for pattern, named in references(KINDS[item.kind].record):
        if named == kind:
            yield from (id_ for _, id_ in item.values(pattern))


def _falls(item: LoadedEntry, removed: Mapping[str, set[str]]) -> bool:
    """Whether an entry means nothing any more: it needs what is left out, or a list that limited it would be empty."""
    record = KINDS[item.kind].record
    for pattern, kind in references(record):
        values = [id_ for _, id_ in item.values(pattern)] if kind in ("role", "track") else []
        lost = [id_ for id_ in values if id_ in removed[kind]]
        required = len(pattern) == 1 and record.model_fields[pattern[0]].is_required()
        emptied = pattern[1:] == ("*",) and lost == values
        if lost and (item.kind in _WHOLE or required or emptied):
            return True
    return False


def _lost_references(item: LoadedEntry, removed: Mapping[str, set[str]]) -> Iterator[FieldPath]:
    """The paths of what an entry says of entries that are left out: the item of the list, or the value."""
    for pattern, kind in references(KINDS[item.kind].record):
        for path, id_ in item.values(pattern):
            if id_ in removed[kind]:
                lists = [position for position, step in enumerate(pattern) if step == "*"]
                yield path[: lists[0] + 1] if lists else path
