"""The words of each language in one file, for the browser: search ignores some, and others ask about a career."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from careerguide import model
from careerguide.guide.guide import Guide

from .index import FOLDER

# All languages; and English alone, which is enough for most queries.
FILE, ENGLISH = f"{FOLDER}/languages.json", f"{FOLDER}/english.json"


def files(guide: Guide) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of both files: `{code: {filler, questions, negation, concepts, follow}}`.

    `concepts` maps each concept to its phrases; `follow` is there if words such as "from" come after a name.
    """
    words = {id_: _words(language) for id_, language in guide.languages.items()}
    for path, codes in ((FILE, words), (ENGLISH, words.keys() & {"en"})):
        part = {code: words[code] for code in codes}
        yield path, json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def _words(language: model.Language) -> dict[str, Any]:
    concepts = language.concepts.model_dump(by_alias=True, exclude_defaults=True)
    lists = {name: list(getattr(language, name)) for name in ("filler", "questions", "negation")}
    return {**lists, "concepts": concepts, **({"follow": True} if language.markers_follow else {})}
