"""What the checks need is found or asked for in plain words; nothing is skipped in silence."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import node, web


def run(script: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One of our scripts on a machine without any program, and without a browser of Playwright's."""
    env = {**os.environ, "PATH": str(folder), "PLAYWRIGHT_BROWSERS_PATH": str(folder)}
    command = [sys.executable, str(web.ROOT / "tests" / script), *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def program(folder: Path, name: str, code: int) -> Path:
    """A program that does nothing but end with an exit status."""
    file = folder / name
    file.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def test_a_missing_browser_names_the_cure(tmp_path: Path) -> None:
    done = run("browser.py", tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("The browser tests need Chromium: install Chromium")
    assert "support.browser --install" in done.stderr


def test_a_missing_program_is_asked_of_apt_and_named_if_it_does_not_come(tmp_path: Path) -> None:
    done = run("apt.py", tmp_path, "git")
    assert (done.returncode, done.stderr) == (1, "The tests need git: install it so that it can be started as `git`.\n")
    program(tmp_path, "apt-get", 0)
    program(tmp_path, "sudo", 0)
    program(tmp_path, "env", 0)
    asked = run("apt.py", tmp_path, "git")
    assert asked.returncode == 1  # this apt-get brings nothing
    assert "apt-get -qq install --yes --no-install-recommends git" in asked.stderr


def test_a_program_that_is_there_is_not_installed(tmp_path: Path) -> None:
    program(tmp_path, "git", 0)
    done = run("apt.py", tmp_path, "git")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_a_browser_on_path_is_taken(name: str, tmp_path: Path) -> None:
    file = program(tmp_path, name, 0)
    done = run("browser.py", tmp_path, "--install")
    assert (done.returncode, done.stdout) == (0, f"{file}\n")


def test_a_browser_that_does_not_start_is_none(tmp_path: Path) -> None:
    """Some systems have a `chromium-browser` that only says where to get one."""
    program(tmp_path, "chromium-browser", 1)
    assert run("browser.py", tmp_path).returncode == 1


def test_without_node_on_path_the_locked_one_checks_types(tmp_path: Path) -> None:
    done = run("typescript.py", tmp_path)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_wrong_types_in_scripts_are_errors(tmp_path: Path) -> None:
    wrong = {
        "cast.js": "export const text = /** @type {number} */ ('text');",
        "implicit.js": "export const half = (value) => value / 2;",
        "missing.js": "document.querySelector('a').focus();",
    }
    scripts = tmp_path / "overrides" / "assets" / "careerguide"
    scripts.mkdir(parents=True)
    shutil.copy(web.ROOT / "tsconfig.json", tmp_path)
    for name, line in wrong.items():
        (scripts / name).write_text(line + "\n", encoding="utf-8")
    command = [*node.node(), str(node.module("typescript/bin/tsc")), "--project", str(tmp_path), "--pretty", "false"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    codes = [re.search(r"(\w+\.js)\(.*error (TS\d+)", line) for line in done.stdout.splitlines()]
    assert [match.groups() for match in codes if match] == [
        ("cast.js", "TS2352"),
        ("implicit.js", "TS7006"),
        ("missing.js", "TS2531"),
    ]


def test_without_node_on_path_the_locked_one_checks_scripts_and_styles(tmp_path: Path) -> None:
    done = run("biome.py", tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("unused.js", "const unused = 1;\n", "lint/correctness/noUnusedVariables"),
        ("quotes.js", "export const text = 'one';\n", "format"),
        ("twice.css", ".cg-a { color: red; color: blue; }\n", "lint/suspicious/noDuplicateProperties"),
        ("wide.css", ".cg-a { color: red; }\n.cg-b{color:red}\n", "format"),
    ],
)
def test_faults_in_scripts_and_styles_are_errors(name: str, text: str, fault: str, tmp_path: Path) -> None:
    folder = tmp_path / "overrides" / ("styles" if name.endswith(".css") else "assets")
    folder.mkdir(parents=True)
    shutil.copy(web.ROOT / "biome.jsonc", tmp_path)
    (folder / name).write_text(text, encoding="utf-8")
    command = [
        *node.node(),
        str(node.module("@biomejs/biome/bin/biome")),
        "check",
        "--error-on-warnings",
        "--colors=off",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert f"{folder.relative_to(tmp_path).as_posix()}/{name}" in done.stderr
    assert fault in done.stderr


def test_the_lock_names_versions_and_fingerprints_but_no_place() -> None:
    text = (web.ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    ours = {
        name.removeprefix("node_modules/")
        for name in packages
        if name and not name.startswith("node_modules/@biomejs/cli-")
    }
    assert ours == {"@biomejs/biome", "axe-core", "typescript"}
    assert all(entry["integrity"].startswith("sha512-") for name, entry in packages.items() if name)
    assert "resolved" not in text
    assert "//" not in (web.ROOT / ".npmrc").read_text(encoding="utf-8")
