"""What a page is sure to need: the modules that its elements import, and the data that they read at once.

The page names these files in its head, so that a browser asks for all of them together. Else it learns of each from the
file before it, and on a slow line every step takes a turn of its own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping

MAIN = "main.js"
# What opens the search needs these when a person is about to search.
DIALOG = "search/dialog.js"
_API = "api/v1"
_CATALOGUE = tuple(f"{_API}/{name}.json" for name in ("graph", "planner", "skills", "needs", "kpis", "learning"))
_NAMES = (f"{_API}/search/names.json",)
# What elements fetch as soon as they are on a page, by the module that fetches it.
DATA = {"lib/catalogue.js": _CATALOGUE, "search/site-index.js": _NAMES}
_IMPORT = re.compile(r"""(?m)^(?:import|export)\b(?:[^;"'()]*?\bfrom)?\s*["'](\.[^"']+)["']""")
_ELEMENT = re.compile(r"<([a-z]+(?:-[a-z]+)+)[\s>]")


def imported(path: str, files: Mapping[str, str]) -> list[str]:
    """A module and all that it imports in any number of steps, without those that it loads later; in a stable order."""
    paths = [path]
    for module in paths:
        targets = (posixpath.normpath(posixpath.join(posixpath.dirname(module), name)) for name in _names(module, files))
        paths += [target for target in dict.fromkeys(targets) if target in files and target not in paths]
    return paths


def _names(module: str, files: Mapping[str, str]) -> list[str]:
    names: list[str] = _IMPORT.findall(files.get(module, ""))
    return names


def needed(html: Iterable[str], files: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The modules and the data that pages with this HTML need; `files` are those of a release, path -> text."""
    elements = sorted({f"elements/{name}.js" for text in html for name in _ELEMENT.findall(text)} & files.keys())
    modules = list(dict.fromkeys(path for start in (MAIN, *elements) for path in imported(start, files)))
    return modules, data_of(modules, files)


def data_of(modules: Iterable[str], files: Mapping[str, str]) -> list[str]:
    """The files of data that these modules fetch at once."""
    return [path for module in modules for path in DATA.get(module, ()) if path in files]
