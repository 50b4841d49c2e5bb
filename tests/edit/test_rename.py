"""Renaming each id of the data: only lines with the id change, and each old address still works."""

from __future__ import annotations

import dataclasses as dc
import functools
import shutil
from collections import Counter
from pathlib import Path

import pytest
from careerguide.edit import rename as edit_rename
from careerguide.edit.files import write_files
from careerguide.edit.rename import renamed_texts
from careerguide.guide.addresses import redirects
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData, renamed
from careerguide.pages import markdown
from careerguide.rules import check
from careerguide.rules.addresses import entry_addresses
from support.company import DAY, sketch, write
from support.examples import sample
from support.paths import DATA, PAGES


@functools.cache
def company() -> LoadedData:
    """The data of the repository."""
    return load(DATA)


def comments(text: str) -> Counter[str]:
    return Counter(line.partition("# ")[2] for line in text.splitlines() if "# " in line)


@pytest.fixture
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read once for all renames, since nothing is written between them."""
    pages = tuple(markdown.pages(PAGES))
    monkeypatch.setattr(markdown, "pages", lambda _: pages)
    monkeypatch.setattr(edit_rename, "text_of", functools.cache(edit_rename.text_of))


@pytest.mark.usefixtures("_read_once")
@pytest.mark.parametrize("kind", ["role", "skill", "track", "kpi", "learning", "source"])
def test_every_id_in_the_data_can_be_renamed(kind: str) -> None:
    """Only lines with the id change or are new, and no comment changes."""
    for item in sample(company().of(kind)[:: 1 if kind in ("role", "skill") else 4]):
        new = f"{item.id[:50].rstrip('-')}-anew"
        for file, after in renamed_texts(DATA, PAGES, _without_ledger(), kind, item.id, new).items():
            before = file.read_text(encoding="utf-8")
            removed, added = Counter(before.splitlines()), Counter(after.splitlines())
            assert all(item.id in line for line in removed - added)
            assert all(
                new in line or f"formerly: [{item.id}]" in line or f", {item.id}]" in line for line in added - removed
            )
            assert comments(after) == comments(before.replace(item.id, new) if file.suffix == ".md" else before)


@pytest.mark.parametrize(("ledger", "formerly"), [("", False), ("/roles/pilot/\n", True)])
def test_the_old_id_of_a_draft_is_not_kept(ledger: str, formerly: bool, tmp_path: Path) -> None:
    """Nobody has a link to it, and `formerly` is on the site once the role is published."""
    texts = sketch("agent support 1\npilot support 2 status=draft") | {"permalinks.txt": ledger}
    data = write(texts, tmp_path / "data")
    (text,) = (
        text
        for file, text in renamed_texts(data, tmp_path, load(data), "role", "pilot", "lead").items()
        if file.name == "roles.yaml"
    )
    assert "id: lead" in text
    assert ("formerly: [pilot]" in text) == formerly


def test_a_renamed_track_is_renamed_where_it_lists_roles_of_others(tmp_path: Path) -> None:
    lines = "agent support 1\ncoach training 2 also_in=[quality,support]\nrater quality 1"
    data = write(sketch(lines), tmp_path / "data")
    texts = renamed_texts(data, tmp_path, load(data), "track", "support", "care")
    roles = next(text for file, text in texts.items() if file.name == "roles.yaml")
    assert "track: care" in roles
    assert "also_in: [quality,care]" in roles
    assert "support" not in roles


IMPORT_MAP = """\
# our system
columns: {role: [coach]}  # a column, no id
defaults: {role: coach, shift: day}
values:
  role:
    Trainer II: "coach"  # since May
    Floor coach: coach
    coach: agent
"""


def test_the_description_of_exports_names_the_new_id(tmp_path: Path) -> None:
    """Not where the old id is a column or a word of the system."""
    data = write(sketch("agent support 1\ncoach support 2") | {"openings-import.yaml": IMPORT_MAP}, tmp_path / "data")
    text = renamed_texts(data, tmp_path, load(data), "role", "coach", "mentor")[data / "openings-import.yaml"]
    expected = IMPORT_MAP.replace("role: coach,", "role: mentor,").replace('"coach"', "mentor")
    assert text == expected.replace("Floor coach: coach", "Floor coach: mentor")


def _without_ledger() -> LoadedData:
    return dc.replace(company(), ledger=())


@pytest.mark.slow  # loads the data for each of 17 renames
@pytest.mark.parametrize("kind", ["role", "skill"])
def test_a_rename_adds_no_problem_and_loses_no_address(tmp_path: Path, kind: str) -> None:
    """Every twelfth role and every ninth skill, one after the other in the same copy of the data."""
    data, docs = tmp_path / "data", tmp_path / "docs"
    shutil.copytree(DATA, data)
    shutil.copytree(PAGES, docs)
    codes = Counter(problem.code for problem in check(company(), DAY))
    section = f"/{kind}s/"
    for item in company().of(kind)[:: 12 if kind == "role" else 9]:
        new = f"{item.id[:50].rstrip('-')}-anew"
        write_files(renamed_texts(data, docs, load(data), kind, item.id, new))
        loaded = load(data)
        assert Counter(problem.code for problem in check(loaded, DAY)) == codes
        targets = redirects(entry_addresses(loaded), renamed(loaded), (address for _, address in loaded.ledger))
        assert targets[f"{section}{item.id}/"] == f"{section}{new}/"
        assert {address for _, address in company().ledger} <= {address for _, address in loaded.ledger}
        assert f"{section}{new}/" in {address for _, address in loaded.ledger}
