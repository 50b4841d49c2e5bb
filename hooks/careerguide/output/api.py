"""The framework as JSON, for scripts and for the planner: the field names of the YAML, and `url`."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from careerguide import formatting, model
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Move
from careerguide.guide.route_filters import line_words
from careerguide.guide.writing_systems import writing
from careerguide.model import targets
from careerguide.model.kinds import KINDS, EntryKind

from .editor_schemas import standard_keywords

FOLDER = "api/v1"
SCHEMA = f"{FOLDER}/schema.json"
# The kinds whose entries have a list of their own.
LISTS = tuple(kind for kind in KINDS.values() if kind.in_api)
# Fields that lists have under another name, or that say how HR made something.
_NOT_EXPORTED: dict[str, Any] = {"url": True, "leader": {"picture", "focus"}}
# An entry, the address of its page from the top of the site, and fields that the entry itself does not have.
ListItem = tuple[BaseModel, str, Mapping[str, object]]


def exports(guide: Guide) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each file."""
    for kind in LISTS:
        yield f"{FOLDER}/{kind.plural}.json", _json_list(_items(guide, kind), guide.language)
    yield f"{FOLDER}/graph.json", graph(guide)
    yield f"{FOLDER}/planner.json", planner(guide)
    yield f"{FOLDER}/needs.json", needs(guide)
    yield f"{FOLDER}/differences.json", differences(guide)
    yield SCHEMA, schema()


def _items(guide: Guide, kind: EntryKind) -> Iterator[ListItem]:
    """Each entry of a kind with its address and what the API adds to it."""
    if kind.id == "move":
        for move in guide.moves:
            yield move.entry, kind.address.format(id="/".join(move.id)), {"from": move.start.id, **_counted(move)}
        return
    for id_, entry in guide.of_kind(kind.id).items():
        match entry:
            case model.Level():
                yield entry, f"{KINDS['band'].address.format(id=entry.band)}#level-{entry.level}", {}
            case model.Story():
                place = _place(guide, entry.leader.site) if entry.leader.site else {}
                yield (
                    entry,
                    kind.address.format(id=id_),
                    _role_facts(guide, entry.leader.role) | place | _picture(guide, id_),
                )
            case model.Opening():
                facts = _role_facts(guide, entry.role) | _places(guide, entry)
                yield entry, kind.address.format(id=id_), facts
            case model.Event():
                yield entry, kind.address.format(id=id_), _place(guide, entry.site)
            case model.Learning():  # all are on one page
                yield entry, f"/{kind.plural}/", _provider_link(entry)
            case _:
                yield entry, kind.address.format(id=id_), {}


def _counted(move: Move) -> dict[str, object]:
    """What the company has counted of a move, and the months and the confidence that the guide had before."""
    if move.here is None or move.estimate is None:
        return {}
    here = move.here.model_dump(mode="json", exclude={"from_role", "to_role"}, exclude_none=True)
    fields = {"after", "confidence"}
    return {"here": here, "estimate": move.estimate.model_dump(mode="json", include=fields, exclude_none=True)}


def _role_facts(guide: Guide, id_: str) -> dict[str, object]:
    """What a script needs to show the role of a story or an opening without a second file."""
    role = guide.roles[id_]
    tracks = {"track": role.track, "also_in": role.also_in}
    return {"role_title": role.title, **{name: value for name, value in tracks.items() if value}, "level": role.level}


def _picture(guide: Guide, id_: str) -> dict[str, object]:
    """The address of the photograph of a story, if it has one; the name of HR's own file is left out."""
    photograph = guide.people.photographs.get(id_)
    return {"picture": f"/{photograph.small}"} if photograph else {}


def _place(guide: Guide, id_: str) -> dict[str, object]:
    """The name of a site and its time zone, in which the days of an opening begin and end."""
    site = guide.sites[id_]
    return {"site_title": site.title, "zone": site.zone}


def _places(guide: Guide, opening: model.Opening) -> dict[str, object]:
    """The sites of an opening. An opening at several has a list of `{site, site_title, zone}` too.

    `site_title` then names all, and `zone` is that of the first.
    """
    sites = guide.places(opening)
    if len(sites) == 1:
        return _place(guide, sites[0].id)
    places = [{"site": site.id, **_place(guide, site.id)} for site in sites]
    return {"site_title": formatting.place_names(sites), "zone": sites[0].zone, "places": places}


def _provider_link(item: model.Learning) -> dict[str, object]:
    """`link`: the `url` that HR writes, because in every list `url` is the address on this site."""
    return {"link": item.url} if item.url else {}


def _written(entry: BaseModel, language: str) -> dict[str, str]:
    """`lang` and `dir` of the title, if it is not in the site's own letters; an entry's own `lang` stays."""
    lang = getattr(entry, "lang", None)
    kind = writing(getattr(entry, "title", ""), lang or language)
    if kind is None:
        return {}
    return {"dir": kind.dir} if lang else {"lang": kind.lang, "dir": kind.dir}


def _json_list(items: Iterable[ListItem], language: str = "") -> str:
    """A JSON list. pydantic writes each entry, many times faster than Python's own json."""
    records = []
    for entry, url, more in items:
        head = json.dumps({"url": url, **more, **_written(entry, language)}, ensure_ascii=False)[:-1]
        records.append(f"{head}, {entry.model_dump_json(exclude=_NOT_EXPORTED, exclude_none=True, by_alias=True)[1:]}")
    return "[\n" + ",\n".join(records) + "\n]\n"


def graph(guide: Guide) -> str:
    """The graph without texts, small enough for the home page.

    `{tracks: [[id, title]], roles: [[id, title, track, level, short]], moves: [...], openings: [[role, closes, zone]],
    formerly: {former id: present id}}`. Only roles with a short title have `short`.
    `track` is null for a role without a track.
    A move is `[from, to, kind, min, typical, slow]`; its months are null if they are not known. Moves and openings name
    a role by its position in `roles`.
    """
    index = {id_: number for number, id_ in enumerate(guide.roles)}
    value = {
        "tracks": [[track.id, track.title] for track in guide.tracks.values()],
        "roles": [
            [role.id, role.title, role.track, role.level, *([role.short] if role.short else [])]
            for role in guide.roles.values()
        ],
        "moves": [
            [index[move.start.id], index[move.end.id], move.kind, *_months(move.entry.after)] for move in guide.moves
        ],
        "openings": [
            [index[opening.role], opening.closes_text, guide.zones(opening)]
            for opening in guide.people.openings.values()
        ],
        "formerly": {old: role.id for role in guide.roles.values() for old in role.formerly},
    }
    return _compact(value)


def _months(after: model.MonthRange | None) -> tuple[int | None, int | None, int | None]:
    return (after.min, after.typical, after.slow) if after else (None, None, None)


def planner(guide: Guide) -> str:
    """What the route planner needs in addition to the graph, in the same order.

    `{lines: [id of each track's line of business, or null], names: [[line, name]], avoid: [[word, line, name]],
    roles: [[shifts, remote, manages, sites, languages, grade, family, also]], moves: [[confidence, gates]],
    stories: [[from, to, id, title]], openings: [[role, id, site, closes, zone]]}`;
    `avoid` are the lines of business that a plan can leave out, each with its word in the address of a plan.
    `codes` are the company's own codes of levels, by the number of the level, if there are any;
    `manages` is how many people the role leads, `[min, max]` or null. `sites` are titles, `languages` are `[[name,
    level]]`, `grade` is `[code, link]`, `family` is `[id, title]` of its family in its own track, and `also` has the
    ids of other tracks that list it; those that a role does not have are left out at the end. `closes` is a day or
    `until-filled`, and `zone` may be several with spaces between them. `gates` are the conditions of the move: `[kpi,
    target, months in a row, limits]`, or `[fingerprint, sentence]` for one that no KPI measures. `here` has what the
    company has counted of moves, by their numbers, in words; it is left out if there is nothing.
    """
    index = {id_: number for number, id_ in enumerate(guide.roles)}
    people = guide.people
    codes = {level: guide.level_code(level) for level in guide.levels if guide.level_code(level)}
    value = {
        **({"codes": codes} if codes else {}),
        "lines": [track.line for track in guide.tracks.values()],
        "names": [[line.id, line.name] for line in guide.lines.values()],
        "avoid": [[word, line.id, line.name] for word, line in line_words(guide).items()],
        "roles": [[*_reality(role.reality), *_conditions(guide, role)] for role in guide.roles.values()],
        "moves": [[move.entry.confidence, [gate_in_short(gate) for gate in move.entry.gates]] for move in guide.moves],
        **_here(guide),
        "stories": [
            [index[start], index[end], story.id, story.title]
            for story in people.stories.values()
            for start, end in story.steps
        ],
        "openings": [
            [
                index[opening.role],
                opening.id,
                formatting.place_names(guide.places(opening)),
                opening.closes_text,
                guide.zones(opening),
            ]
            for opening in people.openings.values()
        ],
    }
    return _compact(value)


def _here(guide: Guide) -> dict[str, dict[str, str]]:
    words = {str(number): move.here_in_words for number, move in enumerate(guide.moves) if move.here}
    return {"here": words} if words else {}


def _reality(reality: model.Reality) -> list[object]:
    manages = reality.manages and [reality.manages.min, reality.manages.max]
    return [reality.shifts, reality.remote, manages]


def _conditions(guide: Guide, role: model.Role) -> list[object]:
    """Sites, languages, pay grade, family and other tracks of a role, without empty values at the end."""
    family = guide.family(role)
    values: list[object] = [
        [guide.sites[id_].title for id_ in role.sites],
        [[need.language, need.level or ""] for need in role.languages],
        [role.grade.code, role.grade.link or ""] if role.grade else [],
        [family.id, family.title] if family else [],
        list(role.also_in),
    ]
    while values and not values[-1]:
        values.pop()
    return values


def needs(guide: Guide) -> str:
    """What each role asks for, and the numbers of the match calculation.

    `{levels: [[id, title]], match: {essential, desirable, strong, good, stretch}, roles: [[needs, kras, formerly]]}`:
    `levels` are those of all skills, the lowest first; the first two of `match` are weights, the others percentages;
    roles are in the graph's order.
    `needs` are `[[skill, number of the level from 1, 1 if essential else 0]]`, `kras` are
    `[[area, kpi, target, over, limits]]`, and `formerly` are old ids. `limits` of a figure are `[low, high, strict]`;
    low and high can be null, and `limits` is null if the target has only words.
    """
    ranks = {id_: rank for rank, id_ in enumerate(guide.skill_levels, 1)}
    value = {
        "levels": [[level.id, level.title] for level in guide.skill_levels.values()],
        "match": {**guide.match.weights.model_dump(), **guide.match.tiers.model_dump()},
        "roles": [
            [
                [[need.skill, ranks[need.level], int(need.need == "essential")] for need in role.skills],
                [[kra.area, kra.kpi, kra.target, kra.over, _limits(kra.target)] for kra in role.kras],
                role.formerly,
            ]
            for role in guide.roles.values()
        ],
    }
    return _compact(value)


def differences(guide: Guide) -> str:
    """What differs in roles by client line, site and shift, and the titles of the sites that are named.

    `{"sites": {id: title}, "roles": {role: [[line, site, shift, key, id, ...], ...]}}`; `site` is an id, and empty
    texts are places that do not matter. After the key `kpi` and its id come the target, the
    months in a row (null: as in the role), its limits and its title; after `skill`, the number of the level from 1, and
    1 if it is essential, 0 if not (null: as in the role); after `language` and its name, its level.
    """
    ranks = {id_: rank for rank, id_ in enumerate(guide.skill_levels, 1)}
    roles = {
        role.id: [[*item.places, *item.subject, *_difference(guide, item, ranks)] for item in role.differences]
        for role in guide.roles.values()
        if role.differences
    }
    named = {item.site for role in guide.roles.values() for item in role.differences}
    sites = {id_: site.title for id_, site in guide.sites.items() if id_ in named}
    return _compact({"sites": sites, "roles": roles})


def _difference(guide: Guide, item: model.Difference, ranks: Mapping[str, int]) -> list[object]:
    if item.kpi:
        return [item.target, item.over, _limits(item.target or ""), guide.kpis[item.kpi].title]
    if item.skill:
        return [ranks[item.level or ""], None if item.need is None else int(item.need == "essential")]
    return [(item.language and item.language.level) or ""]


def gate_in_short(gate: model.Gate) -> list[object]:
    """A condition of a move: `[kpi, target, months in a row, limits]`, or `[fingerprint, sentence]` without a KPI."""
    if gate.target is None:
        return [gate.fingerprint, gate.do]
    return [gate.kpi, gate.target, gate.in_a_row, _limits(gate.target)]


def _limits(target: str) -> tuple[float | None, float | None, bool] | None:
    """The limits of a target, so that no script reads targets itself."""
    bounds = targets.parse(target).bounds
    return (_number(bounds.low), _number(bounds.high), bounds.strict) if bounds else None


def _number(value: float | None) -> float | None:
    """85 rather than 85.0, as scripts write it."""
    return int(value) if value is not None and value.is_integer() else value


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@functools.cache
def schema() -> str:
    """The JSON Schema of every list, under `$defs` by the name of one entry."""
    _, generated = models_json_schema(
        [(kind.record, "serialization") for kind in LISTS], ref_template="#/$defs/{model}"
    )
    _describe_added_fields(generated["$defs"])
    names = {kind.plural: kind.record.__name__.removesuffix("Entry") for kind in LISTS}
    description = ", ".join(f"{name}.json of {entry}" for name, entry in names.items())
    value = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "careerguide API, version 1",
        "description": f"{description.replace('.json of', '.json is a list of', 1)}.",
        **generated,
    }
    return json.dumps(_without_examples(standard_keywords(value)), indent=1, ensure_ascii=False) + "\n"


def _without_examples(schema: Any) -> Any:
    """A schema without the examples for people who write data files: they name entries that no company has to have."""
    if isinstance(schema, dict):
        return {
            key: _without_examples(value)
            for key, value in schema.items()
            if not (key == "examples" and isinstance(value, list))
        }
    return [_without_examples(item) for item in schema] if isinstance(schema, list) else schema


def _describe_added_fields(definitions: dict[str, Any]) -> None:
    """Add the fields that entries have in a list beside those of the YAML."""
    learning = definitions["Learning"]["properties"]
    learning["link"] = learning.pop("url") | {
        "title": "Link",
        "description": "Address at its provider; `url` in the YAML.",
    }
    written = {
        "lang": {"type": "string", "description": "Language of the title, if it is not in Latin letters."},
        "dir": {"enum": ["ltr", "rtl"], "description": "Direction of the title, if it has a `lang`."},
    }
    for record_type in (kind.record for kind in LISTS):
        entry = definitions[record_type.__name__]
        url = {"type": "string", "description": "Address of its page, from the top of the site."}
        entry["properties"] = {"url": url, **entry["properties"]}
        if "title" in entry["properties"]:
            entry["properties"] |= written
        # An entry has only the fields that HR filled in, so only those are required that the YAML requires.
        entry["required"] = ["url", *(name for name, field in record_type.model_fields.items() if field.is_required())]
    for name in ("Story", "Opening"):
        definitions[name]["properties"] |= {
            "role_title": {"type": "string", "description": "Title of the role."},
            "track": {"type": "string", "description": "Id of the track that the role belongs to, if it has one."},
            "also_in": {
                "type": "array",
                "description": "Ids of other tracks that list the role, if there are any.",
                "items": {"type": "string"},
            },
            "level": {"type": "integer", "description": "Level of the role."},
        }
    picture = {"type": "string", "description": "Address of a small picture of the person, from the top of the site."}
    definitions["Story"]["properties"]["picture"] = picture
    for name in ("Story", "Opening", "Event"):
        definitions[name]["properties"] |= {
            "site_title": {"type": "string", "description": "Name of the site."},
            "zone": {"type": "string", "description": "Time zone of the site, by its region."},
        }
    definitions["Opening"]["properties"]["places"] = {
        "type": "array",
        "description": "Each site of an opening at several: `site`, `site_title` and `zone`.",
        "items": {"type": "object", "additionalProperties": {"type": "string"}},
    }
    # In moves.json a move names the role it starts from; inside a role it does not, and it has no url.
    move = definitions["MoveEntry"]
    start = {"type": "string", "description": "Id of the role it starts from."}
    here = {"type": "object", "description": "What the company has counted of the move, if it has."}
    estimate = {"type": "object", "description": "`after` and `confidence` before the company counted them."}
    definitions["Move"] = {
        **move,
        "title": "Move",
        "properties": {"from": start, "here": here, "estimate": estimate, **move["properties"]},
        "required": ["from", *move["required"]],
    }
    move["required"] = [name for name in move["required"] if name != "url"]
