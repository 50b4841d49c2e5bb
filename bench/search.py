"""Compares search engines for the guide: how good their results are, in percent, and their cost in KB, ms and seconds.

The engine of the site is compared with three others: `material` is the search worker of Material, with the settings
that the site had; `minisearch` and `ours` run in Node like it, `pagefind` runs in Chromium. All have the same documents
and queries (`search_job.py`). Missing tools are installed into the temporary folder, from the lock files in
bench/search/. All sizes take about ten minutes:

    .venv/bin/python bench/search.py --json results.json

The smallest run is `.venv/bin/python bench/search.py --sizes default --engines ours`. docs/hr/search.md explains the
numbers and has those of the last run.
"""

from __future__ import annotations

import argparse
import dataclasses as dc
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import company
from careerguide.build import assets
from search_engines import ENGINES
from search_job import LIMIT, ROOT, SETS, Job, Query, prepare, read_queries, save
from search_report import Quality, Result, read_results, report

TOOLS = ROOT / "bench" / "search"
SIZES = "default,1000,10000"
MOST_RESULTS = 10  # a right result below the tenth does not count


def results(sizes: Sequence[str], engines: Sequence[str], folder: Path) -> Iterator[Result]:
    """The results of each engine for each size; a company is removed after it is measured."""
    tools, queries = folder / "tools", read_queries()
    shutil.copytree(TOOLS, tools, ignore=shutil.ignore_patterns("node_modules"))
    for path, text in assets.scripts([ROOT / "overrides"]):
        save(tools / "scripts" / Path(path).relative_to(assets.FOLDER), text)
    pack_folder = ROOT / "data"
    for size in sizes:
        data, job_folder = folder / f"data-{size}", folder / f"job-{size}"
        roles = company.read_pack(pack_folder).roles if size == "default" else int(size)
        counts = company.write(roles, pack_folder, data)
        job = prepare(job_folder, tools, data, queries)
        for name in engines:
            yield measure(name, size, counts.roles, job)
        shutil.rmtree(data)
        shutil.rmtree(job_folder)


def measure(name: str, size: str, roles: int, job: Job) -> Result:
    """The result of one engine for one company."""
    start = time.monotonic()
    try:
        measurements = ENGINES[name](job)
    except subprocess.TimeoutExpired:
        return Result(name, size, roles, len(job.documents), failed=f"not complete after {LIMIT // 60} minutes")
    print(f"{name} {size}: {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
    pairs = list(zip(job.queries, measurements["hits"], strict=True))
    kinds: dict[str, dict[str, list[tuple[Query, Sequence[str]]]]] = {set_: defaultdict(list) for set_ in SETS}
    for query, addresses in pairs:
        kinds[query.set][query.kind].append((query, addresses))
    return Result(
        name,
        size,
        roles,
        len(job.documents),
        {set_: quality([pair for pair in pairs if pair[0].set == set_]) for set_ in SETS},
        {set_: {kind: quality(group) for kind, group in sorted(groups.items())} for set_, groups in kinds.items()},
        measurements["script"],
        median_and_high(measurements["bytes"]),
        median_and_high(measurements["details"]) if "details" in measurements else None,
        median_and_high(measurements["times"]),
        round(measurements["build"], 3),
        round(measurements["start"], 4),
    )


def quality(pairs: Sequence[tuple[Query, Sequence[str]]]) -> Quality:
    """The quality of the results of some queries; each pair is a query and the addresses of its results."""
    ranks = [
        next((rank for rank, address in enumerate(addresses[:MOST_RESULTS], 1) if address in query.expected), 0)
        for query, addresses in pairs
    ]
    return Quality(
        len(pairs),
        sum(rank == 1 for rank in ranks) / len(pairs),
        sum(1 / rank for rank in ranks if rank) / len(pairs),
        sum(not addresses for _, addresses in pairs),
    )


def median_and_high(values: Sequence[float]) -> tuple[float, float]:
    """The median and the 95th percentile."""
    return round(statistics.median(values), 3), round(statistics.quantiles(values, n=20)[-1], 3)


def read_options() -> argparse.Namespace:
    """The options of the command line, checked."""
    parser = argparse.ArgumentParser(description="Compare search engines for the guide.")
    parser.add_argument(
        "--sizes",
        default=SIZES,
        help=f"numbers of roles, separated by commas; `default` is the unchanged default pack (default: {SIZES})",
    )
    names = ",".join(ENGINES)
    parser.add_argument("--engines", default=names, help=f"engines, separated by commas (default: {names})")
    parser.add_argument(
        "--keep", type=Path, metavar="FILE", help="the JSON of an earlier run, for engines that are not measured now"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the results to this file")
    options = parser.parse_args()
    options.sizes, options.engines = options.sizes.split(","), options.engines.split(",")
    if unknown := set(options.engines) - set(ENGINES):
        parser.error(f"There is no engine {', '.join(sorted(unknown))}. Allowed: {', '.join(ENGINES)}.")
    if missing := [name for name in ("node", "npm") if not shutil.which(name)]:
        parser.error(f"{' and '.join(missing)} cannot be started. Install Node 20 or newer.")
    return options


def main() -> None:
    """Measure, print the tables and, with `--json`, write the results to a file."""
    options = read_options()
    measured = read_results(options.keep, options.engines) if options.keep else []
    with tempfile.TemporaryDirectory(prefix="careerguide-bench-") as folder:
        for result in results(options.sizes, options.engines, Path(folder)):
            measured.append(result)
            if options.json:
                save(options.json, json.dumps([dc.asdict(result) for result in measured], indent=2) + "\n")
    order = list(ENGINES)
    for text in report(sorted(measured, key=lambda result: (result.roles, order.index(result.engine)))):
        print(text)


if __name__ == "__main__":
    main()
