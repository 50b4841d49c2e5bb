"""Fields of an entry, each change of one in a line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from careerguide import formatting, model
from careerguide.guide.change import Change, Weight
from careerguide.model.record_fields import references

from .snapshot import Comparison
from .values import LONGEST, YES_NO, listed, shown

# Fields as people would name them; the others read as they are written.
WORDS = {
    "aliases": "other names",
    "apply": "place to apply",
    "book": "place to take a seat",
    "chats_a_month": "chats a month",
    "closes": "last day to apply",
    "day": "description of a day",
    "dead_end": "reason why no promotion leads on",
    "eligibility.from_roles": "open to",
    "everyday": "everyday phrases",
    "feedback": "promise of feedback",
    "formerly": "former ids",
    "from_entry": "time from the first day",
    "how": "way to get it",
    "kras": "result areas",
    "last_rating": "last rating asked for",
    "less": "reasons for a lower level",
    "line": "line of work",
    "line_of_business": "client business",
    "manages": "people managed",
    "manager": "the manager",
    "minutes": "length",
    "months_in_role_other_track": "time in role asked for on another track",
    "months_in_role_same_track": "time in role asked for on the same track",
    "months_since_move": "time since the last move",
    "months_since_warning": "time since a warning",
    "opens": "first day to apply",
    "posting_open_days": "time that a posting stays open",
    "prepare": "ways to prepare",
    "release_within_months": "time until release",
    "typical": "typical figure",
    "url": "link",
    "watch": "figures to watch",
    "weights.desirable": "weight of a desirable skill",
    "weights.essential": "weight of an essential skill",
    "why": "whom it suits",
    "why_not": "reason to wait",
    **{f"levels.{level}": f"description of the {level} level" for level in model.SKILL_LEVELS},
    **{
        f"tiers.{tier}": f"percent from which a match is {words}"
        for tier, words in (("strong", "strong"), ("good", "good"), ("stretch", "a stretch"))
    },
}
# Where more is harder for the person, and where it is better for them.
HARDER = {
    *(
        "policy.months_in_role_same_track",
        "policy.months_in_role_other_track",
        "policy.months_since_warning",
        "policy.months_since_move",
    ),
    *("policy.release_within_months", "policy.last_rating", "policy.manager", "opening.shift", "opening.opens"),
    *("match.tiers.strong", "match.tiers.good", "match.tiers.stretch"),
}
BETTER = {
    *("opening.seats", "opening.closes", "event.seats", "ambassador.chats_a_month", "ambassador.available"),
    *("policy.posting_open_days", "learning.free"),
}
# Where nothing means everybody.
FOR_ALL = {
    "opening.eligibility.from_roles": "all roles",
    "benefit.tracks": "all tracks",
    "event.tracks": "all tracks",
    "benefit.levels": "all levels",
}
# What changes nothing for a reader: who looked when, where it is from, how it is filed.
CORRECTS = {
    *(
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
    ),
    *("note", "aliases", "consent", "picture", "name"),
}
# Read as one value, not part by part.
WHOLE = CORRECTS | {"manages", "from_entry", "repeats", "levels"}
SCALES = (("below", "meets", "exceeds"), ("informed", "approves"), ("day", "rotating", "night"))


def fields(
    kind: str, id_: str, name: str, before: model.Record, now: model.Record, comparison: Comparison, at: str = ""
) -> Iterator[Change]:
    """Changes of every field, those inside groups included."""
    refs = {pattern[0]: ref for pattern, ref in references(type(now)) if pattern in ((pattern[0],), (pattern[0], "*"))}
    for field in type(now).model_fields:
        was, is_ = getattr(before, field), getattr(now, field)
        path = f"{at}{field}"
        if was == is_ or path == "id":
            continue
        if path == "title":
            yield Change("clarifies", kind, id_, path, f"{name} was called {was} until now.")
        elif isinstance(was, model.Review) and isinstance(is_, model.Review):
            yield Change("corrects", kind, id_, path, f"{name}: {_review(was, is_)}.")
        elif (
            type(was) is type(is_)
            and isinstance(was, model.Record)
            and (field not in WHOLE or isinstance(was, model.SkillScale))
        ):
            yield from fields(kind, id_, name, was, is_, comparison, f"{path}.")
        else:
            said = _said(f"{kind}.{path}", path, was, is_, comparison, refs.get(field))
            yield Change(_weight(kind, path, was, is_), kind, id_, path, f"{name}: {said}.")


def _weight(kind: str, path: str, was: object, now: object) -> Weight:
    place = f"{kind}.{path}"
    if place in HARDER | BETTER and None not in (was, now):
        more = _amount(now) > _amount(was)
        return "raises" if more == (place in HARDER) else "eases"
    if place in FOR_ALL:
        return _narrower(_set(was), _set(now))
    return "corrects" if path.rsplit(".", maxsplit=1)[-1] in CORRECTS else "clarifies"


def _set(value: object) -> set[object]:
    if isinstance(value, model.LevelRange):
        return set(range(value.min, value.max + 1))
    return set(value) if isinstance(value, tuple) else set()


def _narrower(was: set[object], now: set[object]) -> Weight:
    """An empty list lets everybody in."""
    if was == now:
        return "corrects"
    if now and (not was or now < was):
        return "raises"
    return "eases" if not now or now > was else "clarifies"


def _amount(value: object) -> float:
    if isinstance(value, dt.date):
        return value.toordinal()
    scale = next((scale for scale in SCALES if value in scale), None)
    return scale.index(str(value)) if scale else float(value) if isinstance(value, (int, float)) else -1.0


def _said(place: str, path: str, was: object, now: object, comparison: Comparison, ref: str | None) -> str:
    field = path.rsplit(".", maxsplit=1)[-1]
    word = WORDS.get(path, WORDS.get(field, field.replace("_", " ")))
    if place in FOR_ALL:
        told = [_everybody(value, FOR_ALL[place], field, comparison, ref) for value in (now, was)]
        return (
            f"{word if word == 'open to' else 'for'} {told[0]}, was {told[1]}"
            if told[0] != told[1]
            else f"{word} in another order"
        )
    if isinstance(was, tuple) and isinstance(now, tuple):
        return listed(field, word, was, now, comparison, ref) if field != "journey" else "the journey changes"
    if isinstance(now, bool) and field in YES_NO:
        return YES_NO[field][not now]
    if field == "name":
        return "the name changes"  # nobody's name is repeated where it may no longer stand
    before, after = shown(field, was, comparison, ref), shown(field, now, comparison, ref)
    if before and after and (before == after or max(len(before), len(after)) > LONGEST):
        return f"{word} reworded" if not ref else f"{word} changes"
    if not after:
        return f"{word} taken out"
    if not before:
        return f"{word} new" if len(after) > LONGEST else f"{word} new: {after}"
    return f"{word} now {after}, was {before}"


def _everybody(value: object, everybody: str, field: str, comparison: Comparison, ref: str | None) -> str:
    if isinstance(value, tuple) and value:
        return " and ".join(sorted(shown(field, one, comparison, ref) for one in value)) + " only"
    return f"{shown(field, value, comparison)} only" if value else everybody


def _review(was: model.Review, now: model.Review) -> str:
    """Only what changed of it."""
    parts = []
    if was.last != now.last:
        parts.append(f"read through on {formatting.day(now.last)}, before on {formatting.day(was.last)}")
    if was.owner != now.owner:
        parts.append(f"{formatting.owner(now.owner)} answers for it, was {formatting.owner(was.owner)}")
    if was.every != now.every:
        parts.append(f"due to be read every {formatting.plural(now.every, 'month')}, was {was.every}")
    return "; ".join(parts)
