"""Whether a target or a gate got harder: as far as its numbers and signs say."""

from __future__ import annotations

import re

from .change import Weight

_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_AT_MOST = re.compile(r"<|at most|at or (?:under|below)|no more than|within|fewer|less|under|below", re.IGNORECASE)


def direction(before: str, now: str) -> Weight:
    """`raises` or `eases` where exactly one number differs and the words around it stay; else what cannot be told is `clarifies`."""
    was, is_ = _numbers(before), _numbers(now)
    if len(was) != len(is_) or _NUMBER.sub("#", before) != _NUMBER.sub("#", now):
        return "clarifies"
    differing = [(one, other) for one, other in zip(was, is_, strict=True) if one != other]
    if len(differing) != 1:
        return "clarifies"
    more = differing[0][1] > differing[0][0]
    # "at or under 5% for 3 months": the months are always a lower bound.
    place = [one != other for one, other in zip(was, is_, strict=True)].index(True)
    head = now[: list(_NUMBER.finditer(now))[place].start()]
    at_most = bool(_AT_MOST.search(head)) and not re.search(r"\bfor\s*(?:at least\s*)?$", head)
    return "raises" if more != at_most else "eases"


def _numbers(words: str) -> list[float]:
    return [float(found.replace(",", "").rstrip(".")) for found in _NUMBER.findall(words)]
