"""`careerguide new opening`."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from careerguide.build.build_day import build_day
from careerguide.cli.base import data_option
from careerguide.model import Policy

from .base import append_entry, ask, ask_id, id_option, load_data, new, report_errors

_DAY = click.DateTime(["%Y-%m-%d"])
_SHIFT = click.Choice(["day", "rotating", "night"])


@new.command()
@id_option
@click.option("--role", help="The id of the role.")
@click.option("--site", help="The site where the work is.")
@click.option("--shift", type=_SHIFT, help="The shift.")
@click.option("--seats", type=click.IntRange(1, 999), default=1, show_default=True, help="The number of people wanted.")
@click.option("--opens", type=_DAY, help="The first day on which people can apply. Without it, today.")
@click.option("--closes", type=_DAY, help="The last day on which people can apply. Without it, as policy.yaml says.")
@click.option("--apply", help="Where people apply: a link, or an email address written as mailto:desk@example.com.")
@click.option("--contact", help="The desk that answers questions, not a person.")
@data_option
@report_errors
def opening(
    id_: str | None,
    opens: dt.datetime | None,
    closes: dt.datetime | None,
    seats: int,
    data: Path,
    **options: str | None,
) -> None:
    """Add an opening with the days on which it opens and closes."""
    from careerguide.edit import entries

    loaded = load_data(data)
    role = entries.existing_id(loaded, "role", ask(options["role"], "role", "Which role is open (its id)?"))
    site = ask(options["site"], "site", "At which site is the work?")
    shift = ask(options["shift"], "shift", "Which shift is it?", _SHIFT)
    apply = ask(options["apply"], "apply", "Where do people apply (a link, or mailto: and an address)?")
    contact = ask(options["contact"], "contact", "Which desk answers questions?")
    first_day = opens.date() if opens else build_day()
    open_days = next((policy.posting_open_days for _, policy in loaded.entries("policy", Policy)), 14)
    last_day = closes.date() if closes else first_day + dt.timedelta(days=open_days)
    values = entries.opening(
        ask_id(loaded, "opening", id_, role, site, f"{first_day:%Y-%m}"),
        role=role,
        site=site,
        shift=shift,
        seats=seats,
        opens=first_day,
        closes=last_day,
        apply=apply,
        contact=contact,
    )
    append_entry(data, loaded, "opening", values)
