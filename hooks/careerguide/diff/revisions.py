"""The data of a revision: a folder, or what git has."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from careerguide.git import git


class UnknownRevisionError(LookupError):
    """There is no such state of the data; the message says what to do."""


@contextmanager
def data_of(name: str, data: Path) -> Iterator[Path]:
    """The folder of a state: `name` itself where it is a folder, else the folder `data` as git has it at that revision."""
    if not name.strip():
        raise UnknownRevisionError("A revision is empty. Name a git revision, such as `main`, or a data folder.")
    if os.path.isdir(name):  # noqa: PTH112 - pathlib raises for names that are too long
        yield _with_data(Path(name))
        return
    top, inside = _place(name, data)
    commit = (
        _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").stdout.decode().strip()
    )
    if not commit:
        shallow = _git(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        more = (
            " This copy of the repository is shallow and knows its last commits only: run `git fetch --unshallow`."
            if shallow
            else ""
        )
        raise UnknownRevisionError(f"`{name}` is neither a folder nor a revision that git knows here.{more}")
    archive = _git(top, "archive", "--format=tar", commit, "--", inside.as_posix())
    if archive.returncode:
        raise UnknownRevisionError(f"`{name}` has no folder `{inside}`.")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter=_unpacked)  # noqa: S202 - filtered
        # Faults name files as they do in the working folder.
        yield _with_data(Path(folder) / inside, f"`{name}` has no data in `{inside}`.")


def working_data(data: Path) -> str:
    """The working folder, which has to be there."""
    if not data.is_dir():
        raise UnknownRevisionError(f"There is no data folder `{data}`. Name one with --data.")
    return str(data)


def _with_data(folder: Path, otherwise: str = "") -> Path:
    """The folder, if there is a role in it: any other would make everything look dropped."""
    if not (folder / "roles.yaml").exists() and not (folder / "roles").is_dir():
        raise UnknownRevisionError(otherwise or f"`{folder}` is no data folder: it has neither roles.yaml nor roles/.")
    return folder


def _place(name: str, data: Path) -> tuple[Path, Path]:
    """The top of the repository that the data folder is in, and the folder's way from there, wherever one stands."""
    near = data.absolute()
    while not near.is_dir():
        near = near.parent
    found = _git(near, "rev-parse", "--show-toplevel")
    if found.returncode:
        said = found.stderr.decode(errors="replace").strip().splitlines()
        why = f" Git says: {said[0]}" if said else ""
        raise UnknownRevisionError(f"`{name}` is not a folder, and there are no revisions of `{data}`.{why}")
    top = Path(os.fsdecode(found.stdout.rstrip(b"\n"))).resolve()
    return top, data.resolve().relative_to(top)


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return git(folder, *words)
    except FileNotFoundError:
        raise UnknownRevisionError("git is not installed; name two data folders instead.") from None


def _unpacked(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """A link stays a link, wherever it leads: reading the folder says what is wrong with it."""
    return member if member.issym() else tarfile.data_filter(member, folder)
