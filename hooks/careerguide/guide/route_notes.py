"""Sentences on the wishes that a route breaks: where it ends, and for how long it breaks them before.

`planner/route-notes.js` writes the same sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from careerguide.formatting import at_least, plural
from careerguide.model import Role

from .guide import Guide
from .moves import Span
from .planner_messages import BROKEN, LINE_BROKEN, MESSAGES, SHIFT_TIMES, SIDEWAYS
from .route_answers import ReachableRole
from .route_filters import RouteFilters, avoidable, broken_by, line_words, sideways_in
from .routes import Route


def route_notes(guide: Guide, filters: RouteFilters, route: Route) -> list[str]:
    """A sentence for each wish that a route breaks.

    For instance: `Ends in a day role; 10 months on rotation first.`
    """
    home = route.moves[0].start.track
    ends = broken_by(guide, filters, route.moves[-1].end, home)
    return [
        *(
            note
            for word in _broken(guide)
            if word in filters.without and (note := _note(guide, word, route, ends, home)) is not None
        ),
        *_move_notes(filters, route),
    ]


def _broken(guide: Guide) -> dict[str, tuple[str, ...]]:
    """What a route that breaks a wish says, by the word of each wish about roles; see `planner_messages.BROKEN`."""
    lines = {
        word: tuple(text.replace("{line}", line.name) for text in LINE_BROKEN)
        for word, line in line_words(guide).items()
    }
    return {**BROKEN, **lines}


def _note(guide: Guide, word: str, route: Route, ends: tuple[str, ...], home: str | None) -> str | None:
    only = RouteFilters(frozenset({word}))
    breaking = [move for move in route.moves if broken_by(guide, only, move.start, home)]
    total = sum((move.after for move in breaking), Span())
    months = at_least(total.typical, total.unknown)
    if not months and word not in ends:
        return None
    time = f"{months} {_time(guide, word, (move.start for move in breaking))} first" if months else ""
    last = "" if _is_unknown(word, route.moves[-1].end) else _broken(guide)[word][word in ends]
    return f"{'; '.join(filter(None, (last, time)))}."


def _is_unknown(word: str, role: Role) -> bool:
    """Whether the data do not say if a role breaks a wish. Then the sentence claims nothing about it."""
    return (word == "night" and role.reality.shifts is None) or (word == "site" and role.reality.remote is None)


def _time(guide: Guide, word: str, roles: Iterable[Role]) -> str:
    """What the months are spent on."""
    if word != "night":
        return _broken(guide)[word][2]
    shifts = {role.reality.shifts or "day" for role in roles}
    return SHIFT_TIMES["both" if len(shifts) > 1 else shifts.pop()]


def _move_notes(filters: RouteFilters, route: Route) -> Iterator[str]:
    back = sum(move.kind == "return" for move in route.moves)
    if back and "back" in filters.without:
        yield f"{plural(back, 'step back', 'steps back')}."
    sideways = sideways_in(route)
    if filters.sideways is not None and sideways > filters.sideways:
        yield f"{plural(sideways, 'sideways move')}; you asked for at most {filters.sideways}."


def reach_note(guide: Guide, filters: RouteFilters, near: ReachableRole) -> str:
    """What a person gives up on the way to a role: `10 months on rotation`; empty if nothing."""
    parts = [wishes_in_words(guide, near.breaks)] if near.breaks else []
    if broken := at_least(near.broken, near.broken_unknown):
        parts.append(f"{broken} {_reach_time(guide, filters)}")
    if near.steps_back:
        parts.append(plural(near.steps_back, "step back", "steps back"))
    return "; ".join(parts)


def _reach_time(guide: Guide, filters: RouteFilters) -> str:
    """What the months are spent on: named if there is one wish about roles."""
    broken = _broken(guide)
    words = [word for word in broken if word in filters.without]
    if len(words) > 1:
        return MESSAGES["time"]
    return SHIFT_TIMES["both"] if words == ["night"] else broken[words[0]][2]


def blocking_note(guide: Guide, filters: RouteFilters, blocking: Sequence[str]) -> str:
    """Which wish blocks, if the filters are strict; empty if they are not."""
    if not filters.strict:
        return ""
    if not blocking:
        return MESSAGES["together"]
    return MESSAGES["blocks" if len(blocking) == 1 else "blocksEach"].replace(
        "{wishes}", wishes_in_words(guide, blocking)
    )


def wishes_in_words(guide: Guide, words: Iterable[str]) -> str:
    """What to avoid, in words: `leading people, steps back`."""
    names = avoidable(guide)
    return ", ".join(names.get(word, SIDEWAYS) for word in words)
