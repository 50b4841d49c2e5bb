"""The indentation of a line that starts with a tab: that of its siblings, since editors disagree on its width."""

from __future__ import annotations

from collections.abc import Sequence


def indent_of(lines: Sequence[str], number: int) -> int:
    """The number of spaces for line `number`, counted from 0; two for each tab if the lines around it do not tell."""
    white = _white(lines[number])
    first = number
    while (above := _above(lines, first)) is not None and _white(lines[above]) == white:
        first = above  # lines with the same tabs are siblings; the first of them decides
    siblings = _from_neighbours(lines, first, number, above)
    return siblings if siblings is not None else len(white.replace("\t", "  "))


def _from_neighbours(lines: Sequence[str], first: int, last: int, above: int | None) -> int | None:
    """The indentation of the lines from `first` to `last` by the lines above and below; None if these do not tell."""
    if above is None or "\t" in _white(lines[above]):
        return None
    before, content = lines[above], lines[first].lstrip()
    indent, is_item = len(_white(before)), before.lstrip().startswith("- ")
    key = indent + 2 if is_item else indent
    below = next((line for line in lines[last + 1 :] if line.strip()), "")
    below_indent = len(_white(below)) if "\t" not in _white(below) else -1
    opens = before.split(" #")[0].rstrip().endswith(":")
    if content.startswith("- "):
        if is_item and not opens:
            return indent
        if below.lstrip().startswith("- ") and below_indent >= indent:
            return below_indent
        return key + 2 if opens else None
    if opens:
        return below_indent if below_indent > key else None
    return key


def _above(lines: Sequence[str], number: int) -> int | None:
    """The line with text above a line; None if there is none."""
    return next((index for index in range(number - 1, -1, -1) if lines[index].strip()), None)


def _white(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]
