"""The framework as JSON for scripts and for the site's own planner: the YAML's field names, plus `url`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from careerguide import model
from careerguide.guide.guide import Guide
from careerguide.model import SKILL_LEVELS
from careerguide.model.kinds import KINDS, EntryKind

from .editor_schemas import settled

FOLDER = "api/v1"
SCHEMA = f"{FOLDER}/schema.json"


def exports(guide: Guide) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each file."""
    for kind in KINDS.values():
        if kind.in_api:
            yield f"{FOLDER}/{kind.plural}.json", _records(_entries(guide, kind))
    yield f"{FOLDER}/graph.json", graph(guide)
    yield f"{FOLDER}/planner.json", planner(guide)
    yield f"{FOLDER}/needs.json", needs(guide)
    yield SCHEMA, schema()


def _entries(guide: Guide, kind: EntryKind) -> Iterator[tuple[BaseModel, str, Mapping[str, object]]]:
    """Each entry of a kind with its address and what the API adds to it."""
    if kind.record is model.MoveEntry:
        for move in guide.moves:
            yield move.entry, kind.address.format(id="/".join(move.id)), {"from": move.start.id}
        return
    for id_, entry in guide.of_kind(kind.id).items():
        match entry:
            case model.Level():
                yield entry, f"{KINDS['band'].address.format(id=entry.band)}#level-{entry.level}", {}
            case model.Story():
                yield entry, kind.address.format(id=id_), _of_role(guide, entry.leader.role)
            case model.Opening():
                yield entry, kind.address.format(id=id_), _of_role(guide, entry.role)
            case model.Learning():  # `link`: what HR writes as `url`, which in every list is the address on this site
                yield entry, f"/{kind.plural}/", {"link": entry.url} if entry.url else {}
            case _:
                yield entry, kind.address.format(id=id_), {}


def _of_role(guide: Guide, role: str) -> dict[str, object]:
    """What a list needs to show a role without a second file."""
    shown = guide.roles[role]
    return {"role_title": shown.title, "track": shown.track, "level": shown.level}


def _records(entries: Iterable[tuple[BaseModel, str, Mapping[str, object]]]) -> str:
    """A JSON list; pydantic writes each entry, which is many times faster than Python's own json.

    `url` is given beside the entry: an entry's own leads elsewhere, and goes by another name.
    """
    records = []
    for entry, url, more in entries:
        head = json.dumps({"url": url, **more}, ensure_ascii=False)[:-1]
        records.append(f"{head}, {entry.model_dump_json(exclude={'url'}, exclude_none=True, by_alias=True)[1:]}")
    return "[\n" + ",\n".join(records) + "\n]\n"


def graph(guide: Guide) -> str:
    """The graph alone: `{tracks: [[id, title]], roles: [[id, title, track, level]], moves: [...], openings: [[role, closes]]}`.

    A move is `[from, to, kind, min, typical, slow]`. Moves and openings name roles by their place in the list; `kind` is its full word.
    """
    index = {id_: number for number, id_ in enumerate(guide.roles)}
    value = {
        "tracks": [[track.id, track.title] for track in guide.tracks.values()],
        "roles": [[role.id, role.title, role.track, role.level] for role in guide.roles.values()],
        "moves": [
            [index[move.start.id], index[move.end.id], move.kind, move.after.min, move.after.typical, move.after.slow]
            for move in guide.moves
        ],
        "openings": [[index[opening.role], opening.closes.isoformat()] for opening in guide.people.openings.values()],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def planner(guide: Guide) -> str:
    """What the route planner asks for beside the graph, in the graph's order, so that home need not fetch it.

    `{lines: [bpo|shared|kpo of each track], roles: [[shifts, remote, manages]], moves: [[confidence, gates]], stories: [[from, to, id, title]],
    openings: [[role, id, site, closes]]}`; `manages` is how many people the role leads, `[min, max]` or null.
    """
    index = {id_: number for number, id_ in enumerate(guide.roles)}
    people = guide.people
    value = {
        "lines": [track.line for track in guide.tracks.values()],
        "roles": [
            [
                role.reality.shifts,
                role.reality.remote,
                role.reality.manages and [role.reality.manages.min, role.reality.manages.max],
            ]
            for role in guide.roles.values()
        ],
        "moves": [[move.entry.confidence, move.entry.gates] for move in guide.moves],
        "stories": [
            [index[start], index[end], story.id, story.title]
            for story in people.stories.values()
            for start, end in story.steps
        ],
        "openings": [
            [index[opening.role], opening.id, opening.site, opening.closes.isoformat()]
            for opening in people.openings.values()
        ],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def needs(guide: Guide) -> str:
    """What each role asks for, and how a match with it is worked out: `{match: {essential, desirable, strong, good, stretch}, roles: [...]}`.

    The first two of `match` are weights, the others percents. A role is `[needs, kras, formerly]`, in the graph's order:
    needs `[[skill, level from 1 to 4, 1 if essential else 0]]`, kras `[[area, kpi, target, over, 1 if gate else 0]]`, formerly old ids.
    """
    value = {
        "match": {**guide.match.weights.model_dump(), **guide.match.tiers.model_dump()},
        "roles": [
            [
                [
                    [need.skill, SKILL_LEVELS.index(need.level) + 1, int(need.need == "essential")]
                    for need in role.skills
                ],
                [[kra.area, kra.kpi, kra.target, kra.over, int(kra.gate)] for kra in role.kras],
                role.formerly,
            ]
            for role in guide.roles.values()
        ],
    }
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def schema() -> str:
    """The JSON Schema of every list, under `$defs` by the name of one entry."""
    record_types: list[type[BaseModel]] = [kind.record for kind in KINDS.values() if kind.in_api]
    _, found = models_json_schema(
        [(record_type, "serialization") for record_type in record_types], ref_template="#/$defs/{model}"
    )
    learning = found["$defs"]["Learning"]["properties"]
    learning["link"] = learning.pop("url") | {
        "title": "Link",
        "description": "Address at its provider; `url` in the YAML.",
    }
    for record_type in record_types:
        entry = found["$defs"][record_type.__name__]
        entry["properties"] = {
            "url": {"type": "string", "description": "Address of its page, from the top of the site."},
            **entry["properties"],
        }
        # Entries leave out what HR left out, so only what the YAML itself requires is required.
        entry["required"] = ["url", *(name for name, field in record_type.model_fields.items() if field.is_required())]
    for name in ("Story", "Opening"):
        found["$defs"][name]["properties"] |= {
            "role_title": {"type": "string", "description": "Title of the role."},
            "track": {"type": "string", "description": "Id of the role's track."},
            "level": {"type": "integer", "description": "Level of the role."},
        }
    move = found["$defs"]["MoveEntry"]
    # A move stands alone in moves.json and says where it starts; inside a role it does not repeat the role.
    found["$defs"]["Move"] = {
        **move,
        "title": "Move",
        "properties": {
            "from": {"type": "string", "description": "Id of the role it starts from."},
            **move["properties"],
        },
        "required": ["from", *move["required"]],
    }
    move["required"] = [name for name in move["required"] if name != "url"]
    names = {kind.plural: kind.record.__name__.removesuffix("Entry") for kind in KINDS.values() if kind.in_api}
    lists = [f"{plural}.json is a list of {name}" for plural, name in names.items()]
    value = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "careerguide API, version 1",
        "description": ", ".join(lists) + ".",
        **found,
    }
    return json.dumps(settled(value), indent=1, ensure_ascii=False) + "\n"
