"""Commands that write files which are kept: `openings import`, `permalinks`, `schemas`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from careerguide import problems
from careerguide.loading.data_folder import load
from careerguide.loading.ledger import LEDGER
from careerguide.rules.addresses import entry_addresses

from .base import data_option, main, sound_guide


@main.group()
def openings() -> None:
    """Openings from elsewhere."""


@openings.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@data_option
@click.option(
    "--columns",
    "map_file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="YAML that says which column is what.",
)
def import_openings(file: Path, data: Path, map_file: Path | None) -> None:
    """Take the openings of an applicant-tracking system's CSV export into the data folder, all of them or none."""
    from careerguide.loading import openings_csv  # needed by this command alone

    how, found = openings_csv.columns(map_file) if map_file else (openings_csv.ColumnMap(), [])
    imported, faults = openings_csv.read(file, how, load(data)) if not found else ([], [])
    if found or faults:
        click.echo(problems.as_text([*found, *faults]), err=True)
        click.echo("Nothing was imported.", err=True)
        raise click.exceptions.Exit(1)
    target = data / openings_csv.TARGET
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(openings_csv.as_yaml(imported), encoding="utf-8", newline="\n")
    click.echo(f"{len(imported)} opening{'s' * (len(imported) != 1)} written to {target}.")


@main.command()
@data_option
@click.option("--write", is_flag=True, help="Add them to the ledger.")
def permalinks(data: Path, write: bool) -> None:
    """Show the addresses that the ledger does not have yet. Published addresses are kept for ever."""
    people = sound_guide(data).people
    loaded = load(data)
    known = {address for _, address in loaded.ledger}
    shown = {f"/stories/{id_}/" for id_ in people.stories} | {f"/openings/{id_}/" for id_ in people.openings}
    new = sorted((entry_addresses(loaded) | shown) - known)
    click.echo("\n".join(new) if new else "The ledger has every address.")
    if write and new:
        head = "# Every address ever published, one a line. Never delete one: `careerguide check` says what to do instead.\n"
        ledger = data / LEDGER
        ledger.write_text(head + "\n".join(sorted(known | set(new))) + "\n", encoding="utf-8")


@main.command()
@click.option("--folder", type=click.Path(path_type=Path, file_okay=False), default=Path("schemas"), show_default=True)
@click.option(
    "--theme",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("overrides"),
    show_default=True,
    help="Where the site's scripts are; the constants that they share with Python are written there.",
)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit status 1 where a file is stale.")
@click.option(
    "--with-ids",
    is_flag=True,
    help="Let your own editor offer the ids of today; such schemas are not for the repository.",
)
@data_option
def schemas(folder: Path, theme: Path, only_check: bool, with_ids: bool, data: Path) -> None:
    """Write the JSON Schemas that editors use, and the constants that scripts share with Python."""
    from careerguide.build import script_constants
    from careerguide.output.editor_schemas import schemas as generated

    ids: dict[str, list[str]] = {}
    for item in load(data).all() if with_ids else ():
        ids.setdefault(item.kind, []).append(item.id)
    files = [(folder / name, text) for name, text in generated(ids)]
    if not with_ids and theme.is_dir():
        files.append((theme / script_constants.FILE, script_constants.script_constants()))
    stale = [(file, text) for file, text in files if not file.is_file() or file.read_text("utf-8") != text]
    for file, text in stale:
        click.echo(f"{'Stale' if only_check else 'Written'}: {file}")
        if not only_check:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    sys.exit(1 if only_check and stale else 0)
