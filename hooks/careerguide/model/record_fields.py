"""The fields of a record type: which records it contains, which keys HR may write, and which fields hold ids."""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator, Mapping

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .base import FileName, MayHoldMarkdown, Record, Ref

Value = typing.TypeVar("Value")
# The keys and list indexes that lead from an entry, or from a whole file, to a value.
FieldStep = str | int
FieldPath = tuple[FieldStep, ...]


@functools.cache
def references(record_type: type[BaseModel]) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The fields that hold ids, with the kind of entry they name: `((("skills", "*", "skill"), "skill"), ...)`.

    `*` stands for each item of a list. The `Ref` marks of the model say which fields these are.
    """
    return tuple((pattern, mark.kind) for pattern, mark in _marks(record_type) if isinstance(mark, Ref))


@functools.cache
def markdown_fields(record_type: type[BaseModel]) -> tuple[tuple[str, ...], ...]:
    """The fields that may hold Markdown: `(("reality", "day"), ("levels", "*"), ...)`, as in `references`."""
    return tuple(pattern for pattern, mark in _marks(record_type) if isinstance(mark, MayHoldMarkdown))


def _marks(record_type: type[BaseModel]) -> Iterator[tuple[tuple[str, ...], object]]:
    """Each mark of a field, with the pattern that leads to the field."""
    hints = typing.get_type_hints(record_type, include_extras=True)
    for name in record_type.model_fields:
        yield from _marks_of(hints[name], (name,))


def _marks_of(hint: object, pattern: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], object]]:
    yield from ((pattern, mark) for mark in getattr(hint, "__metadata__", ()))
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield from (((*pattern, *inner_pattern), mark) for inner_pattern, mark in _marks(hint))
    elif origin is tuple:
        yield from _marks_of(arguments[0], (*pattern, "*"))
    elif origin is dict:
        yield from _marks_of(arguments[1], (*pattern, "*"))
    elif arguments and origin is not typing.Literal:
        for argument in arguments if origin is not typing.Annotated else arguments[:1]:
            yield from _marks_of(argument, pattern)


def with_ids(value: Value, pattern: tuple[str, ...], ids: Mapping[str, str]) -> Value:
    """A record that names others by new ids at a pattern of `references`; `ids` maps what is there to the new id."""
    result: object = value
    if not pattern:
        result = ids.get(value, value) if isinstance(value, str) else value
    elif isinstance(value, tuple):
        result = tuple(with_ids(item, pattern[1:], ids) for item in value)
    elif isinstance(value, Record):
        result = value.model_copy(update={pattern[0]: with_ids(getattr(value, pattern[0]), pattern[1:], ids)})
    return typing.cast("Value", result)


def values_at(value: object, pattern: tuple[str, ...]) -> Iterator[str]:
    """The ids in a record at a pattern of `references`."""
    if isinstance(value, tuple):
        for item in value:
            yield from values_at(item, pattern[1:])
    elif isinstance(value, Record) and pattern:
        yield from values_at(getattr(value, pattern[0]), pattern[1:])
    elif isinstance(value, str):
        yield value


def models(annotation: object) -> Iterator[type[BaseModel]]:
    """The record types inside an annotation such as `tuple[Kra, ...]` or `MonthRange | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from models(argument)


def record_at(record_type: type[BaseModel], path: FieldPath) -> type[BaseModel] | None:
    """The record type of the value at `path` inside a record; None if the value is not a record."""
    current: type[BaseModel] | None = record_type
    for step in path:
        if isinstance(step, int):
            continue
        field = _field(current, step) if current else None
        current = next(models(field.annotation), None) if field else None
    return current


def _field(record_type: type[BaseModel], key: str) -> FieldInfo | None:
    """The field that HR writes under `key`."""
    return next((field for name, field in record_type.model_fields.items() if key in (name, field.alias)), None)


def keys(record_type: type[BaseModel]) -> list[str]:
    """The keys that HR may write in a record, in the order of the model. An id taken from the file's name is none."""
    return [
        field.alias or name
        for name, field in record_type.model_fields.items()
        if not any(isinstance(mark, FileName) for mark in field.metadata)
    ]
