"""`careerguide permalinks`: it lists new addresses, adds them to the ledger on request, and loads the data once."""

from __future__ import annotations

import re
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


def short_links(data: Path) -> dict[str, str]:
    """Short address -> the address of a role, as the ledger has them."""
    lines = (data / "permalinks.txt").read_text(encoding="utf-8").splitlines()
    return {words[0]: words[1] for line in lines if len(words := line.split()) == 2}


def test_each_role_gets_one_short_link_without_letters_that_look_alike(data: Path) -> None:
    run_permalinks(data, "--write")
    links = short_links(data)
    assert sorted(links.values()) == [f"/roles/{id_}/" for id_ in ("agent", "analyst", "senior-agent", "trainer")]
    assert [address for address in links if not re.fullmatch("/r/[2-9b-df-hj-kmnp-tv-xz]{4}/", address)] == []


def test_two_people_who_add_roles_make_the_same_codes(data: Path, tmp_path: Path) -> None:
    other = write({**tiny(), "permalinks.txt": ""}, tmp_path / "other")
    for folder in (data, other):
        run_permalinks(folder, "--write")
    assert short_links(data) == short_links(other)


def test_a_code_is_kept_and_never_given_again(data: Path) -> None:
    run_permalinks(data, "--write")
    usual = next(address for address, role in short_links(data).items() if role == "/roles/trainer/")
    ledger = f"{usual} /roles/agent/\n"
    (data / "permalinks.txt").write_text(ledger, encoding="utf-8")
    run_permalinks(data, "--write")
    links = short_links(data)
    assert links[usual] == "/roles/agent/"
    assert sorted(links.values()) == sorted({*links.values()})
    assert [address for address, role in links.items() if role == "/roles/trainer/"] not in ([], [usual])


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
