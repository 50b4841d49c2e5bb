"""Reads days and months in the forms that systems and spreadsheet programs write, several in one file if need be.

`02/12/2026` has two meanings. All dates of this form in a file are read in one order, which the dates with a part above
12 show. If none does, HR has to say the order; nothing is guessed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Literal

Order = Literal["day-first", "month-first"]
ORDERS: tuple[Order, ...] = ("day-first", "month-first")
# Numbers of days as spreadsheet programs count them: 2000-01-01 to 2099-12-31.
SERIALS = range(36526, 73051)
_FIRST_DAY = dt.date(1899, 12, 30)
_TIME = r"(?:(?:[T ]|,\s*)\s*\d{1,2}:\d{2}.*)?"
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_TIME}", re.DOTALL)
_COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})")
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){_TIME}", re.DOTALL)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.IGNORECASE)
_DAY_MONTH = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/. ]+([a-z]+)\.?,?[-/. ]+(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE | re.DOTALL
)
_MONTH_DAY = re.compile(
    rf"([a-z]+)\.?[-/. ]+(\d{{1,2}})(?:st|nd|rd|th)?,?[-/. ]+(\d{{4}}){_TIME}", re.IGNORECASE | re.DOTALL
)
_YEAR_MONTH = re.compile(r"(\d{4})(?:[-/. ](\d{1,2})|(\d{2}))")
_MONTH_YEAR = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_NAME_YEAR = re.compile(r"([a-z]+)\.?,?[-/. ']*(\d{4}|\d{2})", re.IGNORECASE)
_YEAR_NAME = re.compile(r"(\d{4})[-/. ]*([a-z]+)\.?", re.IGNORECASE)


class OrderError(Exception):
    """Dates of a file can be read in both orders, or need both; the message is one of the texts that show it."""


def order_of(texts: Iterable[str]) -> Order | None:
    """The order of the dates that are written in numbers; None if there are none that need one.

    `OrderError` has a text that can be read in both ways, if no other text shows the order, or one that contradicts.
    """
    orders: dict[Order, str] = {}
    open_texts = []
    for text in texts:
        match = _NUMBERS.fullmatch(text)
        if not match or match[2] == ".":  # dots are always day, month, year
            continue
        first, second = int(match[1]), int(match[3])
        if first > 12 >= second:
            orders.setdefault("day-first", text)
        elif second > 12 >= first:
            orders.setdefault("month-first", text)
        elif first <= 12 and first != second:
            open_texts.append(text)
    if len(orders) > 1:
        raise OrderError(f"{orders['day-first']} and {orders['month-first']}")
    if open_texts and not orders:
        raise OrderError(open_texts[0])
    return next(iter(orders), None)


def both_readings(text: str) -> tuple[dt.date | None, dt.date | None]:
    """The day that a text means if the day comes first, and if the month comes first."""
    return parse(text, "day-first"), parse(text, "month-first")


def parse(text: str, order: Order | None) -> dt.date | None:
    """The day that a text names; None if it names none. A time of day is left out."""
    text = " ".join(_WEEKDAY.sub("", text, count=1).split())
    try:
        if match := _ISO.fullmatch(text):
            return dt.date(int(match[1]), int(match[3]), int(match[4]))
        if match := _COMPACT.fullmatch(text):
            return dt.date(int(match[1]), int(match[2]), int(match[3]))
        if match := _SERIAL.fullmatch(text):
            return _FIRST_DAY + dt.timedelta(int(match[1])) if int(match[1]) in SERIALS else None
        if match := _NUMBERS.fullmatch(text):
            first, second, year = int(match[1]), int(match[3]), _year(match[4])
            month_first = match[2] != "." and order == "month-first"
            return dt.date(year, first, second) if month_first else dt.date(year, second, first)
        if match := _DAY_MONTH.fullmatch(text):
            return dt.date(_year(match[3]), month_number(match[2]), int(match[1]))
        if match := _MONTH_DAY.fullmatch(text):
            return dt.date(_year(match[3]), month_number(match[1]), int(match[2]))
    except ValueError:
        pass
    return None


def parse_month(text: str, order: Order | None) -> dt.date | None:
    """The first day of the month that a text names: as `2026-03`, `03/2026` or `Mar-26`, or as a day in it."""
    text = " ".join(text.split())
    try:
        if match := _YEAR_MONTH.fullmatch(text):
            return dt.date(int(match[1]), int(match[2] or match[3]), 1)
        if match := _MONTH_YEAR.fullmatch(text):
            return dt.date(int(match[2]), int(match[1]), 1)
        if match := _NAME_YEAR.fullmatch(text):
            return dt.date(_year(match[2]), month_number(match[1]), 1)
        if match := _YEAR_NAME.fullmatch(text):
            return dt.date(int(match[1]), month_number(match[2]), 1)
    except ValueError:
        pass
    day = parse(text, order)
    return day.replace(day=1) if day else None


def _year(text: str) -> int:
    """`26` is 2026: openings are of this century."""
    return int(text) if len(text) == 4 else 2000 + int(text)


def month_number(name: str) -> int:
    """The number of a month from its English name or a short form of it; another word raises `ValueError`."""
    word = "sep" if name.lower() == "sept" else name.lower()
    numbers = [number for number, month in enumerate(_MONTHS, 1) if len(word) >= 3 and month.startswith(word)]
    if not numbers:
        raise ValueError(name)
    return numbers[0]
