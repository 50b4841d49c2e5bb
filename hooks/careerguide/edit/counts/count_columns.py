"""Reads a file of counts: finds its header, and gives each row as texts by field.

It takes what the import of openings takes: the usual encodings and separators, .xlsx workbooks, lines above the header,
totals below, and columns in any order. Columns that it does not need are not read; nothing of them is kept.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from careerguide import formatting
from careerguide.edit.openings import dates, export_file
from careerguide.edit.openings.column_map import HEADER_ROWS, ColumnMap, Header, plain, read_map
from careerguide.edit.openings.entries import SKIP, UNDECIDED, id_of, text_in
from careerguide.edit.openings.kept_rows import TOTAL, damage, report_text
from careerguide.edit.openings.tables import Row, Table, refused
from careerguide.guide.retired import successors
from careerguide.loading.entry_names import EntryNames
from careerguide.loading.loaded_data import LoadedData
from careerguide.loading.openings_import import FILE
from careerguide.problems import DataError, Problem, did_you_mean

T = TypeVar("T")


@dc.dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a kind of file: field -> names that its column may have, in any spelling of their letters.

    A file must have the columns of `required`. `example` is a header as HR would write it.
    """

    names: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    example: str


@dc.dataclass(slots=True)
class CountRows:
    """The rows of a file of counts, each with its number and its texts by field.

    `skipped` has rows that are none, each with the reason; `unread` has the columns that are not read.
    """

    path: str
    header: Header
    rows: list[tuple[int, Mapping[str, str]]] = dc.field(default_factory=list)
    skipped: list[tuple[int, str]] = dc.field(default_factory=list)
    problems: list[Problem] = dc.field(default_factory=list)
    unread: tuple[str, ...] = ()

    def report(self, number: int, code: str, message: str, suggestion: str = "") -> None:
        """Add a problem of a row."""
        self.problems.append(Problem(self.path, number, 1, code, message, suggestion=suggestion))


def read(file: Path, columns: Columns) -> CountRows:
    """The rows of a file; a file that is no table, or lacks a column, raises `DataError`."""
    path = str(file)
    header = _header(export_file.read(file, path), columns, path)
    if header.table.problem:
        raise DataError([header.table.problem])
    read_places = {*header.columns.values()}
    unread = tuple(name for place, name in enumerate(header.names) if name and place not in read_places)
    result = CountRows(path, header, unread=unread)
    for row in header.rows:
        _add(result, row, header)
    if not (result.rows or result.problems):
        raise refused(path, "This file has a header and no rows of counts below it.", header.number)
    return result


def _add(result: CountRows, row: Row, header: Header) -> None:
    texts = {
        field: text_in({field: row.cells[place]}, field, ColumnMap()) if place < len(row.cells) else ""
        for field, place in header.columns.items()
    }
    role = texts.get("role", "")
    if row.is_blank:
        return
    if TOTAL.fullmatch(role):
        result.skipped.append((row.number, "it is a total or the end of the report"))
    elif reason := report_text(row, header, has_role=bool(role)):
        result.skipped.append((row.number, reason))
    elif message := damage(row, header):
        result.report(row.number, "csv-form", message)
    else:
        result.rows.append((row.number, texts))


def _header(tables: Sequence[Table], columns: Columns, path: str) -> Header:
    """The row with the most of our columns, among the first rows of all tables."""
    headers = [
        Header(table, index, ColumnMap(), places, None)
        for table in tables
        for index in range(min(HEADER_ROWS, len(table.rows)))
        if (places := _places(table.rows[index], columns))
    ]
    best = max(headers, key=lambda header: len(header.columns), default=None)
    missing = [field for field in columns.required if best is None or field not in best.columns]
    if best and not missing:
        return best
    if not any(not row.is_blank for table in tables for row in table.rows):
        problem = next((table.problem for table in tables if table.problem), None)
        raise DataError([problem]) if problem else refused(path, "This file has no rows.")
    needed = ", ".join(f"`{columns.names[field][0]}`" for field in missing)
    shown = f" The nearest row has: {', '.join(name[:40] for name in best.names[:12] if name)}." if best else ""
    message = f"There is no column {needed}.{shown} A header can be: {columns.example}"
    raise refused(path, message, best.number if best else 1)


def _places(row: Row, columns: Columns) -> dict[str, int]:
    """Field -> place of its column, if a row is the header."""
    names = {name: place for place, name in reversed(list(enumerate(map(plain, row.cells)))) if name}
    places: dict[str, int] = {}
    for field, options in columns.names.items():
        place = next((names[name] for name in map(plain, options) if name in names), None)
        if place is not None and place not in places.values():
            places[field] = place
    return places


@dc.dataclass(frozen=True, slots=True)
class Names:
    """The roles and sites of the company, by all names that it knows: also those of `data/openings-import.yaml`."""

    known: Mapping[str, EntryNames]
    heirs: Mapping[str, str]
    column_map: ColumnMap

    def id_of(self, kind: str, text: str, number: int, rows: CountRows) -> str | None:
        """The id of a role or site that is there today; None, and a problem of the row, if no entry has this name.

        `skip` if the company's map leaves it out.
        """
        name = text_in({kind: text}, kind, self.column_map)
        if name == SKIP:
            return SKIP
        entries = self.known[kind]
        if id_ := None if name == UNDECIDED else id_of(name, entries):
            return self.heirs.get(id_, id_)
        near = entries.nearest(text)
        message = (
            f"No {kind} is called `{text[:80]}`.{did_you_mean(near)} Correct it, or write in data/{FILE} which one "
            f"it is: `values: {{{kind}: {{{text[:40]}: {entries.ids.get(near, f'{kind}-id')}}}}}`; "
            "`skip` leaves its rows out."
        )
        rows.report(number, f"unknown-{kind}", message, near)
        return None


def names_of(data: Path, loaded: LoadedData, today: dt.date) -> Names:
    """The names of the company's roles and sites."""
    file = data / FILE
    known = {kind: EntryNames(loaded.of(kind)) for kind in ("role", "site")}
    return Names(known, successors(loaded, today).get("role", {}), read_map(file) if file.exists() else ColumnMap())


def in_order(
    rows: CountRows,
    fields: Sequence[str],
    order: dates.Order | None,
    read: Callable[[CountRows, dates.Order | None], T],
) -> T:
    """What `read` makes of the rows, with the order of days in numbers that HR says, or that the file shows.

    If it shows none, `DataError` has that, and every problem that the rows have in both orders.
    """
    if order:
        return read(rows, order)
    texts = [(number, texts.get(field, "")) for number, texts in rows.rows for field in fields]
    try:
        shown_order = dates.order_of(text for _, text in texts)
    except dates.OrderError as error:
        shown = str(error)
        number = next(number for number, text in texts if text and text in shown)
        message = (
            f"The dates do not show if the day or the month comes first: {shown}. Run the import with "
            "`--dates day-first` or `--dates month-first`, or write months as 2026-03."
        )
        trials = [dc.replace(rows, problems=list(rows.problems), skipped=[]) for _ in dates.ORDERS]
        for trial, each in zip(trials, dates.ORDERS, strict=True):
            read(trial, each)
        in_both = [problem for problem in trials[0].problems if problem in trials[1].problems]
        raise DataError([Problem(rows.path, number, 1, "not-a-date", message), *in_both]) from error
    return read(rows, shown_order)


def notes(rows: CountRows) -> Iterator[str]:
    """What was read and what was left out, as sentences."""
    sheet = f", sheet `{rows.header.table.sheet}`" if rows.header.table.sheet else ""
    yield f"Read {formatting.plural(len(rows.rows), 'row')}{sheet}. The header is in line {rows.header.number}."
    if rows.unread:
        yield f"These columns are not read, and nothing of them is kept: {', '.join(rows.unread[:12])}."
    for number, reason in sorted(rows.skipped)[:12]:
        yield f"  line {number} left out: {reason}"
    if len(rows.skipped) > 12:
        yield f"  and {len(rows.skipped) - 12} more rows"
