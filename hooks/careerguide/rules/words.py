"""Words that everyone can read and everyone is meant by. All of these are advice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.formatting import ACRONYM
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Search
from careerguide.model.record_fields import FieldStep
from careerguide.problems import Problem

from .readability import grade, hard_words, sentences, words

LONGEST_SUMMARY = 160  # characters: what search results and link previews show
HARDEST = 8  # school grade
FEWEST_JUDGED = 8  # words; the grade of fewer says nothing
SUMMARIES = ("role", "skill", "track", "level", "band", "benefit")

# What is written to be read, by kind; titles and everyday phrases are as people say them.
TEXTS: dict[str, tuple[tuple[str, ...], ...]] = {
    "role": (
        ("summary",), ("reality", "day"), ("responsibilities", "*"), ("kras", "*", "area"), ("tip",), ("dead_end",),
        ("moves", "*", "gates", "*"), ("moves", "*", "prepare", "*"), ("moves", "*", "why"), ("moves", "*", "why_not"),
    ),
    "skill": (("summary",), ("levels", "awareness"), ("levels", "working"), ("levels", "practitioner"), ("levels", "expert")),
    "track": (("summary",),),
    "level": (("summary",),),
    "band": (("summary",), ("tip",)),
    "kpi": (("definition",), ("caution",)),
    "learning": (("summary",),),
    "benefit": (("summary",), ("how",)),
    "policy": (("feedback",),),
    "opening": (("decision", "how"),),
    "event": (("summary",),),
    "ambassador": (("about", "*"),),
    "term": (("definition",),),
}  # fmt: skip

_SEARCHED = re.compile(r"[a-z0-9]+(?:[&+#'][a-z0-9]*)*")
# What names one gender -> what names everyone.
GENDERED = {
    "he": "they", "she": "they", "him": "them", "his": "their", "her": "their", "hers": "theirs", "himself": "themselves",
    "herself": "themselves", "chairman": "chair", "foreman": "supervisor", "salesman": "sales agent", "salesmen": "sales agents",
    "saleswoman": "sales agent", "spokesman": "speaker", "businessman": "business person", "middleman": "agent", "manpower": "staff",
    "manned": "staffed", "mankind": "people", "guys": "everyone", "girls": "people", "boys": "people", "ladies": "people",
    "gentlemen": "people", "housewife": "parent at home", "manhours": "hours", "freshman": "new joiner",
}  # fmt: skip
_GENDERED = re.compile(rf"\b({'|'.join(GENDERED)})\b", re.IGNORECASE)

# Words that one learns on the floor; a newcomer finds them in the glossary or not at all.
_TRADE = re.compile(
    r"\b(adherence|attrition|backlog|calibration|chargeback|churn|collateral|dialler|escalation|huddle|maker-checker|occupancy|ramp"
    r"|reconciliation|rework|shrinkage|triage|upsell|utilisation|wrap)\b",
    re.IGNORECASE,
)


def _texts(loaded: LoadedData) -> Iterator[tuple[LoadedEntry, tuple[FieldStep, ...], str]]:
    for item in loaded.all():
        for pattern in TEXTS.get(item.kind, ()):
            yield from ((item, at, text) for at, text in item.values(pattern))


def _summaries(loaded: LoadedData) -> Iterator[tuple[LoadedEntry, tuple[FieldStep, ...], str]]:
    return (
        (item, at, text) for kind in SUMMARIES for item in loaded.of(kind) for at, text in item.values(("summary",))
    )


def long_summary(loaded: LoadedData) -> Iterator[Problem]:
    """A summary has at most 160 characters, which is what a list of results shows."""
    for item, at, text in _summaries(loaded):
        if len(text) > LONGEST_SUMMARY:
            message = f"This summary has {len(text)} characters; {LONGEST_SUMMARY} are shown in lists. Say what a person does in it, and stop."
            yield item.problem(at, "long-summary", message, "warning")


def hard_summary(loaded: LoadedData) -> Iterator[Problem]:
    """A summary reads at school grade 8 or below."""
    for item, at, text in _summaries(loaded):
        found = grade(text)
        if int(found) > HARDEST and len(words(text)) >= FEWEST_JUDGED:
            long = hard_words(text)[:4]
            named = f" Long words: {', '.join(long)}." if long else ""
            longest = max(len(words(sentence)) for sentence in sentences(text))
            message = (
                f"This summary reads at school grade {int(found)}; {HARDEST} or below is plain.{named} "
                f"The longest sentence has {longest} words. Use shorter words, or two sentences."
            )
            yield item.problem(at, "hard-summary", message, "warning")


def gendered_word(loaded: LoadedData) -> Iterator[Problem]:
    """Words mean everyone, whatever their gender."""
    for item, at, text in _texts(loaded):
        for word in dict.fromkeys(match[0] for match in _GENDERED.finditer(text)):
            message = f"`{word}` names one gender. Write `{GENDERED[word.lower()]}`, or turn the sentence to `you`."
            yield item.problem(at, "gendered-word", message, "warning")


def unexplained_word(loaded: LoadedData) -> Iterator[Problem]:
    """Acronyms and words of the trade are in the glossary, among the KPIs, or name something that the site shows."""
    if not {"term", "kpi", "role", "skill", "track", "learning"}.isdisjoint(loaded.unread):
        return
    if not loaded.of("term"):
        return  # a company without a glossary has chosen so
    names = [text for kind in ("term", "kpi") for text in _names(loaded, kind)]
    known = {*names, *(text for kind in ("role", "skill", "track") for text in _names(loaded, kind))}
    letters = [
        *_names(loaded, "learning"),
        *(text for item in loaded.of("learning") for _, text in item.values(("provider",))),
    ]
    known |= {word for name in letters for word in ACRONYM.findall(name)}  # courses and those who give them
    trade = {part for name in names for part in _TRADE.findall(name.lower())}
    first: dict[str, tuple[LoadedEntry, tuple[FieldStep, ...]]] = {}
    for item, at, text in _texts(loaded):
        for word in [*ACRONYM.findall(text), *(match.lower() for match in _TRADE.findall(text))]:
            if word not in known and word not in trade:
                first.setdefault(word, (item, at))
    for word, (item, at) in first.items():
        message = f"`{word}` is explained nowhere. Add it to data/glossary.yaml, or use words that a new joiner knows."
        yield item.problem(at, "unexplained-word", message, "warning")


def search_word(loaded: LoadedData) -> Iterator[Problem]:
    """Search compares word by word: each word in search.yaml stands alone and in lower case. What a short form means may be several."""
    for item in loaded.of("search"):
        for pattern in (
            ("short", "*", "short"),
            ("same", "*", "words", "*"),
            ("hints", "*", "words", "*"),
            ("questions", "*"),
        ):
            for at, found in item.values(pattern):
                if not _SEARCHED.fullmatch(found):
                    message = f"Nobody's search matches `{found}`: search compares word by word. Write a single word in lower case."
                    yield item.problem(at, "search-word", message, "warning")


def lone_word(loaded: LoadedData) -> Iterator[Problem]:
    """A group of words that mean the same has at least two."""
    for item, found in loaded.entries("search", Search):
        for place, group in enumerate(found.same):
            if len(set(group.words)) < 2:
                message = "One word alone means the same as nothing else. Add a word to the group, or delete it."
                yield item.problem(("same", place, "words"), "lone-word", message, "warning")


def _names(loaded: LoadedData, kind: str) -> Iterator[str]:
    return (
        text
        for item in loaded.of(kind)
        for pattern in (("title",), ("aliases", "*"))
        for _, text in item.values(pattern)
    )


RULES = (long_summary, hard_summary, gendered_word, unexplained_word, search_word, lone_word)
