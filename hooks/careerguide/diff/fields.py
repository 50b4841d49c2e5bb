"""Fields of an entry, each change of one in a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from .. import model, text
from ..load import references
from .change import Change, Weight
from .side import Side

# Fields as people would name them; the others read as they are written.
WORDS = {
    "aliases": "other names",
    "day": "description of a day",
    "dead_end": "reason for leading nowhere",
    "eligibility.months_in_role": "months in role asked for",
    "eligibility.from_roles": "roles that may apply",
    "eligibility.last_rating": "last rating asked for",
    "feedback": "promise of feedback",
    "formerly": "former ids",
    "how": "way to get it",
    "last_rating": "last rating asked for",
    "less": "reasons for a lower level",
    "manages": "people managed",
    "months_in_role_same_track": "months in role asked for on the same track",
    "months_in_role_other_track": "months in role asked for on another track",
    "months_since_warning": "months since a warning",
    "months_since_move": "months since the last move",
    "posting_open_days": "days that a posting stays open",
    "release_within_months": "months until release",
    "why_not": "reason against",
    "everyday": "everyday phrases",
    "from_entry": "months from the first day",
    "line_of_business": "client",
    "chats_a_month": "chats a month",
    "kras": "result areas",
}
# Where more is harder for the person, and where it is better for them.
HARDER = {
    *("policy.months_in_role_same_track", "policy.months_in_role_other_track", "policy.months_since_warning", "policy.months_since_move"),
    *("policy.release_within_months", "policy.last_rating", "opening.eligibility.months_in_role", "opening.eligibility.last_rating"),
    *("match.tiers.strong", "match.tiers.good", "match.tiers.stretch"),
}
BETTER = {"opening.seats", "opening.closes", "event.seats", "ambassador.chats_a_month", "policy.posting_open_days", "ambassador.available"}
# What changes nothing for a reader: who looked when, where it is from, how it is filed.
CORRECTS = {
    "review",
    "sources",
    "confidence",
    "formerly",
    "codes",
    "url",
    "sample",
    "cluster",
    "kind",
    "licence",
    "attribution",
    "year",
    "note",
    "aliases",
    "consent",
    "picture",
}
RATINGS = ("below", "meets", "exceeds")
LONGEST = 90


def fields(kind: str, id_: str, name: str, before: model.Shape, now: model.Shape, old: Side, new: Side, at: str = "") -> Iterator[Change]:
    """Changes of every field, those inside groups included."""
    refs = {pattern[0]: ref for pattern, ref in references(type(now)) if pattern in ((pattern[0],), (pattern[0], "*"))}
    for field in type(now).model_fields:
        was, is_ = getattr(before, field), getattr(now, field)
        path = f"{at}{field}"
        if was == is_ or path == "id":
            continue
        if type(was) is type(is_) and isinstance(was, model.Shape) and field not in CORRECTS | {"manages", "from_entry"}:
            yield from fields(kind, id_, name, was, is_, old, new, f"{path}.")
        else:
            yield Change(_weight(kind, path, was, is_), kind, id_, path, f"{name}: {_said(path, was, is_, old, new, refs.get(field))}.")


def _weight(kind: str, path: str, was: object, now: object) -> Weight:
    place = f"{kind}.{path}"
    if place in HARDER | BETTER:
        more = _amount(now) > _amount(was)
        return "raises" if more == (place in HARDER) else "eases"
    if path == "eligibility.from_roles" and isinstance(was, tuple) and isinstance(now, tuple):
        # An empty list lets everybody in.
        return "raises" if now and (not was or set(now) < set(was)) else "eases"
    return "corrects" if path.rsplit(".", maxsplit=1)[-1] in CORRECTS else "clarifies"


def _amount(value: object) -> float:
    if isinstance(value, dt.date):
        return value.toordinal()
    if isinstance(value, str) and value in RATINGS:
        return RATINGS.index(value)
    return float(value) if isinstance(value, (int, float)) else -1.0


def _said(path: str, was: object, now: object, old: Side, new: Side, ref: str | None) -> str:
    word = WORDS.get(path, WORDS.get(path.rsplit(".", maxsplit=1)[-1], path.rsplit(".", maxsplit=1)[-1].replace("_", " ")))
    if isinstance(was, tuple) and isinstance(now, tuple):
        return _listed(word, [shown(value, old, ref) for value in was], [shown(value, new, ref) for value in now])
    if isinstance(now, model.Review):
        return f"reviewed on {text.day(now.last)} by {text.owner(now.owner)}"
    before, after = shown(was, old, ref), shown(now, new, ref)
    if max(len(before), len(after)) > LONGEST or "\n" in before + after:
        return f"{word} is reworded"
    if not before:
        return f'{word} is new: "{after}"' if isinstance(now, str) else f"{word} is new: {after}"
    if not after:
        return f"{word} is taken out"
    return f"{word} is now {after}, was {before}"


def _listed(word: str, was: list[str], now: list[str]) -> str:
    added, gone = [one for one in now if one not in was], [one for one in was if one not in now]
    parts = [f"{sign} {short(', '.join(part))}" for sign, part in (("added", added), ("taken out", gone)) if part]
    return f"{word}: {'; '.join(parts)}" if parts else f"{word} stand in another order"


def shown(value: object, side: Side, ref: str | None = None) -> str:
    """A value as a person reads it; an id as the title of what it names."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime):
        return text.moment(value)
    if isinstance(value, dt.date):
        return text.day(value)
    if isinstance(value, model.Range):
        return text.months(value)
    if isinstance(value, model.Span):
        return text.people(value.min, value.max)
    if isinstance(value, model.Shape):
        return ", ".join(
            shown(getattr(value, field), side) for field in type(value).model_fields if getattr(value, field) not in (None, ())
        )
    return side.title(ref, str(value)) if ref else str(value)


def short(words: str) -> str:
    """At most a line."""
    return words if len(words) <= LONGEST else words[: LONGEST - 3].rstrip() + "..."
