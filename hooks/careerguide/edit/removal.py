"""Remove list items and keys from a YAML text; all other text, with its comments, stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from careerguide.model.record_fields import FieldPath

from .lines import Lines, comments_start, indent_of, is_block, value_end
from .text_edits import TextEdit, TextPositions, apply_edits, root_of


def without(text: str, paths: Iterable[FieldPath]) -> str:
    """The text without the values at these paths.

    A list or group that loses everything goes too, with its key. If nothing is left, the text is empty.
    """
    root = root_of(text)
    removal = _Removal(text, frozenset(paths))
    if root is None or not removal.paths:
        return text
    return "" if removal.goes(root, ()) else apply_edits(text, removal.edits(root, ()))


class _Removal:
    """Finds the edits; a path leads from the top of the document to a node."""

    def __init__(self, text: str, paths: frozenset[FieldPath]) -> None:
        self.paths, self.positions = paths, TextPositions(text)
        self.lines: Lines = text.split("\n")
        # Paths on the way to a removed value: elsewhere nothing changes.
        self.touched = {path[:length] for path in paths for length in range(len(path))}

    def goes(self, node: yaml.Node, path: FieldPath) -> bool:
        """Whether a node is removed, itself or with all that it holds."""
        if path in self.paths:
            return True
        parts = list(_parts(node, path)) if path in self.touched else []
        return bool(parts) and all(self.goes(part, part_path) for _, part, part_path in parts)

    def edits(self, node: yaml.Node, path: FieldPath, floor: int | None = None) -> Iterator[TextEdit]:
        """The edits inside a node that stays; comments before the line `floor` (from 0) are not of its parts."""
        if path not in self.touched:
            return
        parts = list(_parts(node, path))
        going = [self.goes(part, part_path) for _, part, part_path in parts]
        first_kept = going.index(False)
        floor = node.start_mark.line if floor is None else floor
        for index, (start, part, part_path) in enumerate(parts):
            if not going[index]:
                yield from self.edits(part, part_path, start.start_mark.line + 1)
            elif not is_block(node):
                yield self._in_brackets([(first, value) for first, value, _ in parts], going, index)
            elif index < first_kept and self._follows_a_dash(node):
                yield TextEdit(self.positions.start(node), self.positions.start(parts[first_kept][0]), "")
            else:
                above = self._end(*parts[index - 1][:2], node.start_mark.column) if index else floor
                yield self._lines_of(start, part, node.start_mark.column, above)

    def _follows_a_dash(self, node: yaml.Node) -> bool:
        return bool(self.lines[node.start_mark.line][: node.start_mark.column].strip())

    def _lines_of(self, start: yaml.Node, value: yaml.Node, column: int, floor: int) -> TextEdit:
        """The whole lines of a key or of an item, and the comments above it."""
        line = start.start_mark.line
        first = comments_start(column, floor, line, self.lines)
        return TextEdit(self.positions.at(first), self.positions.at(self._end(start, value, column)), "")

    def _end(self, start: yaml.Node, value: yaml.Node, column: int) -> int:
        """The line after the last one of a key or item in `column`."""
        end = line = max(value_end(value, self.lines, column), start.start_mark.line + 1)
        while line < len(self.lines) and (not self.lines[line].strip() or indent_of(self.lines[line]) > column):
            line += 1
            end = line if self.lines[line - 1].strip() else end
        return end

    def _in_brackets(self, parts: list[tuple[yaml.Node, yaml.Node]], going: list[bool], index: int) -> TextEdit:
        """An item between commas, with the comma after it; the last ones with the comma before."""
        start, value = parts[index]
        if not all(going[index:]):
            return TextEdit(self.positions.start(start), self.positions.start(parts[index + 1][0]), "")
        return TextEdit(self.positions.end(parts[index - 1][1]), self.positions.end(value), "")


def _parts(node: yaml.Node, path: FieldPath) -> Iterator[tuple[yaml.Node, yaml.Node, FieldPath]]:
    """Where each part of a list or group starts, its value, and the path to it."""
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield item, item, (*path, index)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, value, (*path, key.value)
