"""A tiny project that MkDocs builds in a second: this repository's theme, hooks and settings around `tests/tiny/`."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from support.company import Texts, tiny, write
from support.paths import ROOT

# The day of the build, 2026-11-01, for sites that must have the same bytes.
NOON = "1793534400"
DAY = {"SOURCE_DATE_EPOCH": NOON}

# The project's own pages, short ones in the place of the default pages, with macros for the tiny company.
DOCS = {
    "index.md": "---\ntitle: Home\nrender_macros: true\n---\n\n# Home\n\n{{ entry_roles() }}\n\n{{ career_map() }}\n",
    "guide/index.md": "# Guide\n\nSee [measures](measures.md).\n",
    "guide/measures.md": "---\nrender_macros: true\n---\n\n# Measures\n\n{{ kpis() }}\n",
    "guide/sources.md": "---\nrender_macros: true\n---\n\n# Sources\n\n{{ sources() }}\n",
    "guide/glossary.md": "---\nrender_macros: true\n---\n\n# Glossary\n\n{{ glossary() }}\n",
    "guide/benefits.md": "---\nrender_macros: true\n---\n\n# Benefits\n\n{{ benefits() }}\n",
    "guide/applying.md": "# Applying\n",
    "guide/why-not.md": "# Why not\n",
    "guide/team-leaders.md": "# Team leaders\n",
    "learning.md": "# Learning\n",
    "hr/index.md": "# HR\n",
    "recruiters.md": "# Recruiters\n",
}


def make(folder: Path, texts: Texts | None = None, docs: Mapping[str, str] = DOCS) -> Path:
    """The project in `folder`; its data is the tiny company, or another, and `docs` are its own pages."""
    for part in ("hooks", "overrides"):  # with compiled modules: to compile them again takes longer than to build
        shutil.copytree(ROOT / part, folder / part)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    (folder / "docs").mkdir()
    for name, text in docs.items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    write(texts or tiny(), folder / "data")
    return folder


def command(project: Path, *words: str) -> list[str]:
    """`mkdocs build` of the project; without `--quiet`, which would drop the warnings that `--strict` counts."""
    return [sys.executable, "-m", "mkdocs", "build", "-f", str(project / "mkdocs.yml"), *words]


def environment(project: Path, **more: str) -> dict[str, str]:
    """The project's own hooks, a fixed day, and no advertisement."""
    fixed = {
        "PYTHONPATH": str(project / "hooks"),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": NOON,
    }
    return os.environ | fixed | more


def build(project: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Build the project's site; whether that went well is the caller's to see."""
    return run(project, *command(project, *words)[1:], **more)


def run(project: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the project, as `python -m careerguide stage staged`."""
    return subprocess.run(
        [sys.executable, *words],
        env=environment(project, **more),
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )


def built_twice(folder: Path) -> Path:
    """The project with the site of MkDocs in `site/` and the staged one in `staged/site/`, both without warnings."""
    built_by_hooks = build(folder, "--strict")
    assert built_by_hooks.returncode == 0, built_by_hooks.stderr
    staged = run(folder, "-m", "careerguide", "stage", "staged")
    assert staged.returncode == 0, staged.stderr
    built_plain = run(folder / "staged", "-m", "mkdocs", "build", "--strict", "--site-dir", "site")
    assert built_plain.returncode == 0, built_plain.stderr
    return folder


def snapshot(site: Path) -> dict[str, str]:
    """File inside the site -> fingerprint of its bytes."""
    files = sorted(file for file in site.rglob("*") if file.is_file())
    return {file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def leftovers(project: Path) -> list[str]:
    """Names of folders that builds have left beside the site."""
    return sorted(file.name for file in project.iterdir() if file.name.startswith(".site"))
