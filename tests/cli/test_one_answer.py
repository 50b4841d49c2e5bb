"""`check` and `publish` give the same answer to one question: will it publish."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from careerguide.cli import main
from click.testing import CliRunner, Result
from support import project

Fault = Callable[[Path], None]


def _append(name: str, text: str) -> Fault:
    def change(folder: Path) -> None:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as opened:
            opened.write(text)

    return change


def _replace(name: str, old: str, new: str) -> Fault:
    def change(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


# What is wrong -> the changes that make it wrong, and where each is reported.
FAULTS: dict[str, tuple[tuple[Fault, str], ...]] = {
    "an unknown skill": ((_replace("data/roles.yaml", "skill: listening", "skill: listenin"), "data/roles.yaml:22"),),
    "macros and front matter": (
        (_append("docs/guide/measures.md", '\n{{ role("agnt") }}\n'), "docs/guide/measures.md:9"),
        (_append("docs/guide/glossary.md", "\n{{ kpis( }}\n"), "docs/guide/glossary.md:9"),
        (_append("docs/broken.md", "---\ntitle: a: b\n---\n# Broken\n"), "docs/broken.md:2"),
    ),
    "links in pages": (
        (_append("docs/guide/index.md", "\nSee [none](nowhere.md).\n"), "docs/guide/index.md:5"),
        (_append("docs/guide/why-not.md", "\n![a plan](plan.png)\n"), "docs/guide/why-not.md:3"),
        (_append("docs/guide/applying.md", "\n[none](measures.md#no)\n"), "docs/guide/applying.md:3"),
    ),
    "links in HTML": ((_append("docs/guide/index.md", '\n<a href="/roles/none/">none</a>\n'), "guide/index.html"),),
    "settings that cannot be read": ((_append("mkdocs.yml", "\nnav: [\n"), "mkdocs.yml:"),),
    "an unknown setting": ((_append("mkdocs.yml", "\nsite_nam: Acme\n"), "mkdocs.yml:"),),
    "a wrong value": ((_replace("mkdocs.yml", "changes: 12", "changes: many"), "mkdocs.yml:"),),
    "an unknown theme": ((_replace("mkdocs.yml", "name: material", "name: materia"), "mkdocs.yml:"),),
    "a menu with a missing page": ((_append("mkdocs.yml", "\nnav: [{Home: index.md}, gone.md]\n"), "mkdocs.yml:"),),
    "a template": ((_append("overrides/main.html", "{% if %}"), "overrides/main.html:"),),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    return project.make(tmp_path)


def _run(folder: Path, *words: str) -> Result:
    """A command in this process; MkDocs, which the command starts, is a process of its own."""
    result = CliRunner(env=project.environment(folder)).invoke(main, words)
    assert isinstance(result.exception, SystemExit | None), result.exception
    assert "Traceback" not in result.output
    return result


# What only a build of the whole site can tell.
BUILT = {"links in pages", "links in HTML", "an unknown setting", "an unknown theme", "a template"}


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.slow] if name in BUILT else []) for name in FAULTS]
)
def test_what_stops_publish_is_what_check_lists(name: str, folder: Path) -> None:
    for change, _ in FAULTS[name]:
        change(folder)
    checked = _run(folder, "check", "--format", "json")
    assert (checked.exit_code, project.leftovers(folder)) == (1, [])
    published = _run(folder, "publish")
    assert (published.exit_code, (folder / "site").exists()) == (1, False)
    for _, place in FAULTS[name]:
        assert place in published.stderr
    listed = [problem for problem in json.loads(checked.stdout) if problem["severity"] == "error"]
    assert listed
    assert [problem for problem in listed if problem["message"] not in published.stderr] == []


@pytest.mark.slow
def test_every_command_takes_data_and_pages_from_the_settings(folder: Path) -> None:
    """The project has no faults, so that `check` and `publish` both pass it."""
    (folder / "data").rename(folder / "framework")
    (folder / "docs").rename(folder / "pages")
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    settings = (
        settings.replace("docs_dir: docs", "docs_dir: pages")
        .replace("watch: [data", "watch: [framework")
        .replace("extra:\n", "extra:\n  data: framework\n")
    )
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    assert _run(folder, "check").exit_code == 0
    assert (project.leftovers(folder), (folder / "site").exists()) == ([], False)
    for words in (["publish"], ["permalinks"], ["report"], ["stage", "staged"], ["fmt", "--check"]):
        done = _run(folder, *words)
        assert "no data folder" not in done.output, words
        assert done.exit_code == 0 or words[0] == "fmt", done.output
    assert "framework/roles.yaml" in _run(folder, "rename", "role", "agent", "associate", "--dry-run").output
