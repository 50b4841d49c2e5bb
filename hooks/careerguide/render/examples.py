"""Examples that came with the guide: each page says once which of its lists are examples."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from careerguide import formatting
from careerguide.wording import Wording

# What a page lists -> the interface's word for one and for several.
NOUNS = {
    "openings": ("opening", "openings"),
    "stories": ("story", "stories"),
    "events": ("event", "events"),
    "people": ("person to ask", "people to ask"),
    "benefits": ("benefit", "benefits"),
}


class Entry(Protocol):
    """What HR may have replaced already."""

    @property
    def sample(self) -> bool:
        """Whether it came with the guide."""


def mixed(entries: Collection[Entry]) -> bool:
    """Whether some entries are the company's own. Then each example among them is marked."""
    return any(not entry.sample for entry in entries)


def examples(wording: Wording, **lists: Collection[Entry]) -> str:
    """What on a page is only examples: `Example opening and stories`, or nothing. The names are those of `NOUNS`."""
    nouns = [
        wording.plural(*NOUNS[name])[len(entries) > 1]
        for name, entries in lists.items()
        if entries and not mixed(entries)
    ]
    return f"Example {formatting.listed(nouns)}" if nouns else ""
