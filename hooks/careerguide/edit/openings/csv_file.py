"""Reads CSV files: in the usual encodings, and with any usual separator."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator

from careerguide.problems import Problem

from .tables import MAX_COLUMNS, MAX_ROWS, Row, Table, refused

SEPARATORS = (",", ";", "\t", "|")
# The mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_UTF8 = re.compile("[\udc80-\udcff]")


def text_of(raw: bytes, path: str) -> str:
    """The text of a CSV file: in a form of Unicode or, if no byte says so, in the Western encoding of Windows."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw.removeprefix(mark), encoding, path)
    if raw[1:64:2].count(0) > len(raw[1:64:2]) // 2:
        return _decoded(raw, "utf-16-le", path)
    if raw[0:64:2].count(0) > len(raw[0:64:2]) // 2:
        return _decoded(raw, "utf-16-be", path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        lenient = raw.decode("utf-8", "surrogateescape")
        strange = len(_NOT_UTF8.findall(lenient))
        if sum(char > "\x7f" for char in lenient) - strange >= strange:
            line = raw.count(b"\n", 0, error.start) + 1
            message = "A character in this line is damaged: the file is UTF-8, except for it. Export the file again."
            raise refused(path, message, line) from error
        return _decoded(raw, "cp1252", path)


def _decoded(raw: bytes, encoding: str, path: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "A character in this line cannot be read. Export the file again, as CSV UTF-8 or as .xlsx."
        raise refused(path, message, line) from error


def tables_of(text: str, path: str) -> Iterator[Table]:
    """The table for each separator; only one if the first line names it, as Excel writes: `sep=;`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    named = re.match(r'\ufeff?"?sep=(.)"?[,;\t|]*\n', text, re.IGNORECASE)
    skipped = 1 if named else 0
    body = text[named.end() :] if named else text
    for separator in (named[1],) if named else SEPARATORS:
        if named or separator in body or separator == SEPARATORS[0]:
            yield _table(body, separator, path, skipped)


def _table(text: str, separator: str, path: str, skipped: int) -> Table:
    """The rows up to the first that cannot be read; `skipped` lines came before the text."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    problem = None
    first = 1
    try:
        for cells in reader:
            number, first = first + skipped, reader.line_num + 1
            rows.append(Row(number, tuple(cell.strip() for cell in cells)))
            if len(rows) > MAX_ROWS or len(cells) > MAX_COLUMNS:
                message = f"There are more than {MAX_ROWS:,} rows or {MAX_COLUMNS} columns. Export only open positions."
                problem = Problem(path, number, 1, "csv-form", message)
                break
            if _swallows_rows(cells, separator):
                message = "A cell of this row holds other rows. A quotation mark is missing; export the file again."
                problem = Problem(path, number, 1, "csv-form", message)
                break
    except csv.Error as error:
        message = (
            "A cell of this row starts with a quotation mark and does not end with one. Export the file again."
            if "unexpected end" in str(error) or "expected after" in str(error)
            else "This row cannot be read. Export the file again."
        )
        problem = Problem(path, first + skipped, 1, "csv-form", message)
    return Table(tuple(rows), separator=separator, problem=problem)


def _swallows_rows(cells: list[str], separator: str) -> bool:
    """Whether a cell holds whole rows, because a quotation mark is missing: a line in it has nearly as many columns."""
    lines = (line for cell in cells if "\n" in cell for line in cell.split("\n")[1:])
    return len(cells) > 2 and any(line.count(separator) >= len(cells) - 2 for line in lines)
