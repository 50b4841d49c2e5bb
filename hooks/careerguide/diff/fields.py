"""Fields of an entry, one line for each that changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from careerguide import formatting, model
from careerguide.guide.change import Change, Weight
from careerguide.model.record_fields import references

from .snapshot import Comparison
from .values import LONGEST, MEANINGS, changed, list_change, one_line, readable

# Names of fields for people, by path or by field; other fields are called by their key.
LABELS = {
    "aliases": "other names",
    "also_in": "other tracks that list it",
    "answers": "answered questions",
    "apply": "link to apply",
    "ask": "desk to ask",
    "book": "link to book a seat",
    "chats_a_month": "chats a month",
    "closes": "last day to apply",
    "day": "description of a day",
    "differences": "differences by client line, site and shift",
    "dead_end": "reason why no promotion follows",
    "eligibility.from_roles": "open to",
    "everyday": "everyday phrases",
    "feedback": "promise of feedback",
    "formerly": "former ids",
    "grade": "pay grade",
    "from_entry": "time from the first day",
    "how": "how to get it",
    "improve": "what helps",
    "kras": "result areas",
    "last_rating": "last rating required",
    "less": "reasons for a lower level",
    "line": "line of business",
    "line_of_business": "client business",
    "manages": "people managed",
    "minutes": "length",
    "months_in_role_other_track": "time in role for a move to another track",
    "months_in_role_same_track": "time in role for a move on the same track",
    "months_since_move": "time since the last move",
    "months_since_warning": "time since a warning",
    "not_decided": "questions that the guide does not decide",
    "opens": "first day to apply",
    "outlook": "note on where the work is going",
    "outlook.as_of": "month of the newest source",
    "outlook.grows": "tasks that grow",
    "outlook.renew_after": "time until the note is renewed",
    "outlook.shrinks": "tasks that shrink",
    "outlook.sources": "sources of the note",
    "outlook.trend": "what is expected of the work",
    "posting_open_days": "time that an opening stays open",
    "prepare": "ways to prepare",
    "release_within_months": "time until release",
    "short": "short form",
    "typical": "typical value",
    "url": "link",
    "watch": "KPIs to watch",
    "weights.desirable": "weight of a desirable skill",
    "weights.essential": "weight of an essential skill",
    "on": "day of the month",
    "words": "words for the search",
    "why": "reasons for the move",
    "why_not": "reasons to wait",
    **{
        f"tiers.{tier}": f"lowest percentage of {label}"
        for tier, label in (("strong", "a strong match"), ("good", "a good match"), ("stretch", "a stretch"))
    },
}
# Fields of which more is harder for people, and fields of which more is better for them.
HARDER = {
    "policy.months_in_role_same_track",
    "policy.months_in_role_other_track",
    "policy.months_since_warning",
    "policy.months_since_move",
    "policy.release_within_months",
    "policy.last_rating",
    "policy.manager",
    "opening.opens",
    "match.tiers.strong",
    "match.tiers.good",
    "match.tiers.stretch",
}
BETTER = {
    "opening.seats",
    "opening.closes",
    "event.seats",
    "ambassador.chats_a_month",
    "ambassador.available",
    "policy.posting_open_days",
    "learning.free",
}
# Fields of which no value means everybody.
FOR_ALL = {
    "opening.eligibility.from_roles": "all roles",
    "benefit.tracks": "all tracks",
    "event.tracks": "all tracks",
    "benefit.levels": "all levels",
}
# Fields that change nothing for readers: reviews, sources, and how entries are sorted and found.
CORRECTS = {
    "as_of",
    "renew_after",
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
    "focus",
    "name",
    "words",
}
# Records that are compared as one value, not field by field.
WHOLE = CORRECTS | {"grade", "manages", "from_entry", "repeats", "levels"}
Question = model.PolicyAnswer | model.UndecidedQuestion
# Values in words, the easiest first.
SCALES = (tuple(formatting.RATINGS), ("informed", "approves"), tuple(formatting.SHIFTS))


def compare_fields(
    kind: str, id_: str, name: str, before: model.Record, now: model.Record, comparison: Comparison, prefix: str = ""
) -> Iterator[Change]:
    """Changes of every field, one line each; `prefix` is the path to a record inside the entry, with its dot."""
    refs = {pattern[0]: ref for pattern, ref in references(type(now)) if pattern in ((pattern[0],), (pattern[0], "*"))}
    for field in type(now).model_fields:
        old, new = getattr(before, field), getattr(now, field)
        path = f"{prefix}{field}"
        if old == new or path == "id":
            continue
        if path == "title":
            yield Change("clarifies", kind, id_, path, f"{name} was called {old} before.")
        elif isinstance(old, model.Review) and isinstance(new, model.Review):
            yield Change("corrects", kind, id_, path, f"{name}: {_review(old, new)}.")
        elif type(old) is type(new) and isinstance(old, model.Record) and field not in WHOLE:
            yield from compare_fields(kind, id_, name, old, new, comparison, f"{path}.")
        elif isinstance(old, dict) and isinstance(new, dict):
            for key in dict.fromkeys((*new, *old)):
                if old.get(key) != new.get(key):
                    part = f"{path}.{key}"
                    text = _change(f"{kind}.{part}", part, old.get(key), new.get(key), comparison, None)
                    yield Change(_weight(kind, part, old.get(key), new.get(key)), kind, id_, part, f"{name}: {text}.")
        elif _questions(old) or _questions(new):
            yield from _compare_questions(kind, id_, name, path, old, new, comparison)
        else:
            text = _change(f"{kind}.{path}", path, old, new, comparison, refs.get(field))
            yield Change(_weight(kind, path, old, new), kind, id_, path, f"{name}: {text}.")


def _questions(value: object) -> dict[str, Question]:
    """Id -> question, if the value is a list of questions; else empty."""
    return {item.id: item for item in value if isinstance(item, Question)} if isinstance(value, tuple) else {}


def _compare_questions(
    kind: str, id_: str, name: str, path: str, before: object, now: object, comparison: Comparison
) -> Iterator[Change]:
    """Questions that were added, changed or removed. The id says which question of the old list is which of the new."""
    old, new = _questions(before), _questions(now)
    for key, question in new.items():
        if key not in old:
            yield Change("clarifies", kind, id_, path, f"{name}: {_quoted(question)} was added to {LABELS[path]}.")
        elif question != old[key]:
            question_name = f"{name}, {_quoted(question)}"
            yield from compare_fields(kind, id_, question_name, old[key], question, comparison, f"{path}.")
    for key, question in old.items():
        if key not in new:
            yield Change("clarifies", kind, id_, path, f"{name}: {_quoted(question)} was removed from {LABELS[path]}.")
    if [key for key in new if key in old] != [key for key in old if key in new]:
        yield Change("clarifies", kind, id_, path, f"{name}: the order of {LABELS[path]} changed.")


def _quoted(question: Question) -> str:
    return f'"{one_line(question.question)}"'


def _weight(kind: str, path: str, old: object, new: object) -> Weight:
    key = f"{kind}.{path}"
    if key == "opening.shift":
        return _shift_weight(_set(old), _set(new))
    if key in HARDER | BETTER and None not in (old, new):
        more = _amount(new) > _amount(old)
        return "raises" if more == (key in HARDER) else "eases"
    if key in FOR_ALL:
        return _narrower(_set(old), _set(new))
    return "corrects" if path.rsplit(".", maxsplit=1)[-1] in CORRECTS else "clarifies"


def _shift_weight(old: set[object], new: set[object]) -> Weight:
    """Whether the shifts of an opening get harder; a choice of more shifts is easier."""
    if new < old or old < new:
        return "eases" if old < new else "raises"
    if len(old) == len(new) == 1 and "flexible" not in old | new:
        return "raises" if _amount(*new) > _amount(*old) else "eases"
    return "clarifies"


def _set(value: object) -> set[object]:
    if isinstance(value, model.LevelRange):
        return set(range(value.min, value.max + 1))
    return set(value) if isinstance(value, tuple) else set()


def _narrower(old: set[object], new: set[object]) -> Weight:
    """Whether a field of `FOR_ALL` is for fewer people; an empty set is for everybody."""
    if old == new:
        return "corrects"
    if new and (not old or new < old):
        return "raises"
    return "eases" if not new or new > old else "clarifies"


def _amount(value: object) -> float:
    if isinstance(value, dt.date):
        return value.toordinal()
    scale = next((scale for scale in SCALES if value in scale), None)
    return scale.index(str(value)) if scale else float(value) if isinstance(value, (int, float)) else -1.0


def _change(key: str, path: str, old: object, new: object, comparison: Comparison, ref: str | None) -> str:
    """What changed in a field, as the second half of a sentence; `key` is the kind and the path."""
    field = path.rsplit(".", maxsplit=1)[-1]
    label = LABELS.get(path, LABELS.get(field, field.replace("_", " ")))
    if path == f"levels.{field}":
        label = f"description of the {comparison.title('skill-level', field)} level"
    if key in FOR_ALL:
        before, after = (_audience(value, FOR_ALL[key], field, comparison, ref) for value in (old, new))
        if before == after:
            return f"the order of {FOR_ALL[key].removeprefix('all ')} changed"
        return f"now {label if label == 'open to' else 'for'} {after} (before: {before})"
    if isinstance(old, tuple) and isinstance(new, tuple) and field != "shift":
        return "the journey changed" if field == "journey" else list_change(field, label, old, new, comparison, ref)
    if field in MEANINGS and new in MEANINGS[field]:
        return MEANINGS[field][new]
    if field == "name":
        return "the name changed"  # no name is repeated, as its owner may have withdrawn the consent
    before, after = readable(field, old, comparison, ref), readable(field, new, comparison, ref)
    if before and after and (before == after or max(len(before), len(after)) > LONGEST):
        return f"{label} changed" if ref else f"{label} reworded"
    if not after:
        return f"{label} removed"
    if not before:
        return f"{label} added" if len(after) > LONGEST else f"{label} added: {after}"
    return f"{label} {changed(before, after)}"


def _audience(value: object, everybody: str, field: str, comparison: Comparison, ref: str | None) -> str:
    if isinstance(value, tuple) and value:
        return " and ".join(sorted(readable(field, item, comparison, ref) for item in value)) + " only"
    return f"{readable(field, value, comparison)} only" if value else everybody


def _review(old: model.Review, new: model.Review) -> str:
    """The parts of a review that changed."""
    parts = []
    if old.last != new.last:
        parts.append(f"reviewed on {formatting.day(new.last)} (before: {formatting.day(old.last)})")
    if old.owner != new.owner:
        parts.append(f"owner changed from {formatting.owner(old.owner)} to {formatting.owner(new.owner)}")
    if old.every != new.every:
        parts.append(f"review due every {formatting.plural(new.every, 'month')} instead of {old.every}")
    return "; ".join(parts)
