"""`careerguide rename`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide import formatting, problems
from careerguide.build.build_day import build_day
from careerguide.model.kinds import KINDS

from .base import data_option, docs_option, main, valid_data


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
    from careerguide.edit.dry_run import changed_lines, new_problems
    from careerguide.edit.files import text_of, write_files

    loaded = valid_data(data)
    try:
        texts = renaming.renamed_texts(data, docs, loaded, kind, old, new)
        warnings = new_problems(data, docs, texts, build_day())
        before = {file: text_of(file) for file in texts}
        if not dry_run:
            write_files(texts)
    except renaming.RenameError as error:
        raise click.UsageError(str(error)) from None
    except problems.DataError as error:
        click.echo(problems.as_text(error.problems), err=True)
        click.echo("Nothing was renamed.", err=True)
        raise click.exceptions.Exit(1) from None
    lines = [line for file, text in texts.items() for line in changed_lines(file, before[file], text)]
    if dry_run:
        click.echo("\n".join(lines))
    if warnings:
        click.echo(problems.as_text(warnings), err=True)
    count = sum("  + " in line for line in lines)
    size = f"{formatting.plural(count, 'line')} in {formatting.plural(len(texts), 'file')}"
    click.echo(f"{'Would rename' if dry_run else 'Renamed'} {kind} `{old}` to `{new}`: {size}.", err=dry_run)
