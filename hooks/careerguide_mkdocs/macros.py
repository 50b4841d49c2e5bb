"""The components of the site as macros of mkdocs-macros, under their own names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .events import build_of

if TYPE_CHECKING:
    from mkdocs_macros.plugin import MacrosPlugin


def define_env(env: MacrosPlugin) -> None:
    """Called by mkdocs-macros after the configuration is read; `events.on_config` has assembled the site by then."""
    for name, macro in build_of(env.conf).site.components.macros.items():
        env.macro(macro, name)  # type: ignore[no-untyped-call]
