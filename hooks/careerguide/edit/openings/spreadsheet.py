"""Reads the sheets of an .xlsx workbook as texts: the values that it shows, never its formulas."""

from __future__ import annotations

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator

import openpyxl
from openpyxl.utils.datetime import from_excel
from openpyxl.workbook import Workbook

from .dates import SERIALS
from .tables import MAX_COLUMNS, MAX_ROWS, Row, Table, refused

MAX_UNPACKED_BYTES = 200 * 1024 * 1024
_WORKBOOK = "xl/workbook.xml"


def sheets(raw: bytes, path: str) -> list[Table]:
    """The visible sheets of a workbook; a file that is none raises `DataError`. `path` is the path to show."""
    _check_package(raw, path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which do not matter here
            book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
            return [_table(book, name) for name in book.sheetnames if book[name].sheet_state == "visible"]
    # A damaged workbook fails at many places of the library, with an exception of its own at each.
    except Exception as error:
        raise refused(path, "This workbook is damaged or incomplete. Export or save it again.") from error


def _check_package(raw: bytes, path: str) -> None:
    """A workbook is a package of files with a certain one in it, and does not unpack to more than a machine has."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            names = package.namelist()
            size = sum(entry.file_size for entry in package.infolist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise refused(path, "This workbook is damaged or incomplete. Export or save it again.") from error
    if _WORKBOOK not in names:
        raise refused(path, "This file is no .xlsx workbook. Save it as .xlsx or as CSV UTF-8.")
    if size > MAX_UNPACKED_BYTES:
        raise refused(path, "This workbook is too large. Export only the open positions.")


def _table(book: Workbook, name: str) -> Table:
    sheet = book[name]
    sheet.reset_dimensions()  # some systems write a wrong size
    return Table(tuple(_rows(book, sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True))), sheet=name)


def _rows(book: Workbook, rows: Iterator[tuple[object, ...]]) -> Iterator[Row]:
    for number, values in enumerate(rows, 1):
        if number > MAX_ROWS:
            raise ValueError("more rows than a company has openings")
        cells = [_text(value, book) for value in values]
        while cells and not cells[-1]:
            cells.pop()
        yield Row(number, tuple(cells))


def _text(value: object, book: Workbook) -> str:
    """A cell as a text: days as year-month-day, whole numbers without a fraction."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool) and book.epoch.year != 1899 and value in SERIALS:
        # Days without a format, in a workbook that counts from 1904.
        return str(from_excel(value, book.epoch).date().isoformat())
    return str(value).strip()
