"""Openings from an applicant-tracking system: a CSV export, a map of its columns, and YAML that the guide reads.

The map is YAML: our field on the left, their column on the right. Fields it leaves out are looked for under their own
names. `values` turns their words into ours, `dates` says how their days are written::

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
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from careerguide import formatting
from careerguide.model import Opening, Role
from careerguide.model.base import Record
from careerguide.problems import Problem, nearest

from . import validation_messages, yaml_reader
from .data_folder import LoadedData

TARGET = Path("openings", "imported.yaml")
# Our field -> where it stands in an opening.
FIELDS: dict[str, tuple[str, ...]] = {
    "id": ("id",), "role": ("role",), "site": ("site",), "line_of_business": ("line_of_business",), "shift": ("shift",),
    "seats": ("seats",), "opens": ("opens",), "closes": ("closes",), "months_in_role": ("eligibility", "months_in_role"),
    "from_roles": ("eligibility", "from_roles"), "last_rating": ("eligibility", "last_rating"), "decided_how": ("decision", "how"),
    "decided_by": ("decision", "by"), "apply": ("apply",), "contact": ("contact",),
}  # fmt: skip
DAYS = ("opens", "closes", "decided_by")
Fault = tuple[validation_messages.FieldPath, str, str]  # place in an opening, code, message
_HEAD = (
    "# yaml-language-server: $schema=../../schemas/openings.json\n"
    "# Written by `careerguide openings import`; the next import writes it anew. Change openings in the system they come from.\n"
)


class ColumnMap(Record):
    """How an export is written: `columns` maps our fields to theirs, `values` their words to ours, `dates` is a strptime form."""

    columns: Mapping[str, str] = Field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = Field(default_factory=dict)
    dates: str = "%Y-%m-%d"


def columns(file: Path) -> tuple[ColumnMap, list[Problem]]:
    """The map in a file, and what is wrong with it."""
    document, problems = yaml_reader.read(file, str(file))
    if document is None or document.value is None:
        return ColumnMap(), problems
    try:
        found = ColumnMap.model_validate(document.value)
    except ValidationError as error:
        where = (
            (document.key_place(at) if code == "unknown-key" else document.place(at), code, message)
            for at, code, message in validation_messages.explain(error, ColumnMap)
        )
        return ColumnMap(), [Problem(str(file), *place, code, message) for place, code, message in where]
    problems += [
        Problem(
            str(file),
            *document.key_place((part, name)),
            "unknown-key",
            f"`{name}` is no field of an opening. Allowed: {', '.join(FIELDS)}.{nearest(name, FIELDS)}",
        )
        for part, names in (("columns", found.columns), ("values", found.values))
        for name in names
        if name not in FIELDS
    ]
    return found, problems


def read(file: Path, how: ColumnMap, loaded: LoadedData) -> tuple[list[Opening], list[Problem]]:
    """The openings of an export, and everything that is wrong with it; a row with a fault is no opening."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = "is not UTF-8; save it as CSV UTF-8" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        return [], [Problem(str(file), 1, 1, "csv-form", f"This file {reason}.")]
    head = text.splitlines()[0] if text.strip() else ""
    rows = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count), restkey="", restval="")
    names = rows.fieldnames or []
    problems = [
        Problem(str(file), 1, 1, "csv-form", f"There is no column `{theirs}` for `{ours}`.{nearest(theirs, names)}")
        for ours, theirs in how.columns.items()
        if theirs not in names
    ]
    roles = _names(loaded)
    found, seen = [], dict[str, int]()
    for row in rows if not problems else ():
        line = rows.line_num
        raw, faults = _entry({str(key): value for key, value in row.items() if isinstance(value, str)}, how, roles)
        try:
            opening = Opening.model_validate(raw)
        except ValidationError as error:
            said = {place for place, _, _ in faults}
            faults += [
                (place, code, message)
                for place, code, message in validation_messages.explain(error, Opening)
                if place not in said
            ]
        else:
            if opening.id in seen:
                faults.append(
                    (
                        ("id",),
                        "duplicate-id",
                        f"`{opening.id}` stands on line {seen[opening.id]} too. A requisition is one opening.",
                    )
                )
            seen[opening.id] = line
            found.append(opening)
        problems += [Problem(str(file), line, 1, code, message) for _, code, message in faults]
    return found, problems


def _names(loaded: LoadedData) -> dict[str, str]:
    """What people call a role -> its id; a name of two roles is none."""
    found: dict[str, set[str]] = {}
    for _, role in loaded.entries("role", Role):
        for name in (role.id, role.title, *role.aliases, *role.formerly):
            found.setdefault(name.casefold(), set()).add(role.id)
    return {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1}


def _entry(row: Mapping[str, str], how: ColumnMap, roles: Mapping[str, str]) -> tuple[dict[str, object], list[Fault]]:
    """One row as an opening is written in YAML, and what could not be understood in it."""
    raw: dict[str, object] = {}
    faults: list[Fault] = []
    for ours, place in FIELDS.items():
        text = row.get(how.columns.get(ours, ours), "").strip()
        text = how.values.get(ours, {}).get(text, text)
        if not text:
            continue
        value: object = text
        if ours == "id":
            value = formatting.slug(text)
        elif ours == "role":
            value, fault = _role(place, text, roles)
            faults += fault
        elif ours == "from_roles":
            pairs = [_role(place, part.strip(), roles) for part in re.split(r"[;|]", text) if part.strip()]
            value = [id_ for id_, _ in pairs]
            faults += [each for _, fault in pairs for each in fault]
        elif ours in DAYS:
            try:
                value = dt.datetime.strptime(text, how.dates).date().isoformat()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                faults.append(
                    (
                        place,
                        "not-a-date",
                        f"`{ours}` is `{text[:60]}`, which is not written as {how.dates}. Say how in the map: `dates:`.",
                    )
                )
                continue
        _put(raw, place, value)
    return raw, faults


def _put(raw: dict[str, object], place: Sequence[str], value: object) -> None:
    for step in place[:-1]:
        inner = raw.setdefault(step, {})
        assert isinstance(inner, dict)
        raw = inner
    raw[place[-1]] = value


def _role(place: validation_messages.FieldPath, text: str, roles: Mapping[str, str]) -> tuple[str, list[Fault]]:
    if id_ := roles.get(text.casefold()):
        return id_, []
    return text, [
        (
            place,
            "unknown-role",
            f"No role is called `{text[:80]}`.{nearest(text, roles)} Or say which one it is in the map: `values: {{role: ...}}`.",
        )
    ]


def as_yaml(openings: Sequence[Opening]) -> str:
    """The file that an import writes: one opening after the other, in the order of their ids, each value on a line of its own."""
    return _HEAD + "".join(
        line for opening in sorted(openings, key=lambda opening: opening.id) for line in _lines(opening)
    )


def _lines(opening: Opening) -> Iterator[str]:
    value = json.loads(opening.model_dump_json(exclude_defaults=True, exclude_none=True))
    for number, (key, inner) in enumerate(value.items()):
        yield f"{'  ' if number else '- '}{key}: {json.dumps(inner, ensure_ascii=False)}\n"  # JSON is YAML, whatever is in it
