"""`careerguide check`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from careerguide import problems, rulebook, rules
from careerguide.build.build_day import build_day
from careerguide.edit.fix import mend
from careerguide.loading.data_folder import load, start

from .base import data_option, main
from .excerpts import with_excerpts


@main.command()
@data_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "gitlab"]), default="text", show_default=True
)
@click.option("--explain", metavar="CODE", help="Show a rule with a wrong and a right example, and check nothing.")
@click.option("--fix", is_flag=True, help="First mend what can be mended without asking.")
@click.option("--production", is_flag=True, help="Refuse the examples that came with the guide.")
def check(data: Path, form: str, explain: str | None, fix: bool, production: bool) -> None:
    """Say everything that is wrong with the data. Exit status 1 if a build would stop."""
    if explain is not None:
        if explain not in rulebook.codes():
            raise click.UsageError(f"There is no rule `{explain}`.{problems.nearest(explain, rulebook.codes())}")
        click.echo(rulebook.as_text(rulebook.rule(explain)))
        return
    if fix:
        for line in mend(data):
            click.echo(line, err=True)
    found = rules.check(load(data), build_day(), production=production)
    show: dict[str, Callable[[list[problems.Problem]], str]] = {
        "text": lambda listed: with_excerpts(listed, start(data)),
        "json": problems.as_json,
        "github": problems.as_github,
        "gitlab": problems.as_gitlab,
    }
    if found or form in ("json", "gitlab"):
        click.echo(show[form](found))
    if form == "text":
        stops, warns = len(problems.errors(found)), len(found) - len(problems.errors(found))
        summary = f"{stops} error{'s' * (stops != 1)}, {warns} warning{'s' * (warns != 1)}."
        click.echo(summary if found else "Nothing to mend.", err=True)
    sys.exit(1 if problems.errors(found) else 0)
