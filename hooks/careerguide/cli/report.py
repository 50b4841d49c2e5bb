"""`careerguide report`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide.diff.revisions import UnknownRevisionError, data_of
from careerguide.guide.health import Concern, as_json, as_markdown, health

from .base import data_option, main, sound_guide


@main.command()
@data_option
@click.option("--format", "form", type=click.Choice(["md", "json"]), default="md", show_default=True)
@click.option(
    "--since", metavar="BASE", help="Say beside each count what it was in BASE, a git revision or a data folder."
)
def report(data: Path, form: str, since: str | None) -> None:
    """Say how the guide is doing: what is overdue, what is missing, and where each is mended."""
    found = health(sound_guide(data))
    before: tuple[Concern, ...] = ()
    if since is not None:
        try:
            with data_of(since, data) as folder:
                before = health(sound_guide(folder))
        except UnknownRevisionError as error:
            raise click.UsageError(str(error)) from None
    click.echo(as_markdown(found, before) if form == "md" else as_json(found, before), nl=False)
