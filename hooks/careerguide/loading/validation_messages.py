"""Messages for values that do not fit their field: what the value is, what is allowed, and the nearest valid spelling.

Pydantic finds these errors and names their types. This module has one text, or one function, for each type.
"""

from __future__ import annotations

import dataclasses as dc
import zoneinfo
from collections.abc import Callable, Iterator, Mapping

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from careerguide.model.base import DAYS_OF_MONTH, UNTIL_FILLED_TEXT
from careerguide.model.record_fields import FieldPath, keys, record_at
from careerguide.problems import did_you_mean, nearest

from . import placeholders, unknown_keys

LONGEST_SHOWN = 60  # characters of a wrong value that a message repeats


@dc.dataclass(frozen=True, slots=True)
class InvalidField:
    """A field that does not fit its record. For `unknown-key`, `path` ends in the key itself."""

    path: FieldPath
    code: str
    message: str
    suggestion: str = ""


@dc.dataclass(frozen=True, slots=True)
class _Error:
    """One error of pydantic, and the record type that it was found in."""

    detail: ErrorDetails
    record_type: type[BaseModel]

    @property
    def path(self) -> FieldPath:
        return self.detail["loc"]

    @property
    def key(self) -> str:
        """The innermost key of the path; empty if the whole entry is wrong."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")

    @property
    def value(self) -> str:
        """The wrong value as a message shows it."""
        return _shown(self.detail["input"])

    @property
    def record(self) -> type[BaseModel] | None:
        """The record type that the field belongs to."""
        return record_at(self.record_type, self.path[:-1])

    @property
    def fill(self) -> str:
        """What to do about a field without a value."""
        fields = self.record.model_fields if self.record and self.path[-1] == self.key else {}
        required = any(field.is_required() for name, field in fields.items() if self.key in (name, field.alias))
        return f"Each {_noun(self.record)} needs one: write it." if required else "Write one, or delete the line."

    def says(self, code: str, text: str, suggestion: str = "") -> InvalidField:
        message = text.format(key=self.key, value=self.value) + did_you_mean(suggestion)
        return InvalidField(self.path, code, message, suggestion)


def explain(error: ValidationError, record_type: type[BaseModel]) -> Iterator[InvalidField]:
    """Every error that pydantic found in one entry."""
    for detail in error.errors(include_url=False, include_context=True):
        yield _explained(_Error(detail, record_type))


def _explained(error: _Error) -> InvalidField:
    kind = error.detail["type"]
    if error.detail["input"] is None and kind not in _WITHOUT_VALUE:
        return error.says("empty-value", f"`{{key}}` has no value. {error.fill}")
    if isinstance(error.detail["input"], str) and placeholders.is_placeholder(error.detail["input"]):
        return InvalidField(error.path, placeholders.CODE, placeholders.message(error.detail["input"]))
    if kind in _FUNCTIONS:
        return _FUNCTIONS[kind](error)
    if kind in _TEXTS:
        return error.says(*_TEXTS[kind])
    return InvalidField(error.path, "not-valid", f"`{error.key}` is {error.value}: {error.detail['msg']}.")


def _missing(error: _Error) -> InvalidField:
    purpose = f" Each {_noun(error.record)} needs one." if error.record else ""
    return InvalidField(error.path, "missing-key", f"`{error.path[-1]}` is missing.{purpose}")


def _unknown_key(error: _Error) -> InvalidField:
    key = str(error.path[-1])
    empty = error.detail["input"] is None
    message, suggestion = unknown_keys.explained(key, _shown(key), error.path, error.record_type, empty=empty)
    return InvalidField(error.path, "unknown-key", message, suggestion)


def _not_a_choice(error: _Error) -> InvalidField:
    expected = str(error.detail["ctx"]["expected"])  # "'day', 'rotating' or 'night'"
    allowed = [part.strip("'") for part in expected.replace(" or ", ", ").split(", ")]
    text = f"`{{key}}` is {{value}}. Allowed: {', '.join(allowed)}."
    return error.says("not-a-choice", text, nearest(str(error.detail["input"]), allowed))


def _not_a_number(error: _Error) -> InvalidField:
    if error.key == "level":
        return error.says("not-a-number", "`{key}` is {value}; write the whole number of a level, such as 3.")
    return error.says("not-a-number", "`{key}` is {value}; it must be a whole number in digits, such as 12.")


def _not_a_last_day(error: _Error) -> InvalidField:
    text = "`{key}` is {value}; write a date that exists as year-month-day, such as 2026-11-30, or until-filled."
    return error.says("not-a-date", text, nearest(str(error.detail["input"]), (UNTIL_FILLED_TEXT,)))


def _sites(error: _Error) -> InvalidField:
    if error.detail["ctx"]["both"]:
        return error.says("not-a-choice", "Write either `site`, for one site, or `sites: [...]`, for several.")
    return error.says("missing-key", "`site` is missing. Each opening needs one, or `sites: [...]` for several.")


def _not_text(error: _Error) -> InvalidField:
    if error.key == "site" and isinstance(error.detail["input"], list):
        return error.says("not-text", "`site` is a list; it is one site. For several, write `sites: [...]`.")
    if isinstance(error.detail["input"], list):
        more = " Write the others under `also_in: [...]`." if error.record and "also_in" in keys(error.record) else ""
        more = more if error.key == "track" else " If the brackets are part of the text, put it in quotes."
        return error.says("not-text", f"`{{key}}` is a list; it is one {_one(error.key)}. Write one.{more}")
    text = "`{key}` is {value}; it must be one text. Put it in quotes if it contains a colon or brackets."
    return error.says("not-text", text)


def _one(key: str) -> str:
    """What one value of a field is called."""
    return key if key in ("track", "role", "site", "band", "skill", "family") else "value here"


def _too_small(error: _Error) -> InvalidField:
    return error.says("out-of-range", f"`{{key}}` is {{value}}; it must be at least {error.detail['ctx']['ge']}.")


def _too_large(error: _Error) -> InvalidField:
    return error.says("out-of-range", f"`{{key}}` is {{value}}; it must be at most {error.detail['ctx']['le']}.")


def _not_a_target(error: _Error) -> InvalidField:
    months = "months" if error.record and error.record.__name__ == "Gate" else "over"
    advice = _TARGET_REASONS[error.detail["ctx"]["reason"]].format(months=months)
    return error.says("not-a-target", f"`{{key}}` is {{value}}{advice}")


def _gate_as_text(error: _Error) -> InvalidField:
    text = (
        "A condition is a group of keys, not a text: put `do: ` before it. If a KPI measures it, write "
        '`{{kpi: accuracy, target: ">= 85%", months: 3}}`.'
    )
    return error.says("gate-as-text", text)


def _not_a_gate(error: _Error) -> InvalidField:
    text = (
        'A condition is either a KPI with its target, `{{kpi: accuracy, target: ">= 85%", months: 3}}`, '
        "or a thing to do, `{{do: No warning in the last 6 months}}`."
    )
    return error.says("not-a-gate", text)


def _not_a_difference(error: _Error) -> InvalidField:
    text = (
        "A difference says where (`line_of_business`, `site` or `shift`) and one thing that differs there: a `kpi` "
        "with its `target`, a `skill` with its `level`, or a `language`."
    )
    return error.says("not-a-difference", text)


def _not_a_zone(error: _Error) -> InvalidField:
    text = "`{key}` is {value}; write a time zone by its region, such as Asia/Manila."
    return error.says("not-a-zone", text, nearest(str(error.detail["input"]), zoneinfo.available_timezones()))


def _not_a_day_of_month(error: _Error) -> InvalidField:
    text = (
        "`{key}` is {value}; write first, second, third, fourth or last and a weekday, such as `third friday`, "
        "or `last day`."
    )
    return error.says("not-a-day-of-month", text, nearest(str(error.detail["input"]), DAYS_OF_MONTH))


def _too_long(error: _Error) -> InvalidField:
    length, allowed = len(str(error.detail["input"])), error.detail["ctx"]["max_length"]
    return error.says("too-long", f"`{{key}}` has {length} characters; {allowed} are allowed.")


def _wrong_pattern(error: _Error) -> InvalidField:
    if error.key == "lang":
        return error.says("not-a-choice", "`{key}` is {value}; write the code of a language, such as ur or zh-Hant.")
    if error.key == "picture":
        text = "`{key}` is {value}; write the name of a PNG, JPEG or WebP file in data/stories/pictures/."
        return error.says("not-a-picture", text)
    text = (
        "`{key}` is {value}; allowed are https, http, mailto and tel addresses, "
        "and paths of this site that start with `/`."
    )
    return error.says("not-a-link", text)


def _not_a_group(error: _Error) -> InvalidField:
    subject = "`{key}`" if error.key else "This entry"
    return error.says("not-a-group", f"{subject} is {{value}}; it must be a group of `key: value` lines.")


# Why a target cannot be compared -> what to do about it, as the rest of "`target` is `95%`".
_TARGET_REASONS = {
    "no sign": '; is that the least or the most? Write ">= 90%" or "<= 5%".',
    "months": "; write the number of months in a row under `{months}`.",
    "order": "; write the lower number first.",
    "form": (
        ', and no figure can be compared with it. Write ">= 90%", "<= 5%", "5% to 8%" or "within 5% of plan"; or only '
        'words, such as "at or over the client target", if the client sets the figure.'
    ),
}
# The value of these errors is the whole entry, or is there although nobody asked for it.
_WITHOUT_VALUE = ("missing", "extra_forbidden")
_NOT_A_DATE = "not-a-date", "`{key}` is {value}; write a date that exists as year-month-day, such as 2026-11-30."
_NOT_A_LIST = "not-a-list", "`{key}` is {value}; it must be a list: one entry a line, each starting with `- `."
_NOT_TRUE_OR_FALSE = "not-true-or-false", "`{key}` is {value}; write true or false."

# Type of error -> code and text; `{key}` is the field and `{value}` is the wrong value.
_TEXTS: dict[str, tuple[str, str]] = {
    "yes_no_form": _NOT_TRUE_OR_FALSE,
    "bool_type": _NOT_TRUE_OR_FALSE,
    "month_form": ("not-a-month", "`{key}` is {value}; write year and month, such as 2026-11."),
    "moment_form": (
        "not-a-moment",
        "`{key}` is {value}; write a day that exists and a time, such as 2026-11-30 14:00, or only the day.",
    ),
    "date_form": _NOT_A_DATE,
    "date_type": _NOT_A_DATE,
    "date_parsing": _NOT_A_DATE,
    "date_from_datetime_parsing": _NOT_A_DATE,
    "date_from_datetime_inexact": _NOT_A_DATE,
    "string_too_short": ("empty-value", "`{key}` has no text. Write some, or delete the line."),
    "too_short": ("empty-value", "`{key}` has no value. Write one, or delete the line."),
    "colour_form": (
        "not-a-colour",
        '`{key}` is {value}; write a colour as # and six digits or letters from a to f, in quotes: "#17324d".',
    ),
    "file_form": (
        "not-a-path",
        "`{key}` is {value}; write the path of a file inside docs/ or overrides/, such as assets/logo.svg.",
    ),
    "family_form": ("not-a-font", "`{key}` is {value}; write the name of the font with letters, digits and spaces."),
    "tuple_type": _NOT_A_LIST,
    "list_type": _NOT_A_LIST,
}

# Type of error -> the function for a text that needs more than the key and the value.
_FUNCTIONS: dict[str, Callable[[_Error], InvalidField]] = {
    "missing": _missing,
    "extra_forbidden": _unknown_key,
    "literal_error": _not_a_choice,
    "string_type": _not_text,
    "closes_form": _not_a_last_day,
    "site_form": _sites,
    "whole_form": _not_a_number,
    "int_type": _not_a_number,
    "int_parsing": _not_a_number,
    "int_parsing_size": _not_a_number,
    "int_from_float": _not_a_number,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    "zone_form": _not_a_zone,
    "day_of_month_form": _not_a_day_of_month,
    "target_form": _not_a_target,
    "gate_text": _gate_as_text,
    "gate_form": _not_a_gate,
    "difference_form": _not_a_difference,
    "string_too_long": _too_long,
    "string_pattern_mismatch": _wrong_pattern,
    "link_form": _wrong_pattern,
    "model_type": _not_a_group,
    "dict_type": _not_a_group,
    "model_attributes_type": _not_a_group,
}


def _shown(value: object) -> str:
    """A value of the data as a message shows it: shortened text in backticks, or what it is."""
    if isinstance(value, str):
        return f"`{value[:LONGEST_SHOWN]}{'...' if len(value) > LONGEST_SHOWN else ''}`"
    if isinstance(value, Mapping):
        return "a group of `key: value` lines"
    if isinstance(value, (list, tuple)):
        return "a list"
    return f"`{value}`"


# Record types whose name in code is not what HR calls them.
_NOUNS = {
    "Abbreviation": "short form",
    "Code": "occupation code",
    "Difference": "difference of a role",
    "Gate": "condition",
    "Hint": "search hint",
    "JourneyStage": "stage of a journey",
    "KeySkill": "key skill",
    "LanguageNeed": "language of a role",
    "PayGrade": "pay grade",
    "Kpi": "KPI",
    "Kra": "KRA",
    "Learning": "learning resource",
    "LevelRange": "range of levels",
    "LowerSkill": "skill under `less:`",
    "MonthRange": "range of months",
    "MoveEntry": "move",
    "Policy": "application policy",
    "PolicyAnswer": "answer of the policy",
    "Repeats": "repeating event",
    "SkillNeed": "skill of a role",
    "SkillLevel": "skill level",
    "Synonyms": "group of words",
    "TeamSize": "team size",
    "Term": "glossary term",
    "UndecidedQuestion": "question under `not_decided:`",
}


def _noun(record_type: type[BaseModel] | None) -> str:
    """What HR calls a record of this type."""
    if record_type is None:
        return "entry"
    return _NOUNS.get(record_type.__name__, record_type.__name__.lower())
