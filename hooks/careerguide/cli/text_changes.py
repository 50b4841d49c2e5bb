"""What the commands that change ids share: the check of the change, writing, and the lines that differ."""

from __future__ import annotations

import datetime as dt
import typing
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from careerguide import formatting, problems


def carry_out(
    texts: Mapping[Path, str], data: Path, docs: Path, day: dt.date, *, dry_run: bool
) -> tuple[list[str], list[problems.Problem]]:
    """Write the files if the change adds no error on a day; with `dry_run`, only check it.

    Returns the lines that differ and the new warnings; new errors raise `DataError`.
    """
    from careerguide.edit.dry_run import changed_lines, new_problems  # the commands that change nothing start faster
    from careerguide.edit.files import text_of, write_files

    warnings = new_problems(data, docs, texts, day)
    lines = [line for file, text in texts.items() for line in changed_lines(file, text_of(file), text)]
    if not dry_run:
        write_files(texts)
    return lines, warnings


def refuse(reasons: Sequence[problems.Problem], nothing: str) -> typing.NoReturn:
    """Say why nothing was changed, and end with exit status 1."""
    click.echo(problems.as_text(reasons), err=True)
    click.echo(nothing, err=True)
    raise click.exceptions.Exit(1)


def tell(lines: Sequence[str], warnings: Sequence[problems.Problem], *, dry_run: bool) -> None:
    """Print the lines of a dry run, and the new warnings."""
    if dry_run:
        click.echo("\n".join(lines))
    if warnings:
        click.echo(problems.as_text(warnings), err=True)


def size(lines: int, texts: Mapping[Path, str]) -> str:
    """`3 lines in 2 files`."""
    return f"{formatting.plural(lines, 'line')} in {formatting.plural(len(texts), 'file')}"
