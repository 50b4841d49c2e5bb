"""`careerguide fmt`: a data file laid out as all are, meaning what it meant."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from careerguide.loading import yaml_reader
from careerguide.loading.data_folder import FILES, LISTS, SINGLE
from careerguide.problems import DataError, Problem

from .indent import UnusualLayoutError, indented
from .order import ordered

RECORD_TYPES: Mapping[str, type[BaseModel]] = {
    name: record_type for name, (_, record_type) in (LISTS | FILES).items()
} | SINGLE


def record_type_of(file: Path, data: Path) -> type[BaseModel] | None:
    """What the entries of a data file are; None where the guide does not read it."""
    if file.suffix != ".yaml" or not file.is_relative_to(data):
        return None
    parts = file.relative_to(data).with_suffix("").parts
    return RECORD_TYPES.get(parts[0]) if len(parts) <= 2 else None


def arranged(text: str, name: str, record_type: type[BaseModel]) -> str:
    """The text with its keys in order and two spaces a step; a text that cannot be read raises `DataError`."""
    document, problems = yaml_reader.parse(text, name)
    if document is None or problems:
        raise DataError(problems)
    if document.value is None:
        return text
    try:
        laid_out = indented(text)
    except UnusualLayoutError:
        laid_out = text
    if not _same(text, laid_out, name):
        laid_out = text
    result = ordered(laid_out, record_type).rstrip("\n") + "\n"
    if result == text:
        return text
    if not _same(text, result, name) or not _same_elsewhere(text, result):
        message = "Its keys could not be put in order without a change of meaning, so the file is left as it was. Put one value on each line."
        raise DataError([Problem(name, 1, 1, "not-arranged", message)])
    return result


def _same(before: str, after: str, name: str) -> bool:
    """Whether the guide reads the same entries in both, and not a character of any comment is lost."""
    if before == after:
        return True
    one, two = yaml_reader.parse(before, name)[0], yaml_reader.parse(after, name)[0]
    return (
        one is not None
        and two is not None
        and _stripped(one.value) == _stripped(two.value)
        and Counter("".join(before.split())) == Counter("".join(after.split()))
    )


def _stripped(value: object) -> object:
    """Values as shapes take them: without the blank lines and spaces around a text."""
    if isinstance(value, dict):
        return {key: _stripped(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_stripped(part) for part in value]
    return value.strip() if isinstance(value, str) else value


def _same_elsewhere(before: str, after: str) -> bool:
    """Whether another reader of YAML agrees, one that knows comments, numbers and dates."""
    try:
        one, two = (YAML(typ="rt").load(io.StringIO(text)) for text in (before, after))
    except YAMLError:
        return False
    return bool(_stripped(one) == _stripped(two))
