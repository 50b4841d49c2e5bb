"""Where a new entry goes: into the file that its like stand in, behind the last of them, or into a file of its own."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path

import yaml

from careerguide.loading import yaml_reader
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.problems import DataError, Problem

from .entry_templates import in_brackets, stub
from .files import text_of
from .lines import indent_of, is_block
from .text_edits import TextEdit, TextPositions, changed, node_at, root_of, value_of

IMPORTED = "imported.yaml"  # the next import would write it anew


def file_of(data: Path, item: LoadedEntry) -> Path:
    """The file that an entry stands in."""
    shown = Path(data.name) if data.is_absolute() else data
    return data / Path(item.document.path).relative_to(shown)


def file_for(data: Path, loaded: LoadedData, name: str, kind: str, track: str | None = None) -> Path:
    """The file for a new entry: where most entries of the track stand, or of the kind."""
    similar_roles = [item for item in loaded.of(kind) if track is None or item.raw.get("track") == track]
    files = Counter(file for file in (file_of(data, item) for item in similar_roles) if file.name != IMPORTED)
    if files:
        return files.most_common(1)[0][0]
    if track and (data / name).is_dir():
        return data / name / f"{track}.yaml"
    return data / f"{name}.yaml"


def head(data: Path, file: Path, name: str) -> str:
    """The first line of a new file, by which editors find its schema."""
    up = os.path.relpath(data.parent / "schemas", file.parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={up}/{name}.json\n"


def appended(data: Path, file: Path, name: str, record_type: type, values: dict[str, object]) -> str:
    """The text of the file with the entry behind all others; what stands there stays as it is."""
    if not file.exists():
        return head(data, file, name) + stub(record_type, values)
    text = text_of(file)
    document, problems = yaml_reader.parse(text, str(file))
    if document is None:
        raise DataError(problems)
    root = root_of(text)
    if root is None:
        return text.rstrip("\n") + "\n" * bool(text.strip()) + stub(record_type, values)
    if not isinstance(root, yaml.SequenceNode) or not is_block(root):
        message = "Nothing can be added to this file as it is written. Write its entries below each other, each starting with `- id:`."
        raise DataError([Problem(str(file), root.start_mark.line + 1, 1, "not-a-list", message)])
    column = root.start_mark.column
    lines = text.split("\n")
    last = root.value[-1].start_mark.line
    gap = "\n" if len(root.value) > 1 and not lines[last - 1].strip() else ""
    return text.rstrip("\n") + "\n" + gap + stub(record_type, values, indent=column)


def with_move(item: LoadedEntry, record_type: type, values: dict[str, object]) -> str:
    """The text of a role's file with one more move, behind the role's others."""
    text = item.document.text
    spots, root = TextPositions(text), root_of(text)
    assert root is not None
    role = node_at(root, item.path)
    moves = value_of(role).get("moves")
    if moves is not None and moves.value and not is_block(moves):
        end = spots.end(moves.value[-1])
        return changed(text, [TextEdit(end, end, f", {in_brackets(values)}")])
    if not is_block(role):
        if moves is not None:
            return changed(text, [TextEdit(spots.start(moves), spots.end(moves), f"[{in_brackets(values)}]")])
        end = spots.end(role.value[-1][1])
        return changed(text, [TextEdit(end, end, f", moves: [{in_brackets(values)}]")])
    lines = text.split("\n")
    column = role.start_mark.column
    if moves is not None and is_block(moves):
        place = _behind(lines, moves.value[-1].start_mark.line, moves.start_mark.column)
        added = stub(record_type, values, indent=moves.start_mark.column)
    elif moves is not None:  # `moves: []`
        line = moves.start_mark.line
        start = spots.start(moves)
        text = changed(text, [TextEdit(start, spots.end(moves), "")])
        lines = text.split("\n")
        lines[line] = lines[line].rstrip()
        place, added = line + 1, stub(record_type, values, indent=column + 2)
    else:
        place = _behind(lines, role.value[-1][0].start_mark.line, column - 1)
        added = " " * column + "moves:\n" + stub(record_type, values, indent=column + 2)
    return "\n".join([*lines[:place], *added.rstrip("\n").split("\n"), *lines[place:]]).rstrip("\n") + "\n"


def _behind(lines: list[str], line: int, column: int) -> int:
    """The line behind what starts on `line` and stands right of `column`, its comments included."""
    end = line + 1
    last = end
    while end < len(lines) and (not lines[end].strip() or indent_of(lines[end]) > column):
        end += 1
        last = end if lines[end - 1].strip() else last
    return last
