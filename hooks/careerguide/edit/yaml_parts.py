"""Parts of a YAML text: its comments, the lines of a value, and values as text with another indent."""

from __future__ import annotations

import dataclasses as dc
import functools
import re
from collections.abc import Mapping, Sequence

import yaml

from careerguide.loading import yaml_lint
from careerguide.loading.pack_record import normal
from careerguide.output.entry_templates import in_brackets, scalar

from .lines import Lines, comments_start, indent_of, is_block, is_block_text, is_comment
from .text_edits import TextPositions, root_of

_HEADER = re.compile(r"[|>][-+0-9]*")
_COMMENT = re.compile(r"#[^\n]*")
_ONE_LINE = 100  # characters; a longer list or group gets a line for each item


class UnsafeEditError(Exception):
    """A text cannot be changed without a loss; a person has to change it."""


@dc.dataclass(frozen=True)
class YamlText:
    """A YAML text that ends with a line end, and its nodes."""

    text: str

    @functools.cached_property
    def root(self) -> yaml.Node:
        """The root node; the text is not empty."""
        root = root_of(self.text)
        if root is None:
            raise UnsafeEditError
        return root

    @functools.cached_property
    def lines(self) -> Lines:
        """The lines, the last of which is empty."""
        return self.text.split("\n")

    @functools.cached_property
    def positions(self) -> TextPositions:
        """The indexes of lines, columns and nodes."""
        return TextPositions(self.text)

    @functools.cached_property
    def comments(self) -> Mapping[int, str]:
        """The comment on each line that has one."""
        comments: dict[int, str] = {}
        end = 0
        for token in yaml.scan(self.text, Loader=yaml_lint.Loader):
            start = self.positions.at(token.start_mark.line, token.start_mark.column)
            comments |= self._comments(end, start)
            if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
                header = self.text.find("\n", start)
                comments |= self._comments(start, header)
            end = max(end, self.positions.at(token.end_mark.line, token.end_mark.column))
        return comments | self._comments(end, len(self.text))

    def _comments(self, start: int, end: int) -> dict[int, str]:
        line = self.text.count("\n", 0, start) if "#" in self.text[start:end] else 0
        return {
            line + self.text.count("\n", start, start + match.start()): match[0].rstrip()
            for match in _COMMENT.finditer(self.text[start:end])
        }

    def slice(self, node: yaml.Node) -> str:
        """The text of a node."""
        return self.text[self.positions.start(node) : self.positions.end(node)]

    def end(self, node: yaml.Node, column: int) -> int:
        """The line after a value whose key or dash is in `column`, with the comments that are indented further."""
        end = self.content_end(node, column)
        while end < len(self.lines) and is_comment(self.lines[end]) and indent_of(self.lines[end]) > column:
            end += 1
        return end

    def content_end(self, node: yaml.Node, column: int) -> int:
        """The line after the last one with a part of a value whose key or dash is in `column`."""
        if is_block(node) and node.value:
            last = node.value[-1]
            if isinstance(last, tuple):
                key, value = last
                return max(int(key.start_mark.line) + 1, self.content_end(value, key.start_mark.column))
            return self.content_end(last, node.start_mark.column)
        if is_block_text(node):
            line = end = int(node.start_mark.line) + 1
            while line < len(self.lines) and (not self.lines[line].strip() or indent_of(self.lines[line]) > column):
                line += 1
                end = line if self.lines[line - 1].strip() else end
            return end
        return int(node.end_mark.line) + (node.end_mark.column > 0)

    def header_end(self, node: yaml.ScalarNode) -> int:
        """The index after the sign of a text after `|` or `>`."""
        match = _HEADER.match(self.text, self.positions.start(node))
        assert match
        return match.end()

    def dash_line(self, item: yaml.Node) -> int:
        """The line of the dash of an item in block style, which can be above the item."""
        line = int(item.start_mark.line)
        if self.lines[line][: item.start_mark.column].strip():
            return line
        while line > 0 and self.lines[line].partition("#")[0].strip() != "-":
            line -= 1
        return line

    def item_lines(self, items: Sequence[yaml.Node], index: int, column: int) -> tuple[int, int]:
        """The first line of an item with its comments, and the line after it; the dash is in `column`."""
        dash = self.dash_line(items[index])
        floor = self.end(items[index - 1], column) if index else self._first_floor(dash)
        return comments_start(column, floor, dash, self.lines), self.end(items[index], column)

    def _first_floor(self, dash: int) -> int:
        """Comments above the first item are about the list, except those below a blank line."""
        line = dash
        while line > 0 and is_comment(self.lines[line - 1]):
            line -= 1
        return line if line > 0 and not self.lines[line - 1].strip() else dash


def plain(node: yaml.Node) -> object:
    """The value of a node in its normal form."""
    return normal(_plain(node))


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item) for item in node.value]
    return node.value or None


def moved(lines: Sequence[str], by: int) -> Lines:
    """The lines, indented by so many more spaces, or fewer if negative."""
    return [
        "" if not line.strip() else " " * by + line if by >= 0 else line[min(-by, indent_of(line)) :] for line in lines
    ]


def as_lines(value: object, column: int) -> tuple[str, Lines]:
    """A value as YAML: what follows `key: ` or `- ` on its line, and the lines below; the key is in `column`."""
    if isinstance(value, str):
        if "\n" not in value:
            return scalar(value), []
        return "|", [" " * (column + 2) + line if line else "" for line in value.split("\n")]
    text = in_brackets(value)
    if len(text) <= _ONE_LINE and not (isinstance(value, list) and any(isinstance(item, Mapping) for item in value)):
        return text, []
    if isinstance(value, list):
        return "", [line for item in value for line in item_as_lines(item, column + 2)]
    assert isinstance(value, Mapping)
    return "", [line for key, part in value.items() for line in key_as_lines(key, part, column + 2)]


def item_as_lines(value: object, column: int) -> Lines:
    """An item of a list, its dash in `column`."""
    text, lines = as_lines(value, column)
    if text or not isinstance(value, Mapping):
        return [" " * column + f"- {text}", *lines]
    return [" " * column + "- " + lines[0].lstrip(" "), *lines[1:]]


def item_in_block(value: Mapping[str, object], column: int) -> Lines:
    """An item of a list with a line for each key, its dash in `column`."""
    lines = [line for key, part in value.items() for line in key_as_lines(key, part, column + 2)]
    return [" " * column + "- " + lines[0].lstrip(" "), *lines[1:]]


def key_as_lines(key: str, value: object, column: int) -> Lines:
    """A key in `column` with its value."""
    text, lines = as_lines(value, column)
    return [" " * column + f"{key}: {text}".rstrip(), *lines]
