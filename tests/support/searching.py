"""Shared by the tests of search: a guide's index on disk, and the answers of the browser's script."""

from __future__ import annotations

import csv
import dataclasses as dc
import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from careerguide.guide.guide import Guide
from careerguide.pages.page import Page
from careerguide.search import index
from support import node
from support.paths import FIXTURES, SCRIPTS, SUPPORT

QUERIES = FIXTURES / "queries"


@dc.dataclass(frozen=True, slots=True)
class Judged:
    """A query, its sort, and the addresses that are right as the first answer."""

    query: str
    sort: str
    expected: frozenset[str]


@dc.dataclass(frozen=True, slots=True)
class Answer:
    """The results of a query: addresses, kinds and the names that match; `instead` is the corrected query."""

    addresses: list[str]
    kinds: list[str]
    names: list[str]
    instead: str


def judged(name: str) -> list[Judged]:
    """The queries of a file in tests/search/."""
    with (QUERIES / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Judged(row["query"], row.get("kind", ""), frozenset((row.get("expected") or "").split(","))) for row in rows
    ]


def write(guide: Guide, folder: Path, pages: Sequence[Page] = ()) -> Path:
    """The index of a guide as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in index.files(guide, index.entries(guide, pages, ())):
        (folder / Path(path).name).write_text(text, encoding="utf-8")
    return folder


def found(folder: Path, queries: Sequence[str], day: str = "") -> list[Answer]:
    """The answers of the browser's script, one for each query."""
    command = [*node.node(), str(SUPPORT / "search.mjs"), str(SCRIPTS), str(folder), day]
    done = subprocess.run(
        command, input=json.dumps(list(queries)), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert not done.returncode, done.stderr
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return [
        Answer(*([row[column] for row in answer["found"]] for column in range(3)), answer["instead"])
        for answer in answers
    ]
