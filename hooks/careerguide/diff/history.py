"""Recent changes from the git log. Only files that a commit changed are read, so that a build stays quick."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import functools
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from careerguide import formatting
from careerguide.git import git
from careerguide.guide.change import Change
from careerguide.guide.history import OLDER, History, Revision
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData

from .public import PublicHistory, ShownToday
from .unreadable import MISSING, ONLY_LATEST, SHALLOW, not_committed, why_unreadable

# Bytes. A commit that changes more is not compared line by line: that would take as long as the whole build.
LARGE = 150_000
_ABSENT = "0" * 40
# Where an item of a file begins, and an anchor or an alias, by which two items belong together.
_ITEM = re.compile(rb"^(?=-[ \n])", re.MULTILINE)
_SHARED = re.compile(rb"[:\-,\[{]\s*[&*]\w")
# Day -> commit -> paths of the files that it changed; the commits of a day from the newest to the oldest.
LargeCommits = dict[dt.date, dict[str, set[str]]]


def read_history(loaded: LoadedData, data: Path, most: int, today: dt.date, now: dt.datetime | None = None) -> History:
    """The last `most` revisions of a data folder, as far as readers may know them.

    Without them, or with fewer because the repository has no more, the history's `problem` says why.
    """
    if most < 1:
        return History(beyond="This guide does not list changes.")
    try:
        top = Path(output(data, "rev-parse", "--show-toplevel").rstrip("\n")).resolve()
        head = output(top, "rev-parse", "--verify", "HEAD").strip()
        folder = data.resolve().relative_to(top).as_posix()
        return _history(top, head, folder, most, ShownToday.of(loaded, today, now))
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        return History(problem=why_unreadable(error, data))


@functools.lru_cache(maxsize=2)
def _history(top: Path, head: str, folder: str, most: int, shown: ShownToday) -> History:
    log = output(top, "log", "--first-parent", "--format=%H %cs", f"-n{most + 1}", head, "--", folder).split("\n")
    lines = [line.split(" ") for line in log if line]
    public = PublicHistory(shown)
    large: LargeCommits = {}
    each = (_revision(top, commit, dt.date.fromisoformat(day), folder, public, large) for commit, day in lines[:most])
    revisions = tuple(_one_large_a_day([revision for revision in each if revision], large))
    if len(lines) > most:
        return History(revisions, OLDER)
    if not lines:
        return History(problem=not_committed(folder))
    if output(top, "rev-parse", "--is-shallow-repository").strip() == "true":
        return History(revisions, ONLY_LATEST, SHALLOW)
    return History(revisions, "")


def _revision(
    top: Path, commit: str, day: dt.date, folder: str, public: PublicHistory, large: LargeCommits
) -> Revision | None:
    """The changes of a commit; None for the first one and for one that changes nothing for readers.

    A commit that is too large to compare is added to `large`.
    """
    parents = output(top, "rev-list", "--parents", "-n1", commit).split()[1:]
    if not parents:
        return None
    touched = list(_touched(top, parents[0], commit, folder))
    contents = blobs(top, {blob for _, *both in touched for blob in both if blob != _ABSENT})
    files = [(path, *without_equal_items(contents.get(old), contents.get(new))) for path, old, new in touched]
    if sum(len(text or b"") for _, *both in files for text in both) > LARGE:
        public.skip(day)
        large.setdefault(day, {})[commit] = {path for path, *_ in touched}
        return Revision(commit, day, ())
    with tempfile.TemporaryDirectory() as temporary:
        before, after = Path(temporary, "old"), Path(temporary, "new")
        for snapshot in (before, after):
            snapshot.mkdir()
        for path, *both in files:
            for snapshot, content in zip((before, after), both, strict=True):
                if content is not None:
                    file = snapshot / path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(content)
        changes = public.changes(load(before, earlier_formats=True), load(after, earlier_formats=True), day)
    return Revision(commit, day, changes) if changes else None


def without_equal_items(old: bytes | None, new: bytes | None) -> tuple[bytes | None, bytes | None]:
    """The two versions of a file that holds a list, without the items that both have; other files as they are.

    None means that the file is missing. So a large file with one changed entry is read as quickly as a small one.
    """
    if old is None or new is None or not (_is_list(old) and _is_list(new)):
        return old, new
    before, after = _ITEM.split(old)[1:], _ITEM.split(new)[1:]
    return _kept(before, set(after)), _kept(after, set(before))


def _is_list(content: bytes) -> bool:
    """Whether a file has comments and then a list, whose items begin in the first column, and no shared values."""
    head = _ITEM.split(content, maxsplit=1)
    is_head = all(not line.strip() or line.startswith(b"#") for line in head[0].splitlines())
    return len(head) > 1 and is_head and not _SHARED.search(content)


def _kept(items: Iterable[bytes], others: set[bytes]) -> bytes:
    return b"".join(item for item in items if item not in others) or b"[]\n"


def _one_large_a_day(revisions: Iterable[Revision], large: LargeCommits) -> Iterator[Revision]:
    """The revisions; of the large ones of a day only the earliest, with the number of files that they all changed.

    The earliest keeps the address of its line while others follow on that day.
    """
    for revision in revisions:
        commits = large.get(revision.day, {})
        if revision.commit not in commits:
            yield revision
        elif revision.commit == list(commits)[-1]:
            count = len(set[str]().union(*commits.values()))
            text = f"Large parts of the guide changed: {formatting.plural(count, 'file')}."
            yield dc.replace(revision, changes=(Change("clarifies", "guide", "", "", text),))


def _touched(top: Path, parent: str, commit: str, folder: str) -> Iterator[tuple[str, str, str]]:
    """Path inside the data folder, blob before and blob after, of each YAML file that a commit changed."""
    parts = output(top, "diff-tree", "-r", "-z", "--no-renames", "--no-abbrev", parent, commit, "--", folder).split(
        "\0"
    )
    for modes_and_blobs, path in zip(parts[::2], parts[1::2], strict=False):
        if path.endswith(".yaml"):
            old, new = modes_and_blobs.split(" ")[2:4]
            yield str(Path(path).relative_to(folder)), old, new


def blobs(top: Path, names: set[str]) -> dict[str, bytes]:
    """The contents of blobs, read with one git command."""
    ordered = sorted(names)
    output = _git(top, "cat-file", "--batch", given="\n".join(ordered).encode())
    contents: dict[str, bytes] = {}
    start = 0
    for name in ordered:
        end = output.index(b"\n", start)
        if output[start:end].endswith(b" missing"):
            raise ValueError(MISSING)
        size = int(output[start:end].split(b" ")[2])
        contents[name] = output[end + 1 : end + 1 + size]
        start = end + size + 2
    return contents


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    result = git(folder, *arguments, given=given)
    result.check_returncode()
    return result.stdout


def output(folder: Path, *arguments: str) -> str:
    """What a git command prints. Raises `CalledProcessError` if it fails."""
    return _git(folder, *arguments).decode(errors="replace")
