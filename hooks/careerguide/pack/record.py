"""Write the record of a pack: which entries of a data folder came from it, and with which values."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from careerguide.edit.files import write_files
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData, entry_id
from careerguide.loading.pack_matches import stored_entries
from careerguide.loading.pack_record import PACK_RECORD, PackEntry, PackRecord, as_text, normal

from .selection import selected


def record_base(data: Path, *, version: str, tracks: Collection[str] = (), today: dt.date) -> PackRecord:
    """Record a data folder that was just made from a pack: every entry came from it, as it is now.

    Without `tracks`, the company took all of them. The next upgrade adds entries of these tracks only.
    """
    return _recorded(data, load(data), version, tuple(sorted(tracks)), today)


def adopt(data: Path, pack: Path, *, version: str, today: dt.date) -> PackRecord:
    """Record a data folder that was copied from this pack and changed since; the values are those of the pack.

    The tracks of the pack that the company has are its chosen ones; an entry of them that it does not have was deleted.
    """
    tracks = _tracks(load(data), load(pack))
    with chosen_part(pack, tracks) as part:
        return _recorded(data, load(part), version, tracks, today)


@contextlib.contextmanager
def chosen_part(pack: Path, tracks: Collection[str]) -> Iterator[Path]:
    """A data folder with the entries of these tracks and all that they need; without tracks, the pack itself."""
    if not tracks:
        yield pack
        return
    with tempfile.TemporaryDirectory() as temporary:
        part = Path(temporary) / "data"
        for file, text in selected(pack, load(pack), frozenset(tracks)).items():
            if text:
                target = part / file.relative_to(pack)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="\n")
        yield part


def tracks_in(pack: LoadedData, chosen: Collection[str]) -> tuple[str, ...]:
    """The ids that chosen tracks have in a newer pack; a track that it does not have any more is left out."""
    ids = {
        item.id
        for item in pack.of("track")
        if item.id in chosen or any(former in chosen for _, former in item.values(("formerly", "*")))
    }
    return tuple(sorted(ids))


def _tracks(company: LoadedData, newer: LoadedData) -> tuple[str, ...]:
    """The tracks that a company took; none stands for all of them."""
    names = {item.id for item in company.of("track")}
    names |= {former for item in company.of("track") for _, former in item.values(("formerly", "*"))}
    all_tracks = {item.id for item in newer.of("track")}
    return () if all_tracks <= names else tuple(sorted(all_tracks & names))


def _recorded(data: Path, came: LoadedData, version: str, tracks: tuple[str, ...], today: dt.date) -> PackRecord:
    entries = []
    for item in stored_entries(came):
        values = normal(item.raw)
        assert isinstance(values, dict)
        entries.append(PackEntry(item.kind, entry_id(item), today, values))
    record = PackRecord(version, tracks, tuple(entries))
    write_files({data / PACK_RECORD: as_text(record)})
    return record
