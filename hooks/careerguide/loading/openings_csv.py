"""Imports openings from the CSV export of an applicant-tracking system, and writes them as YAML that the guide reads.

A column map, which is YAML too, describes the export: our field on the left, the system's column on the right. A field
that is not in the map is read from the column of the same name. `values` translates the system's values into ours, and
`dates` is the form of its dates::

    columns: {id: Requisition, role: Job Title, closes: Close Date, from_roles: Eligible Jobs}
    values: {shift: {Night (EST): night}, role: {Supervisor - Voice: team-leader}}
    dates: "%d/%m/%Y"
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import typing
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from careerguide import formatting
from careerguide.model import Opening
from careerguide.model.base import UNTIL_FILLED_TEXT, Record
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem, did_you_mean, nearest

from . import validation_messages, yaml_reader
from .entry_names import EntryNames
from .loaded_data import LoadedData
from .validation_messages import InvalidField

TARGET = Path("openings", "imported.yaml")
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
DATES = ("opens", "closes", "decided_by")
_HEAD = (
    "# yaml-language-server: $schema=../../schemas/openings.json\n"
    "# Written by `careerguide openings import`, and replaced by the next import. "
    "Change openings in the system that exports them.\n"
)


class ColumnMap(Record):
    """A description of an export: `columns` maps our fields to its columns, `values` its values to ours.

    `dates` is the form of its dates, as `strptime` reads it.
    """

    columns: Mapping[str, str] = Field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    dates: str = "%Y-%m-%d"


def columns(file: Path) -> tuple[ColumnMap, list[Problem]]:
    """The column map in a file, and its problems."""
    path = str(file)
    document, problems = yaml_reader.read(file, path)
    if document is None or document.value is None:
        return ColumnMap(), problems
    try:
        column_map = ColumnMap.model_validate(document.value)
    except ValidationError as error:
        for invalid in validation_messages.explain(error, ColumnMap):
            unknown_key = invalid.code == "unknown-key"
            line, column = document.key_place(invalid.path) if unknown_key else document.place(invalid.path)
            problems.append(Problem(path, line, column, invalid.code, invalid.message, suggestion=invalid.suggestion))
        return ColumnMap(), problems
    for part, names in (("columns", column_map.columns), ("values", column_map.values)):
        for name in names:
            if name not in FIELDS:
                suggestion = nearest(name, FIELDS)
                message = (
                    f"`{name}` is not a field of an opening. Allowed: {', '.join(FIELDS)}.{did_you_mean(suggestion)}"
                )
                line, column = document.key_place((part, name))
                problems.append(Problem(path, line, column, "unknown-key", message, suggestion=suggestion))
    return column_map, problems


def read(file: Path, column_map: ColumnMap, loaded: LoadedData) -> tuple[list[Opening], list[Problem]]:
    """The openings of an export, and its problems. A row with a problem gives no opening."""
    path = str(file)
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not UTF-8; save it as CSV UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        return [], [Problem(path, 1, 1, "csv-form", f"This file {reason}.")]
    head = text.splitlines()[0] if text.strip() else ""
    rows = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count), restkey="", restval="")
    if problems := list(_missing_columns(path, column_map, rows.fieldnames or [])):
        return [], problems
    names = {kind: EntryNames(loaded.of(kind)) for kind in ("role", "site")}
    openings: list[Opening] = []
    lines: dict[str, int] = {}  # id -> line of its row
    for row in rows:
        texts = {str(column): text for column, text in row.items() if isinstance(text, str)}
        opening, invalid_fields = _opening(texts, column_map, names)
        if opening and opening.id in lines:
            message = f"`{opening.id}` is on line {lines[opening.id]} too. Each requisition is one opening."
            invalid_fields.append(InvalidField(("id",), "duplicate-id", message))
        if opening:
            lines[opening.id] = rows.line_num
            openings.append(opening)
        problems += [
            Problem(path, rows.line_num, 1, invalid.code, invalid.message, suggestion=invalid.suggestion)
            for invalid in invalid_fields
        ]
    return openings, problems


def _missing_columns(path: str, column_map: ColumnMap, names: Sequence[str]) -> Iterator[Problem]:
    """Every column that the map names is in the export."""
    for field, name in column_map.columns.items():
        if name not in names:
            suggestion = nearest(name, names)
            message = f"There is no column `{name}` for `{field}`.{did_you_mean(suggestion)}"
            yield Problem(path, 1, 1, "csv-form", message, suggestion=suggestion)


def _opening(
    row: Mapping[str, str], column_map: ColumnMap, names: Mapping[str, EntryNames]
) -> tuple[Opening | None, list[InvalidField]]:
    """The opening in one row, and the fields that are wrong; a field is reported once."""
    raw, invalid_fields = _entry(row, column_map, names)
    try:
        return Opening.model_validate(raw), invalid_fields
    except ValidationError as error:
        reported = {invalid.path for invalid in invalid_fields}
        more = validation_messages.explain(error, Opening)
        return None, [*invalid_fields, *(invalid for invalid in more if invalid.path not in reported)]


def _entry(
    row: Mapping[str, str], column_map: ColumnMap, names: Mapping[str, EntryNames]
) -> tuple[dict[str, object], list[InvalidField]]:
    """One row as HR would write the opening in YAML, and the values that could not be translated."""
    raw: dict[str, object] = {}
    invalid_fields: list[InvalidField] = []
    for field, path in FIELDS.items():
        text = row.get(column_map.columns.get(field, field), "").strip()
        if text.lower() in ("null", "~"):  # as a database writes a cell without a value
            text = ""
        text = column_map.values.get(field, {}).get(text, text)
        if not text:
            continue
        place, value = path, typing.cast("object", text)
        invalid: list[InvalidField] = []
        if field == "id":
            value = formatting.slug(text)
        elif field == "role":
            value, invalid = _id_of(field, path, text, names[field])
        elif field == "site":
            place, value, invalid = _sites(path, text, names["site"])
        elif field == "shift" and len(parts := _parts(text)) > 1:
            value = parts
        elif field == "closes" and re.fullmatch(r"(open )?until[ -]filled", text.lower()):
            value = UNTIL_FILLED_TEXT
        elif field == "from_roles":
            roles = [_id_of("role", path, name, names["role"]) for name in _parts(text)]
            value = [id_ for id_, _ in roles]
            invalid = [unknown for _, unknown_roles in roles for unknown in unknown_roles]
        elif field in DATES:
            value, invalid = _date(field, text, column_map.dates)
        invalid_fields += invalid
        if value is not None:
            _put(raw, place, value)
    return raw, invalid_fields


def _parts(text: str) -> list[str]:
    """The values in a cell, which `;` or `|` separate."""
    return [part.strip() for part in re.split(r"[;|]", text) if part.strip()]


def _sites(path: tuple[str, ...], text: str, names: EntryNames) -> tuple[tuple[str, ...], object, list[InvalidField]]:
    """Where an opening has its site, or its several sites; their ids; and the names that no site has."""
    several = _parts(text)
    if len(several) < 2:
        value, invalid = _id_of("site", path, text, names) if names else (text, [])
        return path, value, invalid
    path = ("sites",)
    ids = [_id_of("site", path, name, names) if names else (name, []) for name in several]
    return path, [id_ for id_, _ in ids], [unknown for _, unknown_sites in ids for unknown in unknown_sites]


def _date(field: str, text: str, form: str) -> tuple[str | None, list[InvalidField]]:
    try:
        return dt.datetime.strptime(text, form).date().isoformat(), []  # noqa: DTZ007 - a date has no time zone
    except ValueError:
        message = (
            f"`{field}` is `{text[:60]}`, which does not have the form {form}. "
            "Write the form of the export's dates in the map, under `dates:`."
        )
        return None, [InvalidField(FIELDS[field], "not-a-date", message)]


def _put(raw: dict[str, object], path: Sequence[str], value: object) -> None:
    """Set the value at a path, and make the groups that lead to it."""
    for step in path[:-1]:
        group = raw.setdefault(step, {})
        assert isinstance(group, dict)
        raw = group
    raw[path[-1]] = value


def _id_of(kind: str, path: FieldPath, text: str, names: EntryNames) -> tuple[str, list[InvalidField]]:
    """The id of the role or site with this name; the name itself if there is none."""
    if id_ := names.id_of(text):
        return id_, []
    suggestion = names.nearest(text)
    message = (
        f"No {kind} is called `{text[:80]}`.{did_you_mean(suggestion)} "
        f"Or name the {kind} in the map, under `values: {{{kind}: ...}}`."
    )
    return text, [InvalidField(path, f"unknown-{kind}", message, suggestion)]


def as_yaml(openings: Sequence[Opening]) -> str:
    """The file that an import writes: the openings in the order of their ids, each value on a line of its own."""
    by_id = sorted(openings, key=lambda opening: opening.id)
    return _HEAD + "".join(line for opening in by_id for line in _lines(opening))


def _lines(opening: Opening) -> Iterator[str]:
    fields = json.loads(opening.model_dump_json(exclude_defaults=True, exclude_none=True))
    for number, (key, value) in enumerate(fields.items()):
        yield f"{'  ' if number else '- '}{key}: {json.dumps(value, ensure_ascii=False)}\n"  # JSON is YAML too
