"""The settings of a project, read from `mkdocs.yml` without MkDocs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from careerguide import shipped
from careerguide.pages.markdown import MarkdownSettings
from careerguide.pages.page import Settings

from .build_settings import BuildSettings
from .extra import company_settings, default_pages_of, history_needed_at, wording_of

# Extensions that MkDocs always adds.
BUILT_IN = ("toc", "tables", "fenced_code")


def build_settings(
    config: Mapping[str, Any],
    project: Path,
    data: Path,
    today: dt.date,
    now: dt.datetime | None = None,
    *,
    public: bool = False,
) -> BuildSettings:
    """The settings of the pipeline; keys that `mkdocs.yml` leaves out have MkDocs' own defaults.

    `public`: the site is for people outside the company.
    """
    file, docs = project / "mkdocs.yml", project / str(config.get("docs_dir", "docs"))
    theme = theme_folders(project / str(config.get("theme", {}).get("custom_dir", "overrides")))
    extra, look = company_settings(config.get("extra"), file, docs, theme)
    extensions, options = _extensions(config.get("markdown_extensions") or [])
    return BuildSettings(
        data=data,
        docs=docs,
        theme=theme,
        today=today,
        now=now,
        look=look,
        site=Settings(
            str(config.get("repo_url") or ""),
            extra.branch,
            str(config.get("site_url") or ""),
            extra.shown_parts,
            str(config.get("site_name") or ""),
        ),
        revisions=extra.changes,
        needs_history=history_needed_at(extra, file),
        markdown=MarkdownSettings(extensions, options),
        defaults=default_pages_of(extra),
        nav=config.get("nav"),
        file=file,
        wording=wording_of(extra),
        public=public,
    )


def theme_folders(custom: Path | None) -> tuple[Path, ...]:
    """The folders of the theme: the company's, if there is one, before the product's."""
    product = shipped.folder("theme")
    return (custom, product) if custom and custom.is_dir() and custom.resolve() != product.resolve() else (product,)


def _extensions(listed: Any) -> tuple[tuple[str, ...], dict[str, dict[str, object]]]:
    """Names and options, from a list of names and of `{name: options}`, or from one group of them."""
    pairs = listed.items() if isinstance(listed, dict) else [_name_and_options(item) for item in listed]
    options = {name: dict(values) for name, values in pairs if values}
    return tuple(dict.fromkeys((*BUILT_IN, *(name for name, _ in pairs)))), options


def _name_and_options(item: Any) -> tuple[str, dict[str, object]]:
    if isinstance(item, dict):
        ((name, values),) = item.items()
        return str(name), values or {}
    return str(item), {}
