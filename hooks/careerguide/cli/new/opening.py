"""`careerguide new opening`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from careerguide import formatting
from careerguide.build.build_day import build_day
from careerguide.cli.base import data_option
from careerguide.model import Opening, Policy
from careerguide.model.base import UNTIL_FILLED_TEXT

from .base import append_entry, ask, ask_entry, ask_field, ask_id, ask_site, id_option, load_data, new, report_errors

_DAY = click.DateTime(["%Y-%m-%d"])
_SHIFT = click.Choice(list(formatting.SHIFTS))


@new.command()
@id_option
@click.option("--role", help="The id of the role.")
@click.option("--site", "sites", multiple=True, help="The site where the work is. Name it again for several sites.")
@click.option("--shift", "shifts", type=_SHIFT, multiple=True, help="The shift. Name it again for several.")
@click.option("--seats", type=click.IntRange(1, 999), default=1, show_default=True, help="The number of people wanted.")
@click.option("--opens", type=_DAY, help="The first day on which people can apply. Without it, today.")
@click.option("--closes", type=_DAY, help="The last day on which people can apply. Without it, as policy.yaml says.")
@click.option("--until-filled", is_flag=True, help="The opening has no last day.")
@click.option("--apply", help="Where people apply: a link, or an email address written as mailto:desk@example.com.")
@click.option("--contact", help="The desk that answers questions, not a person.")
@data_option
@report_errors
def opening(
    id_: str | None,
    opens: dt.datetime | None,
    closes: dt.datetime | None,
    until_filled: bool,
    sites: tuple[str, ...],
    shifts: tuple[str, ...],
    seats: int,
    data: Path,
    **options: str | None,
) -> None:
    """Add an opening with the days on which it opens and closes."""
    from careerguide.edit import entries

    loaded = load_data(data)
    role = ask_entry(loaded, "role", options["role"], "role", "Which role is open (its id or number)?")
    sites = sites or (ask_site(loaded, None, "At which site is the work?"),)
    shifts = shifts or (ask(None, "shift", "Which shift is it?", _SHIFT),)
    question = "Where do people apply (a link, or mailto: and an address)?"
    apply = ask_field(Opening, "apply", options["apply"], question)
    contact = ask_field(Opening, "contact", options["contact"], "Which desk answers questions?")
    first_day = opens.date() if opens else build_day()
    open_days = next((policy.posting_open_days for _, policy in loaded.entries("policy", Policy)), 14)
    if closes and until_filled:
        raise click.UsageError("Give either --closes or --until-filled, not both.")
    last_day = closes.date() if closes else first_day + dt.timedelta(days=open_days)
    values = entries.opening(
        ask_id(loaded, "opening", id_, role, sites[0], f"{first_day:%Y-%m}"),
        role=role,
        sites=sites,
        shifts=shifts,
        seats=seats,
        opens=first_day,
        closes=UNTIL_FILLED_TEXT if until_filled else last_day.isoformat(),
        apply=apply,
        contact=contact,
    )
    append_entry(data, loaded, "opening", values)
