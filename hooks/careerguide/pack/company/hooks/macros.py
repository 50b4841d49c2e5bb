"""mkdocs-macros finds the site's macros here; `careerguide_mkdocs` defines them."""

from __future__ import annotations

from careerguide_mkdocs.macros import define_env

__all__ = ["define_env"]
