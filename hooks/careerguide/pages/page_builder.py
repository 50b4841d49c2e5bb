"""Makes pages from templates. All families of pages use it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from careerguide.guide.guide import Guide
from careerguide.guide.moves import Location
from careerguide.render.components import Components
from careerguide.render.jinja_env import relative_links

from .absent_links import without_html_links, without_lost_anchors
from .page import Page, Part, Settings, robots
from .public import is_public, public_html

_BLANK_LINES = re.compile(r"\n\s+")


class PageBuilder:
    """Makes pages of one guide with its components, for one site."""

    def __init__(self, guide: Guide, components: Components, settings: Settings) -> None:
        self.guide, self.components, self.settings = guide, components, settings
        self.say = components.wording.say

    def page(
        self,
        template: str,
        address: str,
        title: str,
        description: str,
        values: Callable[[], Mapping[str, object]],
        edit: Location | None = None,
        found_by: str = "",
        *,
        shows: str = "",
    ) -> Page:
        """A page drawn from `pages/<template>.html` with the result of `values`.

        `shows` is the id of the role whose picture mail and chat show of a link to the page.
        """
        edit_url = self.settings.edit_url(edit)
        report_url = self.settings.report_url(address, title)

        def draw() -> str:
            html = self.components.env.get_template(f"pages/{template}.html").render(
                edit_url=edit_url,
                report_url=report_url,
                seen=set(),
                for_hr=self.settings.parts.hr_pages,
                **values(),
            )
            written = self.components.written
            if self.guide.audience:
                html = public_html(html, self._is_withheld)
            elif written.absent or self.guide.parts.off:
                html = without_html_links(html, lambda to: to in written.absent or not self.guide.parts.has(to))
            html = without_lost_anchors(html, written.anchors)
            # Without blank lines, any Markdown engine reads the body as one block of HTML.
            return relative_links(self.components.marker.mark(_BLANK_LINES.sub("\n", html)), address)

        written = self.components.marker.attributes(title)
        no_index = robots(address, public=self.guide.audience is not None)
        picture = self.guide.link_picture(shows)
        section = address.split("/")[1]
        return Page(address, section, title, description, draw, found_by, edit_url, written, no_index, picture)

    def _is_withheld(self, address: str) -> bool:
        """Whether the site for people outside lacks a page or a file."""
        files = self.guide.audience.pages if self.guide.audience else ()
        return not is_public(address, self.components.reach, files) or not self.guide.parts.has(address)

    def listed(
        self,
        template: str,
        title: str,
        description: str,
        part: Part[Any],
        edit: Location | None = None,
        values: Callable[[], Mapping[str, object]] = dict,
        found_by: str = "",
    ) -> Page:
        """One page of a list. The search lists only the first."""
        numbered = title if part.number == 1 else f"{title}, page {part.number}"
        address = part.address(part.number).removeprefix("~")
        return self.page(
            template,
            address,
            numbered,
            description,
            lambda: {"part": part, **values()},
            edit,
            found_by if part.number == 1 else "",
        )
