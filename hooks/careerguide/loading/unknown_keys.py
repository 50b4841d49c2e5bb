"""Why a key is not allowed here: it belongs to another group, its colon or comma is wrong, or it is about pay."""

from __future__ import annotations

from pydantic import BaseModel

from careerguide.model.record_fields import FieldPath, keys, models, record_at
from careerguide.problems import did_you_mean, nearest

# Record and key -> where to write what HR typed under a key that the record had in an earlier release.
_MOVED = {
    ("Kra", "gate"): (
        "`gate` is not a key here: a condition belongs to the move that it opens. Delete it, and write under the move: "
        '`gates: [{kpi: accuracy, target: ">= 85%", months: 3}]`.'
    )
}
_PAY = {
    "salary", "salaries", "pay", "pay_range", "wage", "wages", "ctc", "compensation", "remuneration", "stipend",
    "package", "income", "earnings",
}  # fmt: skip


def explained(key: str, shown: str, path: FieldPath, record_type: type[BaseModel], *, empty: bool) -> tuple[str, str]:
    """Message and suggestion for an unknown key; `path` leads to it, and `empty` says that it has no value."""
    record = record_at(record_type, path[:-1])
    allowed = keys(record) if record else []
    if record and (moved := _MOVED.get((record.__name__, key))):
        return moved, ""
    before, colon, after = key.partition(":")
    if colon and before in allowed:
        return f"A space is missing after the colon. Write `{before}: {after[:40]}`.", before
    if key.lower() in _PAY:
        grade = " `grade:` can have the code of a pay grade, such as G7." if "grade" in allowed else ""
        return f"{shown} is pay, and the guide shows no pay. Delete the line.{grade}", ""
    suggestion = nearest(key, allowed)
    if not suggestion and (place := _elsewhere(key, path, record_type, record)):
        return f"{shown} is not a key here. {place}", ""
    if empty and " " in key:
        part = "If it is part of the text before the comma, put the whole text in quotes."
        return f"{shown} is not a key here. {part} Allowed: {', '.join(allowed)}.", ""
    return f"{shown} is not a key here. Allowed: {', '.join(allowed)}.{did_you_mean(suggestion)}", suggestion


def _elsewhere(key: str, path: FieldPath, record_type: type[BaseModel], record: type[BaseModel] | None) -> str:
    """Where a key belongs that is one level too deep or not deep enough; empty if no group around has it."""
    for end in range(len(path) - 2, -1, -1):
        outer = record_at(record_type, path[:end])
        if outer and outer is not record and key in keys(outer):
            return "It belongs to the group around this one. Start its line with fewer spaces, like the keys there."
    for name, field in record.model_fields.items() if record else ():
        inner = next(models(field.annotation), None)
        if inner and key in keys(inner):
            return f"It belongs under `{field.alias or name}:`. Start its line with two spaces more than that key."
    return ""
