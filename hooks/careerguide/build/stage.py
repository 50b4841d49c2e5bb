"""The same site as plain files: Markdown with front matter and HTML bodies, assets, a `mkdocs.yml` without hooks.

Any engine that turns Markdown into pages can build them at the same addresses.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from careerguide.search import index
from . import site_files
from careerguide.pages import markdown
from careerguide.render.components import Components
from careerguide.render.jinja_env import rooted
from careerguide.guide.guide import Guide
from careerguide.pages.pages import Pages, Settings

_KEPT = ("site_name", "site_url", "repo_url", "edit_uri", "use_directory_urls", "markdown_extensions")
_LISTS = ("roles", "skills", "tracks", "bands", "moves", "stories", "openings")


def stage(guide: Guide, project: Path, target: Path) -> int:
    """Write the site's sources into `target`, replacing what stood there; returns the number of pages."""
    config = _settings(project / "mkdocs.yml")
    docs, overrides = project / str(config.get("docs_dir", "docs")), project / "overrides"
    components = Components(guide)
    settings = Settings(
        str(config.get("repo_url", "")), str(config.get("extra", {}).get("branch", "main")), str(config.get("site_url", ""))
    )
    shutil.rmtree(target, ignore_errors=True)
    addresses = []
    pages = list(Pages(guide, components, settings).all())
    for page in pages:
        front: dict[str, object] = {"title": page.title, "description": page.description}
        _write(target / "docs" / _file(page.address), _with_front(front, page.body))
        addresses.append(page.address)
    for text in markdown.pages(docs):
        body, _ = markdown.expand(text, components)
        address = markdown.address(text.path)
        kept = {key: value for key, value in text.front.items() if key != markdown.MACROS}
        _write(target / "docs" / text.path, _with_front(kept, rooted(body, address)))
        addresses.append(address)
    for path, content in index.files(guide, index.entries(guide, pages, ())):
        _write(target / "docs" / path, content)
    for path, content in site_files.data_files(guide, components, addresses, str(config.get("site_url", ""))):
        if path != "sitemap.xml":  # engines write their own
            _write(target / "docs" / path, content)
    site_files.copy_pictures(guide, target / "docs")
    for path, content in site_files.stylesheets(overrides).items():
        _write(target / "docs" / path, content)
    shutil.copytree(overrides / "assets", target / "docs" / "assets", dirs_exist_ok=True)
    _write(target / "mkdocs.yml", yaml.safe_dump(_config(config), sort_keys=False, allow_unicode=True))
    return len(addresses)


def _settings(file: Path) -> dict[str, Any]:
    found = yaml.safe_load(file.read_text(encoding="utf-8"))
    return found if isinstance(found, dict) else {}


def _config(config: dict[str, Any]) -> dict[str, Any]:
    """What any engine understands; the theme with its own header, and our style and scripts on top."""
    theme = {key: value for key, value in config["theme"].items() if key != "custom_dir"}
    lists = [{name.capitalize(): f"{name}/index.md"} for name in _LISTS]
    home, *rest = config.get("nav", [{"Home": "index.md"}])
    return {key: config[key] for key in _KEPT if key in config} | {
        "docs_dir": "docs",
        "theme": theme,
        "extra_css": [site_files.STYLE, site_files.TOOLS_STYLE],
        "extra_javascript": [{"path": "assets/careerguide/main.js", "type": "module"}],
        "plugins": ["search"],
        "not_in_nav": "".join(f"/{name}/\n" for name in (*_LISTS, "kit", "events", "compare", "my", "search")),
        "nav": [home, *lists, *rest],
    }


def _file(address: str) -> str:
    """`/roles/` in `roles/index.md`, `/roles/team-leader/` in `roles/team-leader.md`."""
    path = address.strip("/")
    return f"{path}/index.md" if "/" not in path else f"{path}.md"


def _with_front(front: Mapping[str, object], body: str) -> str:
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
    return "\n".join([*(["---", *lines, "---", ""] if lines else []), body, ""])


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="\n")
