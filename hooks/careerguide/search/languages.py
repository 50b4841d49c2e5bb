"""The words of each language in one file, for the browser: search ignores some, and others ask about a career."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from careerguide import model
from careerguide.guide.guide import Guide

from .index import FOLDER
from .words import tokens

# All languages; and English alone, which is enough for most queries.
FILE, ENGLISH = f"{FOLDER}/languages.json", f"{FOLDER}/english.json"


def files(guide: Guide) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of both files: code -> `{filler, questions, negation, concepts, trade, ...}`.

    `concepts` maps each concept to its phrases, and `trade` words of the trade to English ones; `elsewhere` are words
    of other matters, if there are any, and `follow` is there if words such as "from" come after a name.
    """
    of_work = _words_of_work(guide)
    words = {id_: _words(language, of_work) for id_, language in guide.languages.items()}
    for path, codes in ((FILE, words), (ENGLISH, words.keys() & {"en"})):
        part = {code: words[code] for code in codes}
        yield path, json.dumps(part, ensure_ascii=False, separators=(",", ":"))


def _words_of_work(guide: Guide) -> set[str]:
    """The words of names and everyday phrases. What people say of their work is never a matter of something else."""
    entries: list[model.Role | model.Skill | model.Track] = [
        *guide.roles.values(),
        *guide.skills.values(),
        *guide.tracks.values(),
    ]
    phrases = (phrase for entry in entries for phrase in (entry.title, *entry.aliases, *entry.everyday))
    return {word for phrase in phrases for word in tokens(phrase)}


def _words(language: model.Language, of_work: set[str]) -> dict[str, Any]:
    concepts = language.concepts.model_dump(by_alias=True, exclude_defaults=True)
    lists = {name: list(getattr(language, name)) for name in ("filler", "questions", "negation")}
    more = {
        "trade": dict(language.trade),
        "elsewhere": [word for word in language.elsewhere if of_work.isdisjoint(tokens(word))],
        "follow": language.markers_follow,
    }
    return {**lists, "concepts": concepts, **{name: value for name, value in more.items() if value}}
