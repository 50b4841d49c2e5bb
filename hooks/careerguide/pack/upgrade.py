"""Merge a newer pack into a company's data: a plan of the new texts, which is then written at once or not at all."""

from __future__ import annotations

import contextlib
import dataclasses as dc
import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from careerguide import rules
from careerguide.edit.dry_run import changed_copy
from careerguide.edit.files import data_files, text_of, write_files
from careerguide.edit.rename import RenameError, renamed_texts
from careerguide.loading.data_folder import load
from careerguide.loading.ledger import LEDGER
from careerguide.loading.loaded_data import LoadedData, LoadedEntry, entry_id
from careerguide.loading.pack_matches import EntryKey, matches, stored_entries
from careerguide.loading.pack_record import PACK_RECORD, PackRecord, as_text
from careerguide.model.kinds import KINDS
from careerguide.problems import DataError, Problem, errors

from .folder_merge import Conflict, DecideField, FolderMerge, Merging, Note
from .record import chosen_part, tracks_in

_MAX_ROUNDS = 50  # each one holds back an entry that would bring an error


class UpgradeError(Exception):
    """The pack cannot be merged; the message is one sentence that says why."""


@dc.dataclass(frozen=True, slots=True)
class Plan:
    """What an upgrade would do. `texts` are the new texts of files; `before` and `after` the data, for `diff`.

    `renamed` are kinds with old and new ids; `added`, `changed` and `removed` are entries.
    """

    texts: Mapping[Path, str]
    before: LoadedData
    after: LoadedData
    conflicts: tuple[Conflict, ...]
    notes: tuple[Note, ...]
    renamed: tuple[tuple[str, str, str], ...]
    added: tuple[EntryKey, ...]
    changed: tuple[EntryKey, ...]
    removed: tuple[EntryKey, ...]


def plan_upgrade(data: Path, docs: Path, pack: Path, *, version: str, decide: DecideField, today: dt.date) -> Plan:
    """The plan of an upgrade to the pack in the folder `pack`; nothing is written.

    Data or a pack with errors raises `DataError`; without a record of the present pack, `UpgradeError` is raised.
    """
    before, whole = _sound(data), _sound(pack)
    if before.pack is None:
        raise UpgradeError(NO_RECORD)
    with contextlib.ExitStack() as stack:
        tracks = tracks_in(whole, before.pack.tracks)
        if before.pack.tracks and not tracks:
            raise UpgradeError(f"The new pack has none of your tracks: {', '.join(before.pack.tracks)}.")
        newer = load(stack.enter_context(chosen_part(pack, tracks)))
        copy = stack.enter_context(changed_copy(data, {}))
        pages = stack.enter_context(changed_copy(docs if docs.is_dir() else copy / "no-pages", {}))
        renamed = _follow_renames(copy, pages, before.pack, newer)
        words = "\n".join(page.read_text("utf-8", "replace") for page in sorted(pages.rglob("*.md")))
        held: dict[EntryKey, str] = {}
        for _ in range(_MAX_ROUNDS):
            company = load(copy)
            merging = Merging(
                before.pack, company, newer,
                version=version, tracks=tracks, held=held, decide=decide, mentioned=words.__contains__, today=today,
            )  # fmt: skip
            result = merging.run()
            texts = {copy / name: text for name, text in result.texts.items()}
            merged = stack.enter_context(changed_copy(copy, texts))
            after = load(merged)
            added_errors = errors(rules.faults(after))
            if not added_errors:
                return _plan(data, docs, merged, pages, before, after, result, renamed)
            problem, key = _first_to_hold(added_errors, after, result, held)
            held[key] = problem.message
    raise DataError(added_errors)


def write(plan: Plan) -> None:
    """Write all files of the plan, or none."""
    write_files(plan.texts)


NO_RECORD = (
    "It is not recorded what came from a pack: there is no pack.lock, or it is damaged. If the data was copied from a "
    "pack, record it: `careerguide pack adopt FOLDER`, with the folder of that pack as it was then."
)


def _sound(folder: Path) -> LoadedData:
    loaded = load(folder)
    if problems := errors(rules.faults(loaded)):
        raise DataError(problems)
    return loaded


def _follow_renames(data: Path, docs: Path, record: PackRecord, newer: LoadedData) -> list[tuple[str, str, str]]:
    """Rename in the folders what the newer pack has renamed, unless the company has another id for it."""
    renamed = []
    for match in matches(record, load(data), newer):
        if not match.recorded or not match.company or not match.newer:
            continue
        kind, old = match.key
        new = entry_id(match.newer)
        if new == match.recorded.id or old != match.recorded.id or not KINDS[kind].keeps_former_ids:
            continue
        try:
            write_files(renamed_texts(data, docs, load(data), kind, old, new))
        except RenameError:
            continue  # the company uses the new id for another entry; its id stays
        renamed.append((kind, old, new))
    return renamed


def _first_to_hold(
    problems: Sequence[Problem], after: LoadedData, result: FolderMerge, held: Mapping[EntryKey, str]
) -> tuple[Problem, EntryKey]:
    """The first problem of an entry that the merge changed, and the entry; raises `DataError` if there is none."""
    touched = {*result.added, *result.changed} - held.keys()
    for problem in problems:
        if (key := _entry_at(problem, after)) in touched:
            assert key is not None
            return problem, key
    raise DataError(problems)


def _entry_at(problem: Problem, loaded: LoadedData) -> EntryKey | None:
    items: list[LoadedEntry] = [
        item for item in stored_entries(loaded) if item.document.path == problem.path and item.line <= problem.line
    ]
    item = max(items, key=lambda item: item.line, default=None)
    return (item.kind, entry_id(item)) if item else None


def _plan(
    data: Path,
    docs: Path,
    merged: Path,
    pages: Path,
    before: LoadedData,
    after: LoadedData,
    result: FolderMerge,
    renamed: Sequence[tuple[str, str, str]],
) -> Plan:
    files = [*data_files(merged), *(file for file in (merged / LEDGER,) if file.is_file())]
    texts = {data / file.relative_to(merged): text_of(file) for file in files}
    texts |= {docs / page.relative_to(pages): text_of(page) for page in sorted(pages.rglob("*.md"))} if renamed else {}
    texts[data / PACK_RECORD] = as_text(result.record)
    changed = {file: text for file, text in texts.items() if not file.is_file() or text_of(file) != text}
    return Plan(
        changed, before, after, tuple(result.conflicts), tuple(result.notes), tuple(renamed),
        tuple(result.added), tuple(result.changed), tuple(result.removed),
    )  # fmt: skip
