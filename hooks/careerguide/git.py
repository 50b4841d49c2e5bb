"""git commands in a given folder."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# Git sets these for its hooks, and they would take the place of the given folder.
_HOOK_VARIABLES = {"GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_INDEX_FILE"}


def git(folder: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """The result of a git command in a folder, success or not; `FileNotFoundError` if git is not installed.

    `given` goes to its standard input.
    """
    env = {name: value for name, value in os.environ.items() if name not in _HOOK_VARIABLES}
    env["LC_ALL"] = "C"  # its messages in English, because we read some of them
    return subprocess.run(
        ["git", "-C", str(folder), *arguments], env=env, input=given, capture_output=True, check=False
    )
