"""The planner's answers in the terminal: in the words of the page `/plan/`, or as records for scripts."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterator, Mapping, Sequence

from careerguide import formatting
from careerguide.guide import route_filters, routes
from careerguide.guide.guide import Guide
from careerguide.model import Role

# Stands for an end that is open.
ANY = "any"
# Years that what can be reached is listed by.
HORIZONS = (1, 3, 5, 10)


@dc.dataclass(frozen=True, slots=True)
class Ways:
    """Routes between two roles, best first; none where there is no way."""

    guide: Guide
    start: Role
    end: Role
    found: Sequence[routes.Route]

    def records(self) -> list[dict[str, object]]:
        """The routes, each with its roles, moves and months."""
        return [routes.as_record(way) for way in self.found]

    def lines(self) -> Iterator[str]:
        """Every route with its moves; below a move stand the stories of those who made it."""
        if self.start == self.end:
            yield "You are there already. Choose another role."
        elif not self.found:
            yield f"No way from {self.start.title} to {self.end.title} with these wishes. Take one back, or ask a team leader who knows both."
        for number, way in enumerate(self.found, 1):
            months = way.after
            yield f"{number}. {formatting.plural(months.typical, 'month')} typical ({months.min} to {months.slow})"
            yield f"   {self.start.title}"
            for move in way.moves:
                months = move.after
                yield f"   -> {move.end.title}: {move.kind}, after {formatting.plural(months.typical, 'month')} ({months.min} to {months.slow})"
                for story in self.guide.people.by_move.get(move.id, ()):
                    yield f"      {story.title}: /stories/{story.id}/"


@dc.dataclass(frozen=True, slots=True)
class Reach:
    """Roles by the fewest typical months to them or from them, nearest first; `words` begin the sentence that counts them."""

    words: str
    found: Sequence[tuple[Role, int]]

    def records(self) -> list[dict[str, object]]:
        """All of them, those further than the last horizon too: `{role, title, level, months}`."""
        return [
            {"role": role.id, "title": role.title, "level": role.level, "months": months} for role, months in self.found
        ]

    def lines(self) -> Iterator[str]:
        """How many there are, then those within each horizon that are not within the one before."""
        within = [(role, months) for role, months in self.found if months <= HORIZONS[-1] * 12]
        if not within:
            yield "Nothing, with these wishes. Take one back."
            return
        later = len(self.found) - len(within)
        tail = f", and {later} later" if later else ""
        yield f"{self.words} {formatting.plural(len(within), 'role')} within {HORIZONS[-1]} years typically{tail}."
        shown = 0
        for years in HORIZONS:
            end = sum(months <= years * 12 for _, months in within)
            if end > shown:
                yield f"Within {formatting.plural(years, 'year')}"
            for role, months in within[shown:end]:
                yield f"   {role.title}, level {role.level}, {formatting.plural(months, 'month')}"
            shown = end


def answer(guide: Guide, start: str, end: str, wanted: route_filters.RouteFilters, count: int) -> Ways | Reach:
    """The best routes between two roles, `count` at most; with `ANY` for one of them, what the other can reach or be reached from.

    Reach knows no limit of sideways moves.
    """
    graph = route_filters.usable(guide, wanted)
    if end == ANY:
        return Reach("You can reach", _nearest(guide, start, routes.months_from(graph, start)))
    if start == ANY:
        return Reach("People get there from", _nearest(guide, end, routes.months_to(graph, end)))
    return Ways(
        guide,
        guide.roles[start],
        guide.roles[end],
        route_filters.chosen(wanted, routes.in_order(graph, start, end), count),
    )


def _nearest(guide: Guide, own: str, months: Mapping[str, int]) -> list[tuple[Role, int]]:
    """All but one's own role by months, then level, then as the guide has them."""
    found = [(role, months[id_]) for id_, role in guide.roles.items() if id_ in months and id_ != own]
    return sorted(found, key=lambda each: (each[1], each[0].level))
