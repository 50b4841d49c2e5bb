"""The values of a new entry of each kind: what the command asked for, and placeholders that pass the checks."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Sequence

from pydantic import ValidationError

from careerguide import formatting, model
from careerguide.loading import placeholders
from careerguide.loading.loaded_data import LoadedData, renamed
from careerguide.loading.validation_messages import explain
from careerguide.model.kinds import KINDS
from careerguide.problems import DataError, did_you_mean, errors, nearest
from careerguide.rules.names import ID, LONGEST_ID

Values = dict[str, object]


class InvalidEntryError(Exception):
    """An entry cannot be written; the message is one sentence that says why."""


def proposed_id(*words: str) -> str:
    """An id made from words, for example `team-leader`; empty if the words have no letter from a to z."""
    text = " ".join(words).replace("ß", "ss").replace("&", " and ").replace("'", "")
    without_accents = "".join(
        letter for letter in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(letter)
    )
    id_ = formatting.slug(without_accents).lstrip("-0123456789").rstrip("-")
    if len(id_) > LONGEST_ID:
        id_ = id_[: LONGEST_ID + 1].rpartition("-")[0] or id_[:LONGEST_ID]
    return id_


def unused_id(loaded: LoadedData, kind: str, id_: str) -> str:
    """The id, if it is well formed and no entry of this kind has it or had it."""
    _require_readable(loaded, kind)
    if not ID.fullmatch(id_) or len(id_) > LONGEST_ID:
        example = f" For example `{proposed_id(id_)}`." if proposed_id(id_) else ""
        raise InvalidEntryError(
            f"`{id_[:80]}` cannot be an id: use lower-case letters, digits and hyphens, start with a letter, "
            f"and use at most {LONGEST_ID} characters.{example}"
        )
    for item in loaded.of(kind):
        if item.id == id_:
            raise InvalidEntryError(
                f"Another {kind} already has the id `{id_}` ({item.document.path}, line {item.line}). "
                "Choose another id with --id."
            )
    if owner := renamed(loaded).get(kind, {}).get(id_):
        raise InvalidEntryError(
            f"`{id_}` is an old id of the {kind} `{owner}`, and its address redirects there. "
            "Choose another id with --id."
        )
    return id_


def existing_id(loaded: LoadedData, kind: str, id_: str) -> str:
    """The id, if an entry of this kind has it."""
    _require_readable(loaded, kind)
    ids = {item.id for item in loaded.of(kind)}
    if id_ in ids:
        return id_
    current_id = renamed(loaded).get(kind, {}).get(id_)
    renamed_to = f" Its id is now `{current_id}`." if current_id else ""
    hint = renamed_to or did_you_mean(nearest(id_, ids)) or f" Choose an existing {kind}, or add this one first."
    raise InvalidEntryError(f"There is no {kind} `{id_[:80]}`.{hint}")


def _require_readable(loaded: LoadedData, kind: str) -> None:
    """Raise `DataError` if a file of this kind cannot be read: the ids in it are unknown then."""
    if kind in loaded.unread:
        raise DataError(errors(loaded.problems))


def validated(kind: str, values: Values) -> Values:
    """The values, if they are valid for their kind."""
    name, record_type = KINDS[kind].name_in_data, KINDS[kind].record
    try:
        record_type.model_validate({"id": "x", **values} if name == "stories" else _as_text(values))
    except ValidationError as error:
        messages = [one.message for one in explain(error, record_type) if one.code != placeholders.CODE]
        if messages:
            raise InvalidEntryError(" ".join(messages)) from None
    return values


def _as_text(value: object) -> object:
    if isinstance(value, dict):
        return {key: _as_text(part) for key, part in value.items()}
    return [_as_text(part) for part in value] if isinstance(value, list) else str(value)


def role(id_: str, title: str, track: str | None, level: int) -> Values:
    """A draft role, which the site does not show."""
    in_track = {"track": track} if track else {}
    return {
        "id": id_,
        "title": title,
        **in_track,
        "level": str(level),
        "status": "draft",
        "summary": placeholders.ROLE_SUMMARY,
    }


def skill(id_: str, title: str, kind: str, cluster: str, level_ids: Iterable[str]) -> Values:
    """A draft skill with a placeholder for each skill level."""
    levels = {level: placeholders.SKILL_LEVELS.get(level, placeholders.SKILL_LEVEL) for level in level_ids}
    return {
        "id": id_,
        "title": title,
        "status": "draft",
        "kind": kind,
        "cluster": cluster,
        "summary": placeholders.SKILL_SUMMARY,
        "levels": levels,
    }


def story(title: str, start: str, end: str, site: str | None, today: dt.date) -> Values:
    """A story of one step; an example until the person has given consent."""
    month = placeholders.MONTH
    journey = [{"role": start, "from": month, "to": month}, {"role": end, "from": month}]
    return {
        "title": title,
        "leader": {"role": end} | ({"site": site} if site else {}),
        "sample": True,
        "published": today.isoformat(),
        "quote": placeholders.STORY_QUOTE,
        "journey": journey,
        "question": placeholders.STORY_QUESTION,
        "huddle": f"{placeholders.STORY_HUDDLE}\n",
        "body": f"{placeholders.STORY_BODY}\n",
    }


def opening(
    id_: str,
    *,
    role: str,
    sites: Sequence[str],
    shifts: Sequence[str],
    seats: int,
    opens: dt.date,
    closes: str,
    apply: str,
    contact: str,
) -> Values:
    """An opening that people can apply for. `closes` is the last day or `until-filled`."""
    days = {"opens": opens.isoformat(), "closes": closes}
    return {
        "id": id_,
        "role": role,
        **({"site": sites[0]} if len(sites) == 1 else {"sites": list(sites)}),
        "shift": shifts[0] if len(shifts) == 1 else list(shifts),
        "seats": str(seats),
        **days,
        "apply": apply,
        "contact": contact,
    }


def event(id_: str, title: str, **values: str) -> Values:
    """An event at which people can meet a leader."""
    return {"id": id_, "title": title, **values, "summary": placeholders.EVENT_SUMMARY}


def move(loaded: LoadedData, start: str, end: str, kind: str | None, months: tuple[int, int, int] | None) -> Values:
    """A move whose months, if they are given, are the company's own estimate."""
    after = {
        name: str(value) for name, value in zip(("min", "typical", "slow"), months or (), strict=months is not None)
    }
    return {
        "to": end,
        "kind": kind or _kind(loaded, start, end),
        **({"after": after} if after else {}),
        "confidence": "low",
        "sources": [_estimate(loaded)],
    }


def _kind(loaded: LoadedData, start: str, end: str) -> str:
    """A promotion if the level rises, else a bridge if the line of business changes, else a lateral move."""
    roles = {role.id: role for _, role in loaded.entries("role", model.Role)}
    apart = {line.id for _, line in loaded.entries("line", model.LineOfBusiness) if not line.serves_all}
    lines = {track.id: track.line for _, track in loaded.entries("track", model.Track) if track.line in apart}
    if start not in roles or end not in roles:
        return "lateral"
    if roles[end].level > roles[start].level:
        return "promotion"
    ends = [lines.get(roles[id_].track or "") for id_ in (start, end)]
    return "bridge" if all(ends) and ends[0] != ends[1] else "lateral"


def _estimate(loaded: LoadedData) -> str:
    """The id of a source of kind `estimate`, for months that nobody has counted."""
    estimates = [source.id for _, source in loaded.entries("source", model.Source) if source.kind == "estimate"]
    if not estimates:
        raise InvalidEntryError(
            "A move names the source of its months, but no source in data/sources.yaml has `kind: estimate`. "
            "Add one there first."
        )
    return estimates[0]
