"""Reads a data folder: every entry becomes a checked record with its place, and every mistake becomes a problem.

An entry with a wrong optional field is read without that field, so that one run finds all problems.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ValidationError

from careerguide import model
from careerguide.model.kinds import EntryKind, kinds_in_file, kinds_stored
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem, did_you_mean, nearest

from . import (
    company_settings,
    ledger,
    openings_import,
    ordinary_files,
    pack_record,
    validation_messages,
    yaml_reader,
)
from .company_settings import CompanySettings
from .earlier_formats import Upgrade, upgraded
from .entry_names import with_named_ids
from .loaded_data import LoadedData, LoadedEntry

LISTS, FILES, SINGLE = kinds_stored("list"), kinds_stored("file each"), kinds_stored("one record")
# The file with several lists.
LEVELS = "levels"
LEVEL_LISTS = {kind.plural: kind for kind in kinds_in_file(LEVELS)}
PICTURES = Path("stories", "pictures")
# `roles.yml`, `Roles.YAML`, and `roles.yaml.txt`, which Notepad makes.
_YAML_NAME = re.compile(r"\.ya?ml(\.|$)", re.IGNORECASE)
# Code -> codes that cause it on the same line: a `#`, a tag or an anchor leaves an empty value.
_CAUSES = {"empty-value": ("null-value", "text-after-hash", "yaml-tag", "yaml-anchor"), "too-long": ("value-too-long",)}


def start(data: Path) -> Path:
    """The folder that the paths of problems start from.

    They start as HR wrote the data folder: `team/data/roles.yaml`. If HR gave an absolute path, they start with the
    data folder's name.
    """
    return data.parent if data.is_absolute() else Path()


def load(data: Path, *, earlier_formats: bool = False, settings: CompanySettings | None = None) -> LoadedData:
    """Read a data folder. Nothing in the folder makes this raise: each mistake is a `Problem` of the loaded data.

    With `earlier_formats`, data of an earlier release is read too; only comparisons with the past need that.
    `settings` are those of the company; without them, they are read from `mkdocs.yml` (see `company_settings`).
    """
    shown = Path(data.name) if data.is_absolute() else data
    listed, problem = ordinary_files.listed(data, "*", str(data))
    if not data.is_dir():
        problem = Problem(str(data), 1, 1, "no-data", "There is no data folder here. Name one with --data.")
    if problem:
        return LoadedData({}, (problem,), frozenset(), (), str(data / ledger.LEDGER), data / PICTURES)
    reader = _Reader(data, shown, upgraded if earlier_formats else None, frozenset(file.name for file in listed))
    for name, kind in LISTS.items():
        for document in reader.documents(name):
            reader.add_list(document, document.value, (), kind)
    for name, kind in FILES.items():
        for document in reader.documents(name, single=False):
            reader.add_file(document, kind)
    for document in reader.documents(LEVELS):
        reader.add_levels(document)
    for name, kind in SINGLE.items():
        for document in reader.documents(name, folder=False):
            if document.value is not None:
                reader.add(document, document.value, (), kind)
    reader.check_names()
    permalinks, ledger_problems = ledger.read(data / ledger.LEDGER, str(shown / ledger.LEDGER))
    pack, pack_problems = pack_record.read(data, str(shown / pack_record.PACK_RECORD))
    return LoadedData(
        with_named_ids(reader.items),
        _without_echoes({*reader.problems, *ledger_problems, *pack_problems}),
        frozenset(reader.unread),
        permalinks.addresses,
        str(shown / ledger.LEDGER),
        data / PICTURES,
        pack,
        settings or company_settings.read(data, start(data)),
        frozenset(reader.misread),
        permalinks.short_links,
    )


def _without_echoes(problems: set[Problem]) -> tuple[Problem, ...]:
    """The problems in order, without those that another problem on the same line causes."""
    reported = {(problem.path, problem.line, problem.code) for problem in problems}
    return tuple(
        problem
        for problem in sorted(problems)
        if not any((problem.path, problem.line, cause) in reported for cause in _CAUSES.get(problem.code, ()))
    )


class _Reader:
    """Collects the entries and problems of one data folder. `shown` is the folder's path in problems.

    `upgrade` turns an entry of an earlier release into one of today. `top` are the names in the folder.
    """

    def __init__(self, data: Path, shown: Path, upgrade: Upgrade | None, top: frozenset[str]) -> None:
        self.data, self.shown, self.upgrade, self.top = data, shown, upgrade, top
        self.root = ordinary_files.Root(data)
        self.items: dict[str, list[LoadedEntry]] = {}
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.seen: set[str] = set()
        self.misread: set[tuple[str, int]] = set()

    def documents(self, name: str, *, single: bool = True, folder: bool = True) -> Iterator[yaml_reader.Document]:
        """The documents of `name.yaml` and then of all `name/*.yaml`, in the order of their names."""
        files = [self.data / f"{name}.yaml"] if single and f"{name}.yaml" in self.top else []
        if name in self.top:  # a folder that is not there is not looked for
            more, unlisted = ordinary_files.listed(self.data / name, "*.yaml", str(self.shown / name))
            files += more if folder else []
            if unlisted:
                self.lose(unlisted, name)
        for file in files:
            self.seen.add(str(file))
            path = str(self.shown / file.relative_to(self.data))
            if refused := ordinary_files.refusal(file, self.root, path):
                self.lose(refused, name)
                continue
            document, problems = yaml_reader.read(file, path)
            self.problems += problems
            if any(problem.code == yaml_reader.MISSING_DASH for problem in problems):
                self.unread |= {kind.id for kind in kinds_in_file(name)}  # an entry is lost in another one
            if document:
                self.misread |= {(path, line) for line in document.misread}
                yield document
            elif name not in SINGLE:
                self.unread |= {kind.id for kind in kinds_in_file(name)}

    def lose(self, problem: Problem, name: str) -> None:
        """A file or folder is not read, so that not all entries of its kinds are known."""
        self.problems.append(problem)
        self.unread |= {kind.id for kind in kinds_in_file(name)}

    def add_list(
        self,
        document: yaml_reader.Document,
        value: object,
        path: FieldPath,
        kind: EntryKind,
    ) -> None:
        """Add the entries of a list; `path` leads to the list in its document."""
        if value is None:
            return
        if not isinstance(value, list):
            first_key = "level" if kind.id == "level" else "id"
            message = f"This must be a list of {kind.nouns}, each starting with `- {first_key}:`."
            self.problems.append(Problem(document.path, *document.place(path), "not-a-list", message))
            self.unread.add(kind.id)
            return
        lines = [entry.line for entry in value if isinstance(entry, yaml_reader.Mapping)]
        for index, entry in enumerate(value):
            end = _next(lines, entry) if document.misread else 0
            self.add(document, entry, (*path, index), kind, end)

    def add_file(self, document: yaml_reader.Document, kind: EntryKind) -> None:
        """Add a file that is one entry; its name is the id."""
        raw = document.value
        if raw is None:
            return
        if isinstance(raw, yaml_reader.Mapping):
            if "id" in raw:
                message = "`id` is not a key here: the file's name is the id. Delete this line."
                self.problems.append(Problem(document.path, *document.key_place(("id",)), "unknown-key", message))
            raw = yaml_reader.named(raw, Path(document.path).stem)
        self.add(document, raw, (), kind)

    def add_levels(self, document: yaml_reader.Document) -> None:
        """Add the lists of `levels.yaml`."""
        value = document.value
        if not isinstance(value, Mapping):
            message = "This file must have two lists: `levels:` and `bands:`."
            self.problems.append(Problem(document.path, 1, 1, "not-a-group", message))
            self.unread |= {kind.id for kind in kinds_in_file(LEVELS)}
            return
        for key in value.keys() - LEVEL_LISTS.keys():
            suggestion = nearest(key, LEVEL_LISTS)
            allowed = ", ".join(("levels", *sorted(LEVEL_LISTS.keys() - {"levels"})))
            message = f"`{key[:60]}` is not a key here. Allowed: {allowed}.{did_you_mean(suggestion)}"
            line, column = document.key_place((key,))
            self.problems.append(
                Problem(document.path, line, column, "unknown-key", message, suggestion=suggestion),
            )
        for name, kind in LEVEL_LISTS.items():
            self.add_list(document, value.get(name), (name,), kind)

    def add(
        self,
        document: yaml_reader.Document,
        raw: object,
        path: FieldPath,
        kind: EntryKind,
        end: int = 0,
    ) -> None:
        """Add one entry; `path` leads to it in its document, and `end` is the line of the next entry, or 0."""
        if not isinstance(raw, yaml_reader.Mapping):
            first = " that starts with `id:`" if path else ""
            message = f"This must be one {kind.noun}: a group of `key: value` lines{first}."
            self.problems.append(Problem(document.path, *document.place(path), "not-a-group", message))
            return
        if self.upgrade:
            raw = self.upgrade(kind.id, raw)
        entry = None if self.upgrade else document.records.get(path)
        try:
            entry = entry or kind.record.model_validate(raw)
            if not self.upgrade:
                document.records[path] = entry
        except ValidationError as error:
            misread = any(raw.line <= line and (not end or line < end) for line in document.misread)
            self.problems += _located(error, kind.record, document, path, misread=misread)
            entry = _without_invalid_fields(raw, error, kind.record)
            level_errors = (detail["loc"] == ("level",) for detail in error.errors(include_url=False))
            if kind.id == "level" and entry is None and any(level_errors):
                self.unread.add(kind.id)  # which level this is remains unknown
        self.items.setdefault(kind.id, []).append(LoadedEntry(kind.id, raw, entry, document, path, raw.line))

    def others(self) -> Iterator[Path]:
        """The YAML files and folders, in any depth, that were not read."""
        for folder, folders, files in os.walk(self.data):
            for name in (*folders, *files):
                if _YAML_NAME.search(name) and (path := os.path.join(folder, name)) not in self.seen:  # noqa: PTH118
                    yield Path(path)

    def check_names(self) -> None:
        """Warn of YAML files that nothing reads: HR would believe that the site shows them."""
        names = ", ".join(
            [*(f"{name}.yaml" for name in (*LISTS, LEVELS, *SINGLE)), *(f"{name}/<id>.yaml" for name in FILES)]
        )
        for file in sorted(self.others()):
            path = file.relative_to(self.data)
            hidden = any(part.startswith(".") for part in path.parts)
            if not hidden and path != Path(openings_import.FILE):
                message = (
                    f"The guide does not read this file. It reads {names}, "
                    "and files that end in .yaml in folders with these names."
                )
                self.problems.append(Problem(str(self.shown / path), 1, 1, "unread-file", message, "warning"))


def _next(lines: list[int], entry: object) -> int:
    """The line of the entry after this one; 0 if there is none."""
    here = entry.line if isinstance(entry, yaml_reader.Mapping) else 0
    return next((line for line in lines if line > here), 0)


def _located(
    error: ValidationError,
    record_type: type[BaseModel],
    document: yaml_reader.Document,
    entry: FieldPath,
    *,
    misread: bool,
) -> Iterator[Problem]:
    """The problems of one entry with their places; `entry` is the path of the entry in its document.

    A key that is missing from an entry with a `misread` text may be part of that text, or be there in another spelling.
    """
    invalid_fields = list(validation_messages.explain(error, record_type))
    unknown = [invalid for invalid in invalid_fields if invalid.code == "unknown-key"]
    meant = {invalid.suggestion or invalid.path[-1] for invalid in unknown}
    for invalid in invalid_fields:
        path = entry + invalid.path
        line, column = document.key_place(path) if invalid.code == "unknown-key" else document.place(path)
        is_there = misread or (invalid.path and invalid.path[-1] in meant)
        if line in document.misread or (is_there and invalid.code == "missing-key"):
            continue
        yield Problem(document.path, line, column, invalid.code, invalid.message, suggestion=invalid.suggestion)


def _without_invalid_fields(
    raw: yaml_reader.Mapping, error: ValidationError, record_type: type[model.Record]
) -> model.Record | None:
    """The record of an entry without its wrong fields; None if a required field is wrong.

    Of a wrong field inside a group, only that field is left out, if the group can be without it: a move keeps its place
    in the list if its conditions are wrong.
    """
    paths = [detail["loc"] for detail in error.errors(include_url=False) if detail["loc"]]
    for depth in (2, 1):
        try:
            return record_type.model_validate(_without(raw, {_key_at(path, depth) for path in paths}))
        except ValidationError:
            continue
    return None


def _key_at(path: FieldPath, depth: int) -> FieldPath:
    """The path up to its key number `depth`, or up to its last key."""
    keys = [index for index, step in enumerate(path) if isinstance(step, str)]
    return path[: keys[min(depth, len(keys)) - 1] + 1]


def _without(value: object, paths: set[FieldPath]) -> object:
    """A value without the keys at the ends of these paths; lists keep their length."""
    inner: dict[str | int, set[FieldPath]] = {}
    for path in paths:
        inner.setdefault(path[0], set()).add(path[1:])
    if isinstance(value, Mapping):
        return {
            key: _without(part, inner[key]) if key in inner else part
            for key, part in value.items()
            if () not in inner.get(key, ())
        }
    if isinstance(value, list):
        return [_without(part, inner[index]) if index in inner else part for index, part in enumerate(value)]
    return value
