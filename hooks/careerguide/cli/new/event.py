"""`careerguide new event`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide.cli.base import data_option
from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Event

from .base import append_entry, ask, ask_field, ask_id, ask_site, id_option, load_data, new, report_errors, title_option

_KIND = click.Choice(["huddle", "floor-walk", "coffee-chat", "mentoring"])
_QUESTIONS = {
    "kind": "What kind of meeting is it?",
    "who": "Who comes (a role or a desk, not a name)?",
    "site": "At which site is it?",
    "where": "In which room or on which floor?",
    "starts": "When does it start, such as 2026-11-30 14:00?",
}


def _answer(loaded: LoadedData, key: str, value: str | None) -> str:
    if key == "kind":
        return str(ask(value, key, _QUESTIONS[key], _KIND))
    if key == "site":
        return ask_site(loaded, value, _QUESTIONS[key])
    return ask_field(Event, key, value, _QUESTIONS[key])


@new.command()
@id_option
@title_option
@click.option("--kind", type=_KIND, help="The kind of meeting.")
@click.option("--who", help="Who comes: a role or a desk, not a name.")
@click.option("--site", help="The site where it takes place.")
@click.option("--where", help="The room or the floor.")
@click.option("--starts", help="The day and the time at the site, such as 2026-11-30 14:00.")
@click.option("--minutes", type=click.IntRange(5, 600), default=30, show_default=True, help="How long it takes.")
@data_option
@report_errors
def event(id_: str | None, title: str | None, minutes: int, data: Path, **options: str | None) -> None:
    """Add an event at which people can meet a leader."""
    from careerguide.edit import entries

    loaded = load_data(data)
    title = ask_field(Event, "title", title, "What is the title of the event?")
    answers = {key: _answer(loaded, key, options[key]) for key in _QUESTIONS}
    id_ = ask_id(loaded, "event", id_, title or "")
    append_entry(data, loaded, "event", entries.event(id_, title or "", **answers, minutes=str(minutes)))
