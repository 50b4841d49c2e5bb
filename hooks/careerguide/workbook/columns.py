"""What a column of a sheet holds: the field of the model, the values that are allowed, and how a value is written."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import functools
import types
import typing
from collections.abc import Iterator

from pydantic import BaseModel

from careerguide.model import Record, Role
from careerguide.model.base import UNTIL_FILLED, UNTIL_FILLED_TEXT, Closes, MayHoldMarkdown, Month, Ref
from careerguide.model.field_docs import field_docs
from careerguide.model.record_fields import record_at

Basis = typing.Literal["text", "number", "day", "yes or no"]
# What a cell shows and what it holds in the file.
CellValue = str | int | dt.date | None
_LONGEST_CELL = 32_767  # characters; spreadsheets cut what is longer
TOO_LONG = "This is too long for a cell. Change it in the data file."
YES_NO = {"yes": "true", "no": "false"}


@dc.dataclass(frozen=True)
class Column:
    """A column: the text of its head, the keys that lead to its value in the row's record, and its width.

    The value of a `locked` column cannot change: it says which entry the row is about.
    """

    head: str
    path: tuple[str, ...]
    record: type[Record]
    width: int = 14
    locked: bool = False

    @functools.cached_property
    def _hints(self) -> tuple[object, ...]:
        """The annotation of the field, and all annotations inside it."""
        parent = record_at(self.record, self.path[:-1])
        assert parent
        return tuple(_inside(typing.get_type_hints(parent, include_extras=True)[self.path[-1]]))

    @functools.cached_property
    def many(self) -> bool:
        """Whether the value is a list."""
        return any(typing.get_origin(hint) is tuple for hint in self._hints)

    @functools.cached_property
    def ref(self) -> str:
        """The kind of entries whose ids are allowed; empty if the value is no id."""
        return next((hint.kind for hint in self._hints if isinstance(hint, Ref)), "")

    @functools.cached_property
    def kind(self) -> str:
        """The kind of entry that the cell names; a role names its level by number. Empty if it names none."""
        return self.ref or ("level" if self.record is Role and self.path == ("level",) else "")

    @functools.cached_property
    def choices(self) -> tuple[str, ...]:
        """The words that are allowed; none if there is no fixed list of them."""
        if self.basis == "yes or no":
            return tuple(YES_NO)
        choices = (typing.get_args(hint) for hint in self._hints if typing.get_origin(hint) is typing.Literal)
        return next(choices, ())

    @functools.cached_property
    def basis(self) -> Basis:
        """What the value is before it becomes text."""
        if bool in self._hints:
            return "yes or no"
        return "text" if self.month else "day" if dt.date in self._hints else "number" if int in self._hints else "text"

    @functools.cached_property
    def prose(self) -> bool:
        """Whether the value is Markdown, where spaces at the start of a line have a meaning."""
        return any(isinstance(hint, MayHoldMarkdown) for hint in self._hints)

    @property
    def month(self) -> bool:
        """Whether the value is a month, which a cell holds as a text."""
        return any(hint is Month for hint in self._hints)

    @property
    def until_filled(self) -> bool:
        """Whether a word may replace the day."""
        return any(hint is Closes for hint in self._hints)

    @property
    def lines(self) -> bool:
        """Whether a list has one text a line; ids and other short words have commas between them."""
        return self.many and not (self.ref or self.choices or self.path == ("languages",))

    @property
    def text(self) -> str:
        """What the field is for, in one sentence."""
        parent = record_at(self.record, self.path[:-1])
        assert parent
        return field_docs(parent)[self.path[-1]]

    def value(self, record: object) -> CellValue:
        """The value of a record as the cell holds it; None if the record has none."""
        for step in self.path:
            record = getattr(record, step, None)
        if isinstance(record, tuple):
            text = "\n".join(map(line, record)) if self.lines else ", ".join(map(_word, record))
            return (text if len(text) <= _LONGEST_CELL else TOO_LONG) or None
        if isinstance(record, bool):
            return "yes" if record else "no"
        if record == UNTIL_FILLED:
            return UNTIL_FILLED_TEXT
        if self.month and isinstance(record, dt.date):
            return f"{record:%Y-%m}"
        if record is None or isinstance(record, (int, dt.date)):
            return record
        return _word(record)


@dc.dataclass(frozen=True)
class SitesColumn(Column):
    """The sites of an opening, which the data writes as `site` if there is one and as `sites` if there are several."""

    def value(self, record: object) -> CellValue:
        """The ids with commas between them."""
        return ", ".join(getattr(record, "places", ())) or None


def shown(value: CellValue) -> str:
    """A value as two versions of it are compared: without spaces that make no difference."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else lines_of(str(value))


def lines_of(text: str) -> str:
    """A text without spaces at the ends of its lines or twice in a row, and without empty lines at its ends."""
    return "\n".join(map(line, text.split("\n"))).strip("\n")


def line(text: object) -> str:
    """A text on one line."""
    return " ".join(str(text).split())


def _word(item: object) -> str:
    return str(getattr(item, "text", item))


def _inside(hint: object) -> Iterator[object]:
    """An annotation and the parts of it, down to records."""
    yield hint
    origin = typing.get_origin(hint)
    if origin is typing.Annotated:
        yield from _inside(typing.get_args(hint)[0])
        yield from hint.__metadata__  # type: ignore[attr-defined]
    elif origin in (typing.Union, types.UnionType, tuple):
        for part in typing.get_args(hint):
            yield from _inside(part)
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        return
