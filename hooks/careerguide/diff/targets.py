"""Whether a target or a gate gets harder, as far as its numbers and signs tell."""

from __future__ import annotations

import re

from careerguide.guide.change import Weight

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = re.compile(rf"\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
# What is right before a number, or right after it. In "5% or less for 3 months", the months are always a lower bound.
_BEFORE = re.compile(
    r"(?P<least>>=?|≥|\bat least|\bor (?:over|above)|\b(?:no|not|never) (?:fewer|less|under|below)(?: than)?"
    r"|\bfor(?: at least)?(?: the)?(?: last| past)?|\b(?:last|past))\s*$"
    r"|(?P<most><=?|≤|\bat most|\bor (?:under|below)|\b(?:no|not|never) (?:more|over|above)(?: than)?"
    r"|\bwithin(?: the)?(?: first)?|\bup to|\bin|\bby(?: day| week| month)?)\s*$"
    r"|(?P<over>\bover|\babove|\bmore than)\s*$|(?P<under>\bunder|\bbelow|\b(?:fewer|less) than)\s*$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^\s*%?(?: \w+){0,2}? or (?:(?P<least>more|over|above|better|higher)|(?P<most>less|fewer|under|below|lower))\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(r"\b(?:no|never|without|not)\b", re.IGNORECASE)
_TO = re.compile(r"^\s*(?:%|percent)?\s*(?:to|-|–)\s*$")  # noqa: RUF001 - the dash of ranges


def target_weight(before: str, now: str, better: str = "higher") -> Weight:
    """`raises` or `eases` if exactly one number differs and all other words are the same, else `clarifies`.

    `better` is the good direction of the KPI, for targets that do not say it: "higher", "lower" or "range".
    """
    old, new = _numbers(before), _numbers(now)
    if len(old) != len(new) or _NUMBER.sub("0", before) != _NUMBER.sub("0", now):
        return "clarifies"
    differing = [index for index in range(len(new)) if old[index] != new[index]]
    if len(differing) != 1:
        return "clarifies"
    index = differing[0]
    bound = _bound(now, index, better)
    if bound is None:
        return "clarifies"
    return "raises" if (new[index] > old[index]) == (bound == "least") else "eases"


def _bound(text: str, index: int, better: str) -> str | None:
    """`least` or `most`: what the number at `index` is of what the text allows; None if the text does not tell."""
    numbers = list(_NUMBER.finditer(text))
    number = numbers[index]
    head = text[numbers[index - 1].end() if index else 0 : number.start()]
    tail = text[number.end() : numbers[index + 1].start() if index + 1 < len(numbers) else len(text)]
    if _TO.match(tail) and index + 1 < len(numbers):
        return "least"
    if _TO.match(head) and index:
        return "most"
    sign = _BEFORE.search(head) or _AFTER.match(tail)
    if not sign:
        return {"higher": "least", "lower": "most"}.get(better)
    bound = str(sign.lastgroup)
    negated = bool(_NEGATION.search(text[: number.start()]))
    if bound in ("over", "under"):
        return "least" if (bound == "over") != negated else "most"
    # "No complaint in 3 months" is harder with more months; "80% in 30 seconds" is easier with more seconds.
    return "least" if negated and sign[0].strip().lower() == "in" else bound


def _numbers(text: str) -> list[float]:
    return [
        float(_WORDS.index(number.lower()) + 2) if number[0].isalpha() else float(number.replace(",", ""))
        for number in _NUMBER.findall(text)
    ]
