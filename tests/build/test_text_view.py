"""Every page can be read in a text browser: w3m shows all of its words, and none of them run together."""

from __future__ import annotations

import itertools
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from support import web
from support.install_tools import needed

pytestmark = pytest.mark.slow

KINDS = {kind: address for kind, address in web.KINDS.items() if kind != "redirect"} | {"kiosk": "/kiosk/"}
WORD = re.compile(r"\w[\w'\u2019.,:/%-]*")
# So wide that no table breaks a word.
COLUMNS = "400"


def file_of(site: Path, address: str) -> Path:
    path = re.split("[#?]", address)[0].strip("/")
    return site / "404.html" if path == "no-such-page" else site / path / "index.html"


def texts(file: Path) -> list[str]:
    """The texts of a page in their order, without scripts and styles."""
    return list(nodes(lxml.html.parse(str(file)).getroot().find("body")))


def nodes(element: lxml.html.HtmlElement) -> Iterator[str]:
    if element.tag in ("script", "style", "template") or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from nodes(child)
        yield child.tail or ""


def shown(file: Path) -> str:
    command = [needed("w3m"), "-dump", "-cols", COLUMNS, "-T", "text/html", str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("kind", KINDS)
def test_a_text_browser_shows_every_word(kind: str, site: Path) -> None:
    file = file_of(site, KINDS[kind])
    parts, dump = texts(file), shown(file)
    together = " ".join(parts)
    counts = {word: together.count(word) for word in Counter(WORD.findall(together))}
    assert {word: count for word, count in counts.items() if dump.count(word) < count} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_no_words_run_together(kind: str, site: Path) -> None:
    file = file_of(site, KINDS[kind])
    parts = [part for part in texts(file) if part]
    dump = set(WORD.findall(shown(file)))
    joined = [
        f"{before.split()[-1]}{after.split()[0]}"
        for before, after in itertools.pairwise(parts)
        if re.search(r"\w$", before) and re.match(r"\w", after)
    ]
    assert [pair for pair in joined if pair in dump] == []


def test_the_way_to_the_content_comes_first(site: Path) -> None:
    late = {}
    for kind, address in KINDS.items():
        lines = [line.strip() for line in shown(file_of(site, address)).splitlines()]
        if kind != "kiosk" and "Skip to content" not in lines[:3]:
            late[kind] = lines[:3]
    assert late == {}
