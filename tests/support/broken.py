"""The company in `tests/fixtures/broken/`, which breaks everything that can be broken at once.

A mark `#! code code` in its files names what is wrong with the line it stands on or, alone on a line, with the next one.
A folder that is named like a file cannot be marked; it is known by its name.
Renew `expected.txt` after a change that was meant, and read the diff: `python tests/broken.py`.
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
    """`careerguide check` of this company, from the top of the repository."""
    with contextlib.chdir(ROOT):
        return CliRunner(env=DAY).invoke(main, ["check", "--data", str(DATA), *options])


def marks() -> Iterator[tuple[str, int, str]]:
    """Path, line and code of every fault that was planted."""
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
    EXPECTED.write_text(run().stdout, encoding="utf-8")
    print(f"Renewed {EXPECTED.relative_to(ROOT)}.")  # noqa: T201
