"""YAML's words for "no value" never reach a page: whichever field of whichever kind has one, `check` says it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from careerguide.loading.data_folder import load
from careerguide.rules import faults
from support.company import tiny, write
from support.examples import sample

LINES = [
    (file, number)
    for file, text in tiny().items()
    if file.endswith(".yaml")
    for number, line in enumerate(text.split("\n"))
    if line.rstrip() and ": " in line and not line.rstrip().endswith(("|", ">", ":", "}", "]"))
]


def with_no_value(word: str) -> Iterator[tuple[str, int, str]]:
    """File, line and the file's text, for every line of the tiny company that has one value."""
    for file, number in LINES:
        lines = tiny()[file].split("\n")
        lines[number] = f"{lines[number][: lines[number].index(': ')]}: {word}"
        yield file, number + 1, "\n".join(lines)


@pytest.mark.parametrize("word", ["~", "null"])
def test_every_field_with_no_value_is_reported_once_at_its_line(word: str, tmp_path: Path) -> None:
    assert len(LINES) > 100
    data = tmp_path / "data"
    for file, line, text in sample(list(with_no_value(word))):
        write({**tiny(), file: text}, data)
        loaded = load(data)
        codes = [problem.code for problem in faults(loaded) if (problem.path, problem.line) == (f"data/{file}", line)]
        assert codes.count("null-value") == 1, (file, line)
        assert "empty-value" not in codes, (file, line)
        assert word not in [text for item in loaded.all() for text in texts_of(item.raw)], (file, line)


def texts_of(value: object) -> Iterator[str]:
    """Every text in a value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_of(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_of(part)
