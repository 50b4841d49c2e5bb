"""All pages that are generated from the data, as finished values that any engine can carry."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.render.components import Components

from .boards import board_pages
from .framework import band_pages, kpi_pages, list_pages, map_page, skill_pages, track_pages
from .health import health_pages
from .hr import hr_pages
from .kiosk import kiosk_pages
from .links import links_pages
from .moves import move_pages
from .page import Page, Settings
from .page_builder import PageBuilder
from .people import people_pages
from .roles import role_pages
from .style_page import style_pages
from .texts import texts_pages
from .tools import tool_pages

FAMILIES = (
    map_page,
    list_pages,
    track_pages,
    skill_pages,
    kpi_pages,
    band_pages,
    role_pages,
    move_pages,
    people_pages,
    board_pages,
    kiosk_pages,
    links_pages,
    texts_pages,
    tool_pages,
    hr_pages,
    health_pages,
    style_pages,
)


def generated_pages(components: Components, settings: Settings) -> Iterator[Page]:
    """Every generated page of a guide: lists first, then entries in the order of the data."""
    builder = PageBuilder(components.guide, components, settings)
    for family in FAMILIES:
        yield from (page for page in family(builder) if components.guide.parts.has(page.address))
