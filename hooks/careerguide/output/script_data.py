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
    "kpis": ("id", "title", "unit", "direction", "caution", "watch", "formerly"),
    "learning": ("id", "title", "kind", "free", "summary", "link", "skills", "formerly"),
    "levels": ("level", "band"),
    "openings": ("id", "closes"),
    "skills": ("id", "title", "everyday", "learning", "formerly"),
}
# What each level of each skill looks like: {skill: {level: text}}. It is three quarters of the texts of skills, and
# only a person who has chosen a role reads some of it, so it is a file of its own.
SKILL_LEVELS = f"{FOLDER}/skill-levels.json"
# Of these lists of texts, scripts read as many items from the start: a question needs one phrase of its skill.
MOST = {"everyday": 1}
_LISTS = {kind.plural for kind in LISTS}


def script_data(files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each file that scripts read; `files` are those of the API and of the search."""
    for path, text in files.items():
        name = path.removeprefix(f"{FOLDER}/").removesuffix(".json")
        if name in FIELDS:
            entries = json.loads(text)
            yield path, _json([_read(entry, FIELDS[name]) for entry in entries])
            if name == "skills":
                yield SKILL_LEVELS, _json({entry["id"]: entry["levels"] for entry in entries if entry.get("levels")})
        elif name not in _LISTS and path != SCHEMA:
            yield path, text


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"


def _read(entry: Mapping[str, Any], fields: Sequence[str]) -> dict[str, Any]:
    return {key: entry[key][: MOST[key]] if key in MOST else entry[key] for key in fields if key in entry}
