"""What a page is sure to need: the modules that its elements import, and the data that they read at once.

The page names these files in its head, so that a browser asks for all of them together. Else it learns of each from the
file before it, and on a slow line every step takes a turn of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from . import chunks

_API = "api/v1"
_CATALOGUE = tuple(f"{_API}/{name}.json" for name in ("graph", "planner", "skills", "needs", "kpis", "learning"))
_NAMES = (f"{_API}/search/names.json",)
# What elements fetch as soon as they are on a page, by the module that fetches it.
DATA = {"lib/catalogue.js": _CATALOGUE, "search/site-index.js": _NAMES}
_ELEMENT = re.compile(r"<([a-z]+(?:-[a-z]+)+)[\s>]")


def elements(html: Iterable[str]) -> list[str]:
    """The modules of the custom elements in HTML."""
    return sorted({f"elements/{name}.js" for text in html for name in _ELEMENT.findall(text)})


def needed(starts: Iterable[str], files: Mapping[str, str], sources: Mapping[str, str]) -> tuple[list[str], list[str]]:
    """The scripts and the data that pages need which start with some modules.

    `files` are those of a release, path -> text, and `sources` those before modules were joined.
    """
    joined, single = (_modules(texts) for texts in (files, sources))
    starts = list(starts)
    data = (path for module in chunks.closure(starts, single) for path in DATA.get(module, ()) if path in files)
    return chunks.closure(starts, joined), list(data)


def _modules(files: Mapping[str, str]) -> dict[str, chunks.Module]:
    return {path: chunks.Module(path, text) for path, text in files.items() if path.endswith(".js")}
