"""The staged files make the same site: every page says the same, and every other file has the same bytes.

MkDocs without our hooks builds them, and so does Zensical.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from support import project
from support.company import changed, tiny, write
from support.main_text import main_texts

# Files that engines bring themselves: Material's own, and the packed copy of a sitemap.
ENGINES_OWN = ("assets/javascripts/", "sitemap.xml.gz")
ZENSICALS_OWN = (*ENGINES_OWN, "assets/stylesheets/", "search.json")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny project with a history and a renamed role, its site, and its staged files."""
    folder = project.make(tmp_path_factory.mktemp("stage"))
    commit(folder, "First data")
    write(changed(tiny(), "roles.yaml", "shifts: rotating", "shifts: night"), folder / "data")
    commit(folder, "Nights")
    done = project.build(folder)
    assert done.returncode == 0, done.stderr
    run(folder, "-m", "careerguide", "stage", "staged")
    return folder


@pytest.fixture(scope="module")
def by_mkdocs(built: Path) -> Path:
    """The staged files as MkDocs builds them."""
    run(built / "staged", "-m", "mkdocs", "build", "--strict", "--site-dir", "by-mkdocs")
    return built / "staged" / "by-mkdocs"


@pytest.fixture(scope="module")
def by_zensical(built: Path) -> Path:
    """The staged files as Zensical builds them."""
    run(built / "staged", "-m", "zensical", "build")
    return built / "staged" / "site"


def run(folder: Path, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words],
        cwd=folder,
        env=project.environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def commit(folder: Path, message: str) -> None:
    git = ["git", "-c", "user.name=HR", "-c", "user.email=hr@x.example", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "data"], ["commit", "-q", "-m", message]):
        subprocess.run([*git, *words], cwd=folder, check=True, capture_output=True)


def other_files(site: Path, left_out: tuple[str, ...]) -> dict[str, bytes]:
    """Path -> bytes of every file that is no page."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file() and file.suffix != ".html")
    paths = {file.relative_to(site).as_posix(): file for file in files}
    return {path: file.read_bytes() for path, file in paths.items() if not path.startswith(left_out)}


def test_staged_settings_need_neither_hooks_nor_plugins(built: Path) -> None:
    settings = yaml.safe_load((built / "staged" / "mkdocs.yml").read_text(encoding="utf-8"))
    assert "hooks" not in settings
    assert settings["plugins"] == []


def test_the_history_is_told(built: Path) -> None:
    """Without it the comparison below would say nothing of `/changes/`."""
    assert "shifts changed from rotating to night" in main_texts(built / "site")["changes/index.html"]


def test_mkdocs_without_our_hooks_says_the_same_on_every_page(built: Path, by_mkdocs: Path) -> None:
    texts = main_texts(built / "site")
    assert len(texts) > 150
    assert "roles/operator/index.html" in texts  # a redirect
    assert main_texts(by_mkdocs) == texts


def test_mkdocs_without_our_hooks_writes_the_same_files(built: Path, by_mkdocs: Path) -> None:
    files = other_files(built / "site", ENGINES_OWN)
    assert {"sitemap.xml", "feeds/changes.xml", "calendar.ics", "api/v1/search/names.json"} < files.keys()
    assert other_files(by_mkdocs, ENGINES_OWN) == files


def test_zensical_says_the_same_on_every_page(built: Path, by_zensical: Path) -> None:
    assert main_texts(by_zensical) == main_texts(built / "site")


def test_zensical_writes_the_same_files(built: Path, by_zensical: Path) -> None:
    assert other_files(by_zensical, ZENSICALS_OWN) == other_files(built / "site", ZENSICALS_OWN)


def test_tests_of_scripts_are_not_published(built: Path, by_mkdocs: Path, by_zensical: Path) -> None:
    """They lie beside the scripts, in the theme folder."""
    assert list((built / "overrides").rglob("*.test.js"))
    for published in (built / "site", built / "staged", by_mkdocs, by_zensical):
        assert list(published.rglob("*.test.js")) == []


def test_a_folder_with_something_else_in_it_is_left_alone(built: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "careerguide", "stage", "docs"],
        cwd=built,
        env=project.environment(built),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode != 0
    assert "has other files in it" in done.stderr
    assert (built / "docs" / "index.md").exists()
