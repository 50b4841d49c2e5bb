"""`careerguide permalinks`."""

from __future__ import annotations

from pathlib import Path

import click

from careerguide.build.build_day import build_day, build_moment
from careerguide.guide import short_links
from careerguide.guide.link import link
from careerguide.loading.ledger import LEDGER
from careerguide.rules.addresses import entry_addresses

from .base import data_option, main, valid_data

HEAD = "# Every address ever published, one per line. Do not delete any: `careerguide check` says what to do instead.\n"


@main.command()
@data_option
@click.option("--write", is_flag=True, help="Add the new addresses to the ledger.")
def permalinks(data: Path, write: bool) -> None:
    """List the addresses that are not in the ledger yet, and new short links.

    The file permalinks.txt in the data folder is the ledger. It keeps each address that the site has ever had, because
    people keep links.
    """
    loaded = valid_data(data)
    guide = link(loaded, build_day(), now=build_moment())
    people = guide.people
    recorded = {address for _, address in loaded.ledger}
    on_site = {f"/stories/{id_}/" for id_ in people.stories} | {f"/openings/{id_}/" for id_ in people.openings}
    short = [f"{link.address} {link.leads_to}" for link in loaded.short_links]
    without = [role for role in guide.roles if role not in guide.short_addresses]
    links = short_links.new_links(without, [link.address for link in loaded.short_links])
    addresses = (entry_addresses(loaded) | on_site) - recorded
    new = sorted([*addresses, *(f"{link.address} {link.leads_to}" for link in links)])
    click.echo("\n".join(new) if new else "The ledger has every address.")
    if write and new:
        lines = sorted({*recorded, *short, *new})
        (data / LEDGER).write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
