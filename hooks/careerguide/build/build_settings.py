"""The settings of one build: where the site comes from, the day that it shows, and for whom it is."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from careerguide.guide.guide import Guide
from careerguide.guide.moves import Location
from careerguide.model.settings import CHANGES
from careerguide.pages import markdown
from careerguide.pages.default_pages import DefaultPages
from careerguide.pages.page import Settings
from careerguide.wording import DEFAULT_WORDING, Wording

from . import assets
from .look import DEFAULT_LOOK, Look


@dc.dataclass(frozen=True, slots=True)
class BuildSettings:
    """Where the site comes from, and the day and the instant that it shows; without `now`, it is noon in UTC.

    `theme` lists the folders of the theme, the company's before the product's; the first that has a file decides.

    `revisions` is the number of revisions of the data that "What changed" lists; 0 for none. If they cannot
    be read, the build stops at the line of the setting that needs them, if there is one (`needs_history`).

    `nav` is the navigation as `file` gives it; without one, it is made from the pages that there are.

    `public`: the site is for people outside the company, and has only what `audience.yaml` lists.
    """

    data: Path
    docs: Path
    theme: assets.Theme
    today: dt.date
    site: Settings = dc.field(default_factory=Settings)
    revisions: int = CHANGES
    needs_history: Location | None = None
    markdown: markdown.MarkdownSettings = dc.field(default_factory=markdown.MarkdownSettings)
    defaults: DefaultPages = dc.field(default_factory=DefaultPages)
    nav: Sequence[object] | None = None
    file: Path = Path("mkdocs.yml")
    now: dt.datetime | None = None
    wording: Wording = DEFAULT_WORDING
    look: Look = DEFAULT_LOOK
    public: bool = False

    def for_audience(self, guide: Guide) -> BuildSettings:
        """The settings of a site for people outside the company: its own parts and address, no link to the forge."""
        if guide.audience is None:
            return self
        url = guide.audience.url or self.site.site_url
        return dc.replace(self, site=dc.replace(self.site, parts=guide.parts, repo_url="", site_url=url))
