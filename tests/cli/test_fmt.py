"""`careerguide fmt`: which files it formats, what it prints, and when it writes nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
import yaml
from careerguide.cli import main
from careerguide.edit import formatter
from careerguide.loading.yaml_lint import Loader
from click.testing import CliRunner, Result
from support.company import Texts, tiny, write
from support.paths import DATA

PIPE = "This is no ordinary file but a pipe or a device. Put a file here, or delete it."
FILES = sorted(file.relative_to(DATA) for file in DATA.rglob("*.yaml"))


def yaml_value(text: str) -> object:
    return yaml.load(text, Loader=Loader)


def run_fmt(data: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["fmt", "--data", str(data), *arguments])


def test_the_data_in_the_repository_is_formatted() -> None:
    """To fix a failure, run: careerguide fmt."""
    result = run_fmt(DATA, "--check")
    assert (result.exit_code, result.output) == (0, "")


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    data = write(tiny(), tmp_path / "data")
    first, second = run_fmt(data), run_fmt(data)
    names = ("levels.yaml", "roles.yaml", "skills.yaml", "stories/from-calls-to-figures.yaml", "tracks.yaml")
    assert (first.exit_code, first.stdout) == (0, "".join(f"Changed: {data / name}\n" for name in names))
    assert (second.exit_code, second.output) == (0, "")
    assert yaml_value((data / "roles.yaml").read_text(encoding="utf-8")) == yaml_value(tiny()["roles.yaml"])


def test_check_lists_the_files_that_would_change_and_writes_nothing(tmp_path: Path) -> None:
    data = write(tiny(), tmp_path / "data")
    result = run_fmt(data, "--check", str(data / "roles.yaml"), str(data / "skills.yaml"))
    assert (result.exit_code, result.stdout) == (
        1,
        f"Would change: {data / 'roles.yaml'}\nWould change: {data / 'skills.yaml'}\n",
    )
    assert (data / "roles.yaml").read_text(encoding="utf-8") == tiny()["roles.yaml"]


def test_windows_line_ends_do_not_change(tmp_path: Path) -> None:
    data = write(tiny(), tmp_path / "data")
    file = data / "roles.yaml"
    file.write_bytes(tiny()["roles.yaml"].replace("\n", "\r\n").encode())
    assert run_fmt(data, str(file)).exit_code == 0
    assert file.read_bytes().count(b"\r\n") == file.read_bytes().count(b"\n") == tiny()["roles.yaml"].count("\n")


def test_a_file_that_cannot_be_read_is_reported_and_does_not_change(tmp_path: Path) -> None:
    texts: Texts = {**tiny(), "skills.yaml": "- id: a\n\ttitle: 'A\n"}
    data = write(texts, tmp_path / "data")
    result = run_fmt(data)
    assert result.exit_code == 1
    assert f"{data / 'skills.yaml'}:2:1: tab: There is a tab here. Use spaces to indent." in result.stderr
    assert "Traceback" not in result.output
    assert (data / "skills.yaml").read_text(encoding="utf-8") == texts["skills.yaml"]


@pytest.mark.parametrize("name", ["nobody.yaml", "roles.yml", "permalinks.txt", "../roles.yaml"])
def test_a_file_that_is_not_a_data_file_is_refused(tmp_path: Path, name: str) -> None:
    result = run_fmt(write(tiny(), tmp_path / "data"), str(tmp_path / "data" / name))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is not a data file" in result.stderr


@pytest.mark.parametrize("lost", ["title: Agent\n", "#", "level: 1"])
def test_nothing_is_written_if_the_meaning_would_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lost: str
) -> None:
    """If the ordering loses a line, a comment or a value, the command notices."""
    data = write({**tiny(), "roles.yaml": tiny()["roles.yaml"] + "# the end\n"}, tmp_path / "data")
    monkeypatch.setattr(formatter, "in_key_order", lambda text, _record_type: text.replace(lost, "", 1))
    file = data / "roles.yaml"
    before = file.read_text(encoding="utf-8")
    result = run_fmt(data, str(file))
    assert (result.exit_code, result.stdout, file.read_text(encoding="utf-8")) == (1, "", before)
    assert "not-arranged: The keys of this file cannot be put in order without changing its meaning" in result.stderr


def test_a_missing_data_folder_is_reported(tmp_path: Path) -> None:
    result = run_fmt(tmp_path / "nowhere")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Name one with --data." in result.stderr


def test_formatted_files_keep_every_byte(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    assert run_fmt(tmp_path / "data").output == ""
    assert all((tmp_path / "data" / file).read_bytes() == (DATA / file).read_bytes() for file in FILES)


def test_links_out_and_pipes_are_skipped_and_named(tmp_path: Path) -> None:
    """The other files are formatted; a file that someone names is not looked for elsewhere."""
    data = write(tiny(), tmp_path / "data")
    (tmp_path / "secret.yaml").write_text("- id: swordfish\n", encoding="utf-8")
    (data / "sites.yaml").unlink(missing_ok=True)
    (data / "sites.yaml").symlink_to(tmp_path / "secret.yaml")
    os.mkfifo(data / "stories/pipe.yaml")
    result = run_fmt(data)
    assert result.exit_code == 0
    assert "Changed: " in result.stdout
    assert result.stderr.splitlines() == [
        "Skipped: data/sites.yaml: This is a link to a file outside the folder `data`. Put the file itself here.",
        f"Skipped: data/stories/pipe.yaml: {PIPE}",
    ]
    assert run_fmt(data, str(data / "roles.yaml")).stderr == ""
