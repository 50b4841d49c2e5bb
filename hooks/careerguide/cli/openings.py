"""`careerguide openings import`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide import formatting, problems
from careerguide.loading.data_folder import load
from careerguide.model import Opening

from .base import data_option, main


@main.group()
def openings() -> None:
    """Import openings from another system."""


@openings.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_option
@click.option(
    "--columns",
    "map_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A YAML file that says which column of the CSV file goes into which field.",
)
def import_openings(file: Path, data: Path, map_file: Path | None) -> None:
    """Import openings from a CSV file.

    FILE is an export of your applicant-tracking system. The command imports all openings or, if one row has a
    problem, none. Exit status 1 if nothing was imported.
    """
    from careerguide.loading import openings_csv  # needed by this command alone

    column_map, errors = openings_csv.columns(map_file) if map_file else (openings_csv.ColumnMap(), [])
    imported: list[Opening] = []
    if not errors:
        imported, errors = openings_csv.read(file, column_map, load(data))
    if errors:
        click.echo(problems.as_text(errors), err=True)
        click.echo("Nothing was imported.", err=True)
        raise click.exceptions.Exit(1)
    target = data / openings_csv.TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(openings_csv.as_yaml(imported), encoding="utf-8", newline="\n")
    click.echo(f"Wrote {formatting.plural(len(imported), 'opening')} to {target}.")
