"""`careerguide workbook export` and `workbook import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from careerguide import diff, problems
from careerguide.build.build_day import build_day
from careerguide.build.project import docs_folder
from careerguide.formatting import plural

from .base import data_option, main, valid_data

if TYPE_CHECKING:
    from careerguide.edit.workbook_import import Plan


@main.group()
def workbook() -> None:
    """Change the data in a spreadsheet: export a workbook, and import it again."""


@workbook.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@data_option
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def export_command(file: Path, data: Path, force: bool) -> None:
    """Write roles, moves, conditions, skills, KPIs and openings to FILE, a workbook (.xlsx)."""
    from careerguide.workbook import sheets, write  # needed by this group alone

    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"The name of the file must end in .xlsx: {file.stem}.xlsx")
    if file.exists() and not force:
        raise click.UsageError(f"{file} exists, and may have changes of yours. Choose another name, or use --force.")
    loaded = valid_data(data)
    try:
        file.write_bytes(write.workbook(sheets.of_data(loaded), sheets.ids_of_data(loaded)))
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written: {error.strerror}.") from None
    click.echo(f"Wrote {file}. Bring your changes back with: careerguide workbook import {file}")


@workbook.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_option
@click.option(
    "--docs",
    type=click.Path(path_type=Path),
    default=docs_folder,
    show_default="what mkdocs.yml says, else docs",
    help="The folder of Markdown pages.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing. Show what would change.")
@click.option("--yes", is_flag=True, help="Write without a question.")
@click.option("--take", multiple=True, metavar="CELL", help="Solve a conflict: take the workbook's value.")
@click.option("--keep", multiple=True, metavar="CELL", help="Solve a conflict: keep the value of the data.")
@click.option(
    "--delete/--no-delete", default=None, help="Whether rows that are gone from the workbook leave the data too."
)
def import_command(
    file: Path,
    data: Path,
    docs: Path,
    dry_run: bool,
    yes: bool,
    take: tuple[str, ...],
    keep: tuple[str, ...],
    delete: bool | None,
) -> None:
    """Bring the changes of a workbook into the data.

    FILE is a workbook that `workbook export` wrote, or that you downloaded from the site. The command shows what
    changes for people, and asks before it writes. Only the lines of cells that you changed are different then. If a
    cell has a problem, nothing is written, and the exit status is 1.
    """
    from careerguide.edit.files import write_files
    from careerguide.edit.workbook_changes import Choices
    from careerguide.edit.workbook_import import plan_import
    from careerguide.workbook.read import WorkbookError

    loaded = valid_data(data)
    choices = Choices(frozenset(take), frozenset(keep), delete)
    try:
        plan = plan_import(data, docs, loaded, file, choices, build_day())
        if plan.gone and delete is None and not plan.problems:
            delete = _is_deleted(plan, dry_run=dry_run, yes=yes)
            choices = Choices(frozenset(take), frozenset(keep), delete)
            plan = plan_import(data, docs, loaded, file, choices, build_day())
        _require_known(plan, [*take, *keep])
        _show(plan, file)
        if plan.texts and not dry_run:
            if not yes:
                click.confirm("Write these changes?", abort=True)
            write_files(plan.texts)
    except WorkbookError as error:
        raise click.ClickException(str(error)) from None
    except problems.DataError as error:
        raise click.ClickException(f"{problems.as_text(error.problems)}\nNothing was changed.") from None
    size = plural(len(plan.texts), "file")
    if dry_run and plan.texts:
        click.echo(f"The import would write {size}.")
    elif plan.texts:
        click.echo(f"Wrote {size}. Export the workbook again before you change more in it.")


def _is_deleted(plan: Plan, *, dry_run: bool, yes: bool) -> bool:
    """Whether the person wants rows deleted that are gone from the workbook."""
    rows = "\n".join(f"* {row}" for row in plan.gone)
    click.echo(f"{plural(len(plan.gone), 'row is', 'rows are')} gone from the workbook:\n{rows}")
    if dry_run:
        click.echo("They stay in the data, unless you use --delete.")
        return False
    if yes:
        raise click.UsageError("Choose --delete to delete them from the data, or --no-delete to keep them.")
    return click.confirm("Delete them from the data too?", default=False)


def _require_known(plan: Plan, cells: list[str]) -> None:
    for cell in cells:
        if cell not in plan.conflicts:
            hint = f" Conflicts are in {', '.join(sorted(plan.conflicts))}." if plan.conflicts else ""
            raise click.UsageError(f"{cell} has no conflict.{hint}")


def _show(plan: Plan, file: Path) -> None:
    """Show what changes; with problems, show them and end with exit status 1."""
    for note in plan.notes:
        click.echo(note, err=True)
    if plan.problems:
        click.echo("\n".join(map(str, plan.problems)), err=True)
        click.echo(f"{file}: {plural(len(plan.problems), 'problem')}. Nothing was changed.", err=True)
        raise click.exceptions.Exit(1)
    if not plan.texts:
        click.echo("The workbook and the data say the same. Nothing changes.")
        return
    click.echo(diff.as_markdown(diff.compare(plan.before, plan.after, build_day())))
    if plan.warnings:
        click.echo(problems.as_text(plan.warnings), err=True)
