"""The files for maintainers name only paths, commands and targets that exist, and are easy to read."""

from __future__ import annotations

import re
import tomllib

import click
import pytest
from careerguide import __version__
from careerguide.cli import main
from careerguide.rules.readability import grade
from support.paths import HOOKS, ROOT

FILES = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md")
CODE = re.compile(r"`([^`\n]+)`")
# Where a path in backticks may start: at the top of the repository, in the engine, or in the scripts.
BASES = (ROOT, HOOKS / "careerguide", ROOT / "overrides" / "assets" / "careerguide")
# The start of a path in backticks; any other text with a slash is an address of the site.
PATH = re.compile(r"(?:\.github/|\.gitlab-ci|[a-z_]+/|[a-z_]+\.(?:py|js)$)[\w./<>*-]*")
# Paths that exist only in a company's own folder or after a build.
EXAMPLES = {"site/", "careerguide/build", "data/openings-import.yaml", "model/kinds.py"}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fragments(name: str) -> list[str]:
    """The texts in backticks, and the lines of code blocks."""
    blocks = re.findall(r"(?s)```\n(.*?)```", text_of(name))
    inline = CODE.findall(re.sub(r"(?s)```.*?```", "", text_of(name)))
    return [*inline, *(line for block in blocks for line in block.splitlines())]


@pytest.mark.parametrize("name", FILES)
def test_every_link_leads_to_a_file(name: str) -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", text_of(name))
    assert [target for target in targets if not (ROOT / target).exists()] == []


@pytest.mark.parametrize("name", FILES)
def test_every_path_exists(name: str) -> None:
    """A part in angle brackets, such as `<track>`, stands for any name."""
    paths = {path for path in fragments(name) if PATH.fullmatch(path)} - EXAMPLES
    patterns = {path: re.sub(r"<[a-z]+>", "*", path).rstrip("/") for path in paths}
    assert {path for path, pattern in patterns.items() if not any(list(base.glob(pattern)) for base in BASES)} == set()


@pytest.mark.parametrize("name", FILES)
def test_every_command_exists(name: str) -> None:
    context = click.Context(main)
    commands = {
        match[1] for line in fragments(name) if (match := re.match(r"(?:\.venv/bin/)?careerguide ([a-z]+)", line))
    }
    assert commands <= set(main.list_commands(context))
    targets = {match[1] for line in fragments(name) if (match := re.match(r"make ([a-z-]+)", line))}
    assert targets <= set(re.findall(r"(?m)^([a-z-]+):", text_of("Makefile")))


def test_the_readme_names_every_command() -> None:
    listed = {match[1] for part in fragments("README.md") if (match := re.match(r"careerguide ([a-z]+)", part))}
    run_by_make = {"publish", "verify", "schemas"}  # in `make build` and `make bless`
    assert listed | run_by_make == set(main.list_commands(click.Context(main)))


def test_architecture_lists_the_layers_that_lint_checks() -> None:
    rows = re.findall(r"(?m)^\| ((?:`[a-z]+`(?:, )?)+) \|", text_of("ARCHITECTURE.md"))
    layers = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"][0]["layers"]
    assert [" | ".join(re.findall(r"[a-z]+", row)) for row in rows] == layers


def test_the_changelog_has_the_next_version_and_this_one() -> None:
    versions = re.findall(r"(?m)^## \[([^\]]+)\]", text_of("CHANGELOG.md"))
    assert versions[:2] == ["Unreleased", __version__]


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_easy_to_read(name: str) -> None:
    """School grade 8 or below, for the sentences outside code, tables and headings."""
    text = re.sub(r"(?s)```.*?```", "", text_of(name))
    lines = [line for line in text.splitlines() if not line.startswith(("|", "#"))]
    plain = re.sub(r"`[^`]*`|\]\([^)]*\)|[*\[\]]|^\d+\.|^ *-", " ", "\n".join(lines), flags=re.MULTILINE)
    assert int(grade(plain)) <= 8


def test_no_file_of_tests_is_longer_than_400_lines() -> None:
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "overrides").rglob("*.test.js")]
    lengths = {file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines()) for file in files}
    assert {name: length for name, length in lengths.items() if length > 400} == {}
