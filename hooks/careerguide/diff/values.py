"""Values of fields as people read them."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from careerguide import formatting, model
from careerguide.model.base import UNTIL_FILLED
from careerguide.model.record_fields import references

from .snapshot import Comparison

# Characters of a value that a line quotes; a longer one is only said to change.
LONGEST = 90
SHIFTS = {key: label.lower() for key, label in formatting.SHIFTS.items()}
REMOTE = {"none": "not possible", "partial": "possible in part", "full": "possible"}
ENUMS = {
    "shift": SHIFTS,
    "shifts": SHIFTS,
    "remote": REMOTE,
    "last_rating": {key: f'"{label}"' for key, label in formatting.RATINGS.items()},
}
# What a field's new value means, if its label and its values do not say it.
MEANINGS: dict[str, dict[object, str]] = {
    "available": {True: "available again", False: "not available at the moment"},
    "free": {True: "now free", False: "no longer free"},
    "manager": {"informed": "the manager is now told and need not agree", "approves": "the manager now has to agree"},
    "sample": {True: "now an example, to be replaced", False: "no longer an example"},
}
UNITS = {
    "posting_open_days": "day",
    "minutes": "minute",
    "months_in_role": "month",
    "over": "month",
    "renew_after": "month",
}


def readable(field: str, value: object, comparison: Comparison, ref: str | None = None) -> str:
    """A value as people read it: the title instead of an id, HR's own text in quotes; empty if there is no value.

    `ref` is the kind of entry that the value is the id of.
    """
    if value is None or value == ():
        return ""
    if isinstance(value, model.Record):
        return _record(value, comparison)
    if field == "closes" and value == UNTIL_FILLED:
        return "open until filled"
    if field == "shift" and isinstance(value, tuple):
        return formatting.shifts(value).lower()
    if field == "as_of" and isinstance(value, dt.date):
        return formatting.month_name(value)
    if isinstance(value, dt.date):
        return formatting.moment(value) if isinstance(value, dt.datetime) else formatting.day(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if ref:
        return comparison.title(ref, str(value))
    if isinstance(value, int):
        unit = UNITS.get(field, "month" if field.startswith(("months_", "release_")) else "")
        return formatting.plural(value, unit) if unit else str(value)
    if field in ENUMS:
        return ENUMS[field].get(str(value), str(value))
    return f'"{one_line(str(value))}"' if " " in str(value) else str(value)


def _record(value: model.Record, comparison: Comparison) -> str:
    if isinstance(value, model.MonthRange):
        return formatting.months(value)
    if isinstance(value, model.TeamSize):
        if value.min == value.max:
            return formatting.plural(value.max, "person", "people")
        return f"{value.min:,} to {value.max:,} people"
    if isinstance(value, model.Repeats):
        return formatting.again(value)
    if isinstance(value, model.LevelRange):
        return f"level {value.min}" if value.min == value.max else f"levels {value.min} to {value.max}"
    if isinstance(value, model.Consent):
        return f"{formatting.day(value.given)} to {formatting.day(value.until)}"
    if isinstance(value, model.Outlook):
        return f"{value.trend}, with a source from {formatting.month_name(value.as_of)}"
    if isinstance(value, model.PayGrade):
        return value.code
    if isinstance(value, model.LanguageNeed):
        return value.text
    refs = {pattern[0]: ref for pattern, ref in references(type(value)) if len(pattern) == 1}
    parts = ((field, getattr(value, field)) for field in type(value).model_fields)
    return ", ".join(
        readable(field, part, comparison, refs.get(field)) for field, part in parts if part not in (None, ())
    )


def list_change(
    field: str, label: str, old: tuple[object, ...], new: tuple[object, ...], comparison: Comparison, ref: str | None
) -> str:
    """What was added to a list and what was removed from it, without the name of the entry."""
    before, after = (Counter(_item(field, value, comparison, ref) for value in values) for values in (old, new))
    added, removed = [*(after - before).elements()], [*(before - after).elements()]
    if not added and not removed:
        return f"the order of {label} changed"
    if _are_joined(old, new):
        return f"{len(old)} {label} became {len(new)}"
    parts = [
        f"{', '.join(values)} {'was' if len(values) == 1 else 'were'} {verb} {label}"
        for values, verb in ((added, "added to"), (removed, "removed from"))
        if values
    ]
    if max(map(len, [*added, *removed])) > LONGEST or sum(map(len, parts)) > 2 * LONGEST:
        return f"{label} reworded" + (f"; {len(old)} became {len(new)}" if len(old) != len(new) else "")
    return "; ".join(parts)


def _are_joined(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    """Whether a text now holds several that were entries of their own, as a wrong indentation does."""
    before = [" ".join(text.split()) for text in old if isinstance(text, str)]
    after = [" ".join(text.split()) for text in new if isinstance(text, str)]
    return any(sum(text in one for text in before) > 1 and one not in before for one in after)


def _item(field: str, value: object, comparison: Comparison, ref: str | None) -> str:
    """An item of a list; a text is quoted even if it is a single word."""
    text = readable(field, value, comparison, ref)
    return f'"{text}"' if text == value and not ref else text


def changed(old: str, new: str) -> str:
    """`changed from 2 to 4`; ranges such as `1 to 3` read better in another form."""
    if '"' not in old + new and " to " in f"{old} {new}":
        return f"changed to {new} (before: {old})"
    return f"changed from {old} to {new}"


def one_line(text: str) -> str:
    """Text inside a sentence: on one line, without its own full stop."""
    line = " ".join(text.split())
    return line[:-1] if line.endswith(".") and not line.endswith("..") else line


def shorten(text: str) -> str:
    """At most `LONGEST` characters of a text, on one line."""
    line = one_line(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 3].rstrip() + "..."
