"""Where the marks of a small chart of one figure over time are: percentages of its width, and pixels from its top."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Sequence

# Pixels: the height of the chart, and the free room above and below its line. Percent: the room at both ends.
HEIGHT, ROOM, END = 48, 10, 3


@dc.dataclass(frozen=True, slots=True)
class FiguresChart:
    """A figure over time. `marks` are pairs of a place, oldest first; `path` has x from 0 to 100."""

    height: int
    marks: tuple[tuple[float, int], ...]

    @property
    def path(self) -> str:
        """The line through all marks."""
        return "M" + "L".join(f"{x:g} {y}" for x, y in self.marks)


def figures_chart(days: Sequence[dt.date], values: Sequence[int]) -> FiguresChart:
    """The chart of at least two values, each on its day, oldest first. The lowest line is 0."""
    first, length, highest = days[0], max(1, (days[-1] - days[0]).days), max(1, *values)
    marks = tuple(
        (
            round(END + (day - first).days * (100 - 2 * END) / length, 2),
            round(HEIGHT - ROOM - value * (HEIGHT - 2 * ROOM) / highest),
        )
        for day, value in zip(days, values, strict=True)
    )
    return FiguresChart(HEIGHT, marks)
