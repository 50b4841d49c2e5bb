"""The keys of all records: which words at the start of a line are keys, and under which of them people write words."""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator

from pydantic import AfterValidator, BaseModel, BeforeValidator, StringConstraints

from careerguide.model import LevelsFile
from careerguide.model.base import Ref
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import models

# A target can be in words, although its form is checked.
_WORDS_TOO = {"target"}
# Words for the program: their values are never a sentence, although the model takes any text.
_IDS = {"id", "formerly", "family", "lang"}
_CHECKED = (Ref, AfterValidator, BeforeValidator)


@functools.cache
def all_keys() -> frozenset[str]:
    """Every key of every record."""
    return frozenset(field.alias or name for record in _records() for name, field in record.model_fields.items())


@functools.cache
def text_keys() -> frozenset[str]:
    """The keys under which people write words: a title, a sentence, a list of sentences, a text for each level."""
    return (
        frozenset(
            field.alias or name
            for record in _records()
            for name, field in record.model_fields.items()
            if name not in _IDS and _holds_words(typing.get_type_hints(record, include_extras=True)[name])
        )
        | _WORDS_TOO
    )


@functools.cache
def _records() -> frozenset[type[BaseModel]]:
    """Every record type, also those inside other records."""
    waiting: list[type[BaseModel]] = [LevelsFile, *(kind.record for kind in KINDS.values())]
    records: set[type[BaseModel]] = set()
    while waiting:
        record = waiting.pop()
        if record not in records:
            records.add(record)
            waiting += [inner for field in record.model_fields.values() for inner in models(field.annotation)]
    return frozenset(records)


def _holds_words(hint: object) -> bool:
    """Whether a value of this type can be any text: no id, no choice, no address and no number."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Annotated:
        marks = [mark for mark in inner[1:] if isinstance(mark, StringConstraints)]
        checked = any(isinstance(mark, _CHECKED) for mark in inner[1:]) or any(mark.pattern for mark in marks)
        return not checked and _holds_words(inner[0])
    if origin is typing.Literal:
        return False
    return hint is str or any(_holds_words(part) for part in _values(origin, inner))


def _values(origin: object, inner: tuple[object, ...]) -> Iterator[object]:
    """The types of the values in a type; of a group, not those of its keys."""
    yield from inner[1:] if origin is dict else inner
