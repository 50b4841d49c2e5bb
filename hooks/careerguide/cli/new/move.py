"""`careerguide new move`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide.cli.base import data_option
from careerguide.model import MoveEntry

from .base import ask, load_data, new, report_errors, write_entry


@new.command()
@click.option("--from", "start", help="The id of the role at the start of the move.")
@click.option("--to", "end", help="The id of the role at the end of the move.")
@click.option(
    "--kind",
    type=click.Choice(["promotion", "lateral", "bridge", "return"]),
    help="Without it, the command works out the kind from the levels and tracks.",
)
@click.option(
    "--months",
    type=(int, int, int),
    help="Months in the first role before the move: minimum, typical, slow. Leave them out if they are not known.",
)
@data_option
@report_errors
def move(start: str | None, end: str | None, kind: str | None, months: tuple[int, int, int] | None, data: Path) -> None:
    """Add a move to the role where it starts."""
    from careerguide.edit import entries
    from careerguide.edit.insertion import file_of, with_move

    loaded = load_data(data)
    start = entries.existing_id(loaded, "role", ask(start, "from", "Which role does the move start from (its id)?"))
    end = entries.existing_id(loaded, "role", ask(end, "to", "Which role does the move lead to (its id)?"))
    values = entries.move(loaded, start, end, kind, months)
    role = next(item for item in loaded.of("role") if item.id == start)
    write_entry(data, "move", values, file_of(data, role), with_move(role, MoveEntry, values))
