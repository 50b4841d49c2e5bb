"""The search index: all names in one file, all other words in small files that the browser loads when they are typed.

Every search loads `names.json`, so it has names only. `words-N.json` has the phrases in which each word appears; the
words are sorted and divided into files, so that a query loads few files, however large the company is.
`details-N.json` has what results show below their title. The browser ranks: overrides/assets/careerguide/search/.
"""

from __future__ import annotations

import dataclasses as dc
import itertools
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from careerguide import formatting, model
from careerguide.guide.guide import Guide
from careerguide.model.kinds import KINDS
from careerguide.pages.page import Page
from careerguide.pages.page_sections import Section
from careerguide.search.words import tokens

FOLDER = "api/v1/search"
# Kind of result -> the start of its entries' addresses; equal results appear in this order. Pages and their sections
# are no entries.
PAGE, SECTION = "page", "section"
BASES = {kind.id: kind.base for kind in KINDS.values() if kind.searched} | {PAGE: "", SECTION: ""}
# Fields of a phrase, those that say most about the document first, and their numbers.
FIELDS = ("everyday", "summary", "body")
EVERYDAY, SUMMARY, BODY = range(len(FIELDS))
# Bytes of a file of words, before compression, and documents in a file of details.
SHARD, DETAILS = 60_000, 64
# Phrases of a document, and lengths of a phrase in words, that the index tells apart: each is one digit of `DIGITS`.
PHRASES, LENGTHS = 64, 8
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
# What people call a certificate: `Certified Fraud Examiner (CFE)`.
_LETTERS_OF_A_TITLE = re.compile(r"\(([A-Z][A-Z-]+)\)")


@dc.dataclass(frozen=True, slots=True)
class SearchDocument:
    """Something that people can find: its kind, its address, its names and its texts."""

    kind: str
    address: str
    title: str
    names: Sequence[str] = ()
    everyday: Sequence[str] = ()
    summary: str = ""
    body: Sequence[str] = ()
    tracks: Sequence[str] = ()
    level: int = 0
    site: tuple[str, ...] = ()
    closes: str = ""


def entries(guide: Guide, pages: Iterable[Page], sections: Sequence[Section]) -> Iterator[SearchDocument]:
    """Everything that people can find, kind by kind."""
    for role in guide.roles.values():
        code = guide.level_code(role.level)
        body = [*_facts(guide, role), *role.responsibilities, *([code] if code else [])]
        yield SearchDocument(
            "role", role.id, role.title, role.other_names, role.everyday, role.summary, body, role.tracks, role.level
        )
    for skill in guide.skills.values():
        markers = [skill.levels[level] for level in guide.skill_levels if level in skill.levels]
        yield SearchDocument("skill", skill.id, skill.title, skill.aliases, skill.everyday, skill.summary, markers)
    for track in guide.tracks.values():
        yield SearchDocument(
            "track", track.id, track.title, track.aliases, track.everyday, track.summary, tracks=[track.id]
        )
    for band in guide.bands.values():
        codes = [level.code for level in guide.levels.values() if level.band == band.id and level.code]
        yield SearchDocument("band", band.id, band.title, [*band.aliases, *codes], (), band.summary)
    yield from _people(guide)
    for item in guide.learning.values():
        letters = _LETTERS_OF_A_TITLE.findall(item.title)
        yield SearchDocument("learning", item.id, item.title, letters, (), item.summary, [item.provider])
    for kpi in guide.kpis.values():
        yield SearchDocument("kpi", kpi.id, kpi.title, kpi.aliases, (), kpi.definition)
    for term in guide.terms.values():
        yield SearchDocument("term", term.id, term.title, term.aliases, (), term.definition)
    for page in pages:
        if page.found_by:
            phrases = [phrase.strip(" .") for phrase in page.found_by.split(",")]
            yield SearchDocument("page", page.address.removeprefix("/"), page.title, phrases, (), page.description)
    for kind, has_anchor in (("page", False), ("section", True)):
        for section in sections:
            if ("#" in section.address) == has_anchor:
                yield SearchDocument(
                    kind,
                    section.address.removeprefix("/"),
                    section.title,
                    section.found_by if has_anchor else (),
                    () if has_anchor else section.found_by,
                    section.page,
                    [section.text],
                )


def _facts(guide: Guide, role: model.Role) -> Iterator[str]:
    """What people ask first about a role: shifts, work from home, family, tracks, sites, languages and pay grade."""
    reality = role.reality
    if reality.shifts:
        yield formatting.SHIFTS[reality.shifts] + (", no nights" if reality.shifts == "day" else "")
    if reality.remote:
        yield formatting.REMOTE[reality.remote]
    if family := guide.family(role):
        yield family.title
    yield from (guide.tracks[id_].title for id_ in role.also_in)
    yield from (name for site in role.sites for name in (guide.sites[site].title, *guide.sites[site].aliases))
    yield from (need.text for need in role.languages)
    if role.grade:
        yield f"Pay grade {role.grade.code}"


def _people(guide: Guide) -> Iterator[SearchDocument]:
    for opening in guide.people.openings.values():
        role = guide.roles[opening.role]
        closes = formatting.closes(opening.closes, guide.places(opening))
        facts = f"{formatting.plural(opening.seats, 'seat')}, {closes}."
        places = [name for site in guide.places(opening) for name in site.aliases]
        shifts = formatting.shifts(opening.shift) + (", no nights" if set(opening.shift) == {"day"} else "")
        body = [opening.line_of_business or "", role.summary, *places, shifts]
        yield SearchDocument(
            "opening",
            opening.id,
            guide.opening_title(opening),
            everyday=role.other_names,
            summary=facts,
            body=body,
            tracks=role.tracks,
            level=role.level,
            site=opening.places,
            closes=opening.closes_text,
        )
    for story in guide.people.stories.values():
        role = guide.roles[story.leader.role]
        roles = " to ".join(guide.roles[stage.role].title for stage in story.journey)
        texts = [text for stage in story.journey for text in (stage.turning_point, stage.setback, stage.advice) if text]
        yield SearchDocument(
            "story",
            story.id,
            story.title,
            (),
            (),
            story.quote,
            [roles, *texts, story.body],
            role.tracks,
            role.level,
            (story.leader.site,) if story.leader.site else (),
        )
    for event in guide.people.events:
        tracks = event.tracks if len(event.tracks) == 1 else ()
        yield SearchDocument(
            "event", event.id, event.title, (), (), event.summary, [event.who, event.where], tracks, site=(event.site,)
        )


def files(guide: Guide, documents: Iterable[SearchDocument]) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each file."""
    listed = list(documents)
    question_words = frozenset(word for question in guide.search.questions for word in tokens(question))
    shards = list(_shards(_postings(listed, question_words)))
    parts = [listed[first : first + DETAILS] for first in range(0, len(listed), DETAILS)]
    yield f"{FOLDER}/names.json", _json(_names(guide, listed, [shard[0][0] for shard in shards]))
    for number, shard in enumerate(shards):
        yield f"{FOLDER}/words-{number}.json", "{" + ",".join(line for _, line in shard) + "}"
    positions = {id_: position for position, id_ in enumerate(guide.roles)}
    for number, part in enumerate(parts):
        details = [_detail(guide, document, positions) for document in part]
        yield f"{FOLDER}/details-{number}.json", _json(details)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _names(guide: Guide, documents: Sequence[SearchDocument], first_words: Sequence[str]) -> dict[str, Any]:
    """The value of `names.json`.

    `{kinds: [[kind, base, count]], rows, tracks: [[id, title]], bands: [[id, title]], levels, sites: [[title, zone]],
    short, same,
    hints, questions, words, details}`: `levels` gives the band of each level, `words` the first word of each file of
    words, `details` the number of documents in a file of details.
    """
    bands = list(guide.bands)
    kinds = itertools.groupby(document.kind for document in documents)
    used = {site for document in documents for site in document.site}
    sites = sorted((site for site in guide.sites.values() if site.id in used), key=lambda site: site.title)
    return {
        "kinds": [[kind, BASES[kind], len(list(group))] for kind, group in kinds],
        "rows": _rows(guide, documents, [site.id for site in sites]),
        "tracks": [[track.id, track.title] for track in guide.tracks.values()],
        "bands": [[band.id, band.title] for band in guide.bands.values()],
        "levels": {
            level.level: bands.index(level.band) for level in guide.levels.values() if level.band in guide.bands
        },
        "sites": [[site.title, site.zone] for site in sites],
        "short": [[form.short, form.means] for form in guide.search.short],
        "same": [list(group.words) for group in guide.search.same],
        "hints": [[hint.kind, list(hint.words)] for hint in guide.search.hints],
        "questions": list(guide.search.questions),
        "words": list(first_words),
        "details": DETAILS,
    }


def _rows(guide: Guide, documents: Sequence[SearchDocument], sites: Sequence[str]) -> list[list[Any]]:
    """`[title, id, other names, track, level, site, closes]` of each document, without empty values at the end.

    The id is 0 if it is the slug of the title. Tracks and sites are positions in their lists, from 1; several are a
    list of them.
    """
    track_numbers = {id_: number for number, id_ in enumerate(guide.tracks, 1)}
    site_numbers = {site: number for number, site in enumerate(sites, 1)}
    rows = []
    for document in documents:
        row: list[Any] = [
            document.title,
            0 if formatting.slug(document.title) == document.address else document.address,
            list(document.names),
            _one_or_list([track_numbers[track] for track in document.tracks]),
            document.level,
            _one_or_list([site_numbers[site] for site in document.site]),
            document.closes,
        ]
        while not row[-1]:
            row.pop()
        rows.append(row)
    return rows


def _one_or_list(numbers: list[int]) -> int | list[int]:
    """The only number, or the list of several; 0 if there is none."""
    return numbers[0] if len(numbers) == 1 else numbers or 0


# Where a word appears: the document, the phrase in it, and the phrase's field and length as one number.
Posting = tuple[int, int, int]


def _postings(documents: Sequence[SearchDocument], ignored: frozenset[str]) -> Mapping[str, list[Posting]]:
    """The postings of each word."""
    postings: dict[str, list[Posting]] = defaultdict(list)
    for number, document in enumerate(documents):
        body = (sentence for text in document.body for sentence in _sentences(text))
        phrases = [
            *((EVERYDAY, phrase) for phrase in document.everyday),
            (SUMMARY, document.summary),
            *((BODY, sentence) for sentence in body),
        ]
        for phrase_number, (field, phrase) in enumerate(phrases[:PHRASES]):
            words = dict.fromkeys(word for word in tokens(phrase) if word not in ignored)
            field_and_length = field * LENGTHS + min(len(words), LENGTHS - 1)
            for word in words:
                postings[word].append((number, phrase_number, field_and_length))
    return postings


def _sentences(text: str) -> list[str]:
    return re.split(r"(?<=[.!?:;])\s+", text)


def _shards(postings: Mapping[str, list[Posting]]) -> Iterator[list[tuple[str, str]]]:
    """The sorted words of each file, each with its line in the file.

    A line is `"word":[[distance to the next document], "phrase, field and length, a digit each"]`.
    """
    shard: list[tuple[str, str]] = []
    size = 0
    for word in sorted(postings, key=_as_scripts_sort):
        distances, digits, last = [], [], 0
        for number, phrase_number, field_and_length in postings[word]:
            distances.append(number - last)
            digits.append(DIGITS[phrase_number] + DIGITS[field_and_length])
            last = number
        line = f'"{word}":[{_json(distances)},"{"".join(digits)}"]'
        if shard and size + len(line) > SHARD:
            yield shard
            shard, size = [], 0
        shard.append((word, line))
        size += len(line)
    if shard:
        yield shard


def _as_scripts_sort(word: str) -> bytes:
    """The key that sorts words as JavaScript does: by the halves of letters beyond the first 65,536."""
    return word.encode("utf-16-be")


def _detail(guide: Guide, document: SearchDocument, positions: Mapping[str, int]) -> list[Any]:
    """`[summary, everyday phrases, moves]`; a move of a role is `[position of the other role, months or null]`.

    A story has the roles of its journey there, each as `[position of the role]`.
    """
    moves: list[list[Any]] = []
    if document.kind == "role":
        moves = [
            [positions[move.end.id], move.entry.after and move.entry.after.typical]
            for move in guide.moves_from.get(document.address, ())
        ]
    elif document.kind == "story":
        moves = [[positions[stage.role]] for stage in guide.people.stories[document.address].journey]
    detail: list[Any] = [document.summary, list(document.everyday), moves]
    while detail and not detail[-1]:
        detail.pop()
    return detail
