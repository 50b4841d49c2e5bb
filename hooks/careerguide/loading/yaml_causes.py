"""Finds the slip in a text that YAML cannot read: the one change that makes the entry readable is the cure.

libyaml stops where it can read no further, which is often lines after the slip. Here each likely slip is taken back,
one at a time, and the entry is read again: a missing dash or space, an indentation unlike the lines around it, curly
quotes, a colon inside a text. What makes the entry readable, with no line folded into another, is the cause.
"""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Iterator

import yaml

from careerguide.problems import Problem

from . import yaml_lint, yaml_shape
from .known_keys import all_keys

MOST_LINES = 60  # lines above the place where libyaml stopped
_ENTRY = re.compile(r"- (?:\{?[a-z_]+:|\{)")
_DASH = re.compile(r"([ ]*)-(?=[^\s-])")
_LOOKALIKE = re.compile(rf"([ ]*)([{re.escape(yaml_shape.BULLETS)}])[ \xa0]*(?=\S)")
_KEY = re.compile(r"([ ]*(?:- )?)([a-z_]+):(?=[^\s/])")
_NO_COLON = re.compile(r"([ ]*(?:- )?)([a-z_]+)[ ]*[=;\uff1a]?[ ]+(?=\S)|([ ]*(?:- )?)([a-z_]+)[ ]*[=;\uff1a](?=\S)")
_VALUE = re.compile(r"([ ]*(?:- )*(?:[a-z_]+:[ ]+|(?=\S)))(\S.*)")
_NO_DASH = "Write `- ` before this entry of the list: the dash is missing."
_CURLY = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f", '"') | dict.fromkeys("\u2018\u2019\u201a\u201b", "'"))


@dc.dataclass(frozen=True, slots=True)
class Repair:
    """A line without its likely slip; `column` counts from 0, and the message says what the slip is."""

    line: str
    column: int
    message: str


def cause(text: str, problem: Problem) -> Problem:
    """The problem at the line of the slip, with its cure; as it was if no single change explains it."""
    lines = text.split("\n")
    first, last = _entry(lines, problem.line - 1)
    entry = lines[first:last]
    if _readable(entry):  # the entry alone is readable: what is wrong is how it starts
        first, last, entry = 0, len(lines), lines
    stopped = min(problem.line - 1 - first, len(entry) - 1)
    numbers = range(stopped, max(-1, stopped - MOST_LINES), -1)
    for repairs in (_spelling, _new_entry, _bullets, _layout):
        for number in numbers:
            for repair in repairs(entry, number):
                if repair.line != entry[number] and _readable([*entry[:number], repair.line, *entry[number + 1 :]]):
                    place = first + number + 1, repair.column + 1
                    return dc.replace(problem, line=place[0], column=place[1], message=repair.message)
    return problem


def _entry(lines: list[str], number: int) -> tuple[int, int]:
    """The first line of the entry around a line, and the line after its last; the whole file if it is one entry."""
    starts = [index for index, line in enumerate(lines) if _ENTRY.match(line)]
    first = max((start for start in starts if start <= number), default=0)
    return first, min((start for start in starts if start > first), default=len(lines))


def _readable(lines: list[str]) -> bool:
    """Whether YAML reads these lines without an error and with no line folded into another."""
    text = "\n".join(lines)
    try:
        root = yaml.compose(text, Loader=yaml_lint.Loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        return False
    return root is None or not any(True for _ in yaml_shape.misreadings(text, "", root))


def _spelling(entry: list[str], number: int) -> Iterator[Repair]:
    """Repairs of what the line itself shows: a missing space, a mark that only looks like the right one."""
    line = entry[number]
    indent = yaml_shape.indent_of(line)
    if match := _DASH.match(line):
        yield Repair(f"{match[1]}- {line[match.end() :]}", indent, "Write a space after the `-`.")
    if match := _LOOKALIKE.match(line):
        message = f"`{match[2]}` does not start an entry of a list. Write `- ` instead: a hyphen and a space."
        yield Repair(f"{match[1]}- {line[match.end() :]}", indent, message)
    if (match := _KEY.match(line)) and match[2] in all_keys():
        after = f"{match[1]}{match[2]}: {line[match.end() :]}"
        yield Repair(after, match.end() - 1, f"Write a space after the colon of `{match[2]}:`.")
    if match := _NO_COLON.match(line):
        start, key = match[1] or match[3] or "", match[2] or match[4]
        if key in all_keys():
            message = f"The colon after `{key}` is missing. Write `{key}: ` and then the value."
            yield Repair(f"{start}{key}: {line[match.end() :]}", len(start), message)
    match = _VALUE.match(line)
    if match and line.translate(_CURLY) != line and match[2][0] in "\u201c\u201d\u201e\u201f\u2018\u201a\u201b":
        message = 'These are curly quotes, which YAML reads as letters. Put the text in straight quotes: "...".'
        yield Repair(line.translate(_CURLY), len(match[1]), message)


def _new_entry(entry: list[str], number: int) -> Iterator[Repair]:
    """Repairs of an entry of a list that lost its dash: it starts with the key that starts the other entries."""
    line = entry[number]
    indent, content = yaml_shape.indent_of(line), line.lstrip(" ")
    key = content.partition(":")[0]
    if key in all_keys() and any(other.startswith(f"{' ' * (indent - 2)}- {key}:") for other in entry):
        yield Repair(f"{' ' * (indent - 2)}- {content}", indent, _NO_DASH)


def _bullets(entry: list[str], number: int) -> Iterator[Repair]:
    """Repairs of the indentation of an entry of a list, by the lines around."""
    line = entry[number]
    indent, content = yaml_shape.indent_of(line), line.lstrip(" ")
    for wanted in _indents(entry, number, is_dash=True) if content.startswith("- ") else ():
        message = f"Start this line with {yaml_shape.spaces(wanted)}, like the other lines of the list."
        yield Repair(" " * wanted + content, indent, message)


def _layout(entry: list[str], number: int) -> Iterator[Repair]:
    """Repairs of a missing dash, of the indentation of a key, and of values that need quotes."""
    line = entry[number]
    indent, content = yaml_shape.indent_of(line), line.lstrip(" ")
    if not content or content.startswith("#"):
        return
    yield from _quoted(line)
    if content.startswith("- "):
        return
    if content.partition(":")[0] not in all_keys():
        for wanted in _indents(entry, number, is_dash=True):
            if wanted in (indent, indent - 2):
                yield Repair(f"{' ' * wanted}- {content}", indent, _NO_DASH)
    for wanted in _indents(entry, number, is_dash=False):
        message = f"Start this line with {yaml_shape.spaces(wanted)}, like the keys around it."
        yield Repair(" " * wanted + content, indent, message)


def _indents(entry: list[str], number: int, *, is_dash: bool) -> list[int]:
    """Indentations of lists, or of keys, in the ten lines around a line, those of the nearest lines first."""
    near = sorted(range(max(0, number - 10), min(len(entry), number + 10)), key=lambda other: abs(other - number))
    indents: dict[int, None] = {}
    for other in near:
        line = entry[other]
        starts_item = line.lstrip(" ").startswith("- ")
        if other != number and line.strip() and (starts_item or not is_dash):
            indents[yaml_shape.indent_of(line) + (0 if is_dash or not starts_item else 2)] = None
    return list(indents)


def _quoted(line: str) -> Iterator[Repair]:
    """Repairs of a value that needs quotes, or one quote more."""
    match = _VALUE.match(line)
    if not match:
        return
    head, value = match[1], match[2]
    column = len(head)
    for quote in "\"'":
        if value.count(quote) % 2:
            if value.startswith(quote):
                yield Repair(f"{line}{quote}", column, "A quote starts here and never ends. Write the second quote.")
            elif value.endswith(quote):
                yield Repair(f"{head}{quote}{value}", column, "A quote ends this text, but none starts it. Write both.")
    closed = {"[": "]", "{": "}"}.get(value[0])
    if closed and value.count(closed) < value.count(value[0]):
        yield Repair(f"{line}{closed}", column, f"`{value[0]}` starts here and never ends. Write the `{closed}`.")
    if value.startswith("- ") or value[0] + value[-1] in ("{}", "[]", '""'):
        return
    safe = "'" + value.replace("'", "''") + "'"
    yield Repair(head + safe, column, _why_quotes(value))


def _why_quotes(value: str) -> str:
    """Why a value needs quotes around it."""
    if value[0] in "\"'":
        return "The quotes end before the text does. Put the whole value in the other kind of quotes."
    if value[0] in "[{":
        return f"A text that starts with `{value[0]}` needs quotes around the whole value."
    if value[0] == ">":
        return 'A value that starts with `>` needs quotes, as in ">= 90%".'
    if value[0] == "|":
        return "After `|` the text starts on the next line. If the sign is part of the text, put the value in quotes."
    if ": " in value or value.endswith(":"):
        return "A value has a colon and a space in it. Put the whole value in quotes."
    return f"A value cannot start with `{value[0]}`. Put it in quotes."
