"""Why the history of the data cannot be read, each in a sentence with the cure."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from careerguide.guide.history import NOTICE

# For readers of the page.
ONLY_LATEST = "This copy of the guide has only the latest part of its history, so earlier changes are not listed."
SHALLOW = (
    f"{NOTICE} lists only the latest changes, because this clone has no older commits. To get them: "
    '`git fetch --unshallow`. In GitHub Actions, set `fetch-depth: 0`; in GitLab CI, set `GIT_DEPTH: "0"`.'
)
MISSING = "some files of earlier commits are missing. To get them: `git fetch --refetch`."
_SAFE = re.compile(r"safe\.directory (.+)")


def why_unreadable(error: Exception, data: Path) -> str:
    """The sentence for an error of git or of the system."""
    return f"{NOTICE} lists no changes: {_reason(error, data)}"


def not_committed(folder: str) -> str:
    """The sentence for a data folder that no commit has."""
    return f"{NOTICE} lists no changes: no commit has the folder `{folder}`. Commit it."


def _reason(error: Exception, data: Path) -> str:
    if isinstance(error, FileNotFoundError):
        return "git is not installed. Install git on the computer that builds the site."
    if not isinstance(error, subprocess.CalledProcessError):
        return str(error)
    text = (error.stderr or b"").decode(errors="replace").strip()
    if "dubious ownership" in text:
        folder = match[1].strip() if (match := _SAFE.search(text)) else f"'{data.absolute().parent}'"
        return (
            "the repository belongs to another user. If you trust it: "
            f"`git config --global --add safe.directory {folder}`."
        )
    if "not a git repository" in text:
        place = f"the folder `{data.name}` is not in a git repository"
        return f"{place}. Build from a clone (`git clone`), not from an archive."
    if "single revision" in text:
        return "the repository has no commit yet. Commit the data."
    lines = text.splitlines()
    return f"git cannot read the repository. It says: {lines[0] if lines else 'nothing'}"
