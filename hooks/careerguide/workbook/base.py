"""The hidden sheet that knows what the workbook was made from, so that an import sees who changed what."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .columns import shown
from .sheets import Row, Sheet, mark

TITLE = "careerguide"
NUMBER = "row"  # the head of the hidden column with the number of a row in the base
_FORMAT = "1"
_EMPTY = "........"
_WIDTH = len(_EMPTY)
_BETWEEN = "|"  # no mark, id or head has it
_LINES = 60  # in a cell, which holds 32,767 characters


@dc.dataclass(frozen=True, slots=True)
class BaseRow:
    """A row as it was exported: its owners, the mark of its identity, and the mark of each cell by its head."""

    owners: tuple[str, ...]
    identity: str
    marks: Mapping[str, str]


@dc.dataclass(frozen=True, slots=True)
class Base:
    """Title of a sheet -> number -> row as it was exported."""

    rows: Mapping[str, Mapping[int, BaseRow]]


class BaseError(ValueError):
    """The hidden sheet is not as it was written."""


def cell_mark(text: str) -> str:
    """The mark of what a cell shows."""
    return mark(text) if text else _EMPTY


def cells(tables: Iterable[tuple[Sheet, Sequence[Row]]]) -> Iterator[str]:
    """The cells of the hidden sheet, one below the other. Each has many lines, because cells take long to write."""
    lines = [TITLE + _BETWEEN + _FORMAT]
    for sheet, rows in tables:
        lines.append(_BETWEEN.join(["heads", sheet.title, *(column.head for column in sheet.columns)]))
        for number, row in enumerate(rows, 1):
            marks = "".join(cell_mark(shown(value)) for value in row.values)
            lines.append(_BETWEEN.join([sheet.title, str(number), "/".join(row.owners), mark(row.identity), marks]))
    for start in range(0, len(lines), _LINES):
        yield "\n".join(lines[start : start + _LINES])


def read(cells: Iterable[str]) -> Base:
    """The base from the cells of the hidden sheet; `BaseError` if they are damaged."""
    texts = [line.split(_BETWEEN) for cell in cells for line in cell.split("\n") if line.strip()]
    if not texts or texts[0] != [TITLE, _FORMAT]:
        raise BaseError
    heads: dict[str, list[str]] = {}
    rows: dict[str, dict[int, BaseRow]] = {}
    for first, *rest in texts[1:]:
        if first == "heads":
            heads[rest[0]] = rest[1:]
            rows[rest[0]] = {}
        elif first in heads and len(rest) == 4 and rest[0].isdigit():
            number, owners, identity, marks = rest
            if len(marks) != _WIDTH * len(heads[first]):
                raise BaseError
            parts = (marks[start : start + _WIDTH] for start in range(0, len(marks), _WIDTH))
            names = tuple(owners.split("/")) if owners else ()
            rows[first][int(number)] = BaseRow(names, identity, dict(zip(heads[first], parts, strict=True)))
        else:
            raise BaseError
    return Base(rows)
