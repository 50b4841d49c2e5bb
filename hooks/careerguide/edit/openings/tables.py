"""An export as tables of texts, each of which is one way to read it."""

from __future__ import annotations

import dataclasses as dc

from careerguide.problems import DataError, Problem

MAX_ROWS = 100_000
MAX_COLUMNS = 500


@dc.dataclass(frozen=True, slots=True)
class Row:
    """One row: its number, as a text editor or spreadsheet program counts, and its cells without outer spaces."""

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no cell has a text."""
        return not any(self.cells)


@dc.dataclass(frozen=True, slots=True)
class Table:
    """One way to read the rows of a file: with one separator, or one sheet of a workbook, which `sheet` names.

    `problem` says why the rows end too early; `separator` is empty for a sheet.
    """

    rows: tuple[Row, ...]
    sheet: str = ""
    separator: str = ""
    problem: Problem | None = None


def refused(path: str, message: str, line: int = 1) -> DataError:
    """The error of a file that is no table."""
    return DataError([Problem(path, line, 1, "csv-form", message)])
