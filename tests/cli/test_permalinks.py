"""`careerguide permalinks`: it lists new addresses, adds them to the ledger on request, and loads the data once."""

from __future__ import annotations

from pathlib import Path

import pytest
from careerguide.cli import base, main
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData
from click.testing import CliRunner, Result
from support import project
from support.company import changed, tiny, write

RECORDED = ["/bands/foundation/", "/roles/agent/", "/roles/operator/"]
NEW = ["/moves/agent/senior-agent/", "/openings/senior-agent-pune/", "/skills/listening/"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    ledger = "# A comment\n" + "\n".join(RECORDED) + "\n"
    return write({**tiny(), "permalinks.txt": ledger}, tmp_path / "data")


def run_permalinks(data: Path, *options: str) -> Result:
    return CliRunner(env=project.DAY).invoke(main, ["permalinks", "--data", str(data), *options])


def test_addresses_that_are_not_in_the_ledger_are_listed(data: Path) -> None:
    before = (data / "permalinks.txt").read_text(encoding="utf-8")
    result = run_permalinks(data)
    addresses = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert set(NEW) <= set(addresses)
    assert not set(RECORDED) & set(addresses)
    assert addresses == sorted(addresses)
    assert (data / "permalinks.txt").read_text(encoding="utf-8") == before


def test_write_adds_new_addresses_in_alphabetical_order_and_keeps_the_old_ones(data: Path) -> None:
    listed = run_permalinks(data, "--write").stdout.splitlines()
    first, *addresses = (data / "permalinks.txt").read_text(encoding="utf-8").splitlines()
    assert first.startswith("# Every address ever published")
    assert addresses == sorted([*RECORDED, *listed])
    assert run_permalinks(data).stdout == "The ledger has every address.\n"


def test_the_data_is_loaded_once(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folders: list[Path] = []

    def counted(folder: Path) -> LoadedData:
        folders.append(folder)
        return load(folder)

    monkeypatch.setattr(base, "load", counted)
    assert run_permalinks(data, "--write").exit_code == 0
    assert folders == [data]


def test_data_with_errors_changes_nothing(data: Path) -> None:
    write(changed(tiny(), "roles.yaml", "to: trainer", "to: trainre"), data)
    before = (data / "permalinks.txt").read_text(encoding="utf-8")
    result = run_permalinks(data, "--write")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "unknown-role" in result.stderr
    assert (data / "permalinks.txt").read_text(encoding="utf-8") == before
