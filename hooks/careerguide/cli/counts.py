"""`careerguide moves import`: what the company has counted."""

from __future__ import annotations

import typing
from pathlib import Path

import click

from careerguide import formatting, problems
from careerguide.build.build_day import build_day

from .base import data_option, main

if typing.TYPE_CHECKING:
    from careerguide.edit.counts.moves import MovesImport

Order = typing.Literal["day-first", "month-first"]
_file = click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
_order = click.option(
    "--dates",
    "order",
    type=click.Choice(["day-first", "month-first"]),
    help="What 02/12/2026 means, if the dates of the file do not show it.",
)
_dry_run = click.option("--dry-run", is_flag=True, help="Write nothing. Show what would be imported.")


@main.group()
def moves() -> None:
    """Import how long moves took at your company."""


@moves.command("import")
@_file
@data_option
@_order
@_dry_run
def import_moves(file: Path, data: Path, order: Order | None, dry_run: bool) -> None:
    """Import the months that moves took at your company, from a CSV file or an .xlsx workbook.

    FILE has one row for each person in a role. Its columns are: role from, role to, month begun, month moved, month
    left, site. Leave the month moved empty if the person still waits or has left. Names and ids of people are not
    read.

    The command writes moves-here.yaml in the data folder. It has only numbers, and only of moves that five people or
    more made in the last 36 months. It says after how many months 10, 50 and 90 of 100 people had moved. People who
    still wait or have left count for as long as they were seen (Kaplan-Meier). So the months are longer than the
    average of those who have moved. A person who moved to another role counts only for that role.

    Exit status 1 if a row has a problem. Then nothing is written.
    """
    from careerguide.edit.counts import count_file
    from careerguide.edit.counts import moves as importing

    today = build_day()
    try:
        result = importing.plan(file, data, today, order)
        target = data / importing.FILE
        text = count_file.as_yaml(result.record, "moves-here", "moves")
        advice = count_file.write(target, text, data, today, dry_run=dry_run)
    except problems.DataError as error:
        _stop(error.problems)
    _report_moves(result)
    _finish(formatting.plural(len(result.record.moves), "move"), target, advice, dry_run=dry_run)


def _report_moves(result: MovesImport) -> None:
    from careerguide.edit.counts import count_columns

    for note in count_columns.notes(result.rows):
        click.echo(note)
    if result.too_few:
        count = formatting.plural(result.too_few, "move was", "moves were")
        click.echo(f"{count} made by fewer than five people in the last 36 months, so nothing is said of them.")
    for start, end, number in result.not_in_guide:
        click.echo(
            f"{number} people moved from `{start}` to `{end}`. The guide has no such move: see `careerguide new`."
        )
    for move in result.record.moves:
        after = "fewer than half have moved" if move.p50 is None else f"half after {move.p50} months"
        click.echo(f"  {move.from_role} -> {move.to_role}: {move.moves} moves, {move.years}; {after}")


def _stop(reasons: typing.Sequence[problems.Problem]) -> typing.NoReturn:
    click.echo(problems.as_text(sorted(reasons)), err=True)
    click.echo("Nothing was imported.", err=True)
    raise click.exceptions.Exit(1)


def _finish(count: str, target: Path, advice: typing.Sequence[problems.Problem], *, dry_run: bool) -> None:
    if advice:
        click.echo(problems.as_text(advice), err=True)
    click.echo(f"{'Would write' if dry_run else 'Wrote'} {count} to {target}.")
