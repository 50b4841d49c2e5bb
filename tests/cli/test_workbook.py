"""`careerguide workbook`: it shows what changes for people, asks, and writes all or nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from careerguide.cli import main
from click.testing import CliRunner, Result
from support.company import tiny, write


@pytest.fixture
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The tiny company, in the current folder."""
    monkeypatch.chdir(tmp_path)
    write(tiny(), tmp_path / "data")
    assert run("export", "guide.xlsx").exit_code == 0
    return tmp_path


def run(*arguments: str, answer: str = "") -> Result:
    return CliRunner().invoke(main, ["workbook", *arguments], input=answer)


def type_into(file: Path, cell: str, value: object, delete: int = 0) -> None:
    """Type a value into the sheet of roles, and delete a row of the openings."""
    book = openpyxl.load_workbook(file)
    book["Roles"][cell].value = value
    if delete:
        book["Openings"].delete_rows(delete)
    book.save(file)


def test_it_shows_what_changes_for_people_and_writes_after_yes(company: Path) -> None:
    roles = company / "data" / "roles.yaml"
    before = roles.read_text("utf-8")
    type_into(company / "guide.xlsx", "B2", "Call Agent")
    shown = run("import", "guide.xlsx", "--dry-run")
    assert "* Call Agent was called Agent before." in shown.output
    assert "The import would write 1 file." in shown.output
    refused = run("import", "guide.xlsx", answer="n\n")
    assert (refused.exit_code, roles.read_text("utf-8")) == (1, before)
    written = run("import", "guide.xlsx", answer="y\n")
    assert written.exit_code == 0, written.output
    assert roles.read_text("utf-8") == before.replace("title: Agent\n", "title: Call Agent\n", 1)
    assert "Nothing changes." in run("import", "guide.xlsx", "--yes").output


def test_a_problem_names_the_cell_and_nothing_is_written(company: Path) -> None:
    before = (company / "data" / "roles.yaml").read_bytes()
    type_into(company / "guide.xlsx", "I2", "gone")
    result = run("import", "guide.xlsx", "--yes")
    assert result.exit_code == 1
    assert "Roles!I2: not-a-choice: `status` is `gone`. Allowed: draft, published, retiring." in result.output
    assert "guide.xlsx: 1 problem. Nothing was changed." in result.output
    assert (company / "data" / "roles.yaml").read_bytes() == before


def test_it_asks_before_it_deletes(company: Path) -> None:
    openings = company / "data" / "openings.yaml"
    type_into(company / "guide.xlsx", "B2", "Agent", delete=2)
    result = run("import", "guide.xlsx", "--yes")
    assert (result.exit_code, "Choose --delete" in result.output) == (2, True)
    kept = run("import", "guide.xlsx", answer="n\n")
    assert "1 row is gone from the workbook:\n* Openings: `senior-agent-pune`" in kept.output
    assert "senior-agent-pune" in openings.read_text("utf-8")
    assert run("import", "guide.xlsx", answer="y\ny\n").exit_code == 0
    assert "senior-agent-pune" not in openings.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("export", "guide.xlsx"), "guide.xlsx exists, and may have changes of yours."),
        (("export", "guide.xls"), "The name of the file must end in .xlsx: guide.xlsx"),
        (("export", "nowhere/guide.xlsx"), "cannot be written"),
        (("import", "guide.xlsx", "--take", "Roles!B2"), "Roles!B2 has no conflict."),
        (("import", "data/roles.yaml"), "This file is not a workbook, or it is damaged."),
    ],
)
def test_what_cannot_be_done_gets_a_sentence(company: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert result.exit_code in (1, 2)
    assert message in result.output
