"""The data folder becomes entries: checked shapes where they could be read, and a problem for all that could not.

An entry whose optional parts are wrong still takes part without them, so that one run finds everything.
"""

from __future__ import annotations

import dataclasses as dc
import functools
import os
import re
import typing
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import BaseModel, ValidationError

from careerguide import model
from careerguide.problems import Problem, Severity, nearest

from . import validation_messages, yaml_reader

FieldStep = str | int
Record = typing.TypeVar("Record", bound=model.Record)

# File (or folder) name without ending -> what one entry of its list is.
LISTS: dict[str, tuple[model.Kind, type[model.Record]]] = {
    "roles": ("role", model.Role),
    "skills": ("skill", model.Skill),
    "tracks": ("track", model.Track),
    "kpis": ("kpi", model.Kpi),
    "learning": ("learning", model.Learning),
    "sources": ("source", model.Source),
    "benefits": ("benefit", model.Benefit),
    "glossary": ("term", model.Term),
    "openings": ("opening", model.Opening),
    "events": ("event", model.Event),
    "ambassadors": ("ambassador", model.Ambassador),
}
# Folder -> what each of its files is; the file's name is the id.
FILES: dict[str, tuple[model.Kind, type[model.Record]]] = {"stories": ("story", model.Story)}
# Files that hold one thing, which has no id.
ALONE: dict[str, type[model.Record]] = {"policy": model.Policy, "match": model.Match, "search": model.Search}
SINGLE: dict[str, type[model.Record]] = {"levels": model.LevelsFile} | ALONE
LEDGER = "permalinks.txt"
PICTURES = Path("stories", "pictures")
# `roles.yml`, `Roles.YAML` and what Notepad makes of it: `roles.yaml.txt`.
_YAML_NAME = re.compile(r"\.ya?ml(\.|$)", re.IGNORECASE)
# What follows from what: a `#`, a tag and an anchor leave an empty value behind.
_ECHOES = {"empty-value": ("text-after-hash", "yaml-tag", "yaml-anchor"), "too-long": ("value-too-long",)}


@dc.dataclass(frozen=True, slots=True)
class LoadedEntry:
    """One entry: what HR wrote (`raw`), where, and the shape it has (`entry`, None where required parts are wrong)."""

    kind: str
    raw: Mapping[str, object]
    entry: model.Record | None
    document: yaml_reader.Document
    path: tuple[FieldStep, ...]
    line: int

    @property
    def id(self) -> str:
        """The id as written; empty where there is none."""
        found = self.raw.get("id", "")
        return found if isinstance(found, str) else ""

    def problem(self, at: tuple[FieldStep, ...], code: str, message: str, severity: Severity = "error") -> Problem:
        """A problem at `at`, a path inside this entry."""
        if not self.path and at == ("id",):
            at = ()  # the file's name is the id
        line, column = self.document.place(self.path + at)
        return Problem(self.document.path, line, column, code, message, severity)

    def values(self, pattern: tuple[str, ...]) -> Iterator[tuple[tuple[FieldStep, ...], str]]:
        """Texts at a pattern such as `("skills", "*", "skill")`, with their places."""
        found: list[tuple[tuple[FieldStep, ...], object]] = [((), self.raw)]
        for step in pattern:
            if step == "*":
                found = [
                    ((*at, index), value)
                    for at, values in found
                    if isinstance(values, list)
                    for index, value in enumerate(values)
                ]
            else:
                found = [
                    ((*at, step), value[step]) for at, value in found if isinstance(value, Mapping) and step in value
                ]
        return ((at, value) for at, value in found if isinstance(value, str) and value.strip())


@dc.dataclass(frozen=True, slots=True)
class LoadedData:
    """Everything that was read, in the order of files and lines, before it is known to be sound."""

    items: Mapping[str, tuple[LoadedEntry, ...]]
    problems: tuple[Problem, ...]
    unread: frozenset[str]  # kinds of which some file could not be read
    ledger: tuple[tuple[int, str], ...]
    ledger_path: str
    folder: Path  # of pictures

    def of(self, kind: str) -> tuple[LoadedEntry, ...]:
        """All entries of a kind."""
        return self.items.get(kind, ())

    def entries(self, kind: str, record_type: type[Record]) -> Iterator[tuple[LoadedEntry, Record]]:
        """All entries of a kind that have their shape, each with what HR wrote."""
        return ((item, item.entry) for item in self.of(kind) if isinstance(item.entry, record_type))

    def all(self) -> Iterator[LoadedEntry]:
        """All entries of all kinds."""
        for items in self.items.values():
            yield from items


def start(data: Path) -> Path:
    """The folder that the paths of problems start from: they read as HR named the data folder, or begin with its name."""
    return data.parent if data.is_absolute() else Path()


def load(data: Path) -> LoadedData:
    """Read a data folder. Never raises for what is in it: every fault is a `Problem` of the draft."""
    shown = Path(data.name) if data.is_absolute() else data
    if not data.is_dir():
        problem = Problem(str(data), 1, 1, "no-data", "There is no data folder here. Name one with --data.")
        return LoadedData({}, (problem,), frozenset(), (), str(data / LEDGER), data / PICTURES)
    reader = _Reader(data, shown)
    for name, (kind, record_type) in LISTS.items():
        for document in reader.documents(name):
            reader.add_list(document, document.value, (), kind, record_type)
    for name, (kind, record_type) in FILES.items():
        for document in reader.documents(name, single=False):
            reader.add_file(document, kind, record_type)
    for document in reader.documents("levels"):
        reader.add_levels(document)
    for name, alone in ALONE.items():
        for document in reader.documents(name, folder=False):
            if document.value is not None:
                reader.add(document, document.value, (), name, alone)
    reader.check_names()
    ledger, ledger_problems = _ledger(data / LEDGER, str(shown / LEDGER))
    items = {kind: tuple(found) for kind, found in reader.items.items()}
    return LoadedData(
        items,
        _without_echoes({*reader.problems, *ledger_problems}),
        frozenset(reader.unread),
        ledger,
        str(shown / LEDGER),
        data / PICTURES,
    )


def _without_echoes(problems: set[Problem]) -> tuple[Problem, ...]:
    """Sorted, without what is only said because something else on the line is wrong."""
    said = {(found.path, found.line, found.code) for found in problems}
    return tuple(
        found
        for found in sorted(problems)
        if not any((found.path, found.line, code) in said for code in _ECHOES.get(found.code, ()))
    )


class _Reader:
    """Collects items and problems while the folder is walked."""

    def __init__(self, data: Path, shown: Path) -> None:
        self.data, self.shown = data, shown
        self.items: dict[str, list[LoadedEntry]] = {}
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.seen: set[Path] = set()

    def documents(self, name: str, *, single: bool = True, folder: bool = True) -> Iterator[yaml_reader.Document]:
        """`name.yaml`, and all of `name/*.yaml`, in the order of their names."""
        files = [self.data / f"{name}.yaml"] if single and os.path.lexists(self.data / f"{name}.yaml") else []
        files += sorted((self.data / name).glob("*.yaml")) if folder else []
        root = os.path.realpath(self.data)
        self.seen.update(files)
        for file in files:
            path = str(self.shown / file.relative_to(self.data))
            if not Path(os.path.realpath(file)).is_relative_to(root):
                self.problems.append(
                    Problem(
                        path,
                        1,
                        1,
                        "outside-file",
                        "This is a link to a file outside the data folder. Put the file itself here.",
                    )
                )
                continue
            document, problems = yaml_reader.read(file, path)
            self.problems += problems
            if document:
                yield document
            else:
                self.unread |= (
                    {(LISTS | FILES)[name][0]}
                    if name in LISTS | FILES
                    else {"level", "band"}
                    if name == "levels"
                    else set()
                )

    def add_list(
        self,
        document: yaml_reader.Document,
        value: object,
        at: tuple[FieldStep, ...],
        kind: str,
        record_type: type[model.Record],
    ) -> None:
        if value is None:
            return
        if not isinstance(value, list):
            message = f"This must be a list of {kind} entries, each starting with `- id:`."
            self.problems.append(Problem(document.path, *document.place(at), "not-a-list", message))
            self.unread.add(kind)
            return
        for index, entry in enumerate(value):
            self.add(document, entry, (*at, index), kind, record_type)

    def add_file(self, document: yaml_reader.Document, kind: str, record_type: type[model.Record]) -> None:
        """A file that is one entry; its name is the id."""
        raw = document.value
        if raw is None:
            return
        if isinstance(raw, yaml_reader.Mapping):
            if "id" in raw:
                message = "`id` is not a key here: the file's name is the id. Delete this line."
                self.problems.append(Problem(document.path, *document.key_place(("id",)), "unknown-key", message))
            raw = yaml_reader.named(raw, Path(document.path).stem)
        self.add(document, raw, (), kind, record_type)

    def add_levels(self, document: yaml_reader.Document) -> None:
        """`levels.yaml` holds two lists."""
        value = document.value
        if not isinstance(value, Mapping):
            self.problems.append(
                Problem(document.path, 1, 1, "not-a-group", "This file has two parts: `levels:` and `bands:`.")
            )
            self.unread |= {"level", "band"}
            return
        for key in value.keys() - {"levels", "bands"}:
            message = f"`{key[:60]}` is not a key here. Allowed: levels, bands.{nearest(key, ('levels', 'bands'))}"
            self.problems.append(Problem(document.path, *document.key_place((key,)), "unknown-key", message))
        self.add_list(document, value.get("levels"), ("levels",), "level", model.Level)
        self.add_list(document, value.get("bands"), ("bands",), "band", model.Band)

    def add(
        self,
        document: yaml_reader.Document,
        raw: object,
        at: tuple[FieldStep, ...],
        kind: str,
        record_type: type[model.Record],
    ) -> None:
        if not isinstance(raw, yaml_reader.Mapping):
            message = f"This must be a {kind}: a group of `key: value` lines{' that starts with `id:`' if at else ''}."
            self.problems.append(Problem(document.path, *document.place(at), "not-a-group", message))
            return
        entry: model.Record | None = None
        try:
            entry = record_type.model_validate(raw)
        except ValidationError as error:
            self.problems += _located(error, record_type, document, at)
            entry = _without_faults(raw, error, record_type)
        self.items.setdefault(kind, []).append(LoadedEntry(kind, raw, entry, document, at, raw.line))

    def check_names(self) -> None:
        """A file nobody reads is a file somebody believes in."""
        known = ", ".join([*(f"{name}.yaml" for name in (*LISTS, *SINGLE)), *(f"{name}/<id>.yaml" for name in FILES)])
        for file in sorted(self.data.rglob("*")):
            path = file.relative_to(self.data)
            if (
                _YAML_NAME.search(file.name)
                and file not in self.seen
                and not any(part.startswith(".") for part in path.parts)
            ):
                message = f"No part of the guide reads this file. Known: {known}, and files that end in .yaml in folders of these names."
                self.problems.append(Problem(str(self.shown / path), 1, 1, "unread-file", message, "warning"))


def _located(
    error: ValidationError, record_type: type[BaseModel], document: yaml_reader.Document, at: tuple[FieldStep, ...]
) -> Iterator[Problem]:
    for place, code, message in validation_messages.explain(error, record_type):
        path = at + place
        line, column = document.key_place(path) if code == "unknown-key" else document.place(path)
        yield Problem(document.path, line, column, code, message)


def _without_faults(
    raw: yaml_reader.Mapping, error: ValidationError, record_type: type[model.Record]
) -> model.Record | None:
    faulty = {detail["loc"][0] for detail in error.errors(include_url=False) if detail["loc"]}
    try:
        return record_type.model_validate({key: value for key, value in raw.items() if key not in faulty})
    except ValidationError:
        return None


def _ledger(file: Path, path: str) -> tuple[tuple[tuple[int, str], ...], list[Problem]]:
    """Addresses ever published, one a line; `#` starts a comment."""
    text, problems = yaml_reader.read_text(file, path) if os.path.lexists(file) else ("", [])
    lines = (text or "").split("\n")
    found = [
        (number, line.strip()) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")
    ]
    odd = [
        Problem(
            path,
            number,
            1,
            "address-form",
            f"`{line[:80]}` is not an address of this site; one reads `/roles/team-leader/`.",
        )
        for number, line in found
        if not (line.startswith("/") and line.endswith("/"))
    ]
    return tuple(entry for entry in found if entry[1].startswith("/") and entry[1].endswith("/")), problems + odd


def renamed(loaded: LoadedData) -> dict[str, dict[str, str]]:
    """Kind -> old id -> id, from every `formerly`."""
    found: dict[str, dict[str, str]] = {}
    for item in loaded.all():
        for _, old in item.values(("formerly", "*")):
            found.setdefault(item.kind, {})[old] = item.id
    return found


@functools.cache
def references(record_type: type[BaseModel]) -> tuple[tuple[tuple[str, ...], model.Kind], ...]:
    """Where a shape names other entries: `((("skills", "*", "skill"), "skill"), ...)`, read off its `Ref` marks."""
    hints = typing.get_type_hints(record_type, include_extras=True)
    return tuple(found for name in record_type.model_fields for found in _refs(hints[name], (name,)))


def _refs(hint: object, at: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], model.Kind]]:
    for mark in getattr(hint, "__metadata__", ()):
        if isinstance(mark, model.Ref):
            yield at, mark.kind
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        yield from (((*at, *pattern), kind) for pattern, kind in references(hint))
    elif origin is tuple:
        yield from _refs(inner[0], (*at, "*"))
    elif inner and origin is not typing.Literal:
        for part in inner if origin is not typing.Annotated else inner[:1]:
            yield from _refs(part, at)
