"""Random edits of a data folder, as a person makes them: other texts, comments, items of lists, own entries."""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import yaml
from careerguide.loading import yaml_lint

# Keys whose texts can be anything, so that an edit never makes the data wrong.
FREE = {"summary", "tip", "definition", "note", "why", "why_not", "caution", "answer", "huddle", "body", "quote", "how"}
FREE_LISTS = {"responsibilities", "prepare", "about"}
Path_ = tuple[str | int, ...]


def free_texts(text: str) -> Iterator[tuple[Path_, yaml.ScalarNode]]:
    """The path and node of every text that can be changed to any other."""
    root = yaml.compose(text, Loader=yaml_lint.Loader)
    yield from _free(root, (), free=False) if root else ()


def _free(node: yaml.Node, path: Path_, *, free: bool) -> Iterator[tuple[Path_, yaml.ScalarNode]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner = isinstance(value, yaml.SequenceNode) and key.value in FREE_LISTS
            yield from _free(value, (*path, key.value), free=key.value in FREE or inner)
    elif isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _free(item, (*path, index), free=free and isinstance(item, yaml.ScalarNode))
    elif free and isinstance(node, yaml.ScalarNode) and len(node.value.split()) > 3:
        yield path, node


def with_texts(text: str, new: dict[Path_, str]) -> str:
    """The text with other values in quotes; a text in lines of its own becomes one in quotes."""
    lines = text.split("\n")
    nodes = [(path, node) for path, node in free_texts(text) if path in new]
    for path, node in sorted(nodes, key=lambda item: item[1].start_mark.index, reverse=True):
        line = node.start_mark.line
        column, end_line, end_column = node.start_mark.column, node.end_mark.line, node.end_mark.column
        if node.style in ("|", ">"):
            end_line, end_column = line + 1, 0
            indent = len(lines[line]) - len(lines[line].lstrip(" -"))
            while end_line < len(lines) and (
                not lines[end_line].strip() or len(lines[end_line]) - len(lines[end_line].lstrip(" ")) > indent
            ):
                end_line += 1
            lines[line:end_line] = [lines[line][:column] + json.dumps(new[path]), ""]
        else:
            lines[line : end_line + 1] = [lines[line][:column] + json.dumps(new[path]) + lines[end_line][end_column:]]
    return "\n".join(lines)


def with_comments(text: str, dice: random.Random, count: int, word: str) -> str:
    """The text with comments above keys or items, and behind values on one line."""
    lines = text.split("\n")
    root = yaml.compose(text, Loader=yaml_lint.Loader)
    numbers = [line for line in _plain_lines(root) if lines[line].strip()] if root else []
    for number, line in enumerate(sorted(dice.sample(numbers, min(count, len(numbers))), reverse=True)):
        comment = f"# {word} {number}"
        if dice.random() < 0.5 and re.search(r"[\w\"'}\]]$", lines[line]):
            lines[line] += f"  {comment}"
        else:
            indent = len(lines[line]) - len(lines[line].lstrip(" "))
            lines.insert(line, " " * indent + comment)
    return "\n".join(lines)


def _plain_lines(node: yaml.Node) -> set[int]:
    """The lines on which a value starts and ends, where a comment before or behind changes nothing."""
    if isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) and not node.flow_style:
        parts = [part for item in node.value for part in (item if isinstance(item, tuple) else (item,))]
        return {line for part in parts for line in _plain_lines(part)}
    one_line = node.start_mark.line == node.end_mark.line and getattr(node, "style", None) not in ("|", ">")
    return {node.start_mark.line} if one_line else set()


def comments_of(folder: Path, word: str) -> Counter[str]:
    """The comments with a word in all files of a folder."""
    return Counter(
        match
        for file in sorted(folder.rglob("*.yaml"))
        for match in re.findall(rf"# {word} .*", file.read_text("utf-8"))
    )
