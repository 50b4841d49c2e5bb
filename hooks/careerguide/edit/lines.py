"""Find the lines of a YAML text that belong to a key: its value, and the comments above it."""

from __future__ import annotations

from typing import TypeGuard

import yaml

Lines = list[str]


def indent_of(line: str) -> int:
    """The number of spaces at the start of a line."""
    return len(line) - len(line.lstrip(" "))


def is_comment(line: str) -> bool:
    """True if a line starts with `#`. Callers must know if it is inside a text, where it is no comment."""
    return line.lstrip(" ").startswith("#")


def is_block(node: yaml.Node) -> bool:
    """True if a node is a list or group in block style: one item per line, without brackets."""
    return isinstance(node, (yaml.SequenceNode, yaml.MappingNode)) and not node.flow_style


def is_block_text(node: yaml.Node) -> TypeGuard[yaml.ScalarNode]:
    """True if a node is a text after `|` or `>`."""
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def is_empty(node: yaml.Node) -> bool:
    """True if a value is missing. The marks of a node without a value are on a later line."""
    return isinstance(node, yaml.ScalarNode) and not node.style and not node.value


def value_end(node: yaml.Node, lines: Lines, column: int) -> int:
    """The line after the last one that can only belong to the value of a key (or dash) in `column`."""
    if is_empty(node):
        return 0
    start = node.start_mark.line + 1
    if isinstance(node, (yaml.SequenceNode, yaml.MappingNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        return max(start, *(value_end(part, lines, column) for part in (last if isinstance(last, tuple) else (last,))))
    if is_block_text(node):
        head = lines[start - 1][node.start_mark.column :].partition("#")[0]
        while "+" in head and start < len(lines) and (not lines[start].strip() or indent_of(lines[start]) > column):
            start += 1  # `|+` keeps the blank lines after the text
        return start
    return max(start, node.end_mark.line + (node.end_mark.column > 0))


def comments_start(column: int, floor: int, line: int, lines: Lines) -> int:
    """The first of the comments and blank lines that belong to the key on `line`, not to the value before `floor`."""
    start = line
    while start > floor and (
        not lines[start - 1].strip() or (is_comment(lines[start - 1]) and indent_of(lines[start - 1]) <= column)
    ):
        start -= 1
    return start
