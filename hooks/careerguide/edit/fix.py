"""Fixes that need no person: hidden characters, tabs, `yes` for `true`, keys with a typing mistake, and ids of before.

All fixes are tried together. They are kept if every fixed problem is gone and the file is read no worse than before. If
not, each half is tried in turn, down to single fixes, so that one bad fix does not cost the good ones. What rules say
of a value that a fix makes readable is no reason against it: it was wrong before.
"""

from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from careerguide.guide.retired import former_ids, successors
from careerguide.loading import yaml_lint
from careerguide.loading.data_folder import load, start
from careerguide.loading.loaded_data import LoadedData
from careerguide.problems import DataError, Problem

from .dry_run import changed_line_numbers, new_problems
from .files import text_of, write_files
from .leading_on import is_named, led_on_texts

# A text inside the brackets of a list: in quotes, or up to the next comma or the closing bracket.
_IN_BRACKETS = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\[\]{}"']+(?=[,\]])""")
_TRUE_OR_FALSE = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


def fix(data: Path, docs: Path | None = None, today: dt.date | None = None) -> list[Problem]:
    """Fix the files of a data folder and of pages, and return the fixed problems, in the order of files and lines.

    n sound fixes cost two loads of the folder; each bad one adds at most 2 log2 n. A bad fix leaves its text as it is.
    With the day `today`, ids that lead on to others are replaced too, which costs loads only if something names one.
    """
    loaded = load(data)
    problems = loaded.problems
    files = _Files(start(data))
    batches = [batch] if (batch := [problem for problem in problems if files.can_fix(problem)]) else []
    accepted: list[Problem] = []
    while batches:
        batch = batches.pop()
        files.write([*accepted, *batch])
        if _is_sound(problems, [*accepted, *batch], load(data).problems):
            accepted += batch
        elif len(batch) > 1:
            middle = len(batch) // 2
            batches += [batch[middle:], batch[:middle]]
    files.write(accepted)
    led_on = list(_lead_on(data, docs, loaded, today)) if today else []
    return sorted([*accepted, *led_on])


def _is_sound(before: Sequence[Problem], fixed: Sequence[Problem], after: Sequence[Problem]) -> bool:
    """Every problem after the fixes was there before them, and was not one of those fixed, or is inside a fixed key."""
    expected = Counter(map(_place, before))
    expected.subtract(map(_place, fixed))
    return all(_is_inside(place, fixed) for place in (Counter(map(_place, after)) - expected))


def _is_inside(place: tuple[str, int, str], fixed: Sequence[Problem]) -> bool:
    """Whether a new problem may be in the value of a key that was misspelt, so that nothing has read it before."""
    path, line, code = place
    keys = [problem.line for problem in fixed if problem.path == path and problem.code == "unknown-key"]
    return code != "duplicate-key" and line not in keys and any(key < line for key in keys)


def _lead_on(data: Path, docs: Path | None, loaded: LoadedData, today: dt.date) -> Iterator[Problem]:
    """Replace ids that lead on to others, those of renamed and of retired entries, in the data and in pages."""
    retired = successors(loaded, today)
    for kind, ids in former_ids(loaded, today).items():
        for old, new in ids.items():
            with contextlib.suppress(DataError):  # the finding stays, for a person
                if not is_named(data, docs, loaded, kind, old, new):
                    continue
                loaded = load(data)
                texts = led_on_texts(data, docs, loaded, kind, old, new)
                new_problems(data, docs, texts, today)
                before = {file: text_of(file) for file in texts}
                write_files(texts)
                code = "retired-reference" if old in retired.get(kind, {}) else f"unknown-{kind}"
                for file, text in texts.items():
                    for line in changed_line_numbers(before[file], text):
                        yield Problem(str(file), line, 1, code, f"`{old}` is now `{new}`.")
                loaded = load(data)


def _place(problem: Problem) -> tuple[str, int, str]:
    """What stays the same if another fix changes the same line; fixes never add or remove lines."""
    return problem.path, problem.line, problem.code


class _Files:
    """The files of a data folder as they were before any fix; `folder` is where the paths of problems start."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.lines: dict[str, list[str]] = {}  # path -> lines, which may end in a carriage return
        self.changed: set[str] = set()

    def can_fix(self, problem: Problem) -> bool:
        """There is a fix for this problem, and it changes the line."""
        file = self.folder / problem.path
        if problem.code not in FIXES or not file.is_file():
            return False
        if problem.path not in self.lines:
            # As the reader of the data sees them: without a byte order mark, and with its line numbers.
            self.lines[problem.path] = file.read_bytes().decode("utf-8-sig").split("\n")
        line = self.lines[problem.path][problem.line - 1]
        return _fixed(line, problem) != line

    def write(self, problems: Sequence[Problem]) -> None:
        """Write the files with these problems fixed and with no other change."""
        lines = {path: list(self.lines[path]) for path in self.changed | {problem.path for problem in problems}}
        for problem in sorted(
            problems, reverse=True
        ):  # from the last position to the first, so that columns stay right
            line = lines[problem.path][problem.line - 1]
            lines[problem.path][problem.line - 1] = _fixed(line, problem)
        for path, fixed_lines in lines.items():
            file = self.folder / path
            content = file.read_bytes()
            head = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
            fixed_content = head + "\n".join(fixed_lines).encode("utf-8")
            if fixed_content != content:
                file.write_bytes(fixed_content)
        self.changed = {problem.path for problem in problems}


def _fixed(line: str, problem: Problem) -> str:
    """The line without the problem; a carriage return at its end stays."""
    text = line.removesuffix("\r")
    return FIXES[problem.code](text, problem) + line[len(text) :]


def _characters(line: str, _problem: Problem) -> str:
    return yaml_lint.without_forbidden(line)


def _true_or_false(line: str, problem: Problem) -> str:
    before, after = line[: problem.column - 1], line[problem.column - 1 :]
    word = re.match(r"[A-Za-z]*", after)
    assert word
    return before + _TRUE_OR_FALSE.get(word[0].lower(), word[0]) + after[word.end() :]


def _key(line: str, problem: Problem) -> str:
    before, after = line[: problem.column - 1], line[problem.column - 1 :]
    return before + re.sub(r"^[\w-]+", problem.suggestion, after) if problem.suggestion else line


def _condition(line: str, problem: Problem) -> str:
    """Put `do: ` before a condition that is only a text; inside brackets, it also needs braces."""
    before, after = line[: problem.column - 1], line[problem.column - 1 :]
    if before.rstrip().endswith("-"):
        return f"{before}do: {after}"
    text = _IN_BRACKETS.match(after)
    return f"{before}{{do: {text[0].rstrip()}}}{after[len(text[0].rstrip()) :]}" if text else line


# Code -> a function that returns the line without the problem, or the line as it is if the fix is not sure.
FIXES: dict[str, Callable[[str, Problem], str]] = {
    "hidden-character": _characters,
    "control-character": _characters,
    "tab": _characters,
    "not-true-or-false": _true_or_false,
    "unknown-key": _key,
    "gate-as-text": _condition,
}
