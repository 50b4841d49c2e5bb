"""Words of questions: search can reach each of them, and none means two things. These rules are advice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.formatting import folded
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem

# The lists of a language, in the order of its fields; `*` is each concept.
_LISTS = (("filler", "*"), ("questions", "*"), ("negation", "*"), ("elsewhere", "*"), ("concepts", "*", "*"))
_WORD = r"[^\W_]+(?:['&+#][^\W_]*)*"
_PHRASE = re.compile(rf"{_WORD}(?: {_WORD})*")


def search_phrase(loaded: LoadedData) -> Iterator[Problem]:
    """The words of a language are in lower case, with one space between two, since search compares them so."""
    for item in loaded.of("language"):
        for path, text in _words(item):
            if text != text.lower() or not _PHRASE.fullmatch(text):
                message = (
                    f"`{text}` never matches, because search compares words in lower case without other signs. "
                    "Write only small letters, digits and single spaces."
                )
                yield item.problem(path, "search-phrase", message, "warning")


def repeated_phrase(loaded: LoadedData) -> Iterator[Problem]:
    """A word is in a list once: search ignores capitals and the marks on letters, so `qué` is `que`."""
    for item in loaded.of("language"):
        first: dict[tuple[str, str], str] = {}
        for path, text in _words(item):
            key = (_list_of(path), _compared(text))
            if key in first:
                message = f"`{text}` changes nothing, because `{first[key]}` is in this list too. Delete one of them."
                yield item.problem(path, "repeated-phrase", message, "warning")
            first.setdefault(key, text)


def word_in_two_lists(loaded: LoadedData) -> Iterator[Problem]:
    """A word is in one list of its language, so that it means one thing.

    A word that search ignores may be part of what people ask: `to` says nothing alone, and something between two roles.
    """
    for item in loaded.of("language"):
        lists: dict[str, list[str]] = {}
        for path, text in _words(item):
            name, known = _list_of(path), lists.setdefault(_compared(text), [])
            other = next((before for before in known if _contradicts(before, name)), "")
            if other:
                message = (
                    f"`{text}` is in `{other}` too, so search cannot know what it means. Keep it in one of the lists."
                )
                yield item.problem(path, "word-in-two-lists", message, "warning")
            known.append(name)


def _words(item: LoadedEntry) -> Iterator[tuple[FieldPath, str]]:
    """All words and phrases of a language, each with its path."""
    for pattern in _LISTS:
        yield from item.values(pattern)


def _list_of(path: FieldPath) -> str:
    """The list of a word: `filler`, or `concepts: pay`."""
    return ": ".join(str(step) for step in path[:-1])


def _compared(text: str) -> str:
    """A phrase as search compares it."""
    return " ".join(folded(word) for word in text.split())


def _contradicts(one: str, other: str) -> bool:
    ignored = ("filler", "questions")
    return one != other and not (one in ignored and other.startswith("concepts"))


RULES = (search_phrase, repeated_phrase, word_in_two_lists)
