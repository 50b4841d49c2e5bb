"""What the commands of `careerguide new` share: the group, the questions, and writing the entry."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from careerguide import problems
from careerguide.build.build_day import build_day
from careerguide.cli.base import main
from careerguide.loading.data_folder import load
from careerguide.loading.entry_names import EntryNames
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Record
from careerguide.model.kinds import KINDS

id_option = click.option(
    "--id", "id_", help="The id, which becomes part of the address. Without it, the command makes one."
)
title_option = click.option("--title", help="The name that people read, at most 80 characters.")


@main.group()
def new() -> None:
    """Add a new entry to the data, ready to fill in.

    At a terminal, the command asks for each required value that no option gives.
    """


def at_a_terminal() -> bool:
    """True if a person can answer questions."""
    return sys.stdin.isatty()


def ask(value: Any, option: str, question: str, kind: Any = None) -> Any:
    """The value of an option. If it is missing, ask for it; without a terminal, stop and name the option."""
    if value is not None and value != "":
        return value
    if not at_a_terminal():
        raise click.UsageError(f"--{option} is missing. {question}")
    return click.prompt(question, type=kind)


def ask_entry(loaded: LoadedData, kind: str, value: str | None, option: str, question: str) -> str:
    """The id of an entry that exists. At a terminal, entries are offered by number, and a wrong answer is asked again.

    Without an `option`, the answer can be left out; then it is empty.
    """
    from careerguide.edit.entries import existing_id

    if value or not at_a_terminal():
        value = ask(value, option, question) if option else value
        return existing_id(loaded, kind, value) if value else ""

    def read(answer: str) -> str:
        return existing_id(loaded, kind, _by_number(loaded, kind, answer)) if answer or option else ""

    for number, item in enumerate(_offered(loaded, kind), 1):
        click.echo(f"{number:>4}  {item.raw.get('title', item.id)} ({item.id})", err=True)
    return _asked_again(question, read)


def ask_field(record: type[Record], key: str, value: str | None, question: str, option: str = "") -> str:
    """The value of a field. At a terminal, an answer that does not fit the field is asked again."""
    from careerguide.edit.entries import validated_field

    option = option or key
    if value or not at_a_terminal():
        return str(ask(value, option, question))
    return _asked_again(question, lambda answer: validated_field(record, key, answer))


def ask_site(loaded: LoadedData, value: str | None, question: str) -> str:
    """The site as the person names it. At a terminal, a name that no site has is asked again."""
    from careerguide.edit.entries import existing_id

    if value or not at_a_terminal():
        return str(ask(value, "site", question))
    names = EntryNames(loaded.of("site"))

    def read(answer: str) -> str:
        return answer if answer and (not names or names.id_of(answer)) else existing_id(loaded, "site", answer)

    return _asked_again(question, read)


def _asked_again(question: str, read: Callable[[str], str]) -> str:
    """The first answer that `read` takes. It says why it does not take another one."""
    from careerguide.edit.entries import InvalidEntryError

    while True:
        try:
            return read(str(click.prompt(question, default="", show_default=False)).strip())
        except InvalidEntryError as error:
            click.echo(f"{error} Please answer again.", err=True)


def _offered(loaded: LoadedData, kind: str) -> list[LoadedEntry]:
    """The entries that can be chosen by number, in the order of their files."""
    return [item for item in loaded.of(kind) if item.id]


def _by_number(loaded: LoadedData, kind: str, answer: str) -> str:
    """The id of the entry with this number in the list; the answer itself if it is no number there."""
    offered = _offered(loaded, kind)
    return offered[int(answer) - 1].id if answer.isdecimal() and 0 < int(answer) <= len(offered) else answer


def ask_id(loaded: LoadedData, kind: str, value: str | None, *words: str) -> str:
    """An unused id: the given one, or one made from the words, or the answer to a question."""
    from careerguide.edit.entries import InvalidEntryError, proposed_id, unused_id

    question = "What is the id? It becomes part of the address: lower-case letters, digits and hyphens."
    proposed = value or proposed_id(*words)
    if not at_a_terminal():
        return unused_id(loaded, kind, ask(proposed, "id", question))
    try:
        return unused_id(loaded, kind, proposed)
    except InvalidEntryError as error:
        click.echo(str(error), err=True)
    return _asked_again(question, lambda answer: unused_id(loaded, kind, answer))


def load_data(data: Path) -> LoadedData:
    """The data, with its errors: a new entry can be added while other entries have errors."""
    if not data.is_dir():
        raise click.UsageError(f"There is no data folder `{data}`. Name one with --data.")
    return load(data)


def report_errors(command: Callable[..., None]) -> Callable[..., None]:
    """Print why an entry cannot be written, without a traceback."""

    @functools.wraps(command)
    def run(*values: Any, **options: Any) -> None:
        from careerguide.edit.entries import InvalidEntryError  # needed by these commands alone

        try:
            command(*values, **options)
        except InvalidEntryError as error:
            raise click.UsageError(str(error)) from None
        except problems.DataError as error:
            click.echo(problems.as_text(error.problems), err=True)
            click.echo("Nothing was written.", err=True)
            raise click.exceptions.Exit(1) from None

    return run


def write_entry(data: Path, kind: str, values: dict[str, object], file: Path, text: str) -> None:
    """Write the file unless the new entry causes errors; print where it is and what to do next."""
    from careerguide.edit.dry_run import changed_lines, new_problems
    from careerguide.edit.entries import validated
    from careerguide.edit.files import text_of, write_files

    validated(kind, values)
    warnings = new_problems(data, None, {file: text}, build_day())
    before = text_of(file) if file.exists() else ""
    location = next(iter(changed_lines(file, before, text))).split(":  ")[0] if before else f"{file}:1"
    write_files({file: text})
    click.echo(
        f"Added the {kind} at {location}. Fill in its fields; to use a line that starts with `# `, delete the `# `."
    )
    if warnings:
        click.echo(problems.as_text(warnings), err=True)


def append_entry(
    data: Path, loaded: LoadedData, kind: str, values: dict[str, object], track: str | None = None
) -> None:
    """Add an entry after the last one in the file for its kind (and track)."""
    from careerguide.edit.insertion import appended, file_for

    name, record_type = KINDS[kind].name_in_data, KINDS[kind].record
    file = file_for(data, loaded, name, kind, track)
    write_entry(data, kind, values, file, appended(data, file, name, record_type, values))
