"""What pydantic found, in HR's words: what stands there, what is allowed, and the nearest right spelling."""

from __future__ import annotations

import typing
import zoneinfo
from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from careerguide.model.base import FileName
from careerguide.problems import nearest

FieldPath = tuple[str | int, ...]


def explain(error: ValidationError, record_type: type[BaseModel]) -> Iterator[tuple[FieldPath, str, str]]:
    """Each finding as `(place, code, message)`; a place that ends in an unknown key means the key itself."""
    for detail in error.errors(include_url=False, include_context=True):
        place = detail["loc"]
        yield place, *_said(detail, record_type, place)


def _said(detail: ErrorDetails, record_type: type[BaseModel], place: FieldPath) -> tuple[str, str]:
    kind, found, context = detail["type"], detail["input"], detail.get("ctx", {})
    key = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    if kind == "missing":
        return "missing-key", f"`{place[-1]}` is missing. {_purpose(record_type, place)}".rstrip()
    if kind == "extra_forbidden":
        allowed = _keys(record_type, place[:-1])
        return (
            "unknown-key",
            f"{_shown(place[-1])} is not a key here. Allowed: {', '.join(allowed)}.{nearest(str(place[-1]), allowed)}",
        )
    if found is None:
        return "empty-value", f"`{key}` has no value. Write one, or delete the line."
    shown = _shown(found)
    if kind == "literal_error":
        options = [part.strip("'") for part in str(context["expected"]).replace(" or ", ", ").split(", ")]
        return "not-a-choice", f"`{key}` is {shown}. Allowed: {', '.join(options)}.{nearest(str(found), options)}"
    if key == "level" and (kind == "value_error" or kind.startswith("int_")):
        return "not-a-number", f"`level` is {shown}; it is a whole number from 1 to 10."
    if kind in ("greater_than_equal", "less_than_equal"):
        limit = context.get("ge", context.get("le"))
        word = "at least" if "ge" in context else "at most"
        return "out-of-range", f"`{key}` is {shown}; it must be {word} {limit}."
    if kind == "bool_type" or (kind == "value_error" and "true nor false" in detail["msg"]):
        return "not-true-or-false", f"`{key}` is {shown}; write true or false."
    if kind == "value_error" or kind.startswith("int_"):
        return "not-a-number", f"`{key}` is {shown}; it must be a whole number in digits, such as 12."
    if kind == "month_form":
        return "not-a-month", f"`{key}` is {shown}; write year and month, such as 2026-11."
    if kind == "moment_form":
        return "not-a-moment", f"`{key}` is {shown}; write a day that exists and a time, such as 2026-11-30 14:00."
    if kind == "zone_form":
        return (
            "not-a-zone",
            f"`{key}` is {shown}; write a time zone by its region, such as Asia/Manila.{nearest(str(found), zoneinfo.available_timezones())}",
        )
    if kind == "string_pattern_mismatch" and key == "picture":
        return (
            "not-a-picture",
            f"`{key}` is {shown}; write the name of a PNG, JPEG or WebP file in data/stories/pictures/.",
        )
    if kind.startswith("date"):
        return "not-a-date", f"`{key}` is {shown}; write a date that exists as year-month-day, such as 2026-11-30."
    if kind == "string_too_long":
        return "too-long", f"`{key}` has {len(str(found))} characters; {context['max_length']} are allowed."
    if kind == "string_too_short":
        return "empty-value", f"`{key}` has no text. Write some, or delete the line."
    if kind == "string_pattern_mismatch":
        return (
            "not-a-link",
            f"`{key}` is {shown}; allowed are https, http, mailto and tel addresses, and paths of this site that start with `/`.",
        )
    if kind == "string_type":
        return (
            "not-text",
            f"`{key}` holds {shown}; it must be one text. Put it in quotes if it contains a colon or brackets.",
        )
    if kind in ("tuple_type", "list_type"):
        return "not-a-list", f"`{key}` is {shown}; it must be a list: one entry a line, each starting with `- `."
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return "not-a-group", f"`{key or 'This entry'}` is {shown}; it must be a group of `key: value` lines."
    return "not-valid", f"`{key}` is {shown}: {detail['msg']}."


def _shown(found: object) -> str:
    if isinstance(found, str):
        return f"`{found[:60]}{'...' if len(found) > 60 else ''}`"
    if isinstance(found, Mapping):
        return "a group of `key: value` lines"
    if isinstance(found, (list, tuple)):
        return "a list"
    return f"`{found}`"


def record_at(record_type: type[BaseModel], place: FieldPath) -> type[BaseModel] | None:
    """The model that stands at `place` inside `shape`."""
    current: type[BaseModel] | None = record_type
    for step in place:
        if isinstance(step, int):
            continue
        field = _field(current, step) if current else None
        current = next(models(field.annotation), None) if field else None
    return current


def _field(record_type: type[BaseModel], key: str) -> FieldInfo | None:
    """The field that HR writes under `key`."""
    return next((field for name, field in record_type.model_fields.items() if key in (name, field.alias)), None)


def models(annotation: object) -> Iterator[type[BaseModel]]:
    """The models inside an annotation such as `tuple[Kra, ...]` or `Span | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from models(inner)


def _keys(record_type: type[BaseModel], place: FieldPath) -> list[str]:
    model = record_at(record_type, place)
    fields = model.model_fields.items() if model else ()
    return [
        field.alias or name for name, field in fields if not any(isinstance(mark, FileName) for mark in field.metadata)
    ]


def _purpose(record_type: type[BaseModel], place: FieldPath) -> str:
    model = record_at(record_type, place[:-1])
    return f"Each {_noun(model)} needs one." if model else ""


def _noun(model: type[BaseModel]) -> str:
    words = {
        "Kra": "KRA",
        "Kpi": "KPI",
        "MoveEntry": "move",
        "SkillNeed": "skill of a role",
        "KeySkill": "key skill",
        "SkillScale": "skill scale",
        "JourneyStage": "station of a journey",
        "Repeats": "repetition",
        "MonthRange": "range of months",
        "TeamSize": "range of people",
        "Learning": "learning resource",
        "Code": "code of a classification",
        "Abbreviation": "short form",
        "Synonyms": "group of words",
    }
    return words.get(model.__name__, model.__name__.lower())
