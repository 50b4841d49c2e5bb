"""What a built site has for web servers: times that tell changes, copies in gzip, scripts of the release before."""

from __future__ import annotations

import contextlib
import filecmp
import gzip
import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from . import assets, atomic_swap

# What gets shorter by gzip. Pictures and fonts are compressed already.
TEXTS = frozenset({".css", ".csv", ".html", ".ics", ".js", ".json", ".map", ".svg", ".txt", ".xml"})
GZIP = ".gz"


def put(built: Path, site: Path, *, compress: bool = False, wait: Callable[[], object] | None = None) -> None:
    """Put a checked site in the place of `site`. While `wait` runs, what pages of the old site may still load stays."""
    keep_times(built, site)
    if compress:
        write_copies(built)
    kept = keep_release(built, site) if wait else []
    atomic_swap.swap(built, site)
    try:
        if wait and kept:
            wait()
    finally:
        drop(site, kept)


def keep_times(built: Path, site: Path) -> int:
    """Give each file of `built` that `site` has with the same bytes its time there; the number of these files.

    Servers tell by time and size if a browser's copy is still right. So a daily build costs readers only what changed.
    A changed file is always at least a second newer than before, since servers count in seconds.
    """
    kept = 0
    for file in _files(built):
        old = site / file.relative_to(built)
        if not old.is_file():
            continue
        before, now = old.stat(), file.stat()
        if filecmp.cmp(file, old, shallow=False):
            os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
            kept += 1
        elif int(now.st_mtime) <= int(before.st_mtime):
            os.utime(file, (now.st_atime, int(before.st_mtime) + 1))
    return kept


def write_copies(site: Path) -> int:
    """Write a copy in gzip, `<name>.gz`, beside each text that it makes shorter; the number of copies.

    The same text gives the same bytes. A copy has the time of its text.
    """
    copies = 0
    for file in _files(site):
        if file.suffix not in TEXTS:
            continue
        text, times = file.read_bytes(), file.stat()
        copy = gzip.compress(text, compresslevel=9, mtime=0)
        if len(copy) < len(text):
            target = file.with_name(file.name + GZIP)
            target.write_bytes(copy)
            os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
            copies += 1
    return copies


def keep_release(built: Path, site: Path) -> list[Path]:
    """Add to `built` the scripts, data and styles of `site` that it lacks; the paths of the added files.

    They are for browsers that have a page of `site` and do not yet have all that the page needs. Only the present
    release of `site` is kept, never an earlier one.
    """
    release = _release(site)
    top = site / assets.TOP
    added = []
    for file in _files(top) if release else ():
        path = file.relative_to(site)
        in_release = path.parts[1] == release or not (top / path.parts[1] / "main.js").is_file()
        if in_release and not (built / path).exists():
            (built / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file, built / path)
            added.append(path)
    return added


def drop(site: Path, paths: list[Path]) -> None:
    """Delete files of a site, and the folders that become empty."""
    for path in paths:
        (site / path).unlink(missing_ok=True)
    for folder in sorted({parent for path in paths for parent in path.parents[:-1]}, reverse=True):
        with contextlib.suppress(OSError):
            (site / folder).rmdir()


def _release(site: Path) -> str:
    """The name of a site's release; empty if it has none."""
    try:
        release = json.loads((site / assets.FOLDER / "release.json").read_text(encoding="utf-8"))["release"]
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return release if isinstance(release, str) else ""


def _files(folder: Path) -> Iterator[Path]:
    return (file for file in sorted(folder.rglob("*")) if file.is_file())
