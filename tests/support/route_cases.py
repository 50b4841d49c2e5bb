"""A query to a company's planner, and what `careerguide route` and the browser's scripts answer to it."""

from __future__ import annotations

import dataclasses as dc
import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from careerguide import formatting
from careerguide.guide.guide import Guide
from careerguide.guide.route_answers import ReachableRole, ReachAnswer, find_reach, find_routes
from careerguide.guide.route_filters import RouteFilters
from careerguide.guide.route_notes import blocking_note, reach_note, route_notes
from careerguide.output.api import FOLDER
from careerguide.output.api import graph as graph_json
from careerguide.output.api import needs as needs_json
from careerguide.output.api import planner as planner_json
from careerguide.output.script_data import script_data
from support.javascript import ask


@dc.dataclass(frozen=True)
class Case:
    """A query to a company."""

    guide: Guide
    start: str
    end: str
    filters: RouteFilters
    count: int

    def address(self) -> str:
        """The query as an address of the planner, which leaves out the usual filters."""
        without = self.filters.without
        words = "" if without == RouteFilters().without else f"&without={','.join(sorted(without))}"
        limit = "" if self.filters.sideways is None else f"&sideways={self.filters.sideways}"
        strict = "&strict=1" if self.filters.strict else ""
        return f"#from={self.start}&to={self.end}{words}{limit}{strict}"


def script_files(guide: Guide) -> dict[str, Any]:
    """The files that the planner's scripts read, by their names."""
    makers = {"graph": graph_json, "planner": planner_json, "needs": needs_json}
    api = {f"{FOLDER}/{name}.json": make(guide) for name, make in makers.items()}
    return {PurePath(path).stem: json.loads(text) for path, text in script_data(api)}


def browser(cases: list[Case]) -> Any:
    """What the browser's scripts answer to each case. A company that several cases share is sent once."""
    guides = list({id(case.guide): case.guide for case in cases}.values())
    numbers = {id(guide): number for number, guide in enumerate(guides)}
    files = [script_files(guide) for guide in guides]
    queries = [{"company": numbers[id(case.guide)], "address": case.address(), "count": case.count} for case in cases]
    return ask("answerQueries", companies=files, cases=queries)


def python(case: Case) -> dict[str, Any]:
    """What Python answers to a case."""
    guide, filters = case.guide, case.filters
    answer = find_routes(guide, case.start, case.end, filters, case.count)

    def rows(roles: Iterable[ReachableRole]) -> list[list[Any]]:
        return [
            [
                *(near.role.id, near.months, near.broken, near.steps_back, list(near.breaks)),
                *(reach_note(guide, filters, near), near.unknown, near.broken_unknown),
            ]
            for near in roles
        ]

    def reach(answer: ReachAnswer) -> dict[str, Any]:
        return {"roles": rows(answer.roles), "kept": answer.kept, "blocking": list(answer.blocking)}

    return {
        "routes": [
            [after.min, after.typical, after.slow, after.unknown, formatting.months(after), *route.roles]
            for route in answer.routes
            for after in [route.after]
        ],
        "notes": [route_notes(guide, filters, route) for route in answer.routes],
        "blocking": [list(answer.blocking), blocking_note(guide, filters, answer.blocking)],
        "nearest": rows(answer.nearest),
        "from": reach(find_reach(guide, case.start, filters, onward=True)),
        "to": reach(find_reach(guide, case.end, filters, onward=False)),
    }
