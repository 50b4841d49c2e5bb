"""Words of the trade: where the site explains each, and links from the texts that use them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from careerguide.guide.guide import Guide

ACRONYM = re.compile(r"\b[A-Z][A-Z0-9&]*[A-Z0-9]\b")
_TAG = re.compile(r"(<[^>]*>)")


def explained(guide: Guide) -> dict[str, str]:
    """Acronym -> the address that explains it: its line in the glossary, else its figure among the KPIs."""
    found = {name: f"~/guide/measures/#{kpi.id}" for kpi in guide.kpis.values() for name in (kpi.title, *kpi.aliases)}
    found |= {
        name: f"~/guide/glossary/#{term.id}" for term in guide.terms.values() for name in (term.title, *term.aliases)
    }
    return {name: address for name, address in found.items() if ACRONYM.fullmatch(name)}


def link(text: str, seen: set[str], links: Mapping[str, Markup]) -> Markup:
    """The text with each acronym that is not in `seen` linked once; HTML stays as it is, headings of links included."""
    html = text if isinstance(text, Markup) else escape(text)
    if not ACRONYM.search(html):
        return html

    def linked(match: re.Match[str]) -> str:
        name = match[0]
        if name in seen or name not in links:
            return name
        seen.add(name)
        return links[name]

    inside = 0
    parts = []
    for part in _TAG.split(html):
        if part.startswith("<"):
            inside += part.startswith("<a ") - part.startswith("</a>")
            parts.append(part)
        else:
            parts.append(part if inside else ACRONYM.sub(linked, part))
    return Markup("".join(parts))  # noqa: S704 - escaped above, and only our own links added
