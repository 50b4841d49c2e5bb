"""The company in `tests/fixtures/broken/`, which breaks every rule that can be broken together with the others.

A mark `#! code code` in its files names the problems of its line or, if it is alone on a line, of the next line.
A folder that is named like a file cannot have a mark; its name is enough.
After an intended change, renew `expected.txt` with `PYTHONPATH=tests python -m support.broken`, and read the diff.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from careerguide.cli import main
from click.testing import CliRunner, Result
from support.paths import ROOT

DATA = Path("tests/fixtures/broken/data")
DAY = {"SOURCE_DATE_EPOCH": "1793491200"}  # 1 November 2026
EXPECTED = ROOT / "tests/fixtures/broken/expected.txt"


def run(*options: str) -> Result:
    """`careerguide check` for this company, run from the top of the repository."""
    with contextlib.chdir(ROOT):
        return CliRunner(env=DAY).invoke(main, ["check", "--data", str(DATA), *options])


def marks() -> Iterator[tuple[str, int, str]]:
    """Path, line and code of every problem that has a mark."""
    for file in sorted((ROOT / DATA).rglob("*")):
        name = str(file.relative_to(ROOT))
        if file.is_dir():
            if file.suffix == ".yaml":
                yield name, 1, "unreadable-file"
            continue
        for number, line in enumerate(file.read_bytes().split(b"\n"), 1):
            before, sign, codes = line.rpartition(b"#! ")
            if sign:
                yield from ((name, number + (not before.strip()), code.decode()) for code in codes.split())


if __name__ == "__main__":
    EXPECTED.write_text(run("--all").stdout, encoding="utf-8")
    print(f"Renewed {EXPECTED.relative_to(ROOT)}.")  # noqa: T201
