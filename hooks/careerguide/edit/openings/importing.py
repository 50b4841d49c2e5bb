"""Plans an import: the file that it would write, or what is wrong with which rows. Nothing is written here.

Rows are checked by every rule of `check`, in a copy of the data in which the import has taken place. So an import that
is accepted never makes the next build fail.
"""

from __future__ import annotations

import bisect
import dataclasses as dc
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from careerguide.edit.dry_run import changed_copy, problems_of
from careerguide.loading import validation_messages
from careerguide.loading.data_folder import load
from careerguide.loading.entry_names import EntryNames
from careerguide.loading.loaded_data import LoadedData
from careerguide.loading.openings_import import FILE
from careerguide.model import Opening, Policy, Role
from careerguide.problems import DataError, Problem, errors

from . import dates, export_file
from .column_map import REQUIRED, ColumnMap, Header, header_of, missing_columns, read_map
from .entries import DATES, Names, RawEntry, SkippedRowError, entry_of, text_in
from .kept_rows import kept_rows
from .tables import Row, refused

TARGET = Path("openings", "imported.yaml")
_HEAD = (
    "# yaml-language-server: $schema=../../schemas/openings.json\n"
    "# Written by `careerguide openings import`, and replaced by the next import. "
    "Change openings in the system that exports them.\n"
)


@dc.dataclass(slots=True)
class Import:
    """What an import would do.

    `openings` are those to write, each with the number of its row. `problems` are those of rows, and
    `skipped` has rows that are not imported, each with the reason. `defaulted` counts the openings by field that a
    default filled. `undecided` has kinds and names that HR has to decide about, `warnings` what `check` would advise.
    """

    header: Header
    names: Mapping[str, EntryNames]
    openings: list[tuple[int, Opening]] = dc.field(default_factory=list)
    problems: list[Problem] = dc.field(default_factory=list)
    skipped: list[tuple[int, str]] = dc.field(default_factory=list)
    defaulted: Counter[str] = dc.field(default_factory=Counter)
    undecided: list[tuple[str, str]] = dc.field(default_factory=list)
    warnings: list[Problem] = dc.field(default_factory=list)


@dc.dataclass(frozen=True, slots=True)
class Request:
    """What HR asks for: the export, the data and the pages, the company's map, and the day of the import.

    With `skip_bad`, rows with problems are left out; without, they stop the import. `order` is that of dates in
    numbers, if HR gave it.
    """

    file: Path
    data: Path
    docs: Path | None
    today: dt.date
    map_file: Path | None = None
    order: dates.Order | None = None
    skip_bad: bool = False

    @property
    def company_map_file(self) -> Path:
        """The file of the company's map, which may not exist."""
        return self.map_file or self.data / FILE


def plan(request: Request) -> Import:
    """What an import would do; an export that cannot be read at all raises `DataError`."""
    path = str(request.file)
    map_file = request.company_map_file
    company_map = read_map(map_file) if request.map_file or map_file.exists() else ColumnMap()
    loaded = load(request.data)
    header = header_of(export_file.read(request.file, path), company_map, path)
    if header.table.problem:
        raise DataError([header.table.problem])
    column_map = _with_policy(header.column_map, loaded)
    if problems := [*missing_columns(header, company_map, path), *_missing_fields(header, column_map, loaded, path)]:
        raise DataError(problems)
    names = _names(loaded)
    result = Import(header, {"role": names.role, "site": names.site})
    kept = kept_rows(header, column_map, path)
    result.skipped += kept.skipped
    result.problems += kept.problems
    order = _order(kept.rows, column_map, request.order, path)
    _read_rows(result, kept.rows, column_map, names, order, path)
    _without_repeated(result, loaded, column_map, path)
    if not (result.openings or result.problems or result.skipped):
        raise refused(path, "This file has a header and no openings below it.", header.number)
    _check(result, request, loaded)
    return result


def _with_policy(column_map: ColumnMap, loaded: LoadedData) -> ColumnMap:
    """The map, with the apply link and the contact of the policy as the last defaults."""
    policy = next((policy for _, policy in loaded.entries("policy", Policy)), None)
    general = {"apply": policy and policy.apply, "contact": policy and policy.contact}
    defaults = {field: text for field, text in general.items() if text} | dict(column_map.defaults)
    return column_map.model_copy(update={"defaults": defaults})


def _missing_fields(header: Header, column_map: ColumnMap, loaded: LoadedData, path: str) -> Iterator[Problem]:
    """Each field that an opening needs has a column or a default."""
    for field in REQUIRED:
        from_role = field == "shift" and any(role.reality.shifts for _, role in loaded.entries("role", Role))
        if field not in header.columns and field not in column_map.defaults and not from_role:
            known = ", ".join(column_map.columns.get(field, ())[:6])
            place = f", or as `{field}:` in data/policy.yaml" if field in ("apply", "contact") else ""
            message = (
                f"There is no column for `{field}`; its name may be {known or field}. Name yours in data/{FILE} "
                f"under `columns:`, or give a value for all openings there under `defaults:`{place}."
            )
            yield Problem(path, header.number, 1, "csv-form", message)


def _names(loaded: LoadedData) -> Names:
    roles = [role for _, role in loaded.entries("role", Role)]
    return Names(
        EntryNames(loaded.of("role")),
        EntryNames(loaded.of("site")),
        {role.id: role.reality.shifts for role in roles if role.reality.shifts},
        {},
    )


def _order(
    rows: Sequence[tuple[Row, Mapping[str, str]]], column_map: ColumnMap, order: dates.Order | None, path: str
) -> dates.Order | None:
    """The order of dates in numbers: as HR or the map says, or as the dates of the whole file show."""
    form = column_map.dates or ""
    if order:
        return order
    if form in dates.ORDERS:
        return dates.ORDERS[dates.ORDERS.index(form)]
    if "%d" in form and "%m" in form:
        return "day-first" if form.index("%d") < form.index("%m") else "month-first"
    texts = [text_in(texts, field, column_map) for _, texts in rows for field in DATES]
    try:
        return dates.order_of(texts)
    except dates.OrderError as error:
        shown = str(error)
        day_first, month_first = dates.both_readings(shown)
        readings = f" `{shown}` can be {day_first} or {month_first}." if day_first and month_first else ""
        mixed = "" if readings else f" {shown} cannot both have the same order."
        message = (
            f"The dates do not show if the day or the month comes first.{readings}{mixed} Run the import with "
            f"`--dates day-first` or `--dates month-first`, or write `dates: day-first` in data/{FILE}."
        )
        number = next(row.number for row, texts in rows for field in DATES if texts.get(field, "") in shown)
        raise DataError([Problem(path, number, 1, "not-a-date", message)]) from error


def _read_rows(
    result: Import,
    rows: Sequence[tuple[Row, Mapping[str, str]]],
    column_map: ColumnMap,
    names: Names,
    order: dates.Order | None,
    path: str,
) -> None:
    """Read the openings of all rows, and report each wrong value once."""
    for row, texts in rows:
        try:
            entry = entry_of(texts, column_map, names, order)
        except SkippedRowError as reason:
            result.skipped.append((row.number, str(reason)))
            continue
        if entry.values.get("seats") == "0":
            result.skipped.append((row.number, "no position is left"))
            continue
        opening = _opening(entry)
        result.undecided += entry.undecided
        result.problems += [
            Problem(path, row.number, 1, invalid.code, invalid.message, suggestion=invalid.suggestion)
            for invalid in entry.invalid
        ]
        if opening and not entry.invalid:
            result.openings.append((row.number, opening))
            result.defaulted.update(entry.defaulted)


def _opening(entry: RawEntry) -> Opening | None:
    """The opening; None if a value is wrong, which the entry then has too."""
    try:
        return Opening.model_validate(entry.values)
    except ValidationError as error:
        reported = {invalid.path for invalid in entry.invalid}
        more = validation_messages.explain(error, Opening)
        entry.invalid += [invalid for invalid in more if invalid.path not in reported]
        return None


def _without_repeated(result: Import, loaded: LoadedData, column_map: ColumnMap, path: str) -> None:
    """Each requisition is one opening: rows of one requisition are the same, or add up if the map says so."""
    others = {
        id_: f"{item.document.path}, line {item.line}"
        for item in loaded.of("opening")
        if not item.document.path.endswith(TARGET.as_posix())
        for pattern in (("id",), ("formerly", "*"))
        for _, id_ in item.values(pattern)
    }
    seen: dict[str, tuple[int, Opening]] = {}
    for number, opening in result.openings:
        first, same = seen.get(opening.id, (0, None))
        if opening.id in others:
            message = f"`{opening.id}` is already an opening in {others[opening.id]}. Delete it there."
            result.problems.append(Problem(path, number, 1, "duplicate-id", message))
        elif same is None:
            seen[opening.id] = number, opening
        elif column_map.same_id == "add-seats" and (same.role, same.places) == (opening.role, opening.places):
            opens = min(same.opens, opening.opens)
            update = {"seats": min(same.seats + opening.seats, 999), "opens": opens}
            seen[opening.id] = first, same.model_copy(update=update)
        elif same == opening:
            result.skipped.append((number, f"it says the same as line {first}"))
        else:
            message = f"`{opening.id}` is on line {first} too. Each requisition is one opening."
            result.problems.append(Problem(path, number, 1, "duplicate-id", message))
    result.openings = sorted(seen.values(), key=lambda one: one[1].id)


def _check(result: Import, request: Request, loaded: LoadedData) -> None:
    """Check the data with these openings by all rules; with `skip_bad`, without those that break one, and again."""
    data, docs = request.data, request.docs
    before = Counter((problem.code, problem.message) for problem in errors(problems_of(loaded, docs, request.today)))
    while True:
        lines = _first_lines(result)
        texts = {data / TARGET: as_yaml([opening for _, opening in result.openings])}
        with changed_copy(data, texts) as copy:
            after = problems_of(load(copy, settings=loaded.settings), docs, request.today)
        of_rows = [
            (result.openings[bisect.bisect(lines, problem.line) - 1][0], problem)
            for problem in after
            if problem.path.endswith(TARGET.as_posix()) and result.openings and problem.line >= lines[0]
        ]
        broken = [(number, problem) for number, problem in of_rows if problem.severity == "error"]
        if not broken:
            break
        result.problems += [_at_row(problem, request, number) for number, problem in broken]
        rows = {number for number, _ in broken}
        result.openings = [one for one in result.openings if one[0] not in rows]
        if not request.skip_bad:
            break
    result.warnings = [
        _at_row(problem, request, number) for number, problem in of_rows if problem.severity == "warning"
    ]
    others = [problem for problem in errors(after) if not problem.path.endswith(TARGET.as_posix())]
    new = Counter((problem.code, problem.message) for problem in others) - before
    if caused := [problem for problem in others if (problem.code, problem.message) in new]:
        raise DataError(caused)


def _at_row(problem: Problem, request: Request, number: int) -> Problem:
    """A problem of the file that would be written, at the row of the export that causes it."""
    return dc.replace(problem, path=str(request.file), line=number, column=1)


def _first_lines(result: Import) -> list[int]:
    """The line of the file to write on which each opening starts, counted from 1."""
    lines, line = [], _HEAD.count("\n") + 1
    for _, opening in result.openings:
        lines.append(line)
        line += len(list(_lines(opening)))
    return lines


def as_yaml(openings: Sequence[Opening]) -> str:
    """The file that an import writes, in the order of the openings, with each value on a line of its own."""
    return _HEAD + "".join(line for opening in openings for line in _lines(opening))


def _lines(opening: Opening) -> Iterator[str]:
    fields = json.loads(opening.model_dump_json(exclude_defaults=True, exclude_none=True))
    for number, (key, value) in enumerate(fields.items()):
        yield f"{'  ' if number else '- '}{key}: {json.dumps(value, ensure_ascii=False)}\n"  # JSON is YAML too
