"""What the tests of search share: an index on disk, judged queries, and the results of the browser's script."""

from __future__ import annotations

import csv
import dataclasses as dc
import itertools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from careerguide.guide.guide import Guide
from careerguide.pages.page import Page
from careerguide.search import index, languages
from careerguide.search.index import SearchDocument
from support.javascript import ask
from support.paths import FIXTURES

QUERIES = FIXTURES / "queries"


@dc.dataclass(frozen=True, slots=True)
class Judged:
    """A query, its sort, and the addresses of which any is a right first answer."""

    query: str
    sort: str
    expected: frozenset[str]


@dc.dataclass(frozen=True, slots=True)
class Answer:
    """The results of one query: their addresses, kinds and names that matched; and the correction."""

    addresses: list[str]
    kinds: list[str]
    names: list[str]
    correction: str


def judged(name: str) -> list[Judged]:
    """The queries of a file in tests/fixtures/queries/."""
    with (QUERIES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Judged(row["query"], row.get("kind", ""), frozenset((row.get("expected") or "").split(","))) for row in rows
    ]


def write(guide: Guide, folder: Path, pages: Sequence[Page] = ()) -> Path:
    """The index of a guide as files."""
    folder.mkdir(parents=True, exist_ok=True)
    write_documents(guide, index.entries(guide, pages, ()), folder)
    return folder


def write_documents(guide: Guide, documents: Iterable[SearchDocument], folder: Path) -> None:
    """The index of these documents as files; the folder exists."""
    for path, text in itertools.chain(index.files(guide, documents), languages.files(guide)):
        (folder / Path(path).name).write_text(text, encoding="utf-8")


def answers_to(queries: Sequence[str], folder: Path, day: str = "") -> list[Answer]:
    """What the browser's script answers to each query, with the index in a folder."""
    answers: list[dict[str, Any]] = ask("search", folder=str(folder), day=day, queries=list(queries))
    return [
        Answer(*([row[column] for row in answer["results"]] for column in range(3)), answer["correction"])
        for answer in answers
    ]
