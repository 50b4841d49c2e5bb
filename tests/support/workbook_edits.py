"""Random edits of a workbook, as people make them in a spreadsheet, and what the data should say afterwards."""

from __future__ import annotations

import datetime as dt
import functools
import io
import pickle
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
from careerguide.loading.loaded_data import LoadedData
from careerguide.workbook import sheets, write
from careerguide.workbook.base import NUMBER
from careerguide.workbook.columns import shown
from careerguide.workbook.sheets import SHEETS
from openpyxl.cell.cell import Cell

# Sheet, owners and place in the list of the owners -> head -> what the cell shows.
Tables = dict[str, list[tuple[tuple[str, ...], dict[str, str]]]]
# Heads whose cells can have any text.
TEXTS = {
    "summary", "day", "tip", "why", "why not", "definition", "caution", "typical", "contact", "do", "result area",
    "line of business", "how decided", "dead end",
}  # fmt: skip
LINES = {"responsibilities", "prepare", "everyday words", "other names"}
NUMBERS = {"most months", "months", "seats", "months to review", "months in role"}
CHOICES = {
    "confidence": ("low", "medium", "high"),
    "remote": ("none", "partial", "full"),
    "need": ("essential", "desirable"),
}


def exported(loaded: LoadedData, file: Path) -> Path:
    """The workbook of some data."""
    file.write_bytes(write.workbook(sheets.of_data(loaded), sheets.ids_of_data(loaded)))
    return file


def tables(loaded: LoadedData) -> Tables:
    """What the cells of all sheets show."""
    entries = sheets.of_data(loaded)
    return {
        sheet.title: [
            (row.owners, {column.head: shown(value) for column, value in zip(sheet.columns, row.values, strict=True)})
            for entry in entries[sheet.kind]
            for row in sheets.rows(sheet, entry)
        ]
        for sheet in SHEETS
    }


def opened(file: Path) -> openpyxl.Workbook:
    """The workbook, for changes of cells alone. To open the same file again takes a tenth of the time."""
    book: openpyxl.Workbook = pickle.loads(_pickled(file.read_bytes()))
    return book


@functools.lru_cache(maxsize=1)
def _pickled(content: bytes) -> bytes:
    return pickle.dumps(openpyxl.load_workbook(io.BytesIO(content)))


def edit(file: Path, dice: random.Random, count: int, expected: Tables) -> int:
    """Change `count` cells of a workbook, and `expected` in the same way; returns the number of changes."""
    book = opened(file)
    places = [*_places(book)]
    chosen = dice.sample(places, min(count, len(places)))
    for title, head, row in chosen:
        page = book[title]
        heads = [cell.value for cell in page[1]]
        cell = page.cell(row, heads.index(head) + 1)
        number = int(page.cell(row, heads.index(NUMBER) + 1).value)
        expected[title][number - 1][1][head] = _changed(cell, head, dice)
    book.save(file)
    return len(chosen)


def _places(book: openpyxl.Workbook) -> Iterator[tuple[str, str, int]]:
    """Sheet, head and row of each cell that can change without making the data wrong."""
    free = TEXTS | LINES | NUMBERS | CHOICES.keys() | {"last review", "decided by"}
    for sheet in SHEETS:
        page = book[sheet.title]
        for column, head in enumerate([cell.value for cell in page[1]], 1):
            if head in free:
                rows = [row for row in range(2, page.max_row + 1) if page.cell(row, column).value is not None]
                yield from ((sheet.title, head, row) for row in rows)


def _changed(cell: Cell, head: str, dice: random.Random) -> str:
    """Give a cell another value, written as one of the many ways in which people do; returns what it then means."""
    if head in NUMBERS:
        value = int(cell.value) % 24 + 1 if head != "most months" else int(cell.value) + dice.randint(1, 5)
        cell.value = dice.choice([value, float(value), f" {value} "])
        return str(value)
    if head in CHOICES:
        choice = dice.choice([option for option in CHOICES[head] if option != cell.value])
        cell.value = dice.choice([choice, choice.upper(), f"{choice} "])
        return choice
    if isinstance(cell.value, dt.datetime):
        day = cell.value.date() - dt.timedelta(days=dice.randint(1, 9))
        forms: list[Callable[[], object]] = [
            lambda: day, lambda: (day - dt.date(1899, 12, 30)).days, day.isoformat, lambda: f"{day:%d-%b-%Y}",
        ]  # fmt: skip
        cell.value = dice.choice(forms)()
        return day.isoformat()
    cell.value = _other_lines(str(cell.value), dice) if head in LINES else _other_text(str(cell.value), dice)
    text = str(cell.value)
    cell.value = dice.choice([text, text.replace("\n", " \r\n"), f"{text}  "])
    return "\n".join(" ".join(line.split()) for line in text.split("\n"))


def _other_lines(text: str, dice: random.Random) -> str:
    lines = text.split("\n")
    index = dice.randrange(len(lines))
    match dice.choice(["add", "change", "remove" if len(lines) > 2 else "add"]):
        case "add":
            lines.insert(index, f"Note {dice.randint(1, 9999)}: one more; and, with care")
        case "change":
            lines[index] = _other_text(lines[index], dice)
        case _:
            del lines[index]
    return "\n".join(lines)


def _other_text(text: str, dice: random.Random) -> str:
    """The text with a word changed to one that YAML may need quotes for, and a number at its end."""
    words = re.findall(r"\S+|\n", text)
    index = dice.choice([number for number, word in enumerate(words) if word != "\n"])
    words[index] = dice.choice(["Steady", "work: calm", "team #4", '"quoted"', "it's", "naïve", "- dash", "a=b"])
    return re.sub(r" ?\n ?", "\n", " ".join(words)) + f" {dice.randint(1, 9999)}"
