"""At a terminal, `careerguide new` asks again after a wrong answer, and offers entries by number."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.cli import main
from careerguide.cli.new import base
from careerguide.loading.data_folder import load
from click.testing import CliRunner
from support import project
from support.company import tiny, write

LINK = "https://jobs.example/a"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write(tiny(), tmp_path / "data")


def test_at_a_terminal_a_wrong_answer_is_asked_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The good answers before it are kept, roles can be chosen by number, and each wrong answer gets its reason."""
    monkeypatch.setattr(base, "at_a_terminal", lambda: True)
    answers = [
        "nobody",
        "99",
        "2",
        "Atlantis",
        "Pune",
        "dusk",
        "night",
        "jobs.example",
        "https://jobs.example/a",
        "",
        "Desk",
    ]
    command = ["new", "opening", "--data", str(data)]
    result = CliRunner(env=project.DAY).invoke(main, command, input="".join(f"{answer}\n" for answer in answers))
    assert result.exit_code == 0, result.output
    assert "   2  Senior Agent (senior-agent)\n" in result.stderr
    for reason in (
        "There is no role `nobody`.",
        "There is no role `99`.",
        "There is no site `Atlantis`.",
        "`apply` is ",
    ):
        assert reason in result.stderr
    opening = load(data).of("opening")[-1].raw
    assert [opening[key] for key in ("role", "site", "shift", "apply", "contact")] == [
        "senior-agent", "Pune", "night", LINK, "Desk",
    ]  # fmt: skip


def test_at_a_terminal_an_id_that_is_taken_is_asked_again(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(base, "at_a_terminal", lambda: True)
    answers = "Agent\n\n2\ntrainer\nNo Id\nsecond-agent\n"
    result = CliRunner(env=project.DAY).invoke(main, ["new", "role", "--data", str(data)], input=answers)
    assert result.exit_code == 0 or "duplicate-title" in result.stderr, result.output
    assert "Another role already has the id `trainer`" in result.stderr
    assert "`No Id` cannot be an id" in result.stderr
