"""`careerguide rename`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide.build.build_day import build_day
from careerguide.model.kinds import KINDS
from careerguide.problems import DataError

from .base import data_option, docs_option, main, valid_data
from .text_changes import carry_out, refuse, size, tell


@main.command()
@click.argument("kind", type=click.Choice([kind.id for kind in KINDS.values() if kind.keeps_former_ids]))
@click.argument("old")
@click.argument("new")
@data_option
@docs_option
@click.option("--dry-run", is_flag=True, help="Write nothing. Show the lines that would change.")
def rename(kind: str, old: str, new: str, data: Path, docs: Path, dry_run: bool) -> None:
    """Change an id in data files and pages.

    Old links lead to the entry, and what people saved in their browsers stays with it.
    Exit status 1 if the data has errors, before or after the change; nothing is written then.
    """
    from careerguide.edit import rename as renaming  # needed by this command alone

    loaded = valid_data(data)
    try:
        texts = renaming.renamed_texts(data, docs, loaded, kind, old, new)
        lines, warnings = carry_out(texts, data, docs, build_day(), dry_run=dry_run)
    except renaming.RenameError as error:
        raise click.UsageError(str(error)) from None
    except DataError as error:
        refuse(error.problems, "Nothing was renamed.")
    tell(lines, warnings, dry_run=dry_run)
    count = size(sum("  + " in line for line in lines), texts)
    click.echo(f"{'Would rename' if dry_run else 'Renamed'} {kind} `{old}` to `{new}`: {count}.", err=dry_run)
