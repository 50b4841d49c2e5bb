"""Format a data file: keys in the standard order, indented by two spaces, and the same values and comments."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from careerguide.loading import yaml_reader
from careerguide.loading.data_folder import FILES, LEVELS, LISTS, SINGLE
from careerguide.model import LevelsFile
from careerguide.problems import DataError, Problem

from .indent import UnusualLayoutError, indented
from .order import in_key_order

# Name of a file, or of a folder, in `data/` -> the record type of its entries.
OF_FILES: Mapping[str, type[BaseModel]] = {LEVELS: LevelsFile} | {
    name: kind.record for name, kind in (LISTS | SINGLE).items()
}
OF_FOLDERS: Mapping[str, type[BaseModel]] = {LEVELS: LevelsFile} | {
    name: kind.record for name, kind in (LISTS | FILES).items()
}


def record_type_of(file: Path, data: Path) -> type[BaseModel] | None:
    """The record type of the entries in a data file; None if careerguide does not read the file."""
    if file.suffix != ".yaml" or not file.is_relative_to(data):
        return None
    parts = file.relative_to(data).with_suffix("").parts
    return OF_FILES.get(parts[0]) if len(parts) == 1 else OF_FOLDERS.get(parts[0]) if len(parts) == 2 else None


def formatted(text: str, name: str, record_type: type[BaseModel]) -> str:
    """The text with its keys in the standard order and indented by two spaces.

    A text that cannot be read, or whose meaning would change, raises `DataError`.
    """
    document, problems = yaml_reader.parse(text, name)
    if document is None or problems:
        raise DataError(problems)
    if document.value is None:
        return text
    try:
        reindented = indented(text)
    except UnusualLayoutError:
        reindented = text
    if not _same_meaning(text, reindented, name):
        reindented = text
    result = in_key_order(reindented, record_type).rstrip("\n") + "\n"
    if result == text:
        return text
    if not _same_meaning(text, result, name) or not _same_for_ruamel(text, result):
        message = (
            "The keys of this file cannot be put in order without changing its meaning, so the file did not change. "
            "Put each value on a line of its own."
        )
        raise DataError([Problem(name, 1, 1, "not-arranged", message)])
    return result


def _same_meaning(before: str, after: str, name: str) -> bool:
    """True if careerguide reads the same entries in both texts, and no character of any comment is lost."""
    if before == after:
        return True
    old, new = yaml_reader.parse(before, name)[0], yaml_reader.parse(after, name)[0]
    return (
        old is not None
        and new is not None
        and _stripped(old.value) == _stripped(new.value)
        and Counter("".join(before.split())) == Counter("".join(after.split()))
    )


def _stripped(value: object) -> object:
    """The value as the model reads it: without the blank lines and spaces around a text."""
    if isinstance(value, dict):
        return {key: _stripped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_stripped(part) for part in value]
    return value.strip() if isinstance(value, str) else value


def _same_for_ruamel(before: str, after: str) -> bool:
    """True if ruamel.yaml, which also reads comments, numbers and dates, reads the same in both texts."""
    try:
        old, new = (YAML(typ="rt").load(io.StringIO(text)) for text in (before, after))
    except YAMLError:
        return False
    return bool(_stripped(old) == _stripped(new))
