"""Problems, each with the line of its file and a mark under its column."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

from careerguide.loading.ordinary_files import OUTSIDE
from careerguide.problems import Problem, visible

WIDTH = 100  # characters; a longer line is cut around the problem


def with_excerpts(problems: Sequence[Problem], folder: Path) -> str:
    """Each problem, the line of the file below it, and a mark under the column. Paths start from `folder`."""
    lines = functools.cache(lambda path: _lines(folder / path))
    outside = {problem.path for problem in problems if problem.code == OUTSIDE}  # their text stays untold
    return "\n".join(
        "\n".join([str(problem), *_excerpt(problem, [] if problem.path in outside else lines(problem.path))])
        for problem in problems
    )


def _lines(file: Path) -> list[str]:
    """The lines of a file; none if it cannot be read."""
    if not file.is_file():
        return []
    try:
        return file.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    except OSError:
        return []


def _excerpt(problem: Problem, lines: list[str]) -> list[str]:
    """The line of the problem and the mark; nothing if the line is empty or does not exist."""
    if not 1 <= problem.line <= len(lines) or not lines[problem.line - 1].strip():
        return []
    line = lines[problem.line - 1].rstrip("\r")
    column = min(problem.column - 1, len(line))
    start = max(0, column - WIDTH // 2) if len(line) > WIDTH else 0
    before = visible(line[start:column].replace("\t", "    "))
    after = visible(line[column : start + WIDTH].replace("\t", "    "))
    number = f"{problem.line:>6} | "
    return [number + before + after, " " * (len(number) + len(before)) + "^"]
