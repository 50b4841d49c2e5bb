"""Checks a built site: lychee checks links, anchors and pictures; ids and leftovers are checked here.

MkDocs' strict mode reads neither raw HTML nor its anchors, and most pages here are raw HTML.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from careerguide.problems import Problem

_ID = re.compile(rb"""\sid="([^"]*)\"""")
# Slots that nothing filled, and links to the top of the site that were not made relative.
_LEFTOVER = re.compile(rb"cg0slot|cg0up|\"~/")
# Macros that did not run. Generated pages have none: there, `{{` is text from the data.
_MACRO = re.compile(rb"\{\{|\{%|Macro Rendering Error|Macro Syntax Error|" + _LEFTOVER.pattern)
_GENERATED = b'<div class="cg-page'


def verify(site: Path, site_url: str = "") -> list[Problem]:
    """Everything that is wrong with the pages of a built site.

    If its address has a path, as `https://org.example/careers/`, the page for addresses that do not exist links to it.
    """
    return sorted([*_links(site, site_url), *_pages(site)])


def _pages(site: Path) -> Iterator[Problem]:
    for file in sorted(site.rglob("*.html")):
        html = file.read_bytes()
        name = str(file.relative_to(site))
        for id_, count in Counter(_ID.findall(html)).items():
            if count > 1:
                yield Problem(
                    name,
                    *_place(html, b' id="' + id_ + b'"'),
                    "repeated-id",
                    f"The id `{id_.decode()}` appears {count} times on this page. An id must be unique.",
                )
        if leftover := (_LEFTOVER if _GENERATED in html else _MACRO).search(html):
            message = f"`{leftover[0].decode()}` is left over: a macro that did not run, or a slot that nothing filled."
            yield Problem(name, *_place(html, leftover[0]), "left-over", message)


def _place(html: bytes, text: bytes) -> tuple[int, int]:
    """Line and column of the first occurrence of a text, from 1."""
    head = html[: html.index(text)]
    return head.count(b"\n") + 1, len(head) - head.rfind(b"\n")


def _links(site: Path, site_url: str) -> Iterator[Problem]:
    tool = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    if tool is None:
        yield Problem(
            str(site), 1, 1, "no-link-checker", "lychee is not installed, so links were not checked. Run: make build"
        )
        return
    root = site.resolve()
    # `#from=agent&to=trainer` is input for a page's script and not the id of an element.
    command = [
        tool,
        "--offline",
        "--include-fragments",
        "--exclude",
        "#[^#]*=",
        "--no-progress",
        "--format",
        "json",
        "--index-files",
        "index.html",
    ]
    if path := urlsplit(site_url).path.strip("/"):
        # A browser sees the folder of the site at this path. lychee writes special characters in its own way.
        folder = f"(file://(?:/[^/]+){{{len(root.parts) - 1}}})"
        command += ["--remap", f"^{folder}/{re.escape(path)}(?:/|$) $1/"]
    done = subprocess.run(
        [*command, "--root-dir", str(root), str(root / "**/*.html")], capture_output=True, text=True, check=False
    )
    try:
        failures_by_file = json.loads(done.stdout)["error_map"]
    except (json.JSONDecodeError, KeyError):
        yield Problem(str(site), 1, 1, "no-link-checker", f"lychee did not finish: {done.stderr.strip()[:300]}")
        return
    for file, failures in failures_by_file.items():
        name = str(Path(file).relative_to(root))
        for failure in failures:
            target = str(failure["url"]).removeprefix(root.as_uri())
            place = failure.get("span") or {}
            line, column = place.get("line", 1), place.get("column", 1) or 1
            yield Problem(
                name, line, column, "broken-link", f"The link to `{target}` does not work: {failure['status']['text']}."
            )
