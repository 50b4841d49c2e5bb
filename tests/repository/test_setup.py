"""The tools for the checks are installed, or a message says what to install; no check is skipped without a message."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import node
from support.paths import ROOT

pytestmark = pytest.mark.slow  # starts the type checker and the linter many times


def run(module: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module of tests/support/ as on a machine without any program and without Playwright's browser."""
    tests = str(ROOT / "tests")
    env = {**os.environ, "PATH": str(folder), "PLAYWRIGHT_BROWSERS_PATH": str(folder), "PYTHONPATH": tests}
    command = [sys.executable, "-m", f"support.{module}", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def program(folder: Path, name: str, code: int) -> Path:
    """A program that only ends with an exit status."""
    file = folder / name
    file.write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


def test_a_missing_browser_names_the_fix(tmp_path: Path) -> None:
    result = run("browser", tmp_path)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("The browser tests need Chromium: install Chromium")
    assert "support.browser --install" in result.stderr


def test_a_missing_program_is_installed_with_apt_or_named_if_that_fails(tmp_path: Path) -> None:
    result = run("install_tools", tmp_path, "git")
    assert (result.returncode, result.stderr) == (
        1,
        "The tests need git: install it so that it can be started as `git`.\n",
    )
    program(tmp_path, "apt-get", 0)
    program(tmp_path, "sudo", 0)
    program(tmp_path, "env", 0)
    result = run("install_tools", tmp_path, "git")
    assert result.returncode == 1  # this apt-get installs nothing
    assert "apt-get -qq install --yes --no-install-recommends git" in result.stderr


def test_an_installed_program_is_not_installed_again(tmp_path: Path) -> None:
    program(tmp_path, "git", 0)
    result = run("install_tools", tmp_path, "git")
    assert (result.returncode, result.stderr) == (0, "")


@pytest.mark.parametrize("name", ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"])
def test_a_browser_on_path_is_used(name: str, tmp_path: Path) -> None:
    file = program(tmp_path, name, 0)
    result = run("browser", tmp_path, "--install")
    assert (result.returncode, result.stdout) == (0, f"{file}\n")


def test_a_missing_browser_is_installed_without_windows_if_a_package_has_it(tmp_path: Path) -> None:
    """Here, `apt-get` knows only one package, and installs a program of its name."""
    for known in ("chromium-headless-shell", "chromium"):
        folder = tmp_path / known
        folder.mkdir()
        works, apt = program(folder, "works", 0), program(folder, "apt-get", 0)
        tools = {name: shutil.which(name) for name in ("cp", "sh")}
        apt.write_text(
            f'#!{tools["sh"]}\nfor last; do :; done\n[ "$last" = update ] && exit 0\n'
            f'[ "$last" = {known} ] && {tools["cp"]} {works} {folder / known}\n',
            encoding="utf-8",
        )
        for name in ("sudo", "env"):  # both have one word before the command
            program(folder, name, 0).write_text('#!/bin/sh\nshift\nexec "$@"\n', encoding="utf-8")
        result = run("browser", folder, "--install")
        assert (result.returncode, result.stdout.splitlines()[-1]) == (0, str(folder / known)), result.stderr


def test_a_browser_that_does_not_start_is_not_used(tmp_path: Path) -> None:
    """Some systems have a `chromium-browser` that only prints how to install one."""
    program(tmp_path, "chromium-browser", 1)
    assert run("browser", tmp_path).returncode == 1


def test_without_node_on_path_the_locked_node_checks_types(tmp_path: Path) -> None:
    result = run("typescript", tmp_path)
    assert (result.returncode, result.stdout + result.stderr) == (0, "")


def test_wrong_types_in_scripts_are_errors(tmp_path: Path) -> None:
    wrong = {
        "cast.js": "export const text = /** @type {number} */ ('text');",
        "implicit.js": "export const half = (value) => value / 2;",
        "missing.js": "document.querySelector('a').focus();",
    }
    scripts = tmp_path / "overrides" / "assets" / "careerguide"
    scripts.mkdir(parents=True)
    shutil.copy(ROOT / "tsconfig.json", tmp_path)
    for name, line in wrong.items():
        (scripts / name).write_text(line + "\n", encoding="utf-8")
    command = [*node.node(), str(node.module("typescript/bin/tsc")), "--project", str(tmp_path), "--pretty", "false"]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    codes = [re.search(r"(\w+\.js)\(.*error (TS\d+)", line) for line in result.stdout.splitlines()]
    assert [match.groups() for match in codes if match] == [
        ("cast.js", "TS2352"),
        ("implicit.js", "TS7006"),
        ("missing.js", "TS2531"),
    ]


def test_without_node_on_path_the_locked_node_checks_scripts_and_styles(tmp_path: Path) -> None:
    result = run("biome", tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("unused.js", "const unused = 1;\n", "lint/correctness/noUnusedVariables"),
        ("quotes.js", "export const text = 'one';\n", "format"),
        ("twice.css", ".cg-a { color: red; color: blue; }\n", "lint/suspicious/noDuplicateProperties"),
        ("wide.css", ".cg-a { color: red; }\n.cg-b{color:red}\n", "format"),
    ],
)
def test_problems_in_scripts_and_styles_are_errors(name: str, text: str, rule: str, tmp_path: Path) -> None:
    folder = tmp_path / "overrides" / ("styles" if name.endswith(".css") else "assets")
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "biome.jsonc", tmp_path)
    (folder / name).write_text(text, encoding="utf-8")
    command = [
        *node.node(),
        str(node.module("@biomejs/biome/bin/biome")),
        "check",
        "--error-on-warnings",
        "--colors=off",
    ]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert result.returncode != 0
    assert f"{folder.relative_to(tmp_path).as_posix()}/{name}" in result.stderr
    assert rule in result.stderr


def test_the_lock_has_versions_and_hashes_but_no_addresses() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    locked = {
        name.removeprefix("node_modules/")
        for name in packages
        if name and not name.startswith("node_modules/@biomejs/cli-")
    }
    assert locked == {"@biomejs/biome", "axe-core", "typescript"}
    assert all(entry["integrity"].startswith("sha512-") for name, entry in packages.items() if name)
    assert "resolved" not in text
    assert "//" not in (ROOT / ".npmrc").read_text(encoding="utf-8")
