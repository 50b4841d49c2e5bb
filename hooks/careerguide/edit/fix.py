"""What can be mended without asking: characters nobody sees, tabs, `yes` for `true`, and keys that are one slip away.

Each mend is tried alone and kept only if the problem is gone and nothing else got worse.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from careerguide.loading.data_folder import load, start
from careerguide.problems import Problem
from careerguide.rules import faults

_MEANT = re.compile(r"Did you mean `([a-z_]+)`\?")
_TRUE = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def mend(data: Path) -> Iterator[str]:
    """Mend the files of a data folder; a line for each mend. What is not sure is left for a person."""
    refused: set[tuple[str, int, int, str]] = set()
    while True:
        found = faults(load(data))
        problem = next((each for each in found if each.code in MENDS and _key(each) not in refused), None)
        if problem is None:
            return
        file = start(data) / problem.path
        before = file.read_bytes()
        line = _mended(before.decode("utf-8").split("\n"), problem)
        if line is not None:
            file.write_bytes("\n".join(line).encode("utf-8"))
            left = faults(load(data))
            if len(left) < len(found) and not {_key(each)[::3] for each in left} - {_key(each)[::3] for each in found}:
                yield f"Mended {problem.path}:{problem.line}: {problem.code}"
                continue
            file.write_bytes(before)
        refused.add(_key(problem))


def _key(problem: Problem) -> tuple[str, int, int, str]:
    return problem.path, problem.line, problem.column, problem.code


def _mended(lines: list[str], problem: Problem) -> list[str] | None:
    line = lines[problem.line - 1]
    new = MENDS[problem.code](line, problem)
    return None if new is None or new == line else [*lines[: problem.line - 1], new, *lines[problem.line :]]


def _unseen(line: str, problem: Problem) -> str | None:
    at = problem.column - 1
    return line[:at] + line[at + 1 :] if at < len(line) and not line[at].isprintable() else None


def _tabs(line: str, _problem: Problem) -> str:
    indent = re.match(r"\s*", line)
    assert indent
    return indent[0].replace("\t", "  ") + line[indent.end() :].replace("\t", " ")


def _truth(line: str, problem: Problem) -> str | None:
    head, tail = line[: problem.column - 1], line[problem.column - 1 :]
    word = re.match(r"[A-Za-z]+", tail)
    return head + _TRUE[word[0].lower()] + tail[word.end() :] if word and word[0].lower() in _TRUE else None


def _key_name(line: str, problem: Problem) -> str | None:
    meant = _MEANT.search(problem.message)
    at = problem.column - 1
    word = re.match(r"[\w-]+", line[at:])
    return line[:at] + meant[1] + line[at + word.end() :] if meant and word else None


MENDS: dict[str, Callable[[str, Problem], str | None]] = {
    "hidden-character": _unseen,
    "control-character": _unseen,
    "tab": _tabs,
    "not-true-or-false": _truth,
    "unknown-key": _key_name,
}
