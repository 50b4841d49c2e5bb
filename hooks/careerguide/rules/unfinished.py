"""Placeholders: what `careerguide new` writes, and what people leave for later, is replaced before a build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from careerguide.loading import placeholders
from careerguide.loading.loaded_data import LoadedData
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem


def not_filled_in(loaded: LoadedData) -> Iterator[Problem]:
    """No text is a placeholder: a sentence of a template, three dots, `YYYY-MM`, `TODO`."""
    files: dict[str, bool] = {}
    for item in loaded.all():
        path = item.document.path
        if path not in files:
            files[path] = placeholders.may_have_any(item.document.text)
        for place, text in _texts(item.raw, ()) if files[path] else ():
            if placeholders.is_placeholder(text):
                yield item.problem(place, placeholders.CODE, placeholders.message(text))


def _texts(value: object, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    """Every text in a value, with the keys and indexes that lead to it."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from _texts(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _texts(part, (*path, index))


RULES = (not_filled_in,)
