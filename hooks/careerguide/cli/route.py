"""`careerguide route`: the answers of the page `/plan/`, as text or as JSON."""

from __future__ import annotations

import dataclasses as dc
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from careerguide import formatting, problems
from careerguide.guide import route_filters, routes
from careerguide.guide.guide import Guide
from careerguide.guide.planner_messages import MESSAGES
from careerguide.guide.route_filters import WITHOUT, RouteFilters
from careerguide.model import Role

from .base import data_option, main, valid_guide

# Given instead of a role's id: every role at this end.
ANY = "any"


def parse_without(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """The choices in all `--without` options, each a list with commas. An unknown choice stops the command."""
    choices = frozenset(choice for value in values for choice in map(str.strip, value.split(",")) if choice)
    for choice in sorted(choices - WITHOUT.keys()):
        raise click.UsageError(
            f"`{choice}` is not a choice for --without. Allowed: {', '.join(WITHOUT)}."
            f"{problems.did_you_mean(problems.nearest(choice, WITHOUT))}"
        )
    return choices


@main.command()
@click.argument("start", metavar="FROM")
@click.argument("end", metavar="TO")
@data_option
@click.option(
    "--best", type=click.IntRange(1, 100), default=3, show_default=True, help="The largest number of routes to show."
)
@click.option(
    "--without",
    multiple=True,
    default=sorted(RouteFilters().without),
    show_default=True,
    callback=parse_without,
    help=f"What to avoid, with commas between: {', '.join(WITHOUT)}. This replaces the default; "
    'use "" to avoid nothing.',
)
@click.option(
    "--sideways",
    type=click.IntRange(0, 3),
    help="The largest number of sideways moves (lateral moves and bridges) in a route between two roles.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON: routes with roles, moves and months, or roles.")
def route(
    start: str, end: str, data: Path, best: int, without: frozenset[str], sideways: int | None, as_json: bool
) -> None:
    """Find the best routes between two roles.

    The best route takes the fewest typical months; if two take equally long, the one with fewer moves.

    FROM and TO are ids of roles. If TO is `any`, the command lists the roles that FROM can reach within 1, 3, 5 and
    10 years. If FROM is `any`, it lists the roles from which people can reach TO.
    """
    if start == end == ANY:
        raise click.UsageError(MESSAGES["open"])
    guide = valid_guide(data)
    for id_ in (start, end):
        if id_ not in (ANY, *guide.roles):
            hint = problems.did_you_mean(problems.nearest(id_, guide.roles))
            raise click.UsageError(f"There is no role `{id_}`.{hint}")
    result = find_answer(guide, start, end, RouteFilters(without, sideways), best)
    click.echo(json.dumps(result.as_records(), indent=2) if as_json else "\n".join(result.lines()))


@dc.dataclass(frozen=True, slots=True)
class RoutesBetween:
    """Routes between two roles, best first; empty if there is none."""

    guide: Guide
    start: Role
    end: Role
    best: Sequence[routes.Route]

    def as_records(self) -> list[dict[str, object]]:
        """The routes, each with its roles, moves and months."""
        return [routes.as_record(route) for route in self.best]

    def lines(self) -> Iterator[str]:
        """Every route with its moves, and under each move the stories of people who made it."""
        if self.start == self.end:
            yield MESSAGES["same"]
        elif not self.best:
            yield MESSAGES["none"].replace("{from}", self.start.title).replace("{to}", self.end.title)
        for number, route in enumerate(self.best, 1):
            months = route.after
            yield f"{number}. {formatting.plural(months.typical, 'month')} typical ({months.min} to {months.slow})"
            yield f"   {self.start.title}"
            for move in route.moves:
                months = move.after
                yield (
                    f"   -> {move.end.title}: {move.kind}, after {formatting.plural(months.typical, 'month')} "
                    f"({months.min} to {months.slow})"
                )
                for story in self.guide.people.by_move.get(move.id, ()):
                    yield f"      {story.title}: /stories/{story.id}/"


@dc.dataclass(frozen=True, slots=True)
class ReachableRoles:
    """Roles with the fewest typical months to or from them, nearest first.

    `opening` is the start of the sentence that gives their number.
    """

    opening: str
    roles: Sequence[tuple[Role, int]]

    def as_records(self) -> list[dict[str, object]]:
        """All roles, also those beyond the last horizon: `{role, title, level, months}`."""
        return [
            {"role": role.id, "title": role.title, "level": role.level, "months": months} for role, months in self.roles
        ]

    def lines(self) -> Iterator[str]:
        """The number of roles, then the roles under the first horizon that they fit in."""
        within = [(role, months) for role, months in self.roles if months <= routes.HORIZONS[-1] * 12]
        if not within:
            yield MESSAGES["nothing"]
            return
        later = len(self.roles) - len(within)
        tail = f", and {later} later" if later else ""
        count = formatting.plural(len(within), "role")
        yield f"{self.opening} {count} within {routes.HORIZONS[-1]} years typically{tail}."
        shown = 0
        for years in routes.HORIZONS:
            end = sum(months <= years * 12 for _, months in within)
            if end > shown:
                yield f"Within {formatting.plural(years, 'year')}"
            for role, months in within[shown:end]:
                yield f"   {role.title}, level {role.level}, {formatting.plural(months, 'month')}"
            shown = end


def find_answer(
    guide: Guide, start: str, end: str, filters: RouteFilters, count: int
) -> RoutesBetween | ReachableRoles:
    """The best routes between two roles, at most `count`. If one end is `ANY`, all roles at that end.

    The limit of sideways moves does not apply to reachable roles.
    """
    graph = route_filters.usable(guide, filters)
    if end == ANY:
        return ReachableRoles(MESSAGES["onward"], _nearest(guide, start, routes.months_from(graph, start)))
    if start == ANY:
        return ReachableRoles(MESSAGES["backward"], _nearest(guide, end, routes.months_to(graph, end)))
    best = route_filters.chosen(filters, routes.in_order(graph, start, end), count)
    return RoutesBetween(guide, guide.roles[start], guide.roles[end], best)


def _nearest(guide: Guide, known_end: str, months: Mapping[str, int]) -> list[tuple[Role, int]]:
    """The other roles by months, then by level, then in the guide's order."""
    roles = [(role, months[id_]) for id_, role in guide.roles.items() if id_ in months and id_ != known_end]
    return sorted(roles, key=lambda pair: (pair[1], pair[0].level))
