"""The results of search engines, and their tables in Markdown."""

from __future__ import annotations

import dataclasses as dc
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path

from search_job import SETS

QUALITY_COLUMNS = ("right at first", "MRR@10", "without a result")
COST_COLUMNS = (
    "engine",
    "KB fetched, median",
    "KB, 95th percentile",
    "of it script",
    "ms a query, median",
    "ms, 95th percentile",
    "s to build",
    "s to start",
)


@dc.dataclass(frozen=True)
class Quality:
    """How good the results of some queries are.

    `first` is the share of queries whose first result is right, `mrr` the mean reciprocal rank of the first right
    result, and `none` the number of queries without a result.
    """

    queries: int
    first: float
    mrr: float
    none: int


@dc.dataclass(frozen=True)
class Result:
    """The measurements of an engine for one company.

    Bytes are compressed, and are those that a browser loads before the first result; `script` is the part that is
    scripts, and `shown` also has the text below the first result. Pairs are a median and a 95th percentile. `ms` are
    milliseconds of a query, `build` seconds of each build, and `start` seconds on each page on which a person searches.
    """

    engine: str
    size: str
    roles: int
    documents: int
    sets: Mapping[str, Quality] = dc.field(default_factory=dict)
    kinds: Mapping[str, Mapping[str, Quality]] = dc.field(default_factory=dict)
    script: int = 0
    bytes: tuple[float, float] = (0, 0)
    shown: tuple[float, float] | None = None
    ms: tuple[float, float] = (0, 0)
    build: float = 0
    start: float = 0
    failed: str = ""


def read_results(file: Path, measured_engines: Collection[str]) -> list[Result]:
    """The results of an earlier run, without those of engines that are measured again."""
    results = []
    for raw in json.loads(file.read_text(encoding="utf-8")):
        if raw["engine"] not in measured_engines:
            raw["sets"] = {name: Quality(**quality) for name, quality in raw["sets"].items()}
            raw["kinds"] = {
                name: {kind: Quality(**quality) for kind, quality in kinds.items()}
                for name, kinds in raw["kinds"].items()
            }
            results.append(Result(**raw))
    return results


def report(results: Sequence[Result]) -> Iterator[str]:
    """The tables of all sizes."""
    for size in dict.fromkeys(result.size for result in results):
        of_size = [result for result in results if result.size == size]
        complete = [result for result in of_size if not result.failed]
        yield f"### {of_size[0].roles:,} roles, {of_size[0].documents:,} documents\n"
        yield from (f"`{result.engine}`: {result.failed}.\n" for result in of_size if result.failed)
        head = ["engine", *(f"{name}: {column}" for name in SETS for column in QUALITY_COLUMNS)]
        yield table(head, [[result.engine, *_qualities(result)] for result in complete])
        yield table(COST_COLUMNS, [_costs(result) for result in complete])
        yield from _with_text(complete)
        if size == "default":
            yield from _kinds(complete)


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown; all columns but the first are numbers."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def percent(share: float) -> str:
    """A share in percent, with one decimal."""
    return f"{share * 100:.1f} %"


def kilobytes(size: float) -> str:
    """Bytes in KB of 1,000 bytes."""
    return f"{size / 1000:,.0f}"


def _qualities(result: Result) -> Iterator[str]:
    for name in SETS:
        quality = result.sets[name]
        yield from (percent(quality.first), f"{quality.mrr:.3f}", str(quality.none))


def _costs(result: Result) -> list[str]:
    sizes = [kilobytes(result.bytes[0]), kilobytes(result.bytes[1]), kilobytes(result.script)]
    times = [f"{result.ms[0]:,.1f}", f"{result.ms[1]:,.1f}", f"{result.build:,.2f}", f"{result.start:,.2f}"]
    return [result.engine, *sizes, *times]


def _with_text(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        if result.shown:
            median, high = (kilobytes(size) for size in result.shown)
            yield (
                f"With the text below the first result, `{result.engine}` fetches {median} KB, "
                f"95th percentile {high} KB.\n"
            )


def _kinds(results: Sequence[Result]) -> Iterator[str]:
    for name in SETS:
        kinds = dict.fromkeys(kind for result in results for kind in result.kinds[name])
        yield f"Right at first by kind, {name} queries; in brackets those without a result:\n"
        rows = [
            [
                kind,
                str(results[0].kinds[name][kind].queries),
                *(_kind(result.kinds[name][kind]) for result in results),
            ]
            for kind in kinds
        ]
        yield table(["kind", "queries", *(result.engine for result in results)], rows)


def _kind(quality: Quality) -> str:
    return percent(quality.first) + (f" ({quality.none})" if quality.none else "")
