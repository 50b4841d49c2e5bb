"""Put the keys of every entry in the standard order, each with its comments; nothing else changes."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import yaml
from pydantic import BaseModel

from careerguide.loading import yaml_lint
from careerguide.model.key_order import key_order
from careerguide.model.record_fields import models

from .lines import Lines, comments_start, indent_of, is_block, is_comment, value_end


def in_key_order(text: str, record_type: type[BaseModel]) -> str:
    """The text of a file of one or more entries of this type, with all keys in the standard order."""
    root = yaml.compose(text, Loader=yaml_lint.Loader)
    if root is None:
        return text
    lines = text.split("\n")
    _Orderer(lines).node(root, record_type, 0, len(lines))
    return "\n".join(lines)


class _Orderer:
    """Moves lines, innermost groups first, so that the line numbers of the outer nodes stay correct."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    def node(self, node: yaml.Node, record_type: type[BaseModel] | None, floor: int, end: int) -> None:
        """Order the keys in the node, whose lines and comments go from `floor` to `end`."""
        if record_type is None:
            return
        if isinstance(node, yaml.SequenceNode):
            ends = [end] * len(node.value)
            if is_block(node):
                ends = self._ends([(item, item) for item in node.value], end, dashes=True)
            for item, low, high in zip(node.value, [floor, *ends], ends, strict=False):
                self.node(item, record_type, low, high)
        elif isinstance(node, yaml.MappingNode) and node.value:
            block = is_block(node)
            ends = self._ends(node.value, end) if block else [end] * len(node.value)
            tail = self._tail(node, end) if block else end
            for (key, value), high in zip(node.value, ends, strict=True):
                self.node(value, _inner_type(record_type, key.value), key.start_mark.line + 1, high)
            ranks = _ranks([key.value for key, _ in node.value], key_order(record_type))
            if ranks != sorted(ranks) and block:
                self._block(node, ranks, floor, [*ends[:-1], tail])
            elif ranks != sorted(ranks):
                self._brackets(node, ranks)

    def _ends(self, parts: Sequence[tuple[yaml.Node, yaml.Node]], end: int, *, dashes: bool = False) -> list[int]:
        """The line after each part: where the comments of the next part start."""
        ends = []
        for (key, value), (following, _) in itertools.pairwise(parts):
            floor = key.start_mark.line + 1
            line = self._dash(following, floor) if dashes else following.start_mark.line
            column = indent_of(self.lines[line])
            ends.append(comments_start(column, max(floor, value_end(value, self.lines, column)), line, self.lines))
        return [*ends, end]

    def _dash(self, item: yaml.Node, floor: int) -> int:
        """The line of an item's dash, which can be above the item, alone or with a comment."""
        line, column = item.start_mark.line, item.start_mark.column
        if self.lines[line][:column].strip():
            return line
        return next(
            (
                number
                for number in range(line - 1, floor - 1, -1)
                if self.lines[number].partition("#")[0].strip() == "-"
            ),
            line,
        )

    def _tail(self, node: yaml.MappingNode, end: int) -> int:
        """Where the comments after the last key of a group start; they stay at the end."""
        key, value = node.value[-1]
        line, column = key.start_mark.line, key.start_mark.column
        return comments_start(column, max(line + 1, value_end(value, self.lines, column)), end, self.lines)

    def _block(self, node: yaml.MappingNode, ranks: list[int], floor: int, ends: list[int]) -> None:
        keys = [(key.start_mark.line, key.start_mark.column) for key, _ in node.value]
        prefixes = [self.lines[line][:column] for line, column in keys]
        if any(prefix.strip() for prefix in prefixes[1:]) or prefixes[0].strip(" -"):
            return  # `? key`: not worth supporting
        (first, column), dash = keys[0], prefixes[0]
        start = first if dash.strip() else self._first_comments_start(first, column, floor)
        self.lines[first] = " " * column + self.lines[first][column:]
        parts = [self.lines[low:high] for low, high in zip([start, *ends], ends, strict=False)]
        ranked = [part for _, part in sorted(zip(ranks, parts, strict=True), key=lambda pair: pair[0])]
        if dash.strip():
            ranked[0] = _with_dash(ranked[0], dash)
        self.lines[start : ends[-1]] = [line for part in ranked for line in part]

    def _first_comments_start(self, line: int, column: int, floor: int) -> int:
        """Where the comments of the first key start; comments above a blank line at the top are about the file."""
        start = comments_start(column, floor, line, self.lines)
        if start == 0:
            blank = next((number for number in range(line - 1, -1, -1) if not self.lines[number].strip()), None)
            return line if blank is None else blank + 1
        return start

    def _brackets(self, node: yaml.MappingNode, ranks: list[int]) -> None:
        if node.start_mark.line != node.end_mark.line:
            return  # brackets over several lines were laid out by hand
        line = self.lines[node.start_mark.line]
        spans = [(key.start_mark.column, value.end_mark.column) for key, value in node.value]
        if any(low >= high for low, high in spans):
            return
        parts = [line[low:high] for low, high in spans]
        ranked = [part for _, part in sorted(zip(ranks, parts, strict=True), key=lambda pair: pair[0])]
        between = [line[high:low] for (_, high), (low, _) in itertools.pairwise(spans)]
        inner = "".join(part for pair in zip(ranked, [*between, ""], strict=True) for part in pair)
        self.lines[node.start_mark.line] = line[: spans[0][0]] + inner + line[spans[-1][1] :]


def _with_dash(part: Lines, prefix: str) -> Lines:
    """The lines of an entry's new first key, with the entry's dash; the comments of the key move above the dash."""
    first = next(number for number, line in enumerate(part) if line.strip() and not is_comment(line))
    comments = [" " * prefix.index("-") + line.lstrip(" ") if line.strip() else line for line in part[:first]]
    return [*comments, prefix + part[first][len(prefix) :], *part[first + 1 :]]


def _inner_type(record_type: type[BaseModel], key: str) -> type[BaseModel] | None:
    field = next((field for name, field in record_type.model_fields.items() if key == (field.alias or name)), None)
    return next(models(field.annotation), None) if field else None


def _ranks(keys: list[str], wanted: tuple[str, ...]) -> list[int]:
    """The rank of each key in the wanted order; unknown keys come last, in their present order."""
    return [wanted.index(key) if key in wanted else len(wanted) + number for number, key in enumerate(keys)]
