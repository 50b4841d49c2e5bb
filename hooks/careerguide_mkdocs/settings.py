"""The settings of a MkDocs configuration, as the pipeline takes them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from careerguide.build.audience_variable import AUDIENCE_VARIABLE, PUBLIC
from careerguide.build.build_day import build_day, build_moment
from careerguide.build.build_settings import BuildSettings
from careerguide.build.extra import company_settings, default_pages_of, history_needed_at, wording_of
from careerguide.build.settings import theme_folders
from careerguide.pages.markdown import MarkdownSettings
from careerguide.pages.page import Settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Names another data folder than `extra.data` of mkdocs.yml does, for tests and for a look at other data.
DATA_VARIABLE = "CAREERGUIDE_DATA"


def build_settings(config: MkDocsConfig) -> BuildSettings:
    """The settings of one build, from `mkdocs.yml` as MkDocs has checked it."""
    file = Path(config.config_file_path or "mkdocs.yml")
    docs = Path(config.docs_dir)
    theme = theme_folders(Path(config.theme.custom_dir) if config.theme.custom_dir else None)
    extra, look = company_settings(config.extra, file, docs, theme)
    return BuildSettings(
        data=file.parent / os.environ.get(DATA_VARIABLE, extra.data),
        docs=docs,
        theme=theme,
        look=look,
        today=build_day(),
        now=build_moment(),
        site=Settings(config.repo_url or "", extra.branch, config.site_url or "", extra.shown_parts, config.site_name),
        revisions=extra.changes,
        needs_history=history_needed_at(extra, file),
        wording=wording_of(extra),
        markdown=MarkdownSettings(tuple(config.markdown_extensions), dict(config.mdx_configs)),
        defaults=default_pages_of(extra),
        nav=config.nav,
        file=file,
        public=os.environ.get(AUDIENCE_VARIABLE) == PUBLIC,
    )
