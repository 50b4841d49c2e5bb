"""The data at one time, as far as it can be read (`Snapshot`), and two of these (`Comparison`)."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from careerguide import model, rules
from careerguide.guide.days import day_at, noon
from careerguide.guide.guide import Guide
from careerguide.guide.link import link
from careerguide.guide.retired import KINDS as RETIRABLE
from careerguide.guide.retired import renamed_in
from careerguide.guide.samples import moved_opening
from careerguide.guide.shown import is_open, shown_days
from careerguide.guide.sites import NO_ZONE
from careerguide.loading.data_folder import SINGLE
from careerguide.loading.loaded_data import LoadedData, LoadedEntry, entry_id, renamed
from careerguide.model.kinds import KINDS, kinds_in_file
from careerguide.model.record_fields import references, values_at, with_ids
from careerguide.problems import Problem, errors

# Problems after which it is unknown which entries a file has.
_NO_ENTRY = {"not-a-group", "not-a-list", "outside-file"}


@dc.dataclass(frozen=True, slots=True)
class Snapshot:
    """Entries by kind and id, the problems that stop a build, and the guide if there are none.

    `unread_kinds`: kinds with an entry that is missing here, though it may be in a file.
    `unread_fields`: by kind and id, the fields that could not be read (all of them if the entry could not).
    """

    entries: Mapping[str, Mapping[str, model.Record]]
    unread_kinds: frozenset[str]
    unread_fields: Mapping[tuple[str, str], frozenset[str]]
    titles: Mapping[tuple[str, str], str]
    problems: tuple[Problem, ...]
    guide: Guide | None
    loaded: LoadedData
    today: dt.date

    @classmethod
    def of(cls, loaded: LoadedData, today: dt.date, whole: bool = True) -> Snapshot:
        """The snapshot of loaded data, which may have problems; only the `whole` data has a guide."""
        entries: dict[str, dict[str, model.Record]] = {}
        unread_kinds, unread_fields, titles = set(loaded.unread) | _kinds_without_entry(loaded), {}, {}
        faulty_files = {problem.path for problem in errors(loaded.problems)}
        for item in loaded.all():
            id_ = entry_id(item)
            titles[item.kind, id_] = str(item.raw.get("title", id_))
            if not id_:
                unread_kinds.add(item.kind)
            elif item.entry is not None:
                entries.setdefault(item.kind, {})[id_] = item.entry
            if item.document.path in faulty_files and (fields := _unread_fields(item)):
                unread_fields[item.kind, id_] = fields
        if "match" not in unread_kinds and ("match", "match") not in unread_fields:
            entries.setdefault("match", {"match": model.Match()})  # the default if there is no match.yaml
        problems = tuple(errors(rules.faults(loaded))) if whole else ()
        guide = link(loaded, today) if whole and not problems else None
        return cls(entries, frozenset(unread_kinds), unread_fields, titles, problems, guide, loaded, today)

    def of_kind(self, kind: str) -> Mapping[str, model.Record]:
        """Entries of a kind by id."""
        return self.entries.get(kind, {})

    def may_have(self, kind: str, id_: str) -> bool:
        """Whether an entry that is not here may still be in a file that could not be read."""
        return kind in self.unread_kinds or (kind, id_) in self.unread_fields

    def open_postings(self, role: str) -> int:
        """The number of openings of a role that people can apply for today."""
        openings = (entry for entry in self.of_kind("opening").values() if isinstance(entry, model.Opening))
        moved = (moved_opening(entry, self.today) for entry in openings if entry.role == role)
        return sum(is_open(entry, *self.days_of(entry)) for entry in moved)

    def days_of(self, opening: model.Opening) -> list[dt.date]:
        """The days at the sites of an opening."""
        return [self.day_at(site) for site in opening.places]

    def day_at(self, site: str) -> dt.date:
        """The day at a site; a part of the data may not have the site, so UTC stands for its zone."""
        entry = self.of_kind("site").get(site)
        return day_at(entry.zone if isinstance(entry, model.Site) else NO_ZONE, noon(self.today))

    def is_draft(self, role: str) -> bool:
        """Whether a role is a draft, which the site does not show."""
        entry = self.of_kind("role").get(role)
        return entry is not None and shown_days(entry) is None

    def problem_key(self, problem: Problem) -> tuple[str, str, str]:
        """What makes a problem the same in two snapshots: path in the data folder, code and message, not the line."""
        root = Path(self.loaded.ledger_path).parent
        return (
            Path(problem.path).relative_to(root).as_posix() if Path(problem.path).is_relative_to(root) else "",
            problem.code,
            problem.message,
        )


@dc.dataclass(frozen=True, slots=True)
class Comparison:
    """Two snapshots. `renames` maps kind -> id in the old one -> id in the new one.

    `retired` maps kind -> id of an entry that has a successor and a last day only in the new one -> its successor.

    `for_readers` is for a page of the site: no line says what HR has to do, and none repeats what a person has changed.
    """

    old: Snapshot
    new: Snapshot
    renames: Mapping[str, Mapping[str, str]]
    other_titles: Mapping[tuple[str, str], str] = dc.field(default_factory=dict)
    for_readers: bool = False
    retired: Mapping[str, Mapping[str, str]] = dc.field(default_factory=dict)

    @classmethod
    def of(
        cls, before: LoadedData, after: LoadedData, today: dt.date, titles: Mapping[tuple[str, str], str] | None = None
    ) -> Comparison:
        """Both snapshots of one day. With `titles` of all other entries, `before` and `after` are parts of the data."""
        old, new = Snapshot.of(before, today, titles is None), Snapshot.of(after, today, titles is None)
        renames = {kind: _renames(kind, ids, old, new) for kind, ids in renamed(after).items()}
        return cls(old, new, renames, titles or {}, titles is not None, _retired(old, new))

    def title(self, kind: str, id_: str) -> str:
        """The title of an entry, or its id if it has no title."""
        key = kind, id_
        return self.new.titles.get(key) or self.old.titles.get(key) or self.other_titles.get(key, id_)

    def old_id(self, kind: str, new_id: str) -> str:
        """The id that an entry of the new snapshot has in the old one."""
        return next((old for old, new in self.renames.get(kind, {}).items() if new == new_id), new_id)

    def with_new_ids(self, entry: model.Record) -> model.Record:
        """An entry of the old snapshot that names others by their new ids, so that a new id is not a change of it."""
        for pattern, kind in references(type(entry)):
            ids = self.renames.get(kind)
            if ids:
                entry = with_ids(entry, pattern, ids)
        return entry

    def with_successors(self, before: model.Record, now: model.Record) -> model.Record:
        """An old entry that names successors where the new one does, so that leading on is not a change of it."""
        for kind, ids in self.retired.items():
            patterns = [
                pattern for pattern, named in references(type(now)) if named == kind and pattern[0] != "journey"
            ]
            for old, new in ids.items():
                if not any(old in values_at(now, pattern) for pattern in patterns):
                    led_on = renamed_in(before, {kind: {old: new}})
                    before = led_on.model_copy(update=_journey_of(before))
        return before


def _journey_of(entry: model.Record) -> dict[str, object]:
    """The journey of a story, which is the past, as an update of the story; empty for other entries."""
    return {"journey": entry.journey} if isinstance(entry, model.Story) else {}


def _retired(old: Snapshot, new: Snapshot) -> dict[str, dict[str, str]]:
    """Kind -> id of each entry that is retired in the new snapshot and not in the old one -> its successor."""
    retired: dict[str, dict[str, str]] = {}
    for kind in RETIRABLE:
        for id_, entry in new.of_kind(kind).items():
            successor, before = getattr(entry, "successor", None), old.of_kind(kind).get(id_)
            if successor and getattr(entry, "retires", None) and before and not getattr(before, "retires", None):
                retired.setdefault(kind, {})[id_] = successor
    return retired


def _renames(kind: str, ids: Mapping[str, str], old: Snapshot, new: Snapshot) -> dict[str, str]:
    """Old id -> new id. If the new id existed before, the old entry was not renamed but removed."""
    renames: dict[str, str] = {}
    for before, now in ids.items():
        removed = before in old.of_kind(kind) and not (
            before in new.of_kind(kind) or (kind, before) in new.unread_fields
        )
        added = now in new.of_kind(kind) and now not in old.of_kind(kind)
        if removed and added and now not in renames.values():
            renames[before] = now
    return renames


def _kinds_without_entry(loaded: LoadedData) -> set[str]:
    """Kinds with a file that has no readable list, or with something in the list that is not an entry."""
    root = Path(loaded.ledger_path).parent
    kinds: set[str] = set()
    for problem in errors(loaded.problems):
        path = Path(problem.path)
        parts = path.relative_to(root).parts if path.is_relative_to(root) else ("",)
        name = parts[0].removesuffix(".yaml")
        if name in SINGLE and len(parts) == 1:
            kinds |= set() if loaded.of(name) else {name}
        elif problem.code in _NO_ENTRY:
            kinds |= {kind.id for kind in kinds_in_file(name)}
    return kinds


def _unread_fields(item: LoadedEntry) -> frozenset[str]:
    """Fields whose value is not what HR wrote. An unknown key may be a missing field that is mistyped."""
    record_type = KINDS[item.kind].record
    fields = record_type.model_fields.keys()
    if item.entry is None:
        return frozenset(fields)
    try:
        record_type.model_validate(item.raw)
    except ValidationError as error:
        faulty = {str(detail["loc"][0]) for detail in error.errors(include_url=False) if detail["loc"]}
        missing = fields - item.raw.keys() if faulty - fields else set()
        return frozenset((faulty | missing) & fields)
    return frozenset()
