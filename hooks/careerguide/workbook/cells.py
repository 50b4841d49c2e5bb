"""What a cell of a workbook says: its text in the form in which versions are compared, or why it cannot be read."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from openpyxl.cell.cell import Cell
from openpyxl.utils.datetime import from_excel

from careerguide.model.base import UNTIL_FILLED_TEXT

from .columns import YES_NO, Column, line, lines_of

# A function of a kind of entry and a name that returns the id of the entry with this name; None if there is none.
NameToId = Callable[[str, str], str | None]
_BETWEEN = re.compile(r"[,;\n]")
_WITH_MONTH = ("%d-%b-%y", "%d-%b-%Y", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%d-%B-%Y")
_FIGURES = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})([T ][0-9:.]+)?")
_WORDS = {"true": "yes", "false": "no"}


class CellError(Exception):
    """A cell cannot be read; the message is one sentence that says why, and what to do."""


def text_of(cell: Cell, column: Column, name_to_id: NameToId, epoch: dt.datetime) -> str:
    """The text of a cell; empty if the cell is. `epoch` is the first day of the workbook's dates."""
    if cell.data_type == "f":
        raise CellError("This is a formula. Write the value: copy the cell, then Paste Special, Values.")
    if cell.data_type == "e":
        raise CellError(f"The spreadsheet shows the error {cell.value} here. Write a value.")
    if isinstance(cell.value, (dt.time, dt.timedelta)):
        raise CellError("The spreadsheet has made this a time. Choose Format Cells, Text, and write it again.")
    if isinstance(cell.value, dt.datetime) and column.month:  # a spreadsheet makes the first day of `2026-11`
        return f"{cell.value:%Y-%m}"
    if isinstance(cell.value, dt.datetime) and column.basis != "day":
        raise CellError("The spreadsheet has made this a date. Choose Format Cells, Text, and write it again.")
    text = _day(cell.value, epoch, column) if column.basis == "day" else _text(cell)
    if column.prose:
        return "\n".join(part.rstrip() for part in text.split("\n")).strip()
    text = lines_of(text)
    if column.many and not column.lines:
        parts = (line(part) for part in _BETWEEN.split(text))
        return ", ".join(_word(part, column, name_to_id) for part in parts if part)
    if column.lines:
        return "\n".join(part for part in text.split("\n") if part)
    return _word(text, column, name_to_id) if text else ""


def _text(cell: Cell) -> str:
    value = cell.value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        percent = "%" in str(cell.number_format)
        return f"{value * 100 if percent else value:.10g}" + "%" * percent
    text = "" if value is None else str(value)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _day(value: object, epoch: dt.datetime, column: Column) -> str:
    """A day as `2026-11-30`, from a date, from the number of a day, or from a text with one meaning."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = from_excel(value, epoch)
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, dt.date):
        return value.isoformat()
    text = line("" if value is None else value)
    if match := _ISO.fullmatch(text):
        return match[1]
    if match := _FIGURES.fullmatch(text):
        return _from_figures(int(match[1]), int(match[2]), int(match[3]), text)
    for form in _WITH_MONTH:
        try:
            return dt.datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    if column.until_filled and re.sub(r"[ _-]+", "-", text.lower()) == UNTIL_FILLED_TEXT:
        return UNTIL_FILLED_TEXT
    return text


def _from_figures(first: int, second: int, year: int, text: str) -> str:
    """The day of two figures and a year, if only one order gives a day, or both give the same."""
    days = set()
    for month, day in ((first, second), (second, first)):
        try:
            days.add(dt.date(year, month, day).isoformat())
        except ValueError:
            continue
    if len(days) > 1:
        raise CellError(f"`{text}` can be two days. Write year-month-day: {' or '.join(sorted(days))}.")
    return days.pop() if days else text


def _word(text: str, column: Column, name_to_id: NameToId) -> str:
    """A word in the spelling of the data: an id for the name of an entry, a choice in small letters."""
    if column.ref:
        return name_to_id(column.ref, line(text)) or line(text)
    if column.choices:
        word = _WORDS.get(text.lower(), text) if column.basis == "yes or no" else text
        return next((choice for choice in column.choices if choice.lower() == word.lower()), word)
    return text


def as_data(text: str, column: Column) -> str | list[str] | None:
    """The text of a cell as the data writes it: a text, a list of texts, or None for no value."""
    if not text:
        return None
    if column.many:
        return text.split("\n" if column.lines else ", ")
    return YES_NO.get(text, text) if column.basis == "yes or no" else text
