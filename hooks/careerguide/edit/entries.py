"""What a new entry of each kind holds before anyone has filled it in: sound values where nobody can know better."""

from __future__ import annotations

import datetime as dt
import unicodedata

from pydantic import ValidationError

from careerguide import formatting, model
from careerguide.loading.loaded_data import LoadedData, renamed
from careerguide.loading.validation_messages import explain
from careerguide.problems import DataError, did_you_mean, errors, nearest
from careerguide.rules.names import ID, LONGEST_ID

RECORD_TYPES: dict[str, tuple[str, type[model.Record]]] = {
    "role": ("roles", model.Role),
    "skill": ("skills", model.Skill),
    "story": ("stories", model.Story),
    "opening": ("openings", model.Opening),
    "event": ("events", model.Event),
    "move": ("roles", model.MoveEntry),
}
Values = dict[str, object]


class InvalidEntryError(Exception):
    """Why an entry cannot be written, in a sentence."""


def slug(*words: str) -> str:
    """An id made of words; empty where they hold no letter that an address can have."""
    text = " ".join(words).replace("ß", "ss").replace("&", " and ").replace("'", "")
    plain = "".join(one for one in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(one))
    found = formatting.slug(plain).lstrip("-0123456789").rstrip("-")
    if len(found) > LONGEST_ID:
        found = found[: LONGEST_ID + 1].rpartition("-")[0] or found[:LONGEST_ID]
    return found


def free_id(loaded: LoadedData, kind: str, id_: str) -> str:
    """The id, if an entry of this kind may have it."""
    _readable(loaded, kind)
    if not ID.fullmatch(id_) or len(id_) > LONGEST_ID:
        cure = f" For example `{slug(id_)}`." if slug(id_) else ""
        raise InvalidEntryError(
            f"`{id_[:80]}` cannot be an id: use lower-case letters, digits and hyphens, start with a letter, at most {LONGEST_ID} characters.{cure}"
        )
    for item in loaded.of(kind):
        if item.id == id_:
            raise InvalidEntryError(
                f"`{id_}` is already the id of a {kind} ({item.document.path}, line {item.line}). Name another with --id."
            )
    if owner := renamed(loaded).get(kind, {}).get(id_):
        raise InvalidEntryError(
            f"`{id_}` is a former id of the {kind} `{owner}`, and its address leads there. Name another with --id."
        )
    return id_


def known(loaded: LoadedData, kind: str, id_: str) -> str:
    """The id, if there is such an entry."""
    _readable(loaded, kind)
    ids = {item.id for item in loaded.of(kind)}
    if id_ in ids:
        return id_
    former = renamed(loaded).get(kind, {}).get(id_)
    cure = (
        f" It is now called `{former}`."
        if former
        else did_you_mean(nearest(id_, ids)) or " Add it first, or choose one that is there."
    )
    raise InvalidEntryError(f"There is no {kind} `{id_[:80]}`.{cure}")


def _readable(loaded: LoadedData, kind: str) -> None:
    """Where a file cannot be read, nobody knows which ids are taken."""
    if kind in loaded.unread:
        raise DataError(errors(loaded.problems))


def sound(kind: str, values: Values) -> Values:
    """The values, if they have the shape of their kind."""
    name, record_type = RECORD_TYPES[kind]
    try:
        record_type.model_validate({"id": "x", **values} if name == "stories" else _as_text(values))
    except ValidationError as error:
        raise InvalidEntryError(" ".join(invalid.message for invalid in explain(error, record_type))) from None
    return values


def _as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: _as_text(part) for key, part in value.items()}
    return [_as_text(part) for part in value] if isinstance(value, list) else str(value)


def role(id_: str, title: str, track: str, level: int) -> Values:
    """A role that is not on the site yet."""
    summary = "Say in one sentence what someone in this role does."
    return {"id": id_, "title": title, "track": track, "level": str(level), "status": "draft", "summary": summary}


def skill(id_: str, title: str, kind: str, cluster: str) -> Values:
    """A skill whose four levels are still to be described."""
    levels = {
        "awareness": "Say what one sees a beginner do, who still asks for help.",
        "working": "Say what one sees someone do who manages alone in ordinary cases.",
        "practitioner": "Say what one sees someone do who handles the hard cases.",
        "expert": "Say what one sees someone do whom others come to learn from.",
    }
    summary = "Say in one sentence what someone with this skill does."
    return {"id": id_, "title": title, "kind": kind, "cluster": cluster, "summary": summary, "levels": levels}


def story(title: str, start: str, end: str, site: str | None, today: dt.date) -> Values:
    """A story of one step, shown as an example until the person has consented."""
    began, moved = (f"{today.year - years}-{today.month:02}" for years in (3, 1))
    journey = [{"role": start, "from": began, "to": moved}, {"role": end, "from": moved}]
    return {
        "title": title,
        "leader": {"role": end} | ({"site": site} if site else {}),
        "sample": True,
        "published": today.isoformat(),
        "quote": "Write one sentence of theirs that makes others read on.",
        "journey": journey,
        "question": "What can a team talk about after it has heard this?",
        "huddle": "Write the story in a minute, to be read aloud.\n",
        "body": "Write the story in their own words.\n",
    }


def opening(
    id_: str, *, role: str, site: str, shift: str, seats: int, opens: dt.date, closes: dt.date, apply: str, contact: str
) -> Values:
    """A seat that can be applied for."""
    days = {"opens": opens.isoformat(), "closes": closes.isoformat()}
    return {
        "id": id_,
        "role": role,
        "site": site,
        "shift": shift,
        "seats": str(seats),
        **days,
        "apply": apply,
        "contact": contact,
    }


def event(id_: str, title: str, **values: str) -> Values:
    """A chance to meet a leader."""
    return {"id": id_, "title": title, **values, "summary": "Say in one sentence what one can ask or see there."}


def move(loaded: LoadedData, start: str, end: str, kind: str | None, months: tuple[int, int, int]) -> Values:
    """A move whose months are an estimate of your own."""
    after = {name: str(value) for name, value in zip(("min", "typical", "slow"), months, strict=True)}
    return {
        "to": end,
        "kind": kind or _kind(loaded, start, end),
        "after": after,
        "confidence": "low",
        "sources": [_estimate(loaded)],
    }


def _kind(loaded: LoadedData, start: str, end: str) -> str:
    """Up where the level rises, a bridge between BPO and KPO, else sideways."""
    roles = {role.id: role for _, role in loaded.entries("role", model.Role)}
    lines = {track.id: track.line for _, track in loaded.entries("track", model.Track)}
    if start not in roles or end not in roles:
        return "lateral"
    if roles[end].level > roles[start].level:
        return "promotion"
    return "bridge" if {lines.get(roles[each].track) for each in (start, end)} == {"bpo", "kpo"} else "lateral"


def _estimate(loaded: LoadedData) -> str:
    """The source that says that nobody has counted."""
    guesses = [source.id for _, source in loaded.entries("source", model.Source) if source.kind == "estimate"]
    if not guesses:
        raise InvalidEntryError(
            "A move names the source of its months, and no source in data/sources.yaml has `kind: estimate`. Add one there first."
        )
    return "own-estimate" if "own-estimate" in guesses else guesses[0]
