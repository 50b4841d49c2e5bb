"""What a company did with a pack: entries as they came, changed ones, its own, and those that it deleted."""

from __future__ import annotations

import dataclasses as dc
import json
from collections.abc import Iterator, Sequence

from careerguide.loading.loaded_data import LoadedData, entry_id
from careerguide.loading.origins import STATES, State, origins
from careerguide.loading.pack_matches import stored_entries
from careerguide.loading.pack_record import normal
from careerguide.model.kinds import KINDS

from .merge import changed_fields

_TITLES: dict[State, str] = {
    "as it came": "As in the pack",
    "changed": "Changed by you",
    "own": "Your own",
    "deleted": "Deleted by you",
}


@dc.dataclass(frozen=True, slots=True)
class EntryStatus:
    """An entry and its state; `fields` are the names of the changed ones.

    `path` and `line` say where it is; they are empty and 0 for a deleted entry.
    """

    kind: str
    id: str
    state: State
    fields: tuple[str, ...]
    unreviewed: bool
    path: str
    line: int


def status(loaded: LoadedData) -> list[EntryStatus]:
    """The state of every entry, in the order of kinds and of the data."""
    items = {(item.kind, entry_id(item)): item for item in stored_entries(loaded)}
    result = []
    for key, origin in origins(loaded).items():
        kind, id_ = key
        item = items.get(key)
        fields: tuple[str, ...] = ()
        if item and origin.state == "changed":
            fields = tuple(changed_fields(origin.base, normal(item.raw), KINDS[kind].record))
        path, line = (item.document.path, item.line) if item else ("", 0)
        result.append(EntryStatus(kind, id_, origin.state, fields, origin.unreviewed, path, line))
    order = list(KINDS)
    return sorted(result, key=lambda entry: (order.index(entry.kind), entry.path, entry.line, entry.id))


def as_text(entries: Sequence[EntryStatus], version: str) -> str:
    """A count for each state, then the entries that are not as they came."""
    return "\n".join(_lines(entries, version)) + "\n"


def _lines(entries: Sequence[EntryStatus], version: str) -> Iterator[str]:
    yield f"Pack: {version}"
    for state in STATES:
        yield f"{_TITLES[state]}: {sum(entry.state == state for entry in entries)}"
    unreviewed = sum(entry.unreviewed for entry in entries)
    yield f"Not reviewed since they came: {unreviewed}. `careerguide check --production` lists them."
    for state in STATES[1:]:
        listed = [entry for entry in entries if entry.state == state]
        if listed:
            yield ""
            yield f"{_TITLES[state]}:"
        for entry in listed:
            place = f" ({entry.path}:{entry.line})" if entry.path else ""
            fields = f": {', '.join(entry.fields)}" if entry.fields else ""
            yield f"  {KINDS[entry.kind].noun} {entry.id}{fields}{place}"


def as_json(entries: Sequence[EntryStatus], version: str) -> str:
    """`{version, counts, entries: [{kind, id, state, fields, unreviewed, path, line}]}`."""
    counts = {state: sum(entry.state == state for entry in entries) for state in STATES}
    value = {"version": version, "counts": counts, "entries": [dc.asdict(entry) for entry in entries]}
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
