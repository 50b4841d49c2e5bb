"""What was read from a data folder: its entries, its problems, and its ledger of addresses."""

from __future__ import annotations

import dataclasses as dc
import typing
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from careerguide import model
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem, Severity

from .company_settings import NO_SETTINGS, CompanySettings
from .ledger import ShortLink
from .pack_record import PackRecord
from .yaml_reader import Document

Record = typing.TypeVar("Record", bound=model.Record)


@dc.dataclass(frozen=True, slots=True)
class LoadedEntry:
    """One entry: what HR wrote (`raw`), where, and its record (`entry`); None if required fields are wrong.

    `path` leads from the top of the document to the entry; it is empty if the file is the entry. Lines count from 1.
    """

    kind: str
    raw: Mapping[str, object]
    entry: model.Record | None
    document: Document
    path: FieldPath
    line: int

    @property
    def id(self) -> str:
        """The id as HR wrote it; empty if there is none."""
        id_ = self.raw.get("id", "")
        return id_ if isinstance(id_, str) else ""

    def with_record(self, entry: model.Record | None) -> LoadedEntry:
        """The same entry with another record."""
        return dc.replace(self, entry=entry)

    def problem(
        self, path: FieldPath, code: str, message: str, severity: Severity = "error", suggestion: str = ""
    ) -> Problem:
        """A problem with the value at `path`, which starts inside this entry."""
        if not self.path and path == ("id",):
            path = ()  # the file's name is the id, so no line holds it
        line, column = self.document.place(self.path + path)
        return Problem(self.document.path, line, column, code, message, severity, suggestion)

    def values(self, pattern: tuple[str, ...]) -> Iterator[tuple[FieldPath, str]]:
        """The texts at a pattern such as `("skills", "*", "skill")`, each with its path.

        `*` is each item of a list or of a group.
        """
        matches: list[tuple[FieldPath, object]] = [((), self.raw)]
        steps = pattern
        if pattern[0] != "*":  # as in nearly all patterns, most of which have this step only
            value = self.raw.get(pattern[0])
            if not value:
                return iter(())
            matches, steps = [(pattern[:1], value)], pattern[1:]
        for step in steps:
            if step == "*":
                matches = [
                    ((*path, index), item)
                    for path, items in matches
                    if isinstance(items, (list, dict))
                    for index, item in (items.items() if isinstance(items, dict) else enumerate(items))
                ]
            else:
                matches = [
                    ((*path, step), group[step]) for path, group in matches if isinstance(group, dict) and step in group
                ]
        return ((path, text) for path, text in matches if isinstance(text, str) and text.strip())


@dc.dataclass(frozen=True, slots=True)
class LoadedData:
    """All that was read from a data folder, in the order of files and lines. It may have errors.

    `unread` holds the kinds of entry for which some file could not be read, so their ids are not all known.
    `ledger` holds the lines of permalinks.txt as numbers and addresses, without its `short_links`. `folder` is the
    folder of pictures. `pack` is the record of what came from a pack, if there is one. `settings` are the company's in
    `mkdocs.yml`. `misread` are paths and lines of texts that hold other lines or lack some: the problem of
    the text is reported, and other findings there would go away with it.
    """

    items: Mapping[str, tuple[LoadedEntry, ...]]
    problems: tuple[Problem, ...]
    unread: frozenset[str]
    ledger: tuple[tuple[int, str], ...]
    ledger_path: str
    folder: Path
    pack: PackRecord | None = None
    settings: CompanySettings = NO_SETTINGS
    misread: frozenset[tuple[str, int]] = frozenset()
    short_links: tuple[ShortLink, ...] = ()

    def of(self, kind: str) -> tuple[LoadedEntry, ...]:
        """All entries of a kind."""
        return self.items.get(kind, ())

    def entries(self, kind: str, record_type: type[Record]) -> Iterator[tuple[LoadedEntry, Record]]:
        """All entries of a kind that have a record, each with its record."""
        return ((item, item.entry) for item in self.of(kind) if isinstance(item.entry, record_type))

    def without(self, kinds: Collection[str]) -> LoadedData:
        """The data without the entries of some kinds."""
        return dc.replace(self, items={kind: items for kind, items in self.items.items() if kind not in kinds})

    @property
    def skill_levels(self) -> tuple[model.SkillLevel, ...]:
        """The levels of skills, the lowest first: those of `levels.yaml`, or the usual four if it names none."""
        named = {item.id: level for item, level in self.entries("skill-level", model.SkillLevel)}
        return tuple(named.values()) or model.DEFAULT_SKILL_LEVELS

    def all(self) -> Iterator[LoadedEntry]:
        """All entries of all kinds."""
        for items in self.items.values():
            yield from items


def renamed(loaded: LoadedData) -> dict[str, dict[str, str]]:
    """Kind -> former id -> id today, from the `formerly:` lists of all entries."""
    ids: dict[str, dict[str, str]] = {}
    for item in loaded.all():
        for _, former in item.values(("formerly", "*")):
            ids.setdefault(item.kind, {})[former] = item.id
    return ids


def entry_id(item: LoadedEntry) -> str:
    """The id of an entry: a level's is its number, and a record that is alone in its file has the name of its kind."""
    if item.kind == "level":
        return str(item.raw.get("level", ""))
    return item.kind if KINDS[item.kind].stored == "one record" else item.id
