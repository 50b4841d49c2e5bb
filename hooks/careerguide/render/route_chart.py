"""Routes as lines on one axis of years, so that they can be compared: where each role is, and where its name has room.

`planner/route-chart.js` makes the same for the planner. A place is a percentage of the chart's width.
"""

from __future__ import annotations

import dataclasses as dc
import itertools
import math
from collections.abc import Callable, Sequence

from careerguide import formatting, model
from careerguide.guide.moves import Move, Span
from careerguide.guide.routes import Route

from .charts import MonthsAxis

# Months between two ticks of an axis of years, and the most ticks after its start.
STEPS, MOST_TICKS = (3, 6, 12, 24, 48, 120), 8
# Months that a step without known months takes in the drawing. No number that people see has them.
DRAWN_UNKNOWN = 12
# Names are below their roles, in a grid of so many columns, on a chart that is at least so many pixels wide.
COLUMNS, CHART_WIDTH = 100, 880
# Pixels that a letter takes, and those around a name; letters of a long word before it breaks; the least columns.
LETTER, AROUND, LONGEST_WORD, NARROWEST = 8, 10, 17, 5
# From here on, a character is as wide as two letters.
WIDE = "\u1100"


@dc.dataclass(frozen=True, slots=True)
class Stop:
    """A role on a route: its place, the sum of the months to it, and the columns of its name.

    `differs` says that the quickest route does not lead through it.
    """

    role: model.Role
    move: Move
    after: Span
    start_x: float
    x: float
    column: int
    span: int
    is_goal: bool
    differs: bool

    @property
    def label_x(self) -> float:
        """The middle of its name."""
        return self.column + self.span / 2


@dc.dataclass(frozen=True, slots=True)
class RouteLine:
    """A route as a line. `arrival` is from the earliest to a slow case; none if some months are not known.

    `compared` is how much longer than the quickest it takes, in words; `Quickest` for that; empty if there is no other.
    """

    stops: tuple[Stop, ...]
    after: Span
    arrival: tuple[float, float] | None
    confidence: model.Confidence
    is_quickest: bool
    compared: str


@dc.dataclass(frozen=True, slots=True)
class RoutesChart:
    """Routes between two roles on one axis."""

    axis: MonthsAxis
    lines: tuple[RouteLine, ...]

    @property
    def kinds(self) -> list[model.MoveKind]:
        """The kinds of moves that are drawn."""
        drawn = {stop.move.kind for line in self.lines for stop in line.stops}
        return [kind for kind in model.MOVE_KINDS if kind in drawn]

    @property
    def has_arrival(self) -> bool:
        """Whether the months of a route are known, so that its range is drawn."""
        return any(line.arrival for line in self.lines)

    @property
    def is_low(self) -> bool:
        """Whether a route is of low confidence."""
        return any(line.confidence == "low" and line.arrival for line in self.lines)


def routes_chart(routes: Sequence[Route]) -> RoutesChart:
    """The chart of routes to the same role; at least one. Those from different starts are not compared."""
    axis = years_axis(max(_drawn(route.after, "slow") for route in routes))
    quickest = min(routes, key=lambda route: (route.after.unknown, route.after.typical))
    is_compared = len(routes) > 1 and len({route.roles[0] for route in routes}) == 1
    return RoutesChart(axis, tuple(_line(route, quickest, axis, is_compared) for route in routes))


def years_axis(slowest: int) -> MonthsAxis:
    """The axis of routes, of which the slowest takes so many months."""
    step = next((step for step in STEPS if slowest <= step * MOST_TICKS), -(-slowest // (12 * MOST_TICKS)) * 12)
    return MonthsAxis(max(2, -(-slowest // step)) * step, step)


def tick_name(months: int) -> str:
    """`start`, `6 mo`, `2 yr`."""
    return formatting.duration(months) if months else "start"


def _drawn(after: Span, part: str) -> int:
    """Months as they are drawn."""
    months: int = getattr(after, part)
    return months + after.unknown * DRAWN_UNKNOWN


def _line(route: Route, quickest: Route, axis: MonthsAxis, is_compared: bool) -> RouteLine:
    sums = list(itertools.accumulate((move.after for move in route.moves), initial=Span()))
    places = [axis.x(_drawn(after, "typical")) for after in sums]
    columns = name_columns([name(move.end) for move in route.moves], places[1:])
    stops = tuple(
        Stop(
            move.end,
            move,
            sums[index + 1],
            places[index],
            places[index + 1],
            *columns[index],
            is_goal=index == len(route.moves) - 1,
            differs=is_compared and move.end.id not in quickest.roles,
        )
        for index, move in enumerate(route.moves)
    )
    after = route.after
    confidence = min((move.entry.confidence or "medium" for move in route.moves), key=CONFIDENCE_ORDER)
    arrival = None if after.unknown else (axis.x(after.min), axis.x(after.slow))
    compared = _compared(after, quickest.after, route is quickest) if is_compared else ""
    return RouteLine(stops, after, arrival, confidence, route is quickest, compared)


# The weakest first.
CONFIDENCE_ORDER: Callable[[str], int] = ("low", "medium", "high").index


def _compared(after: Span, quickest: Span, is_quickest: bool) -> str:
    if is_quickest:
        return "Quickest"
    if after.unknown or quickest.unknown:
        return ""
    more = after.typical - quickest.typical
    if more < 12:
        return f"{formatting.plural(more, 'month')} more" if more else "as quick"
    return f"{formatting.duration(more)} more"


def name(role: model.Role) -> str:
    """The name of a role where a box is small."""
    return role.short_title


def name_columns(names: Sequence[str], places: Sequence[float]) -> list[tuple[int, int]]:
    """The first column and the number of columns of each name: below its role, or as near as there is room."""
    spans = [_columns_of(text) for text in names]
    if sum(spans) > COLUMNS:
        spans = [min(span, COLUMNS // len(names)) for span in spans]
    before = list(itertools.accumulate(spans, initial=0))
    # Without overlap, each start less the columns before it is at least that of the name before. The nearest
    # numbers that keep this are the means of neighbours that would overlap.
    groups: list[tuple[float, int]] = []
    for place, span, taken in zip(places, spans, before, strict=False):
        total, count = place - span / 2 - taken, 1
        while groups and groups[-1][0] / groups[-1][1] > total / count:
            total, count = total + groups[-1][0], count + groups[-1][1]
            groups.pop()
        groups.append((total, count))
    most = COLUMNS - before[-1]
    free = [min(max(0, math.floor(total / count + 0.5)), most) for total, count in groups for _ in range(count)]
    return [(start + taken, span) for start, taken, span in zip(free, before, spans, strict=False)]


def _columns_of(text: str) -> int:
    """The columns of a name in two lines."""
    words = text.split()
    breaks = range(1, len(words)) if len(words) > 1 else (1,)
    letters = min(max(_letters(words[:index]), _letters(words[index:])) for index in breaks)
    return max(NARROWEST, math.ceil((min(letters, LONGEST_WORD) * LETTER + AROUND) * COLUMNS / CHART_WIDTH))


def _letters(words: Sequence[str]) -> int:
    return sum(1 + (letter >= WIDE) for letter in " ".join(words))
