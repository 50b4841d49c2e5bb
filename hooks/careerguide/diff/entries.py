"""Entries that come, go, get another id, or change."""

from __future__ import annotations

from collections.abc import Iterator

from .. import model, text
from .change import KINDS, Change, Weight
from .fields import fields
from .roles import role
from .side import Side

# What a kind is called in the middle of a sentence.
NOUNS = {
    "kpi": "figure",
    "learning": "course or certificate",
    "term": "word of the glossary",
    "ambassador": "person to ask",
    "policy": "rules for applying",
    "match": "reckoning of a match",
    "opening": "posting",
}

PLURALS = {"kpi": "figures", "learning": "courses and certificates", "term": "glossary", "ambassador": "people to ask"}


def entries(old: Side, new: Side) -> Iterator[Change]:
    """All changes of all entries. A kind of which a file could not be read on either side is left out: nothing is known to be gone."""
    for kind in [*KINDS, *sorted({*old.entries, *new.entries} - {*KINDS})]:
        if kind in old.unread | new.unread:
            continue
        was, now = old.of_kind(kind), new.of_kind(kind)
        came_from = {
            id_: before for before, id_ in new.renamed.get(kind, {}).items() if before in was and before not in now and id_ not in was
        }
        for id_ in [*now, *(id_ for id_ in was if id_ not in now and id_ not in came_from.values())]:
            before = came_from.get(id_, id_)
            if before not in was:
                yield _new(kind, id_, new)
            elif id_ not in now:
                yield _gone(kind, id_, old, new)
            else:
                if before != id_:
                    yield Change("clarifies", kind, id_, "id", f"{new.title(kind, id_)} has a new id: {id_}, was {before}.")
                yield from _changed(kind, id_, was[before], now[id_], old, new)


def _changed(kind: str, id_: str, before: model.Shape, now: model.Shape, old: Side, new: Side) -> Iterator[Change]:
    if isinstance(before, model.Role) and isinstance(now, model.Role):
        yield from role(id_, before, now, old, new)
    else:
        yield from fields(kind, id_, _name(kind, id_, now, new), before, now, old, new)


def _new(kind: str, id_: str, side: Side) -> Change:
    entry = side.of_kind(kind)[id_]
    if isinstance(entry, model.Role):
        words = f"{entry.title} is a new role in {side.title('track', entry.track)}, level {entry.level}."
        return Change(
            "clarifies" if entry.status == "draft" else "eases",
            kind,
            id_,
            "",
            words if entry.status != "draft" else f"{words[:-1]}, still a draft.",
        )
    if isinstance(entry, model.Opening):
        words = f"{text.plural(entry.seats, 'seat')} as {side.title('role', entry.role)} in {entry.site} can be applied for until {text.day(entry.closes)}."
        return Change("eases", kind, id_, "", words)
    if isinstance(entry, model.Story):
        return Change("eases", kind, id_, "", f'A new story: "{entry.title}".')
    weight: Weight = "eases" if kind in ("event", "ambassador", "benefit", "learning") else "clarifies"
    return Change(weight, kind, id_, "", f"New {NOUNS.get(kind, kind)}: {_name(kind, id_, entry, side)}.")


def _gone(kind: str, id_: str, old: Side, new: Side) -> Change:
    entry = old.of_kind(kind)[id_]
    name = _name(kind, id_, entry, old)
    if isinstance(entry, model.Story):
        return Change("clarifies", kind, id_, "", f'The story "{entry.title}" leaves the site.')
    if isinstance(entry, model.Opening):
        over = entry.closes < new.today
        why = (
            f"closed on {text.day(entry.closes)} and is taken down"
            if over
            else f"is withdrawn, {text.plural((entry.closes - new.today).days, 'day')} before it closes"
        )
        return Change("corrects" if over else "raises", kind, id_, "", f"The posting {name} {why}.")
    leads = new.renamed.get(kind, {}).get(id_)
    if kind in ("role", "skill", "track", "band"):
        where = (
            f"its address leads to {new.title(kind, leads)}"
            if leads
            else f"its address leads nowhere: write `formerly: [{id_}]` under the {kind} that takes its place"
        )
        return Change("raises" if kind == "role" else "clarifies", kind, id_, "", f"{name} is dropped; {where}.")
    return Change("clarifies", kind, id_, "", f"Gone from the {PLURALS.get(kind, kind + 's')}: {name}.")


def _name(kind: str, id_: str, entry: model.Shape, side: Side) -> str:
    """An entry as people would speak of it."""
    if isinstance(entry, model.Opening):
        return f"{side.title('role', entry.role)} in {entry.site}"
    if isinstance(entry, model.Ambassador):
        return f"{side.title('role', entry.role)} in {entry.site}"
    if isinstance(entry, model.Level):
        return f"Level {entry.level}"
    if kind in ("policy", "match"):
        return f"The {NOUNS[kind]}"
    return str(getattr(entry, "title", id_))
