"""Which row of a sheet is which row of the data, now and at the time of the export."""

from __future__ import annotations

import dataclasses as dc
from collections import Counter, defaultdict
from collections.abc import Iterator

from careerguide.model import Record
from careerguide.model.record_fields import FieldPath
from careerguide.workbook.base import BaseRow
from careerguide.workbook.cells import CellError, text_of
from careerguide.workbook.columns import Column, lines_of, shown
from careerguide.workbook.read import ReadSheet, SheetRow
from careerguide.workbook.sheets import Row, identity, mark, rows

from .workbook_changes import Comparison, EntryKey

Owners = tuple[str, ...]


@dc.dataclass(frozen=True, slots=True)
class Current:
    """A row as the data has it now."""

    key: EntryKey
    row: Row
    record: Record


class Matching:
    """The rows of one sheet."""

    def __init__(self, whole: Comparison, read: ReadSheet) -> None:
        self.whole, self.read, self.sheet = whole, read, read.sheet
        self.base = whole.book.base.rows.get(self.sheet.title, {})
        self.columns = [column for column in self.sheet.columns if column.head in read.letters]
        self.by_id: dict[tuple[Owners, str], Current] = {}
        self.current: dict[tuple[Owners, str], Current] = {}  # by former ids too
        for key, item in whole.items.items():
            if key[0] == self.sheet.kind and item.entry:
                for row in rows(self.sheet, item.entry):
                    self._index(Current(key, row, record_at(item.entry, row.path)))

    def _index(self, current: Current) -> None:
        """Find a row by its identity, and by the former ids of it."""
        self.by_id[current.row.owners, mark(current.row.identity)] = current
        for name in (current.row.identity, *self._former(current.row)):
            self.current.setdefault((current.row.owners, mark(name)), current)

    def _former(self, row: Row) -> Iterator[str]:
        """The identities that a row had before one of the ids in it was renamed."""
        if not self.sheet.items:
            yield from (old for old, new in self.whole.former.get(self.sheet.kind, {}).items() if new == row.identity)
            return
        texts = {c.path[0]: shown(value) for c, value in zip(self.sheet.columns, row.values, strict=True)}
        number = row.identity.removeprefix(identity(self.sheet, texts, Counter()))
        for column in self.sheet.columns:
            for old, new in self.whole.former.get(column.ref, {}).items():
                if column.path[0] in (*self.sheet.keys, *self.sheet.places) and texts[column.path[0]] == new:
                    yield identity(self.sheet, {**texts, column.path[0]: old}, Counter()) + number

    def numbers(self) -> list[int | None]:
        """The number of each row in the base. Of several rows with a number, the one that is most like it keeps it."""
        by_number: defaultdict[int, list[int]] = defaultdict(list)
        for index, row in enumerate(self.read.rows):
            if row.number is not None and row.number in self.base:
                by_number[row.number].append(index)
        numbers: list[int | None] = [None] * len(self.read.rows)
        for number, indexes in by_number.items():
            same = [index for index in indexes if self.identity(self.read.rows[index]) == self._of_base(number)]
            numbers[(same or indexes)[0]] = number
        free = {self._of_base(number): number for number in self.base.keys() - set(numbers)}
        for index, row in enumerate(self.read.rows):
            if numbers[index] is None:
                numbers[index] = free.pop(self.identity(row), None)
        return numbers

    def _of_base(self, number: int) -> tuple[Owners, str]:
        return self.owners_now(self.base[number]), self.base[number].identity

    def owners_now(self, base: BaseRow) -> Owners:
        """The owners of a row of the base by the ids of today."""
        return tuple(self.whole.former.get("role", {}).get(owner, owner) for owner in base.owners)

    def identity(self, row: SheetRow) -> tuple[Owners, str]:
        """The owners of a row of the workbook, and the mark of what identifies it."""
        by_key = {column.path[0]: column for column in self.sheet.columns if len(column.path) == 1}
        names = (*self.sheet.keys, *self.sheet.places)
        texts = {key: self._quiet_text(row, by_key[key]) for key in names if key in by_key}
        return self._owners(row), mark(identity(self.sheet, texts, Counter()))

    def _owners(self, row: SheetRow) -> tuple[str, ...]:
        return tuple(self._owner(row, head) for head in self.sheet.owners)

    def _owner(self, row: SheetRow, head: str) -> str:
        cell = row.cells.get(head)
        text = "" if cell is None or cell.value is None else lines_of(str(cell.value))
        return self.whole.id_of("role", text) or text

    def _quiet_text(self, row: SheetRow, column: Column) -> str:
        try:
            return self.text(row, column)
        except CellError:
            return ""

    def text(self, row: SheetRow, column: Column) -> str:
        """The text of a cell; raises `CellError` if it cannot be read."""
        cell = row.cells.get(column.head)
        return text_of(cell, column, self.whole.id_of, self.whole.book.epoch) if cell is not None else ""


def record_at(entry: Record, path: FieldPath) -> Record:
    """The record at a path inside an entry."""
    value: object = entry
    for step in path:
        value = value[step] if isinstance(value, tuple) and isinstance(step, int) else getattr(value, str(step))
    assert isinstance(value, Record)
    return value
