"""The theme around a page, rendered once for each section and depth, with places for what differs.

Rendering the theme for each of 30,000 pages would cost more than everything else together. Its header, menu and
scripts are the same wherever the section and the depth of the address are the same, so one rendering is cut at its
slots and filled. A theme that loses a slot stops the build instead of losing content.
"""

from __future__ import annotations

import dataclasses as dc
import re

from markupsafe import escape

from careerguide.pages.page import Page

# Words that no theme and no data contains; they pass through filters unchanged.
TITLE = "cg0slot0title"
DESCRIPTION = "cg0slot0description"
BODY = "cg0slot0body"
ADDRESS = "cg0slot0address"
# Blank lines and indents that the theme's templates leave behind: a tenth of what stands around a page.
_BLANK = re.compile(r"\n\s+")
_SLOT = re.compile(f"({TITLE}|{DESCRIPTION}|{BODY}|(?:cg0up/)*{ADDRESS}/)")


class MissingSlotError(Exception):
    """The theme no longer shows something that every page needs."""


def slot_address(depth: int) -> str:
    """An address of that depth for the page that the theme is rendered with, such as `cg0up/cg0slot0address/`."""
    return "cg0up/" * (depth - 1) + ADDRESS + "/"


@dc.dataclass(frozen=True, slots=True)
class Frame:
    """Theme HTML in pieces: text and slot in turn."""

    pieces: tuple[str, ...]

    @classmethod
    def cut(cls, html: str) -> Frame:
        """The pieces of a page that was rendered with slots in it."""
        for slot in (TITLE, BODY):
            if slot not in html:
                raise MissingSlotError(
                    f"The theme's page does not show {slot}: check overrides/main.html against the installed theme."
                )
        return cls(tuple(_SLOT.split(_BLANK.sub("\n", html))))

    def fill(self, page: Page) -> str:
        """The finished page. Titles and descriptions are text and escaped; the body is HTML."""
        title, description = str(escape(page.title)), str(escape(page.description))
        filled = []
        for index, piece in enumerate(self.pieces):
            if index % 2 == 0:
                filled.append(piece)
            elif piece == BODY:
                filled.append(page.body)
            elif piece == TITLE:
                filled.append(title)
            elif piece == DESCRIPTION:
                filled.append(description)
            else:
                filled.append(page.address[1:])
        return "".join(filled)
