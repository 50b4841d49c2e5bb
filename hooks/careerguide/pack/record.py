"""Write the record of a pack: which entries of a data folder came from it, and with which values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from pathlib import Path

from careerguide.edit.files import write_files
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData, entry_id
from careerguide.loading.pack_matches import stored_entries
from careerguide.loading.pack_record import PACK_RECORD, PackEntry, PackRecord, as_text, normal

from .selection import selected, without_missing


def record_base(data: Path, pack: Path, *, version: str, tracks: Collection[str] = (), today: dt.date) -> None:
    """Record a data folder that was just made from a pack: every entry with an id of the pack came from it, as it is.

    `data` is the company's folder and `pack` the pack's. Without `tracks`, the company took all of them. What it did
    not take is recorded too, so that the next upgrade does not add it.
    """
    ours, theirs = load(data), load(pack)
    known = {(item.kind, entry_id(item)) for item in stored_entries(theirs)}
    entries = tuple(
        PackEntry(item.kind, entry_id(item), today, _values(item.raw))
        for item in stored_entries(ours)
        if (item.kind, entry_id(item)) in known
    )
    left_out = known - {(entry.kind, entry.id) for entry in entries}
    _write(data, PackRecord(version, tuple(sorted(tracks)), entries, frozenset(left_out)))


def adopt(data: Path, pack: Path, *, version: str, today: dt.date) -> PackRecord:
    """Record a data folder that was copied from this pack and changed since; the values are those of the pack.

    The tracks of the pack that the company has are its chosen ones; an entry of them that it does not have was deleted.
    """
    ours, theirs = load(data), load(pack)
    tracks = _tracks(ours, theirs)
    keys = selected(theirs, tracks)
    entries = []
    for item in stored_entries(theirs):
        key = item.kind, entry_id(item)
        values = without_missing(item.raw, item.kind, lambda kind, id_: kind != "role" or (kind, id_) in keys)
        if key in keys and values is not None:
            entries.append(PackEntry(*key, today, values))
    left_out = {(item.kind, entry_id(item)) for item in stored_entries(theirs)} - keys
    record = PackRecord(version, tracks, tuple(entries), frozenset(left_out))
    _write(data, record)
    return record


def _tracks(ours: LoadedData, theirs: LoadedData) -> tuple[str, ...]:
    """The tracks that a company took; none stands for all of them."""
    names = {
        name for item in ours.of("track") for name in (item.id, *(id_ for _, id_ in item.values(("formerly", "*"))))
    }
    all_tracks = {item.id for item in theirs.of("track")}
    return () if all_tracks <= names else tuple(sorted(all_tracks & names))


def _values(raw: object) -> dict[str, object]:
    values = normal(raw)
    assert isinstance(values, dict)
    return values


def _write(data: Path, record: PackRecord) -> None:
    write_files({data / PACK_RECORD: as_text(record)})
