"""The import of numbers of people: from one row for each role, site and quarter to the numbers that may be told.

The numbers of the file are not kept. What is written has no count of fewer than five people, and none that would let
one follow: see `suppression.py`.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from careerguide.edit.openings.column_map import plain
from careerguide.edit.openings.dates import Order, parse_month
from careerguide.edit.openings.entries import SKIP
from careerguide.edit.openings.tables import refused
from careerguide.loading.data_folder import load
from careerguide.model import Headcounts, RoleHeadcount, SiteHeadcount
from careerguide.problems import DataError

from . import count_columns
from .count_columns import Columns, CountRows, Names
from .suppression import applications, published

COLUMNS = Columns(
    {
        "role": ("role", "job", "job title", "position", "title"),
        "site": ("site", "location", "office", "place"),
        "quarter": ("quarter", "period", "date", "month"),
        "heads": ("heads", "headcount", "head count", "people", "employees", "staff", "seats"),
        "promotions": ("promotions in", "promotions", "promoted in", "promoted"),
        "moves": ("moves in", "moves", "transfers in", "transfers", "lateral moves"),
        "applications": ("applications", "applied", "applicants", "number of applications"),
    },
    ("role", "site", "quarter", "heads"),
    "role, site, quarter, heads, promotions in, moves in, applications",
)
MEASURES = ("heads", "promotions", "moves", "applications")
YEAR = 4  # quarters
_QUARTER = re.compile(r"(20\d{2})[-/ ]*Q([1-4])|Q([1-4])[-/ ']*(?:FY)?(20\d{2}|\d{2})", re.IGNORECASE)
# Thousands are apart by a comma, a space, a space that breaks no line, or an apostrophe; in India after lakhs too.
_NUMBER = re.compile(r"\d{1,3}(?:[, \u00a0\u2009\u202f'\u2019]\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}|\d+")
_MOST = 1_000_000


@dc.dataclass(frozen=True, slots=True)
class Cell:
    """The numbers of one role at one site in one quarter; None where the file has none. Quarters count from year 0."""

    role: str
    site: str
    quarter: int
    numbers: Mapping[str, int | None]


@dc.dataclass(slots=True)
class HeadcountsImport:
    """What an import would write, and how many roles have too few people for any number."""

    rows: CountRows
    record: Headcounts
    too_few: int = 0
    has_year: bool = True


def plan(file: Path, data: Path, today: dt.date, order: Order | None = None) -> HeadcountsImport:
    """What the import of a file would write; wrong rows, all of them, raise `DataError`."""
    loaded = load(data)
    rows = count_columns.read(file, COLUMNS)
    names = count_columns.names_of(data, loaded, today)

    def read(rows: CountRows, order: Order | None) -> list[Cell]:
        cells: dict[tuple[str, str, int], tuple[int, str, Cell]] = {}
        for number, texts in rows.rows:
            if cell := _cell(number, texts, rows, names, order, today):
                _add(cells, number, plain(texts["role"]), cell, rows)
        return [cell for _, _, cell in cells.values()]

    counted = count_columns.in_order(rows, ("quarter",), order, read)
    if rows.problems:
        raise DataError(rows.problems)
    if not counted:
        raise refused(rows.path, "No row of this file is to be counted.", rows.header.number)
    record = numbers_to_tell(counted)
    told = {role.role for role in record.roles}
    quarters = {cell.quarter for cell in counted}
    has_year = quarters >= {*range(max(quarters) - YEAR + 1, max(quarters) + 1)}
    return HeadcountsImport(rows, record, len({cell.role for cell in counted} - told), has_year)


def _cell(
    number: int, texts: Mapping[str, str], rows: CountRows, names: Names, order: Order | None, today: dt.date
) -> Cell | None:
    """The numbers of a row; None if it is to be skipped or has a problem, which is reported."""
    before = len(rows.problems)
    ids = {}
    for kind in ("role", "site"):
        if text := texts.get(kind, ""):
            ids[kind] = names.id_of(kind, text, number, rows)
        else:
            rows.report(number, "missing-key", f"This row has no {kind}.")
    quarter = _quarter(texts.get("quarter", ""), order)
    if quarter is None:
        shown = texts.get("quarter", "")[:60]
        rows.report(number, "not-a-date", f"`quarter` is `{shown}`, which is no quarter. Write it as 2026-Q3.")
    elif quarter > _quarter_of(today):
        rows.report(number, "not-a-date", f"`quarter` is {_as_text(quarter)}, which is still to come. Correct it.")
    numbers = {measure: _number(number, measure, texts.get(measure, ""), rows) for measure in MEASURES}
    if numbers["heads"] is None and not texts.get("heads"):
        rows.report(number, "missing-key", "This row has no number of heads. Write 0 if nobody had the role.")
    role, site = ids.get("role"), ids.get("site")
    if len(rows.problems) > before or SKIP in (role, site) or role is None or site is None or quarter is None:
        return None
    return Cell(role, site, quarter, numbers)


def _quarter(text: str, order: Order | None) -> int | None:
    """The quarter that a text names, or in which its day or month is; None if it names none."""
    if match := _QUARTER.fullmatch(text.strip()):
        year, quarter = (match[1], match[2]) if match[1] else (match[4], match[3])
        return (int(year) % 100 + 2000) * 4 + int(quarter) - 1
    month = parse_month(text, order)
    return _quarter_of(month) if month else None


def _quarter_of(day: dt.date) -> int:
    return day.year * 4 + (day.month - 1) // 3


def _as_text(quarter: int) -> str:
    return f"{quarter // 4}-Q{quarter % 4 + 1}"


def _number(number: int, measure: str, text: str, rows: CountRows) -> int | None:
    """A number of people; an empty cell has none."""
    whole = re.sub(r"[.,]0+$", "", text) if re.fullmatch(r"\d+[.,]0{1,2}", text) else text
    column = COLUMNS.names[measure][0]
    if not text:
        return None
    if not _NUMBER.fullmatch(whole) or int(re.sub(r"\D", "", whole)) > _MOST:
        rows.report(number, "not-a-number", f"`{column}` is `{text[:60]}`. Write a whole number of people, such as 12.")
        return None
    return int(re.sub(r"\D", "", whole))


def _add(
    cells: dict[tuple[str, str, int], tuple[int, str, Cell]], number: int, name: str, cell: Cell, rows: CountRows
) -> None:
    """Add a cell; two are one only if their roles have two names: a role may have several in another system."""
    key = cell.role, cell.site, cell.quarter
    first, other, same = cells.get(key, (number, name, None))
    if same is None:
        cells[key] = number, name, cell
    elif other == name:
        message = f"Line {first} has the same role, site and quarter. Give their numbers in one row."
        rows.report(number, "duplicate-id", message)
    else:
        both = {measure: _sum([same.numbers[measure], cell.numbers[measure]]) for measure in MEASURES}
        cells[key] = first, other, dc.replace(cell, numbers=both)


def _sum(numbers: Sequence[int | None]) -> int | None:
    """The sum; None if one of the numbers is not known."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def numbers_to_tell(cells: Sequence[Cell]) -> Headcounts:
    """The numbers that may be told of roles at sites, from those of all quarters.

    People are those of the last quarter. Other numbers are of its year; they are left out if the year is not complete,
    because the next import would show what came in between.
    """
    last = max(cell.quarter for cell in cells)
    year = range(last - YEAR + 1, last + 1)
    is_complete = {*year} <= {cell.quarter for cell in cells}
    roles = []
    for role in sorted({cell.role for cell in cells}):
        mine = [cell for cell in cells if cell.role == role]
        heads = _by_site("heads", [cell for cell in mine if cell.quarter == last])
        of_year = [cell for cell in mine if cell.quarter in year] if is_complete else []
        told = {"heads": published(heads)} | {
            measure: published(_by_site(measure, of_year)) for measure in ("promotions", "moves")
        }
        totals = {measure: total for measure, (total, _) in told.items()}
        hired = {measure: totals[measure] for measure in ("promotions", "moves")}
        applied = applications(sum(_by_site("applications", of_year).values()), hired)
        if applied is not None or any(totals.values()):
            sites = tuple(_sites({measure: cells_told for measure, (_, cells_told) in told.items()}))
            roles.append(RoleHeadcount(role=role, applications=applied, sites=sites, **totals))
    until = dt.date(last // 4, last % 4 * 3 + 3, 1)
    return Headcounts(until=until, roles=tuple(roles))


def _by_site(measure: str, cells: Sequence[Cell]) -> dict[str, int]:
    """Site -> the sum of a number, in the order of the ids; nothing if a row has no such number."""
    sums: dict[str, int] = {}
    for cell in sorted(cells, key=lambda cell: cell.site):
        number = cell.numbers[measure]
        if number is None:
            return {}
        sums[cell.site] = sums.get(cell.site, 0) + number
    return sums


def _sites(told: Mapping[str, Mapping[str, int]]) -> Iterator[SiteHeadcount]:
    for site in sorted({site for cells in told.values() for site in cells}):
        yield SiteHeadcount(site=site, **{measure: cells.get(site) for measure, cells in told.items()})
