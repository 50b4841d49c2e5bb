"""Checks a readable YAML file for texts that have more or less in them than the person who typed them can see.

Each of these files is valid. A bullet with one space too many becomes part of the text above it, a text after ` # ` is
lost, and quotation marks of a word processor are not quotes for YAML.
"""

from __future__ import annotations

import dataclasses as dc
import functools
import re
from collections.abc import Iterator

import yaml

from careerguide.problems import Problem

from .known_keys import all_keys, text_keys

# What word processors make of `- ` at the start of a line.
BULLETS = "\u2012\u2013\u2014\u2015\u2022\u2023\u25aa\u25cf\u25e6\u00b7\u2043\u2212\uf0b7*"
_OPENING, _CLOSING = "\u201c\u201e\u201f\u00ab\u2018\u201a\u201b\u2039", "\u201d\u201c\u201f\u00bb\u2019\u2018\u203a"
# With one space before it, `#` is a part of a sentence; with two, a comment, unless a number follows.
_COMMENT = re.compile(r"[ ](#(?!!)[^\n]*)|[ ]{2,}(#[ ]?[0-9][^\n]*)")
_AFTER_KEY = re.compile(r":[ ]+(#(?!!)[^\n]*)")
_LIST_MARK = re.compile(r"[ ]*(?:[*+-]|[0-9]{1,2}[.)])[ ]")


@dc.dataclass(frozen=True, slots=True)
class Misreading:
    """A problem, and the lines, counted from 1, on which other findings mean little because of it."""

    problem: Problem
    lines: range


@dc.dataclass(frozen=True, slots=True)
class _Place:
    """Where a node is: its nearest key that is a key of a record, the line of that key, and whether in brackets."""

    key: str = ""
    key_line: int | None = None
    in_brackets: bool = False


def misreadings(text: str, name: str, root: yaml.Node) -> Iterator[Misreading]:
    """Texts of a file that swallow other lines, lose their end, or keep marks that are meant as quotes."""
    lines = text.split("\n")
    suspicious = "#" in text or any(mark in text for mark in _OPENING + '"')
    stack = [(root, _Place())]
    while stack:
        node, place = stack.pop()
        if isinstance(node, yaml.ScalarNode):
            first, last = node.start_mark.line, node.end_mark.line
            if first != last:
                covered = range(first + 1, last + 1 + (node.end_mark.column > 0))
                for problem in _lines_of(node, place, lines, name):
                    yield Misreading(problem, covered)
            for problem in _marks_of(node, place.key, text, name) if suspicious else ():
                yield Misreading(problem, range(first + 1, last + 2))
            continue
        for key, value, inner in _parts(node, place):
            for problem in _lost_value(key, value, inner.key, text, name) if key and suspicious else ():
                yield Misreading(problem, range(problem.line, problem.line + 1))
            stack.append((value, inner))


def _parts(node: yaml.Node, place: _Place) -> Iterator[tuple[yaml.ScalarNode | None, yaml.Node, _Place]]:
    """The items of a list, or the keys and values of a group, each with its place."""
    if isinstance(node, yaml.SequenceNode):
        inner = dc.replace(place, key_line=None, in_brackets=place.in_brackets or bool(node.flow_style))
        yield from ((None, item, inner) for item in node.value)
    elif isinstance(node, yaml.MappingNode):
        in_brackets = place.in_brackets or bool(node.flow_style)
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                name = key.value if key.value in all_keys() else place.key
                yield key, value, _Place(name, key.start_mark.line, in_brackets)


def _lines_of(node: yaml.ScalarNode, place: _Place, lines: list[str], name: str) -> Iterator[Problem]:
    """Problems of a text that takes more than one line."""
    first, last = node.start_mark.line, node.end_mark.line + (node.end_mark.column > 0)
    if not node.style:
        yield from _folded(node, place, lines, name)
    elif node.style in "\"'":
        for number in range(first + 1, last):
            if _starts_something(lines[number]):
                message = (
                    f"A quote starts here and ends only in line {node.end_mark.line + 1}, so the lines between them "
                    "are one text. Write the second quote at the end of this line, or delete this one."
                )
                yield Problem(name, first + 1, node.start_mark.column + 1, "swallowed-line", message)
                return
    else:
        yield from _block(node, lines[first + 1 : last], name)


def _block(node: yaml.ScalarNode, lines: list[str], name: str) -> Iterator[Problem]:
    """A text after `|` or `>` holds no line that looks like a key, and after `>` no list, which would be joined."""
    for number, line in enumerate(lines, node.start_mark.line + 2):
        column = len(line) - len(line.lstrip()) + 1
        if _key_of(line):
            message = (
                f"This line is part of the text that starts with `{node.style}` in line {node.start_mark.line + 1}. "
                "If it is a key, indent it like the key of that text. If it is text, change its first word."
            )
            yield Problem(name, number, column, "swallowed-line", message)
            return
        if node.style == ">" and _LIST_MARK.match(line):
            message = "After `>` all lines become one, so this list becomes one text. Write `|` instead of `>`."
            yield Problem(name, number, column, "folded-text", message)
            return


def _folded(node: yaml.ScalarNode, place: _Place, lines: list[str], name: str) -> Iterator[Problem]:
    """A text without quotes is on one line; a second line is a bullet, a key or an entry that is in the wrong place."""
    first = node.start_mark.line
    rest = [number for number in range(first + 1, node.end_mark.line + 1) if lines[number].strip()]
    number, cure = _slip(node, place, rest, lines)
    line = lines[number]
    column = node.start_mark.column if number == first else len(line) - len(line.lstrip())
    fewer = f"{len(rest) + 1} lines are read as one text. " if len(rest) > 1 else "Two lines are read as one text. "
    yield Problem(name, number + 1, column + 1, "folded-text", fewer + cure)


def _slip(node: yaml.ScalarNode, place: _Place, rest: list[int], lines: list[str]) -> tuple[int, str]:
    """The line of the slip, counted from 0, and how to fix it; `rest` are the further lines of the text."""
    first, second = node.start_mark.line, lines[rest[0]].lstrip(" ")
    if place.in_brackets:
        return rest[0], "If a new value starts here, write a comma at the end of the line above. Else put it in quotes."
    if place.key_line is not None and first > place.key_line:  # the text starts below its key, as a list does
        start = node.value
        if second.startswith("- ") or start[0] in f"-{BULLETS}":
            return first, _dash(start)
    here = indent_of(lines[first])
    dashes = [indent_of(lines[number]) for number in rest if lines[number].lstrip(" ").startswith("- ")]
    if second.startswith("- ") and lines[first].lstrip(" ").startswith("- "):
        wanted, wrong = (here, rest[0]) if _is_right(here, dashes, lines, first) else (dashes[0], first)
        return wrong, f"Start this line with {spaces(wanted)} before its `- `, like the other lines of the list."
    if second[0] in f"-{BULLETS}":
        return rest[0], _dash(second)
    if key := _key_of(lines[rest[0]], spaced=False):
        colon = "" if second.startswith((f"{key}: ", f"- {key}: ")) else " and a space after its colon"
        return rest[0], f"`{key}` seems to be a key: give it the indentation of the other keys{colon}."
    if lines[first].lstrip(" ").startswith("- "):
        return rest[0], "If a new entry of the list starts here, write `- ` before it. Else join the lines to one."
    return rest[0], "Write the text on one line. If it has to be on several, write `|` after the key's colon."


def _is_right(here: int, dashes: list[int], lines: list[str], first: int) -> bool:
    """Whether the first bullet has the right indentation, and not the bullets after it."""
    above = next((number for number in range(first - 1, -1, -1) if lines[number].strip()), None)
    if above is None or (lines[above].lstrip(" ").startswith("- ") and indent_of(lines[above]) == here):
        return True
    if len(dashes) > 1:
        return len(set(dashes)) > 1
    parent = lines[above].lstrip(" ")
    key = indent_of(lines[above]) + (2 if parent.startswith("- ") else 0)
    return here in (key, key + 2)


def _dash(start: str) -> str:
    """How to fix the start of a line that is meant as an entry of a list."""
    if start[0] == "-":
        return "Write a space after the `-` at the start of this line."
    if start[0] in BULLETS:
        return f"`{start[0]}` does not start an entry of a list. Write `- ` instead: a hyphen and a space."
    return "Write `- ` before this text, as before the other entries of the list."


def spaces(count: int) -> str:
    """A number of spaces in words."""
    return "no space" if count == 0 else "1 space" if count == 1 else f"{count} spaces"


def indent_of(line: str) -> int:
    """The number of spaces at the start of a line."""
    return len(line) - len(line.lstrip(" "))


@functools.cache
def _key_form() -> re.Pattern[str]:
    return re.compile(rf"[ ]*(?:-[ ]+)?\{{?({'|'.join(sorted(all_keys(), key=len, reverse=True))}):( |$)?")


def _key_of(line: str, *, spaced: bool = True) -> str:
    """The key at the start of a line, empty if it starts with none; `spaced` if a space follows its colon."""
    match = _key_form().match(line)
    return match[1] if match and (match[2] is not None or not spaced) else ""


def _starts_something(line: str) -> bool:
    """Whether a line looks like an entry of a list or like a key."""
    return line.lstrip(" ").startswith("- ") or bool(_key_of(line))


def _marks_of(node: yaml.ScalarNode, key: str, text: str, name: str) -> Iterator[Problem]:
    """A text has no comment at its end, and no mark of a word processor where YAML has its quotes."""
    if node.style:
        return
    value = node.value
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    comment = _COMMENT.match(text, node.end_mark.index)
    if value and comment and key in text_keys() and not value.isdigit():
        sign = text.index("#", comment.start())
        yield Problem(
            name, node.end_mark.line + 1, sign - text.rfind("\n", 0, sign), *_lost(text[sign : comment.end()])
        )
    if value[:1] in _OPENING and value and (value[-1] in _CLOSING or not any(end in value[1:] for end in _CLOSING)):
        message = (
            f"`{value[0]}` is a curly quote, which people see on the site. Delete the quotes, or write straight ones: "
            '"...".'
        )
        yield Problem(name, line, column, "curly-quotes", message)
    elif value.endswith('"') and value.count('"') % 2 and not value[-2:-1].isdigit():
        message = "This text ends with a quote that starts nowhere. Delete it, or write the first one too."
        yield Problem(name, line, column, "curly-quotes", message)


def _lost_value(key: yaml.ScalarNode, value: yaml.Node, here: str, text: str, name: str) -> Iterator[Problem]:
    """A text that starts with `#` is a comment, so that its key has no value."""
    empty = isinstance(value, yaml.ScalarNode) and value.start_mark.index == value.end_mark.index
    comment = _AFTER_KEY.match(text, key.end_mark.index) if empty and here in text_keys() else None
    if comment:
        column = comment.start(1) - text.rfind("\n", 0, comment.start(1))
        yield Problem(name, key.end_mark.line + 1, column, *_lost(comment[1]))


def _lost(comment: str) -> tuple[str, str]:
    """Code and message for a text that is read as a comment."""
    message = (
        f"`{comment[:40]}` is read as a comment, so the text is lost. "
        "Put the whole value in quotes. If it is a comment, write it on a line of its own."
    )
    return "text-after-hash", message
