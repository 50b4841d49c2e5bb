"""Wall maps of tracks that tests make up."""

from __future__ import annotations

from careerguide.guide.guide import Guide
from careerguide.pages.page import Page, Settings
from support.company import pages_of

# Capitals of the default font in parts of its size: 668 of 1,000 units. Usual fonts of companies have more.
CAPITALS = 0.668


def drawn_track(guide: Guide, track: str = "floor", site_url: str = "http://careers.example.internal/") -> Page:
    """The wall map of a track, on a site that knows its address."""
    return pages_of(guide, Settings(site_url=site_url))[f"/tracks/{track}/wall/"]
