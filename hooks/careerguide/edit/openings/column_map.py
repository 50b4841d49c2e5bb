"""Says which column of an export is which field of an opening: shipped maps for usual systems, and the company's own.

A map is a YAML file. The company's own is `data/openings-import.yaml`, or the file that `--columns` names. What it says
counts more than the map of the system, which the header chooses. In this example, the left side is ours::

    columns: {id: Requisition, role: [Job Title, Title], closes: Close Date}
    values: {shift: {Night (EST): night}, role: {Supervisor - Voice: team-leader, Driver: skip}}
    defaults: {apply: https://jobs.example.com/, contact: Hiring desk, closes: until-filled}
    status: {columns: [Job Status], open: [Open, Posted], closed: [Filled, Draft]}
    skip: {Country: [US, Canada]}
    dates: day-first
"""

from __future__ import annotations

import dataclasses as dc
import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, ValidationError

from careerguide.loading import validation_messages, yaml_reader
from careerguide.loading.openings_import import FILE
from careerguide.model.base import Line, Record
from careerguide.problems import DataError, Problem, did_you_mean, nearest

from .dates import ORDERS
from .tables import Row, Table, refused

# Field in the export -> its path in an opening.
FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id",),
    "role": ("role",),
    "site": ("site",),
    "line_of_business": ("line_of_business",),
    "shift": ("shift",),
    "seats": ("seats",),
    "opens": ("opens",),
    "closes": ("closes",),
    "months_in_role": ("eligibility", "months_in_role"),
    "from_roles": ("eligibility", "from_roles"),
    "last_rating": ("eligibility", "last_rating"),
    "decided_how": ("decision", "how"),
    "decided_by": ("decision", "by"),
    "apply": ("apply",),
    "contact": ("contact",),
}
REQUIRED = ("id", "role", "site", "shift", "seats", "opens", "closes", "apply", "contact")
GENERAL = "general"
HEADER_ROWS = 30  # among so many rows the header is looked for
_MAPS = Path(__file__).parent / "maps"


def _several(value: object) -> object:
    """One name is a list of one."""
    return [value] if isinstance(value, str) else value


Names = Annotated[tuple[Line, ...], BeforeValidator(_several)]


class StatusColumn(Record):
    """The column of the status, the statuses of open positions, and those that are known not to be open."""

    columns: Names = ()
    open: Names = ()
    closed: Names = ()


class ColumnMap(Record):
    """A description of an export. `columns` has for each of our fields the names that its column may have.

    `values` maps values of a field to ours, `defaults` fills empty cells, `skip` has values of any column by which a
    row is left out. `dates` is day-first, month-first, or a form of `strptime`. `known_by` has columns that show the
    system, and `source` says where their names are documented. With `same_id: add-seats`, rows of one id add up.
    """

    name: Line | None = None
    source: Names = ()
    known_by: Names = ()
    columns: Mapping[str, Names] = Field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    defaults: Mapping[str, str] = Field(default_factory=dict)
    status: StatusColumn = StatusColumn()
    skip: Mapping[str, Names] = Field(default_factory=dict)
    dates: str | None = None
    same_id: Literal["refuse", "add-seats"] = "refuse"

    def over(self, base: ColumnMap) -> ColumnMap:
        """The same map, with what it leaves out taken from another one."""
        fields = self.model_fields_set
        return ColumnMap(
            name=self.name or base.name,
            known_by=self.known_by or base.known_by,
            columns={**base.columns, **self.columns},
            values={**base.values, **self.values},
            defaults={**base.defaults, **self.defaults},
            status=StatusColumn(
                columns=self.status.columns or base.status.columns,
                open=self.status.open or base.status.open,
                closed=self.status.closed or base.status.closed,
            ),
            skip={**base.skip, **self.skip},
            dates=self.dates or base.dates,
            same_id=self.same_id if "same_id" in fields else base.same_id,
        )


@dc.dataclass(frozen=True, slots=True)
class Header:
    """The header of an export: its table, the index of its row, its map, and field -> index of its column.

    `status` is the index of the column of the status, None if there is none.
    """

    table: Table
    row: int
    column_map: ColumnMap
    columns: Mapping[str, int]
    status: int | None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, as the export has them."""
        return self.table.rows[self.row].cells

    @property
    def number(self) -> int:
        """The number of the row."""
        return self.table.rows[self.row].number

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows below the header."""
        return self.table.rows[self.row + 1 :]


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """A name without case, accents, signs and spaces, by which columns and values are compared: `Req. ID` is reqid."""
    letters = unicodedata.normalize("NFKD", name).casefold().replace("#", "number")
    return re.sub(r"[\W_]+", "", "".join(char for char in letters if not unicodedata.combining(char)))


def read_map(file: Path) -> ColumnMap:
    """The map in a file; problems raise `DataError`."""
    path = str(file)
    document, problems = yaml_reader.read(file, path)
    if document is None or problems:
        raise DataError(problems)
    if document.value is None:
        return ColumnMap()
    try:
        column_map = ColumnMap.model_validate(document.value)
    except ValidationError as error:
        for invalid in validation_messages.explain(error, ColumnMap):
            unknown_key = invalid.code == "unknown-key"
            line, column = document.key_place(invalid.path) if unknown_key else document.place(invalid.path)
            problems.append(Problem(path, line, column, invalid.code, invalid.message, suggestion=invalid.suggestion))
        raise DataError(problems) from error
    for part, names in (
        ("columns", column_map.columns),
        ("values", column_map.values),
        ("defaults", column_map.defaults),
    ):
        for name in names:
            if name not in FIELDS:
                near = nearest(name, FIELDS)
                message = f"`{name}` is not a field of an opening. Allowed: {', '.join(FIELDS)}.{did_you_mean(near)}"
                place = document.key_place((part, name))
                problems.append(Problem(path, *place, "unknown-key", message, suggestion=near))
    if column_map.dates and column_map.dates not in ORDERS and "%" not in column_map.dates:
        message = f"`dates` is `{column_map.dates[:60]}`. Allowed: {', '.join(ORDERS)}, or a form such as %d/%m/%Y."
        problems.append(Problem(path, *document.place(("dates",)), "not-a-choice", message))
    if problems:
        raise DataError(problems)
    return column_map


@cache
def shipped_maps() -> tuple[ColumnMap, ...]:
    """The maps that come with the guide, the general one last."""
    maps = {file.stem: read_map(file) for file in sorted(_MAPS.glob("*.yaml"))}
    general = maps.pop(GENERAL)
    return (*(column_map.over(general) for column_map in maps.values()), general)


def header_of(tables: Sequence[Table], company_map: ColumnMap, path: str) -> Header:
    """The header among the first rows of all tables: the row in which most fields have a column.

    Without one that has the columns of `id` and `role`, `DataError` says which names would do.
    """
    headers = [
        (len(header.columns) + (header.status is not None), -number, header)
        for number, table in enumerate(tables)
        for index in range(min(HEADER_ROWS, len(table.rows)))
        if (header := _header(table, index, company_map))
    ]
    best = max(headers, key=lambda one: one[:2], default=None)
    if best and {"id", "role"} <= best[2].columns.keys():
        return best[2]
    raise _no_header(tables, best[2] if best else None, company_map, path)


def _header(table: Table, index: int, company_map: ColumnMap) -> Header | None:
    """The header if this row is one: the map with most of its marks there; None if no field has a column."""
    names = [plain(cell) for cell in table.rows[index].cells]
    places = {name: place for place, name in reversed(list(enumerate(names))) if name}
    maps = shipped_maps()
    marks = [sum(plain(name) in places for name in one.known_by) for one in maps]
    known = max(marks)
    system = maps[marks.index(known)] if known >= 2 else maps[-1]
    column_map = company_map.over(system)
    columns = {}
    for field in FIELDS:
        options = (*column_map.columns.get(field, ()), *(() if field in company_map.columns else (field,)))
        place = next((places[name] for name in map(plain, options) if name in places), None)
        if place is not None:
            columns[field] = place
    status = next((places[name] for name in map(plain, column_map.status.columns) if name in places), None)
    return Header(table, index, column_map, columns, status) if columns else None


def _no_header(tables: Sequence[Table], nearest_one: Header | None, company_map: ColumnMap, path: str) -> DataError:
    """The error of an export in which no row is a header."""
    rows = [(table, row) for table in tables for row in table.rows if not row.is_blank]
    if not rows:
        problem = next((table.problem for table in tables if table.problem), None)
        return DataError([problem]) if problem else refused(path, "This file has no rows.")
    if nearest_one and (problems := missing_columns(nearest_one, company_map, path)):
        return DataError(problems)
    if nearest_one:
        row, cells = nearest_one.number, nearest_one.names
        missing = [field for field in ("id", "role") if field not in nearest_one.columns]
        column_map = nearest_one.column_map
    else:
        row, cells = rows[0][1].number, max((row.cells for _, row in rows[:HEADER_ROWS]), key=len)
        missing, column_map = ["id", "role"], company_map.over(shipped_maps()[-1])
    needed = " and ".join(f"`{field}` ({', '.join(column_map.columns.get(field, ()))})" for field in missing)
    shown = ", ".join(cell[:40] for cell in cells[:12] if cell)
    message = (
        f"There is no header with a column for {needed}. The nearest row has: {shown}. "
        f"Name your columns in data/{FILE}, for example `columns: {{id: Requisition, role: Job}}`."
    )
    return refused(path, message, row)


def missing_columns(header: Header, company_map: ColumnMap, path: str) -> list[Problem]:
    """The columns that the company's map names and the export lacks."""
    problems = []
    for field, options in company_map.columns.items():
        if field not in header.columns and field not in company_map.defaults:
            near = nearest(options[0], header.names) if options else ""
            named = " or ".join(f"`{name}`" for name in options)
            message = f"There is no column {named} for `{field}`.{did_you_mean(near)}"
            problems.append(Problem(path, header.number, 1, "csv-form", message, suggestion=near))
    return problems
