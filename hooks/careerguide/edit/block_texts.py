"""Give a text after `|` or `>` another value: lines that stay true stay as they are."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import yaml

from careerguide.loading import yaml_lint

from .lines import Lines, indent_of

_LEAST_WIDTH = 60  # characters of a folded line, if the old lines are shorter


def rewritten(style: str, lines: Sequence[str], value: str) -> Lines | None:
    """The lines of a text with a new value; None if it cannot have that value in this style.

    `style` is `|` or `>`, and `lines` are the old lines below it. `value` has no spaces around it.
    """
    texts = [line.strip() for line in lines]
    indent = " " * next((indent_of(line) for line in lines if line.strip()), 0)
    if not indent:
        return None
    new = value.split("\n") if style == "|" else _folded(texts, value)
    result = [indent + line if line.strip() else "" for line in new]
    return result if _read_as(style, result) == value else None


def _folded(texts: Sequence[str], value: str) -> list[str]:
    """The lines of a folded text. A blank line is a line end of the value."""
    old: list[list[str]] = [[]]
    for text in texts:
        if text:
            old[-1].append(text)
        else:
            old.append([])
    width = max(_LEAST_WIDTH, *map(len, texts))
    paragraphs = value.split("\n")
    lines: list[str] = []
    for index, paragraph in enumerate(paragraphs):
        lines += [""] * bool(index)
        before = old[index] if len(paragraphs) == len(old) else max(old, key=lambda part: _common(part, paragraph))
        lines += _paragraph(before, paragraph, width)
    return lines


def _common(lines: Sequence[str], paragraph: str) -> int:
    """How many old lines a paragraph still has."""
    return sum(line in paragraph for line in lines)


def _paragraph(lines: Sequence[str], text: str, width: int) -> list[str]:
    """The text in lines: the old ones at its start and at its end, and new ones between them."""
    start, rest = 0, f"{text} "
    while start < len(lines) and rest.startswith(f"{lines[start]} "):
        rest = rest[len(lines[start]) + 1 :]
        start += 1
    end, rest = len(lines), f" {rest.strip()}"
    while end > start and rest.endswith(f" {lines[end - 1]}"):
        end -= 1
        rest = rest[: -len(lines[end]) - 1]
    middle = textwrap.wrap(rest.strip(), width, break_long_words=False, break_on_hyphens=False)
    return [*lines[:start], *middle, *lines[end:]]


def _read_as(style: str, lines: Sequence[str]) -> str | None:
    """The value that the lines have after the sign of their style."""
    try:
        root = yaml.compose("\n".join([f"key: {style}-", *lines]), Loader=yaml_lint.Loader)
    except yaml.YAMLError:
        return None
    return str(root.value[0][1].value).strip() if isinstance(root, yaml.MappingNode) else None
