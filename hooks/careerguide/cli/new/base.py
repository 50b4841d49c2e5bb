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
from careerguide.loading.loaded_data import LoadedData
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


def ask_if_any(value: str | None, question: str) -> str:
    """The value of an option that can be left out. If it is missing, ask at a terminal; without one, it is empty."""
    if value is None and at_a_terminal():
        return str(click.prompt(question, default="", show_default=False))
    return value or ""


def ask_id(loaded: LoadedData, kind: str, value: str | None, *words: str) -> str:
    """An unused id: the given one, or one made from the words, or the answer to a question."""
    from careerguide.edit.entries import proposed_id, unused_id

    question = "What is the id? It becomes part of the address: lower-case letters, digits and hyphens."
    return unused_id(loaded, kind, ask(value or proposed_id(*words), "id", question))


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
