"""Words: texts are easy to read, and include everyone. These rules are advice."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from careerguide.formatting import ACRONYM
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Search
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem

from .readability import grade, hard_words, sentences, words

LONGEST_SUMMARY = 160  # characters that search results and link previews show
HARDEST = 8  # school grade
FEWEST_JUDGED = 8  # words; the grade of a shorter text means nothing
SUMMARIES = ("role", "skill", "track", "level", "band", "benefit")

# Kind -> patterns of the texts that people read; titles and everyday phrases are left as people say them.
TEXTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "role": (
        ("summary",), ("reality", "day"), ("responsibilities", "*"), ("kras", "*", "area"), ("tip",), ("dead_end",),
        ("outlook", "grows", "*"), ("outlook", "shrinks", "*"),
        ("moves", "*", "gates", "*", "do"), ("moves", "*", "prepare", "*"), ("moves", "*", "why"),
        ("moves", "*", "why_not"),
    ),
    "skill": (("summary",), ("levels", "*"), ("outlook", "grows", "*"), ("outlook", "shrinks", "*")),
    "track": (("summary",),),
    "level": (("summary",),),
    "skill-level": (("summary",),),
    "band": (("summary",), ("tip",)),
    "kpi": (("definition",), ("improve", "*"), ("caution",)),
    "learning": (("summary",),),
    "benefit": (("summary",), ("how",)),
    "policy": (
        ("feedback",), ("answers", "*", "question"), ("answers", "*", "answer"),
        ("not_decided", "*", "question"), ("not_decided", "*", "tip"),
    ),
    "opening": (("decision", "how"),),
    "event": (("summary",),),
    "ambassador": (("about", "*"),),
    "term": (("definition",),),
}  # fmt: skip

SEARCH_WORDS = (
    ("short", "*", "short"),
    ("same", "*", "words", "*"),
    ("hints", "*", "words", "*"),
    ("questions", "*"),
)
_SEARCHED = re.compile(r"[a-z0-9]+(?:[&+#'][a-z0-9]*)*")
# Word that names one gender -> word that includes everyone.
GENDERED = {
    "he": "they", "she": "they", "him": "them", "his": "their", "her": "their", "hers": "theirs",
    "himself": "themselves", "herself": "themselves", "chairman": "chair", "foreman": "supervisor",
    "salesman": "sales agent", "salesmen": "sales agents", "saleswoman": "sales agent",
    "spokesman": "speaker", "businessman": "business person", "middleman": "agent", "manpower": "staff",
    "manned": "staffed", "mankind": "people", "guys": "everyone", "girls": "people", "boys": "people",
    "ladies": "people", "gentlemen": "people", "housewife": "parent at home", "manhours": "hours",
    "freshman": "new joiner",
}  # fmt: skip
_GENDERED = re.compile(rf"\b({'|'.join(GENDERED)})\b", re.IGNORECASE)

# Trade words that people learn at work; a new employee needs the glossary for them.
_TRADE_PATTERN = (
    "adherence|attrition|backlog|calibration|chargeback|churn|collateral|dialler|escalation|huddle|maker-checker"
    "|occupancy|ramp|reconciliation|rework|shrinkage|triage|upsell|utilisation|wrap"
)
_TRADE_WORDS = tuple(_TRADE_PATTERN.split("|"))
_TRADE = re.compile(rf"\b({_TRADE_PATTERN})\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")


Text = tuple[LoadedEntry, FieldPath, str]


def _texts(loaded: LoadedData) -> Iterator[Text]:
    """Every text that people read, with its entry and path."""
    for item in loaded.all():
        for pattern in TEXTS.get(item.kind, ()):
            yield from ((item, path, text) for path, text in item.values(pattern))


def _summaries(loaded: LoadedData) -> Iterator[Text]:
    items = (item for kind in SUMMARIES for item in loaded.of(kind))
    return ((item, path, text) for item in items for path, text in item.values(("summary",)))


def long_summary(loaded: LoadedData) -> Iterator[Problem]:
    """A summary has at most 160 characters, since a list of results shows no more."""
    for item, path, text in _summaries(loaded):
        if len(text) > LONGEST_SUMMARY:
            message = (
                f"This summary has {len(text)} characters; lists show {LONGEST_SUMMARY}. "
                "Write only what a person does in it."
            )
            yield item.problem(path, "long-summary", message, "warning")


def hard_summary(loaded: LoadedData) -> Iterator[Problem]:
    """A summary has a reading grade of 8 or below."""
    for item, path, text in _summaries(loaded):
        text_grade = int(grade(text))
        if text_grade > HARDEST and len(words(text)) >= FEWEST_JUDGED:
            long_words = hard_words(text)[:4]
            named = f" Long words: {', '.join(long_words)}." if long_words else ""
            longest = max(len(words(sentence)) for sentence in sentences(text))
            message = (
                f"This summary has school reading grade {text_grade}; {HARDEST} or below is easy to read.{named} "
                f"The longest sentence has {longest} words. Use shorter words, or two sentences."
            )
            yield item.problem(path, "hard-summary", message, "warning")


def gendered_word(loaded: LoadedData) -> Iterator[Problem]:
    """Words include everyone, whatever their gender."""
    for item, path, text in _texts(loaded):
        for word in _gendered_in(text):
            message = f"`{word}` names one gender. Write `{GENDERED[word.lower()]}`, or write the sentence with `you`."
            yield item.problem(path, "gendered-word", message, "warning", GENDERED[word.lower()])


@functools.lru_cache(maxsize=20_000)  # `mkdocs serve` and comparisons ask of the same texts again
def _gendered_in(text: str) -> tuple[str, ...]:
    """The words of a text that name one gender, each once. Few texts have any, and the pattern is slow."""
    if GENDERED.keys().isdisjoint(_WORD.findall(text.casefold())):
        return ()
    return tuple(dict.fromkeys(_GENDERED.findall(text)))


@functools.lru_cache(maxsize=20_000)  # `mkdocs serve` and comparisons ask of the same texts again
def _jargon_in(text: str) -> tuple[str, ...]:
    """The acronyms of a text, and its trade words in lower case."""
    plain = text.casefold()
    trade = _TRADE.findall(text) if any(word in plain for word in _TRADE_WORDS) else ()
    return (*ACRONYM.findall(text), *(word.lower() for word in trade))


def unexplained_word(loaded: LoadedData) -> Iterator[Problem]:
    """Every acronym and trade word is in the glossary, is a KPI, or is part of a name that the site shows."""
    if not {"term", "kpi", "role", "skill", "track", "learning"}.isdisjoint(loaded.unread):
        return
    if not loaded.of("term"):
        return  # a company without a glossary does not want these warnings
    known, known_trade_words = _known_words(loaded)
    first: dict[str, tuple[LoadedEntry, FieldPath]] = {}
    for item, path, text in _texts(loaded):
        for word in _jargon_in(text):
            if word not in known and word not in known_trade_words:
                first.setdefault(word, (item, path))
    for word, (item, path) in first.items():
        message = f"`{word}` is not explained. Add it to data/glossary.yaml, or use words that a new employee knows."
        yield item.problem(path, "unexplained-word", message, "warning")


def _known_words(loaded: LoadedData) -> tuple[set[str], set[str]]:
    """Words that are explained or shown, as they are written; and trade words inside names of terms and KPIs."""
    explained = [name for kind in ("term", "kpi") for name in _names(loaded, kind)]
    shown = [name for kind in ("role", "skill", "track") for name in _names(loaded, kind)]
    courses = [
        *_names(loaded, "learning"),
        *(provider for item in loaded.of("learning") for _, provider in item.values(("provider",))),
    ]
    acronyms = {acronym for name in courses for acronym in ACRONYM.findall(name)}
    return {*explained, *shown, *acronyms}, {word for name in explained for word in _TRADE.findall(name.lower())}


def search_word(loaded: LoadedData) -> Iterator[Problem]:
    """Each word in search.yaml is a single word in lower case, since search compares single words.

    Only the meaning of a short form may have several words.
    """
    for item in loaded.of("search"):
        for pattern in SEARCH_WORDS:
            for path, word in item.values(pattern):
                if not _SEARCHED.fullmatch(word):
                    message = (
                        f"`{word}` never matches, because search compares single words in lower case. "
                        "Write one word in lower case."
                    )
                    yield item.problem(path, "search-word", message, "warning")


def lone_word(loaded: LoadedData) -> Iterator[Problem]:
    """A group of words that mean the same has at least two different words."""
    for item, search in loaded.entries("search", Search):
        for index, group in enumerate(search.same):
            if len(set(group.words)) < 2:
                message = (
                    "This group has only one word, so it has no effect. Add a word that means the same, or delete it."
                )
                yield item.problem(("same", index, "words"), "lone-word", message, "warning")


def _names(loaded: LoadedData, kind: str) -> Iterator[str]:
    """The titles and aliases of all entries of a kind."""
    for item in loaded.of(kind):
        for pattern in (("title",), ("aliases", "*")):
            yield from (name for _, name in item.values(pattern))


RULES = (long_summary, hard_summary, gendered_word, unexplained_word, search_word, lone_word)
