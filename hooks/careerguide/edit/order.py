"""The keys of every entry in the order of the model's fields, each with its comments; not a character else changes."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Sequence

import yaml
from pydantic import BaseModel

from careerguide import model
from careerguide.loading import yaml_lint
from careerguide.model.record_fields import models

from .lines import Lines, indent_of, is_block, is_comment, lead_start, own_end

# Key -> the key it stands behind where people write it elsewhere than the model, which puts first what shapes have in common.
_BEHIND: dict[type[BaseModel], dict[str, str]] = {
    model.Role: {"review": "status"},
    model.Track: {"line": "title", "review": "summary"},
    model.JourneyStage: {"turning_point": "setback"},
    model.Story: {"huddle": "question"},
}


@functools.cache
def order(record_type: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a shape as they stand in a file."""
    keys = [field.alias or name for name, field in record_type.model_fields.items()]
    for key, before in _BEHIND.get(record_type, {}).items():
        keys.remove(key)
        keys.insert(keys.index(before) + 1, key)
    return tuple(keys)


def ordered(text: str, record_type: type[BaseModel]) -> str:
    """The text of a file of such entries, or of one, with all keys in order."""
    root = yaml.compose(text, Loader=yaml_lint.Loader)
    if root is None:
        return text
    lines = text.split("\n")
    _Orderer(lines).node(root, record_type, 0, len(lines))
    return "\n".join(lines)


class _Orderer:
    """Moves lines about; from the inside out, so that the places of what is still to be moved stay true."""

    def __init__(self, lines: Lines) -> None:
        self.lines = lines

    def node(self, node: yaml.Node, record_type: type[BaseModel] | None, floor: int, end: int) -> None:
        """Order what stands in the node, whose lines and comments go from `floor` to `end`."""
        if record_type is None:
            return
        if isinstance(node, yaml.SequenceNode):
            ends = (
                self._ends([(item, item) for item in node.value], end, dashes=True)
                if is_block(node)
                else [end] * len(node.value)
            )
            for item, low, high in zip(node.value, [floor, *ends], ends, strict=False):
                self.node(item, record_type, low, high)
        elif isinstance(node, yaml.MappingNode) and node.value:
            block = is_block(node)
            ends = self._ends(node.value, end) if block else [end] * len(node.value)
            tail = self._tail(node, end) if block else end
            for (key, value), high in zip(node.value, ends, strict=True):
                self.node(value, _shape_of(record_type, key.value), key.start_mark.line + 1, high)
            places = _places([key.value for key, _ in node.value], order(record_type))
            if places != sorted(places) and block:
                self._block(node, places, floor, [*ends[:-1], tail])
            elif places != sorted(places):
                self._brackets(node, places)

    def _ends(self, parts: Sequence[tuple[yaml.Node, yaml.Node]], end: int, *, dashes: bool = False) -> list[int]:
        """The line behind each part: where the comments of the next one begin."""
        found = []
        for (key, value), (following, _) in itertools.pairwise(parts):
            floor = key.start_mark.line + 1
            line = self._dash(following, floor) if dashes else following.start_mark.line
            column = indent_of(self.lines[line])
            found.append(lead_start(column, max(floor, own_end(value, self.lines, column)), line, self.lines))
        return [*found, end]

    def _dash(self, item: yaml.Node, floor: int) -> int:
        """The line of the dash before an item, which may stand above it, alone or with a comment."""
        line, column = item.start_mark.line, item.start_mark.column
        if self.lines[line][:column].strip():
            return line
        return next(
            (at for at in range(line - 1, floor - 1, -1) if self.lines[at].partition("#")[0].strip() == "-"), line
        )

    def _tail(self, node: yaml.MappingNode, end: int) -> int:
        """Where the comments begin that stand behind the last key of a group; they stay there."""
        key, value = node.value[-1]
        line, column = key.start_mark.line, key.start_mark.column
        return lead_start(column, max(line + 1, own_end(value, self.lines, column)), end, self.lines)

    def _block(self, node: yaml.MappingNode, places: list[int], floor: int, ends: list[int]) -> None:
        keys = [(key.start_mark.line, key.start_mark.column) for key, _ in node.value]
        prefixes = [self.lines[line][:column] for line, column in keys]
        if any(prefix.strip() for prefix in prefixes[1:]) or prefixes[0].strip(" -"):
            return  # `? key`, which nobody writes
        (first, column), dash = keys[0], prefixes[0]
        start = first if dash.strip() else self._lead_of_first(first, column, floor)
        self.lines[first] = " " * column + self.lines[first][column:]
        parts = [self.lines[low:high] for low, high in zip([start, *ends], ends, strict=False)]
        ranked = [part for _, part in sorted(zip(places, parts, strict=True), key=lambda pair: pair[0])]
        if dash.strip():
            ranked[0] = _with_dash(ranked[0], dash)
        self.lines[start : ends[-1]] = [line for part in ranked for line in part]

    def _lead_of_first(self, line: int, column: int, floor: int) -> int:
        """Where the comments of the first key begin; above the blank line at the head of a file stands what is said of all of it."""
        start = lead_start(column, floor, line, self.lines)
        if start == 0:
            blank = next((at for at in range(line - 1, -1, -1) if not self.lines[at].strip()), None)
            return line if blank is None else blank + 1
        return start

    def _brackets(self, node: yaml.MappingNode, places: list[int]) -> None:
        if node.start_mark.line != node.end_mark.line:
            return  # what stands in brackets over several lines was laid out by hand
        line = self.lines[node.start_mark.line]
        spans = [(key.start_mark.column, value.end_mark.column) for key, value in node.value]
        if any(low >= high for low, high in spans):
            return
        parts = [line[low:high] for low, high in spans]
        ranked = [part for _, part in sorted(zip(places, parts, strict=True), key=lambda pair: pair[0])]
        between = [line[high:low] for (_, high), (low, _) in itertools.pairwise(spans)]
        inner = "".join(part for pair in zip(ranked, [*between, ""], strict=True) for part in pair)
        self.lines[node.start_mark.line] = line[: spans[0][0]] + inner + line[spans[-1][1] :]


def _with_dash(part: Lines, prefix: str) -> Lines:
    """The part that has become the first of its entry, behind the entry's dash; its comments now stand before the dash."""
    at = next(number for number, line in enumerate(part) if line.strip() and not is_comment(line))
    lead = [" " * prefix.index("-") + line.lstrip(" ") if line.strip() else line for line in part[:at]]
    return [*lead, prefix + part[at][len(prefix) :], *part[at + 1 :]]


def _shape_of(record_type: type[BaseModel], key: str) -> type[BaseModel] | None:
    field = next((field for name, field in record_type.model_fields.items() if key == (field.alias or name)), None)
    return next(models(field.annotation), None) if field else None


def _places(keys: list[str], wanted: tuple[str, ...]) -> list[int]:
    """Where each key belongs; those that nobody knows stay behind the others, as they stand."""
    return [wanted.index(key) if key in wanted else len(wanted) + number for number, key in enumerate(keys)]
