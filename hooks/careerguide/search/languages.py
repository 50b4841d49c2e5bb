"""The words of each language in one file, for the browser: search ignores some, and others ask about a career."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from careerguide import model
from careerguide.guide.guide import Guide

from .index import FOLDER

FILE = f"{FOLDER}/languages.json"


def files(guide: Guide) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of the file: `{code: {filler, questions, negation, concepts, follow}}`.

    `concepts` maps each concept to its phrases; `follow` is there if words such as "from" come after a name.
    """
    words = {id_: _words(language) for id_, language in guide.languages.items()}
    yield FILE, json.dumps(words, ensure_ascii=False, separators=(",", ":"))


def _words(language: model.Language) -> dict[str, Any]:
    concepts = language.concepts.model_dump(by_alias=True, exclude_defaults=True)
    lists = {name: list(getattr(language, name)) for name in ("filler", "questions", "negation")}
    return {**lists, "concepts": concepts, **({"follow": True} if language.markers_follow else {})}
