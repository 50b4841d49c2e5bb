"""`careerguide moves import` and `careerguide seats import`: what the company has counted."""

from __future__ import annotations

import datetime as dt
import typing
from pathlib import Path

import click

from careerguide import formatting, problems
from careerguide.build.build_day import build_day

from .base import data_option, main

if typing.TYPE_CHECKING:
    from careerguide.edit.counts.count_columns import CountRows
    from careerguide.model import Record


class Counted(typing.Protocol):
    """What an import has read, and the record that it would write."""

    @property
    def rows(self) -> CountRows:
        """The rows of the file."""

    @property
    def record(self) -> Record:
        """What the file in the data folder would have."""


_Result = typing.TypeVar("_Result", bound=Counted)
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
    still wait or have left count for as long as they were seen (Kaplan-Meier). So the months can be longer than
    the average of those who have moved. A person who moved to another role counts only for that role.

    Exit status 1 if a row has a problem. Then nothing is written.
    """
    from careerguide.edit.counts import moves as importing

    result = _imported(importing.plan, "moves-here", "moves", file, data, order, dry_run=dry_run)
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


@main.group()
def seats() -> None:
    """Import how many people there are in each role."""


@seats.command("import")
@_file
@data_option
@_order
@_dry_run
def import_seats(file: Path, data: Path, order: Order | None, dry_run: bool) -> None:
    """Import how many people there are in each role, from a CSV file or an .xlsx workbook.

    FILE has one row for each role, site and quarter. Its columns are: role, site, quarter, heads, promotions in, moves
    in, applications. Write 0 where there was nobody.

    The command writes headcounts.yaml in the data folder. It has the people of the last quarter. If the file has four
    quarters, it also has the promotions, moves and applications of the year. No number is below five, and none below
    five follows from the others. The numbers of the file are not kept.

    Exit status 1 if a row has a problem. Then nothing is written.
    """
    from careerguide.edit.counts import headcounts as importing

    result = _imported(importing.plan, "headcounts", "seats", file, data, order, dry_run=dry_run)
    if not result.has_year:
        click.echo("The file has fewer than four quarters in a row, so only heads are counted.")
    if result.too_few:
        click.echo(f"Of {formatting.plural(result.too_few, 'role')} no number is told: they are all below five.")


def _imported(
    plan: typing.Callable[[Path, Path, dt.date, Order | None], _Result],
    name: str,
    group: str,
    file: Path,
    data: Path,
    order: Order | None,
    *,
    dry_run: bool,
) -> _Result:
    """Write the file of an import, and say what was read; with a wrong row, the command ends with exit status 1."""
    from careerguide.edit.counts import count_columns, count_file

    today, target = build_day(), data / f"{name}.yaml"
    try:
        result = plan(file, data, today, order)
        text = count_file.as_yaml(result.record, name, group)
        advice = count_file.write(target, text, data, today, dry_run=dry_run)
    except problems.DataError as error:
        click.echo(problems.as_text(sorted(error.problems)), err=True)
        click.echo("Nothing was imported.", err=True)
        raise click.exceptions.Exit(1) from None
    for note in count_columns.notes(result.rows):
        click.echo(note)
    if file.resolve().is_relative_to(data.resolve().parent):
        click.echo(f"{file} is in the folder of the guide. Move it away: its rows must not get to others.", err=True)
    if advice:
        click.echo(problems.as_text(advice), err=True)
    click.echo(f"{'Would write' if dry_run else 'Wrote'} {target}.")
    return result
