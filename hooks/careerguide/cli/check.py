"""`careerguide check`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .. import problems, rules
from ..load import load
from .base import build_day, data_option, main


@main.command()
@data_option
@click.option("--format", "form", type=click.Choice(["text", "json", "github", "gitlab"]), default="text", show_default=True)
@click.option("--production", is_flag=True, help="Refuse the examples that came with the guide.")
def check(data: Path, form: str, production: bool) -> None:
    """Say everything that is wrong with the data. Exit status 1 if a build would stop."""
    found = rules.check(load(data), build_day(), production=production)
    show = {"text": problems.as_text, "json": problems.as_json, "github": problems.as_github, "gitlab": problems.as_gitlab}[form]
    if found or form in ("json", "gitlab"):
        click.echo(show(found))
    if form == "text":
        stops, warns = len(problems.errors(found)), len(found) - len(problems.errors(found))
        summary = f"{stops} error{'s' * (stops != 1)}, {warns} warning{'s' * (warns != 1)}."
        click.echo(summary if found else "Nothing to mend.", err=True)
    sys.exit(1 if problems.errors(found) else 0)
