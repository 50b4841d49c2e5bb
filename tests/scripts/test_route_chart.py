"""Routes are drawn at the same places in the browser as in Python, and no name is on top of another."""

from __future__ import annotations

import dataclasses as dc
import itertools
import random
from typing import Any

import pytest
from careerguide import formatting
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Span
from careerguide.guide.routes import Route
from careerguide.render import route_chart
from support.javascript import call

DICE = random.Random(20_261_127)


def as_script(guide: Guide, group: list[Route]) -> list[Any]:
    """The arguments of `routesChart`."""
    number = {id_: index for index, id_ in enumerate(guide.roles)}

    def move(entry: Any) -> dict[str, Any]:
        months = dc.asdict(entry.after)
        ends = {"from": number[entry.start.id], "to": number[entry.end.id]}
        return {**ends, "kind": entry.kind, "confidence": entry.entry.confidence, **months}

    rows = [
        {
            "moves": list(map(move, route.moves)),
            "roles": [number[id_] for id_ in route.roles],
            **dc.asdict(route.after),
        }
        for route in group
    ]
    return [[route_chart.name(role) for role in guide.roles.values()], rows]


def as_python(guide: Guide, group: list[Route]) -> dict[str, Any]:
    """What `routesChart` gives."""
    number = {id_: index for index, id_ in enumerate(guide.roles)}
    chart = route_chart.routes_chart(group)
    lines = [
        {
            "stops": [
                {
                    "role": number[stop.role.id],
                    "kind": stop.move.kind,
                    "after": dc.asdict(stop.after),
                    "startX": stop.start_x,
                    "x": stop.x,
                    "column": stop.column,
                    "span": stop.span,
                    "isGoal": stop.is_goal,
                    "differs": stop.differs,
                }
                for stop in line.stops
            ],
            "arrival": list(line.arrival) if line.arrival else None,
            "confidence": line.confidence,
            "isQuickest": line.is_quickest,
            "compared": line.compared,
        }
        for line in chart.lines
    ]
    return {"axis": {"length": chart.axis.length, "step": chart.axis.step}, "lines": lines}


def groups_of(guide: Guide) -> list[list[Route]]:
    """Routes between some pairs of roles."""
    graph = routes.filtered(guide.moves_from, routes.onward)
    pairs = DICE.sample(list(itertools.permutations(guide.roles, 2)), 250)
    return [group for pair in pairs if (group := routes.best(graph, *pair, 5))]


def test_the_browser_draws_what_python_draws(guide: Guide) -> None:
    groups = groups_of(guide)
    assert len(groups) > 60
    assert max(len(route.moves) for group in groups for route in group) > 7
    expected = [as_python(guide, group) for group in groups]
    assert call("planner/route-chart", "routesChart", [as_script(guide, group) for group in groups]) == expected


def without_some_months(route: Route) -> Route:
    """The route, with every other move as it is if its months are not known."""
    entries = [
        move if index % 2 else dc.replace(move, entry=move.entry.model_copy(update={"after": None}))
        for index, move in enumerate(route.moves)
    ]
    return Route(tuple(entries))


def test_months_that_are_not_known(guide: Guide) -> None:
    """A step without them is drawn, the steps after it are later, and no range is claimed."""
    groups = [[without_some_months(route) for route in group] for group in groups_of(guide)[:20]]
    expected = [as_python(guide, group) for group in groups]
    assert call("planner/route-chart", "routesChart", [as_script(guide, group) for group in groups]) == expected
    for answer in expected:
        for line in answer["lines"]:
            places = [0, *(stop["x"] for stop in line["stops"])]
            assert line["arrival"] is None
            assert all(before < after for before, after in itertools.pairwise(places))


WORDS = ["Customer", "Support", "a", "of", "Kundenbetreuungssachbearbeiter", "客户服务主管", "Ops", "Executive", "É"]


def test_names_have_room_of_their_own() -> None:
    """In any number and at any place, each name has columns that no other has, as near to its role as there is room."""
    cases = []
    for _ in range(500):
        count = DICE.randint(1, 12)
        names = [" ".join(DICE.choices(WORDS, k=DICE.randint(1, 5))) for _ in range(count)]
        cases.append([names, sorted(round(DICE.random() * 100, 2) for _ in range(count))])
    expected = [route_chart.name_columns(*case) for case in cases]
    assert call("planner/route-chart", "nameColumns", cases) == [[list(pair) for pair in row] for row in expected]
    for row in expected:
        assert row[0][0] >= 0
        assert row[-1][0] + row[-1][1] <= 100
        assert all(start + span <= after for (start, span), (after, _) in itertools.pairwise(row))


def test_a_name_with_room_is_below_its_role() -> None:
    names, places = ["Team Leader", "Operations Manager"], [30.0, 80.0]
    for (start, span), place in zip(route_chart.name_columns(names, places), places, strict=True):
        assert start + span / 2 == pytest.approx(place, abs=0.5)


def test_names_that_are_close_move_to_both_sides() -> None:
    (first, width), (second, _) = route_chart.name_columns(["Team Leader"] * 2, [50.0, 51.0])
    assert (first + width, second) == (second, first + width)
    assert first < 50 - width / 2 < second


@pytest.mark.parametrize(
    ("slowest", "length", "step"),
    [(0, 6, 3), (6, 6, 3), (24, 24, 3), (25, 30, 6), (56, 60, 12), (160, 168, 24), (172, 192, 24), (2000, 2016, 252)],
)
def test_the_axis_has_at_most_eight_steps(slowest: int, length: int, step: int) -> None:
    axis = route_chart.years_axis(slowest)
    assert (axis.length, axis.step) == (length, step)
    assert call("planner/route-chart", "yearsAxis", [[slowest]]) == [{"length": length, "step": step}]


def test_durations_in_words() -> None:
    assert [formatting.duration(count) for count in (0, 1, 12, 28, 80)] == [
        "0 mo",
        "1 mo",
        "1 yr",
        "2 yr 4 mo",
        "6 yr 8 mo",
    ]
    counts = [[count] for count in range(200)]
    assert call("lib/dom", "duration", counts) == [formatting.duration(*count) for count in counts]
    spans = [Span(1, 2, 3), Span(1, 14, 30, 1), Span(unknown=2), Span()]
    assert call("lib/dom", "durationOf", [[dc.asdict(span)] for span in spans]) == list(
        map(formatting.duration_of, spans)
    )


def test_months_served_are_counted_once(guide: Guide) -> None:
    """The line starts with the role: the first months are over, and the route after them is as long as it was."""
    group = next(group for group in groups_of(guide) if len(group) == 5)
    names, rows = as_script(guide, group)
    served = 7
    for row in rows:
        first = row["moves"][0]
        for part in ("min", "typical", "slow"):
            left = max(0, first[part] - served)
            row[part] += left - first[part]
            first[part] = left
    [chart] = call("planner/route-chart", "routesChart", [[names, rows, served]])
    for row, line in zip(rows, chart["lines"], strict=True):
        place = (served + row["typical"]) * 100 / chart["axis"]["length"]
        assert line["stops"][-1]["x"] == pytest.approx(place, abs=0.01)
        assert line["arrival"] == pytest.approx(
            [(served + row[part]) * 100 / chart["axis"]["length"] for part in ("min", "slow")], abs=0.01
        )
