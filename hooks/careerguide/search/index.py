"""What the browser searches: every name in one file, every other word in small ones that are fetched when it is typed.

`names.json` is fetched by everyone who searches, so it holds no sentence. `words-N.json` says in which phrases a word stands;
words are sorted and cut into files, so that a query fetches the few that it needs, however large the company is.
`details-N.json` holds what results show below their title. Ranking is the browser's: overrides/assets/careerguide/search/.
"""

from __future__ import annotations

import dataclasses as dc
import itertools
import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from careerguide import formatting, model
from careerguide.guide.guide import Guide
from careerguide.model.kinds import KINDS
from careerguide.pages.page import Page
from careerguide.pages.page_sections import Section

FOLDER = "api/v1/search"
# Kind of result -> the start of its entries' addresses. A page and a section of it are no entries: they have their own.
PAGE, SECTION = "page", "section"
BASES = {kind.id: kind.base for kind in KINDS.values() if kind.searched} | {PAGE: "", SECTION: ""}
# Fields of a phrase, those that say most about the document first, and their numbers.
FIELDS = ("everyday", "summary", "body")
EVERYDAY, SUMMARY, BODY = range(len(FIELDS))
# Bytes of a file of words, before they are packed; and entries in one of details.
SHARD, DETAILS = 60_000, 64
# Phrases of one entry that are told apart, and words of one that are counted: both are one letter each in the files.
PHRASES, LENGTHS = 64, 8
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_WORD = re.compile(r"[a-z0-9]+(?:[&+#'][a-z0-9]*)*")


@dc.dataclass(frozen=True, slots=True)
class SearchDocument:
    """Something that can be found: where it is, what it is called, and what is said of it."""

    kind: str
    address: str
    title: str
    names: Sequence[str] = ()
    everyday: Sequence[str] = ()
    summary: str = ""
    body: Sequence[str] = ()
    track: str = ""
    level: int = 0
    site: str = ""
    closes: str = ""


def tokens(phrase: str) -> list[str]:
    """The words of a phrase as search compares them; search/words.js cuts in the same way."""
    plain = phrase.casefold()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain.replace("\u2019", "'")).casefold()
        plain = "".join(letter for letter in plain if not unicodedata.category(letter).startswith("M"))
    return [re.sub(r"'s?$|'", "", word) for word in _WORD.findall(plain)]


def entries(guide: Guide, pages: Iterable[Page], sections: Sequence[Section]) -> Iterator[SearchDocument]:
    """Everything that can be found, kind by kind."""
    for role in guide.roles.values():
        body = [*_facts(role.reality), *role.responsibilities]
        yield SearchDocument(
            "role", role.id, role.title, role.aliases, role.everyday, role.summary, body, role.track, role.level
        )
    for skill in guide.skills.values():
        markers = [getattr(skill.levels, level) for level in model.SKILL_LEVELS]
        yield SearchDocument("skill", skill.id, skill.title, skill.aliases, skill.everyday, skill.summary, markers)
    for track in guide.tracks.values():
        yield SearchDocument(
            "track", track.id, track.title, track.aliases, track.everyday, track.summary, track=track.id
        )
    for band in guide.bands.values():
        yield SearchDocument("band", band.id, band.title, band.aliases, (), band.summary)
    yield from _of_people(guide)
    for item in guide.learning.values():
        yield SearchDocument("learning", item.id, item.title, (), (), item.summary, [item.provider])
    for kpi in guide.kpis.values():
        yield SearchDocument("kpi", kpi.id, kpi.title, kpi.aliases, (), kpi.definition)
    for term in guide.terms.values():
        yield SearchDocument("term", term.id, term.title, term.aliases, (), term.definition)
    for page in pages:
        if page.found_by:
            words = [phrase.strip(" .") for phrase in page.found_by.split(",")]
            yield SearchDocument("page", page.address.removeprefix("/"), page.title, (), words, page.description)
    for kind, marked in (("page", False), ("section", True)):
        for section in sections:
            if ("#" in section.address) == marked:
                yield SearchDocument(
                    kind,
                    section.address.removeprefix("/"),
                    section.title,
                    (),
                    section.found_by,
                    section.page,
                    [section.text],
                )


def _facts(reality: model.Reality) -> Iterator[str]:
    """What people ask of a role before anything else: its shifts, and whether it can be done from home."""
    if reality.shifts:
        yield formatting.SHIFTS[reality.shifts] + (", no nights" if reality.shifts == "day" else "")
    if reality.remote:
        yield formatting.REMOTE[reality.remote]


def _of_people(guide: Guide) -> Iterator[SearchDocument]:
    for opening in guide.people.openings.values():
        role = guide.roles[opening.role]
        facts = f"{formatting.plural(opening.seats, 'seat')}, closes {formatting.day(opening.closes)}."
        body = [opening.line_of_business or "", role.summary]
        yield SearchDocument(
            "opening",
            opening.id,
            f"{role.title}, {opening.site}",
            everyday=role.aliases,
            summary=facts,
            body=body,
            track=role.track,
            level=role.level,
            site=opening.site,
            closes=opening.closes.isoformat(),
        )
    for story in guide.people.stories.values():
        role = guide.roles[story.leader.role]
        way = " to ".join(guide.roles[station.role].title for station in story.journey)
        turns = [
            line
            for station in story.journey
            for line in (station.turning_point, station.setback, station.advice)
            if line
        ]
        yield SearchDocument(
            "story",
            story.id,
            story.title,
            (),
            (),
            story.quote,
            [way, *turns, story.body],
            role.track,
            role.level,
            story.leader.site or "",
        )
    for event in guide.people.events:
        track = event.tracks[0] if len(event.tracks) == 1 else ""
        yield SearchDocument(
            "event", event.id, event.title, (), (), event.summary, [event.who, event.where], track, site=event.site
        )


def files(guide: Guide, found: Iterable[SearchDocument]) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each file."""
    listed = list(found)
    words = _postings(listed, frozenset(word for line in guide.search.questions for word in tokens(line)))
    shards = list(_shards(words))
    details = [listed[first : first + DETAILS] for first in range(0, len(listed), DETAILS)]
    yield f"{FOLDER}/names.json", _json(_names(guide, listed, [shard[0][0] for shard in shards]))
    for number, shard in enumerate(shards):
        yield f"{FOLDER}/words-{number}.json", "{" + ",".join(line for _, line in shard) + "}"
    places = {id_: place for place, id_ in enumerate(guide.roles)}
    for number, part in enumerate(details):
        yield f"{FOLDER}/details-{number}.json", _json([_detail(guide, entry, places) for entry in part])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _names(guide: Guide, listed: Sequence[SearchDocument], starts: Sequence[str]) -> dict[str, Any]:
    """`{kinds: [[kind, base, how many]], rows, tracks: [[id, title]], bands: [[id, title]], levels, sites, search, words, details}`.

    A row is `[title, id, other names, track, level, site, closes]` without what is empty at its end. The id is 0 where the title makes it;
    tracks and sites are places in their lists, from 1. `levels` gives the band of each level, `words` the first word of each file.
    """
    tracks = {id_: place for place, id_ in enumerate(guide.tracks, 1)}
    sites = {site: place for place, site in enumerate(sorted({entry.site for entry in listed if entry.site}), 1)}
    rows = []
    for entry in listed:
        id_ = 0 if formatting.slug(entry.title) == entry.address else entry.address
        row: list[Any] = [
            entry.title,
            id_,
            list(entry.names),
            tracks.get(entry.track, 0),
            entry.level,
            sites.get(entry.site, 0),
            entry.closes,
        ]
        while not row[-1]:
            row.pop()
        rows.append(row)
    bands = list(guide.bands)
    return {
        "kinds": [
            [kind, BASES[kind], len(list(group))] for kind, group in itertools.groupby(entry.kind for entry in listed)
        ],
        "rows": rows,
        "tracks": [[track.id, track.title] for track in guide.tracks.values()],
        "bands": [[band.id, band.title] for band in guide.bands.values()],
        "levels": {
            level.level: bands.index(level.band) for level in guide.levels.values() if level.band in guide.bands
        },
        "sites": list(sites),
        "short": [[form.short, form.means] for form in guide.search.short],
        "same": [list(group.words) for group in guide.search.same],
        "hints": [[hint.kind, list(hint.words)] for hint in guide.search.hints],
        "questions": list(guide.search.questions),
        "words": list(starts),
        "details": DETAILS,
    }


def _postings(listed: Sequence[SearchDocument], left_out: frozenset[str]) -> Mapping[str, list[tuple[int, int, int]]]:
    """Word -> where it stands: entry, phrase of the entry, and the phrase's kind and length as one digit."""
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for place, entry in enumerate(listed):
        body = (phrase for text_ in entry.body for phrase in _sentences(text_))
        phrases = [
            *((EVERYDAY, phrase) for phrase in entry.everyday),
            (SUMMARY, entry.summary),
            *((BODY, phrase) for phrase in body),
        ]
        for unit, (kind, phrase) in enumerate(phrases[:PHRASES]):
            own = dict.fromkeys(word for word in tokens(phrase) if word not in left_out)
            meta = kind * LENGTHS + min(len(own), LENGTHS - 1)
            for word in own:
                found[word].append((place, unit, meta))
    return found


def _sentences(body: str) -> list[str]:
    return re.split(r"(?<=[.!?:;])\s+", body)


def _shards(words: Mapping[str, list[tuple[int, int, int]]]) -> Iterator[list[tuple[str, str]]]:
    """Words in order, cut into files; each with its line, `"word":[[steps to the next entry], "phrase and meta, a digit each"]`."""
    shard: list[tuple[str, str]] = []
    size = 0
    for word in sorted(words):
        steps, digits, last = [], [], 0
        for place, unit, meta in words[word]:
            steps.append(place - last)
            digits.append(DIGITS[unit] + DIGITS[meta])
            last = place
        line = f'"{word}":[{_json(steps)},"{"".join(digits)}"]'
        if shard and size + len(line) > SHARD:
            yield shard
            shard, size = [], 0
        shard.append((word, line))
        size += len(line)
    if shard:
        yield shard


def _detail(guide: Guide, entry: SearchDocument, places: Mapping[str, int]) -> list[Any]:
    """`[summary, everyday phrases, moves]`; a move of a role is `[place of the other role, months]`."""
    moves = (
        [[places[move.end.id], move.after.typical] for move in guide.moves_from.get(entry.address, ())]
        if entry.kind == "role"
        else []
    )
    found: list[Any] = [entry.summary, list(entry.everyday), moves]
    while found and not found[-1]:
        found.pop()
    return found
