"""The record of a pack: `data/pack.lock` holds each entry that came from the pack, with its values as they came.

`careerguide init` and `careerguide pack` write the file; nobody edits it. The first line says which pack it was, and
has a checksum of the other lines. Each other line is one entry. All values are texts, lists and groups, as in YAML.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from careerguide.problems import Problem

from . import ordinary_files

PACK_RECORD = "pack.lock"
_FORMAT = 1
_NOTE = "Written by careerguide pack. Do not edit. Commit it with the data."

# Field -> value: a text, a list or a group.
Values = Mapping[str, object]


@dc.dataclass(frozen=True, slots=True)
class PackEntry:
    """An entry as it came: its kind, its id in the pack, the day on which these values came, and the values.

    The values name other entries by the ids that they had here on that day; `values["id"]` is its own id here.
    """

    kind: str
    id: str
    came: dt.date
    values: Values

    @property
    def names(self) -> tuple[str, ...]:
        """All ids of the entry that the record knows: the one here, the one in the pack, and former ones."""
        formerly = self.values.get("formerly")
        former = [str(name) for name in formerly] if isinstance(formerly, list) else []
        return tuple(dict.fromkeys((str(self.values.get("id", self.id)), self.id, *former)))


@dc.dataclass(frozen=True, slots=True)
class PackRecord:
    """What came from a pack. `tracks` are the chosen ones; none means all."""

    version: str
    tracks: tuple[str, ...]
    entries: tuple[PackEntry, ...]


def normal(value: object) -> object:
    """A value as it is compared: texts without spaces around them, groups without empty values."""
    if isinstance(value, Mapping):
        parts = {str(key): normal(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if part not in (None, [], {})}
    if isinstance(value, (list, tuple)):
        return [normal(part) for part in value]
    return value.strip() if isinstance(value, str) else value


def as_text(record: PackRecord) -> str:
    """The text of the file: entries in the order of kinds and ids, so that git shows a change as a few lines."""
    entries = sorted(record.entries, key=lambda entry: (entry.kind, entry.id))
    lines = "".join(
        _line({"kind": entry.kind, "id": entry.id, "came": entry.came.isoformat(), "values": normal(entry.values)})
        for entry in entries
    )
    head = {
        "note": _NOTE,
        "format": _FORMAT,
        "version": record.version,
        "tracks": list(record.tracks),
    }
    return _line({**head, "sha256": _checksum(head, lines)}) + lines


def read(data: Path, path: str) -> tuple[PackRecord | None, list[Problem]]:
    """The record of a data folder, and a problem if it is damaged; neither if there is no record.

    `path` is the file's path to show.
    """
    file = data / PACK_RECORD
    if not os.path.lexists(file):
        return None, []
    if refused := ordinary_files.refusal(file, ordinary_files.Root(data), path):
        return None, [refused]
    try:
        return _parsed(file.read_bytes().decode().replace("\r\n", "\n")), []
    except OSError as error:
        message = f"This file cannot be read: {error.strerror}."
        return None, [Problem(path, 1, 1, "unreadable-file", message)]
    except (ValueError, KeyError, TypeError, AttributeError):
        message = (
            "This file was changed by hand or by a merge, so nobody can tell what came from the pack. Restore it: "
            f"`git checkout HEAD -- {path}`. Or record the pack again: `careerguide pack adopt FOLDER`."
        )
        return None, [Problem(path, 1, 1, "pack-record", message, "warning")]


def _parsed(text: str) -> PackRecord:
    first, _, rest = text.partition("\n")
    head = json.loads(first)
    checksum = head.pop("sha256")
    if head["format"] != _FORMAT or checksum != _checksum(head, rest):
        raise ValueError
    entries = tuple(
        PackEntry(line["kind"], line["id"], dt.date.fromisoformat(line["came"]), line["values"])
        for line in map(json.loads, rest.split("\n")[:-1])
    )
    return PackRecord(head["version"], tuple(head["tracks"]), entries)


def _line(value: Mapping[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def _checksum(head: Mapping[str, object], lines: str) -> str:
    return hashlib.sha256((_line(head) + lines).encode()).hexdigest()
