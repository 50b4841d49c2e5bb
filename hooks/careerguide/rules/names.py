"""Names: ids, titles and aliases, by which people and addresses refer to entries."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from careerguide import formatting
from careerguide.formatting import ACRONYM
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Entry, Role
from careerguide.problems import Problem

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_ID = 60  # characters
LONGEST_SHORT = 24  # characters; a small box shows them in two lines
# Kind -> the parts of its entries that have an id too, because people link to them.
PARTS = {"policy": (("answers", "*", "id"), ("not_decided", "*", "id"))}


def id_form(loaded: LoadedData) -> Iterator[Problem]:
    """An id has lower-case letters, digits and single hyphens, starts with a letter, and has at most 60 characters."""
    for item in loaded.all():
        patterns = (("id",), ("formerly", "*"), *PARTS.get(item.kind, ()))
        for path, id_ in (value for pattern in patterns for value in item.values(pattern)):
            if not ID.fullmatch(id_) or len(id_) > LONGEST_ID:
                suggestion = _as_id(id_)
                example = f" For example `{suggestion}`." if suggestion else ""
                cure = (
                    f"It has {len(id_)} characters; {LONGEST_ID} are allowed. Leave out {len(id_) - LONGEST_ID}."
                    if len(id_) > LONGEST_ID
                    else f"Use lower-case letters, digits and hyphens, and start with a letter.{example}"
                )
                message = f"The id `{id_[:80]}` makes an address. {cure}"
                yield item.problem(path, "id-form", message, suggestion=suggestion)


def _as_id(text: str) -> str:
    """The text as an id; empty if nothing that an id may hold is left of it."""
    id_ = formatting.slug(text).strip("-0123456789")[:LONGEST_ID]
    return id_ if ID.fullmatch(id_) else ""


def duplicate_id(loaded: LoadedData) -> Iterator[Problem]:
    """No two entries of a kind share an id; former ids count too. Nor do two questions of the policy."""
    for items in loaded.items.values():
        users: dict[str, tuple[LoadedEntry, str]] = {}
        for item in items:
            ids = [(path, id_, "the id") for path, id_ in item.values(("id",))]
            ids += [(path, id_, "a former id") for path, id_ in item.values(("formerly", "*"))]
            for path, id_, use in ids:
                if id_ in users:
                    first, first_use = users[id_]
                    message = (
                        f"`{id_}` is already {first_use} of another {item.kind} ({_place(first)}). "
                        "An id is permanent and belongs to one entry. Choose another id here."
                    )
                    yield item.problem(path, "duplicate-id", message)
                else:
                    users[id_] = item, use
    for kind, patterns in PARTS.items():
        for item in loaded.of(kind):
            yield from _duplicate_parts(item, patterns)


def _duplicate_parts(item: LoadedEntry, patterns: tuple[tuple[str, ...], ...]) -> Iterator[Problem]:
    """The same for the parts of one entry, in all of its lists."""
    lines: dict[str, int] = {}
    for path, id_ in (value for pattern in patterns for value in item.values(pattern)):
        line, _ = item.document.place(item.path + path)
        if id_ in lines:
            message = (
                f"`{id_}` is already the id of another question ({item.document.path}, line {lines[id_]}). "
                "Links lead to one question. Choose another id here."
            )
            yield item.problem(path, "duplicate-id", message)
        lines.setdefault(id_, line)


def duplicate_title(loaded: LoadedData) -> Iterator[Problem]:
    """No two entries of a kind share a title."""
    for kind in ("role", "skill", "track", "band", "kpi"):
        users: dict[str, LoadedEntry] = {}
        for item in loaded.of(kind):
            for path, title in item.values(("title",)):
                first = users.setdefault(title.casefold().strip(), item)
                if first is not item:
                    message = (
                        f"`{title}` is already the title of `{first.id}` ({_place(first)}). "
                        "Give this entry another title, so that people can tell the two apart."
                    )
                    yield item.problem(path, "duplicate-title", message)


def duplicate_short(loaded: LoadedData) -> Iterator[Problem]:
    """No two roles of a track, or without one, have the same words in a small box: the short title, else the title."""
    boxes: dict[tuple[str, str], LoadedEntry] = {}
    # Titles come first, so that the short title is the one to change.
    for item, role in sorted(loaded.entries("role", Role), key=lambda pair: pair[1].short is not None):
        boxed = [
            (track, boxes.setdefault((track, role.short_title.casefold()), item)) for track in role.tracks or ("",)
        ]
        track, first = next(((track, first) for track, first in boxed if first is not item), ("", item))
        if first is not item and role.short:
            place = f"in the track `{track}`" if track else "without a track"
            message = (
                f"A small box shows `{role.short}` for `{first.id}` too ({_place(first)}), and both roles are {place}. "
                "Choose another short title, or delete it here."
            )
            yield item.problem(("short",), "duplicate-short", message)


def short_title_form(loaded: LoadedData) -> Iterator[Problem]:
    """A short title has at most 24 characters, is shorter than the title and is not cut off."""
    for item, role in loaded.entries("role", Role):
        if role.short and (fault := _short_fault(role.short, role.title)):
            yield item.problem(("short",), "short-title-form", fault, "warning")


def _short_fault(short: str, title: str) -> str:
    if short.endswith(("\u2026", "...")):
        return f"`{short}` is cut off. Write whole words, as a small box shows all of them."
    if len(short) > LONGEST_SHORT:
        return f"This short title has {len(short)} characters; a small box shows {LONGEST_SHORT}. Write fewer words."
    if len(short) >= len(title):
        return f"`{short}` is not shorter than the title, `{title}`. Choose a shorter one, or delete it."
    return ""


def _place(item: LoadedEntry) -> str:
    return f"{item.document.path}, line {item.line}"


def shared_alias(loaded: LoadedData) -> Iterator[Problem]:
    """An alias of a role should not name another role, unless it is an acronym in capitals.

    One acronym often has several meanings, and search shows all of them.
    """
    roles: dict[str, set[str]] = defaultdict(set)
    for item in loaded.of("role"):
        for pattern in (("title",), ("aliases", "*")):
            for _, name in item.values(pattern):
                roles[name.casefold().strip()].add(item.id)
    for item in loaded.of("role"):
        for path, alias in item.values(("aliases", "*")):
            others = sorted(roles[alias.casefold().strip()] - {item.id})
            if others and not ACRONYM.fullmatch(alias):
                message = (
                    f"`{alias}` is also a name of {', '.join(f'`{other}`' for other in others)}, so a search for it "
                    "shows both roles. Keep it if people use it for both. If not, delete it from one of them."
                )
                yield item.problem(path, "shared-alias", message, "warning")


def repeated_alias(loaded: LoadedData) -> Iterator[Problem]:
    """An alias should differ from the title and from the other aliases of its entry."""
    for item in loaded.all():
        if not isinstance(item.entry, Entry):
            continue
        names = {item.entry.title.casefold()}
        for path, alias in item.values(("aliases", "*")):
            if alias.casefold() in names:
                message = f"`{alias}` is already the title or an alias of this {item.kind}. Delete it here."
                yield item.problem(path, "repeated-alias", message, "warning")
            names.add(alias.casefold())


RULES = (id_form, duplicate_id, duplicate_title, duplicate_short, short_title_form, shared_alias, repeated_alias)
