"""Makes git repositories for tests: companies committed on given days."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from support.company import Texts, write

_AUTHOR = ("-c", "user.name=HR", "-c", "user.email=hr@x.example", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str, **more: str) -> str:
    """The output of a git command in a folder; `more` are variables of its environment."""
    command = ["git", *_AUTHOR, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True, env=os.environ | more).stdout


def commit(repo: Path, texts: Texts, day: str, folder: str = "data") -> Texts:
    """The texts, committed at noon of a day."""
    write(texts, repo / folder)
    return commit_all(repo, day, texts)


def commit_all(repo: Path, day: str, texts: Texts) -> Texts:
    """Commit the working folder as it is, at noon of a day; returns the texts."""
    git(repo, "add", "-A")
    moment = f"{day}T12:00:00Z"
    dates = {"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    git(repo, "commit", "-q", "--allow-empty", "-m", "Change", **dates)
    return texts


def commit_whole(repo: Path, texts: Texts, day: str, folder: str = "data") -> Texts:
    """The texts, committed as the whole data folder: files that they do not name are deleted."""
    for file in sorted((repo / folder).rglob("*.yaml")):
        if file.relative_to(repo / folder).as_posix() not in texts:
            file.unlink()
    return commit(repo, texts, day, folder)
