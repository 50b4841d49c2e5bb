"""The data of a revision: a folder, or what git has."""

from __future__ import annotations

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoRevision(LookupError):
    """There is no such state of the data; the message says what to do."""


@contextmanager
def data_of(name: str, data: Path) -> Iterator[Path]:
    """The folder of a state: `name` itself where it is a folder, else the folder `data` as git has it at that revision."""
    if Path(name).is_dir():
        yield Path(name)
        return
    commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").strip()
    if not commit:
        shallow = _git("rev-parse", "--is-shallow-repository").strip() == "true"
        more = " This copy of the repository is shallow and knows its last commits only: run `git fetch --unshallow`." if shallow else ""
        raise NoRevision(f"`{name}` is neither a folder nor a revision that git knows here.{more}")
    archive = subprocess.run(["git", "archive", "--format=tar", commit, "--", data.as_posix()], capture_output=True, check=False)
    if archive.returncode:
        raise NoRevision(f"`{name}` has no folder `{data}`.")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter="data")
        yield Path(folder) / data


def _git(*words: str) -> str:
    try:
        return subprocess.run(["git", *words], capture_output=True, text=True, check=False).stdout
    except FileNotFoundError:
        raise NoRevision("git is not installed; name two data folders instead.") from None
