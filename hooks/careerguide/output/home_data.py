"""The data that scripts draw home from: what each role leads to, and the stories with the lines of their journeys.

Only scripts read these files, so they are part of a release and not of the public API. A role has a file of its own,
because a reader needs that of one role, however many roles a company has.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from careerguide import formatting, model
from careerguide.guide import people
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Move
from careerguide.render import charts, examples

from .api import FOLDER, gate_in_short

# The most that home shows of each, and a few more openings, for the days on which some have closed.
MOST_AFTER_NEXT, MOST_OPENINGS, MOST_STORIES = 8, 6, 4
# The folder inside a release.
HOME = f"{FOLDER}/home"
# The height of a journey that scripts scale to their own.
PER_MILLE = 1000


def files(guide: Guide) -> Iterator[tuple[str, str]]:
    """Path inside the release and text of each file."""
    if guide.parts.stories:
        stories = sorted(guide.people.stories.values(), key=lambda story: story.id)
        yield f"{HOME}/stories.json", _compact([_story(guide, story) for story in stories])
    for role in guide.roles.values():
        yield f"{HOME}/roles/{role.id}.json", _compact(next_steps(guide, role))


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def next_steps(guide: Guide, role: model.Role) -> dict[str, object]:
    """What home shows to a person in a role.

    `{level, end?, steps, then, openings, stories, started}`: `level` is its name, `end` the reason if no step leads on.
    `steps` are `{to, kind, months: [min, typical, slow] or null, confidence, line: [colour, name] or null, stories:
    [how many, id of one], gates: [[words, ...]], prepare}`; a gate is as in planner.json, after its words; null
    instead of gates, and empty rules of openings, if the site does not tell them.
    `then` are roles two steps away, the quickest first: `[id, line, id of the step before, typical months of both]`.
    `openings` are those that people in the role can apply for, or after one step, the nearest roles first. `leads` if
    they manage people. `stories`
    are of people who began in the role, then of others who had it; `started` is how many began in it.
    """
    steps = guide.onward(role.id)
    told = guide.people.by_role.get(role.id, ()) if guide.parts.stories else ()
    first = [story for story in told if story.journey[0].role == role.id]
    return {
        "level": guide.level_name(role.level),
        "leads": bool(role.reality.manages and role.reality.manages.max),
        **({} if steps else {"end": role.dead_end or ""}),
        "steps": [_step(guide, move) for move in steps],
        "then": _after_next(guide, role, steps),
        "openings": _openings(guide, role, steps) if guide.parts.openings else [],
        "stories": [
            _story(guide, story) for story in [*first, *(story for story in told if story not in first)][:MOST_STORIES]
        ],
        "started": len(first),
    }


def _step(guide: Guide, move: Move) -> dict[str, object]:
    months = move.entry.after
    told = guide.people.by_move.get(move.id, ()) if guide.parts.stories else ()
    return {
        "to": move.end.id,
        "kind": move.kind,
        "months": [months.min, months.typical, months.slow] if months else None,
        "confidence": move.entry.confidence,
        "line": _line(guide, move.end),
        "stories": [len(told), told[0].id] if told else [],
        "gates": [[guide.condition(gate), *gate_in_short(gate)] for gate in move.entry.gates]
        if guide.tells("move", "gates")
        else None,
        "prepare": move.entry.prepare,
    }


def _line(guide: Guide, role: model.Role) -> tuple[int, str] | None:
    line = guide.line(role)
    return (charts.line_colour(guide, line), line.name) if line else None


def _after_next(guide: Guide, role: model.Role, steps: list[Move]) -> list[list[object]]:
    """The roles two steps away that take the fewest typical months; those with unknown months are left out."""
    nearer = {role.id, *(move.end.id for move in steps)}
    ways: dict[str, tuple[Move, Move]] = {}
    for first in steps:
        for second in guide.onward(first.end.id):
            known = ways.get(second.end.id)
            if second.end.id in nearer or first.after.unknown or second.after.unknown:
                continue
            if known is None or _typical(first, second) < _typical(*known):
                ways[second.end.id] = (first, second)
    quickest = sorted(ways.values(), key=lambda way: (_typical(*way), way[1].end.id))[:MOST_AFTER_NEXT]
    return [
        [second.end.id, _line(guide, second.end), first.end.id, first.after.typical, second.after.typical]
        for first, second in quickest
    ]


def _typical(*moves: Move) -> int:
    return sum(move.after.typical for move in moves)


def _openings(guide: Guide, role: model.Role, steps: list[Move]) -> list[dict[str, object]]:
    """The openings for people in the role, or in a role one step on; `ready` is false for the latter.

    First those for people in the role, each time those for roles one step away, then for roles two steps away. Of the
    others, those more than one level away are left out.
    """
    one_step = {move.end.id for move in steps}
    two_steps = {move.end.id for id_ in one_step for move in guide.onward(id_)}
    near: list[tuple[int, model.Opening, bool]] = []
    for opening in guide.people.openings.values():
        allowed = set(opening.eligibility.from_roles)
        is_ready = not allowed or role.id in allowed
        steps_away = 1 if opening.role in one_step else 2 if opening.role in two_steps else 3
        is_near = steps_away < 3 or abs(guide.roles[opening.role].level - role.level) <= 1
        if opening.role != role.id and is_near and (is_ready or allowed & one_step):
            near.append((steps_away, opening, is_ready))
    near.sort(key=lambda item: (not item[2], item[0]))  # their order by last day stays
    return [
        {
            "id": opening.id,
            "role": opening.role,
            "title": guide.opening_title(opening),
            "seats": opening.seats,
            "shift": opening.shift,
            "closes": opening.closes_text,
            "zone": guide.zones(opening),
            "rules": people.rules_in_short(people.rules_of(guide.policy, opening))
            if guide.tells("opening", "eligibility")
            else "",
            "ready": is_ready,
        }
        for _, opening, is_ready in near[:MOST_OPENINGS]
    ]


def _story(guide: Guide, story: model.Story) -> dict[str, object]:
    """A story as cards and panels show it.

    `way` is its journey: `{stations: [[title, colour, x, end, y, x of the next, level, year]], years: [[x, year]]}`
    with places in percent of the width and per mille of the height; `until` is the year of its end, if it has one,
    and `picture` the address of a small photograph. `sample` marks an example among stories of the company; if all are
    examples, each page says so once.
    """
    leader, name, last = guide.roles[story.leader.role], story.leader.name, story.journey[-1]
    line = guide.line(guide.roles[last.role])
    photograph = guide.people.photographs.get(story.id)
    drawing = charts.journey(guide, story, PER_MILLE, 0, 0)
    stations = [
        [
            station.title,
            station.colour,
            station.x,
            station.end,
            station.y,
            station.rise_to[0] if station.rise_to else None,
            guide.level_name(guide.roles[stage.role].level),
            stage.from_.year,
        ]
        for station, stage in zip(drawing.stations, story.journey, strict=True)
    ]
    return {
        "id": story.id,
        "title": story.title,
        "quote": story.quote,
        **({"sample": True} if story.sample and examples.mixed(guide.people.stories.values()) else {}),
        "level": leader.level,
        "who": f"{name}, {leader.title}" if name else formatting.with_article(leader.title),
        **({"name": name} if name else {}),
        **({"site": guide.sites[story.leader.site].title} if story.leader.site else {}),
        **({"line": line.name} if line else {}),
        **({"picture": f"/{photograph.small}"} if photograph else {}),
        **({"until": last.to.year} if last.to else {}),
        "way": {"stations": stations, "years": drawing.years},
    }
