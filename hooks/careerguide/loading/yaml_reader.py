"""Reads YAML files as mappings, lists and texts whose lines and columns are known.

PyYAML alone would read `12:30` as 750 and `no` as false, keep the last of two equal keys, and drop all text after ` #`.
Here every value stays the text that HR typed, and a construct that can be read in two ways is a problem.
"""

from __future__ import annotations

import codecs
import dataclasses as dc
import functools
from pathlib import Path

import yaml

from careerguide import model
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem

from . import placeholders, references_to_characters, yaml_causes, yaml_lint, yaml_shape

MAX_BYTES = 4 * 1024 * 1024
MAX_VALUE = 20_000  # characters
MISSING_DASH = "missing-dash"
_NO_VALUE = ("~", "null", "Null", "NULL")  # as YAML has it


class Mapping(dict[str, object]):
    """A mapping that knows the line it starts on, counted from 1."""

    __slots__ = ("line",)
    line: int


def named(mapping: Mapping, id_: str) -> Mapping:
    """The mapping with an id that comes from elsewhere, such as the file's name."""
    copy = Mapping({**mapping, "id": id_})
    copy.line = mapping.line
    return copy


@dc.dataclass(frozen=True)
class Document:
    """One YAML file: the path to show, the text, and the value as texts, lists and mappings.

    `misread` are the lines, counted from 1, of texts that hold other lines or lack some: see `yaml_shape`.
    """

    path: str
    text: str
    value: object
    misread: frozenset[int] = frozenset()

    @functools.cached_property
    def records(self) -> dict[FieldPath, model.Record]:
        """The records that were made of it, by the paths of their entries: a text that is read again needs no check."""
        return {}

    @functools.cached_property
    def may_have_placeholders(self) -> bool:
        """Whether any text may be one that is to be replaced; looked up once for each text of a file."""
        return placeholders.may_have_any(self.text)

    @functools.cached_property
    def _root(self) -> yaml.Node:
        # Composed again for the first problem only: the nodes of a large company would fill the memory.
        root = yaml.compose(self.text, Loader=yaml_lint.Loader)
        assert root is not None
        return root

    def place(self, path: FieldPath) -> tuple[int, int]:
        """Line and column of the value at `path`; if it does not exist, of the nearest value around it."""
        node = self._root
        mark = node.start_mark
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            node, mark = child
        return mark.line + 1, mark.column + 1

    def key_place(self, path: FieldPath) -> tuple[int, int]:
        """Line and column of the key at `path`, for problems with the key itself."""
        node = self._root
        for step in path[:-1]:
            child = _child(node, step)
            if child is None:
                break
            node = child[0]
        if isinstance(node, yaml.MappingNode):
            for key, _ in node.value:
                if key.value == path[-1]:
                    return key.start_mark.line + 1, key.start_mark.column + 1
        return node.start_mark.line + 1, node.start_mark.column + 1


def _child(node: yaml.Node, step: str | int) -> tuple[yaml.Node, yaml.Mark] | None:
    """The node at one step of a path, and the mark that people look for."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == step:
                # The mark of an empty value is on the next line; people look for the key.
                empty = isinstance(value, yaml.ScalarNode) and value.start_mark.index == value.end_mark.index
                return value, key.start_mark if empty else value.start_mark
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step].start_mark
    return None


def read(file: Path, name: str) -> tuple[Document | None, list[Problem]]:
    """Read one file as a document, with all problems of its text. `name` is the path to show."""
    text, problems = read_text(file, name)
    return (None, problems) if text is None else parse(text, name)


def read_text(file: Path, name: str) -> tuple[str | None, list[Problem]]:
    """The text of one file with Unix line ends. `name` is the path to show."""
    try:
        raw = file.read_bytes()
    except OSError as error:
        return None, [Problem(name, 1, 1, "unreadable-file", f"This file cannot be read: {error.strerror}.")]
    if len(raw) > MAX_BYTES:
        message = f"The file has {len(raw):,} bytes; {MAX_BYTES:,} are allowed. Split it into files in `{file.stem}/`."
        return None, [Problem(name, 1, 1, "file-too-large", message)]
    raw = raw.removeprefix(codecs.BOM_UTF8)
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        head = raw[: error.start].decode("utf-8", "replace")
        message = f"Byte {raw[error.start]:#04x} is not UTF-8. Save the file as UTF-8 (in Notepad: Save as, Encoding)."
        return None, [Problem(name, *yaml_lint.end_of(head), "not-utf-8", message)]
    return text.replace("\r\n", "\n"), []


@functools.lru_cache(maxsize=512)  # `mkdocs serve` reads all files again when one has changed
def parse(text: str, name: str) -> tuple[Document | None, list[Problem]]:
    """A text as a document, with all problems of the text. `name` is the path to show.

    Despite problems there is a document if the rest can be read, so that one run finds the problems of the rest too.
    """
    problems = yaml_lint.problems(text, name)
    if any(problem.code in yaml_lint.UNSAFE for problem in problems):
        characters = any(problem.code in yaml_lint.CHARACTERS for problem in problems)  # then they are the cause
        forms = [problem for problem in problems if problem.code == "yaml-form"]
        rest = [problem for problem in problems if problem.code != "yaml-form"]
        return None, sorted([*rest, *(() if characters else (yaml_causes.cause(text, form) for form in forms))])
    if problems:
        text = yaml_lint.readable(text)
    try:
        node = yaml.compose(text, Loader=yaml_lint.Loader)
        if node is None:
            return Document(name, text, None), problems
        value = _value(node, name, problems)
        shape = list(yaml_shape.misreadings(text, name, node))
    except yaml_lint.TooDeepError as error:
        return None, [*problems, yaml_lint.unreadable(error, name)]
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        return None, problems or [yaml_causes.cause(text, yaml_lint.unreadable(error, name))]
    hidden = yaml_lint.hidden_text(text, name, node)
    problems += [*dict.fromkeys([*hidden, *(one.problem for one in shape)]), *yaml_lint.escapes(text, name, node)]
    problems += references_to_characters.problems(text, name)
    lines = {line for one in shape for line in one.lines}
    lines |= {problem.line for problem in problems if problem.code == MISSING_DASH}
    return Document(name, text, value, frozenset(lines)), sorted(problems)


def _value(node: yaml.Node, name: str, problems: list[Problem], *, in_list: bool = False) -> object:
    """The value of a node; an empty value is None, so that its field can report it."""
    if isinstance(node, yaml.ScalarNode):
        text: str = node.value
        if len(text) > MAX_VALUE:
            message = f"This text has {len(text):,} characters; {MAX_VALUE:,} are allowed."
            problems.append(_at(node, name, "value-too-long", message))
        if not node.style and text in _NO_VALUE:
            message = (
                f"`{text}` means that there is no value, so nothing of it appears on the site. Write a text, or delete "
                "the line. A word that people should see needs quotes."
            )
            problems.append(_at(node, name, "null-value", message))
            return None
        return text if text or node.style else None
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, name, problems, in_list=not node.flow_style) for child in node.value]
    assert isinstance(node, yaml.MappingNode)
    mapping = Mapping()
    mapping.line = node.start_mark.line + 1
    for key, child in node.value:
        if not isinstance(key, yaml.ScalarNode):
            problems.append(_at(key, name, "key-not-text", "A key must be one word, not a list or a group."))
            continue
        if key.value == "<<":
            problems.append(
                _at(key, name, "merge-key", "`<<` copies another part of the file. Write the lines out instead.")
            )
            continue
        if in_list and not node.flow_style and key.value == next(iter(mapping), None):
            message = f"A new entry seems to start here. Write `- ` before `{key.value}:`, and indent its lines alike."
            problems.append(_at(key, name, MISSING_DASH, message))
            break  # what follows belongs to the new entry
        if key.value in mapping:
            message = f"`{key.value}` appears twice in this entry. Delete one of them."
            problems.append(_at(key, name, "duplicate-key", message))
        mapping.setdefault(key.value, _value(child, name, problems))  # keeps the first of two, as `place` does
    return mapping


def _at(node: yaml.Node, name: str, code: str, message: str) -> Problem:
    return Problem(name, node.start_mark.line + 1, node.start_mark.column + 1, code, message)
