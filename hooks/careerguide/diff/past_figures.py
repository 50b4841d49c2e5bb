"""Figures of the guide's health over time, from the git log. Only versions of files that are not here are read."""

from __future__ import annotations

import datetime as dt
import functools
import hashlib
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from careerguide.guide.figures import Figures, Item, figures
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData

from .history import blobs, output

# Months back, the most points, and the fewest months with a change: with fewer, there is a point for each day.
MONTHS_BACK, MOST, FEWEST = 13, 12, 3
# Bytes of earlier versions that a build reads for its figures: to read more would take too long.
ROOM = 800_000
# Path inside the data folder -> kind and entry of each entry in the file.
Files = Mapping[str, tuple[Item, ...]]


def read_figures(loaded: LoadedData, data: Path, today: dt.date) -> tuple[Figures, ...]:
    """The figures on days of the past and today, oldest first; those of today alone if there is no history."""
    now = _by_file(loaded)
    present = figures([item for items in now.values() for item in items], today)
    try:
        top = Path(output(data, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
        folder = data.resolve().relative_to(top).as_posix()
        past = list(_past(top, folder, data, now, today))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return (present,)  # "What changed" says why
    return (*sorted(past, key=lambda point: point.day), present)


def _by_file(loaded: LoadedData) -> Files:
    """The entries of each file; the paths of loaded data start with its folder."""
    root = Path(loaded.ledger_path).parent
    files: dict[str, tuple[Item, ...]] = {}
    for item in loaded.all():
        path = Path(item.document.path).relative_to(root).as_posix()
        files[path] = (*files.get(path, ()), *([(item.kind, item.entry)] if item.entry else []))
    return files


def _past(top: Path, folder: str, data: Path, now: Files, today: dt.date) -> Iterator[Figures]:
    """The newest first, as far as the versions that they need are few."""
    here = {_blob_name(path): now.get(path.relative_to(data).as_posix(), ()) for path in data.rglob("*.yaml")}
    read: set[str] = set()
    room = ROOM
    for commit, day in _points(top, folder, today):
        listed = _tree(top, commit, folder)
        more = {name: (path, size) for path, (name, size) in listed.items() if name not in here and name not in read}
        room -= sum(size for _, size in more.values())
        if room < 0:
            return
        read |= more.keys()
        versions = _versions(top, {path: name for path, (name, _) in listed.items() if name not in here})
        yield figures(
            [item for path, (name, _) in listed.items() for item in here.get(name, versions.get(path, ()))], day
        )


def _points(top: Path, folder: str, today: dt.date) -> list[tuple[str, dt.date]]:
    """The last commit of each month or, if the history is young, of each day; newest first."""
    since = today - dt.timedelta(days=31 * MONTHS_BACK)
    log = output(top, "log", "--first-parent", "--format=%H %cs", f"--since={since}", "HEAD", "--", folder)
    days = ((line[:40], dt.date.fromisoformat(line[41:])) for line in log.split("\n") if line)
    commits = [(commit, day) for commit, day in days if day < today]
    by_month = {(day.year, day.month): (commit, day) for commit, day in reversed(commits)}
    by_day = {day: (commit, day) for commit, day in reversed(commits)}
    points = list(by_month.values()) if len(by_month) >= FEWEST else list(by_day.values())
    return points[::-1][:MOST]


def _tree(top: Path, commit: str, folder: str) -> dict[str, tuple[str, int]]:
    """Path inside the data folder -> name of its blob, and its size in bytes, of each YAML file of a commit."""
    listed: dict[str, tuple[str, int]] = {}
    for line in output(top, "ls-tree", "-r", "-l", "-z", commit, "--", folder).split("\0"):
        facts, _, path = line.partition("\t")
        if path.endswith(".yaml"):
            _, _, name, size = facts.split()
            listed[str(Path(path).relative_to(folder))] = (name, int(size))
    return listed


def _versions(top: Path, wanted: Mapping[str, str]) -> dict[str, tuple[Item, ...]]:
    """The entries of files as they were: path -> entries. `wanted` maps paths to the names of their blobs."""
    contents = blobs(top, set(wanted.values())) if wanted else {}
    return {path: _entries(path, contents[name]) for path, name in sorted(wanted.items())}


@functools.lru_cache(maxsize=512)
def _entries(path: str, content: bytes) -> tuple[Item, ...]:
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary, "data", path)
        file.parent.mkdir(parents=True)
        file.write_bytes(content)
        loaded = load(Path(temporary, "data"), earlier_formats=True)
    return tuple((item.kind, item.entry) for item in loaded.all() if item.entry)


def _blob_name(file: Path) -> str:
    """The name that git gives a file with this content."""
    content = file.read_bytes()
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
