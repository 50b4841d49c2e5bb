"""Indent lists and groups by two spaces each: lines move left or right, and nothing else changes."""

from __future__ import annotations

import re

import yaml

from careerguide.loading import yaml_lint

from .lines import Lines, indent_of, is_block, is_block_text, is_comment, is_empty

_DASH = re.compile(r" *-(?= |$)")


class UnusualLayoutError(Exception):
    """The YAML has a rare layout that cannot be indented safely; the file keeps its indentation."""


def indented(text: str) -> str:
    """The text with its lists and groups indented by two spaces each."""
    root = yaml.compose(text, Loader=yaml_lint.Loader)
    if root is None or not is_block(root):
        return text
    indenter = _Indenter(text.split("\n"))
    indenter.node(root, 0, -1)
    return "\n".join(indenter.result())


class _Indenter:
    """Records by how many columns each line moves; comments move with the line that they belong to."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.shifts: dict[int, int] = {}
        self.columns: dict[int, int] = {}  # line -> present column of its key or dash
        self.gaps: dict[int, int] = {}  # line with a dash -> column of the text after the dash

    def node(self, node: yaml.Node, column: int, line: int) -> None:
        """Move a value to `column`; `line` is the line of its key or dash."""
        if is_empty(node):
            return
        if isinstance(node, yaml.MappingNode) and is_block(node):
            for key, value in node.value:
                self._key(key, value, column)
        elif isinstance(node, yaml.SequenceNode) and is_block(node):
            for item in node.value:
                self._item(item, column, node.start_mark.column)
        elif is_block_text(node):
            self._text(node, column)
        else:
            below = node.start_mark.line > line
            shift = column - node.start_mark.column if below else self.shifts.get(line, 0)
            for number in range(node.start_mark.line + (not below), node.end_mark.line + 1):
                self.shifts[number] = shift

    def _key(self, key: yaml.Node, value: yaml.Node, column: int) -> None:
        mark = key.start_mark
        before = self.lines[mark.line][: mark.column]
        if before.strip() and mark.line not in self.gaps:
            raise UnusualLayoutError
        self.shifts.setdefault(mark.line, column - mark.column)
        self.columns.setdefault(mark.line, mark.column)
        self.node(value, column + 2, mark.line)

    def _item(self, item: yaml.Node, column: int, dash: int) -> None:
        line = item.start_mark.line
        match = _DASH.match(self.lines[line])
        if is_empty(item) or not match or match.end() != dash + 1:
            raise UnusualLayoutError
        self.shifts[line], self.columns[line], self.gaps[line] = column - dash, dash, item.start_mark.column
        self.node(item, column + 2, line)

    def _text(self, node: yaml.ScalarNode, column: int) -> None:
        """Move the lines after `|` or `>` to `column`; after a number, as in `|2`, they move with their key."""
        line = node.start_mark.line
        head = self.lines[line][node.start_mark.column :].partition("#")[0]
        first = next((number for number in range(line + 1, len(self.lines)) if self.lines[number].strip()), None)
        if first is None or not node.value.strip():
            return
        indent = indent_of(self.lines[first])
        shift = self.shifts.get(line, 0) if re.search(r"[1-9]", head) else column - indent
        outer = self.columns.get(line, 0)
        for number in range(line + 1, len(self.lines)):
            text = self.lines[number]
            if text.strip() and indent_of(text) <= outer:
                break
            if text.strip() and indent_of(text) < indent and is_comment(text):
                break  # a comment after the text
            self.shifts[number] = shift

    def result(self) -> Lines:
        """The lines, moved."""
        shifts = dict(self.shifts)
        for number in range(len(self.lines) - 1, -1, -1):
            if number not in shifts and is_comment(self.lines[number]):
                shifts[number] = self._comment_shift(number)
        return [self._moved(number, shifts.get(number, 0)) for number in range(len(self.lines))]

    def _comment_shift(self, number: int) -> int:
        """A comment moves with the next line, or with the line before if it is indented further than the next."""
        indent = indent_of(self.lines[number])
        after = self._first_content(range(number + 1, len(self.lines)))
        if after is not None and indent <= indent_of(self.lines[after]):
            return self.shifts[after]
        before = self._first_content(range(number - 1, -1, -1))
        return self.shifts[before] if before is not None and indent else 0

    def _first_content(self, numbers: range) -> int | None:
        """The first of these lines that is part of a value; None if there is none."""
        return next((number for number in numbers if number in self.shifts and self.lines[number].strip()), None)

    def _moved(self, number: int, shift: int) -> str:
        line = self.lines[number]
        if number in self.gaps:
            return " " * (self.columns[number] + shift) + "- " + line[self.gaps[number] :]
        if not line.strip():
            return line[: max(0, len(line) + shift)] if shift < 0 else " " * shift * (len(line) > 0) + line
        return " " * max(0, indent_of(line) + shift) + line.lstrip(" ")
