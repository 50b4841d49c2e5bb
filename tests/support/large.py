"""Companies of 300 and of 10,000 roles, and the index of their search."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from careerguide.guide.link import link
from careerguide.loading.data_folder import load
from support import searching, web
from support.paths import DATA, ROOT

SIZES = (300, 10_000)
# bench/ has a module of the same name as tests/support/.
SCRIPT = "import sys, pathlib, company; company.write(int(sys.argv[1]), *map(pathlib.Path, sys.argv[2:]))"
# Parts of an invented role and of its moves that search does not read. Reading and linking them takes most of the time.
UNREAD = re.compile(
    r"^  (?:kras|skills|learning|tip|codes):.*\n(?:   .*\n)*|^      (?:gates|prepare|why|why_not):.*\n(?:       .*\n)*",
    re.MULTILINE,
)


def make_index(size: int, folder: Path) -> None:
    """The index of a company of so many roles, as the site has it in `search/`."""
    command = [sys.executable, "-c", SCRIPT, str(size), str(DATA), str(folder / "data")]
    subprocess.run(command, cwd=ROOT / "bench", check=True)
    for file in (folder / "data" / "roles").glob("*-invented.yaml"):
        file.write_text(UNREAD.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    searching.write(link(load(folder / "data"), web.DAY), folder / "search")


def index_of(size: int, shared: Path) -> Path:
    """The folder of the index, made once for all test workers."""
    return web.once(shared / f"company-{size}", lambda folder: make_index(size, folder)) / "search"
