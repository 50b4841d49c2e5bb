"""What people changed in a workbook: new values of entries, each with its cell, and problems with cells."""

from __future__ import annotations

import copy
import dataclasses as dc
from collections import defaultdict
from collections.abc import Iterator

from careerguide.loading.entry_names import EntryNames
from careerguide.loading.loaded_data import LoadedData, LoadedEntry, renamed
from careerguide.loading.pack_record import normal
from careerguide.model.record_fields import FieldPath
from careerguide.workbook.read import ReadBook

EntryKey = tuple[str, str]
Group = dict[str, object]


@dc.dataclass(frozen=True, slots=True)
class CellProblem:
    """Why a cell stops an import. `place` is the cell as spreadsheets name it: `Roles!D12`."""

    place: str
    code: str
    message: str

    def __str__(self) -> str:
        """`Roles!D12: code: message`."""
        return f"{self.place}: {self.code}: {self.message}"


@dc.dataclass(frozen=True, slots=True)
class Choices:
    """What a person decided: the cells of conflicts to take or to keep, and whether rows that are gone are deleted."""

    take: frozenset[str] = frozenset()
    keep: frozenset[str] = frozenset()
    delete: bool | None = None


@dc.dataclass(slots=True)
class Changes:
    """The new values of entries, of new entries, and the entries to remove.

    `places` says which cell a value came from. `gone` describes the rows that are gone from the workbook, and
    `conflicts` are the cells that both sides changed.
    """

    values: dict[EntryKey, Group] = dc.field(default_factory=dict)
    new: dict[EntryKey, Group] = dc.field(default_factory=dict)
    removed: list[EntryKey] = dc.field(default_factory=list)
    places: dict[EntryKey, dict[FieldPath, str]] = dc.field(default_factory=dict)
    problems: list[CellProblem] = dc.field(default_factory=list)
    notes: list[str] = dc.field(default_factory=list)
    gone: list[str] = dc.field(default_factory=list)
    conflicts: set[str] = dc.field(default_factory=set)


class Comparison:
    """One comparison. Values of entries are copied when the first cell of an entry changes."""

    def __init__(self, loaded: LoadedData, book: ReadBook, choices: Choices) -> None:
        self.loaded, self.book, self.choices = loaded, book, choices
        self.names = {kind: EntryNames(loaded.of(kind)) for kind in loaded.items}
        self.former = renamed(loaded)
        self.items: dict[EntryKey, LoadedEntry] = {(item.kind, item.id): item for item in loaded.all()}
        self.changes = Changes()
        self.cells: defaultdict[int, dict[str, str]] = defaultdict(dict)  # a group of values -> key -> the cell

    def problem(self, place: str, code: str, message: str) -> None:
        """Report a cell."""
        self.changes.problems.append(CellProblem(place, code, message))

    def id_of(self, kind: str, name: str) -> str | None:
        """The id of the entry with a name or a former id; also of an entry that is new in the workbook."""
        if (kind, name) in self.changes.new:
            return name
        return self.names[kind].id_of(name) if kind in self.names else None

    def values(self, key: EntryKey) -> Group:
        """The values of an entry, which can be changed."""
        if key in self.changes.new:
            return self.changes.new[key]
        if key not in self.changes.values:
            values = copy.deepcopy(normal(self.items[key].raw))
            assert isinstance(values, dict)
            self.changes.values[key] = values
        return self.changes.values[key]

    def places(self, value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
        """The path of each value that came from a cell, and the cell."""
        if isinstance(value, dict):
            for key, place in self.cells.get(id(value), {}).items():
                yield ((*path, key) if key else path), place  # also of a key that is no longer there
            for key, part in value.items():
                yield from self.places(part, (*path, key))
        elif isinstance(value, list):
            for index, part in enumerate(value):
                yield from self.places(part, (*path, index))
