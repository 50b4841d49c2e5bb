"""`careerguide permalinks`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide.build.build_day import build_day, build_moment
from careerguide.guide.link import link
from careerguide.loading.ledger import LEDGER
from careerguide.rules.addresses import entry_addresses

from .base import data_option, main, valid_data

HEAD = "# Every address ever published, one per line. Do not delete any: `careerguide check` says what to do instead.\n"


@main.command()
@data_option
@click.option("--write", is_flag=True, help="Add the new addresses to the ledger.")
def permalinks(data: Path, write: bool) -> None:
    """List the addresses that are not in the ledger yet.

    The file permalinks.txt in the data folder is the ledger. It keeps each address that the site has ever had, because
    people keep links.
    """
    loaded = valid_data(data)
    people = link(loaded, build_day(), now=build_moment()).people
    recorded = {address for _, address in loaded.ledger}
    on_site = {f"/stories/{id_}/" for id_ in people.stories} | {f"/openings/{id_}/" for id_ in people.openings}
    new = sorted((entry_addresses(loaded) | on_site) - recorded)
    click.echo("\n".join(new) if new else "The ledger has every address.")
    if write and new:
        (data / LEDGER).write_text(HEAD + "\n".join(sorted(recorded | set(new))) + "\n", encoding="utf-8")
