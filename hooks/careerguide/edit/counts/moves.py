"""The import of moves: from one row for each stay of a person in a role to the months of each move.

Rows say nothing of who the person is, and no row is kept: the file in `data/` has one entry for each move that at least
five people made in the last 36 months.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from careerguide.edit.openings.dates import Order, parse_month
from careerguide.edit.openings.entries import SKIP
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData
from careerguide.model import FEWEST_PEOPLE, WINDOW_MONTHS, MoveCount, MovesHere, Role
from careerguide.problems import DataError

from . import count_columns
from .count_columns import Columns, CountRows, Names
from .suppression import published
from .waiting_time import Stay, percentiles, shares

COLUMNS = Columns(
    {
        "role": ("role from", "from role", "from", "current role", "old role", "previous role", "start role"),
        "to": ("role to", "to role", "to", "new role", "target role", "next role"),
        "begun": (
            "month begun", "month begun in the role", "month begun in role", "begun", "month started", "start month",
            "started", "start date", "in role since", "role start", "role start date", "begin",
        ),
        "moved": (
            "month moved", "moved", "move month", "month of move", "move date", "date moved", "date of move",
            "promotion date", "effective date",
        ),
        "left": ("month left", "left", "month of leaving", "leaving date", "date left", "exit date", "exit month",
                 "termination date"),
        "site": ("site", "location", "office", "place"),
    },
    ("role", "to", "begun", "moved"),
    "role from, role to, month begun, month moved, month left, site",
)  # fmt: skip
MONTH_FIELDS = ("begun", "moved", "left")
_LONGEST = 600  # months
_STILL_THERE = {"waiting", "still waiting", "present", "current", "still here", "in role", "open"}


@dc.dataclass(frozen=True, slots=True)
class RawStay:
    """A row: ids of roles, first days of months, and the id of the site, each empty or None if the row has none."""

    role: str
    end: str | None
    begun: dt.date
    moved: dt.date | None
    left: dt.date | None
    site: str


@dc.dataclass(slots=True)
class MovesImport:
    """What an import would write, and what else HR should know: moves that are too few, or not in the guide."""

    rows: CountRows
    record: MovesHere
    too_few: int = 0
    not_in_guide: list[tuple[str, str, int]] = dc.field(default_factory=list)


def plan(file: Path, data: Path, today: dt.date, order: Order | None = None) -> MovesImport:
    """What the import of a file would write; wrong rows, all of them, raise `DataError`."""
    loaded = load(data)
    rows = count_columns.read(file, COLUMNS)
    names = count_columns.names_of(data, loaded, today)

    def read(rows: CountRows, order: Order | None) -> list[RawStay]:
        return [stay for number, texts in rows.rows if (stay := _stay(number, texts, rows, names, order, today))]

    stays = count_columns.in_order(rows, MONTH_FIELDS, order, read)
    if rows.problems:
        raise DataError(rows.problems)
    return _count(rows, stays, loaded, today)


def _stay(
    number: int, texts: Mapping[str, str], rows: CountRows, names: Names, order: Order | None, today: dt.date
) -> RawStay | None:
    """The stay of a row; None if it is to be skipped or has a problem, which is reported."""
    before = len(rows.problems)
    if not texts.get("role"):
        rows.report(number, "missing-key", "This row has no role that the person came from.")
    ids = {
        field: names.id_of(kind, texts[field], number, rows) if texts.get(field) else None
        for field, kind in (("role", "role"), ("to", "role"), ("site", "site"))
    }
    if ids["role"] == ids["to"] and ids["role"] in names.heirs.values():
        rows.skipped.append((number, "one of its roles has taken the place of the other"))
        return None
    months = {field: _month(number, field, texts.get(field, ""), rows, order, today) for field in MONTH_FIELDS}
    if len(rows.problems) == before and SKIP not in ids.values():
        _check(number, ids, months, rows)
    if len(rows.problems) > before or SKIP in ids.values():
        return None
    begun = months["begun"]
    role = ids["role"]
    if begun is None or role is None:
        return None
    return RawStay(role, ids["to"], begun, months["moved"], months["left"], ids["site"] or "")


def _month(number: int, field: str, text: str, rows: CountRows, order: Order | None, today: dt.date) -> dt.date | None:
    if not text or (field == "moved" and text.lower() in _STILL_THERE):
        return None
    month = parse_month(text, order)
    column = COLUMNS.names[field][0]
    if month is None:
        rows.report(number, "not-a-month", f"`{column}` is `{text[:60]}`, which is no month. Write it as 2026-03.")
    elif month > today:
        rows.report(number, "not-a-month", f"`{column}` is {month:%Y-%m}, which is still to come. Correct it.")
    return month


def _check(number: int, ids: Mapping[str, str | None], months: Mapping[str, dt.date | None], rows: CountRows) -> None:
    """The values of a row agree with each other."""
    begun, moved, left = (months[field] for field in MONTH_FIELDS)
    if begun is None:
        rows.report(number, "missing-key", "This row has no month in which the person began in the role.")
        return
    end = moved or left
    word = "moved" if moved else "left"
    if moved and not ids["to"]:
        rows.report(number, "missing-key", f"The person moved in {moved:%Y-%m}, but this row has no role to.")
    if ids["to"] == ids["role"]:
        rows.report(number, "move-to-itself", "`role from` and `role to` are the same role. Correct one of them.")
    if end and end < begun:
        rows.report(number, "dates-order", f"The person {word} in {end:%Y-%m}, before the month begun, {begun:%Y-%m}.")
    elif moved and left and left < moved:
        rows.report(number, "dates-order", f"The person left in {left:%Y-%m}, before the month moved, {moved:%Y-%m}.")
    elif end and months_between(begun, end) > _LONGEST:
        rows.report(number, "out-of-range", f"This is {months_between(begun, end)} months in a role. Correct a month.")


def months_between(first: dt.date, last: dt.date) -> int:
    """The months from one month to another."""
    return (last.year - first.year) * 12 + last.month - first.month


def _count(rows: CountRows, stays: Sequence[RawStay], loaded: LoadedData, today: dt.date) -> MovesImport:
    """Each move of the guide with at least five people in the window."""
    until = max((month for stay in stays for month in (stay.begun, stay.moved, stay.left) if month), default=today)
    counted: dict[str, list[tuple[Stay, dt.date | None]]] = {}
    for raw in stays:
        if stay := _in_window(raw, until, today):
            counted.setdefault(raw.role, []).append((stay, raw.moved))
    roles = {role.id: role for _, role in loaded.entries("role", Role)}
    result = MovesImport(rows, MovesHere(until=until.replace(day=1)))
    moves = []
    for start, seen in sorted(counted.items()):
        numbers = Counter(stay.end for stay, _ in seen if stay.moved)
        for end, number in sorted(numbers.items(), key=lambda pair: str(pair[0])):
            if end is None:
                continue
            if not any(move.to == end for move in roles[start].moves):
                result.not_in_guide += [(start, end, number)] if number >= FEWEST_PEOPLE else []
            elif number >= FEWEST_PEOPLE:
                moves.append(_move_count(start, end, seen))
                continue
            result.too_few += number < FEWEST_PEOPLE
    result.record = MovesHere(until=until.replace(day=1), moves=tuple(moves))
    return result


def _in_window(raw: RawStay, until: dt.date, today: dt.date) -> Stay | None:
    """The stay as the window of 36 months shows it; None if it ended before."""
    end = raw.moved or raw.left or until
    months = months_between(raw.begun, end)
    before = months_between(raw.begun, today) - WINDOW_MONTHS + 1  # of the stay's months, those before the window
    if months < before or months < 0:
        return None
    return Stay(months, raw.end, raw.moved is not None, max(0, before), raw.site)


def _move_count(start: str, end: str, seen: Sequence[tuple[Stay, dt.date | None]]) -> MoveCount:
    counted = shares([stay for stay, _ in seen], end)
    days = [moved for stay, moved in seen if moved and stay.end == end]
    p10, p50, p90 = percentiles(counted)
    waiting = round(sum(part for stay, part in counted if not stay.moved))
    # A site that is named has at least five, so the others must not be few beside the number of all moves.
    _, sites = published(Counter(stay.site for stay, _ in seen if stay.moved and stay.end == end))
    return MoveCount(
        from_role=start,
        to_role=end,
        moves=len(days),
        first=min(days),
        last=max(days),
        p10=p10,
        p50=p50,
        p90=p90,
        longest=max(stay.months for stay, _ in counted),
        not_moved=waiting if waiting >= FEWEST_PEOPLE else None,
        sites=tuple(site for site in sorted(sites) if site),
    )
