"""The data that scripts read: the lists of the API with the fields that a script uses, and the other files as they are.

Public lists have all fields of an entry. A browser on a slow line should not load the texts that no script shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .api import FOLDER, LISTS, SCHEMA

# List -> the fields that scripts read. Lists that are not here are for other tools only.
FIELDS = {
    "bands": ("id", "title"),
    "kpis": ("id", "title", "unit", "direction", "improve", "caution", "watch", "formerly"),
    "learning": ("id", "title", "kind", "free", "summary", "link", "skills", "formerly"),
    "levels": ("level", "band"),
    "openings": ("id", "closes"),
    "skills": ("id", "title", "everyday", "formerly"),
}
# What each level of each skill looks like: {skill: {level: text}}. It is three quarters of the texts of skills, and
# only a person who has chosen a role reads some of it, so it is a file of its own.
SKILL_LEVELS = f"{FOLDER}/skill-levels.json"
# Of these lists of texts, scripts read as many items from the start: a question needs one phrase of its skill.
MOST = {"everyday": 1}
_LISTS = {kind.plural for kind in LISTS}


# What all tools read at once, in one file: the content of these files by their names. The graph is a file of its own,
# because pages without a tool read it too.
CATALOGUE = f"{FOLDER}/catalogue.json"
_IN_CATALOGUE = ("planner", "skills", "needs", "levels", "bands")
# {conditions: those of each move, in the order of the moves, stories: ..., openings: ..., here: ...}, as in
# planner.json. It is most of the text of that file, and only a person who looks at a route or has chosen a role reads
# some of it.
MOVE_DETAILS = f"{FOLDER}/move-details.json"


def script_data(files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each file that scripts read; `files` are those of the API and of the search."""
    catalogue: dict[str, Any] = {}
    for path, text in files.items():
        name = path.removeprefix(f"{FOLDER}/").removesuffix(".json")
        if name in _IN_CATALOGUE:
            catalogue[name] = _entries(name, text)
        elif name == "learning":
            yield path, _json(_with_all_skills(_entries(name, text), files))
        elif name in FIELDS:
            yield path, _json(_entries(name, text))
        elif name not in _LISTS and path != SCHEMA:
            yield path, text
        if name == "skills":
            yield SKILL_LEVELS, _json({entry["id"]: entry["levels"] for entry in json.loads(text) if entry["levels"]})
    if "planner" in catalogue:
        planner = catalogue["planner"]
        details = {name: planner.pop(name) for name in ("stories", "openings", "here") if name in planner}
        yield MOVE_DETAILS, _json({"conditions": [conditions for _, conditions in planner["moves"]], **details})
        planner["moves"] = [confidence for confidence, _ in planner["moves"]]
        yield CATALOGUE, _json(catalogue)


def _with_all_skills(learning: list[dict[str, Any]], files: Mapping[str, str]) -> list[dict[str, Any]]:
    """Learning with every skill that it is for: those that it names, and those that name it."""
    skills = json.loads(files.get(f"{FOLDER}/skills.json", "[]"))
    for item in learning:
        naming = [skill["id"] for skill in skills if item["id"] in skill.get("learning", ())]
        item["skills"] = list(dict.fromkeys([*item.get("skills", ()), *naming]))
    return learning


def _entries(name: str, text: str) -> Any:
    """The content of a file, with the fields that scripts read."""
    content = json.loads(text)
    return [_read(entry, FIELDS[name]) for entry in content] if name in FIELDS else content


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _read(entry: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    return {key: entry[key][: MOST[key]] if key in MOST else entry[key] for key in fields if key in entry}
