"""Writes the file of an import of counts, and checks it by all rules first."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from careerguide.edit.dry_run import new_problems
from careerguide.edit.files import write_files
from careerguide.model import Record
from careerguide.problems import Problem

_HEAD = (
    "# yaml-language-server: $schema=../schemas/{name}.json\n"
    "# Written by `careerguide {command} import`, and replaced by the next import. It has counts of at least five\n"
    "# people. Import a new file when these are a year old.\n"
)


def as_yaml(record: Record, name: str, command: str) -> str:
    """The text of the file: each list with one entry a line."""
    return _HEAD.format(name=name, command=command) + "".join(_lines(record))


def _lines(record: Record) -> Iterator[str]:
    for key, value in json.loads(record.model_dump_json(exclude_defaults=True, exclude_none=True)).items():
        if isinstance(value, list):
            yield f"{key}:\n"
            yield from (f"  - {_in_a_line(item)}\n" for item in value)
        else:
            yield f"{key}: {_in_a_line(value)}\n"


def _in_a_line(value: object) -> str:
    """A value in one line of YAML."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{name}: {_in_a_line(part)}' for name, part in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_in_a_line, value))}]"
    return json.dumps(value)


def write(target: Path, text: str, data: Path, today: dt.date, *, dry_run: bool) -> list[Problem]:
    """Write the file, and return the advice that it adds; if it would add an error, `DataError` and no file."""
    advice = new_problems(data, None, {target: text}, today)
    if not dry_run:
        write_files({target: text})
    return advice
