"""What changed lately, told from the repository's history: only files that a commit touched are read, so that a build stays quick."""

from __future__ import annotations

import datetime as dt
import functools
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from careerguide import formatting
from careerguide.git import git
from careerguide.guide.change import Change
from careerguide.guide.history import NO_HISTORY, History, Revision
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData

from . import compare_parts

# A commit that touches more bytes than this writes the guide anew; reading it line by line would take a build's whole time.
LARGE = 150_000
_ABSENT = "0" * 40


def read_history(loaded: LoadedData, data: Path, most: int, today: dt.date) -> History:
    """The last `most` revisions of a data folder; empty if there is no repository, or git is not installed."""
    if most < 1:
        return History(beyond="")
    try:
        top = Path(_said(data, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
        head = _said(top, "rev-parse", "HEAD").strip()
        folder = data.resolve().relative_to(top).as_posix()
        return _history(top, head, folder, most, today, frozenset(_titles(loaded)))
    except (OSError, subprocess.CalledProcessError):
        return NO_HISTORY


def _titles(loaded: LoadedData) -> Iterator[tuple[tuple[str, str], str]]:
    """What entries are called today, for those that a revision did not touch. Drafts have no title that readers know."""
    for entry in loaded.all():
        if getattr(entry.entry, "status", "") != "draft" and (title := getattr(entry.entry, "title", "")):
            yield (entry.kind, entry.id), title


@functools.lru_cache(maxsize=2)
def _history(
    top: Path, head: str, folder: str, most: int, today: dt.date, titles: frozenset[tuple[tuple[str, str], str]]
) -> History:
    log = _said(top, "log", "--first-parent", "--format=%H %cs", f"-n{most + 1}", head, "--", folder).split("\n")
    lines = [line.split(" ") for line in log if line]
    revisions = tuple(
        found
        for commit, day in lines[:most]
        if (found := _revision(top, commit, dt.date.fromisoformat(day), folder, today, titles))
    )
    shallow = _said(top, "rev-parse", "--is-shallow-repository").strip() == "true"
    if len(lines) > most:
        beyond = "Older changes are in the repository."
    else:
        beyond = (
            "This copy of the repository knows its last commits only; what came before is not told here."
            if shallow
            else ""
        )
    return History(revisions, beyond)


def _revision(
    top: Path, commit: str, day: dt.date, folder: str, today: dt.date, titles: frozenset[tuple[tuple[str, str], str]]
) -> Revision | None:
    """None for the first commit, which has nothing to be compared with, and for one that changes nothing for readers."""
    parents = _said(top, "rev-list", "--parents", "-n1", commit).split()[1:]
    if not parents:
        return None
    touched = list(_touched(top, parents[0], commit, folder))
    blobs = _blobs(top, {blob for _, *both in touched for blob in both if blob != _ABSENT})
    if sum(map(len, blobs.values())) > LARGE:
        words = f"Much of the guide was written anew: {formatting.plural(len(touched), 'file')}."
        return Revision(commit, day, (Change("clarifies", "guide", "", "", words),))
    with tempfile.TemporaryDirectory() as place:
        before, after = Path(place, "old"), Path(place, "new")
        for snapshot in (before, after):
            snapshot.mkdir()
        for path, old, new in touched:
            for snapshot, blob in ((before, old), (after, new)):
                if blob != _ABSENT:
                    file = snapshot / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(blobs[blob])
        changes = compare_parts(load(before), load(after), today, dict(titles))
    return Revision(commit, day, changes) if changes else None


def _touched(top: Path, parent: str, commit: str, folder: str) -> Iterator[tuple[str, str, str]]:
    """Path inside the data folder, and the blobs before and after, of each YAML file that a commit touched."""
    words = _said(top, "diff-tree", "-r", "-z", "--no-renames", "--no-abbrev", parent, commit, "--", folder).split("\0")
    for facts, path in zip(words[::2], words[1::2], strict=False):
        if path.endswith(".yaml"):
            old, new = facts.split(" ")[2:4]
            yield str(Path(path).relative_to(folder)), old, new


def _blobs(top: Path, names: set[str]) -> dict[str, bytes]:
    """The contents of blobs, asked for at once."""
    asked = sorted(names)
    done = _git(top, "cat-file", "--batch", given="\n".join(asked).encode())
    found: dict[str, bytes] = {}
    at = 0
    for name in asked:
        end = done.index(b"\n", at)
        size = int(done[at:end].split(b" ")[2])
        found[name] = done[end + 1 : end + 1 + size]
        at = end + size + 2
    return found


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    done = git(folder, *words, given=given)
    done.check_returncode()
    return done.stdout


def _said(folder: Path, *words: str) -> str:
    return _git(folder, *words).decode(errors="replace")
