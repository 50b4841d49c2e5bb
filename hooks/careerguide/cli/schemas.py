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
    "--theme",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("overrides"),
    show_default=True,
    help="Where the scripts of the site are. The command also writes the constants that they share with Python.",
)
@click.option("--check", "check_only", is_flag=True, help="Write nothing. Exit status 1 if a file is out of date.")
@click.option(
    "--with-ids",
    is_flag=True,
    help="Add the ids of your data, so that your editor can suggest them. Do not commit these schemas.",
)
@data_option
def schemas(folder: Path, theme: Path, check_only: bool, with_ids: bool, data: Path) -> None:
    """Write the files that are generated from the model.

    They are the JSON Schemas with which editors check data files, and the constants that scripts share with Python.
    """
    from careerguide.build import script_constants
    from careerguide.output.editor_schemas import schemas as generated
    from careerguide.output.editor_schemas import settings_schema

    ids: dict[str, list[str]] = {}
    for item in load(data).all() if with_ids else ():
        ids.setdefault(item.kind, []).append(item.id)
    files = [(folder / name, text) for name, text in (*generated(ids), settings_schema())]
    if not with_ids and theme.is_dir():
        files += [(theme / file, text) for file, text in script_constants.script_constants().items()]
    outdated = [(file, text) for file, text in files if not file.is_file() or file.read_text("utf-8") != text]
    for file, text in outdated:
        click.echo(f"{'Out of date' if check_only else 'Wrote'}: {file}")
        if not check_only:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    sys.exit(1 if check_only and outdated else 0)
