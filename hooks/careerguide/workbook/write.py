"""Write the workbook: sheets with lists to choose from, notes on heads, and ids that are locked."""

from __future__ import annotations

import datetime as dt
import functools
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_CORE
from openpyxl.xml.functions import tostring

from . import base
from .columns import CellValue, Column
from .notes import notes
from .sheet_rows import rows_as_xml
from .sheets import SHEETS, Entries, Row, Sheet, rows

LISTS = "lists"
GUIDE = "How to use"
# Empty rows below the last one that offer the same choices, and columns at the right for notes of people.
SPARE, NOTES = 500, 20
# Points: four lines, so that a screen shows many rows of a sheet with long texts.
_HEIGHT = 60
# In the XML of a sheet.
_END_OF_ROWS = b"</sheetData>"
_MOMENT = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - zip files have no time zone; the same bytes on each day
_INK, _LOCKED, _HEAD = "1F2933", "E8ECF0", "D5DDE5"
_FORMATS = {"text": "@", "number": "0", "day": "yyyy-mm-dd", "yes or no": "@"}
_HOW_TO = (
    "This workbook holds the roles, moves, conditions, skills, KPIs and openings of the career guide.",
    "Change a cell, or write a new row below the last one. Grey cells are ids: they stay as they are.",
    "Many cells offer a list: click the arrow beside the cell. The note on each head says what is allowed.",
    "In a cell with several texts, each text has its own line: press Alt and Enter for a new line.",
    "You can filter, hide columns, and write what you like in the columns at the right of the table.",
    "To sort, or to delete a row, first choose Review, Unprotect Sheet. There is no password.",
    "Save the file as .xlsx. The commands below run on a computer that has the files of the site.",
    "If yours has not, send this file to the people who run the site, or attach it to an issue on GitHub or GitLab.",
    "To see what would change: careerguide workbook import FILE.xlsx --dry-run",
    "To bring the changes into the data: careerguide workbook import FILE.xlsx",
    "After an import, export the workbook again before you change more.",
)

# Kind -> the ids that a cell may name.
Ids = Mapping[str, Sequence[str]]
Choices = tuple[str | int, ...]


def workbook(entries: Entries, ids: Ids) -> bytes:
    """The workbook of these entries; the same entries give the same bytes. A kind without a list has no sheet."""
    tables = tuple(
        (sheet, tuple(row for entry in entries[sheet.kind] for row in rows(sheet, entry)))
        for sheet in SHEETS
        if sheet.kind in entries
    )
    return _bytes(tables, tuple((kind, tuple(names)) for kind, names in ids.items()))


@functools.lru_cache(maxsize=1)  # `mkdocs serve` builds again when a page changes, and the data often has not
def _bytes(tables: tuple[tuple[Sheet, tuple[Row, ...]], ...], ids: tuple[tuple[str, tuple[str, ...]], ...]) -> bytes:
    book = Workbook(write_only=True)
    lists = _Lists(dict(ids))
    guide = book.create_sheet(GUIDE)
    guide.column_dimensions["A"].width = 110
    rows = {guide: rows_as_xml(([text] for text in _HOW_TO), 1, [0])}
    for sheet, table in tables:
        page = book.create_sheet(sheet.title)
        rows[page] = _write(page, sheet, table, lists)
    hidden, known = book.create_sheet(LISTS), book.create_sheet(base.TITLE)
    rows[hidden] = rows_as_xml(lists.lines(), 1, [0] * len(lists.columns))
    rows[known] = rows_as_xml(([text] for text in base.cells(tables)), 1, [0])
    hidden.sheet_state = "hidden"
    known.sheet_state = "veryHidden"
    out = io.BytesIO()
    with _Archive(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.rows = rows
        ExcelWriter(book, archive).write_data()
    return out.getvalue()


class _Archive(zipfile.ZipFile):
    """A zip file without the moment at which it is written. `rows` are those that a sheet has after its head."""

    rows: Mapping[Any, bytes]

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: object, **__: object) -> None:
        """Write a member with a fixed date; the properties of the document have one too."""
        if zinfo_or_arcname == ARC_CORE:
            fixed = DocumentProperties(creator="careerguide", created=_MOMENT, modified=_MOMENT)
            data = tostring(fixed.to_tree())
        super().writestr(zipfile.ZipInfo(str(zinfo_or_arcname), _MOMENT.timetuple()[:6]), data, zipfile.ZIP_DEFLATED, 1)

    def write(self, filename: Any, arcname: Any = None, *_: object, **__: object) -> None:
        """Write a file as a member: a sheet, with its rows."""
        content = Path(filename).read_bytes()
        rows = next((rows for page, rows in self.rows.items() if page.path[1:] == arcname), b"")
        end = content.rindex(_END_OF_ROWS)
        self.writestr(arcname, content[:end] + rows + content[end:])


class _Lists:
    """The hidden sheet of values to choose from: a column for each list, with the name of its kind on top."""

    def __init__(self, ids: Mapping[str, Sequence[str]]) -> None:
        self.ids = ids
        self.columns: dict[tuple[str, ...], str] = {}

    def formula(self, column: Column) -> str:
        """Where the values of a column are; empty if it has no list."""
        values = tuple(map(str, self.values(column)))
        if not values:
            return ""
        letter = self.columns.setdefault(values, get_column_letter(len(self.columns) + 1))
        return f"{LISTS}!${letter}$1:${letter}${len(values)}"

    def values(self, column: Column) -> Sequence[str]:
        """The values to choose from, if a cell has one of them."""
        return column.choices or self.ids.get(column.kind, ())

    def lines(self) -> Iterator[list[CellValue]]:
        """The rows of the hidden sheet."""
        longest = max(map(len, self.columns), default=0)
        for index in range(longest):
            yield [_as_number(values[index]) if index < len(values) else None for values in self.columns]


def _as_number(text: str) -> CellValue:
    return int(text) if text.isdigit() else text


def _write(page: Any, sheet: Sheet, table: Sequence[Row], lists: _Lists) -> bytes:
    """Write the head of a sheet and what it allows; the rows below are the result."""
    owners = len(sheet.owners)
    ids = owners + sum(column.locked for column in sheet.columns)  # the columns that say what a row is about
    widths = [26] * owners + [column.width for column in sheet.columns] + [0]
    locked = [True] * owners + [column.locked for column in sheet.columns] + [True]
    formats = ["@"] * owners + [_FORMATS[column.basis] for column in sheet.columns] + ["0"]
    for number, width in enumerate(widths, 1):
        dimension = page.column_dimensions[get_column_letter(number)]
        dimension.width, dimension.number_format = width or 8, formats[number - 1]
        dimension.protection = Protection(locked=False)  # cells of new rows
        dimension.hidden = width == 0
    for number in range(len(widths) + 1, len(widths) + 1 + NOTES):
        page.column_dimensions[get_column_letter(number)].protection = Protection(locked=False)
    last = get_column_letter(len(widths))
    page.freeze_panes = f"{get_column_letter(ids + 1)}2"
    page.append([_head(page, head, note) for head, note in notes(sheet)])
    styles = [_style(page, form, grey) for form, grey in zip(formats, locked, strict=True)]
    page.auto_filter.ref = f"A1:{last}{len(table) + 1}"
    for number, column in enumerate(sheet.columns, owners + 1):
        if (formula := lists.formula(column)) and not column.many:
            page.data_validations.append(_choice(column, formula, get_column_letter(number), len(table)))
    protection = page.protection
    protection.enable()
    protection.sort = protection.autoFilter = protection.formatCells = protection.formatColumns = False
    protection.formatRows = protection.insertColumns = protection.insertRows = protection.deleteRows = False
    long_texts = any(column.prose or column.lines for column in sheet.columns)
    values = ((*row.owners, *row.values, number) for number, row in enumerate(table, 1))
    return rows_as_xml(values, 2, styles, _HEIGHT if long_texts else 0)


def _head(page: Any, text: str, note: str) -> Cell:
    cell = WriteOnlyCell(page, text)
    cell.font, cell.fill = Font(name="Calibri", size=11, bold=True, color=_INK), PatternFill("solid", fgColor=_HEAD)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.comment = Comment(note, "careerguide", height=120, width=260)
    return cell


def _style(page: Any, form: str, locked: bool) -> int:
    """The number of the style of a column's cells."""
    cell = WriteOnlyCell(page)
    cell.number_format = form
    cell.protection = Protection(locked=locked)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    if locked:
        cell.fill = PatternFill("solid", fgColor=_LOCKED)
    return cell.style_id


def _choice(column: Column, formula: str, letter: str, count: int) -> DataValidation:
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "Not in the list", f"Choose a value of the list for {column.head}."
    rule.add(f"{letter}2:{letter}{count + 1 + SPARE}")
    return rule
