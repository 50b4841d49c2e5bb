"""The rule book: for each code, data that breaks the rule, the same data fixed, and the message.

`check --explain` and `/hr/rules/` show it, and tests prove it. tests/support/case.py explains the files of this folder.
"""

from __future__ import annotations

import dataclasses as dc
import functools
from collections.abc import Mapping
from pathlib import Path

import yaml

from careerguide.problems import Severity

FOLDER = Path(__file__).parent


@dc.dataclass(frozen=True, slots=True)
class Rule:
    """A rule: `wrong` and `right` map files of a data folder to their texts; `says` is the message for `wrong`.

    The problem is in `file` at `line` and `column`, counted from 1. `production` rules need `check --production`.
    """

    code: str
    severity: Severity
    says: str
    wrong: Mapping[str, str]
    right: Mapping[str, str]
    file: str
    line: int
    column: int
    production: bool


def codes() -> list[str]:
    """All codes in alphabetical order."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


@functools.cache
def rule(code: str) -> Rule:
    """The rule with this code. Raises `KeyError` if there is none."""
    file = FOLDER / f"{code}.yaml"
    if not file.is_file():
        raise KeyError(code)
    text = file.read_text(encoding="utf-8")
    fields = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - this loader makes only texts, lists and groups
    wrong = fields["wrong"] or {}
    return Rule(
        code=code,
        severity=fields["severity"],
        says=fields["says"],
        wrong=wrong,
        right=fields["right"] or {},
        file=fields.get("file") or next(iter(wrong), ""),
        line=int(fields["line"]),
        column=int(fields["column"]),
        production=fields.get("production") == "true",
    )


def as_text(rule_: Rule) -> str:
    """A rule as text for the terminal."""
    label = "error: stops a build" if rule_.severity == "error" else "warning: advice, does not stop a build"
    if rule_.production:
        label += "; only with --production"
    parts = [f"{rule_.code} ({label})", "", f"  {rule_.says}", ""]
    for title, texts in (("Wrong", rule_.wrong), ("Right", rule_.right)):
        for name, text in texts.items():
            parts += [f"{title}, data/{name}:", *(f"    {line}" for line in text.rstrip("\n").split("\n")), ""]
    return "\n".join(parts).rstrip("\n")
