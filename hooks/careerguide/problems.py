"""What is wrong with the data, said to the person who can mend it."""

from __future__ import annotations

import dataclasses as dc
import difflib
import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Literal

Severity = Literal["error", "warning"]


@dc.dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend, and where: `path` as HR sees it, `line` and `column` counted from 1."""

    path: str
    line: int
    column: int
    code: str
    message: str
    severity: Severity = "error"

    def __post_init__(self) -> None:
        """A problem is one line of visible characters, whatever the data hold."""
        object.__setattr__(self, "path", visible(self.path))
        object.__setattr__(self, "message", visible(self.message))

    def __str__(self) -> str:
        """`file:line:col: code: message`, the form that editors and CI turn into links."""
        label = self.code if self.severity == "error" else f"{self.code} (warning)"
        return f"{self.path}:{self.line}:{self.column}: {label}: {self.message}"


def visible(text: str) -> str:
    """One line of characters that can be seen, whatever the text holds."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else " " if one == "\n" else f"\\u{ord(one):04x}" for one in text)


class DataError(Exception):
    """The data cannot be published; `problems` says why. Adapters print it, nobody sees a traceback."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(as_text(problems))
        self.problems = tuple(problems)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def nearest(found: str, allowed: Iterable[str]) -> str:
    """A sentence naming the nearest allowed spelling, or nothing where none is near."""
    options = sorted(allowed)  # sets come in any order
    # difflib costs about 50 microseconds an option; it only runs when something is already wrong.
    matches = difflib.get_close_matches(found.lower(), options, n=1, cutoff=0.6)
    if not matches:
        matches = [option for option in options if option.startswith(found.lower())][:1] if found else []
    return f" Did you mean `{matches[0]}`?" if matches else ""


def as_text(problems: Iterable[Problem]) -> str:
    """One problem a line."""
    return "\n".join(str(problem) for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """A list of `{path, line, column, code, message, severity}`."""
    return json.dumps([dc.asdict(problem) for problem in problems], indent=2, ensure_ascii=False)


def as_github(problems: Iterable[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the changed line."""
    return "\n".join(
        f"::{problem.severity} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_escape(problem.message)}"
        for problem in problems
    )


def as_gitlab(problems: Iterable[Problem]) -> str:
    """A report of GitLab's code quality, which merge requests show beside the changed line."""
    found = [
        {
            "description": problem.message,
            "check_name": problem.code,
            "fingerprint": hashlib.sha256(f"{problem.path}\n{problem.code}\n{problem.message}".encode()).hexdigest(),
            "severity": "major" if problem.severity == "error" else "minor",
            "location": {"path": problem.path, "lines": {"begin": problem.line}},
        }
        for problem in problems
    ]
    return json.dumps(found, indent=2, ensure_ascii=False)


def _escape(text: str) -> str:
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
