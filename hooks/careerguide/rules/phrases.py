"""Everyday phrases: each says something that the names and the other phrases do not. These rules are advice."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.formatting import folded
from careerguide.loading.loaded_data import LoadedData
from careerguide.problems import Problem

# More phrases than these are read by nobody, and bring no more queries: see docs/hr/search.md.
MOST_PHRASES = 8
KINDS = ("role", "skill", "track")


def idle_phrase(loaded: LoadedData) -> Iterator[Problem]:
    """An everyday phrase has a word that the names lack, and differs from the other phrases by more than filler."""
    ignored = _ignored(loaded)
    for kind in KINDS:
        for item in loaded.of(kind):
            names = [text for pattern in (("title",), ("aliases", "*")) for _, text in item.values(pattern)]
            known = frozenset().union(*(_content(name, ignored) for name in names))
            phrases: dict[frozenset[str], str] = {}
            for path, phrase in item.values(("everyday", "*")):
                words = _content(phrase, ignored)
                if words <= known:
                    reason = f"all its words are in the names of this {kind}, or search ignores them"
                elif words in phrases:
                    reason = f"`{phrases[words]}` has the same words"
                else:
                    phrases[words] = phrase
                    continue
                message = f"Search finds nothing more by `{phrase}`, because {reason}. Delete it."
                yield item.problem(path, "idle-phrase", message, "warning")


def many_phrases(loaded: LoadedData) -> Iterator[Problem]:
    """An entry has 8 everyday phrases at most."""
    for kind in KINDS:
        for item in loaded.of(kind):
            phrases = list(item.values(("everyday", "*")))
            if len(phrases) > MOST_PHRASES:
                message = (
                    f"This {kind} has {len(phrases)} everyday phrases. "
                    f"Keep the {MOST_PHRASES} that people really say, and delete the others."
                )
                yield item.problem(phrases[MOST_PHRASES][0], "many-phrases", message, "warning")


def _ignored(loaded: LoadedData) -> frozenset[str]:
    """The English words that search ignores."""
    lists = (("filler", "*"), ("questions", "*"))
    english = (item for item in loaded.of("language") if item.id == "en")
    return frozenset(folded(text) for item in english for pattern in lists for _, text in item.values(pattern))


def _content(phrase: str, ignored: frozenset[str]) -> frozenset[str]:
    """The words of a phrase that search compares, in the singular."""
    words = (folded(word) for word in phrase.replace("-", " ").split())
    return frozenset(word.removesuffix("s") for word in words if word not in ignored)


RULES = (idle_phrase, many_phrases)
