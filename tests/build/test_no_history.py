"""A history that cannot be read is one sentence in the terminal, from every command that builds the site."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import project
from support.company import changed, tiny
from support.history import commit, git

pytestmark = pytest.mark.slow
ARCHIVE = (
    "The page /changes/ lists no changes: the folder `data` is not in a git repository. "
    "Build from a clone (`git clone`), not from an archive."
)
SHALLOW = "The page /changes/ lists only the latest changes, because this clone has no older commits."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project without a repository."""
    return project.make(tmp_path_factory.mktemp("archive") / "project")


@pytest.fixture(scope="module")
def shallow(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone of a project with only its last commit."""
    folder = tmp_path_factory.mktemp("shallow")
    first = project.make(folder / "first")
    git(first, "init", "-q", "-b", "main")
    texts = commit(first, tiny(), "2026-10-01")
    commit(first, changed(texts, "roles.yaml", "shifts: rotating", "shifts: night"), "2026-10-20")
    git(folder, "clone", "-q", "--depth", "1", first.as_uri(), "clone")
    return folder / "clone"


COMMANDS = {
    "build": ("-m", "mkdocs", "build", "--strict"),
    "stage": ("-m", "careerguide", "stage", "staged"),
    "publish": ("-m", "careerguide", "publish"),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_says_it_once_and_succeeds(command: str, archive: Path, shallow: Path) -> None:
    """Also if warnings stop the build, as the site is right without its history."""
    for folder, sentence in ((archive, ARCHIVE), (shallow, SHALLOW)):
        done = project.run(folder, *COMMANDS[command])
        assert done.returncode == 0, done.stderr
        assert (done.stdout + done.stderr).count(sentence) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_a_build_stops_if_the_settings_need_the_history(command: str, shallow: Path) -> None:
    file = shallow / "mkdocs.yml"
    settings = file.read_text(encoding="utf-8")
    file.write_text(settings.replace("needs_history: false", "needs_history: true"), encoding="utf-8")
    done = project.run(shallow, *COMMANDS[command])
    file.write_text(settings, encoding="utf-8")
    assert done.returncode == 1
    line = settings[: settings.index("needs_history")].count("\n") + 1
    assert f"mkdocs.yml:{line}:1: no-history: {SHALLOW}" in done.stderr
    assert "Traceback" not in done.stderr


def test_readers_are_told_why_no_changes_are_listed(archive: Path, shallow: Path) -> None:
    for folder, sentence in (
        (archive, "This copy of the guide has no history. It cannot list what has changed."),
        (shallow, "This copy of the guide has only the latest part of its history"),
    ):
        assert project.build(folder).returncode == 0
        page = (folder / "site" / "changes" / "index.html").read_text(encoding="utf-8")
        assert sentence in page
        assert "Nothing has changed" not in page
