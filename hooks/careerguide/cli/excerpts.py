"""Problems with the line they are about, and what can be mended without asking."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from pathlib import Path

from careerguide.problems import Problem, visible

# A longer line is cut around the place.
WIDTH = 100


def with_excerpts(problems: Iterable[Problem], folder: Path) -> str:
    """One problem a line; below it the line of the file, and a mark under the place. `folder` is the one the paths start from."""
    lines = functools.cache(lambda path: _lines(folder / path))
    return "\n".join("\n".join([str(problem), *_excerpt(problem, lines(problem.path))]) for problem in problems)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []


def _excerpt(problem: Problem, lines: list[str]) -> list[str]:
    if not 1 <= problem.line <= len(lines) or not lines[problem.line - 1].strip():
        return []
    line = lines[problem.line - 1].rstrip("\r")
    column = min(problem.column - 1, len(line))
    start = max(0, column - WIDTH // 2) if len(line) > WIDTH else 0
    head, tail = (
        visible(line[start:column].replace("\t", "    ")),
        visible(line[column : start + WIDTH].replace("\t", "    ")),
    )
    number = f"{problem.line:>6} | "
    return [number + head + tail, " " * (len(number) + len(head)) + "^"]
