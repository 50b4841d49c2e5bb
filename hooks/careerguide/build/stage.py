"""The same site as plain files: Markdown with front matter, assets, the theme, and a `mkdocs.yml` without hooks.

Any engine that turns Markdown into pages can build them at the same addresses.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from careerguide.pages.markdown import with_front

from . import atomic_swap
from .assets import templates
from .pipeline import Site, write

# Settings that only our hooks read, or that an engine without them does not need.
_LEFT_OUT = ("hooks", "plugins", "watch", "docs_dir", "site_dir", "strict", "validation")


def stage(site: Site, config: Mapping[str, Any], target: Path) -> int:
    """Write the sources of a site into `target`, replacing what is there; returns the number of pages.

    `config` is what `mkdocs.yml` says. The folder is complete or as it was: it is made beside its place.
    """
    made = atomic_swap.beside(target)
    try:
        _write(site, config, made)
        atomic_swap.swap(made, target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return len(site.addresses)


def _write(site: Site, config: Mapping[str, Any], target: Path) -> None:
    """Write all files of the sources into a new folder."""
    docs, theme = target / "docs", target / "overrides"
    for page in site.pages:
        front: dict[str, object] = {"title": page.title, "description": page.description}
        front |= {"generated": True, "section": page.section}
        front |= {name: value for name in ("robots", "picture") if (value := getattr(page, name))}
        write(docs / _file(page.address), with_front(front, page.body))
    for text in site.markdown_pages:
        write(docs / text.path, site.source(text))
    for path, content in site.files():
        # Engines write a sitemap of their own, from a template of this name in the theme.
        write((theme if path == "sitemap.xml" else docs) / path, content)
    for path, file in templates(site.settings.theme):
        write(theme / path, file)
    write(target / "mkdocs.yml", yaml.safe_dump(_config(config, site), sort_keys=False, allow_unicode=True))


def _config(config: Mapping[str, Any], site: Site) -> dict[str, Any]:
    """What any engine understands, and what our hooks would add: the version of the styles, the folder of scripts."""
    kept = {key: value for key, value in config.items() if key not in _LEFT_OUT}
    return kept | {
        "nav": site.nav,
        "docs_dir": "docs",
        "theme": {**config["theme"], "custom_dir": "overrides"},
        "extra": {**(config.get("extra") or {}), **site.for_theme},
        "plugins": [],
        # Generated pages lead to each other; none of them is in the navigation.
        "validation": {"nav": {"omitted_files": "ignore"}},
    }


def _file(address: str) -> str:
    """`/roles/` in `roles/index.md`, `/roles/team-leader/` in `roles/team-leader.md`."""
    path = address.strip("/")
    return f"{path}/index.md" if "/" not in path else f"{path}.md"
