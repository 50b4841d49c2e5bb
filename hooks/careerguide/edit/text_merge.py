"""Give an entry new values in its text: only lines of values that differ change, and every comment stays.

A new text of the pack is used if it says what the entry should have; otherwise the value is written in the usual form.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import yaml
from pydantic import BaseModel

from careerguide.model.item_keys import keys_as_in
from careerguide.model.key_order import key_order
from careerguide.model.record_fields import FieldPath, record_at
from careerguide.output.entry_templates import in_brackets

from .block_texts import rewritten
from .lines import comments_start, is_block, is_block_text
from .text_edits import TextEdit, apply_edits, node_at, values_by_key
from .yaml_parts import UnsafeEditError, YamlText, as_lines, item_as_lines, item_in_block, key_as_lines, moved, plain

Type = type[BaseModel] | None
# A node of the pack's text, from which a value may be taken.
Source = tuple[YamlText, yaml.Node] | None
Target = tuple[FieldPath, Mapping[str, object], type[BaseModel], Source]
_MAX_PASSES = 8  # one for the values, and one for each depth of lists whose order changed


def with_values(text: str, targets: Sequence[Target]) -> str:
    """The text in which the entries at these paths have these values, in the normal form.

    Raises `UnsafeEditError` if that is not possible without losing a comment or changing something else.
    """
    before = YamlText(text if text.endswith("\n") else text + "\n")
    document = before
    for number in range(_MAX_PASSES):
        writer = _Writer(document, move=number > 0)
        for path, values, record_type, source in targets:
            writer.value(node_at(document.root, path), values, record_type, source, 0)
        changed_text = writer.result()
        if changed_text == document.text and number > 0:
            break
        document = YamlText(changed_text)
        try:
            document.root  # noqa: B018 - a text that is no YAML any more is not safe
        except yaml.YAMLError:
            raise UnsafeEditError from None
    _require_same(before, document, targets)
    return document.text


def _require_same(before: YamlText, after: YamlText, targets: Sequence[Target]) -> None:
    paths = [path for path, *_ in targets]
    wrong = [path for path, values, *_ in targets if plain(node_at(after.root, path)) != values]
    lost = Counter(before.comments.values()) - Counter(after.comments.values())
    if wrong or lost or _others(before.root, paths) != _others(after.root, paths):
        raise UnsafeEditError


def _others(root: yaml.Node, paths: Sequence[FieldPath]) -> object:
    """The values of the document without the entries at the paths."""
    value = plain(root)
    for path in paths:
        part = value
        for step in path[:-1]:
            part = part[step]  # type: ignore[index]
        if path:
            part[path[-1]] = None  # type: ignore[index]
        else:
            value = None
    return value


class _Writer:
    """Collects the edits of one text. With `move`, it only brings items of lists into their order."""

    def __init__(self, document: YamlText, *, move: bool) -> None:
        self.document, self.move = document, move
        self.edits: list[TextEdit] = []
        self.added: defaultdict[int, list[str]] = defaultdict(list)  # line -> lines before it

    def result(self) -> str:
        """The text after all edits."""
        positions = self.document.positions
        for line, lines in self.added.items():
            index = positions.at(line)
            self.edits.append(TextEdit(index, index, "".join(f"{new}\n" for new in lines)))
        return apply_edits(self.document.text, self.edits)

    def value(self, node: yaml.Node, value: object, record_type: Type, source: Source, column: int) -> None:
        """Give a node a value; its key or dash is in `column`."""
        if plain(node) == value:
            return
        if isinstance(node, (yaml.MappingNode, yaml.SequenceNode)) and not is_block(node):
            self._replace(node, _in_brackets(self.document, node, value, record_type))
        elif isinstance(node, yaml.MappingNode) and isinstance(value, Mapping):
            self._group(node, value, record_type, source)
        elif isinstance(node, yaml.SequenceNode) and isinstance(value, list):
            self._list(node, value, record_type, source)
        elif isinstance(node, yaml.ScalarNode) and isinstance(value, str):
            self._text(node, value, source, column)
        elif isinstance(node, yaml.ScalarNode) and isinstance(value, Mapping) and not is_block_text(node):
            self._replace(node, in_brackets(value))  # a short form such as `grade: G7` gets more keys
        else:
            raise UnsafeEditError

    def _replace(self, node: yaml.Node, text: str) -> None:
        positions = self.document.positions
        self.edits.append(TextEdit(positions.start(node), positions.end(node), text))

    def _text(self, node: yaml.ScalarNode, value: str, source: Source, column: int) -> None:
        positions = self.document.positions
        if is_block_text(node) and (source is None or plain(source[1]) != value):
            first, end = node.start_mark.line + 1, self.document.content_end(node, column)
            if new := rewritten(self.document.text[positions.start(node)], self.document.lines[first:end], value):
                self._replace_lines(first, end, new)
                return
        text, lines = _text_of(value, source, column)
        if not is_block_text(node):
            self._replace(node, text)
            self.added[node.end_mark.line + 1] += lines
            return
        self.edits.append(TextEdit(positions.start(node), self.document.header_end(node), text))
        first, end = node.start_mark.line + 1, self.document.content_end(node, column)
        self._replace_lines(first, end, lines)

    def _replace_lines(self, start: int, end: int, lines: Sequence[str]) -> None:
        positions = self.document.positions
        self.edits.append(TextEdit(positions.at(start), positions.at(end), "".join(f"{line}\n" for line in lines)))

    def _remove(self, start: int, end: int, column: int) -> None:
        """Remove lines; their comments stay."""
        comments = self.document.comments
        self._replace_lines(
            start, end, [" " * column + comments[line] for line in range(start, end) if line in comments]
        )

    def _group(self, node: yaml.MappingNode, value: Mapping[str, object], record_type: Type, source: Source) -> None:
        parts = values_by_key(source[1]) if source and isinstance(source[1], yaml.MappingNode) else {}
        for key, part in node.value:
            column, inner = key.start_mark.column, record_at(record_type, (key.value,)) if record_type else None
            if key.value in value:
                inner_source = (source[0], parts[key.value]) if source and key.value in parts else None
                self.value(part, value[key.value], inner, inner_source, column)
            elif plain(part) not in (None, [], {}):
                if self.document.lines[key.start_mark.line][:column].strip():
                    raise UnsafeEditError  # the first key of an item: its dash would go too
                self._remove(key.start_mark.line, self.document.end(part, column), column)
        order = key_order(record_type) if record_type else tuple(value)
        present = [key.value for key, _ in node.value]
        for key in sorted(value.keys() - set(present), key=lambda key: order.index(key) if key in order else 99):
            self._add_key(node, key, value[key], order, source)

    def _add_key(self, node: yaml.MappingNode, key: str, value: object, order: Sequence[str], source: Source) -> None:
        """Add a key after the one that comes before it in the usual order."""
        column = node.start_mark.column
        earlier = order[: order.index(key)] if key in order else order
        before = [part for name, part in node.value if name.value in earlier] or [node.value[0][1]]
        lines = _key_lines(source, key, value, column) or key_as_lines(key, value, column)
        self.added[max(self.document.end(part, column) for part in before[-1:])] += lines

    def _list(self, node: yaml.SequenceNode, value: list[object], record_type: Type, source: Source) -> None:
        column = node.start_mark.column
        old, new = keys_as_in([plain(item) for item in node.value], value, record_type)
        if self.move and old != new and set(old) == set(new):
            self._order(node, [old.index(key) for key in new], column)
            return
        parts = _items(source, record_type)
        for key, item in zip(old, node.value, strict=True):
            if key in new:
                self.value(item, value[new.index(key)], record_type, parts.get(key), column)
            else:
                self._remove(self.document.dash_line(item), self.document.end(item, column), column)
        line = self.document.dash_line(node.value[0])
        for key, part in zip(new, value, strict=True):
            if key in old:
                line = self.document.end(node.value[old.index(key)], column)
            else:
                self.added[line] += _item_lines(parts.get(key), part, column) or _new_item(node, part, record_type)

    def _order(self, node: yaml.SequenceNode, order: Sequence[int], column: int) -> None:
        document, items = self.document, node.value
        starts = [document.dash_line(items[0])]
        for before, item in itertools.pairwise(items):
            starts.append(
                comments_start(column, document.end(before, column), document.dash_line(item), document.lines)
            )
        ends = [*starts[1:], document.end(items[-1], column)]
        lines = [line for index in order for line in document.lines[starts[index] : ends[index]]]
        self._replace_lines(starts[0], ends[-1], lines)


def _text_of(value: str, source: Source, column: int) -> tuple[str, list[str]]:
    """A text as it follows its key, and the lines below: as the pack has it, if the pack has the same text."""
    if source is None or plain(source[1]) != value:
        return as_lines(value, column)
    document, node = source
    if is_block_text(node):
        line = document.lines[node.start_mark.line]
        own_column = len(line) - len(line.lstrip(" -"))
        start, end = node.start_mark.line + 1, document.end(node, own_column)
        header = document.text[document.positions.start(node) : document.header_end(node)]
        return header, moved(document.lines[start:end], column - own_column)
    text = document.slice(node)
    return as_lines(value, column) if "\n" in text else (text, [])


def _key_lines(source: Source, key: str, value: object, column: int) -> list[str]:
    """The pack's lines of a key with this value, with the comments above it; empty if it has another value."""
    if not source or not isinstance(source[1], yaml.MappingNode) or not is_block(source[1]):
        return []
    document, node = source
    floor = node.start_mark.line + 1
    for name, part in node.value:
        own_column, line = name.start_mark.column, name.start_mark.line
        end = document.end(part, own_column)
        if name.value == key and plain(part) == value and not document.lines[line][:own_column].strip():
            start = comments_start(own_column, floor, line, document.lines)
            while not document.lines[start].strip():
                start += 1
            return moved(document.lines[start:end], column - own_column)
        floor = end
    return []


def _items(source: Source, record_type: Type) -> dict[str, Source]:
    """Key -> the pack's node of an item."""
    if not source or not isinstance(source[1], yaml.SequenceNode):
        return {}
    document, node = source
    keys = keys_as_in([], [plain(item) for item in node.value], record_type)[1]
    return {key: (document, item) for key, item in zip(keys, node.value, strict=True)}


def _item_lines(source: Source, value: object, column: int) -> list[str]:
    """The pack's lines of an item with this value; empty if it has another value, or is in brackets with others."""
    if not source or plain(source[1]) != value:
        return []
    document, node = source
    dash = document.dash_line(node)
    line = document.lines[dash]
    own_column = len(line) - len(line.lstrip(" "))
    if not line.lstrip(" ").startswith("-") or line[own_column + 1 : node.start_mark.column].strip():
        return []
    end = document.end(node, own_column)
    return moved(document.lines[dash:end], column - own_column)


def _new_item(node: yaml.SequenceNode, value: object, record_type: Type) -> list[str]:
    """The lines of a new item, written as most of the others are: with a line for each key, or in brackets."""
    column = node.start_mark.column
    if isinstance(value, Mapping) and sum(map(is_block, node.value)) * 2 > len(node.value):
        order = key_order(record_type) if record_type else tuple(value)
        return item_in_block({key: value[key] for key in sorted(value, key=order.index)}, column)
    return item_as_lines(value, column)


def _in_brackets(document: YamlText, node: yaml.Node, value: object, record_type: Type) -> str:
    """The text of a node in brackets with another value; the parts that stay keep their text."""
    if plain(node) == value:
        return document.slice(node)
    spans: dict[str, tuple[int, int]] = {}
    pieces: dict[str, str] = {}
    positions = document.positions
    if isinstance(node, yaml.MappingNode) and isinstance(value, Mapping):
        order = [*(key.value for key, _ in node.value if key.value in value)]
        order += [key for key in value if key not in order]
        for key, part in node.value:
            start, inner = positions.start(key), positions.start(part)
            spans[key.value] = start, positions.end(part)
            if key.value in value:
                part_type = record_at(record_type, (key.value,)) if record_type else None
                new = _in_brackets(document, part, value[key.value], part_type)
                pieces[key.value] = document.text[start:inner] + new
        pieces |= {key: f"{key}: {in_brackets(value[key])}" for key in order if key not in spans}
    elif isinstance(node, yaml.SequenceNode) and isinstance(value, list):
        old, order = keys_as_in([plain(item) for item in node.value], value, record_type)
        for key, item in zip(old, node.value, strict=True):
            spans[key] = positions.start(item), positions.end(item)
            if key in order:
                pieces[key] = _in_brackets(document, item, value[order.index(key)], record_type)
        pieces |= {key: in_brackets(part) for key, part in zip(order, value, strict=True) if key not in spans}
    else:
        return in_brackets(value)
    return _joined(document, node, spans, [(key, pieces[key]) for key in order])


def _joined(
    document: YamlText, node: yaml.Node, spans: Mapping[str, tuple[int, int]], pieces: Sequence[tuple[str, str]]
) -> str:
    """The pieces in the brackets of the node. Two pieces that follow each other as before keep what is between them."""
    start, end = document.positions.start(node), document.positions.end(node)
    opening, closing = document.text[start], document.text[end - 1]
    if not spans:
        return opening + ", ".join(piece for _, piece in pieces) + closing
    names = list(spans)
    between = {pair: document.text[spans[pair[0]][1] : spans[pair[1]][0]] for pair in itertools.pairwise(names)}
    text = document.text[start : spans[names[0]][0]]
    for index, (key, piece) in enumerate(pieces):
        text += (between.get((pieces[index - 1][0], key), ", ") if index else "") + piece
    return text + document.text[spans[names[-1]][1] : end]
