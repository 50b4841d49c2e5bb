"""`careerguide route`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from careerguide import problems
from careerguide.guide.route_filters import WITHOUT, RouteFilters

from . import planner
from .base import data_option, main, sound_guide


def words_of_wishes(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> frozenset[str]:
    """The words that `--without` lists, by commas or by being repeated; a word that is none is named with the nearest."""
    words = frozenset(word for part in given for word in map(str.strip, part.split(",")) if word)
    for word in sorted(words - WITHOUT.keys()):
        raise click.UsageError(
            f"`{word}` is no word of --without. Allowed: {', '.join(WITHOUT)}.{problems.did_you_mean(problems.nearest(word, WITHOUT))}"
        )
    return words


@main.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@data_option
@click.option("--best", type=click.IntRange(1, 100), default=3, show_default=True, help="How many routes at most.")
@click.option(
    "--without",
    multiple=True,
    default=sorted(RouteFilters().without),
    show_default=True,
    callback=words_of_wishes,
    help=f'What to do without, instead of the default: any of {", ".join(WITHOUT)}, with commas between; "" is nothing.',
)
@click.option(
    "--sideways", type=click.IntRange(0, 3), help="At most so many sideways moves and bridges between two roles."
)
@click.option(
    "--json", "as_json", is_flag=True, help="A list of routes with roles, moves and months, or of roles with months."
)
def route(
    start: str, end: str, data: Path, best: int, without: frozenset[str], sideways: int | None, as_json: bool
) -> None:
    """The best routes between two roles: fewest typical months, then fewest moves.

    With `any` for TO: what can be reached within 1, 3, 5 and 10 years. With `any` for FROM: where people come from.
    """
    if start == end == planner.ANY:
        raise click.UsageError("Choose where you are, or where you want to be.")
    guide = sound_guide(data)
    for id_ in (start, end):
        if id_ not in (planner.ANY, *guide.roles):
            raise click.UsageError(
                f"There is no role `{id_}`.{problems.did_you_mean(problems.nearest(id_, guide.roles))}"
            )
    answer = planner.answer(guide, start, end, RouteFilters(without, sideways), best)
    click.echo(json.dumps(answer.records(), indent=2) if as_json else "\n".join(answer.lines()))
