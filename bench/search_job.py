"""The same documents and queries for every search engine, as values and as files.

The documents are all roles, skills, tracks, bands, openings, stories, events, learning, KPIs and glossary terms of a
company. The queries are those of tests/fixtures/queries/ with pages that every company has.
"""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from careerguide.search import index, languages

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "fixtures" / "queries"
SETS = {"development": "queries.tsv", "held out": "held-out.tsv"}
TODAY = dt.date(2026, 11, 1)
LIMIT = 600  # seconds that an engine may take for one size

Document = dict[str, Any]


@dc.dataclass(frozen=True)
class Query:
    """The text that a person types, and the addresses that are right results."""

    text: str
    kind: str
    expected: frozenset[str]
    set: str


@dc.dataclass(frozen=True)
class Job:
    """The input of an engine for one company; all of it is in files of `folder` too.

    `tools` is the folder with the programs of the engines, and `build_seconds` the time to build our index.
    """

    folder: Path
    tools: Path
    documents: Sequence[Document]
    queries: Sequence[Query]
    build_seconds: float


def read_queries() -> list[Query]:
    """All queries of the sets, which all have expected addresses."""
    queries = []
    for name, file in SETS.items():
        for line in (QUERIES / file).read_text(encoding="utf-8").splitlines()[1:]:
            text, kind, expected = line.split("\t")
            queries.append(Query(text, kind, frozenset(expected.split(",")), name))
    return queries


def prepare(folder: Path, tools: Path, data: Path, queries: Sequence[Query]) -> Job:
    """Write the files that the engines read."""
    guide = open_guide(data, TODAY)
    start = time.perf_counter()
    entries = list(index.entries(guide, [], []))
    files = [*index.files(guide, entries), *languages.files(guide)]
    build_seconds = time.perf_counter() - start
    for path, text in files:
        save(folder / path, text)
    documents = [document(entry) for entry in entries]
    save(folder / "documents.json", json.dumps(documents))
    save(folder / "queries.json", json.dumps([query.text for query in queries]))
    save(folder / "search.json", json.dumps(search_words(guide)))
    return Job(folder, tools, documents, queries, build_seconds)


def document(entry: index.SearchDocument) -> Document:
    """An entry as a JSON object."""
    return {
        "kind": entry.kind,
        "address": address(entry),
        "title": entry.title,
        "names": list(entry.names),
        "everyday": list(entry.everyday),
        "summary": entry.summary,
        "body": [text for text in entry.body if text],
    }


def address(entry: index.SearchDocument) -> str:
    """The address of an entry on the site."""
    base = index.BASES[entry.kind]
    return f"{base}{entry.address}" if base.endswith("#") else f"{base}{entry.address}/"


def search_words(guide: Guide) -> dict[str, list[Any]]:
    """The words of data/search.yaml: short forms, words with the same meaning, and words of questions."""
    return {
        "short": [[form.short, form.means] for form in guide.search.short],
        "same": [list(group.words) for group in guide.search.same],
        "questions": list(guide.search.questions),
    }


def save(file: Path, text: str) -> None:
    """Write a file, with its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
