"""`careerguide new role`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide.cli.base import data_option
from careerguide.model import Role
from careerguide.rules.numbers import HIGHEST_LEVEL

from .base import (
    append_entry,
    ask,
    ask_entry,
    ask_field,
    ask_id,
    id_option,
    load_data,
    new,
    report_errors,
    title_option,
)


@new.command()
@id_option
@title_option
@click.option("--track", help="The id of its track. Leave it out if the role belongs to none.")
@click.option("--level", type=click.IntRange(1, HIGHEST_LEVEL), help="The number of its level.")
@data_option
@report_errors
def role(id_: str | None, title: str | None, track: str | None, level: int | None, data: Path) -> None:
    """Add a role. It is a draft: the site shows it after you delete the line `status: draft`."""
    from careerguide.edit import entries

    loaded = load_data(data)
    title = ask_field(Role, "title", title, "What is the title of the role?")
    if loaded.of("track"):
        question = "Which track is it in (its id or number)? Press Enter if it is in none."
        track = ask_entry(loaded, "track", track, "", question)
    else:
        track = entries.existing_id(loaded, "track", track) if track else ""
    level = ask(level, "level", "Which level is it on (its number)?", click.IntRange(1, HIGHEST_LEVEL))
    values = entries.role(ask_id(loaded, "role", id_, title or ""), title or "", track, level or 1)
    append_entry(data, loaded, "role", values, track)
