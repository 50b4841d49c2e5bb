"""`careerguide check`: problems in groups, those that matter most first, and a last line that counts them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click

from careerguide import problems, rulebook, rules
from careerguide.build.build_day import build_day
from careerguide.build.project import SETTINGS, data_folder, docs_folder
from careerguide.edit.fix import fix as fix_data
from careerguide.loading.data_folder import load, start

from .base import data_option, main
from .problem_groups import as_groups, summary


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
    help="First fix what needs no decision: hidden characters, tabs, misspelt keys, ids that were renamed or retired.",
)
@click.option("--quick", is_flag=True, help="Check only the data: the site is not built.")
@click.option("--all", "all_of_them", is_flag=True, help="List every warning, also where a group is long.")
@click.option("--production", is_flag=True, help="Report the examples that came with the guide as errors.")
def check(
    data: Path, form: str, explain: str | None, fix: bool, quick: bool, all_of_them: bool, production: bool
) -> None:
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
        docs = docs_folder()
        outcome = fix_data(data, docs if data == data_folder() and docs.is_dir() else None, build_day())
        for problem in outcome.fixed:
            click.echo(f"Fixed {problem.path}:{problem.line}: {problem.code}", err=True)
        for problem, reason in outcome.left:
            click.echo(f"Left {problem.path}:{problem.line}: {problem.code}: {reason}", err=True)
    loaded = load(data)
    all_problems = rules.check(loaded, build_day(), production=production)
    if whole and not problems.errors(all_problems):
        from careerguide.build.publish import publishing_problems  # loads the whole pipeline

        all_problems = sorted([*all_problems, *publishing_problems()])
    if form != "text":
        if all_problems or form != "github":
            click.echo(_FORMATS[form](all_problems))
    else:
        if all_problems:
            click.echo(as_groups(all_problems, start(data), show_all=all_of_them))
        click.echo(summary(all_problems, rules.switched_off(loaded)), err=True)
    sys.exit(1 if problems.errors(all_problems) else 0)


# Format for programs -> a function of the problems, which keep the order of files and lines.
_FORMATS: dict[str, Callable[[list[problems.Problem]], str]] = {
    "json": problems.as_json,
    "github": problems.as_github,
    "gitlab": problems.as_gitlab,
}
