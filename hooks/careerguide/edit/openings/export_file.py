"""Reads an export. What the file is, its content says, not its name: systems write web pages into .xls files."""

from __future__ import annotations

import re
from pathlib import Path

from . import csv_file
from .tables import Table, refused

MAX_BYTES = 20 * 1024 * 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_SAVE_AS = "Open it in your spreadsheet program, and save it as .xlsx or as CSV UTF-8."


def read(file: Path, path: str) -> list[Table]:
    """All ways to read a file; a file that is no table raises `DataError`. `path` is the path to show."""
    try:
        size = file.stat().st_size
        raw = file.read_bytes() if size <= MAX_BYTES else b""
    except OSError as error:
        raise refused(path, f"This file cannot be read: {error.strerror}.") from error
    if size > MAX_BYTES:
        raise refused(path, f"The file has {size:,} bytes; {MAX_BYTES:,} are allowed. Export only the open positions.")
    if raw.startswith(_ZIP):
        from .spreadsheet import sheets  # openpyxl takes a third of a second to load

        return sheets(raw, path)
    if raw.startswith(_OLD_OFFICE):
        message = f"This is a workbook of the old .xls form, or one with a password. {_SAVE_AS}"
        raise refused(path, message)
    text = csv_file.text_of(raw, path)
    if re.match(r"\s*<(\?xml|!doctype|html|table|meta|head)", text, re.IGNORECASE):
        raise refused(path, f"This file is a web page, whatever its name ends in. {_SAVE_AS}")
    return list(csv_file.tables_of(text, path))
