"""Commands with which HR changes the data: `fmt`, `rename`; `new` has a module of its own."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide import problems
from careerguide.build.build_day import build_day
from careerguide.loading.data_folder import load

from .base import data_option, main, sound_guide


@main.command()
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@data_option
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit status 1 where a file would change.")
def fmt(files: tuple[Path, ...], data: Path, only_check: bool) -> None:
    """Put the keys of every entry in the usual order, with two spaces a step. Comments and meaning stay.

    Without FILES all files of the data folder are looked at.
    """
    from careerguide.edit import formatter  # needed by this command alone, as is ruamel.yaml
    from careerguide.edit.files import data_files, text_of, write

    if not data.is_dir():
        raise click.UsageError(f"There is no data folder `{data}`. Name one with --data.")
    changed: dict[Path, str] = {}
    faults: list[problems.Problem] = []
    for file in files or data_files(data):
        record_type = formatter.record_type_of(file.absolute(), data.absolute())
        if record_type is None:
            raise click.UsageError(
                f"`{file}` is no file of {data}/ that the guide reads. It reads YAML files that end in .yaml."
            )
        try:
            text = text_of(file)
            arranged = formatter.arranged(text, str(file), record_type)
        except problems.DataError as error:
            faults += error.problems
            continue
        if arranged != text:
            changed[file] = arranged
    if not only_check:
        try:
            write(changed)
        except problems.DataError as error:
            faults += error.problems
            changed = {}
    for file in changed:
        click.echo(f"{'Would change' if only_check else 'Changed'}: {file}")
    if faults:
        click.echo(problems.as_text(faults), err=True)
    if faults or (only_check and changed):
        raise click.exceptions.Exit(1)


@main.command()
@click.argument("kind", type=click.Choice(["role", "skill", "track", "band", "kpi", "learning", "source"]))
@click.argument("old")
@click.argument("new")
@data_option
@click.option(
    "--docs",
    type=click.Path(path_type=Path),
    default=Path("docs"),
    show_default=True,
    help="The pages written by hand.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; show the lines that would change.")
def rename(kind: str, old: str, new: str, data: Path, docs: Path, dry_run: bool) -> None:
    """Give an entry another id everywhere it is named. The old address leads to the new one for ever."""
    from careerguide.edit import rename as renaming  # needed by this command alone
    from careerguide.edit.dry_run import differences, rehearse
    from careerguide.edit.files import text_of, write

    sound_guide(data)
    try:
        texts = renaming.rename(data, docs, load(data), kind, old, new)
        warnings = rehearse(data, docs, texts, build_day())
        before = {file: text_of(file) for file in texts}
        if not dry_run:
            write(texts)
    except renaming.RenameError as refused:
        raise click.UsageError(str(refused)) from None
    except problems.DataError as error:
        click.echo(problems.as_text(error.problems), err=True)
        click.echo("Nothing was renamed.", err=True)
        raise click.exceptions.Exit(1) from None
    lines = [line for file, text in texts.items() for line in differences(file, before[file], text)]
    if dry_run:
        click.echo("\n".join(lines))
    if warnings:
        click.echo(problems.as_text(warnings), err=True)
    count = sum("  + " in line for line in lines)
    what = f"{count} line{'s' * (count != 1)} in {len(texts)} file{'s' * (len(texts) != 1)}"
    click.echo(f"{'Would rename' if dry_run else 'Renamed'} {kind} `{old}` to `{new}`: {what}.", err=dry_run)
