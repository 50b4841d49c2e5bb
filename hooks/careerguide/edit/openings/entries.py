"""Turns the cells of one row into an opening as HR would write it in YAML."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import re
import typing
from collections.abc import Callable, Mapping, Sequence

from careerguide import formatting
from careerguide.loading.entry_names import EntryNames
from careerguide.loading.validation_messages import InvalidField
from careerguide.model.base import UNTIL_FILLED_TEXT, Shift
from careerguide.model.record_fields import FieldPath
from careerguide.problems import did_you_mean

from . import dates
from .column_map import FIELDS, ColumnMap, plain

DATES = ("opens", "closes", "decided_by")
NUMBERS = ("seats", "months_in_role")
SKIP, UNDECIDED = "skip", "?"  # what a value of the map can be instead of a name
# As databases and spreadsheets write a cell without a value.
_EMPTY = {"null", "~", "none", "n/a", "#n/a", "na", "nil", "-", "--", "(blank)"}
_MAIL = re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+")
_SHIFT_WORDS: dict[str, Shift] = {
    "day": "day", "general": "day", "morning": "day", "night": "night", "graveyard": "night",
    "rotating": "rotating", "rotational": "rotating", "flexible": "flexible", "flexi": "flexible",
}  # fmt: skip
_MOST_SITES = 40  # names in one cell

Invalid = list[InvalidField]


class SkippedRowError(Exception):
    """A row is not imported, although nothing is wrong with it; the message says why."""


@dc.dataclass(frozen=True, slots=True)
class Names:
    """The names of the company's roles and sites, and the shifts of its roles."""

    role: EntryNames
    site: EntryNames
    shifts: Mapping[str, str]
    successors: Mapping[str, str]


@dc.dataclass(slots=True)
class RawEntry:
    """One row as YAML would hold it, its wrong values, and the names that HR has to decide about.

    `undecided` has kinds and names, `defaulted` the fields that a default filled.
    """

    values: dict[str, object] = dc.field(default_factory=dict)
    invalid: Invalid = dc.field(default_factory=list)
    undecided: list[tuple[str, str]] = dc.field(default_factory=list)
    defaulted: list[str] = dc.field(default_factory=list)

    def put(self, path: Sequence[str], value: object) -> None:
        """Set the value at a path, and make the groups that lead to it."""
        raw = self.values
        for step in path[:-1]:
            group = raw.setdefault(step, {})
            assert isinstance(group, dict)
            raw = group
        raw[path[-1]] = value


def text_in(texts: Mapping[str, str], field: str, column_map: ColumnMap) -> str:
    """The text of a field, in our words if the map has the system's; empty if the cell has no value."""
    text = texts.get(field, "")
    text = "" if text.lower() in _EMPTY else text
    known = {plain(name): value for name, value in column_map.values.get(field, {}).items()}
    return known.get(plain(text), text) if text else ""


def entry_of(texts: Mapping[str, str], column_map: ColumnMap, names: Names, order: dates.Order | None) -> RawEntry:
    """The opening of one row; `texts` maps fields to cells. `SkippedRowError` if the row is not for the guide."""
    entry = RawEntry()
    for field, path in FIELDS.items():
        text = text_in(texts, field, column_map)
        if not text and (default := _default(field, entry, column_map, names)):
            text = default
            entry.defaulted.append(field)
        if text == SKIP and field in ("role", "site"):
            raise SkippedRowError(f"the {field} `{texts[field][:60]}` is to be skipped")
        if text:
            _convert(entry, field, path, text, texts.get(field, ""), column_map, names, order)
    return entry


def _default(field: str, entry: RawEntry, column_map: ColumnMap, names: Names) -> str:
    """What an empty cell means: the shift of the role, or what the map and the policy say."""
    if field == "shift" and field not in column_map.defaults:
        return names.shifts.get(str(entry.values.get("role")), "")
    return column_map.defaults.get(field, "")


def _convert(
    entry: RawEntry,
    field: str,
    path: tuple[str, ...],
    text: str,
    cell: str,
    column_map: ColumnMap,
    names: Names,
    order: dates.Order | None,
) -> None:
    """Put the value of one text into the entry, or what is wrong with it."""
    if field == "id":
        _put_id(entry, text)
    elif field in ("role", "from_roles"):
        roles = _ids(entry, "role", path, _parts(text) if field == "from_roles" else [text], names.role, cell)
        entry.put(path, [names.successors.get(role, role) for role in roles] if field == "from_roles" else roles[0])
    elif field == "site":
        parts = _parts(text)
        sites = _ids(entry, "site", path, parts, names.site, cell) if names.site else parts
        entry.put(path if len(sites) == 1 else ("sites",), sites[0] if len(sites) == 1 else sites)
    elif field == "shift":
        shifts = [_shift(part) for part in _parts(text)]
        entry.put(path, shifts[0] if len(shifts) == 1 else shifts)
    elif field == "closes" and re.fullmatch(r"(open )?until[ -]filled|ongoing|evergreen|open ended", text.lower()):
        entry.put(path, UNTIL_FILLED_TEXT)
    elif field in DATES:
        _put_day(entry, field, path, text, column_map, order)
    else:
        entry.put(path, _VALUES.get(field, str)(text))


def _put_id(entry: RawEntry, text: str) -> None:
    """The requisition as an id, which starts with a letter; a number that a spreadsheet has rounded is refused."""
    if re.fullmatch(r"\d([.,]\d+)?E\+?\d+", text, re.IGNORECASE):
        message = (
            f"`id` is `{text}`: a spreadsheet program has rounded this number. Export it again, "
            "or format the column as text."
        )
        entry.invalid.append(InvalidField(("id",), "not-text", message))
        return
    id_ = formatting.slug(_whole(text))
    entry.put(("id",), id_ if not id_[:1].isdigit() else f"req-{id_}")


def _put_day(
    entry: RawEntry, field: str, path: FieldPath, text: str, column_map: ColumnMap, order: dates.Order | None
) -> None:
    day = _by_form(text, column_map.dates) or dates.parse(text, order)
    if day:
        entry.put([str(step) for step in path], day.isoformat())
        return
    form = f" or as {column_map.dates}" if column_map.dates and "%" in column_map.dates else ""
    message = f"`{field}` is `{text[:60]}`, which is no day that exists. Write it as 2026-11-30{form}."
    entry.invalid.append(InvalidField(path, "not-a-date", message))


def _by_form(text: str, form: str | None) -> dt.date | None:
    """The day if the text has the form that the map gives."""
    try:
        return dt.datetime.strptime(text, form).date() if form and "%" in form else None  # noqa: DTZ007 - no time zone
    except ValueError:
        return None


def _parts(text: str) -> list[str]:
    """The values in a cell, which `;`, `|` or a line end separate."""
    return [part.strip() for part in re.split(r"[;|\n]", text) if part.strip()][:_MOST_SITES] or [text]


def _ids(
    entry: RawEntry,
    kind: typing.Literal["role", "site"],
    path: FieldPath,
    texts: list[str],
    names: EntryNames,
    cell: str,
) -> list[str]:
    """The ids of the roles or sites with these names; a name that HR has to decide about stays as it is."""
    ids = []
    for text in texts:
        id_ = None if text == UNDECIDED else id_of(text, names)
        if not id_:
            name = cell if text == UNDECIDED else text
            near = names.nearest(name)
            message = f"No {kind} is called `{name[:80]}`.{did_you_mean(near)}"
            entry.invalid.append(InvalidField(path, f"unknown-{kind}", message, near))
            entry.undecided.append((kind, name))
        ids.append(id_ or text)
    return ids


def id_of(text: str, names: EntryNames) -> str | None:
    """The id of the role or site with this name.

    Systems add to a name: `R-1001 Team Leader`, `Team Leader (Voice)`, `Manila, Philippines`. If the whole text is no
    name, exactly one of its parts must be.
    """
    if id_ := names.id_of(text):
        return id_
    bare = re.sub(r"^[A-Za-z]{0,5}-?\d[\w-]*[\s:-]+|\s*[(\[][^)\]]*[)\]]", "", text).strip()
    parts = {part.strip() for part in re.split(r",|/|:|>|\s[-\u2013\u2014]\s", bare)} | {bare}
    ids = {id_ for part in parts if part and (id_ := names.id_of(part))}
    return ids.pop() if len(ids) == 1 else None


def _shift(text: str) -> str:
    """Our word for a shift if the text has exactly one word for one: `Night Shift (EST)` is night."""
    shifts = {_SHIFT_WORDS[word] for word in re.findall(r"[a-z]+", text.lower()) if word in _SHIFT_WORDS}
    return shifts.pop() if len(shifts) == 1 else text


def _whole(text: str) -> str:
    """`2.0`, as spreadsheets write a whole number, as `2`."""
    return re.sub(r"(?<=\d)[.,]0+$", "", text)


def _link(text: str) -> str:
    """A mail address and an address without `https://` as links."""
    if _MAIL.fullmatch(text):
        return f"mailto:{text}"
    return f"https://{text}" if re.match(r"www\.\w", text, re.IGNORECASE) else text


# Field -> what its text becomes; other texts stay as they are.
_VALUES: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(NUMBERS, _whole),
    "apply": _link,
    "last_rating": str.lower,
}
