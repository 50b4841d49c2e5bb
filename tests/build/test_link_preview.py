"""Each page names itself for mail and chat, which show the title and the description of a link."""

from __future__ import annotations

import html
import re
from pathlib import Path

from support import web

MOVE = "/moves/accounts-associate/collections-executive/"


def preview(site: Path, address: str) -> dict[str, str]:
    """The texts that mail and chat read, by name."""
    page = (site / address.strip("/") / "index.html").read_text(encoding="utf-8")
    pairs = re.findall(r'<meta (?:name|property)="([a-z:]+)" content="([^"]*)">', page)
    return {name: html.unescape(text) for name, text in pairs}


def test_each_kind_of_page_has_a_title_and_a_description(site: Path) -> None:
    missing = []
    for kind, address in web.FRAMED.items():
        if kind == "404":
            continue
        texts = preview(site, address)
        if not texts.get("og:title") or texts.get("og:description") != texts["description"]:
            missing.append((kind, texts))
    assert missing == []


def test_a_move_names_both_roles(site: Path) -> None:
    texts = preview(site, MOVE)
    assert texts["og:title"] == "Accounts Associate to Collections Executive"
    sentence = r"From Accounts Associate to Collections Executive: career change.*, 14 months typical \(9 to 28\)\."
    assert re.fullmatch(sentence, texts["og:description"])
