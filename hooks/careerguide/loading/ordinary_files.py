"""Which files of a project are read: ordinary files inside it, and folders that can be listed.

A link can lead to any file of the computer, which the site or a message would then show. A pipe or a device has no
end, so that a program that opens it never goes on.
"""

from __future__ import annotations

import fnmatch
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from careerguide.problems import Problem

OUTSIDE = "outside-file"


class Root:
    """A folder whose files are read. The links of each folder below it are followed once."""

    def __init__(self, folder: Path) -> None:
        self.real = os.path.realpath(folder)
        self._inside: dict[str, bool] = {}

    def has(self, file: Path) -> bool:
        """Whether a file is inside the folder after all links are followed."""
        path = str(file)
        if os.path.islink(path):  # noqa: PTH114 - for each of many files
            return self._has(path)
        folder = os.path.dirname(path)  # noqa: PTH120 - likewise
        if folder not in self._inside:
            self._inside[folder] = self._has(folder)
        return self._inside[folder]

    def _has(self, path: str) -> bool:
        real = os.path.realpath(path)
        return real == self.real or real.startswith(self.real.rstrip(os.sep) + os.sep)


def refusal(file: Path, root: Root, name: str) -> Problem | None:
    """Why a file is not read: it is outside `root`, or no file at all. `name` is the path to show."""
    if not root.has(file):
        message = f"This is a link to a file outside the folder `{Path(root.real).name}`. Put the file itself here."
        return Problem(name, 1, 1, OUTSIDE, message)
    try:
        mode = os.stat(file).st_mode  # noqa: PTH116 - Path.stat would do the same
    except OSError:
        return None  # who reads it says why it cannot be read
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    message = "This is no ordinary file but a pipe or a device. Put a file here, or delete it."
    return Problem(name, 1, 1, "unreadable-file", message)


def is_inside(file: Path, root: Path) -> bool:
    """Whether a file is inside a folder after all links are followed."""
    return Root(root).has(file)


def listed(folder: Path, pattern: str, name: str) -> tuple[list[Path], Problem | None]:
    """The files of a folder by name; none, and a problem, if the folder is there and cannot be listed."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - names are enough
    except (FileNotFoundError, NotADirectoryError):
        return [], None
    except OSError as error:
        return [], Problem(name, 1, 1, "unreadable-file", f"This folder cannot be read: {error.strerror}.")
    return [folder / file for file in names if fnmatch.fnmatchcase(file, pattern)], None


def refusals(folder: Path, root: Path) -> Iterator[Problem]:
    """Every file below a folder, in any depth, that is not read, and every folder that cannot be listed."""
    unreadable: list[OSError] = []
    inside = Root(root)
    for path, folders, files in os.walk(folder, onerror=unreadable.append):
        here = Path(path)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in sorted([*files, *links]):
            shown = (Path(folder.name) / (here / name).relative_to(folder)).as_posix()
            if problem := refusal(here / name, inside, shown):
                yield problem
    for error in unreadable:
        place = Path(error.filename)
        shown = (Path(folder.name) / place.relative_to(folder)).as_posix()
        yield Problem(shown, 1, 1, "unreadable-file", f"This folder cannot be read: {error.strerror}.")
