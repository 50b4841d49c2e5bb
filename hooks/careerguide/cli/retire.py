"""`careerguide retire`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from careerguide.build.build_day import build_day
from careerguide.problems import DataError

from .base import data_option, docs_option, main, valid_data
from .text_changes import carry_out, refuse, size, tell


@main.command()
@click.argument("old")
@click.option("--into", "new", required=True, metavar="NEW", help="The id of the role, skill or track that takes over.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="The first day without OLD. Without it, today.")
@data_option
@docs_option
@click.option("--dry-run", is_flag=True, help="Write nothing. Say what would change, and show the lines.")
def retire(old: str, new: str, on: dt.datetime | None, data: Path, docs: Path, dry_run: bool) -> None:
    """End a role, a skill or a track, and let another one take its place.

    OLD stays in the data with a successor and its last day. From that day on, its page, links, and what people saved
    lead to NEW, and what names OLD names NEW. Exit status 1 if the data has errors, before or after the change; nothing
    is written then.
    """
    from careerguide.edit import retire as retiring  # needed by this command alone

    loaded, today = valid_data(data), build_day()
    day = on.date() if on else today
    try:
        plan = retiring.retirement(data, docs, loaded, old, new, day, today)
        lines, warnings = carry_out(plan.texts, data, docs, max(today, day), dry_run=dry_run)
    except retiring.RetireError as error:
        raise click.UsageError(str(error)) from None
    except DataError as error:
        refuse(error.problems, "Nothing was changed.")
    if day > today:  # what names OLD is right until that day
        warnings = [warning for warning in warnings if warning.code != "retired-reference"]
    click.echo("\n".join(plan.sentences))
    tell(lines, warnings, dry_run=dry_run)
    click.echo(f"{'Would change' if dry_run else 'Changed'} {size(len(lines), plan.texts)}.", err=dry_run)
