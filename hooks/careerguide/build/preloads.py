"""What a page is sure to need: the modules that its elements import, and the data that they read at once.

The page names these files in its head, so that a browser asks for all of them together. Else it learns of each from the
file before it, and on a slow line every step takes a turn of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from . import chunks
from .release import Release

_API = "api/v1"
_CATALOGUE = tuple(f"{_API}/{name}.json" for name in ("graph", "catalogue"))
_NAMES = (f"{_API}/search/names.json",)
# What elements fetch as soon as they are on a page, by the module that fetches it.
DATA = {
    "lib/catalogue.js": _CATALOGUE,
    "search/site-index.js": _NAMES,
}
_ELEMENT = re.compile(r"<([a-z]+(?:-[a-z]+)+)[\s>]")


def elements(html: Iterable[str]) -> list[str]:
    """The modules of the custom elements in HTML."""
    return sorted({f"elements/{name}.js" for text in html for name in _ELEMENT.findall(text)})


def needed(starts: Iterable[str], release: Release) -> tuple[list[str], list[str]]:
    """The scripts and the data of a release that pages need which start with some modules."""
    modules = chunks.closure(starts, _modules(release.sources))
    scripts = dict.fromkeys(release.chunk_of.get(path, path) for path in modules)
    data = dict.fromkeys(path for module in modules for path in DATA.get(module, ()) if path in release.files)
    return list(scripts), list(data)


def _modules(files: Mapping[str, str]) -> dict[str, chunks.Module]:
    return {path: chunks.Module(path, text) for path, text in files.items() if path.endswith(".js")}
