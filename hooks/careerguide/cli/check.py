"""`careerguide check`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from careerguide import problems, rulebook, rules
from careerguide.build.build_day import build_day
from careerguide.build.project import SETTINGS, data_folder
from careerguide.edit.fix import fix as fix_data
from careerguide.formatting import plural
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
@click.option("--quick", is_flag=True, help="Check only the data: the site is not built.")
@click.option("--production", is_flag=True, help="Report the examples that came with the guide as errors.")
def check(data: Path, form: str, explain: str | None, fix: bool, quick: bool, production: bool) -> None:
    """List all problems in data, pages, settings and theme. The exit status is 1 if `publish` would stop.

    If the data has no errors, the command builds the site in a folder of its own and checks every link.
    """
    if explain is not None:
        if explain not in rulebook.codes():
            suggestion = problems.nearest(explain, rulebook.codes())
            raise click.UsageError(f"There is no rule `{explain}`.{problems.did_you_mean(suggestion)}")
        click.echo(rulebook.as_text(rulebook.rule(explain)))
        return
    whole = not quick and Path(SETTINGS).is_file() and data == data_folder()
    if fix:
        for problem in fix_data(data):
            click.echo(f"Fixed {problem.path}:{problem.line}: {problem.code}", err=True)
    all_problems = rules.check(load(data), build_day(), production=production)
    if whole and not problems.errors(all_problems):
        from careerguide.build.publish import publishing_problems  # loads the whole pipeline

        all_problems = sorted([*all_problems, *publishing_problems()])
    if all_problems or form in ("json", "gitlab"):
        click.echo(_FORMATS[form](all_problems, start(data)))
    error_count = len(problems.errors(all_problems))
    if form == "text":
        click.echo(_summary(error_count, len(all_problems) - error_count), err=True)
    sys.exit(1 if error_count else 0)


# Format -> a function of the problems and the folder that their paths start from.
_FORMATS: dict[str, Callable[[list[problems.Problem], Path], str]] = {
    "text": with_excerpts,
    "json": lambda all_problems, _folder: problems.as_json(all_problems),
    "github": lambda all_problems, _folder: problems.as_github(all_problems),
    "gitlab": lambda all_problems, _folder: problems.as_gitlab(all_problems),
}


def _summary(error_count: int, warning_count: int) -> str:
    if not error_count and not warning_count:
        return "No problems found."
    return f"{plural(error_count, 'error', 'errors')}, {plural(warning_count, 'warning', 'warnings')}."
