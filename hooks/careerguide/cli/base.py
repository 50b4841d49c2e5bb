"""What all commands share: the group, the data folder, the day, a guide that is sound."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide import __version__, problems
from careerguide.build.build_day import build_day
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide

data_option = click.option(
    "--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="The data folder."
)


def sound_guide(data: Path) -> Guide:
    """The guide, or the list of what stops it and exit status 1."""
    try:
        return open_guide(data, build_day())
    except problems.DataError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(1) from None


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Career guides from YAML: check the data, find routes, stage and publish the site."""
