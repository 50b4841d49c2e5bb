"""`careerguide diff`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide import diff
from careerguide.build.build_day import build_day
from careerguide.diff.revisions import UnknownRevisionError, data_of, working_data
from careerguide.loading.data_folder import load

from .base import data_option, main


@main.command("diff")
@click.argument("base")
@click.argument("head", required=False)
@data_option
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True)
def diff_command(base: str, head: str | None, data: Path, form: str) -> None:
    """Say in plain language what changes from BASE to HEAD, each a git revision or a data folder. HEAD is the data folder if left out."""
    try:
        with data_of(base, data) as before, data_of(working_data(data) if head is None else head, data) as after:
            found = diff.compare(load(before), load(after), build_day())
    except UnknownRevisionError as error:
        raise click.UsageError(str(error)) from None
    click.echo(diff.as_markdown(found) if form == "markdown" else diff.as_json(found), nl=False)
