"""`careerguide report`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide.diff.revisions import UnknownRevisionError, data_of
from careerguide.guide.health import HealthCheck, health
from careerguide.output.health_report import as_json, as_markdown

from .base import data_option, main, valid_guide


@main.command()
@data_option
@click.option(
    "--format",
    "report_format",
    type=click.Choice(["md", "json"]),
    default="md",
    show_default=True,
    help="The format of the report.",
)
@click.option(
    "--since",
    metavar="BASE",
    help="A git revision or a data folder. The report shows its counts beside those of today.",
)
def report(data: Path, report_format: str, since: str | None) -> None:
    """Report what is overdue, what is missing and where.

    The report has the same content as the page `/hr/health/`.
    """
    checks = health(valid_guide(data))
    checks_before: tuple[HealthCheck, ...] = ()
    if since is not None:
        try:
            with data_of(since, data) as folder:
                checks_before = health(valid_guide(folder))
        except UnknownRevisionError as error:
            raise click.UsageError(str(error)) from None
    text = as_markdown(checks, checks_before) if report_format == "md" else as_json(checks, checks_before)
    click.echo(text, nl=False)
