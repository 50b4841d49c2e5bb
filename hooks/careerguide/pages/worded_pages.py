"""Default pages in the words of a company. Its own pages have its own words already."""

from __future__ import annotations

import dataclasses as dc
import re

from markdown.extensions.toc import slugify

from careerguide.wording import Wording

from .markdown import MarkdownPage
from .page import is_for_hr

# A heading without attributes and without macros, whose text makes its anchor.
_HEADING = re.compile(r"(?m)^(#{2,6} )([^{}\n]+)$")
_TEXTS = ("title", "description")


def in_words(page: MarkdownPage, wording: Wording) -> MarkdownPage:
    """A page with the company's words if it is a default page for readers. Its anchors stay, so that links still work.

    Pages for HR keep the words of the data.
    """
    if not wording.words or not page.is_default or is_for_hr(page.address):
        return page
    front = {
        key: wording.say(value) if key in _TEXTS and isinstance(value, str) else value
        for key, value in page.front.items()
    }

    def anchored(heading: re.Match[str]) -> str:
        text = wording.source(heading[2])
        return heading[0] if text == heading[2] else f"{heading[1]}{heading[2]} {{: #{slugify(heading[2], '-')} }}"

    return dc.replace(page, front=front, body=wording.source(_HEADING.sub(anchored, page.body)))
