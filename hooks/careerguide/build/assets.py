"""Styles, scripts and pictures of the site, read from the theme folder and the data folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from careerguide.guide.guide import Guide

TOP = "assets"
# What has a permanent address.
FOLDER = f"{TOP}/careerguide"
STYLE = f"{FOLDER}/site.css"
# What only the planner, the comparison and the personal pages need, so that the first view of the others stays light.
TOOLS_STYLE = f"{FOLDER}/tools.css"
# It runs before the first paint, is no module and imports nothing.
FIRST_SCRIPT = f"{FOLDER}/first-paint.js"
TEST_SUFFIX = ".test.js"
# A comment on lines of its own: the only kind that can be told from text without reading the whole language.
_COMMENT = re.compile(r"(?m)^[ \t]*(?://[^\n]*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n")


def stylesheets(theme: Path, replaced: Mapping[str, str] = MappingProxyType({})) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each stylesheet: all files of a folder as one, in the order of their names.

    `replaced` has the text of files that the company's settings replace, by their names.
    """
    for path, folder in ((STYLE, theme / "styles"), (TOOLS_STYLE, theme / "styles" / "tools")):
        files = sorted(folder.glob("*.css"))
        yield path, "\n".join(replaced.get(file.name) or file.read_text(encoding="utf-8") for file in files)


def scripts(theme: Path) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each script, without comment lines. Tests beside scripts are not published."""
    for file in sorted((theme / FOLDER).rglob("*.js")):
        if not file.name.endswith(TEST_SUFFIX):
            # A third of what a browser loads for its first page would be comments.
            yield file.relative_to(theme).as_posix(), _COMMENT.sub("", file.read_text(encoding="utf-8"))


def modules(theme: Path) -> Iterator[tuple[str, str]]:
    """The scripts that import each other."""
    return ((path, text) for path, text in scripts(theme) if path != FIRST_SCRIPT)


def first_script(theme: Path) -> Iterator[tuple[str, str]]:
    """The script that is no module."""
    return ((path, text) for path, text in scripts(theme) if path == FIRST_SCRIPT)


def icons(theme: Path) -> Iterator[tuple[str, Path]]:
    """Path inside the site and source of each icon."""
    for file in sorted((theme / FOLDER).rglob("*.svg")):
        yield file.relative_to(theme).as_posix(), file


def pictures(guide: Guide) -> Iterator[tuple[str, Path]]:
    """Path inside the site and source of each picture of a person whose story is shown, and of no one else."""
    for name, file in guide.people.pictures.items():
        yield f"stories/pictures/{name}", file


def fingerprint(*texts: str) -> str:
    """A short hash, so that browsers fetch a changed file and keep an unchanged one."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]
