"""A text and the changes to be made in it, each at a place that the source gave."""

from __future__ import annotations

import dataclasses as dc
import itertools
from collections.abc import Iterable

import yaml

from careerguide.loading import yaml_lint


@dc.dataclass(frozen=True, slots=True, order=True)
class TextEdit:
    """What stands from `start` to `end` of a text becomes `new`."""

    start: int
    end: int
    new: str


class TextPositions:
    """A text whose places can be named by line and column, counted from 0 as the composer does."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *itertools.accumulate(len(line) for line in text.splitlines(keepends=True))]

    def at(self, line: int, column: int = 0) -> int:
        """The index of a place."""
        return min(self.starts[min(line, len(self.starts) - 1)] + column, len(self.text))

    def start(self, node: yaml.Node) -> int:
        """The index where a node starts."""
        return self.at(node.start_mark.line, node.start_mark.column)

    def end(self, node: yaml.Node) -> int:
        """The index behind a node."""
        return self.at(node.end_mark.line, node.end_mark.column)


def changed(text: str, changes: Iterable[TextEdit]) -> str:
    """The text with all changes made."""
    parts, done = [], 0
    for change in sorted(set(changes)):
        parts += [text[done : change.start], change.new]
        done = change.end
    return "".join([*parts, text[done:]])


def root_of(text: str) -> yaml.Node | None:
    """The nodes of a YAML text."""
    return yaml.compose(text, Loader=yaml_lint.Loader)


def node_at(root: yaml.Node, path: Iterable[str | int]) -> yaml.Node:
    """The node at a path that exists."""
    for step in path:
        if isinstance(root, yaml.MappingNode):
            root = value_of(root)[str(step)]
        else:
            assert isinstance(step, int)
            root = root.value[step]
    return root


def value_of(group: yaml.Node) -> dict[str, yaml.Node]:
    """Key -> node of its value."""
    return {key.value: value for key, value in group.value}
