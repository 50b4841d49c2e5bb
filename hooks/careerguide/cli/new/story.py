"""`careerguide new story`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide.build.build_day import build_day
from careerguide.cli.base import data_option
from careerguide.model import Story

from .base import ask_entry, ask_field, ask_id, id_option, load_data, new, report_errors, title_option, write_entry


@new.command()
@id_option
@title_option
@click.option("--from", "start", help="The id of the role that the person left.")
@click.option("--to", "end", help="The id of the role that the person has now.")
@click.option("--site", help="The site where the person works.")
@data_option
@report_errors
def story(id_: str | None, title: str | None, start: str | None, end: str | None, site: str | None, data: Path) -> None:
    """Add a leader's story in a file of its own. It is marked as an example until you add `consent:`."""
    from careerguide.edit import entries
    from careerguide.edit.insertion import schema_line
    from careerguide.output.entry_templates import entry_text

    loaded = load_data(data)
    title = ask_field(Story, "title", title, "What is the headline? Name the step, not the person.")
    start = ask_entry(loaded, "role", start, "from", "Which role did the person leave (its id or number)?")
    end = ask_entry(loaded, "role", end, "to", "Which role does the person have now (its id or number)?")
    id_ = ask_id(loaded, "story", id_, title or "")
    values = entries.story(title or "", start, end, site, build_day())
    file = data / "stories" / f"{id_}.yaml"
    if file.exists():
        raise entries.InvalidEntryError(f"The file {file} already exists. Choose another id with --id.")
    text = schema_line(data, file, "stories") + entry_text(Story, values, dash=False)
    write_entry(data, "story", values, file, text)
