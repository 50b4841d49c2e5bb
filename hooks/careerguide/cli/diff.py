"""`careerguide diff`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide import diff
from careerguide.build.build_day import build_day
from careerguide.diff.revisions import UnknownRevisionError, data_of, working_data
from careerguide.loading import company_settings
from careerguide.loading.data_folder import load, start

from .base import data_option, main


@main.command("diff")
@click.argument("base")
@click.argument("head", required=False)
@data_option
@click.option(
    "--format",
    "diff_format",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    show_default=True,
    help="The format.",
)
def diff_command(base: str, head: str | None, data: Path, diff_format: str) -> None:
    """Show in plain words what changes for people.

    The command compares BASE with HEAD. BASE and HEAD are each a git revision or a data folder.
    Without HEAD, the command compares BASE with the data folder as it is now.
    """
    try:
        with data_of(base, data) as before, data_of(working_data(data) if head is None else head, data) as after:
            settings = company_settings.read(data, start(data))  # those of today: the rules are the same on both sides
            old, new = (load(folder, earlier_formats=True, settings=settings) for folder in (before, after))
            comparison = diff.compare(old, new, build_day())
    except UnknownRevisionError as error:
        raise click.UsageError(str(error)) from None
    click.echo(diff.as_markdown(comparison) if diff_format == "markdown" else diff.as_json(comparison), nl=False)
