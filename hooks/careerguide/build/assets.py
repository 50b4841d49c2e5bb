"""Styles, scripts and pictures of the site, read from the theme folder and the data folder."""

from __future__ import annotations

import functools
import hashlib
import os
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from careerguide import photographs
from careerguide.guide.guide import Guide

TOP = "assets"
# What has a permanent address.
FOLDER = f"{TOP}/careerguide"
STYLE = f"{FOLDER}/site.css"
# What only some pages need, so that the first view of each stays light: the planner and the comparison, a person's own
# page, the screen for the floor, and all others.
TOOLS_STYLE, MY_STYLE, PAGES_STYLE, KIOSK_STYLE = (f"{FOLDER}/{name}.css" for name in ("tools", "my", "pages", "kiosk"))
# The same as `STYLE`, for pages without the theme's styles, with what they need of these.
GENERATED_STYLE = f"{FOLDER}/generated.css"
_STYLE_FOLDERS = {
    STYLE: ("styles",),
    GENERATED_STYLE: ("styles/base", "styles"),
    TOOLS_STYLE: ("styles/tools",),
    MY_STYLE: ("styles/my",),
    PAGES_STYLE: ("styles/pages",),
    KIOSK_STYLE: ("styles/kiosk",),
}
# It runs before the first paint, is no module and imports nothing.
FIRST_SCRIPT = f"{FOLDER}/first-paint.js"
TEST_SUFFIX = ".test.js"
# A comment on lines of its own: the only kind that can be told from text without reading the whole language.
_COMMENT = re.compile(r"(?m)^[ \t]*(?://[^\n]*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n")
# A text or an address in styles, or a comment or space, with the mark that it is beside.
_SPACE = r"(?:\s|/\*[^*]*\*+(?:[^/*][^*]*\*+)*/)"
_CSS_PART = re.compile(
    r"""(?P<kept>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^"')]*\))"""
    rf"|{_SPACE}*(?P<mark>[{{}};,]){_SPACE}*|{_SPACE}+",
    re.DOTALL,
)

# The folders of a theme, the company's before the product's.
Theme = Sequence[Path]


def theme_files(theme: Theme) -> dict[str, Path]:
    """Path inside a theme folder -> file, in the order of the paths. The first folder that has a path decides."""
    files: dict[str, Path] = {}
    for folder in reversed(theme):
        files |= dict(_files_below(folder))
    return dict(sorted(files.items()))


def _files_below(folder: Path) -> Iterator[tuple[str, Path]]:
    """Path inside a folder and file, of all files in any depth."""
    for path, _, names in os.walk(folder):
        here = Path(path)
        inside = here.relative_to(folder).as_posix()
        prefix = "" if inside == "." else f"{inside}/"
        yield from ((f"{prefix}{name}", file) for name in names if (file := here / name).is_file())


def stylesheets(theme: Theme, replaced: Mapping[str, str] = MappingProxyType({})) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each stylesheet: all files of its folders as one, in the order of their names.

    `replaced` is the path inside a theme folder -> text of files that the company's settings replace.
    """
    files = theme_files(theme)
    for path, folders in _STYLE_FOLDERS.items():
        names = [name for folder in folders for name in files if posixpath.dirname(name) == folder]
        sheets = [name for name in names if name.endswith(".css")]
        yield path, "\n".join(replaced.get(name) or files[name].read_text(encoding="utf-8") for name in sheets)


def published_styles(theme: Theme, replaced: Mapping[str, str] = MappingProxyType({})) -> Iterator[tuple[str, str]]:
    """The same as `stylesheets`, without comments and needless space: a quarter of what a browser loads."""
    return ((path, _tight(text)) for path, text in stylesheets(theme, replaced))


@functools.lru_cache(maxsize=32)  # all styles of a site, which seldom change while it is served
def _tight(css: str) -> str:
    """Styles without comments and needless space. Texts in quotes and addresses stay as they are."""
    return _CSS_PART.sub(lambda part: part["kept"] or part["mark"] or " ", css).strip() + "\n"


def scripts(theme: Theme) -> Iterator[tuple[str, str]]:
    """Path inside the site and text of each script, without comment lines. Tests beside scripts are not published."""
    for name, file in _of_folder(theme, ".js"):
        if not name.endswith(TEST_SUFFIX):
            # A third of what a browser loads for its first page would be comments.
            yield name, _COMMENT.sub("", file.read_text(encoding="utf-8"))


def modules(theme: Theme) -> Iterator[tuple[str, str]]:
    """The scripts that import each other."""
    return ((path, text) for path, text in scripts(theme) if path != FIRST_SCRIPT)


def first_script(theme: Theme) -> Iterator[tuple[str, str]]:
    """The script that is no module."""
    return ((path, text) for path, text in scripts(theme) if path == FIRST_SCRIPT)


def icons(theme: Theme) -> Iterator[tuple[str, Path]]:
    """Path inside the site and source of each icon."""
    return _of_folder(theme, ".svg")


def templates(theme: Theme) -> Iterator[tuple[str, Path]]:
    """Path inside a theme folder and source of each template; styles, scripts and icons are among the site's files."""
    for name, file in theme_files(theme).items():
        if not name.startswith(("styles/", f"{FOLDER}/")):
            yield name, file


def _of_folder(theme: Theme, suffix: str) -> Iterator[tuple[str, Path]]:
    files = theme_files(theme).items()
    return ((name, file) for name, file in files if name.startswith(f"{FOLDER}/") and name.endswith(suffix))


def pictures(guide: Guide, data: Path) -> Iterator[tuple[str, Path]]:
    """Path inside the site and source of each picture of a person whose story is shown, and of no one else.

    The pictures of all others that were kept for the data folder are deleted.
    """
    photographs.forget_others(photographs.kept_folder(data), guide.people.photographs)
    for photograph in guide.people.photographs.values():
        yield from ((photograph.address(size), file) for size, file in photograph.files.items())


def fingerprint(*texts: str) -> str:
    """A short hash, so that browsers fetch a changed file and keep an unchanged one."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:8]
