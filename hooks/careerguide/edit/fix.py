"""Fixes that need no person: hidden characters, tabs, `yes` for `true`, keys with a typing mistake, and ids of before.

All fixes are tried together. They are kept if every fixed problem is gone, the file is read no worse than before, and
the files have the same entries with the same texts. If not, each half is tried in turn, down to single fixes, so that
one bad fix does not cost the good ones. What rules say of a value that a fix makes readable is no reason against it: it
was wrong before.
"""

from __future__ import annotations

import codecs
import contextlib
import dataclasses as dc
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from careerguide.guide.retired import former_ids, successors
from careerguide.loading import yaml_lint, yaml_reader
from careerguide.loading.data_folder import load, start
from careerguide.loading.loaded_data import LoadedData
from careerguide.problems import DataError, Problem

from . import fix_tabs
from .dry_run import changed_line_numbers, new_problems
from .files import replace_file, text_of, write_files
from .leading_on import is_named, led_on_texts

# A text inside the brackets of a list: in quotes, or up to the next comma or the closing bracket.
_IN_BRACKETS = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^,\[\]{}"']+(?=[,\]])""")
_TRUE_OR_FALSE = {"yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"}


@dc.dataclass(frozen=True, slots=True)
class Outcome:
    """The problems that were fixed, and those that have a fix which was not applied, each with the reason."""

    fixed: tuple[Problem, ...]
    left: tuple[tuple[Problem, str], ...]


def fix(data: Path, docs: Path | None = None, today: dt.date | None = None) -> Outcome:
    """Fix the files of a data folder and of pages. Both parts of the outcome are in the order of files and lines.

    n sound fixes cost two loads of the folder; each bad one adds at most 2 log2 n. A bad fix leaves its text as it is.
    With the day `today`, ids that lead on to others are replaced too, which costs loads only if something names one.
    """
    loaded = load(data)
    problems = loaded.problems
    files = _Files(start(data))
    fixable = [problem for problem in problems if files.has_fix(problem)]
    left = [(problem, "it is not sure what is meant") for problem in fixable if not files.can_fix(problem)]
    batches = [batch] if (batch := [problem for problem in fixable if files.can_fix(problem)]) else []
    accepted: list[Problem] = []
    while batches:
        batch = batches.pop()
        files.write([*accepted, *batch])
        reason = _why_unsound(problems, [*accepted, *batch], load(data).problems, files)
        if not reason:
            accepted += batch
        elif len(batch) > 1:
            middle = len(batch) // 2
            batches += [batch[middle:], batch[:middle]]
        else:
            left.append((batch[0], reason))
    files.write(accepted)
    led_on = list(_lead_on(data, docs, loaded, today)) if today else []
    return Outcome(tuple(sorted([*accepted, *led_on])), tuple(sorted(left)))


def _why_unsound(before: Sequence[Problem], fixed: Sequence[Problem], after: Sequence[Problem], files: _Files) -> str:
    """Why fixes are not kept: a new problem, a fixed one that is still there, a text that changed; empty if they are.

    If a file could not be read before, problems of what is in it are not new, and nor are those of what names it.
    """
    expected = Counter(map(_place, before))
    expected.subtract(map(_place, fixed))
    unread = {problem.path for problem in before if problem.code in (*yaml_lint.CHARACTERS, "yaml-form")}
    there = {_place(problem) for problem in fixed}
    for place, count in (Counter(map(_place, after)) - expected).items():
        path, line, code = place
        is_new = place in there or code in _OF_SHAPE or not unread
        if count > 0 and is_new and not _is_inside(place, fixed):
            return f"the fix would cause `{code}` in {path}, line {line}"
    return next((f"the fix would change more of {path} than this" for path in files.changed if files.differs(path)), "")


# Problems that a wrong indentation causes.
_OF_SHAPE = {"folded-text", "swallowed-line", "missing-dash", "yaml-form", "duplicate-key", "not-a-list", "not-a-group"}


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

    def has_fix(self, problem: Problem) -> bool:
        """There is a fix for problems of this code, and the file can be changed."""
        file = self.folder / problem.path
        is_known = problem.suggestion or problem.code != "unknown-key"
        if problem.code not in FIXES or not is_known or not file.is_file():
            return False
        if problem.path not in self.lines:
            # As the reader of the data sees them: without a byte order mark, and with its line numbers.
            self.lines[problem.path] = file.read_bytes().decode("utf-8-sig").split("\n")
        return True

    def can_fix(self, problem: Problem) -> bool:
        """The fix of this problem changes its line."""
        lines = self.lines[problem.path]
        return _fixed(lines, problem) != lines[problem.line - 1]

    def differs(self, path: str) -> bool:
        """Whether the file now has other entries or other texts than before, beside what the fixes are about."""
        before = yaml_reader.parse("\n".join(self.lines[path]).replace("\r\n", "\n"), path)[0]
        after = yaml_reader.read(self.folder / path, path)[0]
        return before is not None and (after is None or _skeleton(before.value) != _skeleton(after.value))

    def write(self, problems: Sequence[Problem]) -> None:
        """Write the files with these problems fixed and with no other change."""
        lines = {path: list(self.lines[path]) for path in self.changed | {problem.path for problem in problems}}
        for problem in sorted(
            problems, reverse=True
        ):  # from the last position to the first, so that columns stay right
            lines[problem.path][problem.line - 1] = _fixed(lines[problem.path], problem)
        for path, fixed_lines in lines.items():
            file = self.folder / path
            content = file.read_bytes()
            head = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
            fixed_content = head + "\n".join(fixed_lines).encode("utf-8")
            if fixed_content != content:
                replace_file(file, fixed_content)
        self.changed = {problem.path for problem in problems}


def _skeleton(value: object) -> object:
    """The shape of a value and the letters of its texts; keys, hidden characters and conditions may be corrected."""
    if isinstance(value, Mapping):
        parts = [_skeleton(part) for part in value.values()]
        return parts[0] if list(value) == ["do"] else parts  # a condition that was only a text
    if isinstance(value, list):
        return [_skeleton(part) for part in value]
    if not isinstance(value, str):
        return value
    text = "".join(char for char in value if char.isprintable() and not char.isspace())
    return _TRUE_OR_FALSE.get(text.lower(), text)


def _fixed(lines: Sequence[str], problem: Problem) -> str:
    """The line of a problem without it; a carriage return at its end stays."""
    line = lines[problem.line - 1]
    text = line.removesuffix("\r")
    if problem.code == "tab" and "\t" in text[: len(text) - len(text.lstrip(" \t"))]:
        text = " " * fix_tabs.indent_of(lines, problem.line - 1) + text.lstrip(" \t")
    return FIXES[problem.code](text, problem) + line[len(line.removesuffix("\r")) :]


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
