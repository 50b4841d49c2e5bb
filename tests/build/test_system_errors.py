"""A full disk or a folder that is read-only is a sentence, and leaves nothing behind."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from careerguide.build import stage, system_errors
from careerguide.cli import main
from careerguide.cli import report as report_command
from careerguide_mkdocs import events
from click.testing import CliRunner
from mkdocs.exceptions import PluginError
from support.company import guide_of, site_of, tiny

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "site/index.html")
SENTENCE = "`site/index.html`: The disk is full. Free some space, then run the command again."


def full(*_values: object, **_options: object) -> None:
    raise FULL


@pytest.mark.parametrize(
    ("number", "part"), [(errno.EACCES, "ask for the permission"), (errno.EROFS, "read-only"), (errno.EIO, "error")]
)
def test_an_error_of_the_system_is_a_sentence(number: int, part: str) -> None:
    sentence = system_errors.in_words(OSError(number, os.strerror(number), "x"))
    assert sentence.startswith("`x`: ")
    assert part in sentence
    assert sentence.endswith(".")


def test_every_command_ends_with_the_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_command, "valid_guide", full)
    result = CliRunner().invoke(main, ["report"])
    assert (result.exit_code, result.stderr) == (1, f"{SENTENCE}\n")


@pytest.mark.parametrize("there", [True, False])
def test_a_stage_that_fails_leaves_the_folder_as_it_was(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also if the disk is full after half of the files."""
    target = tmp_path / "staged"
    if there:
        target.mkdir()
        (target / "mkdocs.yml").write_text("old", encoding="utf-8")
    written: list[Path] = []

    def write(path: Path, content: str | Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
        written.append(path)
        if len(written) == 5:
            raise FULL

    monkeypatch.setattr(stage, "write", write)
    with pytest.raises(OSError, match="No space left"):
        stage.stage(site_of(guide_of(tiny())), {"theme": {}}, target)
    assert [file.name for file in tmp_path.iterdir()] == (["staged"] if there else [])
    assert not there or (target / "mkdocs.yml").read_text(encoding="utf-8") == "old"


def test_a_build_that_fails_leaves_nothing_and_says_why(tmp_path: Path) -> None:
    half = tmp_path / ".site.building-1"
    (half / "roles").mkdir(parents=True)
    with pytest.raises(PluginError, match="The disk is full") as caught:
        events._failed(half, error=FULL)
    assert "The old site did not change." in str(caught.value)
    assert list(tmp_path.iterdir()) == []
