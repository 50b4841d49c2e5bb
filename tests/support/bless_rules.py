"""Writes into each file of the rule book what `careerguide check` says today: python tests/bless_rules.py, then read the diff."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
import yaml
from careerguide.rulebook import FOLDER
from support.case import found, place_of


def said(file: Path) -> tuple[str, str]:
    """Severity and message of the problem that the wrong lines of a file bring about."""
    case = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    with tempfile.TemporaryDirectory() as folder:
        problems = found(case["wrong"] or {}, Path(folder) / "data", production=case.get("production") == "true")
        problem = next(problem for problem in problems if problem.code == file.stem)
        return problem.severity, place_of(problem.message, Path(folder))


def bless(file: Path) -> bool:
    """Write them; whether anything changed."""
    text = file.read_text(encoding="utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith(("severity: ", "says: ")))
    severity, message = said(file)
    quoted = "'" + message.replace("'", "''") + "'"
    new = f"severity: {severity}\nsays: {quoted}\n{body}"
    if new != text:
        file.write_text(new, encoding="utf-8", newline="\n")
    return new != text


if __name__ == "__main__":
    for each in sorted(FOLDER.glob("*.yaml")):
        if bless(each):
            click.echo(f"Renewed {each.name}")
