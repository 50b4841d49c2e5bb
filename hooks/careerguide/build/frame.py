"""The theme around a page, rendered once for each section and depth, with slots for what differs.

To render the theme for each of 30,000 pages would take more time than everything else. Header, menu and scripts are
the same for all pages with the same section and the same depth of address. So one rendered page is split at its slots,
and each page fills them. If the theme does not show a slot, the build stops, so that no content is lost.
"""

from __future__ import annotations

import dataclasses as dc
import re

from markupsafe import escape

from careerguide.pages.page import Page

# Slots: words that no theme and no data contains. Filters do not change them.
TITLE = "cg0slot0title"
DESCRIPTION = "cg0slot0description"
BODY = "cg0slot0body"
PICTURE = "cg0slot0picture"
ADDRESS = "cg0slot0address"
# Blank lines and indents in the theme's output: a tenth of its size.
_BLANK = re.compile(r"\n\s+")
_SLOT = re.compile(f"({TITLE}|{DESCRIPTION}|{PICTURE}|{BODY}|(?:cg0up/)*{ADDRESS}/)")


class MissingSlotError(Exception):
    """The theme does not show something that every page needs."""


def slot_address(depth: int) -> str:
    """The address of the page that the theme is rendered with, at a depth: for example `cg0up/cg0slot0address/`."""
    return "cg0up/" * (depth - 1) + ADDRESS + "/"


@dc.dataclass(frozen=True, slots=True)
class Frame:
    """The theme's HTML as pieces: text, slot, text, slot and so on."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Frame:
        """The frame from a page that was rendered with slots."""
        for slot in (TITLE, BODY):
            if slot not in html:
                raise MissingSlotError(
                    f"The theme's page does not show {slot}: check overrides/main.html against the installed theme."
                )
        return cls(tuple(_SLOT.split(_BLANK.sub("\n", html))))

    def fill(self, page: Page) -> str:
        """The finished page. Titles and descriptions are text and escaped; the body is HTML."""
        title, description = str(escape(page.title)), str(escape(page.description))
        parts = []
        for index, piece in enumerate(self.pieces):
            if index % 2 == 0:
                parts.append(piece.replace("<title>", f"<title{page.title_attributes}>", 1))
            elif piece == BODY:
                parts.append(page.body)
            elif piece == TITLE:
                parts.append(title)
            elif piece == DESCRIPTION:
                parts.append(description)
            elif piece == PICTURE:
                parts.append(page.picture)
            else:
                parts.append(page.address[1:])
        return "".join(parts)
