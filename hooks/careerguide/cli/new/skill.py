"""`careerguide new skill`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide.cli.base import data_option

from .base import append_entry, ask, ask_id, id_option, load_data, new, report_errors, title_option

_KIND = click.Choice(["interpersonal", "technical"])


@new.command()
@id_option
@title_option
@click.option(
    "--kind", type=_KIND, help="A skill for work with people (interpersonal) or for work with tools (technical)."
)
@click.option("--cluster", help="The group of skills in which the site lists it.")
@data_option
@report_errors
def skill(id_: str | None, title: str | None, kind: str | None, cluster: str | None, data: Path) -> None:
    """Add a skill with all skill levels. It is a draft until you fill it in and delete the line `status: draft`."""
    from careerguide.edit import entries

    loaded = load_data(data)
    title = ask(title, "title", "What is the title of the skill?")
    kind = ask(kind, "kind", "Is it about people or about tools?", _KIND)
    cluster = ask(cluster, "cluster", "In which group of skills is it?")
    id_ = ask_id(loaded, "skill", id_, title or "")
    levels = [level.id for level in loaded.skill_levels]
    values = entries.skill(id_, title or "", kind or "", cluster or "", levels)
    append_entry(data, loaded, "skill", values)
