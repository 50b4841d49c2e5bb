"""The days of an opening as a line: when it opened, when it closes, when people hear."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt

from careerguide import formatting, model

# The first and the last day, in percent of the width; and how near the day between them may come to either, so that
# the words of all three have room on a phone.
FIRST, LAST = 1.5, 98.5
NEAREST, FURTHEST = 32.0, 68.0
MIDDLE = 50.0


@dc.dataclass(frozen=True, slots=True)
class DayMark:
    """A day on the line, `x` percent from its start. Its words begin there, or end there if `anchor` is `end`."""

    label: str
    day: dt.date
    x: float
    anchor: str
    is_close: bool = False


def opening_days(opening: model.Opening) -> tuple[DayMark, ...]:
    """The marks of an opening, in the order of their days; none if it has no last day."""
    if opening.until_filled:
        return ()
    days = [("Opened", opening.opens), ("Closes", opening.closes)]
    if opening.decision and opening.decision.by and opening.decision.by > opening.closes:
        days.append(("You hear by", opening.decision.by))
    first, last = days[0][1], days[-1][1]
    length = max(1, (last - first).days)
    marks = []
    for index, (label, day) in enumerate(days):
        x = round(FIRST + (day - first).days * (LAST - FIRST) / length, 2)
        if index == len(days) - 1:
            x = LAST
        elif index:
            x = min(max(x, NEAREST), FURTHEST)
        marks.append(DayMark(label, day, x, "start" if x < MIDDLE else "end", label == "Closes"))
    return tuple(marks)


def dates_in_words(marks: tuple[DayMark, ...]) -> str:
    """The days in a sentence, such as `Opened 10 Nov 2026, closes 2 Dec 2026, you hear by 16 Dec 2026.`."""
    words = ", ".join(f"{mark.label.lower()} {formatting.day(mark.day)}" for mark in marks)
    return f"{words[:1].upper()}{words[1:]}."
