"""Write a new entry as YAML: its values, and each optional field as a comment that explains the field."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from careerguide.loading import placeholders
from careerguide.model import FileName
from careerguide.model.field_docs import field_docs
from careerguide.model.key_order import key_order
from careerguide.model.record_fields import models

# Key -> value: a text, a list or a group.
Values = Mapping[str, object]
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ,.'()/+@?=_-]*[A-Za-z0-9.)?]|[A-Za-z0-9]")
_NOT_OFFERED = ("successor", "retires")  # a new entry does not end; `careerguide retire` writes both
_TYPED_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def entry_text(record_type: type[BaseModel], values: Values, *, indent: int = 0, dash: bool = True) -> str:
    """An entry with these values, its keys in the standard order, indented by `indent` spaces."""
    lines = list(_lines(record_type, values))
    if dash:
        lines = ["- " + lines[0], *("  " + line for line in lines[1:])]
    return "".join(" " * indent + line + "\n" if line else "\n" for line in lines)


def in_brackets(value: object) -> str:
    """A value on one line, lists and groups in brackets."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {in_brackets(part)}" for key, part in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(in_brackets(part) for part in value) + "]"
    return "true" if value is True else scalar(str(value), brackets=True)


def scalar(text: str, *, brackets: bool = False) -> str:
    """A text as a YAML scalar: in quotes if YAML could read it as anything else."""
    plain = _PLAIN.fullmatch(text) and text.lower() not in _TYPED_WORDS and not (brackets and "," in text)
    looks_typed = re.fullmatch(r"[0-9][0-9_.:eE+ -]*", text) and not re.fullmatch(
        r"0|[1-9][0-9]*|[0-9]{4}-[0-9]{2}(-[0-9]{2})?", text
    )
    return text if plain and not looks_typed else json.dumps(text, ensure_ascii=False)


def _lines(record_type: type[BaseModel], values: Values) -> Iterator[str]:
    hints = offered_lines(record_type)
    fields = {field.alias or name: field for name, field in record_type.model_fields.items()}
    for key in key_order(record_type):
        if key in values:
            yield from _field(key, values[key], next(models(fields[key].annotation), None))
        elif key in hints:
            yield hints[key]


def offered_lines(record_type: type[BaseModel]) -> dict[str, str]:
    """Key -> the comment that offers it in a new entry which has no value for it, with an example."""
    docs = field_docs(record_type)
    hints = typing.get_type_hints(record_type, include_extras=True)
    fields = {field.alias or name: (name, field) for name, field in record_type.model_fields.items()}
    return {
        key: f"# {key}: {_example(hints[name])}  # {docs[key]}"
        for key, (name, field) in fields.items()
        if key not in _NOT_OFFERED and not any(isinstance(mark, FileName) for mark in field.metadata)
    }


def _field(key: str, value: object, inner: type[BaseModel] | None) -> Iterator[str]:
    if isinstance(value, Mapping) and inner and len(value) > 3:
        yield f"{key}:"
        yield from ("  " + line for line in _lines(inner, value))
    elif isinstance(value, list) and value and isinstance(value[0], Mapping):
        yield f"{key}:"
        for part in value:
            yield "  - " + in_brackets(part)
    elif isinstance(value, str) and "\n" in value:
        yield f"{key}: |"
        yield from ("  " + line if line else "" for line in value.strip().split("\n"))
    else:
        yield f"{key}: {scalar(value) if isinstance(value, str) else in_brackets(value)}"


def _example(hint: object) -> str:
    """An example of a value: the first choice, the example from the model, or `...` for text."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        extra = hint.model_config.get("json_schema_extra")
        if isinstance(extra, Mapping) and isinstance(examples := extra.get("examples"), list):
            return in_brackets(examples[0])
        return "{" + ", ".join(f"{key}: ..." for key in key_order(hint)) + "}"
    if origin is typing.Literal:
        return str(inner[0])
    if origin is typing.Annotated:
        example = next((mark.examples[0] for mark in inner[1:] if getattr(mark, "examples", None)), None)
        return _form_of(str(example)) if example else _example(inner[0])
    if origin is tuple:
        return f"[{_example(inner[0])}]"
    if inner:  # `X | None`
        return _example(inner[0])
    return "true" if hint is bool else "..."


def _form_of(example: str) -> str:
    """An example, or only its form if it is a date: an invented date would look like a true one."""
    forms = {
        r"\d{4}-\d\d": placeholders.MONTH,
        r"\d{4}-\d\d-\d\d": placeholders.DAY,
        r"\d{4}-\d\d-\d\d \d\d:\d\d": placeholders.MOMENT,
    }
    return next((form for pattern, form in forms.items() if re.fullmatch(pattern, example)), example)
