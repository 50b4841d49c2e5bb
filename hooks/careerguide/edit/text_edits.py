"""Apply edits to a text at positions that YAML nodes give."""

from __future__ import annotations

import dataclasses as dc
import itertools
from collections.abc import Iterable

import yaml

from careerguide.loading import yaml_lint


@dc.dataclass(frozen=True, slots=True, order=True)
class TextEdit:
    """Replace the characters from index `start` up to `end` with `new`."""

    start: int
    end: int
    new: str


class TextPositions:
    """The indexes of lines, columns and nodes in a text; lines and columns count from 0, as in PyYAML's marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *itertools.accumulate(len(line) for line in text.splitlines(keepends=True))]

    def at(self, line: int, column: int = 0) -> int:
        """The index of a line and column."""
        return min(self.starts[min(line, len(self.starts) - 1)] + column, len(self.text))

    def start(self, node: yaml.Node) -> int:
        """The index of a node's first character."""
        return self.at(node.start_mark.line, node.start_mark.column)

    def end(self, node: yaml.Node) -> int:
        """The index after a node's last character."""
        return self.at(node.end_mark.line, node.end_mark.column)


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """The text after all edits; equal edits count once, and edits must not overlap."""
    parts, position = [], 0
    for edit in sorted(set(edits)):
        parts += [text[position : edit.start], edit.new]
        position = edit.end
    return "".join([*parts, text[position:]])


def root_of(text: str) -> yaml.Node | None:
    """The root node of a YAML text; None if the text is empty."""
    return yaml.compose(text, Loader=yaml_lint.Loader)


def node_at(root: yaml.Node, path: Iterable[str | int]) -> yaml.Node:
    """The node at a field path that exists."""
    for step in path:
        if isinstance(root, yaml.MappingNode):
            root = values_by_key(root)[str(step)]
        else:
            assert isinstance(step, int)
            root = root.value[step]
    return root


def values_by_key(group: yaml.Node) -> dict[str, yaml.Node]:
    """Key -> node of its value."""
    return {key.value: value for key, value in group.value}


def new_line(text: str, index: int, line: str) -> TextEdit:
    """The edit that puts a line at an index, where a line starts or the text ends."""
    return TextEdit(index, index, line + "\n" if text[:index].endswith("\n") else "\n" + line)
