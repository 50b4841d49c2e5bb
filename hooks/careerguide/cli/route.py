"""`careerguide route`: the answers of the page `/plan/`, as text or as JSON."""

from __future__ import annotations

import dataclasses as dc
import json
from collections.abc import Iterator
from pathlib import Path

import click

from careerguide import formatting, problems
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Span
from careerguide.guide.planner_messages import MESSAGES
from careerguide.guide.route_answers import ReachableRole, ReachAnswer, RoutesAnswer, find_reach, find_routes
from careerguide.guide.route_filters import WITHOUT, RouteFilters, avoidable
from careerguide.guide.route_notes import blocking_note, reach_note, route_notes
from careerguide.model import Role

from .base import data_option, main, valid_guide

# Given instead of a role's id: every role at this end.
ANY = "any"


def parse_without(_context: click.Context, _option: click.Parameter, values: tuple[str, ...]) -> frozenset[str]:
    """The choices in all `--without` options, each a list with commas."""
    return frozenset(choice for value in values for choice in map(str.strip, value.split(",")) if choice)


def check_without(guide: Guide, choices: frozenset[str]) -> None:
    """A choice that this company does not have stops the command."""
    allowed = avoidable(guide)
    for choice in sorted(choices - allowed.keys()):
        raise click.UsageError(
            f"`{choice}` is not a choice for --without. Allowed: {', '.join(allowed)}."
            f"{problems.did_you_mean(problems.nearest(choice, allowed))}"
        )


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
    help=f"What to avoid, with commas between: {', '.join(WITHOUT)}, or the id of a line "
    "of business. This replaces the default; "
    'use "" to avoid nothing.',
)
@click.option(
    "--sideways",
    type=click.IntRange(0, 3),
    help="The largest number of sideways moves (lateral moves and bridges) in a route between two roles.",
)
@click.option("--strict", is_flag=True, help="Leave out every move that breaks a wish.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON: routes with roles, moves and months, or roles.")
def route(
    start: str,
    end: str,
    data: Path,
    best: int,
    without: frozenset[str],
    sideways: int | None,
    strict: bool,
    as_json: bool,
) -> None:
    """Find the best routes between two roles.

    The best route spends the least time in roles that break a wish, then takes the fewest typical months. If two take
    equally long, the one with fewer moves is better. With --strict, no move may break a wish.

    FROM and TO are ids of roles. If TO is `any`, the command lists the roles that FROM can reach within 1, 3, 5 and
    10 years. If FROM is `any`, it lists the roles from which people can reach TO.
    """
    if start == end == ANY:
        raise click.UsageError(MESSAGES["open"])
    guide = valid_guide(data)
    check_without(guide, without)
    for id_ in (start, end):
        if id_ not in (ANY, *guide.roles):
            hint = problems.did_you_mean(problems.nearest(id_, guide.roles))
            raise click.UsageError(f"There is no role `{id_}`.{hint}")
    result = find_answer(guide, start, end, RouteFilters(without, sideways, strict), best)
    click.echo(json.dumps(result.as_records(), indent=2) if as_json else "\n".join(result.lines()))


@dc.dataclass(frozen=True, slots=True)
class RoutesBetween:
    """Routes between two roles, best first, or what to do if there is none."""

    guide: Guide
    start: Role
    end: Role
    filters: RouteFilters
    answer: RoutesAnswer

    def as_records(self) -> list[dict[str, object]]:
        """The routes, each with its roles, moves, months and notes on the wishes that it breaks."""
        return [
            {**routes.as_record(route), "notes": route_notes(self.guide, self.filters, route)}
            for route in self.answer.routes
        ]

    def lines(self) -> Iterator[str]:
        """Every route with its moves, and under each move the stories of people who made it."""
        if self.start == self.end:
            yield MESSAGES["same"]
        elif not self.answer.routes:
            yield from self._no_route()
        for number, route in enumerate(self.answer.routes, 1):
            yield f"{number}. {_range(route.after)}"
            for note in route_notes(self.guide, self.filters, route):
                yield f"   {note}"
            yield f"   {self.start.title}"
            for move in route.moves:
                yield f"   -> {move.end.title}: {move.kind}{_after(move.after)}"
                if move.here:
                    yield f"      {move.here_in_words}"
                for story in self.guide.people.by_move.get(move.id, ()):
                    yield f"      {story.title}: /stories/{story.id}/"

    def _no_route(self) -> Iterator[str]:
        message = MESSAGES["noneStrict" if self.filters.strict else "none"]
        yield message.replace("{from}", self.start.title).replace("{to}", self.end.title)
        if note := blocking_note(self.guide, self.filters, self.answer.blocking):
            yield note
        if self.answer.nearest:
            yield f"{MESSAGES['nearest']}:"
        else:
            yield MESSAGES["leadsOn"].replace("{from}", self.start.title)
        yield from (reach_line(self.guide, self.filters, near) for near in self.answer.nearest)


def _range(months: Span) -> str:
    if months.unknown:
        return formatting.months(months)
    return f"{formatting.plural(months.typical, 'month')} typical ({months.min} to {months.slow})"


def _after(months: Span) -> str:
    if months.unknown:
        return f" ({formatting.UNKNOWN})"
    return f", after {formatting.plural(months.typical, 'month')} ({months.min} to {months.slow})"


def reach_line(guide: Guide, filters: RouteFilters, near: ReachableRole) -> str:
    """A role that can be reached, in one line."""
    note = reach_note(guide, filters, near)
    months = formatting.typical(near.after)
    return f"   {near.role.title}, level {near.role.level}, {months}{f' ({note})' if note else ''}"


@dc.dataclass(frozen=True, slots=True)
class ReachableRoles:
    """Roles with the typical months to or from them, nearest first.

    `onward` is false if these are the roles from which people come.
    """

    guide: Guide
    known: Role
    onward: bool
    filters: RouteFilters
    answer: ReachAnswer

    def as_records(self) -> list[dict[str, object]]:
        """All roles, also those beyond the last horizon: `{role, title, level, months, note}`.

        `unknown` is the number of moves without known months, if there are any; `months` leaves them out.
        """
        return [
            {
                "role": near.role.id,
                "title": near.role.title,
                "level": near.role.level,
                "months": near.months,
                **({"unknown": near.unknown} if near.unknown else {}),
                "note": reach_note(self.guide, self.filters, near),
            }
            for near in self.answer.roles
        ]

    def lines(self) -> Iterator[str]:
        """The number of roles, then the roles under the first horizon that they fit in."""
        roles = self.answer.roles
        if not roles:
            message = MESSAGES["leadsOn" if self.onward else "leadsTo"]
            yield message.replace("{from}", self.known.title).replace("{to}", self.known.title)
            return
        if not self.answer.kept:
            yield MESSAGES["noReach" if self.onward else "noStart"]
            yield blocking_note(self.guide, self.filters, self.answer.blocking)
        known = [near for near in roles if not near.unknown]
        within = [near for near in known if near.months <= routes.HORIZONS[-1] * 12]
        later = len(known) - len(within)
        tail = f", and {later} later" if later else ""
        count = formatting.plural(len(within), "role")
        opening = MESSAGES["onward" if self.onward else "backward"]
        yield f"{opening} {count} within {routes.HORIZONS[-1]} years typically{tail}."
        shown = 0
        for years in routes.HORIZONS:
            end = sum(near.months <= years * 12 for near in within)
            if end > shown:
                yield f"Within {formatting.plural(years, 'year')}"
            yield from (reach_line(self.guide, self.filters, near) for near in within[shown:end])
            shown = end
        if len(known) < len(roles):
            yield MESSAGES["unknown"]
            yield from (reach_line(self.guide, self.filters, near) for near in roles if near.unknown)


def find_answer(
    guide: Guide, start: str, end: str, filters: RouteFilters, count: int
) -> RoutesBetween | ReachableRoles:
    """The best routes between two roles, at most `count`. If one end is `ANY`, all roles at that end."""
    if ANY not in (start, end):
        answer = find_routes(guide, start, end, filters, count)
        return RoutesBetween(guide, guide.roles[start], guide.roles[end], filters, answer)
    onward = end == ANY
    known = start if onward else end
    return ReachableRoles(guide, guide.roles[known], onward, filters, find_reach(guide, known, filters, onward=onward))
