"""The macros of Markdown pages: the site's components under their own names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Called by mkdocs-macros once the configuration is read; `hooks/site.py` has opened the guide by then."""
    for name, function in vars(env.conf)["careerguide"].components.macros.items():
        env.macro(function, name)
