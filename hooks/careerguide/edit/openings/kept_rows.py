"""Finds the rows of an export that are openings: not blank, not a total, of an open position, and of this company."""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Mapping, Sequence

from careerguide.loading.openings_import import FILE
from careerguide.problems import DataError, Problem

from .column_map import FIELDS, ColumnMap, Header, plain
from .tables import Row

TOTAL = re.compile(
    r"(grand\s+|sub-?\s*)?total\b.*|sum|count\b.*|(number of )?(rows|records|items|results)\b.*"
    r"|\d+ (rows|records|items|results)\b.*|end of \w+.*|page \d+.*|(generated|exported|printed|run) (on|by|at)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_FEW = 2  # cells; a row with more of our fields is an opening, even if its id is lost


@dc.dataclass(slots=True)
class KeptRows:
    """The rows of openings, each with its texts by field; the rows that are left out, with why; and damaged rows."""

    rows: list[tuple[Row, Mapping[str, str]]] = dc.field(default_factory=list)
    skipped: list[tuple[int, str]] = dc.field(default_factory=list)
    problems: list[Problem] = dc.field(default_factory=list)


def kept_rows(header: Header, column_map: ColumnMap, path: str) -> KeptRows:
    """The rows below the header. If each row has a status that no map knows, `DataError` asks which one means open."""
    result = KeptRows()
    statuses = {plain(text) for text in column_map.status.open}
    closed = {plain(text) for text in column_map.status.closed}
    unknown: dict[str, int] = {}  # status -> its first row
    for row in header.rows:
        texts = {field: row.cells[place] for field, place in header.columns.items() if place < len(row.cells)}
        if row.is_blank:
            continue
        if reason := _note(row, texts, header) or _not_ours(row, header, column_map):
            result.skipped.append((row.number, reason))
        elif (status := _status(row, header)) is not None and plain(status) not in statuses:
            result.skipped.append((row.number, f"its status is `{status[:60]}`" if status else "it has no status"))
            if plain(status) not in closed:
                unknown.setdefault(status, row.number)
        elif message := damage(row, header):
            result.problems.append(Problem(path, row.number, 1, "csv-form", message))
        else:
            result.rows.append((row, texts))
    if unknown and not result.rows and not result.problems:
        shown = ", ".join(f"`{status[:40]}`" for status in list(unknown)[:8])
        message = (
            f"No row has a status that means open; they have {shown}. "
            f"Write in data/{FILE} which one does, for example `status: {{open: [{next(iter(unknown))[:40]}]}}`."
        )
        raise DataError([Problem(path, next(iter(unknown.values())), 1, "csv-form", message)])
    return result


def _note(row: Row, texts: Mapping[str, str], header: Header) -> str:
    """Why a row is no opening but a total, a note or the header again; empty if it may be an opening."""
    if reason := report_text(row, header, has_role=bool(texts.get("role"))):
        return reason
    if not texts.get("id") and not texts.get("role") and sum(map(bool, texts.values())) <= _FEW:
        return "it has neither an id nor a role"
    return ""


def report_text(row: Row, header: Header, *, has_role: bool) -> str:
    """Why a row is a text of the report around its rows; empty if it may be one of them."""
    filled = [cell for cell in row.cells if cell]
    if [plain(cell) for cell in row.cells] == [plain(cell) for cell in header.names]:
        return "it is the header again"
    if not has_role and any(TOTAL.fullmatch(cell) for cell in filled):
        return "it is a total or the end of the report"
    if len(filled) == 1 and len(header.columns) > _FEW and (" " in filled[0] or not re.search(r"\d", filled[0])):
        return f"it is a note: `{filled[0][:60]}`"
    return ""


def _not_ours(row: Row, header: Header, column_map: ColumnMap) -> str:
    """Why the company's map leaves out a row; empty if it does not. A column may be named as the export or we do."""
    places = {plain(name): place for place, name in reversed(list(enumerate(header.names)))}
    places |= {plain(field): header.columns[field] for field in FIELDS if field in header.columns}
    for name, values in column_map.skip.items():
        place = places.get(plain(name))
        cell = row.cells[place] if place is not None and place < len(row.cells) else ""
        if cell and plain(cell) in map(plain, values):
            return f"`{name}` is `{cell[:60]}`"
    return ""


def _status(row: Row, header: Header) -> str | None:
    """The status of a row; None if the export has no such column."""
    if header.status is None:
        return None
    return row.cells[header.status] if header.status < len(row.cells) else ""


def damage(row: Row, header: Header) -> str:
    """What is wrong with the number of cells of a row of a CSV file; a sheet has no such damage."""
    if not header.table.separator:
        return ""
    count, expected = len(row.cells), len(header.names)
    needed: Sequence[int] = [*header.columns.values(), *(() if header.status is None else (header.status,))]
    if count > expected and any(row.cells[expected:]):
        return (
            f"This row has {count} cells, the header has {expected}. A text with the separator in it needs "
            "quotation marks. Export the file again."
        )
    if max(needed) >= count:
        return f"This row has {count} cells, the header has {expected}. The row is cut off. Export the file again."
    return ""
