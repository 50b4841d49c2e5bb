"""Ids, titles and aliases: what people and addresses call things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from careerguide import formatting
from careerguide.formatting import ACRONYM
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Entry
from careerguide.problems import Problem

ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LONGEST_ID = 60


def id_form(loaded: LoadedData) -> Iterator[Problem]:
    """An id is lower-case letters, digits and single hyphens, starts with a letter, and has at most 60 characters."""
    for item in loaded.all():
        for at, found in [*item.values(("id",)), *item.values(("formerly", "*"))]:
            if not ID.fullmatch(found) or len(found) > LONGEST_ID:
                yield item.problem(
                    at,
                    "id-form",
                    f"The id `{found[:80]}` makes an address: use lower-case letters, digits and hyphens, and start with a letter.{_suggestion(found)}",
                )


def _suggestion(found: str) -> str:
    cured = formatting.slug(found).strip("-0123456789")[:LONGEST_ID]
    return f" For example `{cured}`." if ID.fullmatch(cured) else ""


def duplicate_id(loaded: LoadedData) -> Iterator[Problem]:
    """No two entries of a kind share an id, old ids included."""
    for items in loaded.items.values():
        seen: dict[str, tuple[LoadedEntry, str]] = {}
        for item in items:
            names = [(at, found, "is the id of") for at, found in item.values(("id",))]
            names += [(at, found, "is a former id of") for at, found in item.values(("formerly", "*"))]
            for at, found, role in names:
                if found in seen:
                    first, first_role = seen[found]
                    where = f"{first.document.path}, line {first.line}"
                    yield item.problem(
                        at,
                        "duplicate-id",
                        f"`{found}` already {first_role} another {item.kind} ({where}). An id belongs to one entry for ever.",
                    )
                else:
                    seen[found] = item, role


def duplicate_title(loaded: LoadedData) -> Iterator[Problem]:
    """No two entries of a kind share a title."""
    for kind in ("role", "skill", "track", "band", "kpi"):
        seen: dict[str, LoadedEntry] = {}
        for item in loaded.of(kind):
            for at, found in item.values(("title",)):
                first = seen.setdefault(found.casefold().strip(), item)
                if first is not item:
                    where = f"{first.document.path}, line {first.line}"
                    yield item.problem(
                        at,
                        "duplicate-title",
                        f"`{found}` is already the title of `{first.id}` ({where}). People must be able to tell two {kind}s apart.",
                    )


def shared_alias(loaded: LoadedData) -> Iterator[Problem]:
    """An alias that also names another role is a warning, unless it is an acronym in capitals: those often stand for several, and search says which."""
    owners: dict[str, set[str]] = defaultdict(set)
    for item in loaded.of("role"):
        for pattern in (("title",), ("aliases", "*")):
            for _, found in item.values(pattern):
                owners[found.casefold().strip()].add(item.id)
    for item in loaded.of("role"):
        for at, found in item.values(("aliases", "*")):
            others = sorted(owners[found.casefold().strip()] - {item.id})
            if others and not ACRONYM.fullmatch(found):
                message = f"`{found}` also names {', '.join(f'`{other}`' for other in others)}. Searching it shows both; keep it only where people really use it for both."
                yield item.problem(at, "shared-alias", message, "warning")


def repeated_alias(loaded: LoadedData) -> Iterator[Problem]:
    """An alias that repeats the entry's own title, or stands twice, says nothing new (a warning)."""
    for item in loaded.all():
        if not isinstance(item.entry, Entry):
            continue
        seen = {item.entry.title.casefold()}
        for at, found in item.values(("aliases", "*")):
            if found.casefold() in seen:
                yield item.problem(
                    at,
                    "repeated-alias",
                    f"`{found}` is already the title or an alias of this {item.kind}. Delete it here.",
                    "warning",
                )
            seen.add(found.casefold())


RULES = (id_form, duplicate_id, duplicate_title, shared_alias, repeated_alias)
