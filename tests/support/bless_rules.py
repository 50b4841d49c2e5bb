"""Renews the messages in the rule book: run `PYTHONPATH=tests python -m support.bless_rules`, then read the diff."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click
import yaml
from careerguide.rulebook import FOLDER
from support.case import place_of, problems_in


def problem_of(file: Path) -> tuple[str, str]:
    """Severity and message of the problem in the wrong data of a case."""
    case = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    with tempfile.TemporaryDirectory() as folder:
        problems = problems_in(case["wrong"] or {}, Path(folder) / "data", production=case.get("production") == "true")
        problem = next(problem for problem in problems if problem.code == file.stem)
        return problem.severity, place_of(problem.message, Path(folder))


def bless(file: Path) -> bool:
    """Write both into the case; true if the file changed."""
    text = file.read_text(encoding="utf-8")
    body = "\n".join(line for line in text.split("\n") if not line.startswith(("severity: ", "says: ")))
    severity, message = problem_of(file)
    quoted = "'" + message.replace("'", "''") + "'"
    new = f"severity: {severity}\nsays: {quoted}\n{body}"
    if new != text:
        file.write_text(new, encoding="utf-8", newline="\n")
    return new != text


if __name__ == "__main__":
    for case_file in sorted(FOLDER.glob("*.yaml")):
        if bless(case_file):
            click.echo(f"Renewed {case_file.name}")
