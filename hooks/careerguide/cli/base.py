"""What all commands share: the group, the data folder, the day, a guide that is sound."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import click

from careerguide import __version__, problems, rules
from careerguide.guide.guide import Guide, link
from careerguide.loading.data_folder import load

data_option = click.option(
    "--data", type=click.Path(path_type=Path), default=Path("data"), show_default=True, help="The data folder."
)


def build_day() -> dt.date:
    """The day the site speaks of: `SOURCE_DATE_EPOCH` if set, else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date() if epoch else dt.date.today()


def sound_guide(data: Path) -> Guide:
    """The guide, or the list of what stops it and exit status 1."""
    loaded = load(data)
    found = problems.errors(rules.faults(loaded))
    if found:
        click.echo(problems.as_text(found), err=True)
        raise click.exceptions.Exit(1)
    return link(loaded, build_day())


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Career guides from YAML: check the data, find routes, stage and publish the site."""
