"""Only ordinary files inside the folder are read: a link out tells nothing, a pipe does not hang, and each is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from careerguide.cli import main
from careerguide.loading import data_folder, ordinary_files
from careerguide.rules import check
from click.testing import CliRunner
from support.case import DAY, write
from support.company import tiny

SECRET = "The password is swordfish"
FILES = ["roles.yaml", "roles/more.yaml", "policy.yaml", "stories/more.yaml", "permalinks.txt", "pack.lock"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write(tiny(), tmp_path / "data")


def link_out(file: Path) -> str:
    secret = file.parents[2] / "secret.txt" if file.parent.name != "data" else file.parents[1] / "secret.txt"
    secret.write_text(SECRET, encoding="utf-8")
    file.symlink_to(secret)
    return "outside-file"


def pipe(file: Path) -> str:
    os.mkfifo(file)
    return "unreadable-file"


@pytest.mark.parametrize("make", [link_out, pipe])
@pytest.mark.parametrize("name", FILES)
def test_a_link_out_or_a_pipe_is_one_sentence(data: Path, name: str, make: Callable[[Path], str]) -> None:
    """It is the only finding: what it hides causes no other, and no line of it is printed."""
    file = data / name
    file.parent.mkdir(exist_ok=True)
    file.unlink(missing_ok=True)
    code = make(file)
    assert [(problem.path, problem.code) for problem in check(data_folder.load(data), DAY)] == [(f"data/{name}", code)]
    result = CliRunner().invoke(main, ["check", "--data", str(data), "--fix"])
    assert (result.exit_code, "password" in result.output) == (1, False)


def test_a_link_to_a_folder_outside_tells_nothing(data: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out/secret.yaml").write_text(SECRET, encoding="utf-8")
    (data / "sites").symlink_to(tmp_path / "out")
    result = CliRunner().invoke(main, ["check", "--data", str(data)])
    assert (result.exit_code, "password" in result.output) == (1, False)
    assert "outside-file: This is a link to a file outside the folder `data`." in result.stdout


@pytest.mark.parametrize("name", ["", "roles", "stories"])
def test_a_folder_that_cannot_be_listed_is_told_and_causes_nothing_else(
    data: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not as roles that do not exist."""

    def refusing(function: Callable[..., object]) -> Callable[..., object]:
        def refuse(folder: str | Path = ".") -> object:
            if Path(folder) == data / name:
                raise PermissionError(13, "Permission denied", str(folder))
            return function(folder)

        return refuse

    (data / "roles").mkdir()
    (data / "roles.yaml").rename(data / "roles/all.yaml")
    for listing in ("listdir", "scandir"):
        monkeypatch.setattr(os, listing, refusing(getattr(os, listing)))
    problems = check(data_folder.load(data), DAY)
    assert [(problem.code, problem.line) for problem in problems] == [("unreadable-file", 1)]
    assert "This folder cannot be read: Permission denied." in problems[0].message


def test_links_and_pipes_in_pages_are_refused(tmp_path: Path) -> None:
    """A link inside the project is read; `docs/` is searched in any depth."""
    docs = tmp_path / "project/docs"
    (docs / "deep").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text(SECRET, encoding="utf-8")
    (tmp_path / "project/README.md").write_text("# Read me\n", encoding="utf-8")
    (docs / "readme.md").symlink_to(tmp_path / "project/README.md")
    (docs / "deep/out.md").symlink_to(tmp_path / "secret.txt")
    (docs / "folder").symlink_to(tmp_path)
    os.mkfifo(docs / "pipe.png")
    problems = ordinary_files.refusals(docs, docs.parent)
    assert sorted((problem.path, problem.code) for problem in problems) == [
        ("docs/deep/out.md", "outside-file"),
        ("docs/folder", "outside-file"),
        ("docs/pipe.png", "unreadable-file"),
    ]


def test_a_pipe_in_place_of_the_settings_is_one_sentence(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No command waits for it; those that need the settings say what is wrong."""
    os.mkfifo(data.parent / "mkdocs.yml")
    monkeypatch.chdir(data.parent)
    assert CliRunner().invoke(main, ["check"]).exit_code == 0
    result = CliRunner().invoke(main, ["stage", "staged"])
    assert result.exit_code == 1
    assert result.output == "mkdocs.yml:1:1: unreadable-file: These settings cannot be read: it is no ordinary file.\n"
