"""MkDocs finds its events here; `careerguide_mkdocs` holds them."""

from __future__ import annotations

from careerguide_mkdocs.events import (
    on_config,
    on_env,
    on_files,
    on_nav,
    on_page_content,
    on_page_markdown,
    on_post_build,
    on_serve,
)

__all__ = [
    "on_config",
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_markdown",
    "on_post_build",
    "on_serve",
]
