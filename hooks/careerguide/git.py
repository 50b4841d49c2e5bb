"""git, asked about a folder and nothing else."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

# What git tells its hooks of where they run; we say ourselves where we look.
_HOOK = {"GIT_DIR", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_INDEX_FILE"}


def git(folder: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """What git answers in a folder, success or not; `FileNotFoundError` where it is not installed."""
    env = {name: value for name, value in os.environ.items() if name not in _HOOK}
    return subprocess.run(["git", "-C", str(folder), *words], env=env, input=given, capture_output=True, check=False)
