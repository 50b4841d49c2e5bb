"""Filters for routes: what a person wants to avoid, what a route breaks of it, and what that costs.

Filters are wishes: a route that breaks one costs more, so the best route spends the least time in roles that break a
filter. If the filters are strict, moves that break one are left out.
The planner in the browser (`overrides/assets/careerguide/planner/`) has the same filters and gives the same answers.
"""

from __future__ import annotations

import dataclasses as dc

from careerguide.model import LineOfBusiness, MoveKind, Role

from .guide import Guide
from .moves import Move
from .routes import UNKNOWN_MONTHS, Cost, Graph, Route, Sums, filtered, typical_months

# What a person can avoid in every company, by its word in the planner's address and in `--without`; `avoidable` adds
# the lines of business.
WITHOUT = {
    "night": "night or rotating shifts",
    "people": "leading people",
    "site": "work that is on site only",
    "track": "leaving my track",
    "back": "steps back",
}
# The wish that comes last: it is about moves, not about roles.
BACK = "back"
# The wish of a company with tracks.
TRACK = "track"
# The search for routes within the limit of sideways moves ends after so many. Then routes with the fewest come first.
MOST_TRIED = 400
SIDEWAYS_KINDS: tuple[MoveKind, ...] = ("lateral", "bridge")
# The parts of a cost, beside typical months: each is higher than every sum of the parts before it. The sums stay
# below 2**53, so that scripts can add them.
BROKEN_MONTH = 10**5
STEP_BACK = 10**10
SIDEWAYS_MOVE = 10**13


@dc.dataclass(frozen=True, slots=True)
class RouteFilters:
    """What to avoid (keys of `avoidable`), and the most sideways moves of a route; None is any number.

    `strict` leaves out every move that breaks a filter.
    """

    without: frozenset[str] = frozenset({"back"})
    sideways: int | None = None
    strict: bool = False


def line_words(guide: Guide) -> dict[str, LineOfBusiness]:
    """Word in the planner's address -> line of business that a person can avoid.

    The word is the id of the line, so that old links lead to the same plan. A line that serves all others cannot be
    avoided, and an only line leaves nothing else.
    """
    lines = guide.lines.values() if len(guide.lines) > 1 else ()
    return {f"line-{line.id}" if line.id in WITHOUT else line.id: line for line in lines if not line.serves_all}


def avoidable(guide: Guide) -> dict[str, str]:
    """What a person can avoid in this company: word -> name. Without tracks, `track` is not one of them."""
    lines = {word: line.name for word, line in line_words(guide).items()}
    missing = {BACK} if any(role.track for role in guide.roles.values()) else {BACK, TRACK}
    return {word: name for word, name in WITHOUT.items() if word not in missing} | lines | {BACK: WITHOUT[BACK]}


def broken_by(guide: Guide, filters: RouteFilters, role: Role, home: str | None) -> tuple[str, ...]:
    """The filters that time in a role breaks, in the order of `avoidable`.

    `home` is the id of the person's track. A person whose role has no track leaves none, wherever they go.
    """
    line = guide.line(role)
    line_id = line.id if line else None
    broken = {
        "night": role.reality.shifts not in (None, "day"),
        "people": role.reality.manages is not None,
        "site": role.reality.remote == "none",
        "track": home is not None and role.track != home,
    } | {word: line_id == avoided.id for word, avoided in line_words(guide).items()}
    return tuple(word for word, is_broken in broken.items() if is_broken and word in filters.without)


def allows(guide: Guide, filters: RouteFilters, move: Move) -> bool:
    """Whether a move passes all filters. They apply to the role that it leads to, not to its start."""
    if "back" in filters.without and move.kind == "return":
        return False
    return not broken_by(guide, filters, move.end, move.start.track)


def usable(guide: Guide, filters: RouteFilters) -> Graph:
    """The graph of the moves that a route may use: those that pass all filters if these are strict, otherwise all."""
    if not filters.strict:
        return guide.moves_from
    return filtered(guide.moves_from, lambda move: allows(guide, filters, move))


def cost_of(guide: Guide, filters: RouteFilters, home: str | None) -> Cost:
    """What a move costs: steps back if they are avoided, then months in roles that break a filter, then months.

    The months before a move are spent in the role where it starts. So the person's present role counts too.
    """
    if filters.strict:
        return typical_months
    breaking = {role.id for role in guide.roles.values() if broken_by(guide, filters, role, home)}
    no_steps_back = "back" in filters.without

    def cost(move: Move) -> int:
        months = typical_months(move)
        broken = months * BROKEN_MONTH if move.start.id in breaking else 0
        return months + broken + (STEP_BACK if no_steps_back and move.kind == "return" else 0)

    return cost


def gaps_of(guide: Guide, filters: RouteFilters, home: str | None) -> Cost:
    """What `cost_of` gives, without steps back, if a move without known months takes one month and others take none."""
    breaking = (
        set() if filters.strict else {role.id for role in guide.roles.values() if broken_by(guide, filters, role, home)}
    )
    return lambda move: move.after.unknown * (1 + BROKEN_MONTH * (move.start.id in breaking))


def months_in(cost: int) -> int:
    """The months of a cost."""
    return cost % BROKEN_MONTH


def broken_months_in(cost: int) -> int:
    """The months in roles that break a filter."""
    return cost % STEP_BACK // BROKEN_MONTH


def known_months(sums: Sums) -> tuple[int, int]:
    """The known months of a path, and the number of its moves without known months."""
    unknown = months_in(sums[1])
    return months_in(sums[0]) - unknown * UNKNOWN_MONTHS, unknown


def known_broken_months(sums: Sums) -> tuple[int, int]:
    """As `known_months`, for the time in roles that break a filter."""
    unknown = broken_months_in(sums[1])
    return broken_months_in(sums[0]) - unknown * UNKNOWN_MONTHS, unknown


def steps_back_in(cost: int) -> int:
    """The number of steps back that break a filter."""
    return cost % SIDEWAYS_MOVE // STEP_BACK


def is_sideways(move: Move) -> bool:
    """Whether a move is lateral or a bridge."""
    return move.kind in SIDEWAYS_KINDS


def sideways_in(route: Route) -> int:
    """The number of sideways moves of a route."""
    return sum(map(is_sideways, route.moves))
