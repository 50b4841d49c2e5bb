"""Compares the built sites of two revisions byte by byte, for a change that must not change the site.

    .venv/bin/python bench/same_site.py BASE [HEAD]

Each revision is checked out into its folder and built with the same date. The command prints the path of each file that
differs or that only one site has, and ends with status 1 if there are any. A build takes some seconds.
"""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
DAY = "1793534400"  # 1 November 2026


def build(revision: str, folder: Path) -> Path:
    """The site of a revision, built in `folder`."""
    checkout, site = folder / "checkout", folder / "site"
    subprocess.run(["git", "worktree", "add", "--quiet", "--detach", str(checkout), revision], cwd=ROOT, check=True)
    environment = os.environ | {
        "PYTHONPATH": str(checkout / "hooks"),
        "SOURCE_DATE_EPOCH": DAY,
        "NO_MKDOCS_2_WARNING": "1",
    }
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    try:
        subprocess.run(command, cwd=checkout, env=environment, check=True)
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(checkout)], cwd=ROOT, check=True)
    return site


def files(site: Path) -> set[str]:
    """The paths of all files of a site."""
    return {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}


def main(base: str, head: str = "HEAD") -> int:
    """Compare the sites of two revisions."""
    with tempfile.TemporaryDirectory() as name:
        sites = []
        for number, revision in enumerate((base, head)):
            folder = Path(name) / str(number)
            folder.mkdir()
            sites.append(build(revision, folder))
        before, after = map(files, sites)
        _, different, unreadable = filecmp.cmpfiles(*sites, before & after, shallow=False)
    for path in sorted({*different, *unreadable, *(before ^ after)}):
        print(path)
    print(f"{len(before & after) - len(different)} of {len(before | after)} files are equal.", file=sys.stderr)
    return 1 if different or unreadable or before != after else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
