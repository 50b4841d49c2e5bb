"""`careerguide check`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from careerguide import problems, rulebook, rules
from careerguide.build.build_day import build_day
from careerguide.edit.fix import fix as fix_data
from careerguide.loading.data_folder import load, start

from .base import data_option, main
from .excerpts import with_excerpts


@main.command()
@data_option
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "github", "gitlab"]), default="text", show_default=True
)
@click.option(
    "--explain", metavar="CODE", help="Show a rule with a wrong and a right example; the data is not checked."
)
@click.option(
    "--fix",
    is_flag=True,
    help="First fix what needs no decision: hidden characters, tabs, `yes` for `true`, misspelt keys.",
)
@click.option("--production", is_flag=True, help="Report the examples that came with the guide as errors.")
def check(data: Path, form: str, explain: str | None, fix: bool, production: bool) -> None:
    """List all problems in the data. The exit status is 1 if a build would stop."""
    if explain is not None:
        if explain not in rulebook.codes():
            suggestion = problems.nearest(explain, rulebook.codes())
            raise click.UsageError(f"There is no rule `{explain}`.{problems.did_you_mean(suggestion)}")
        click.echo(rulebook.as_text(rulebook.rule(explain)))
        return
    if fix:
        for problem in fix_data(data):
            click.echo(f"Fixed {problem.path}:{problem.line}: {problem.code}", err=True)
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
        click.echo(summary if found else "No problems found.", err=True)
    sys.exit(1 if problems.errors(found) else 0)
