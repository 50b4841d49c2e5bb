"""`careerguide init`."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import click

from careerguide import problems
from careerguide.pack.init import Company, Forge

from .base import main
from .new.base import ask, at_a_terminal


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", help="The name of the guide, as people read it at the top of each page.")
@click.option("--url", help="The address at which people will open it.")
@click.option("--pack", type=click.Choice(["bpo-kpo"]), help="Start from the default pack.")
@click.option("--tracks", help="Only these tracks of the pack, with commas between them, and what they need.")
@click.option("--empty", is_flag=True, help="Start from a small example: four roles, five skills, one story.")
@click.option("--line", help="The name of your line of business, for an empty guide.")
@click.option("--forge", type=click.Choice(get_args(Forge)), help="Where you keep the folder; adds its checks.")
@click.option("--repo", default="", help="The address of the folder there, for links that suggest a change.")
@click.option("--brand", default="", help='The first colour of the site, such as "#0a5c8f".')
@click.option("--accent", default="", help="The second colour.")
@click.option(
    "--logo", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="An SVG or PNG file for the header."
)
def init(
    *,
    folder: Path,
    name: str | None,
    url: str | None,
    pack: str | None,
    tracks: str | None,
    empty: bool,
    line: str | None,
    forge: Forge | None,
    repo: str,
    brand: str,
    accent: str,
    logo: Path | None,
) -> None:
    """Make a company's own guide in FOLDER.

    At a terminal, the command asks for what no option gives. It never writes over a file.
    """
    from careerguide.pack.init import make  # needed by this command alone

    if empty and (pack or tracks):
        raise click.UsageError("--empty has no pack. Leave out --empty, or --pack and --tracks.")
    if not (empty or pack or tracks):
        if not at_a_terminal():
            raise click.UsageError("Say how to start: --pack bpo-kpo for the default pack, or --empty.")
        empty = not click.confirm("Start from the default pack for BPO and KPO companies?", default=True)
    company = Company(
        name=ask(name, "name", "What is the name of the guide?"),
        url=ask(url, "url", "At which address will people open it?"),
        pack=not empty,
        tracks=frozenset(track.strip() for track in (tracks or "").split(",") if track.strip()),
        line=line or (ask(None, "line", "What is your line of business?") if empty and at_a_terminal() else ""),
        forge=forge or _forge(repo),
        repo=repo,
        brand=brand,
        accent=accent,
        logo=logo,
    )
    try:
        paths = make(folder, company)
    except problems.DataError as error:
        click.echo(problems.as_text(error.problems), err=True)
        raise click.exceptions.Exit(1) from None
    click.echo(f"{len(paths)} files are in {folder}. README.md says what is there. Now:\n\n  cd {folder}\n  make serve")


def _forge(repo: str) -> Forge:
    """Where the folder is kept: as its address says, or as the person answers."""
    near = next((forge for forge in get_args(Forge) if forge in repo), None)
    if near or not at_a_terminal():
        return near or "none"
    choice = click.Choice(get_args(Forge))
    answer: Forge = click.prompt("Where will you keep the folder?", type=choice, default="none")
    return answer
