"""`careerguide init`: a company's folder that publishes at the first try, made from nothing but the wheel."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from careerguide.cli import main
from click.testing import CliRunner, Result
from support.paths import ROOT

NAME = ("--name", "Acme Careers", "--url", "https://careers.acme.example/")
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="#fff"/></svg>'
# What is given -> some files of the data that are then there, and some that are not.
STARTS = {
    "--empty": (["roles.yaml", "lines.yaml"], ["roles", "glossary.yaml"]),
    "--tracks=customer-support,quality,training": (["roles.yaml", "roles/quality.yaml"], ["roles/finance.yaml"]),
}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, unpacked: what Python finds in it is all that it finds of careerguide."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "unpacked")
    return folder / "unpacked"


def run(unpacked: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(unpacked), "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", *words], cwd=folder, env=env, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
@pytest.mark.parametrize("start", STARTS)
def test_a_new_folder_publishes_at_the_first_try(start: str, unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "acme.svg").write_text(LOGO, encoding="utf-8")
    line = ["--line", "Device repair"] if start == "--empty" else []
    look = ["--brand", "#0a5c8f", "--logo", "acme.svg"]
    made = run(unpacked, tmp_path, "careerguide", "init", "own", start, *NAME, *line, *look, "--forge", "github")
    assert made.returncode == 0, made.stderr
    company = tmp_path / "own"
    there, absent = STARTS[start]
    assert [name for name in there if not (company / "data" / name).exists()] == []
    assert [name for name in absent if (company / "data" / name).exists()] == []
    tested = run(unpacked, company, "unittest", "discover", "--start-directory", "tests")
    assert tested.returncode == 0, tested.stderr
    assert run(unpacked, company, "careerguide", "publish").returncode == 0
    home = (company / "site" / "index.html").read_text(encoding="utf-8")
    assert "Acme Careers" in home
    assert list((company / "site").rglob("acme*.svg"))
    assert "0a5c8f" in (company / "site" / "assets" / "careerguide" / "site.css").read_text(encoding="utf-8")


def init(folder: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["init", str(folder), *words])


def test_a_file_that_is_there_never_changes(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Ours.", encoding="utf-8")
    result = init(tmp_path, "--empty", *NAME)
    assert (result.exit_code, (tmp_path / "README.md").read_text(encoding="utf-8")) == (1, "Ours.")
    assert "file-exists: This file is there already. Nothing was written" in result.output
    assert [file.name for file in tmp_path.iterdir()] == ["README.md"]


def test_each_forge_has_its_checks_and_no_other(tmp_path: Path) -> None:
    files = {".github/workflows/guide.yml": "github", ".gitlab-ci.yml": "gitlab"}
    for forge in ("github", "gitlab", "none"):
        assert init(tmp_path / forge, "--empty", *NAME, "--forge", forge).exit_code == 0
        assert {name for name in files if (tmp_path / forge / name).exists()} == {
            name for name, of in files.items() if of == forge
        }
    assert init(tmp_path / "by-address", "--empty", *NAME, "--repo", "https://gitlab.acme.example/hr").exit_code == 0
    assert (tmp_path / "by-address" / ".gitlab-ci.yml").exists()


def test_the_ledger_is_empty_and_no_text_has_a_marker(tmp_path: Path) -> None:
    assert init(tmp_path / "own", "--pack", "bpo-kpo", *NAME, "--forge", "github").exit_code == 0
    ledger = (tmp_path / "own" / "data" / "permalinks.txt").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^/", ledger) == []
    for file in (tmp_path / "own").rglob("*"):
        if file.is_file() and file.suffix in (".md", ".yml", ".yaml", ".txt", ".py", ""):
            assert "<<" not in file.read_text(encoding="utf-8"), file


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--tracks", "qualty"], "The pack has no track `qualty`. Did you mean `quality`?"),
        (["--empty", "--pack", "bpo-kpo"], "--empty has no pack."),
        ([], "Say how to start: --pack bpo-kpo for the default pack, or --empty."),
        (["--empty", "--name", ""], "--name is missing."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(words: list[str], message: str, tmp_path: Path) -> None:
    name = [] if "--name" in words else NAME[:2]
    result = init(tmp_path / "own", *words, *name, *NAME[2:])
    assert result.exit_code in (1, 2)
    assert message in " ".join(result.output.split())
    assert not (tmp_path / "own").exists()


def test_the_hooks_of_a_company_are_those_of_this_repository(tmp_path: Path) -> None:
    """Two thin files that hand over to the package: both stay the same, or an upgrade would need a merge."""
    assert init(tmp_path / "own", "--empty", *NAME).exit_code == 0
    for name in ("site.py", "macros.py"):
        assert (tmp_path / "own" / "hooks" / name).read_bytes() == (ROOT / "hooks" / name).read_bytes()
