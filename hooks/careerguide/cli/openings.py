"""`careerguide openings import`."""

from __future__ import annotations

import typing
from pathlib import Path

import click

from careerguide import formatting, problems
from careerguide.build.build_day import build_day
from careerguide.build.project import docs_folder

from .base import data_option, main

if typing.TYPE_CHECKING:
    from careerguide.edit.openings.importing import Import, Request

_ROWS_SHOWN = 12  # numbers of rows behind one reason
_WARNINGS_SHOWN = 20


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
    help="A YAML file that describes the export. Without it, data/openings-import.yaml is used if it exists.",
)
@click.option(
    "--dates",
    "order",
    type=click.Choice(["day-first", "month-first"]),
    help="What 02/12/2026 means, if the dates of the file do not show it.",
)
@click.option("--skip-bad", is_flag=True, help="Leave out rows with problems, and import the others.")
@click.option("--dry-run", is_flag=True, help="Write nothing. Show what would be imported and what would be skipped.")
def import_openings(
    file: Path,
    data: Path,
    map_file: Path | None,
    order: typing.Literal["day-first", "month-first"] | None,
    skip_bad: bool,
    dry_run: bool,
) -> None:
    """Import openings from a CSV file or an .xlsx workbook.

    FILE is an export of your applicant-tracking system. The command reads the exports of usual systems without a
    description. It checks each row by every rule of `check`. It imports all open positions or, if one row has a
    problem, none. Exit status 1 if nothing was imported.
    """
    from careerguide.edit.openings import importing  # needed by this command alone

    docs = docs_folder()
    request = importing.Request(file, data, docs if docs.is_dir() else None, build_day(), map_file, order, skip_bad)
    try:
        result = importing.plan(request)
    except problems.DataError as error:
        _stop(error.problems)
    _report(result, file)
    if result.problems:
        click.echo(problems.as_text(sorted(result.problems)), err=True)
    _write(result, request, dry_run=dry_run)


def _stop(reasons: typing.Sequence[problems.Problem] = ()) -> typing.NoReturn:
    if reasons:
        click.echo(problems.as_text(reasons), err=True)
    click.echo("Nothing was imported.", err=True)
    raise click.exceptions.Exit(1)


def _report(result: Import, file: Path) -> None:
    """Say how the export was read, which rows are not openings for the guide, and which values it did not have."""
    header = result.header
    sheet = f", sheet `{header.table.sheet}`" if header.table.sheet else ""
    system = f" as an export of {header.column_map.name}" if header.column_map.name else ""
    click.echo(f"Read {file.name}{sheet}{system}. Its header is in line {header.number}.")
    reasons: dict[str, list[int]] = {}
    for number, reason in sorted(result.skipped):
        reasons.setdefault(reason, []).append(number)
    if reasons:
        click.echo(f"Skipped {formatting.plural(len(result.skipped), 'row')}:")
    for reason, numbers in reasons.items():
        shown = ", ".join(map(str, numbers[:_ROWS_SHOWN]))
        more = f" and {len(numbers) - _ROWS_SHOWN} more" if len(numbers) > _ROWS_SHOWN else ""
        click.echo(f"  {'line' if len(numbers) == 1 else 'lines'} {shown}{more}: {reason}")
    for field, count in result.defaulted.items():
        source = "the shift of the role" if field == "shift" else "the value for all openings"
        click.echo(f"`{field}` of {formatting.plural(count, 'opening')}: the export has none, so it is {source}.")


def _write(result: Import, request: Request, *, dry_run: bool) -> None:
    """Write the openings and the names to decide about, and say what was written."""
    from careerguide.edit.files import write_files
    from careerguide.edit.openings import importing, undecided

    target = request.data / importing.TARGET
    refused = bool(result.problems) and not (request.skip_bad and result.openings)
    texts = {} if refused else {target: importing.as_yaml([opening for _, opening in result.openings])}
    try:
        if result.undecided:
            map_file = request.company_map_file
            texts[map_file] = undecided.with_undecided(map_file, result.undecided, result.names)
        if not dry_run:
            write_files(texts)
    except problems.DataError as error:
        _stop(error.problems)
    if result.undecided:
        count = formatting.plural(len(set(result.undecided)), "name")
        click.echo(
            f"{count} to decide about: write the id of a role or a site after each in {request.company_map_file}, or "
            "`skip`. Then run the import again.",
            err=True,
        )
    if refused:
        _stop()
    if result.warnings:
        click.echo(problems.as_text(result.warnings[:_WARNINGS_SHOWN]), err=True)
    if len(result.warnings) > _WARNINGS_SHOWN:
        click.echo(f"And {len(result.warnings) - _WARNINGS_SHOWN} more warnings: see `careerguide check`.", err=True)
    if result.problems:
        left_out = len({problem.line for problem in result.problems})
        click.echo(f"Left out {formatting.plural(left_out, 'row')} with problems.", err=True)
    written = formatting.plural(len(result.openings), "opening")
    click.echo(f"{'Would write' if dry_run else 'Wrote'} {written} to {target}.")
