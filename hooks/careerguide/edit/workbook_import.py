"""Plan the import of a workbook: the new texts of data files, or the cells that stop it."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml
from pydantic import ValidationError

from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.loading.validation_messages import explain
from careerguide.model.key_order import key_order
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import FieldPath
from careerguide.problems import DataError, Problem, errors
from careerguide.workbook.notes import by_head
from careerguide.workbook.read import ReadBook, read

from .dry_run import changed_copy, new_problems
from .files import text_of
from .insertion import file_for, file_of, schema_line
from .lines import is_block
from .removal import without
from .text_edits import root_of
from .text_merge import Target, with_values
from .workbook_changes import CellProblem, Changes, Choices, EntryKey
from .workbook_compare import find_changes
from .yaml_parts import UnsafeEditError, item_in_block, moved

Position = tuple[int, int]  # line and column, from 1


@dc.dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do: the new texts of files, and the data before and after, for `diff`.

    With `problems`, nothing can be written. `gone` describes rows that are gone from the workbook; `warnings` are those
    that the change would bring.
    """

    texts: Mapping[Path, str]
    before: LoadedData
    after: LoadedData
    problems: tuple[CellProblem | Problem, ...]
    warnings: tuple[Problem, ...]
    notes: tuple[str, ...]
    gone: tuple[str, ...]
    conflicts: frozenset[str]


def plan_import(data: Path, docs: Path, loaded: LoadedData, file: Path, choices: Choices, today: dt.date) -> Plan:
    """The plan of an import; nothing is written. `loaded` is the content of the folder `data`, without errors.

    A file that is no workbook of the guide raises `WorkbookError`.
    """
    book = read(file)
    changes = find_changes(loaded, book, choices)
    problems: list[CellProblem | Problem] = [*changes.problems]
    texts: dict[Path, str] = {}
    warnings: list[Problem] = []
    after = loaded
    if not problems:
        problems += _by_heads(_invalid(changes), book)
    if not problems:
        texts, unsafe = _texts(data, loaded, changes)
        problems += unsafe
    if not problems and texts:
        with changed_copy(data, texts) as copy:
            after = load(copy)
        try:
            warnings = new_problems(data, docs if docs.is_dir() else None, texts, today)
        except DataError as error:
            problems += _by_heads(_at_cells(errors(error.problems), after, changes), book)
    return Plan(
        texts, loaded, after, tuple(problems), tuple(warnings), tuple(changes.notes), tuple(changes.gone),
        frozenset(changes.conflicts),
    )  # fmt: skip


def _invalid(changes: Changes) -> Iterator[CellProblem]:
    """The values that the model refuses."""
    for key, values in [*changes.values.items(), *changes.new.items()]:
        record_type = KINDS[key[0]].record
        try:
            record_type.model_validate(values)
        except ValidationError as error:
            for invalid in explain(error, record_type):
                yield CellProblem(_nearest_place(changes.places[key], invalid.path), invalid.code, invalid.message)


def _by_heads(problems: Iterable[CellProblem | Problem], book: ReadBook) -> Iterator[CellProblem | Problem]:
    """Problems with cells name columns by their heads, as people see them."""
    sheets = {read_sheet.name: read_sheet.sheet for read_sheet in book.sheets}
    for problem in problems:
        if isinstance(problem, CellProblem) and (sheet := sheets.get(problem.place.rpartition("!")[0].strip("'"))):
            yield dc.replace(problem, message=by_head(problem.message, sheet))
        else:
            yield problem


def _nearest_place(places: Mapping[FieldPath, str], path: FieldPath) -> str:
    """The cell of a value, of a part of it, or of what is around it."""
    inside = (place for inner, place in places.items() if inner[: len(path)] == path)
    wider = (places[path[:length]] for length in range(len(path) - 1, -1, -1) if path[:length] in places)
    return places.get(path) or next(inside, "") or next(wider, "") or next(iter(places.values()))


def _texts(data: Path, loaded: LoadedData, changes: Changes) -> tuple[dict[Path, str], list[CellProblem]]:
    """The new texts of files, and the entries whose text cannot be changed safely."""
    items = {(item.kind, item.id): item for item in loaded.all()}
    targets: defaultdict[Path, list[tuple[EntryKey, Target]]] = defaultdict(list)
    for key, values in changes.values.items():
        target: Target = (items[key].path, values, KINDS[key[0]].record, None)
        targets[file_of(data, items[key])].append((key, target))
    texts: dict[Path, str] = {}
    problems: list[CellProblem] = []
    for file, entries in targets.items():
        text = text_of(file)
        for key, target in entries:
            try:
                text = with_values(text, [target])
            except UnsafeEditError:
                problems.append(_unsafe(changes, key, items[key]))
        texts[file] = text
    for file, paths in _removed(data, items, changes).items():
        text = texts.get(file) or text_of(file)
        texts[file] = without(text, paths) or _comments_above(text)
    for key, values in changes.new.items():
        track = str(values.get("track", "")) if key[0] == "role" else None
        file = file_for(data, loaded, KINDS[key[0]].name_in_data, key[0], track)
        text = texts[file] if file in texts else text_of(file) if file.exists() else ""
        try:
            texts[file] = _with_entry(data, file, text, key[0], values)
        except UnsafeEditError:
            message = (
                f"No entry can be added to {file}: its entries are in brackets. Write each one on lines of its own."
            )
            problems.append(CellProblem(next(iter(changes.places[key].values())), "not-a-list", message))
    return {file: text for file, text in texts.items() if not file.exists() or text != text_of(file)}, problems


def _unsafe(changes: Changes, key: EntryKey, item: LoadedEntry) -> CellProblem:
    place = next(iter(changes.places[key].values()), key[1])
    message = f"This cannot be changed without losing a comment. Change it by hand: {item.document.path}:{item.line}."
    return CellProblem(place, "unsafe-edit", message)


def _removed(data: Path, items: Mapping[EntryKey, LoadedEntry], changes: Changes) -> dict[Path, list[FieldPath]]:
    """The paths of the entries to remove, by file."""
    paths: defaultdict[Path, list[FieldPath]] = defaultdict(list)
    for key in changes.removed:
        paths[file_of(data, items[key])].append(items[key].path)
    return paths


def _comments_above(text: str) -> str:
    """The first lines of a text, up to the first that is not a comment."""
    lines = text.splitlines(keepends=True)
    end = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[:end])


def _with_entry(data: Path, file: Path, text: str, kind: str, values: Mapping[str, object]) -> str:
    """The text of a file with a new entry after all others."""
    order = key_order(KINDS[kind].record)
    lines = item_in_block({key: values[key] for key in sorted(values, key=order.index)}, 0)
    root = root_of(text) if text.strip() else None
    if root is None:
        head = text if text.strip() else schema_line(data, file, KINDS[kind].name_in_data)
        return head.rstrip("\n") + "\n" + "".join(f"{line}\n" for line in lines)
    if not isinstance(root, yaml.SequenceNode) or not is_block(root) or not root.value:
        raise UnsafeEditError
    blank = root.value[-1].start_mark.line > 0 and not text.split("\n")[root.value[-1].start_mark.line - 1].strip()
    gap = "\n" if len(root.value) > 1 and blank else ""
    return text.rstrip("\n") + "\n" + gap + "".join(f"{line}\n" for line in moved(lines, root.start_mark.column))


def _at_cells(problems: list[Problem], after: LoadedData, changes: Changes) -> Iterator[CellProblem | Problem]:
    """The problems of data files, each at the cell that it comes from; one that comes from no cell stays as it is."""
    positions: defaultdict[str, list[tuple[Position, EntryKey, str]]] = defaultdict(list)
    starts: defaultdict[str, list[tuple[int, EntryKey]]] = defaultdict(list)
    for item in after.all():
        key = (item.kind, item.id)
        starts[item.document.path].append((item.line, key))
        for path, place in changes.places.get(key, {}).items():
            positions[item.document.path].append((item.document.place(item.path + path), key, place))
    for problem in problems:
        before = [start for start in starts[problem.path] if start[0] <= problem.line]
        key = max(before)[1] if before else ("", "")
        in_entry = [(position, place) for position, owner, place in positions[problem.path] if owner == key]
        place = _nearest_cell((problem.line, problem.column), in_entry)
        yield CellProblem(place, problem.code, problem.message) if place else problem


def _nearest_cell(position: Position, cells: list[tuple[Position, str]]) -> str:
    """The cell of the value at a position, or of one after it on the same line, or of what is around it."""
    before = [cell for cell in cells if cell[0] <= position]
    after = [cell for cell in cells if cell[0] > position and cell[0][0] == position[0]]
    at_place = [cell for cell in before if cell[0][0] == position[0] and cell[0][1] == position[1]]
    return max(at_place, default=min(after, default=max(before, default=((0, 0), ""))))[1]
