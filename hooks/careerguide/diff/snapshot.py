"""One state of the data, as far as it can be read, and two of them beside each other."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import typing
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from careerguide import model, rules
from careerguide.guide.guide import Guide
from careerguide.guide.link import link
from careerguide.loading.data_folder import ALONE, FILES, LISTS
from careerguide.loading.loaded_data import LoadedData, LoadedEntry, renamed
from careerguide.model.record_fields import references
from careerguide.problems import Problem, errors

Value = typing.TypeVar("Value")
# Faults after which nobody knows which entries a file has.
_NO_ENTRY = {"not-a-group", "not-a-list", "outside-file"}


@dc.dataclass(frozen=True, slots=True)
class Snapshot:
    """Entries by kind and id; the guide where the data are sound; faults that stop a build.

    `unread` are kinds of which some entry is missing here though it may stand in a file, `unsure` the fields of an entry
    that could not be read (all of them where the entry could not).
    """

    entries: Mapping[str, Mapping[str, model.Record]]
    unread: frozenset[str]
    unsure: Mapping[tuple[str, str], frozenset[str]]
    titles: Mapping[tuple[str, str], str]
    faults: tuple[Problem, ...]
    guide: Guide | None
    loaded: LoadedData
    today: dt.date

    @classmethod
    def of(cls, loaded: LoadedData, today: dt.date, whole: bool = True) -> Snapshot:
        """What there is to compare of a draft, sound or not; of one that is not the `whole` data there is no guide."""
        entries: dict[str, dict[str, model.Record]] = {}
        unread, unsure, titles = set(loaded.unread) | _kinds_without(loaded), {}, {}
        faulty = {fault.path for fault in errors(loaded.problems)}
        for item in loaded.all():
            id_ = _id(item)
            titles[item.kind, id_] = str(item.raw.get("title", id_))
            if not id_:
                unread.add(item.kind)
            elif item.entry is not None:
                entries.setdefault(item.kind, {})[id_] = item.entry
            if item.document.path in faulty and (fields := _unread_fields(item)):
                unsure[item.kind, id_] = fields
        if "match" not in unread and ("match", "match") not in unsure:
            entries.setdefault("match", {"match": model.Match()})  # what holds where nothing is written
        found = tuple(errors(rules.faults(loaded))) if whole else ()
        guide = link(loaded, today) if whole and not found else None
        return cls(entries, frozenset(unread), unsure, titles, found, guide, loaded, today)

    def of_kind(self, kind: str) -> Mapping[str, model.Record]:
        """Entries of a kind by id."""
        return self.entries.get(kind, {})

    def may_have(self, kind: str, id_: str) -> bool:
        """Whether an entry that cannot be seen here may still stand in a file."""
        return kind in self.unread or (kind, id_) in self.unsure

    def openings(self, role: str) -> int:
        """How many postings of a role are open on the day."""
        found = (entry for entry in self.of_kind("opening").values() if isinstance(entry, model.Opening))
        return sum(entry.role == role and entry.opens <= self.today <= entry.closes for entry in found)

    def draft_role(self, role: str) -> bool:
        """Whether a role is not on the site yet."""
        entry = self.of_kind("role").get(role)
        return isinstance(entry, model.Role) and entry.status == "draft"

    def place(self, fault: Problem) -> tuple[str, str, str]:
        """A fault, wherever the data folder lies and whichever line it has come to."""
        root = Path(self.loaded.ledger_path).parent
        return (
            Path(fault.path).relative_to(root).as_posix() if Path(fault.path).is_relative_to(root) else "",
            fault.code,
            fault.message,
        )


@dc.dataclass(frozen=True, slots=True)
class Comparison:
    """Two states; `renames` says of each kind which id of the old one is which of the new one."""

    old: Snapshot
    new: Snapshot
    renames: Mapping[str, Mapping[str, str]]
    names: Mapping[tuple[str, str], str] = dc.field(default_factory=dict)

    @classmethod
    def of(
        cls, before: LoadedData, after: LoadedData, today: dt.date, names: Mapping[tuple[str, str], str] | None = None
    ) -> Comparison:
        """The states of two drafts on one day. With `names` they are parts of the data, and that is what the rest is called."""
        old, new = Snapshot.of(before, today, names is None), Snapshot.of(after, today, names is None)
        return cls(old, new, {kind: _renames(kind, ids, old, new) for kind, ids in renamed(after).items()}, names or {})

    def title(self, kind: str, id_: str) -> str:
        """How people know an entry; its id where it has no title or is not there."""
        return self.new.titles.get((kind, id_)) or self.old.titles.get((kind, id_)) or self.names.get((kind, id_), id_)

    def before(self, kind: str, id_: str) -> str:
        """The id that an entry of the new state had in the old one."""
        return next((was for was, now in self.renames.get(kind, {}).items() if now == id_), id_)

    def followed(self, entry: model.Record) -> model.Record:
        """An entry of the old state with all that it names under their new ids: what only got another id is no change of it."""
        for pattern, kind in references(type(entry)):
            ids = self.renames.get(kind)
            if ids:
                entry = _replaced(entry, pattern, ids)
        return entry


def _renames(kind: str, ids: Mapping[str, str], old: Snapshot, new: Snapshot) -> dict[str, str]:
    """Old id -> new id. An entry whose id went to one that was there before has not got another id: it is dropped."""
    found: dict[str, str] = {}
    for before, now in ids.items():
        known = before in old.of_kind(kind) and before not in new.of_kind(kind) and (kind, before) not in new.unsure
        if known and now in new.of_kind(kind) and now not in old.of_kind(kind) and now not in found.values():
            found[before] = now
    return found


def _replaced(value: Value, pattern: tuple[str, ...], ids: Mapping[str, str]) -> Value:
    found: object = value
    if not pattern:
        found = ids.get(value, value) if isinstance(value, str) else value
    elif isinstance(value, tuple):
        found = tuple(_replaced(one, pattern[1:], ids) for one in value)
    elif isinstance(value, model.Record):
        found = value.model_copy(update={pattern[0]: _replaced(getattr(value, pattern[0]), pattern[1:], ids)})
    return typing.cast("Value", found)


def _kinds_without(loaded: LoadedData) -> set[str]:
    """Kinds of which a file, or an entry in it, cannot even be called an entry."""
    root = Path(loaded.ledger_path).parent
    found: set[str] = set()
    for fault in errors(loaded.problems):
        name = (
            Path(fault.path).relative_to(root).parts[0].removesuffix(".yaml")
            if Path(fault.path).is_relative_to(root)
            else ""
        )
        if name in ALONE:
            found |= set() if loaded.of(name) else {name}
        elif fault.code in _NO_ENTRY:
            found |= (
                {"level", "band"}
                if name == "levels"
                else {(LISTS | FILES)[name][0]}
                if name in LISTS | FILES
                else set()
            )
    return found


def _unread_fields(item: LoadedEntry) -> frozenset[str]:
    """Fields of an entry that are not what HR wrote. After a key that nobody knows, one that is missing may be it, mistyped."""
    record_type = RECORD_TYPES[item.kind]
    if item.entry is None:
        return frozenset(record_type.model_fields)
    try:
        record_type.model_validate(item.raw)
    except ValidationError as error:
        faulty = {str(detail["loc"][0]) for detail in error.errors(include_url=False) if detail["loc"]}
        missing = (
            record_type.model_fields.keys() - item.raw.keys() if faulty - record_type.model_fields.keys() else set()
        )
        return frozenset((faulty | missing) & record_type.model_fields.keys())
    return frozenset()


RECORD_TYPES: dict[str, type[model.Record]] = (
    dict((LISTS | FILES).values()) | {"level": model.Level, "band": model.Band} | ALONE
)


def _id(item: LoadedEntry) -> str:
    if item.kind == "level":
        return str(item.raw.get("level", ""))
    return item.kind if item.kind in ALONE else item.id
