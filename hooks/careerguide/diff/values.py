"""Values of fields as a person reads them."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from careerguide import formatting, model
from careerguide.model.record_fields import references

from .snapshot import Comparison

LONGEST = 90
SHIFTS = {key: words.lower() for key, words in formatting.SHIFTS.items()}
PLACES = {"none": "not possible", "partial": "possible in part", "full": "possible"}
ENUMS = {
    "line": formatting.LINES_SHORT,
    "shift": SHIFTS,
    "shifts": SHIFTS,
    "remote": PLACES,
    "last_rating": formatting.RATINGS,
    "manager": {"informed": "only told", "approves": "asked to agree"},
}
# What yes and no mean.
YES_NO = {
    "available": ("has time again", "has no time for now"),
    "free": ("now costs nothing", "now costs money"),
    "sample": ("now an example, to be replaced", "no example any more"),
}
UNITS = {"posting_open_days": "day", "minutes": "minute", "months_in_role": "month", "over": "month"}


def shown(field: str, value: object, comparison: Comparison, ref: str | None = None) -> str:
    """A value as a person reads it; an id as the title of what it names; words of HR in quotes."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return formatting.moment(value)
    if isinstance(value, dt.date):
        return formatting.day(value)
    if isinstance(value, model.MonthRange):
        return formatting.months(value)
    if isinstance(value, model.TeamSize):
        return (
            formatting.plural(value.max, "person", "people")
            if value.min == value.max
            else f"{value.min:,} to {value.max:,} people"
        )
    if isinstance(value, model.Repeats):
        return formatting.again(value)
    if isinstance(value, model.LevelRange):
        return f"level {value.min}" if value.min == value.max else f"levels {value.min} to {value.max}"
    if isinstance(value, model.Consent):
        return f"{formatting.day(value.given)} to {formatting.day(value.until)}"
    if isinstance(value, model.Record):
        return _parts(value, comparison)
    if ref:
        return comparison.title(ref, str(value))
    if isinstance(value, int):
        unit = UNITS.get(field, "month" if field.startswith(("months_", "release_")) else "")
        return formatting.plural(value, unit) if unit else str(value)
    if field in ENUMS:
        return ENUMS[field].get(str(value), str(value))
    return f'"{clean(str(value))}"' if " " in str(value) else str(value)


def _parts(value: model.Record, comparison: Comparison) -> str:
    refs = {pattern[0]: ref for pattern, ref in references(type(value)) if len(pattern) == 1}
    parts = ((field, getattr(value, field)) for field in type(value).model_fields)
    return ", ".join(shown(field, part, comparison, refs.get(field)) for field, part in parts if part not in (None, ()))


def listed(
    field: str, word: str, was: tuple[object, ...], now: tuple[object, ...], comparison: Comparison, ref: str | None
) -> str:
    """What a list gained and lost."""
    before, after = (Counter(shown(field, value, comparison, ref) for value in values) for values in (was, now))
    parts = [
        (sign, list(part.elements()))
        for sign, part in (("now also", after - before), ("no longer", before - after))
        if part
    ]
    if not parts:
        return f"{word} in another order"
    said = [f"{sign} {', '.join(part)}" for sign, part in parts]
    if max(len(one) for _, part in parts for one in part) > LONGEST or sum(map(len, said)) > 2 * LONGEST:
        return f"{word} reworded"
    return f"{word} {'; '.join(said)}"


def clean(words: str) -> str:
    """Words inside a sentence: on one line, without their own full stop."""
    line = " ".join(words.split())
    return line[:-1] if line.endswith(".") and not line.endswith("..") else line


def short(words: str) -> str:
    """At most a line."""
    line = clean(words)
    return line if len(line) <= LONGEST else line[: LONGEST - 3].rstrip() + "..."
