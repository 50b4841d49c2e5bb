"""Where things stand in the lines of a YAML text: which of them belong to a key, and which to the key after it."""

from __future__ import annotations

from typing import TypeGuard

import yaml

Lines = list[str]


def indent_of(line: str) -> int:
    """The spaces that a line starts with."""
    return len(line) - len(line.lstrip(" "))


def is_comment(line: str) -> bool:
    """Whether a line holds nothing but a comment; inside a text over several lines that is for the caller to know."""
    return line.lstrip(" ").startswith("#")


def is_block(node: yaml.Node) -> bool:
    """A list or group that is written line by line, without brackets."""
    return isinstance(node, (yaml.SequenceNode, yaml.MappingNode)) and not node.flow_style


def is_block_text(node: yaml.Node) -> TypeGuard[yaml.ScalarNode]:
    """A text that stands below its `|` or `>`."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def is_empty(node: yaml.Node) -> bool:
    """A value that is not written at all; its marks stand on some later line."""
    return isinstance(node, yaml.ScalarNode) and not node.style and not node.value


def own_end(node: yaml.Node, lines: Lines, column: int) -> int:
    """The line behind the last one that can only belong to the value of a key (or dash) in `column`."""
    if is_empty(node):
        return 0
    start = node.start_mark.line + 1
    if isinstance(node, (yaml.SequenceNode, yaml.MappingNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        return max(start, *(own_end(part, lines, column) for part in (last if isinstance(last, tuple) else (last,))))
    if is_block_text(node):
        head = lines[start - 1][node.start_mark.column :].partition("#")[0]
        while "+" in head and start < len(lines) and (not lines[start].strip() or indent_of(lines[start]) > column):
            start += 1  # `|+` keeps the blank lines behind it
        return start
    return max(start, node.end_mark.line + (node.end_mark.column > 0))


def lead_start(column: int, floor: int, line: int, lines: Lines) -> int:
    """Where the comments and blank lines begin that belong to the key on `line` and not to what ends at `floor`."""
    start = line
    while start > floor and (
        not lines[start - 1].strip() or (is_comment(lines[start - 1]) and indent_of(lines[start - 1]) <= column)
    ):
        start -= 1
    return start
