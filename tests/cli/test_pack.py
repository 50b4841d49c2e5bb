"""`careerguide pack`: status, upgrade and adopt from the command line."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from careerguide.cli import main
from click.testing import CliRunner, Result
from support.company import changed, tiny, write
from support.pack_company import company

TODAY = {"SOURCE_DATE_EPOCH": "1793491200"}  # 1 November 2026
OURS = ("summary: Answers calls and mails.", "summary: Ours.")
NEWER = changed(tiny(), "roles.yaml", "summary: Answers calls and mails.", "summary: Theirs.")


def run(command: str, data: Path, *options: str, answers: str = "") -> Result:
    arguments = ["pack", command, *options, "--data", str(data)]
    if command == "upgrade":
        arguments += ["--docs", str(data.parent / "docs")]
    return CliRunner(env=TODAY).invoke(main, arguments, input=answers)


def test_status_counts_and_lists_what_the_company_did(tmp_path: Path) -> None:
    data = company(tmp_path, edits={"roles.yaml": OURS})
    (data / "sources.yaml").write_text(
        (data / "sources.yaml").read_text("utf-8")
        + "- {id: our-count, title: Our count, publisher: HR, kind: estimate, note: We counted.}\n",
        encoding="utf-8",
    )
    result = run("status", data)
    assert result.exit_code == 0
    assert "Changed by you: 1\nYour own: 1\nDeleted by you: 0\n" in result.stdout
    assert "  role agent: summary (data/roles.yaml:1)\n" in result.stdout
    assert "  source our-count (data/sources.yaml:" in result.stdout
    value = json.loads(run("status", data, "--json").stdout)
    assert value["counts"]["changed"] == value["counts"]["own"] == 1
    assert {entry["id"]: entry["fields"] for entry in value["entries"] if entry["state"] == "changed"} == {
        "agent": ["summary"]
    }


def test_a_dry_run_tells_it_in_the_words_of_diff_and_writes_nothing(tmp_path: Path) -> None:
    data = company(tmp_path)
    newer = write(changed(tiny(), "roles.yaml", "  title: Senior Agent", "  title: Lead Agent"), tmp_path / "newer")
    before = {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}
    result = run("upgrade", data, "--from", str(newer), "--dry-run")
    assert result.exit_code == 0
    assert "Lead Agent was called Senior Agent before." in result.stdout
    assert {file: file.read_bytes() for file in data.rglob("*") if file.is_file()} == before
    assert run("upgrade", data, "--from", str(newer)).exit_code == 0
    assert "title: Lead Agent" in (data / "roles.yaml").read_text("utf-8")
    assert "Nothing changes for readers." in run("upgrade", data, "--from", str(newer)).stdout


def test_a_conflict_is_listed_and_can_be_solved_by_an_answer(tmp_path: Path) -> None:
    data = company(tmp_path, edits={"roles.yaml": OURS})
    newer = str(write(NEWER, tmp_path / "newer"))
    result = run("upgrade", data, "--from", newer)
    assert result.exit_code == 1
    assert (
        "data/roles.yaml:8: conflict: role agent.summary\n  ours:   Ours.\n  theirs: Theirs.\n1 conflict is open."
        in result.stdout
    )
    assert run("upgrade", data, "--from", newer, "--interactive", answers="later\n").exit_code == 1
    assert run("upgrade", data, "--from", newer, "--interactive", answers="theirs\n").exit_code == 0
    assert "summary: Theirs." in (data / "roles.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--ours", "agent.sumary"), "`agent.sumary` is not a conflict. Did you mean `agent.summary`?"),
        (("--ours", "agent", "--theirs", "agent"), "under --ours and under --theirs"),
    ],
)
def test_a_choice_for_no_conflict_changes_nothing(options: tuple[str, ...], message: str, tmp_path: Path) -> None:
    data = company(tmp_path, edits={"roles.yaml": OURS})
    before = {file: file.read_bytes() for file in data.rglob("*") if file.is_file()}
    result = run("upgrade", data, "--from", str(write(NEWER, tmp_path / "newer")), *options)
    assert result.exit_code == 2
    assert message in result.stderr
    assert {file: file.read_bytes() for file in data.rglob("*") if file.is_file()} == before


def test_a_pack_can_be_in_a_wheel(tmp_path: Path) -> None:
    data = company(tmp_path)
    wheel = tmp_path / "careerguide-9.1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in NEWER.items():
            archive.writestr(f"careerguide/pack/data/{name}", text)
    assert run("upgrade", data, "--from", str(wheel)).exit_code == 0
    assert "summary: Theirs." in (data / "roles.yaml").read_text("utf-8")
    assert run("status", data).stdout.startswith("Pack: 9.1.0\n")
    other = tmp_path / "other.txt"
    other.write_text("no wheel", encoding="utf-8")
    assert "neither a data folder nor a wheel" in run("upgrade", data, "--from", str(other)).stderr


def test_a_copied_folder_can_adopt_the_pack_that_it_came_from(tmp_path: Path) -> None:
    data = write(changed(tiny(), "roles.yaml", *OURS), tmp_path / "company" / "data")
    assert "pack adopt FOLDER" in run("status", data).stderr
    assert run("adopt", data, str(write(tiny(), tmp_path / "old"))).exit_code == 0
    assert "  role agent: summary (" in run("status", data).stdout
    result = run("upgrade", data, "--from", str(write(NEWER, tmp_path / "newer")))
    assert "conflict: role agent.summary" in result.stdout
