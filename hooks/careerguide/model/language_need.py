"""A language that a role needs, as a record or in a short form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator

from careerguide import formatting

from .base import Line, Record


class LanguageNeed(Record):
    """A language that a role needs. `English`, `en` and `English B2` are short forms."""

    language: Line
    """The language by its name, or by its code such as `en`."""
    level: Literal["A1", "A2", "B1", "B2", "C1", "C2", "native"] | None = None
    """The level of the European framework (CEFR), or `native`. Leave it out if any level is enough."""

    @property
    def text(self) -> str:
        """`English B2`."""
        return f"{self.language} {self.level}" if self.level else self.language


# `English`, `English B2`, `English (B2)`.
_LANGUAGE = re.compile(r"(.*?)(?:[ ,]*\(?\b([ABCabc][12]|native)\b\)?)?", re.DOTALL)


def _level(text: str) -> str:
    """The level in the spelling of the framework."""
    return text.strip().upper() if len(text.strip()) == 2 else text.strip().lower()


def _language(value: object) -> object:
    """A text is the language, with or without a level; a code becomes the name."""
    if isinstance(value, str):
        language, level = _LANGUAGE.fullmatch(value.strip()).group(1, 2)  # type: ignore[union-attr]
        value = {"language": language} | ({"level": level} if level else {})
    if isinstance(value, Mapping):
        level = value.get("level")
        value = {**value} | ({"level": _level(level)} if isinstance(level, str) else {})
        if isinstance(code := value.get("language"), str):
            value["language"] = formatting.language(code.strip())
    return value


# A language as HR writes it: a record, or a text.
LanguageText = Annotated[LanguageNeed, BeforeValidator(_language, json_schema_input_type=LanguageNeed | str)]
