"""`check` and `publish` give the same answer to one question: will it publish."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
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


@pytest.mark.parametrize("name", FAULTS)
def test_what_stops_publish_is_what_check_lists(name: str, tmp_path: Path) -> None:
    folder = project.make(tmp_path)
    for change, _ in FAULTS[name]:
        change(folder)
    checked = project.run(folder, "-m", "careerguide", "check", "--format", "json")
    assert (checked.returncode, project.leftovers(folder)) == (1, [])
    published = project.run(folder, "-m", "careerguide", "publish")
    assert (published.returncode, (folder / "site").exists()) == (1, False)
    assert "Traceback" not in checked.stdout + checked.stderr + published.stdout + published.stderr
    for _, place in FAULTS[name]:
        assert place in published.stderr
    listed = [problem for problem in json.loads(checked.stdout) if problem["severity"] == "error"]
    assert listed
    assert [problem for problem in listed if problem["message"] not in published.stderr] == []


def test_a_project_without_faults_passes_both(tmp_path: Path) -> None:
    folder = project.make(tmp_path)
    checked = project.run(folder, "-m", "careerguide", "check")
    assert (checked.returncode, project.leftovers(folder)) == (0, [])
    assert not (folder / "site").exists()
    assert project.run(folder, "-m", "careerguide", "publish").returncode == 0


def test_every_command_takes_data_and_pages_from_the_settings(tmp_path: Path) -> None:
    folder = project.make(tmp_path)
    (folder / "data").rename(folder / "framework")
    (folder / "docs").rename(folder / "pages")
    settings = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    settings = (
        settings.replace("docs_dir: docs", "docs_dir: pages")
        .replace("watch: [data", "watch: [framework")
        .replace("extra:\n", "extra:\n  data: framework\n")
    )
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    for words in (["check"], ["publish"], ["permalinks"], ["report"], ["stage", "staged"], ["fmt", "--check"]):
        done = project.run(folder, "-m", "careerguide", *words)
        assert "no data folder" not in done.stdout + done.stderr, words
        assert done.returncode == 0 or words[0] == "fmt", done.stderr
    renamed = project.run(folder, "-m", "careerguide", "rename", "role", "agent", "associate", "--dry-run")
    assert "framework/roles.yaml" in renamed.stdout
