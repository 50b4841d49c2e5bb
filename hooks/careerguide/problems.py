"""Problems in the data: where each one is, what is wrong, and how to fix it; as text, JSON and CI reports."""

from __future__ import annotations

import dataclasses as dc
import difflib
import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Literal

Severity = Literal["error", "warning", "advice"]
# Weight -> what GitHub and GitLab call it.
GITHUB: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}
GITLAB: dict[Severity, str] = {"error": "major", "warning": "minor", "advice": "info"}


@dc.dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong with the data. `path` is shown to HR; `line` and `column` count from 1.

    `suggestion` is the nearest valid spelling of what is wrong at this position, or empty. Problems sort by position.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    severity: Severity = "error"
    suggestion: str = ""

    def __post_init__(self) -> None:
        """Text from the data is made visible, so that a problem always prints as one line."""
        for name in ("path", "message", "suggestion"):
            object.__setattr__(self, name, visible(getattr(self, name)))

    def __str__(self) -> str:
        """`file:line:col: code: message`, the form that editors and CI turn into links."""
        label = self.code if self.severity == "error" else f"{self.code} ({self.severity})"
        return f"{self.path}:{self.line}:{self.column}: {label}: {self.message}"


def visible(text: str) -> str:
    """The text as one line: a line end becomes a space, and a character that cannot be seen its code."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char == "\n" else f"\\u{ord(char):04x}" for char in text)


class DataError(Exception):
    """The data cannot be published; `problems` says why. Adapters print it, so that nobody sees a traceback."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(as_text(problems))
        self.problems = tuple(problems)


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """The problems that stop a build."""
    return [problem for problem in problems if problem.severity == "error"]


def nearest(text: str, allowed: Iterable[str]) -> str:
    """The allowed spelling that is nearest to the text; empty if none is near."""
    options = sorted(allowed)  # sets come in any order
    # difflib costs about 50 microseconds an option; it only runs when something is already wrong.
    matches = difflib.get_close_matches(text.lower(), options, n=1, cutoff=0.6)
    if not matches and text:
        matches = [option for option in options if option.startswith(text.lower())]
    return matches[0] if matches else ""


# Letters of a suggestion. A longer text is no name that a person could have meant.
LONGEST_SUGGESTION = 200


def did_you_mean(suggestion: str) -> str:
    """The sentence that offers a suggestion, with a space before it; empty if there is no suggestion."""
    return f" Did you mean `{suggestion}`?" if 0 < len(suggestion) <= LONGEST_SUGGESTION else ""


def as_text(problems: Iterable[Problem]) -> str:
    """The problems as text, one on each line."""
    return "\n".join(str(problem) for problem in problems)


def as_json(problems: Iterable[Problem]) -> str:
    """The problems as a JSON list of `{path, line, column, code, message, severity, suggestion}`."""
    return json.dumps([dc.asdict(problem) for problem in problems], indent=2, ensure_ascii=False)


def as_github(problems: Iterable[Problem]) -> str:
    """The problems as workflow commands, which GitHub shows beside the changed line."""
    return "\n".join(
        f"::{GITHUB[problem.severity]} file={_property(problem.path)},line={problem.line},col={problem.column},"
        f"title={_property(problem.code)}::{_escape(problem.message)}"
        for problem in problems
    )


def as_gitlab(problems: Iterable[Problem]) -> str:
    """The problems as a GitLab code quality report, which merge requests show beside the changed line."""
    report = [
        {
            "description": problem.message,
            "check_name": problem.code,
            "fingerprint": hashlib.sha256(f"{problem.path}\n{problem.code}\n{problem.message}".encode()).hexdigest(),
            "severity": GITLAB[problem.severity],
            "location": {"path": problem.path, "lines": {"begin": problem.line}},
        }
        for problem in problems
    ]
    return json.dumps(report, indent=2, ensure_ascii=False)


def _escape(text: str) -> str:
    return text.replace("%", "%25")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
