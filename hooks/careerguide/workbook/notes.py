"""Notes on the heads of a sheet, and messages about cells: in words for cells, where the model speaks of YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide import formatting
from careerguide.model.kinds import KINDS

from . import base
from .columns import Column
from .sheets import Sheet

# What the texts of the model say about files -> what it means for a cell. A list of allowed ids follows each text.
_FOR_CELLS = (
    (r"\bLeave it out\b", "Leave the cell empty"),
    (r"\bif the key is left out\b", "if the cell is empty"),
    (r",? in quotes\b", ""),
    (r",? (?:from|as) \w+\.yaml(?: describes it)?", ""),
    (r", if there are several\b", ""),
    (r"; a list if people can choose\b", "; several if people can choose"),
    (r"`\[?([^`\]]*)\]?`", r"\1"),
)


def notes(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """The head of each column, and the note on it."""
    for owner in sheet.owners:
        yield owner, f"The id of the role{' that the move leads to' if owner == 'to' else ''}, from the sheet Roles."
    for column in sheet.columns:
        yield column.head, " ".join([for_cells(column.text), *_allowed(column)])
    yield base.NUMBER, "The number by which an import knows the row."


def for_cells(text: str) -> str:
    """The text of a field as it is true for a cell of a spreadsheet."""
    for pattern, words in _FOR_CELLS:
        text = re.sub(pattern, words, text)
    return text


def by_head(message: str, sheet: Sheet) -> str:
    """A message with the head of a column in place of its key: `typical months` where the data has `typical`."""
    heads = {f"`{column.path[-1]}`": f"`{column.head}`" for column in sheet.columns}
    return re.sub(r"`\w+`", lambda key: heads.get(key[0], key[0]), message)


def _allowed(column: Column) -> Iterator[str]:
    if column.locked:
        yield "Write it for a new row; later it stays as it is."
    if column.choices:
        yield f"Allowed: {formatting.listed(column.choices, 'or')}."
    elif column.kind:
        name = "number" if column.basis == "number" else "id"
        yield f"Allowed: the {name} of a {KINDS[column.kind].noun} of the guide."
    if column.lines:
        yield "One text a line: press Alt and Enter for a new line."
    elif column.many:
        yield "Write a comma between two of them."
    elif column.month:
        yield "Write a month such as 2026-11."
    elif column.basis == "day":
        yield f"Write a date such as 2026-11-30{', or until-filled' if column.until_filled else ''}."
