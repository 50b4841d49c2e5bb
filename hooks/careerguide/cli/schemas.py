"""`careerguide schemas`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from careerguide.loading.data_folder import load

from .base import data_option, main


@main.command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("schemas"),
    show_default=True,
    help="Where the schema files are.",
)
@click.option(
    "--check", "check_only", is_flag=True, help="Write nothing. Exit status 1 if a schema file is out of date."
)
@click.option(
    "--with-ids",
    is_flag=True,
    help="Add the ids of your data, so that your editor can suggest them. Do not commit these schemas.",
)
@data_option
def schemas(folder: Path, check_only: bool, with_ids: bool, data: Path) -> None:
    """Write the JSON Schemas that editors use to check data files."""
    from careerguide.output.editor_schemas import schemas as generated

    ids: dict[str, list[str]] = {}
    for item in load(data).all() if with_ids else ():
        ids.setdefault(item.kind, []).append(item.id)
    outdated = [
        (name, text)
        for name, text in generated(ids)
        if not (folder / name).is_file() or (folder / name).read_text("utf-8") != text
    ]
    for name, text in outdated:
        click.echo(f"{'Out of date' if check_only else 'Wrote'}: {folder / name}")
        if not check_only:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
    sys.exit(1 if check_only and outdated else 0)
