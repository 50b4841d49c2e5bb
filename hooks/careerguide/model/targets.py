"""Targets of a KPI: one normal form for the many ways to write `>= 90%`, and the limits that a figure is compared with.

A target is a comparison (`>= 90%`, `<= 30 days`, `5% to 8%`, `within 5% of plan`), or words without digits ("at or over
the client target") if a client or a plan sets the number. Nothing else can be compared, so nothing else is allowed.
"""

from __future__ import annotations

import dataclasses as dc
import functools
import re
import unicodedata
from typing import Literal


@dc.dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of a figure, in the unit of the target; None if there is no limit on that side.

    `strict` excludes the limit itself: `> 90` has the low limit 90, strictly.
    """

    low: float | None
    high: float | None
    strict: bool = False


@dc.dataclass(frozen=True, slots=True)
class Target:
    """A target in its normal form. `bounds` is None for words; `unit` is "" if the target has none."""

    text: str
    bounds: Bounds | None = None
    unit: str = ""


class TargetError(ValueError):
    """The text has digits but is no comparison. `reason` says why: `form` if for no other reason."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


MAX_DIGITS = 18  # with commas; JSON and scripts keep so many exactly
Reason = Literal["no sign", "months", "order", "form"]

# Another form of a sign -> the one that people find on a keyboard.
_SAME_CHARACTERS = str.maketrans(
    {
        "≤": "<=", "⩽": "<=", "≦": "<=", "≥": ">=", "⩾": ">=", "≧": ">=", "−": "-",  # noqa: RUF001 - as people type it
    }
)  # fmt: skip
_QUOTES = "\"'“”„‟‘’‚‛«»‹›`"  # noqa: RUF001
_SIGN_WORDS = {
    ">=": r"at least|no less than|not less than|no fewer than|not fewer than|not below|never below|minimum of|minimum"
    r"|min\.?|at or (?:above|over)|=>|>\s*=",
    "<=": r"at most|no more than|not more than|not above|never above|not over|maximum of|maximum|max\.?|up to"
    r"|at or (?:below|under)|=<|<\s*=",
    ">": r"more than|greater than|higher than|over|above|>",
    "<": r"less than|fewer than|lower than|under|below|<",
}
_ENDINGS = {
    ">=": r"\+|plus\b|or (?:more|above|over|better|higher|greater)\b|and (?:more|above|over|higher)\b|at least\b"
    r"|minimum\b|min\b\.?",
    "<=": r"or (?:less|fewer|below|under|lower)\b|and (?:less|below|under|lower)\b|at most\b|maximum\b|max\b\.?",
}
_UNITS = {
    "%": r"%|percent\b|per cent\b|pct\b",
    "seconds": r"(?:seconds?|secs?|s)\b",
    "minutes": r"(?:minutes?|mins?)\b",
    "hours": r"(?:hours?|hrs?|h)\b",
    "days": r"days?\b",
    "months": r"months?\b",
    "points": r"(?:points?|pts?|pp)\b",
}
_TIMES = ("seconds", "minutes", "hours", "days", "months")
_CURRENCY = r"[$€£¥₹₱]|(?:USD|EUR|GBP|INR|PHP|PLN|COP)\s"
# Commas may separate groups of digits, also in the Indian way (1,00,000); "1,5" is not a number.
_DIGITS = r"-?(?:\d{1,3}(?:,\d{2,3})*,\d{3}|\d+)(?:\.\d+)?(?![.,]?\d)"


def _amount(name: str) -> str:
    unit = "|".join(f"(?:{pattern})" for pattern in _UNITS.values())
    return rf"(?P<money_{name}>{_CURRENCY})?\s*(?P<{name}>{_DIGITS})(?:\s*(?P<unit_{name}>{unit}))?"


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(rf"{text}(?P<rest>(?:[\s,;(].*)?)$", re.IGNORECASE)


_RANGE = _pattern(rf"(?:between\s+|from\s+)?{_amount('first')}\s*(?:to|-|–|—|\.\.+|…|and)\s*{_amount('second')}")  # noqa: RUF001
_WITHIN = _pattern(rf"(?:within\s*)?(?P<sign>±|\+\s*/?\s*-|)\s*{_amount('first')}")
_SIGNED = {sign: _pattern(rf"(?:{words})\s*{_amount('first')}") for sign, words in _SIGN_WORDS.items()}
_ENDED = {sign: _pattern(rf"{_amount('first')}\s*(?:{words})(?:\s*(?P<late>%))?") for sign, words in _ENDINGS.items()}
# A number after the first is a detail, such as "in 30 seconds" or "by day 90"; anything else could be a second limit.
_DETAIL = re.compile(
    r"\b(?:in|by|of|for|per|after|within|from|first|last|past|every|day|week|month|quarter|hour)\s+(?:the\s+)?"
    r"(?:(?:first|last|past)\s+)?\d[\d,.]*",
    re.IGNORECASE,
)
_MONTHS = re.compile(r"\bfor\s+(?:the\s+)?(?:last\s+)?\d+\s+months?\b|\bin a row\b", re.IGNORECASE)


@functools.lru_cache(maxsize=4096)
def parse(text: str) -> Target:
    """The target in a text. A text with digits that is no comparison raises `TargetError`."""
    keyboard = unicodedata.normalize("NFKC", text).translate(_SAME_CHARACTERS)
    plain = " ".join(keyboard.strip().strip(_QUOTES).split())
    if not any(character.isdigit() for character in plain):
        return Target(plain)
    if _MONTHS.search(plain):
        raise TargetError("months")
    for read in (_signed, _ended, _range, _within):
        if target := read(plain):
            return target
    raise TargetError("no sign" if re.fullmatch(_pattern(_amount("first")), plain) else "form")


def _signed(text: str) -> Target | None:
    # `>=` before `>`: the table has the signs in this order.
    matches = ((sign, pattern.fullmatch(text)) for sign, pattern in _SIGNED.items())
    sign, match = next(((sign, match) for sign, match in matches if match), ("", None))
    return _one_sided(sign, match) if match else None


def _ended(text: str) -> Target | None:
    matches = ((sign, pattern.fullmatch(text)) for sign, pattern in _ENDED.items())
    sign, match = next(((sign, match) for sign, match in matches if match), ("", None))
    return _one_sided(sign, match, "%" if match["late"] else "") if match else None


def _one_sided(sign: str, match: re.Match[str], late_unit: str = "") -> Target:
    limit, unit = _number(match["first"]), late_unit or _unit(match, "first")
    bounds = Bounds(limit, None, sign == ">") if sign[0] == ">" else Bounds(None, limit, sign == "<")
    return Target(f"{sign} {_shown(match, 'first', unit)}{_rest(match)}", bounds, unit)


def _range(text: str) -> Target | None:
    match = _RANGE.fullmatch(text)
    if not match:
        return None
    low, high = _number(match["first"]), _number(match["second"])
    units = {_unit(match, "first"), _unit(match, "second")} - {""}
    if low > high:
        raise TargetError("order")
    if len(units) > 1:
        raise TargetError("form")
    unit = next(iter(units), "")
    first = _shown(match, "first", unit if unit in ("%", "money") else "")
    return Target(f"{first} to {_shown(match, 'second', unit)}{_rest(match)}", Bounds(low, high), unit)


def _within(text: str) -> Target | None:
    """`within 5% of plan` allows 5% on both sides; `within 30 days` is `<= 30 days`."""
    match = _WITHIN.fullmatch(text)
    if not match or not (match["sign"] or text.lower().startswith("within")):
        return None
    limit, unit = _number(match["first"]), _unit(match, "first")
    if unit in _TIMES and not match["sign"] and not match["rest"].strip().startswith("of"):
        return _one_sided("<=", match)
    shown, sides = _shown(match, "first", unit), abs(limit)
    return Target(f"within {shown}{_rest(match)}", Bounds(-sides, sides), unit)


def _number(digits: str) -> float:
    if len(digits) > MAX_DIGITS:
        raise TargetError("form")
    return float(digits.replace(",", ""))


def _unit(match: re.Match[str], name: str) -> str:
    if match[f"money_{name}"]:
        return "money"
    written = match[f"unit_{name}"]
    if not written:
        return ""
    return next(unit for unit, pattern in _UNITS.items() if re.fullmatch(pattern, written, re.IGNORECASE))


def _shown(match: re.Match[str], name: str, unit: str) -> str:
    """The number with its unit: `5%`, `30 seconds`, `$5`."""
    digits = match[name]
    if unit == "%":
        return f"{digits}%"
    if unit == "money":
        currency = (match[f"money_{name}"] or "").strip().upper()
        return f"{currency} {digits}" if currency.isalpha() else f"{currency}{digits}"
    singular = unit.removesuffix("s") if digits == "1" else unit
    return f"{digits} {singular}" if unit else digits


def _rest(match: re.Match[str]) -> str:
    """The words after the numbers. One figure cannot be compared with a second limit in them."""
    rest = " ".join(match["rest"].split())
    others = _DETAIL.sub("", rest)
    if re.search(r"[<>=%±\d]", others):
        raise TargetError("form")
    return rest if not rest or rest[0] in ",;" else f" {rest}"


def looser(target: Bounds, other: Bounds) -> bool:
    """Whether a target accepts a figure that the other one does not, and refuses none that the other one accepts."""
    return _admits(target, other) and target != other


def _admits(wide: Bounds, narrow: Bounds) -> bool:
    """Whether every figure within `narrow` is also within `wide`."""
    return _below(wide.low, wide.strict, narrow.low, narrow.strict) and _below(
        _negative(wide.high), wide.strict, _negative(narrow.high), narrow.strict
    )


def _below(low: float | None, strict: bool, other: float | None, other_strict: bool) -> bool:
    if low is None:
        return True
    return other is not None and (low < other or (low == other and (other_strict or not strict)))


def _negative(value: float | None) -> float | None:
    return None if value is None else -value


# The unit of a KPI -> units that its targets may have; every KPI takes a number without a unit.
ALLOWED_UNITS: dict[str, tuple[str, ...]] = {
    "percent": ("%", "points"),
    "score": ("%", "points"),
    "ratio": ("%",),
    "count": ("points",),
    "money": ("money",),
    **{unit: (unit,) for unit in _TIMES},
}
