"""Links from acronyms to the lines that explain them, in the glossary or in the list of KPIs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from careerguide.formatting import ACRONYM

if TYPE_CHECKING:
    from careerguide.guide.guide import Guide

_TAG = re.compile(r"(<[^>]*>)")


def acronym_addresses(guide: Guide) -> dict[str, str]:
    """Acronym -> the address that explains it: its term in the glossary or, if it has none, its KPI."""
    addresses = {name: f"~/kpis/{kpi.id}/" for kpi in guide.kpis.values() for name in (kpi.title, *kpi.aliases)}
    addresses |= {
        name: f"~/guide/glossary/#{term.id}" for term in guide.terms.values() for name in (term.title, *term.aliases)
    }
    return {name: address for name, address in addresses.items() if ACRONYM.fullmatch(name)}


def link_acronyms(text: str, seen: set[str], links: Mapping[str, Markup]) -> Markup:
    """The text with the first use of each acronym linked, except those in `seen`, which it adds to.

    HTML tags stay as they are, and so does the text of links.
    """
    html = text if isinstance(text, Markup) else escape(text)
    if not ACRONYM.search(html):
        return html

    def linked(match: re.Match[str]) -> str:
        name = match[0]
        if name in seen or name not in links:
            return name
        seen.add(name)
        return links[name]

    open_links = 0
    parts = []
    for part in _TAG.split(html):
        if part.startswith("<"):
            open_links += part.startswith("<a ") - part.startswith("</a>")
            parts.append(part)
        else:
            parts.append(part if open_links else ACRONYM.sub(linked, part))
    return Markup("".join(parts))  # noqa: S704 - escaped above, and only our own links are added
