"""How long whole builds take, and how large they become: `make bench`.

Each size is a project in a temporary folder: the repository's settings, hooks, theme and hand-written pages with a
company from `company.py` as data. A run is a new process, from its start to its exit, into an empty place; between
runs only the built site is removed. The first run also compiles the guide's Python, as a fresh checkout does. Memory is
the largest resident set among its processes. Beside it the same data on a site made by hand (`by_hand.py`).
A build of 10,000 roles writes 36,000 files: on a slow or busy disk, `TMPDIR` can name a folder in memory.
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
MOST_BY_HAND = 1_000  # its time grows with the square of the roles: 10,000 would take an hour
TODAY = "1793491200"  # 2026-11-01, so that every run writes the same bytes
MEGABYTE = 1024 * 1024
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dc.dataclass(frozen=True)
class Result:
    """What the runs of one project showed; seconds of whole processes, bytes.

    `cpu` is the median of the processors' seconds; if it is far below `median`, the machine was busy with other work.
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
        """Milliseconds a role."""
        return self.median / self.roles * 1_000


def run(project: Path) -> tuple[float, float, int]:
    """Seconds, processor seconds and peak memory of one build."""
    shutil.rmtree(project / "site", ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "-q"]
    env = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "CAREERGUIDE"))}
    env |= {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": TODAY}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=project, env=env, stdout=said, stderr=said)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"The build of {project.name} stopped:\n{said.read()}")
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * MAXRSS_UNIT


def measure(name: str, project: Path, made: company.Company, runs: int) -> Result:
    """Build `runs` times and look at what came out."""
    found = [run(project) for _ in range(runs)]
    seconds = tuple(round(took, 3) for took, _, _ in found)
    site = project / "site"
    pages = {file.relative_to(site).as_posix(): file.stat().st_size for file in site.rglob("*.html")}
    roles = sum(
        path.startswith("roles/") and path.count("/") == 2 and not path.split("/")[1].isdigit() for path in pages
    )
    if roles < made.roles:
        raise SystemExit(f"{name}: the site has {roles} pages of roles, the company {made.roles} roles.")
    largest = max(pages, key=lambda path: (pages[path], path))
    return Result(
        name,
        made.roles,
        made.moves,
        len(pages),
        seconds[0],
        statistics.median(seconds),
        round(statistics.median(cpu for _, cpu, _ in found), 3),
        max(peak for _, _, peak in found),
        pages[largest],
        largest,
        seconds,
    )


def guide_project(project: Path, data: Path) -> None:
    """A copy of the repository's site with other data."""
    project.mkdir()
    for name in PROJECT:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, project / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, project / name)
    shutil.copytree(data, project / "data")


def results(sizes: Sequence[str], runs: int, with_stub: bool, folder: Path) -> Iterator[Result]:
    """Each size in turn; projects are removed when they have been measured."""
    for size in sizes:
        data = folder / f"data-{size}"
        made = company.write(
            company.read_pack(ROOT / "data").roles if size == "default" else int(size), ROOT / "data", data
        )
        kinds = [("guide", guide_project)]
        if with_stub and size != "default" and made.roles <= MOST_BY_HAND:
            kinds.append(("by hand", by_hand.write))
        for kind, write in kinds:
            project = folder / f"{kind.replace(' ', '-')}-{size}"
            write(project, data)
            yield measure(f"{kind} {size if size == 'default' else f'{int(size):,}'}", project, made, runs)
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


def ratios(found: Sequence[Result]) -> Iterator[str]:
    """How cost grows, and what the same roles cost by hand."""
    by_name = {result.name: result for result in found}
    guides = [result for result in found if result.name.startswith("guide ") and result.name != "guide default"]
    for small, large in itertools.pairwise(guides):
        growth, roles = large.median / small.median, large.roles / small.roles
        work = large.cpu / small.cpu
        yield (
            f"{large.roles:,} roles take {growth:.1f} times as long as {small.roles:,}, "
            f"and {work:.1f} times the CPU ({roles:.0f} times the roles)."
        )
    for result in guides:
        other = by_name.get(result.name.replace("guide", "by hand"))
        if other:
            yield (
                f"By hand, {result.roles:,} roles take {other.median / result.median:.1f} times as long "
                f"for {other.pages:,} pages instead of {result.pages:,}, "
                f"and the largest page is {other.largest / result.largest:.1f} times as large."
            )


def main() -> None:
    """Measure, print as results come, and keep them as JSON where asked."""
    parser = argparse.ArgumentParser(description="Measure whole builds of companies of several sizes.")
    parser.add_argument(
        "--sizes", default=SIZES, help=f"roles, with commas between; `default` is the pack as it is (default: {SIZES})"
    )
    parser.add_argument("--runs", type=int, default=3, help="runs of each build (default: 3)")
    parser.add_argument(
        "--stub", action=argparse.BooleanOptionalAction, default=True, help="also build by hand, up to 1,000 roles"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the results there too")
    options = parser.parse_args()
    print(COLUMNS.format(*HEAD), flush=True)
    found = []
    with tempfile.TemporaryDirectory(prefix="careerguide-bench-") as folder:
        for result in results(options.sizes.split(","), options.runs, options.stub, Path(folder)):
            print(row(result), flush=True)
            found.append(result)
    for line in ratios(found):
        print(line)
    if options.json:
        options.json.write_text(json.dumps([dc.asdict(result) for result in found], indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
