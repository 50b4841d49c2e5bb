"""The finished site is read once more: links, anchors and pictures by lychee, ids and leftovers here.

MkDocs' strict mode sees neither raw HTML nor the anchors in it, and most pages here are raw HTML.
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

from careerguide.problems import Problem

_ID = re.compile(rb"""\sid="([^"]*)\"""")
# Slots that were never filled, and links whose top was never found.
_LEFTOVER = re.compile(rb"cg0slot|cg0up|\"~/")
# Macros that never ran; generated pages have none, and there `{{` is what somebody wrote in the data.
_MACRO = re.compile(rb"\{\{|\{%|Macro Rendering Error|Macro Syntax Error|" + _LEFTOVER.pattern)
_GENERATED = b'<div class="cg-page'


def verify(site: Path) -> list[Problem]:
    """Everything that is wrong with the pages of a built site."""
    return sorted([*_links(site), *_pages(site)])


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
                    f"The id `{id_.decode()}` stands {count} times on this page.",
                )
        if found := (_LEFTOVER if _GENERATED in html else _MACRO).search(html):
            message = f"`{found[0].decode()}` was left over: a macro, a slot or a link that nothing filled in."
            yield Problem(name, *_place(html, found[0]), "left-over", message)


def _place(html: bytes, found: bytes) -> tuple[int, int]:
    head = html[: html.index(found)]
    return head.count(b"\n") + 1, len(head) - head.rfind(b"\n")


def _links(site: Path) -> Iterator[Problem]:
    tool = shutil.which("lychee", path=str(Path(sys.executable).parent)) or shutil.which("lychee")
    if tool is None:
        yield Problem(
            str(site), 1, 1, "no-link-checker", "lychee is not installed, so links were not checked. Run: make build"
        )
        return
    root = site.resolve()
    # `#from=agent&to=trainer` is a question to a page's script, no place on the page.
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
    done = subprocess.run(
        [*command, "--root-dir", str(root), str(root / "**/*.html")], capture_output=True, text=True, check=False
    )
    try:
        found = json.loads(done.stdout)["error_map"]
    except (json.JSONDecodeError, KeyError):
        yield Problem(str(site), 1, 1, "no-link-checker", f"lychee did not finish: {done.stderr.strip()[:300]}")
        return
    for file, failures in found.items():
        name = str(Path(file).relative_to(root))
        for failure in failures:
            target = str(failure["url"]).removeprefix(root.as_uri())
            place = failure.get("span") or {}
            line, column = place.get("line", 1), place.get("column", 1) or 1
            yield Problem(
                name, line, column, "broken-link", f"Nothing answers at `{target}`: {failure['status']['text']}."
            )
