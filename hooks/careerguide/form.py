"""The form of a YAML file: characters and constructs that would make it mean something else than it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from .problems import Problem

MAX_DEPTH = 20
# With these a text cannot be composed, or walking what it composes to might never end.
UNSAFE = frozenset({"too-deep", "yaml-alias", "yaml-form", "several-documents"})

_FORBIDDEN = re.compile("[\x00-\x08\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]")
_NAMES = {
    "\t": ("tab", "a tab", "Use spaces to indent."),
    "\x00": ("control-character", "a NUL character", "Delete it."),
    "\u2028": ("hidden-character", "a line separator", "Delete it and press Enter instead."),
    "\u2029": ("hidden-character", "a paragraph separator", "Delete it and press Enter instead."),
}
# Cheap test for what only the slow event scan can judge: anchors, aliases, tags and directives.
_SUSPECT = re.compile(r"(?:^|[\s,\[{:?-])[&*!][^\s]|^%|^---|^\.\.\.", re.MULTILINE)
# Lines so far indented, or with so many dashes, that they could nest too deeply.
_FAR_IN = re.compile(r"^(?: {80}|(?: *[-?] ){10})", re.MULTILINE)
_BRACKET = re.compile(r"[\[\]{}]")
# Text after ` #` without a space: `C# dev #1` loses its `#1`.
_HIDDEN = re.compile(r"[^\s#][^\S\n]+(#[^\s#!][^\n]*)$", re.MULTILINE)


class Loader(yaml.CBaseLoader):
    """libyaml without any guessing of types."""


def problems(text: str, name: str) -> list[Problem]:
    """What keeps a text from being composed safely."""
    found = list(_characters(text, name))
    if _SUSPECT.search(text) or _could_be_deep(text):
        found += _constructs(text, name)
    return found


def end_of(text: str) -> tuple[int, int]:
    """Line and column just behind `text`."""
    return text.count("\n") + 1, len(text) - text.rfind("\n")


def _characters(text: str, name: str) -> Iterator[Problem]:
    """No tab, control, zero-width, direction-changing or line-separator character stands in a file."""
    seen: set[int] = set()
    for match in _FORBIDDEN.finditer(text):
        line, column = end_of(text[: match.start()])
        if line in seen:
            continue
        seen.add(line)
        code, what, cure = _NAMES.get(
            match[0],
            (
                "hidden-character" if ord(match[0]) > 0x9F else "control-character",
                f"an invisible character (U+{ord(match[0]):04X})",
                "Delete it.",
            ),
        )
        yield Problem(name, line, column, code, f"There is {what} here. {cure}")


def _could_be_deep(text: str) -> bool:
    """Whether nesting may pass the limit: libyaml's composer recurses in C, and 100,000 brackets would end the process."""
    if _FAR_IN.search(text):
        return True
    depth = 0
    for match in _BRACKET.finditer(text):
        depth += 1 if match[0] in "[{" else -1
        if depth > MAX_DEPTH:
            return True
        depth = max(depth, 0)
    return False


def _constructs(text: str, name: str) -> Iterator[Problem]:
    """No anchor, alias, tag, directive, second document or bottomless nesting."""
    documents = depth = 0
    try:
        for event in yaml.parse(text, Loader=Loader):
            mark = event.start_mark
            assert mark is not None
            line, column = mark.line + 1, mark.column + 1
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if depth > MAX_DEPTH:
                yield Problem(name, line, column, "too-deep", f"This is nested more than {MAX_DEPTH} levels deep.")
                return
            for code, message in _odd(event, documents):
                yield Problem(name, line, column, code, message)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        yield unreadable(error, name)


def _odd(event: yaml.Event, documents: int) -> Iterator[tuple[str, str]]:
    if isinstance(event, yaml.DocumentStartEvent):
        if documents == 2:
            yield "several-documents", "A second document starts here (`---`). Keep one list in one file."
        if event.version or event.tags:
            yield "yaml-directive", "A line that starts with `%` is a YAML directive. Delete it, or put the text in quotes."
    elif isinstance(event, yaml.AliasEvent):
        yield (
            "yaml-alias",
            f"`*{event.anchor}` repeats another part of the file. Write the text out, or put it in quotes if the star is meant.",
        )
    elif isinstance(event, yaml.NodeEvent):
        if event.anchor:
            yield (
                "yaml-anchor",
                f"`&{event.anchor}` names a part of the file for repeating. Delete it, or put the text in quotes if the sign is meant.",
            )
        if tag := getattr(event, "tag", None):
            yield "yaml-tag", f"`{tag}` is a YAML tag. Delete it, or put the text in quotes if the exclamation mark is meant."


def hidden_text(text: str, name: str, root: yaml.Node) -> Iterator[Problem]:
    """Text behind ` #` is a comment and would be lost; a comment has a space after its `#`."""
    candidates = {match.start(1): match for match in _HIDDEN.finditer(text)}
    if not candidates:
        return
    for start, end in _spans(root):
        for index in [index for index in candidates if start <= index < end]:
            del candidates[index]
    for index, match in candidates.items():
        message = f"`{match[1][:40]}` would be read as a comment and lost. Put the whole value in quotes, or write a space after `#`."
        yield Problem(name, *end_of(text[:index]), "text-after-hash", message)


def _spans(root: yaml.Node) -> Iterator[tuple[int, int]]:
    """Where scalars start and end in the text, as character indexes."""
    stack = [root]
    while stack:
        node = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            yield node.start_mark.index, node.end_mark.index
        elif isinstance(node, yaml.SequenceNode):
            stack += node.value
        else:
            stack += [part for pair in node.value for part in pair]


# What libyaml says, and what HR can do about it.
_YAML_CURES = (
    (
        "mapping values are not allowed",
        "There is a colon followed by a space inside a value, or a line is indented too far. Put the value in quotes.",
    ),
    ("could not find expected ':'", "A key without a colon: each line reads `key: value`."),
    ("did not find expected key", "This line does not fit the lines above: check its indentation, and quotes that are not closed."),
    ("did not find expected '-' indicator", "This line does not fit the list above: check its indentation."),
    ("did not find expected ',' or ']'", "A list in square brackets is not closed, or a comma is missing."),
    ("did not find expected ',' or '}'", "A group in curly brackets is not closed, or a comma is missing."),
    ("found unexpected end of stream", "A quote is opened here and never closed."),
    ("found character that cannot start any token", "A value cannot start with this character. Put it in quotes."),
    ("block sequence entries are not allowed", "A list entry `- ` is not allowed here: start it on a line of its own."),
    ("unknown escape character", "In double quotes a backslash needs a second one. Use single quotes instead."),
    ("found undefined alias", "A value starts with `*`. Put it in quotes."),
)


def unreadable(error: Exception, name: str) -> Problem:
    """A text that libyaml gave up on, in HR's words."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(name, 1, 1, "yaml-form", f"This is not YAML that can be read: {str(error).strip()[:200]}")
    said = f"{error.context or ''} {error.problem or ''}"
    # A quote that is never closed is found at the end of the file; the person looks for where it was opened.
    mark = (error.context_mark if "quoted scalar" in said else None) or error.problem_mark or error.context_mark
    cure = next((cure for key, cure in _YAML_CURES if key in said), f"This cannot be read as YAML ({said.strip()}).")
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Problem(name, line, column, "yaml-form", cure)
