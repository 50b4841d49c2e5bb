"""Where the marks of a chart are: percentages of its width, and pixels from its top.

A chart has no width of its own, so its text keeps its size on every screen. Right is later, and up is a higher level.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import itertools
import math

from careerguide import model
from careerguide.guide.guide import Guide

# The arrow of each kind of move, as the path of an icon of 24 by 24: up, sideways, over to another line, back.
KIND_ARROWS = {
    "promotion": "M6 18 18 6M9 6h9v9",
    "lateral": "M4 12h16M14 6l6 6-6 6",
    "bridge": "M4 18v-4a8 8 0 0 1 16 0v4M16 14l4 4 3-4",
    "return": "M20 18v-5a5 5 0 0 0-5-5H5M9 4 5 8l4 4",
}
# The shape of each line of business by the number of its colour, around 0, as in styles/04-marks.css; 0 is for none.
STATION_SHAPES = (
    "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0Z",
    "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0Z",
    "M0-9 9 0 0 9-9 0Z",
    "M-6.5-6.5h13v13h-13Z",
    "M0-8 8 7H-8Z",
    "M-8-7H8L0 8Z",
    "M-8-3.5H8v7H-8Z",
)
# The lines of the axes of small ranges of months: their length in months -> a path 120 wide, with a line for each year.
RANGE_YEARS = {
    months: "M0 11.5H120" + "".join(f"M{round(year * 120 / months)} 9v3" for year in range(0, months + 1, 12))
    for months in (60, 120, 240)
}
# Colours of lines of business in the styles, by position. After the last, they start again.
LINE_COLOURS = len(STATION_SHAPES) - 1
# The shortest axis of a group of moves, and the step of its ticks, in months.
SHORTEST_AXIS, TICK = 36, 6
# The most ticks of an axis. If a range needs more, the step doubles.
MOST_TICKS = 7
# The share of a chart's width that a rise in a journey takes, and the margins of a journey's line, in percent.
RISE, MARGIN, ARROW = 1.2, 4.0, 5.0


def shapes() -> dict[str, str]:
    """What pages repeat: its id in the frame of every page, which components refer to, and its path."""
    return {
        **{f"cg-station-{number}": path for number, path in enumerate(STATION_SHAPES)},
        **{f"cg-kind-{kind}": path for kind, path in KIND_ARROWS.items()},
        **{f"cg-years-{months}": path for months, path in RANGE_YEARS.items()},
        "cg-onward": "M-8-7 0 0-8 7",
    }


def line_colour(guide: Guide, line: model.LineOfBusiness | int | None) -> int:
    """The number of the colour and shape of a line of business, or of its position; 0 for no line."""
    number = line if isinstance(line, int) else guide.line_number(line)
    return (number - 1) % LINE_COLOURS + 1 if number else 0


@dc.dataclass(frozen=True, slots=True)
class MonthsAxis:
    """An axis from the start of a role to `length` months later, with a tick each `step` months."""

    length: int
    step: int

    @property
    def ticks(self) -> range:
        """The months that have a line, from 0."""
        return range(0, self.length + 1, self.step)

    @property
    def labelled(self) -> list[int]:
        """The months that have words: every other tick, so that the words have room."""
        return list(self.ticks[::2])

    def x(self, months: float) -> float:
        """The place of a month, in percent. Half a hundredth is rounded up, as scripts do."""
        return math.floor(min(max(0, months), self.length) * 10000 / self.length + 0.5) / 100


def months_axis(slowest: int) -> MonthsAxis:
    """The axis of a group of moves, of which the slowest takes so many months."""
    step = TICK
    while slowest > step * (MOST_TICKS - 1):
        step *= 2
    return MonthsAxis(max(SHORTEST_AXIS, -(-slowest // (2 * step)) * 2 * step), step)


@dc.dataclass(frozen=True, slots=True)
class Station:
    """One role of a journey: its line from `x` to `end` at `y`, and then the rise or fall to the next at `rise_to`.

    `colour` is the number of its line of business. `label_y` is where its name is.
    """

    title: str
    colour: int
    x: float
    end: float
    y: int
    rise_to: tuple[float, int] | None
    label_y: int
    has_room: bool
    """Whether its name can start at its mark without leaving the chart. If not, the name ends there, above the line."""


@dc.dataclass(frozen=True, slots=True)
class Journey:
    """A career as a line: x is the calendar, y the level. `years` are pairs of a place and a year."""

    stations: tuple[Station, ...]
    height: int
    years: tuple[tuple[float, int], ...]
    is_going_on: bool

    @property
    def lines(self) -> list[tuple[int, str]]:
        """Number of a colour and path of each part of the line that has one colour; x is from 0 to 100."""
        return [
            (colour, "".join(map(_stroke, stations)))
            for colour, stations in itertools.groupby(self.stations, lambda station: station.colour)
        ]


def _stroke(station: Station) -> str:
    """Time in a role, and the rise or fall to the next."""
    flat = f"M{station.x:g} {station.y}H{station.end:g}"
    return flat + (f"L{station.rise_to[0]:g} {station.rise_to[1]}" if station.rise_to else "")


def journey(guide: Guide, story: model.Story, height: int, top: int = 14, bottom: int = 14) -> Journey:
    """The journey of a story, `height` pixels high, with free room at its top and bottom."""
    stages = story.journey
    first, last = stages[0].from_, stages[-1].to or guide.today
    months = max(1, _months_between(first, last))
    levels = [guide.roles[stage.role].level for stage in stages]
    lowest, highest = min(levels), max(levels)
    room = height - top - bottom

    def x(day: dt.date) -> float:
        return round(MARGIN + _months_between(first, day) * (100 - MARGIN - ARROW) / months, 2)

    def y(level: int) -> int:
        return round(height - bottom - (level - lowest) * room / max(1, highest - lowest))

    stations = []
    for index, (stage, level) in enumerate(zip(stages, levels, strict=True)):
        start = x(stage.from_)
        if index + 1 < len(stages):
            next_x, next_y = x(stages[index + 1].from_), y(levels[index + 1])
            end, rise_to = max(start, round(next_x - min(RISE, (next_x - start) / 2), 2)), (next_x, next_y)
            above = next_y > y(level)
        else:
            end, rise_to, above = round(100 - ARROW, 2), None, True
        role = guide.roles[stage.role]
        colour = line_colour(guide, guide.line(role))
        has_room = start + len(role.title) * LETTER <= 100
        label_y = y(level) + (-12 if above or not has_room else 20)
        stations.append(Station(role.title, colour, start, end, y(level), rise_to, label_y, has_room))
    step = _years_step(months)
    years = range(first.year + 1, last.year + 1, step)
    return Journey(
        tuple(stations), height, tuple((x(dt.date(year, 1, 1)), year) for year in years), stages[-1].to is None
    )


def journey_in_words(guide: Guide, story: model.Story) -> str:
    """The line of a journey for people who do not see it: each role with its level and the year of its start."""
    stages = (
        f"{guide.roles[stage.role].title}, level {guide.level_name(guide.roles[stage.role].level)}, {stage.from_.year}"
        for stage in story.journey
    )
    return f"The journey, role by role: {'; '.join(stages)}."


@dc.dataclass(frozen=True, slots=True)
class TrackLine:
    """A track as a small line: x and y are the level, on one scale for all tracks. `marks` are pairs of places."""

    colour: int
    height: int
    marks: tuple[tuple[float, int], ...]

    @property
    def steps(self) -> list[tuple[float, int, float, float, int]]:
        """For each mark but the last: its x and y, the x where the rise begins, and the x and y of the next."""
        pairs = zip(self.marks, self.marks[1:], strict=False)
        return [(x, y, round(max(x, next_x - RISE * 2), 2), next_x, next_y) for (x, y), (next_x, next_y) in pairs]


def track_line(guide: Guide, track: model.Track, height: int = 48) -> TrackLine:
    """The levels of a track among all levels of the company."""
    levels = [level for level, roles in sorted(guide.by_level.items()) if roles]
    last, margin = max(1, len(levels) - 1), 8
    right, up = (100 - 2 * MARGIN) / last, (height - 2 * margin) / last
    places = [levels.index(level) for level in sorted({role.level for role in guide.by_track.get(track.id, ())})]
    marks = tuple((round(MARGIN + place * right, 2), round(height - margin - place * up)) for place in places)
    return TrackLine(line_colour(guide, guide.line_of(track)), height, marks)


# The width of a letter of a name, in percent of the narrowest chart with names, which is 640 pixels wide.
LETTER = 1.15


def _months_between(start: dt.date, end: dt.date) -> int:
    return (end.year - start.year) * 12 + end.month - start.month


def _years_step(months: int) -> int:
    """Years between two labels, so that there are at most nine."""
    return max(1, -(-months // (12 * 9)))
