"""What all commands share: the command group, the --data option, the build day, and data without errors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from careerguide import __version__, problems, rules
from careerguide.build.build_day import build_day, build_moment
from careerguide.build.project import data_folder
from careerguide.build.system_errors import in_words
from careerguide.guide.guide import Guide
from careerguide.guide.link import link
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData

data_option = click.option(
    "--data",
    type=click.Path(path_type=Path),
    default=data_folder,
    show_default="what mkdocs.yml says, else data",
    help="The data folder.",
)


def valid_data(data: Path) -> LoadedData:
    """The data without errors. With errors, the command prints them and ends with exit status 1."""
    loaded = load(data)
    errors = problems.errors(rules.faults(loaded))
    if errors:
        click.echo(problems.as_text(errors), err=True)
        raise click.exceptions.Exit(1)
    return loaded


def valid_guide(data: Path) -> Guide:
    """The guide of data without errors; see `valid_data`."""
    return link(valid_data(data), build_day(), now=build_moment())


class Commands(click.Group):
    """Commands that end with a sentence if the system refuses to read or write a file."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(context)
        except OSError as error:
            if isinstance(error, BrokenPipeError):  # `careerguide check | head`: click ends it
                raise
            click.echo(in_words(error), err=True)
            raise click.exceptions.Exit(1) from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Build a career guide from YAML files: check and change the data, find routes, build and publish the site."""
