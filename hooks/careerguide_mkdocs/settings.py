"""The settings of a MkDocs configuration, as the pipeline takes them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from careerguide.build.build_day import build_day, build_moment
from careerguide.build.pipeline import BuildSettings
from careerguide.build.settings import read_extra, theme_folders
from careerguide.pages.markdown import MarkdownSettings
from careerguide.pages.page import Settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# Names another data folder than `extra.data` of mkdocs.yml does, for tests and for a look at other data.
DATA_VARIABLE = "CAREERGUIDE_DATA"


def build_settings(config: MkDocsConfig) -> BuildSettings:
    """The settings of one build, from `mkdocs.yml` as MkDocs has checked it."""
    file = Path(config.config_file_path or "mkdocs.yml")
    extra = read_extra(config.extra, file)
    return BuildSettings(
        data=file.parent / os.environ.get(DATA_VARIABLE, extra.data),
        docs=Path(config.docs_dir),
        theme=theme_folders(Path(config.theme.custom_dir) if config.theme.custom_dir else None),
        today=build_day(),
        now=build_moment(),
        site=Settings(config.repo_url or "", extra.branch, config.site_url or "", extra.hr_pages),
        revisions=extra.changes,
        needs_history=extra.history_needed_at(file),
        markdown=MarkdownSettings(tuple(config.markdown_extensions), dict(config.mdx_configs)),
        defaults=extra.defaults,
        nav=config.nav,
        file=file,
    )
