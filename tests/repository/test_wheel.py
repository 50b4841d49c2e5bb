"""The wheel contains the whole package: every module, template and rule, and the marker for type checkers."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from support.paths import HOOKS, ROOT

PACKAGES = (HOOKS / "careerguide", HOOKS / "careerguide_mkdocs")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all files in the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (file,) = folder.glob("*.whl")
    with zipfile.ZipFile(file) as archive:
        return set(archive.namelist())


def test_every_file_of_the_package_is_in_the_wheel(wheel: set[str]) -> None:
    files = {file for package in PACKAGES for file in package.rglob("*") if file.is_file() and file.suffix != ".pyc"}
    names = {file.relative_to(HOOKS).as_posix() for file in files}
    assert {name for name in names if Path(name).suffix in (".html", ".xml", ".yaml", ".yml")}
    assert names - wheel == set()


def test_the_theme_the_pack_and_the_schemas_are_in_the_wheel(wheel: set[str]) -> None:
    for part, folder in (
        ("theme", "overrides"),
        ("data", "data"),
        ("schemas", "schemas"),
        ("serving", "serving"),
    ):
        names = {file.relative_to(ROOT / folder).as_posix() for file in (ROOT / folder).rglob("*") if file.is_file()}
        assert len(names) > 4
        shipped = {name for name in names if name != "permalinks.txt" and not name.endswith(".test.js")}
        assert {name.removeprefix(f"careerguide/pack/{part}/") for name in wheel if f"/pack/{part}/" in name} == shipped


def test_the_wheel_has_the_marker_for_type_checkers(wheel: set[str]) -> None:
    assert "careerguide/py.typed" in wheel


def test_every_folder_with_modules_is_a_package() -> None:
    files = (file for package in PACKAGES for file in package.rglob("*.py"))
    # The files of a new company's folder are no modules of the package.
    folders = {file.parent for file in files if "company" not in file.parts}
    assert {
        folder.relative_to(HOOKS).as_posix() for folder in folders if not (folder / "__init__.py").exists()
    } == set()
