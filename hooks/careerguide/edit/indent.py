"""Two spaces for each step inwards: whole lines move left or right, and nothing in them changes."""

from __future__ import annotations

import re

import yaml

from careerguide.loading import yaml_lint

from .lines import Lines, indent_of, is_block, is_block_text, is_comment, is_empty

_DASH = re.compile(r" *-(?= |$)")


class UnusualLayoutError(Exception):
    """A form of YAML that nobody writes by hand; the file keeps its indentation."""


def indented(text: str) -> str:
    """The text with its lists and groups indented by two spaces each."""
    root = yaml.compose(text, Loader=yaml_lint.Loader)
    if root is None or not is_block(root):
        return text
    found = _Indenter(text.split("\n"))
    found.node(root, 0, -1)
    return "\n".join(found.result())


class _Indenter:
    """Says of every line by how much it moves; comments move with the line that they belong to."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines
        self.shifts: dict[int, int] = {}
        self.columns: dict[int, int] = {}  # where a line's own key or dash stands now
        self.gaps: dict[int, int] = {}  # line with a dash -> column of what follows the dash

    def node(self, node: yaml.Node, column: int, line: int) -> None:
        """Let a value start in `column`; `line` is that of its key or dash."""
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
            by = column - node.start_mark.column if below else self.shifts.get(line, 0)
            for at in range(node.start_mark.line + (not below), node.end_mark.line + 1):
                self.shifts[at] = by

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
        found = _DASH.match(self.lines[line])
        if is_empty(item) or not found or found.end() != dash + 1:
            raise UnusualLayoutError
        self.shifts[line], self.columns[line], self.gaps[line] = column - dash, dash, item.start_mark.column
        self.node(item, column + 2, line)

    def _text(self, node: yaml.ScalarNode, column: int) -> None:
        """Let the lines below `|` or `>` start in `column`, where their first line says how far they are indented."""
        line = node.start_mark.line
        head = self.lines[line][node.start_mark.column :].partition("#")[0]
        first = next((at for at in range(line + 1, len(self.lines)) if self.lines[at].strip()), None)
        if first is None or not node.value.strip():
            return
        deep = indent_of(self.lines[first])
        by = self.shifts.get(line, 0) if re.search(r"[1-9]", head) else column - deep
        outer = self.columns.get(line, 0)
        for at in range(line + 1, len(self.lines)):
            if self.lines[at].strip() and indent_of(self.lines[at]) <= outer:
                break
            if self.lines[at].strip() and indent_of(self.lines[at]) < deep and is_comment(self.lines[at]):
                break  # a comment behind the text
            self.shifts[at] = by

    def result(self) -> Lines:
        """The lines, moved."""
        shifts = dict(self.shifts)
        for at in range(len(self.lines) - 1, -1, -1):
            if at not in shifts and is_comment(self.lines[at]):
                shifts[at] = self._of_comment(at)
        return [self._moved(at, shifts.get(at, 0)) for at in range(len(self.lines))]

    def _of_comment(self, at: int) -> int:
        """A comment goes with the next line, or with the one before if it is indented further than the next."""
        deep = indent_of(self.lines[at])
        after = next(
            (line for line in range(at + 1, len(self.lines)) if line in self.shifts and self.lines[line].strip()), None
        )
        if after is not None and deep <= indent_of(self.lines[after]):
            return self.shifts[after]
        before = next(
            (line for line in range(at - 1, -1, -1) if line in self.shifts and self.lines[line].strip()), None
        )
        return self.shifts[before] if before is not None and deep else 0

    def _moved(self, at: int, by: int) -> str:
        line = self.lines[at]
        if at in self.gaps:
            return " " * (self.columns[at] + by) + "- " + line[self.gaps[at] :]
        if not line.strip():
            return line[: max(0, len(line) + by)] if by < 0 else " " * by * (len(line) > 0) + line
        return " " * max(0, indent_of(line) + by) + line.lstrip(" ")
