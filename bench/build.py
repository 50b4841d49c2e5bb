"""Measures whole builds of companies of several sizes: seconds, peak memory, bytes of pages. Run it with `make bench`.

Each size is a project in a temporary folder: the repository's settings, hooks, theme and hand-written pages with a
company from `company.py` as data. A run is a new process, from its start to its exit; the built site is removed before
each run. The first run also compiles the Python files, as in a new checkout. Memory is the largest resident set among
the processes of a run, in MB. For comparison, the same data is built as a site written by hand (`by_hand.py`). A build
of 10,000 roles writes 36,000 files: on a slow or busy disk, `TMPDIR` can name a folder in memory.

The smallest run is `.venv/bin/python bench/build.py --sizes default --runs 1`.
"""

from __future__ import annotations

import argparse
import dataclasses as dc
import itertools
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import by_hand
import company

ROOT = Path(__file__).resolve().parent.parent
PROJECT = ("mkdocs.yml", "hooks", "overrides", "docs")
SIZES = "default,100,1000,10000"
MOST_BY_HAND = 1_000  # the time grows with the square of the number of roles: 10,000 roles would take an hour
TODAY = "1793491200"  # SOURCE_DATE_EPOCH of 2026-11-01, so that every run writes the same bytes
MEGABYTE = 1024 * 1024
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dc.dataclass(frozen=True)
class Result:
    """Measurements of one project: seconds of whole processes, and bytes.

    `first` is the first run, `median` that of all runs, `peak` is bytes of memory and `largest` bytes of the largest
    page. `cpu` is the median of processor seconds; if it is far below `median`, the machine was busy with other work.
    """

    name: str
    roles: int
    moves: int
    pages: int
    first: float
    median: float
    cpu: float
    peak: int
    largest: int
    largest_page: str
    runs: tuple[float, ...]

    @property
    def per_role(self) -> float:
        """Milliseconds for each role."""
        return self.median / self.roles * 1_000


def run(project: Path) -> tuple[float, float, int]:
    """Seconds, processor seconds and bytes of peak memory of one build."""
    shutil.rmtree(project / "site", ignore_errors=True)
    return timed([sys.executable, "-m", "mkdocs", "build", "-q"], project)


def timed(command: Sequence[str], folder: Path) -> tuple[float, float, int]:
    """The same of a command in a folder; if it fails, what it said."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CAREERGUIDE"))}
    env |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": TODAY}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=env, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise SystemExit(f"The build of {folder.name} failed:\n{output.read()}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * MAXRSS_UNIT


def measure(name: str, project: Path, counts: company.Counts, runs: int) -> Result:
    """Build a project `runs` times and measure the site."""
    builds = [run(project) for _ in range(runs)]
    seconds = tuple(round(took, 3) for took, _, _ in builds)
    site = project / "site"
    pages = {file.relative_to(site).as_posix(): file.stat().st_size for file in site.rglob("*.html")}
    roles = sum(
        path.startswith("roles/") and path.count("/") == 2 and not path.split("/")[1].isdigit() for path in pages
    )
    if roles < counts.roles:
        raise SystemExit(f"{name}: the site has pages for {roles} roles, but the company has {counts.roles} roles.")
    largest = max(pages, key=lambda path: (pages[path], path))
    return Result(
        name,
        counts.roles,
        counts.moves,
        len(pages),
        seconds[0],
        statistics.median(seconds),
        round(statistics.median(cpu for _, cpu, _ in builds), 3),
        max(peak for _, _, peak in builds),
        pages[largest],
        largest,
        seconds,
    )


def guide_project(project: Path, data: Path) -> None:
    """A copy of the site in the repository, with other data."""
    project.mkdir()
    for name in PROJECT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, project / name)
    shutil.copytree(data, project / "data")


def results(sizes: Sequence[str], runs: int, with_by_hand: bool, folder: Path) -> Iterator[Result]:
    """The measurements of each size; a project is removed after it is measured."""
    for size in sizes:
        data = folder / f"data-{size}"
        counts = company.write(
            company.read_pack(ROOT / "data").roles if size == "default" else int(size), ROOT / "data", data
        )
        kinds = [("guide", guide_project)]
        if with_by_hand and size != "default" and counts.roles <= MOST_BY_HAND:
            kinds.append(("by hand", by_hand.write))
        for kind, write in kinds:
            project = folder / f"{kind.replace(' ', '-')}-{size}"
            write(project, data)
            yield measure(f"{kind} {size if size == 'default' else f'{int(size):,}'}", project, counts, runs)
            shutil.rmtree(project)
        shutil.rmtree(data)


COLUMNS = "{:<16}{:>8}{:>8}{:>8}{:>9}{:>9}{:>9}{:>9}{:>9}{:>11}  {}"
HEAD = (
    "",
    "roles",
    "moves",
    "pages",
    "first s",
    "median s",
    "CPU s",
    "ms/role",
    "peak MB",
    "largest B",
    "largest page",
)


def row(result: Result) -> str:
    """A line of the table."""
    return COLUMNS.format(
        result.name,
        f"{result.roles:,}",
        f"{result.moves:,}",
        f"{result.pages:,}",
        f"{result.first:.2f}",
        f"{result.median:.2f}",
        f"{result.cpu:.2f}",
        f"{result.per_role:.2f}",
        f"{result.peak / MEGABYTE:,.0f}",
        f"{result.largest:,}",
        result.largest_page,
    )


def comparisons(measured: Sequence[Result]) -> Iterator[str]:
    """Sentences on how the cost grows with the roles, and on the cost of the same roles in a site by hand."""
    by_name = {result.name: result for result in measured}
    guides = [result for result in measured if result.name.startswith("guide ") and result.name != "guide default"]
    for small, large in itertools.pairwise(guides):
        growth, roles = large.median / small.median, large.roles / small.roles
        cpu = large.cpu / small.cpu
        yield (
            f"{large.roles:,} roles take {growth:.1f} times as long as {small.roles:,}, "
            f"and {cpu:.1f} times the CPU ({roles:.0f} times the roles)."
        )
    for result in guides:
        by_hand_result = by_name.get(result.name.replace("guide", "by hand"))
        if by_hand_result:
            yield (
                f"By hand, {result.roles:,} roles take {by_hand_result.median / result.median:.1f} times as long "
                f"for {by_hand_result.pages:,} pages instead of {result.pages:,}, "
                f"and the largest page is {by_hand_result.largest / result.largest:.1f} times as large."
            )


def main() -> None:
    """Measure each size, print a row for each project and, with `--json`, write the results to a file."""
    parser = argparse.ArgumentParser(description="Measure whole builds of companies of several sizes.")
    parser.add_argument(
        "--sizes",
        default=SIZES,
        help=f"numbers of roles, separated by commas; `default` is the unchanged default pack (default: {SIZES})",
    )
    parser.add_argument("--runs", type=int, default=3, help="number of runs for each project (default: 3)")
    parser.add_argument(
        "--by-hand",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="also build the site by hand, up to 1,000 roles",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write the results to this file")
    options = parser.parse_args()
    print(COLUMNS.format(*HEAD), flush=True)
    measured = []
    with tempfile.TemporaryDirectory(prefix="careerguide-bench-") as folder:
        for result in results(options.sizes.split(","), options.runs, options.by_hand, Path(folder)):
            print(row(result), flush=True)
            measured.append(result)
    for line in comparisons(measured):
        print(line)
    if options.json:
        options.json.write_text(
            json.dumps([dc.asdict(result) for result in measured], indent=2) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
