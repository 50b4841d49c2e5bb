"""Whether a target or a gate got harder: as far as its numbers and signs say."""

from __future__ import annotations

import re

from careerguide.guide.change import Weight

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
# What stands right before a number, or right behind it. "5% or less for 3 months": months to keep at it are always a lower bound.
_BEFORE = re.compile(
    r"(?P<least>>=?|≥|\bat least|\bor (?:over|above)|\b(?:no|not|never) (?:fewer|less|under|below)(?: than)?"
    r"|\bfor(?: at least)?(?: the)?(?: last| past)?|\b(?:last|past))\s*$"
    r"|(?P<most><=?|≤|\bat most|\bor (?:under|below)|\b(?:no|not|never) (?:more|over|above)(?: than)?|\bwithin(?: the)?(?: first)?"
    r"|\bup to|\bin|\bby(?: day| week| month)?)\s*$"
    r"|(?P<over>\bover|\babove|\bmore than)\s*$|(?P<under>\bunder|\bbelow|\b(?:fewer|less) than)\s*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^\s*%?(?: \w+){0,2}? or (?:(?P<least>more|over|above|better|higher)|(?P<most>less|fewer|under|below|lower))\b",
    re.IGNORECASE,
)
_NONE = re.compile(r"\b(?:no|never|without|not)\b", re.IGNORECASE)
_TO = re.compile(r"^\s*(?:%|percent)?\s*(?:to|-|–)\s*$")  # noqa: RUF001 - the dash of ranges


def direction(before: str, now: str, better: str = "higher") -> Weight:
    """`raises` or `eases` where exactly one number differs and the words around it stay; what cannot be told is `clarifies`.

    `better` says which way the figure is good where the target itself does not: "higher", "lower" or "range".
    """
    was, is_ = _numbers(before), _numbers(now)
    if len(was) != len(is_) or _NUMBER.sub("0", before) != _NUMBER.sub("0", now):
        return "clarifies"
    differing = [place for place, (one, other) in enumerate(zip(was, is_, strict=True)) if one != other]
    if len(differing) != 1:
        return "clarifies"
    place = differing[0]
    bound = _bound(now, place, better)
    if bound is None:
        return "clarifies"
    return "raises" if (is_[place] > was[place]) == (bound == "least") else "eases"


def _bound(words: str, place: int, better: str) -> str | None:
    """Whether a number is the least or the most that is allowed."""
    found = list(_NUMBER.finditer(words))
    head = words[found[place - 1].end() if place else 0 : found[place].start()]
    tail = words[found[place].end() : found[place + 1].start() if place + 1 < len(found) else len(words)]
    if _TO.match(tail) and place + 1 < len(found):
        return "least"
    if _TO.match(head) and place:
        return "most"
    sign = _BEFORE.search(head) or _BEHIND.match(tail)
    if not sign:
        return {"higher": "least", "lower": "most"}.get(better)
    kind = str(sign.lastgroup)
    none = bool(_NONE.search(words[: found[place].start()]))
    if kind in ("over", "under"):
        return "least" if (kind == "over") != none else "most"
    # "No complaint in 3 months" holds the longer, the harder; "80% in 30 seconds" does not.
    return "least" if none and sign[0].strip().lower() == "in" else kind


def _numbers(words: str) -> list[float]:
    return [
        float(_WORDS.index(found.lower()) + 2) if found[0].isalpha() else float(found.replace(",", ""))
        for found in _NUMBER.findall(words)
    ]
