"""`careerguide report`."""

from __future__ import annotations

from pathlib import Path

import click

from ..health import as_json, as_markdown, health
from .base import data_option, main, sound_guide


@main.command()
@data_option
@click.option("--format", "form", type=click.Choice(["md", "json"]), default="md", show_default=True)
def report(data: Path, form: str) -> None:
    """Say how the guide is doing: what is overdue, what is missing, and where each is mended."""
    found = health(sound_guide(data))
    click.echo(as_markdown(found) if form == "md" else as_json(found), nl=False)
