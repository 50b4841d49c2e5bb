"""The staged files make the same site: the same addresses, whether MkDocs without our hooks builds them or Zensical."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from support import project
import pytest
import yaml


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny project with a renamed role, its site, and its staged files."""
    folder = project.make(tmp_path_factory.mktemp("stage"))
    done = project.build(folder)
    assert done.returncode == 0, done.stderr
    run(folder, "-m", "careerguide", "stage", "staged")
    return folder


def run(folder: Path, *words: str) -> None:
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, env=project.environment(folder), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def addresses(site: Path) -> set[str]:
    return {file.parent.relative_to(site).as_posix() for file in site.rglob("index.html")}


def test_mkdocs_without_our_hooks_serves_the_same_addresses(built: Path) -> None:
    staged = built / "staged"
    settings = yaml.safe_load((staged / "mkdocs.yml").read_text(encoding="utf-8"))
    assert "hooks" not in settings
    assert "macros" not in str(settings["plugins"])
    run(staged, "-m", "mkdocs", "build", "--strict", "--site-dir", "by-mkdocs")
    assert addresses(staged / "by-mkdocs") == addresses(built / "site")
    assert "roles/operator" in addresses(staged / "by-mkdocs")


def test_zensical_serves_the_same_addresses(built: Path) -> None:
    staged = built / "staged"
    run(staged, "-m", "zensical", "build")
    assert addresses(staged / "site") == addresses(built / "site")


@pytest.mark.parametrize("page", ["roles/agent", "skills", "guide/measures"])
def test_a_staged_page_says_what_the_page_says(built: Path, page: str) -> None:
    """The body of a page built by plain MkDocs holds the same links and headings as ours."""
    staged = built / "staged"
    run(staged, "-m", "mkdocs", "build", "--site-dir", "by-mkdocs")
    ours, theirs = ((site / page / "index.html").read_text(encoding="utf-8") for site in (built / "site", staged / "by-mkdocs"))
    start = ours.index('<div class="cg-page') if 'class="cg-page' in ours else ours.index("<h1")
    body = ours[start : ours.index("</article>")]
    lines = [line.strip() for line in body.splitlines() if line.strip().startswith(("<h1", "<h2", "<li", "<tr", "<dt"))]
    assert lines
    missing = [line for line in lines if line not in theirs]
    assert not missing


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
    assert "holds something else" in done.stderr
    assert (built / "docs" / "index.md").exists()
