"""The data folder of a revision: a folder on disk, or the data as git has it."""

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
    """There is no data at this revision; the message says what to do."""


@contextmanager
def data_of(name: str, data: Path) -> Iterator[Path]:
    """The data folder of a revision: `name` if it is a folder, else the folder `data` at the git revision `name`."""
    if not name.strip():
        raise UnknownRevisionError("A revision is empty. Name a git revision, such as `main`, or a data folder.")
    if os.path.isdir(name):  # noqa: PTH112 - pathlib raises for names that are too long
        yield _require_data(Path(name))
        return
    top, inside = _repository(name, data)
    archive = _git(top, "archive", "--format=tar", _commit(name, top), "--", inside.as_posix())
    if archive.returncode:
        raise UnknownRevisionError(f"`{name}` has no folder `{inside}`.")
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(archive.stdout)) as files:
            files.extractall(folder, filter=_filter)  # noqa: S202 - filtered
        # Problems name files as they do in the working folder.
        yield _require_data(Path(folder) / inside, f"`{name}` has no data in `{inside}`.")


def working_data(data: Path) -> str:
    """The working data folder, if it exists."""
    if not data.is_dir():
        raise UnknownRevisionError(f"There is no data folder `{data}`. Name one with --data.")
    return str(data)


def _commit(name: str, top: Path) -> str:
    """The hash of a revision's commit."""
    result = _git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    commit = result.stdout.decode().strip()
    if commit:
        return commit
    hint = ""
    if _git(top, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
        hint = " This copy of the repository has only the latest commits. To get all: `git fetch --unshallow`."
    raise UnknownRevisionError(f"`{name}` is not a folder and not a git revision.{hint}")


def _require_data(folder: Path, otherwise: str = "") -> Path:
    """The folder, if it has roles: with any other folder, everything would seem to be removed."""
    if not (folder / "roles.yaml").exists() and not (folder / "roles").is_dir():
        raise UnknownRevisionError(otherwise or f"`{folder}` is not a data folder: it has no roles.yaml and no roles/.")
    return folder


def _repository(name: str, data: Path) -> tuple[Path, Path]:
    """The top of the repository that contains the data folder, and the folder's path from there."""
    existing = data.absolute()
    while not existing.is_dir():
        existing = existing.parent
    result = _git(existing, "rev-parse", "--show-toplevel")
    if result.returncode:
        error_lines = result.stderr.decode(errors="replace").strip().splitlines()
        reason = f" Git says: {error_lines[0]}" if error_lines else ""
        raise UnknownRevisionError(f"`{name}` is not a folder, and `{data}` is not in a git repository.{reason}")
    top = Path(os.fsdecode(result.stdout.rstrip(b"\n"))).resolve()
    return top, data.resolve().relative_to(top)


def _git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return git(folder, *arguments)
    except FileNotFoundError:
        raise UnknownRevisionError("git is not installed. Compare two data folders instead.") from None


def _filter(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Links are kept, even those that lead out of the folder: loading the data reports them."""
    return member if member.issym() else tarfile.data_filter(member, folder)
