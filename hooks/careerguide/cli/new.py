"""`careerguide new`: an entry to fill in, in the place where its like stand."""

from __future__ import annotations

import datetime as dt
import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from careerguide import problems
from careerguide.build.build_day import build_day
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Policy

from .base import data_option, main

_DAY = click.DateTime(["%Y-%m-%d"])
_SHIFTS = ("day", "rotating", "night")
_EVENTS = ("huddle", "floor-walk", "coffee-chat", "mentoring")
_id_option = click.option(
    "--id", "id_", help="The id, which makes the address; made from the title if you leave it out."
)
_title_option = click.option("--title", help="The name that people read, at most 80 characters.")


def at_a_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty()


def ask(value: Any, option: str, question: str, kind: Any = None) -> Any:
    """The value of an option; a missing one is asked for, or named where nobody can be asked."""
    if value is not None and value != "":
        return value
    if not at_a_terminal():
        raise click.UsageError(f"--{option} is missing. {question}")
    return click.prompt(question, type=kind)


def draft_of(data: Path) -> LoadedData:
    """What the data folder holds, faults included; they do not keep anyone from adding to it."""
    if not data.is_dir():
        raise click.UsageError(f"There is no data folder `{data}`. Name one with --data.")
    return load(data)


@main.group()
def new() -> None:
    """Write a new entry to fill in, where its like stand. What you leave out is asked."""


def in_words(command: Callable[..., None]) -> Callable[..., None]:
    """What an entry lacks, as a sentence instead of a traceback."""

    @functools.wraps(command)
    def run(*values: Any, **options: Any) -> None:
        from careerguide.edit.entries import InvalidEntryError  # needed by these commands alone

        try:
            command(*values, **options)
        except InvalidEntryError as unfit:
            raise click.UsageError(str(unfit)) from None
        except problems.DataError as error:
            click.echo(problems.as_text(error.problems), err=True)
            click.echo("Nothing was written.", err=True)
            raise click.exceptions.Exit(1) from None

    return run


def id_for(loaded: LoadedData, kind: str, given: str | None, *words: str) -> str:
    """The id that was given, or one made of words, if it is free."""
    from careerguide.edit.entries import free_id, slug

    question = "Which id shall it have? It makes the address: lower-case letters, digits and hyphens."
    return free_id(loaded, kind, ask(given or slug(*words), "id", question))


def write_entry(data: Path, kind: str, values: dict[str, object], file: Path, text: str) -> None:
    """Write the file if the data are as sound with it as without; say where, and what is left to do."""
    from careerguide.edit.dry_run import differences, rehearse
    from careerguide.edit.entries import sound
    from careerguide.edit.files import text_of, write

    sound(kind, values)
    warnings = rehearse(data, None, {file: text}, build_day())
    before = text_of(file) if file.exists() else ""
    line = next(iter(differences(file, before, text))).split(":  ")[0] if before else f"{file}:1"
    write({file: text})
    click.echo(f"Written: {line}. Fill it in; a line that starts with `#` counts once you take the `# ` away.")
    if warnings:
        click.echo(problems.as_text(warnings), err=True)


def add(data: Path, loaded: LoadedData, kind: str, values: dict[str, object], track: str | None = None) -> None:
    """Put an entry of a list behind the others."""
    from careerguide.edit.entries import RECORD_TYPES
    from careerguide.edit.insertion import appended, file_for

    name, record_type = RECORD_TYPES[kind]
    file = file_for(data, loaded, name, kind, track)
    write_entry(data, kind, values, file, appended(data, file, name, record_type, values))


@new.command()
@_id_option
@_title_option
@click.option("--track", help="The id of its track.")
@click.option("--level", type=click.IntRange(1, 10), help="Its rung, from 1 to 10.")
@data_option
@in_words
def role(id_: str | None, title: str | None, track: str | None, level: int | None, data: Path) -> None:
    """A role. It is a draft, so that the site shows it once you take `status: draft` away."""
    from careerguide.edit import entries

    loaded = draft_of(data)
    title = ask(title, "title", "What is the role called?")
    track = entries.known(loaded, "track", ask(track, "track", "Which track does it belong to (its id)?"))
    level = ask(level, "level", "On which level is it, from 1 to 10?", click.IntRange(1, 10))
    values = entries.role(id_for(loaded, "role", id_, title or ""), title or "", track, level or 1)
    add(data, loaded, "role", values, track)


@new.command()
@_id_option
@_title_option
@click.option(
    "--kind", type=click.Choice(["interpersonal", "technical"]), help="About people, or about tools and methods."
)
@click.option("--cluster", help="The group of skills that it is listed with.")
@data_option
@in_words
def skill(id_: str | None, title: str | None, kind: str | None, cluster: str | None, data: Path) -> None:
    """A skill with its four levels."""
    from careerguide.edit import entries

    loaded = draft_of(data)
    title = ask(title, "title", "What is the skill called?")
    kind = ask(kind, "kind", "Is it about people or about tools?", click.Choice(["interpersonal", "technical"]))
    cluster = ask(cluster, "cluster", "With which group of skills is it listed?")
    add(
        data,
        loaded,
        "skill",
        entries.skill(id_for(loaded, "skill", id_, title or ""), title or "", kind or "", cluster or ""),
    )


@new.command()
@_id_option
@_title_option
@click.option("--from", "start", help="The id of the role that they came from.")
@click.option("--to", "end", help="The id of the role that they have now.")
@click.option("--site", help="The site where they work.")
@data_option
@in_words
def story(id_: str | None, title: str | None, start: str | None, end: str | None, site: str | None, data: Path) -> None:
    """A leader's story, in a file of its own. It is marked as an example until you add `consent:`."""
    from careerguide.edit import entries
    from careerguide.edit.entry_templates import stub
    from careerguide.edit.insertion import head

    loaded = draft_of(data)
    title = ask(title, "title", "What is the headline? Name it after the step, not after the person.")
    start = entries.known(loaded, "role", ask(start, "from", "Which role did they come from (its id)?"))
    end = entries.known(loaded, "role", ask(end, "to", "Which role do they have now (its id)?"))
    found = id_for(loaded, "story", id_, title or "")
    values = entries.story(title or "", start, end, site, build_day())
    file = data / "stories" / f"{found}.yaml"
    if file.exists():
        raise entries.InvalidEntryError(f"There is already a file {file}. Name another id with --id.")
    write_entry(
        data,
        "story",
        values,
        file,
        head(data, file, "stories") + stub(entries.RECORD_TYPES["story"][1], values, dash=False),
    )


@new.command()
@_id_option
@click.option("--role", help="The id of the role that is to be filled.")
@click.option("--site", help="The site where the seat is.")
@click.option("--shift", type=click.Choice(_SHIFTS), help="When the work is done.")
@click.option("--seats", type=click.IntRange(1, 999), default=1, show_default=True, help="How many people are wanted.")
@click.option("--opens", type=_DAY, help="The first day to apply; today if you leave it out.")
@click.option("--closes", type=_DAY, help="The last day to apply; as policy.yaml says if you leave it out.")
@click.option("--apply", help="Where one applies: a link or a mail address as mailto:desk@example.com.")
@click.option("--contact", help="The desk that answers questions, never a person.")
@data_option
@in_words
def opening(
    id_: str | None, opens: dt.datetime | None, closes: dt.datetime | None, seats: int, data: Path, **given: str | None
) -> None:
    """An opening, from the day it opens to the day it closes."""
    from careerguide.edit import entries

    loaded = draft_of(data)
    role = entries.known(loaded, "role", ask(given["role"], "role", "Which role is to be filled (its id)?"))
    site = ask(given["site"], "site", "At which site?")
    shift = ask(given["shift"], "shift", "When is the work done?", click.Choice(_SHIFTS))
    apply = ask(given["apply"], "apply", "Where does one apply (a link, or mailto: and an address)?")
    contact = ask(given["contact"], "contact", "Which desk answers questions?")
    first = opens.date() if opens else build_day()
    days = next((policy.posting_open_days for _, policy in loaded.entries("policy", Policy)), 14)
    last = closes.date() if closes else first + dt.timedelta(days=days)
    found = id_for(loaded, "opening", id_, role, site, f"{first:%Y-%m}")
    values = entries.opening(
        found, role=role, site=site, shift=shift, seats=seats, opens=first, closes=last, apply=apply, contact=contact
    )
    add(data, loaded, "opening", values)


@new.command()
@_id_option
@_title_option
@click.option("--kind", type=click.Choice(_EVENTS), help="What kind of meeting it is.")
@click.option("--who", help="Who comes: a role or a desk, never a name.")
@click.option("--site", help="The site where it takes place.")
@click.option("--where", help="The room or the floor.")
@click.option("--starts", help="Day and time on the clock of the site, such as 2026-11-30 14:00.")
@click.option("--minutes", type=click.IntRange(5, 600), default=30, show_default=True, help="How long it takes.")
@click.option("--zone", help="The time zone of the site, such as Asia/Manila.")
@data_option
@in_words
def event(id_: str | None, title: str | None, minutes: int, data: Path, **given: str | None) -> None:
    """An event: a chance to meet a leader."""
    from careerguide.edit import entries

    loaded = draft_of(data)
    title = ask(title, "title", "What is the event called?")
    questions = {
        "kind": "What kind of meeting is it?",
        "who": "Who comes (a role or a desk, never a name)?",
        "site": "At which site?",
        "where": "In which room or on which floor?",
        "starts": "When does it start, such as 2026-11-30 14:00?",
        "zone": "In which time zone, such as Asia/Manila?",
    }
    kinds = {"kind": click.Choice(_EVENTS)}
    values = {key: ask(given[key], key, question, kinds.get(key)) for key, question in questions.items()}
    add(
        data,
        loaded,
        "event",
        entries.event(id_for(loaded, "event", id_, title or ""), title or "", **values, minutes=str(minutes)),
    )


@new.command()
@click.option("--from", "start", help="The id of the role that the move starts from.")
@click.option("--to", "end", help="The id of the role that it leads to.")
@click.option(
    "--kind",
    type=click.Choice(["promotion", "lateral", "bridge", "return"]),
    help="Worked out from the levels if you leave it out.",
)
@click.option(
    "--months",
    type=(int, int, int),
    default=(6, 12, 24),
    show_default=True,
    help="The shortest, the typical, the slow.",
)
@data_option
@in_words
def move(start: str | None, end: str | None, kind: str | None, months: tuple[int, int, int], data: Path) -> None:
    """A move, under the role that it starts from."""
    from careerguide.edit import entries
    from careerguide.edit.insertion import file_of, with_move

    loaded = draft_of(data)
    start = entries.known(loaded, "role", ask(start, "from", "Which role does the move start from (its id)?"))
    end = entries.known(loaded, "role", ask(end, "to", "Which role does it lead to (its id)?"))
    values = entries.move(loaded, start, end, kind, months)
    item = next(item for item in loaded.of("role") if item.id == start)
    write_entry(data, "move", values, file_of(data, item), with_move(item, entries.RECORD_TYPES["move"][1], values))
