"""Every rule of the data by its code: lines that break it, the same lines mended, and what is said.

`check --explain` and `/hr/rules/` show it; the tests prove it (tests/case.py says how a file of this folder reads).
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
    """`wrong` and `right` map files of a data folder to their texts; `says` is the message that `wrong` brings about."""

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
    """All codes, in alphabetical order."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


@functools.cache
def rule(code: str) -> Rule:
    """The rule of a code; `KeyError` where there is none."""
    file = FOLDER / f"{code}.yaml"
    if not file.is_file():
        raise KeyError(code)
    found = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 - makes texts, lists and groups alone
    return Rule(
        code=code,
        severity=found["severity"],
        says=found["says"],
        wrong=found["wrong"] or {},
        right=found["right"] or {},
        file=found.get("file") or next(iter(found["wrong"] or {}), ""),
        line=int(found["line"]),
        column=int(found["column"]),
        production=found.get("production") == "true",
    )


def as_text(found: Rule) -> str:
    """A rule for the terminal."""
    label = "error: stops a build" if found.severity == "error" else "warning: advice, stops nothing"
    if found.production:
        label += "; only with --production"
    parts = [f"{found.code} ({label})", "", f"  {found.says}", ""]
    for title, texts in (("Wrong", found.wrong), ("Right", found.right)):
        for name, text in texts.items():
            parts += [f"{title}, data/{name}:", *(f"    {line}" for line in text.rstrip("\n").split("\n")), ""]
    return "\n".join(parts).rstrip("\n")
