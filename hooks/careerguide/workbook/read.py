"""Read a workbook: for each sheet the columns that it still has, its rows, and what it was made from."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from . import base
from .base import Base
from .columns import line
from .sheets import SHEETS, Sheet

# Zip files can unpack to any size; the pack's workbook has 3 MB.
MAX_BYTES = 200 * 1024 * 1024
_HEAD_WITHIN = 20  # rows; somebody may have put a title above
_OLD = b"\xd0\xcf\x11\xe0"


class WorkbookError(Exception):
    """A file cannot be imported as a workbook; the message says why in one or two sentences."""


@dc.dataclass(frozen=True, slots=True)
class SheetRow:
    """A row of a sheet: its number there, the number that it was exported with, and its cells by their heads."""

    line: int
    number: int | None
    cells: Mapping[str, Cell]


@dc.dataclass(frozen=True, slots=True)
class ReadSheet:
    """A sheet of the workbook. `name` is its name there, `letters` the letter of each column by its head."""

    sheet: Sheet
    name: str
    letters: Mapping[str, str]
    rows: tuple[SheetRow, ...]
    missing: tuple[str, ...]
    merged: tuple[str, ...]

    def place(self, number: int, head: str = "") -> str:
        """A cell as spreadsheets name it: `Roles!D12`; without a head, the first of the row."""
        letter = self.letters.get(head) or next(iter(self.letters.values()))
        name = self.name if self.name.isalnum() else f"'{self.name}'"
        return f"{name}!{letter}{number}"


@dc.dataclass(frozen=True, slots=True)
class ReadBook:
    """A workbook: its sheets, the titles of sheets that are gone, what it was made from, the first day of its dates."""

    sheets: tuple[ReadSheet, ...]
    missing: tuple[str, ...]
    base: Base
    epoch: dt.datetime


def read(file: Path) -> ReadBook:
    """Read a workbook that `careerguide workbook export` made and that people have changed since."""
    book = _opened(file)
    names = {line(name).lower(): name for name in book.sheetnames}
    try:
        hidden = book[names[base.TITLE]]
        known = base.read(str(row[0]) for row in hidden.iter_rows(values_only=True) if row and row[0] is not None)
    except (KeyError, base.BaseError):
        raise WorkbookError(
            "This workbook has no record of the data that it was made from, so it is not known what you changed. "
            "Export a new workbook, and copy your changes into it."
        ) from None
    pages = {sheet.title: names.get(sheet.title.lower()) for sheet in SHEETS}
    sheets = tuple(_sheet(sheet, book[name]) for sheet in SHEETS if (name := pages[sheet.title]))
    return ReadBook(sheets, tuple(title for title, name in pages.items() if name is None), known, book.epoch)


def _opened(file: Path) -> Workbook:
    try:
        old = file.read_bytes()[:4] == _OLD
    except OSError as error:
        raise WorkbookError(f"This file cannot be read: {error.strerror}.") from None
    if old:
        raise WorkbookError(
            "This file has a password, or it is an old .xls file. Take the password off, or save it as .xlsx."
        )
    try:
        with zipfile.ZipFile(file) as archive:
            size = sum(member.file_size for member in archive.infolist())
        book = openpyxl.load_workbook(file) if size <= MAX_BYTES else None
    except Exception:  # noqa: BLE001 - openpyxl raises errors of any type for a damaged file
        raise WorkbookError(
            "This file is not a workbook, or it is damaged. Open it in your spreadsheet, and save it as .xlsx."
        ) from None
    if book is None:
        raise WorkbookError("This file is too large for a workbook of the guide.")
    return book


def _sheet(sheet: Sheet, page: Worksheet) -> ReadSheet:
    heads = {head.lower(): head for head in (*sheet.heads, base.NUMBER)}
    head_line, columns = _head(page, heads)
    missing = tuple(head for head in sheet.heads if head not in columns)
    needed = [*sheet.owners, *(column.head for column in sheet.columns if column.locked)]
    if lost := [head for head in needed if head in missing]:
        raise WorkbookError(f"The sheet {page.title} has no column `{lost[0]}`, so its rows cannot be told apart.")
    letters = {head: get_column_letter(number) for head, number in columns.items() if head != base.NUMBER}
    last = max(columns.values())
    first = min(columns.values())
    merged = tuple(
        str(area.coord) for area in page.merged_cells.ranges
        if area.max_row > head_line and area.min_col <= last and area.max_col >= first
    )  # fmt: skip
    return ReadSheet(sheet, page.title, letters, tuple(_rows(page, head_line, columns)), missing, merged)


def _head(page: Worksheet, heads: Mapping[str, str]) -> tuple[int, dict[str, int]]:
    """The row with the most heads, and the number of the column of each."""
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in enumerate(page.iter_rows(max_row=_HEAD_WITHIN, values_only=True), 1):
        columns: dict[str, int] = {}
        for column, value in enumerate(cells, 1):
            if isinstance(value, str) and (head := heads.get(line(value).lower())):
                columns.setdefault(head, column)
        if len(columns) > len(best[1]):
            best = number, columns
    if not best[1]:
        raise WorkbookError(f"The sheet {page.title} has no row with the heads of its columns.")
    return best


def _rows(page: Worksheet, head_line: int, columns: Mapping[str, int]) -> Iterator[SheetRow]:
    """The rows below the heads in which any of the columns has a value."""
    for number, cells in enumerate(page.iter_rows(min_row=head_line + 1), head_line + 1):
        by_head = {
            head: cell
            for head, column in columns.items()
            if column <= len(cells) and isinstance(cell := cells[column - 1], Cell)
        }
        exported = by_head.pop(base.NUMBER, None)
        if any(_has_value(cell) for cell in by_head.values()):
            yield SheetRow(number, _number(exported), by_head)


def _has_value(cell: Cell) -> bool:
    return cell.value is not None and bool(str(cell.value).strip())


def _number(cell: Cell | None) -> int | None:
    """The number that a row was exported with; None for a row that somebody added."""
    text = str(cell.value).strip().removesuffix(".0") if cell and cell.value is not None else ""
    return int(text) if text.isdigit() else None
