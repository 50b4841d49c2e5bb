"""Insert a new entry: choose the file, and add the entry after the last one in it; add a move to its role."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import yaml

from careerguide.loading import yaml_reader
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.output.entry_templates import entry_text, in_brackets
from careerguide.problems import DataError, Problem

from .files import text_of
from .lines import indent_of, is_block
from .text_edits import TextEdit, TextPositions, apply_edits, node_at, root_of, values_by_key

IMPORTED = "imported.yaml"  # the next import replaces this file, so nothing is added to it


def file_of(data: Path, item: LoadedEntry) -> Path:
    """The file that contains an entry."""
    shown = Path(data.name) if data.is_absolute() else data
    return data / Path(item.document.path).relative_to(shown)


def file_for(data: Path, loaded: LoadedData, name: str, kind: str, track: str | None = None) -> Path:
    """The file for a new entry: the one with the most entries of this kind, or of this kind and track.

    An empty `track` is that of a role without one.
    """
    entries = [item for item in loaded.of(kind) if track is None or (item.raw.get("track") or "") == track]
    files = Counter(file for file in (file_of(data, item) for item in entries) if file.name != IMPORTED)
    if files:
        return files.most_common(1)[0][0]
    if track and (data / name).is_dir():
        return data / name / f"{track}.yaml"
    return data / f"{name}.yaml"


def schema_line(data: Path, file: Path, name: str) -> str:
    """The first line of a new file, which tells editors its schema."""
    schemas = os.path.relpath(data.parent / "schemas", file.parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={schemas}/{name}.json\n"


def appended(data: Path, file: Path, name: str, record_type: type, values: dict[str, object]) -> str:
    """The text of the file with the new entry after all others; the existing text does not change."""
    if not file.exists():
        return schema_line(data, file, name) + entry_text(record_type, values)
    text = text_of(file)
    document, problems = yaml_reader.parse(text, str(file))
    if document is None:
        raise DataError(problems)
    root = root_of(text)
    if root is None:
        return text.rstrip("\n") + "\n" * bool(text.strip()) + entry_text(record_type, values)
    if not isinstance(root, yaml.SequenceNode) or not is_block(root):
        message = "No entry can be added to this file. Write one entry below the other, each starting with `- id:`."
        raise DataError([Problem(str(file), root.start_mark.line + 1, 1, "not-a-list", message)])
    lines = text.split("\n")
    last = root.value[-1].start_mark.line
    gap = "\n" if len(root.value) > 1 and not lines[last - 1].strip() else ""
    return text.rstrip("\n") + "\n" + gap + entry_text(record_type, values, indent=root.start_mark.column)


def with_move(item: LoadedEntry, record_type: type, values: dict[str, object]) -> str:
    """The text of a role's file with a new move after the other moves of the role."""
    text = item.document.text
    positions, root = TextPositions(text), root_of(text)
    assert root is not None
    role = node_at(root, item.path)
    moves = values_by_key(role).get("moves")
    if not is_block(role) or (moves is not None and moves.value and not is_block(moves)):
        return apply_edits(text, [_move_in_brackets(positions, role, moves, values)])
    column = role.start_mark.column
    lines = text.split("\n")
    if moves is None:
        number = _end_of_block(lines, role.value[-1][0].start_mark.line, column - 1)
        added = " " * column + "moves:\n" + entry_text(record_type, values, indent=column + 2)
    elif is_block(moves):
        number = _end_of_block(lines, moves.value[-1].start_mark.line, moves.start_mark.column)
        added = entry_text(record_type, values, indent=moves.start_mark.column)
    else:  # `moves: []`: the brackets go, a comment behind them stays
        lines = apply_edits(text, [TextEdit(positions.start(moves), positions.end(moves), "")]).split("\n")
        line = moves.start_mark.line
        lines[line] = lines[line].rstrip()
        number, added = line + 1, entry_text(record_type, values, indent=column + 2)
    return "\n".join([*lines[:number], *added.rstrip("\n").split("\n"), *lines[number:]]).rstrip("\n") + "\n"


def _move_in_brackets(
    positions: TextPositions, role: yaml.Node, moves: yaml.Node | None, values: dict[str, object]
) -> TextEdit:
    """The edit that adds a move to a role or a list of moves written in brackets."""
    move = in_brackets(values)
    if moves is not None and moves.value:
        end = positions.end(moves.value[-1])
        return TextEdit(end, end, f", {move}")
    if moves is not None:
        return TextEdit(positions.start(moves), positions.end(moves), f"[{move}]")
    end = positions.end(role.value[-1][1])
    return TextEdit(end, end, f", moves: [{move}]")


def _end_of_block(lines: list[str], line: int, column: int) -> int:
    """The line after the block that starts on `line`: all lines indented further than `column`, with comments."""
    number = line + 1
    end = number
    while number < len(lines) and (not lines[number].strip() or indent_of(lines[number]) > column):
        number += 1
        end = number if lines[number - 1].strip() else end
    return end
