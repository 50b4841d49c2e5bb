"""Retires an entry: it gets a successor and a last day, and what names it names the successor from that day on."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from careerguide import formatting
from careerguide.guide.retired import KINDS as RETIRABLE
from careerguide.guide.retired import retirable
from careerguide.loading.loaded_data import LoadedData, LoadedEntry, renamed
from careerguide.model import Role, Skill
from careerguide.model.key_order import key_order
from careerguide.model.kinds import KINDS
from careerguide.problems import did_you_mean, nearest

from .files import text_of
from .insertion import file_of
from .leading_on import Mention, led_on_texts, mentions
from .lines import is_block, value_end
from .text_edits import TextEdit, TextPositions, apply_edits, new_line, node_at, root_of, values_by_key


class RetireError(Exception):
    """An entry cannot be retired; the message says why."""


@dc.dataclass(frozen=True, slots=True)
class Retirement:
    """What retiring an entry changes: the new texts of files, and sentences that say it in plain words."""

    texts: Mapping[Path, str]
    sentences: tuple[str, ...]


def retirement(
    data: Path, docs: Path, loaded: LoadedData, old: str, new: str, on: dt.date, today: dt.date
) -> Retirement:
    """What it changes to retire an entry `on` a day, its first day without; nothing is written.

    Before that day, only the entry itself changes: all that is true until then stays.
    """
    kind = _kind(loaded, old, new)
    entries = {item.id: item for item in loaded.of(kind)}
    before, after = entries[old], entries[new]
    _check_successor(kind, before, after)
    places = list(mentions(loaded, kind, old, new))
    texts: dict[Path, str] = {}
    if on <= today:
        texts = led_on_texts(data, docs if docs.is_dir() else None, loaded, kind, old, new)
    file = file_of(data, before)
    fields = {"status": "retiring"} if kind == "role" else {}
    fields |= {"successor": new, "retires": on.isoformat()}
    text = texts.get(file) or text_of(file)
    for key, value in fields.items():
        text = with_field(text, before, key, value)
    texts[file] = text
    return Retirement(texts, tuple(_sentences(loaded, before, after, places, on, now=on <= today)))


def _kind(loaded: LoadedData, old: str, new: str) -> str:
    """The kind of which both ids are; raises `RetireError` if there is none."""
    ids = {kind: {item.id for item in loaded.of(kind)} for kind in RETIRABLE}
    if kinds := [kind for kind in RETIRABLE if {old, new} <= ids[kind]]:
        return kinds[0]
    for kind in RETIRABLE:
        if old in ids[kind]:
            raise RetireError(f"There is no {kind} `{new[:80]}`.{did_you_mean(nearest(new, ids[kind]))}")
        if current := renamed(loaded).get(kind, {}).get(old):
            raise RetireError(f"There is no {kind} `{old[:80]}`. Its id is now `{current}`.")
    near = nearest(old, {id_ for known in ids.values() for id_ in known})
    raise RetireError(f"There is no role, skill or track `{old[:80]}`.{did_you_mean(near)}")


def _check_successor(kind: str, before: LoadedEntry, after: LoadedEntry) -> None:
    entry = retirable(after)
    if before.id == after.id:
        raise RetireError(f"`{before.id}` cannot take its own place. Name another {kind}.")
    if isinstance(entry, (Role, Skill)) and entry.status == "draft":
        raise RetireError(f"`{after.id}` is still a draft. Publish it first.")
    if entry and entry.retires:
        raise RetireError(f"`{after.id}` is retired too, from {entry.retires} on. Name a {kind} that stays.")


def with_field(text: str, item: LoadedEntry, key: str, value: str) -> str:
    """The text of a file with one field of an entry: changed in its place, or on a new line in the standard order."""
    root = root_of(text)
    assert root is not None
    positions, entry = TextPositions(text), node_at(root, item.path)
    values = values_by_key(entry)
    if key in values:
        return apply_edits(text, [TextEdit(positions.start(values[key]), positions.end(values[key]), value)])
    order = key_order(KINDS[item.kind].record)
    anchor = values[next(name for name in reversed(order[: order.index(key)]) if name in values)]
    if not is_block(entry):
        return apply_edits(text, [TextEdit(positions.end(anchor), positions.end(anchor), f", {key}: {value}")])
    column = entry.start_mark.column
    index = positions.at(value_end(anchor, text.split("\n"), column))
    return apply_edits(text, [new_line(text, index, " " * column + f"{key}: {value}")])


def _sentences(
    loaded: LoadedData, before: LoadedEntry, after: LoadedEntry, places: list[Mention], on: dt.date, *, now: bool
) -> Iterator[str]:
    """What retiring means for people, and what HR may want to add."""
    old, new = (str(item.raw.get("title", item.id)) for item in (before, after))
    yield f"{old} ends on {formatting.day(on)}, and {new} takes its place. Links and saved plans lead there."
    moves = [place for place in places if place.item.kind == "role" and place.path[0] == "moves"]
    counts = Counter(place.item.kind for place in places if place not in moves)
    parts = [formatting.plural(len(moves), "move")] if moves else []
    parts += [formatting.plural(count, KINDS[kind].noun, KINDS[kind].nouns) for kind, count in counts.items()]
    if parts and now:
        yield f"{formatting.listed(parts)} named {old} and name {new} now."
    elif parts:
        yield (
            f"Until that day nothing else changes. From then on the site shows {new} in {formatting.listed(parts)}; "
            "`careerguide check --fix` then writes it into the data."
        )
    if twice := [place for place in moves if place.twice]:
        starts = formatting.listed([str(place.item.raw.get("title", place.item.id)) for place in twice])
        yield f"One move is enough: that of {starts} to {old} {'is' if now else 'will be'} left out."
    entries = [item.entry for item in (before, after)]
    if isinstance(entries[0], Role) and isinstance(entries[1], Role):
        has = {move.to for move in entries[1].moves} | {after.id}
        if missing := [move.to for move in entries[0].moves if move.to not in has]:
            titles = {role.id: role.title for _, role in loaded.entries("role", Role)}
            ends = formatting.listed([titles.get(id_, id_) for id_ in missing])
            yield f"{new} has no move to {ends}, as {old} has. Add it if people can make it."
