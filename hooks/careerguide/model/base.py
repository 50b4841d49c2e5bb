"""The types of values, the marks of fields, and the base class of all records."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import re
import zoneinfo
from typing import Annotated, ClassVar, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from . import targets


@dc.dataclass(frozen=True, slots=True)
class Ref:
    """Marks a field that holds the id of an entry of a kind; in JSON Schema the mark is `x-ref`."""

    kind: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Pydantic calls this when it makes a JSON Schema."""
        return {**handler(core), "x-ref": self.kind}


class FileName:
    """Marks an id that is the name of the entry's file; HR does not write it as a key."""


class MayBeWithheld:
    """Marks a text that every entry has, and that the site for people outside may leave out."""


class MayHoldMarkdown:
    """Marks a text that is rendered as Markdown and then sanitised; all other texts are plain."""


def _whole(value: object) -> object:
    """A whole number consists of digits; it is unclear what `010`, `1_000` and `4.0` mean."""
    if isinstance(value, str) and not (value.isascii() and value.isdigit() and (value == "0" or value[0] != "0")):
        raise PydanticCustomError("whole_form", "not a whole number")
    return value


def _yes_or_no(value: object) -> object:
    """True or false is written `true` or `false`; tools disagree about `yes`, `no`, `on` and `off`."""
    if isinstance(value, str) and value not in ("true", "false"):
        raise PydanticCustomError("yes_no_form", "neither true nor false")
    return value


def _day(value: object) -> object:
    """A day is written year-month-day; pydantic alone would also accept `0`, `20261001` and times."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise PydanticCustomError("date_form", "not year-month-day")
    return value


def _closes(value: object) -> object:
    """The last day to apply, or `until-filled`; its value is then `UNTIL_FILLED`, which is after every other day."""
    if isinstance(value, str):
        if re.sub(r"[\s_-]+", "-", value.strip().lower()) == UNTIL_FILLED_TEXT:
            return UNTIL_FILLED
        if not _DAY.fullmatch(value):
            raise PydanticCustomError("closes_form", "neither a day nor until-filled")
    return value


def _one_or_more(value: object) -> object:
    """One value without brackets is a list of one."""
    return value if isinstance(value, (list, tuple)) else (value,)


def _month(value: object) -> object:
    """A month is written year-month; its value is the first day."""
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str) or not _MONTH.fullmatch(value) or value.startswith("0000"):
        raise PydanticCustomError("month_form", "not year-month")
    return dt.date(int(value[:4]), int(value[5:]), 1)


def _moment(value: object) -> object:
    """A moment is written year-month-day hours:minutes, in local time."""
    if isinstance(value, dt.datetime):
        return value
    try:
        if isinstance(value, str) and _MOMENT.fullmatch(value):
            return dt.datetime.strptime(value, "%Y-%m-%d %H:%M")  # noqa: DTZ007 - the site has the time zone
    except ValueError:
        pass
    raise PydanticCustomError("moment_form", "not year-month-day hours:minutes")


def _event_start(value: object) -> object:
    """A start is a day with a local time, or a whole day."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return dt.date.fromisoformat(value) if _exists(value) else _moment(value)
    return value if type(value) is dt.date else _moment(value)


def _exists(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def _day_of_month(value: object) -> object:
    """A day of each month is written in words: `third friday`, `last day`."""
    words = " ".join(value.lower().split()) if isinstance(value, str) else ""
    if words not in DAYS_OF_MONTH:
        raise PydanticCustomError("day_of_month_form", "not a day of each month")
    return words


def _link(value: str) -> str:
    """A path starts with one slash: a second one, also as `%2f` or `&#47;`, leads to another site."""
    if _SECOND_SLASH.match(value):
        raise PydanticCustomError("link_form", "leads to another site")
    return value


def _zone(value: str) -> str:
    """A time zone is written by its region, such as `Asia/Manila`; countries share abbreviations such as `IST`."""
    try:
        known = bool(_REGION.fullmatch(value) and zoneinfo.ZoneInfo(value))
    except (OSError, ValueError, zoneinfo.ZoneInfoNotFoundError):
        known = False
    if not known:
        raise PydanticCustomError("zone_form", "not a time zone")
    return value


def _target(value: str) -> str:
    """A target in its normal form; a text with digits must be a comparison, so that figures can be compared."""
    try:
        return targets.parse(value).text
    except targets.TargetError as error:
        raise PydanticCustomError("target_form", "not a target", {"reason": error.reason}) from None


_SECOND_SLASH = re.compile(r"/(?:%(?:25)*(?:2[fF]|5[cC]|[01][0-9a-fA-F])|&)")
_REGION = re.compile(r"UTC|[A-Z][A-Za-z_]+(/[A-Z][A-Za-z0-9_+-]*)+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}")
UNTIL_FILLED_TEXT = "until-filled"
UNTIL_FILLED = dt.date.max
Closes = Annotated[
    dt.date,
    BeforeValidator(
        _closes,
        json_schema_input_type=Annotated[str, Field(pattern=f"^({_DAY.pattern}|{UNTIL_FILLED_TEXT})$")],
    ),
    PlainSerializer(lambda day: UNTIL_FILLED_TEXT if day == UNTIL_FILLED else day.isoformat(), return_type=str),
    Field(examples=["2026-11-30", UNTIL_FILLED_TEXT]),
]
Shift = Literal["day", "rotating", "night", "flexible"]
# One shift or several; one is written and exported as a text, as it always was.
Shifts = Annotated[
    tuple[Shift, ...],
    BeforeValidator(_one_or_more, json_schema_input_type=Shift | list[Shift]),
    Field(min_length=1),
    PlainSerializer(lambda shifts: shifts[0] if len(shifts) == 1 else list(shifts), return_type=Shift | list[Shift]),
]
Day = Annotated[dt.date, BeforeValidator(_day), Field(examples=["2026-11-30"])]
Month = Annotated[
    dt.date,
    BeforeValidator(_month, json_schema_input_type=Annotated[str, Field(pattern=f"^{_MONTH.pattern}$")]),
    PlainSerializer(lambda month: f"{month:%Y-%m}", return_type=str),
    Field(examples=["2026-11"]),
]
EventStart = Annotated[
    dt.datetime | dt.date,
    BeforeValidator(
        _event_start,
        json_schema_input_type=Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}( [0-9]{2}:[0-9]{2})?$")],
    ),
    PlainSerializer(
        lambda start: f"{start:%Y-%m-%d %H:%M}" if isinstance(start, dt.datetime) else start.isoformat(),
        return_type=str,
    ),
    Field(examples=["2026-11-30 14:00"]),
]
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": -1}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LAST_DAY = "last day"
DAYS_OF_MONTH = (*(f"{ordinal} {weekday}" for ordinal in ORDINALS for weekday in WEEKDAYS), LAST_DAY)
DayOfMonth = Annotated[
    str,
    BeforeValidator(
        _day_of_month, json_schema_input_type=Annotated[str, Field(json_schema_extra={"enum": list(DAYS_OF_MONTH)})]
    ),
    Field(examples=["third friday"]),
]
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
Language = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=f"^{LANGUAGE.pattern}$"), Field(examples=["ur", "zh-Hant"])
]
Whole = Annotated[int, BeforeValidator(_whole)]
Months = Annotated[int, BeforeValidator(_whole), Field(ge=0, le=600)]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2000)]
# A title of 120 characters fits every page, whatever its script.
Title = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120)]
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000), MayHoldMarkdown()]
Link = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True,
        max_length=2000,
        pattern=r"^(https?://[^\s/]+|mailto:[^\s@]+@|tel:\+?[0-9]|/[^\s/\\])\S*$",
    ),
    AfterValidator(_link),
    Field(examples=["https://example.com/course", "mailto:desk@example.com", "/guide/applying/"]),
]

# A file name in data/stories/pictures/: without folders, so that it stays there, and no SVG, which can hold a script.
Picture = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=100, pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*\.(png|jpe?g|webp)$"),
]
TargetText = Annotated[Line, AfterValidator(_target), Field(examples=['">= 90%"'])]
Zone = Annotated[str, AfterValidator(_zone), Field(examples=["Asia/Manila"])]

RoleId = Annotated[Line, Ref("role"), Field(examples=["shop-assistant"])]
SkillId = Annotated[Line, Ref("skill"), Field(examples=["stock-counting"])]
TrackId = Annotated[Line, Ref("track"), Field(examples=["shop-floor"])]
BandId = Annotated[Line, Ref("band"), Field(examples=["first-steps"])]
KpiId = Annotated[Line, Ref("kpi"), Field(examples=["sales-target"])]
LearningId = Annotated[Line, Ref("learning"), Field(examples=["first-aid-course"])]
LineId = Annotated[Line, Ref("line"), Field(examples=["retail"])]
SiteName = Annotated[Line, Ref("site"), Field(examples=["market-street"])]
SkillLevelId = Annotated[Line, Ref("skill-level"), Field(examples=["working"])]
SourceId = Annotated[Line, Ref("source"), Field(examples=["own-count"])]

# The ids that an entry had before. Its record then also has `id`.
FormerIds = tuple[Line, ...]

MoveKind = Literal["promotion", "lateral", "bridge", "return"]
MOVE_KINDS: tuple[MoveKind, ...] = ("promotion", "lateral", "bridge", "return")
Confidence = Literal["low", "medium", "high"]


class Record(BaseModel):
    """A frozen record. An unknown key is an error, so that no typing mistake is lost."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
    # Whether the record says something false if one of its values is left out.
    whole: ClassVar[bool] = False
