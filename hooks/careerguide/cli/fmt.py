"""`careerguide fmt`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from careerguide import problems
from careerguide.loading.ordinary_files import refusals

from .base import data_option, main


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@data_option
@click.option("--check", "check_only", is_flag=True, help="Write nothing. Exit status 1 if a file would change.")
def fmt(files: tuple[Path, ...], data: Path, check_only: bool) -> None:
    """Format data files.

    The command puts keys in the standard order and indents by two spaces. Comments and values do not change.
    Without FILES, the command formats all files in the data folder. It says which it skips: links out of the folder,
    pipes, and folders that cannot be listed.
    """
    from careerguide.edit.files import data_files, write_files  # needed by this command alone, as is ruamel.yaml

    if not data.is_dir():
        raise click.UsageError(f"There is no data folder `{data}`. Name one with --data.")
    changes, errors = _changes(files or data_files(data), data)
    if not check_only:
        try:
            write_files(changes)
        except problems.DataError as error:
            errors += error.problems
            changes = {}
    for problem in () if files else _skipped(data):
        click.echo(f"Skipped: {problem.path}: {problem.message}", err=True)
    for file in changes:
        click.echo(f"{'Would change' if check_only else 'Changed'}: {file}")
    if errors:
        click.echo(problems.as_text(errors), err=True)
    if errors or (check_only and changes):
        raise click.exceptions.Exit(1)


def _skipped(data: Path) -> Iterator[problems.Problem]:
    """Why YAML files and folders of the data are not read."""
    yield from (one for one in refusals(data, data) if Path(one.path).suffix in (".yaml", ""))


def _changes(files: tuple[Path, ...] | list[Path], data: Path) -> tuple[dict[Path, str], list[problems.Problem]]:
    """The new text of each file that formatting changes, and the problems of files that cannot be formatted."""
    from careerguide.edit import formatter
    from careerguide.edit.files import text_of

    changes: dict[Path, str] = {}
    errors: list[problems.Problem] = []
    for file in files:
        record_type = formatter.record_type_of(file.absolute(), data.absolute())
        if record_type is None:
            raise click.UsageError(
                f"`{file}` is not a data file: careerguide reads the YAML files in {data}/ whose names end in .yaml."
            )
        try:
            text = text_of(file)
            formatted = formatter.formatted(text, str(file), record_type)
        except problems.DataError as error:
            errors += error.problems
            continue
        if formatted != text:
            changes[file] = formatted
    return changes, errors
