"""The settings of a project, read from `mkdocs.yml` without MkDocs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml

from careerguide import shipped
from careerguide.loading import yaml_lint
from careerguide.pages.markdown import MarkdownSettings, nav_titles
from careerguide.pages.page import Settings
from careerguide.problems import DataError, Problem

from .extra import history_needed_at, read_settings
from .pipeline import BuildSettings

# Extensions that MkDocs always adds.
BUILT_IN = ("toc", "tables", "fenced_code")


class _Loader(yaml.SafeLoader):
    """Reads a value with a tag, which only an engine understands, as its text."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, node: str(node.value))


def read_config(project: Path) -> dict[str, Any]:
    """What `mkdocs.yml` of a project says; empty if it is no group of `key: value` lines.

    `DataError` says why it cannot be read.
    """
    file = project / "mkdocs.yml"
    try:
        config = yaml.load(file.read_text(encoding="utf-8-sig"), Loader=_Loader)  # noqa: S506 - a safe loader
    except UnicodeDecodeError:
        message = "This is not UTF-8 text. Save the file as UTF-8."
        raise DataError([Problem(file.name, 1, 1, "not-utf-8", message)]) from None
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise DataError([yaml_lint.unreadable(error, file.name)]) from None
    return config if isinstance(config, dict) else {}


def settings_problems(project: Path) -> list[Problem]:
    """What is wrong with the settings of a project; nothing in a folder without settings."""
    if not (project / "mkdocs.yml").is_file():
        return []
    try:
        build_settings(read_config(project), project, project / "data", dt.date.min)
    except DataError as error:
        return list(error.problems)
    return []


def without_missing_pages(nav: Any, has: Callable[[str], bool]) -> list[Any]:
    """A navigation without pages that the site does not have, and without sections that had no other page."""
    kept = []
    for item in nav:
        title, target = next(iter(item.items())) if isinstance(item, dict) else (None, item)
        if isinstance(target, list):
            if pages := without_missing_pages(target, has):
                kept.append({title: pages})
        elif has(str(target)):
            kept.append(item)
    return kept


def build_settings(
    config: Mapping[str, Any], project: Path, data: Path, today: dt.date, now: dt.datetime | None = None
) -> BuildSettings:
    """The settings of the pipeline; keys that `mkdocs.yml` leaves out have MkDocs' own defaults."""
    file, docs = project / "mkdocs.yml", project / str(config.get("docs_dir", "docs"))
    theme = theme_folders(project / str(config.get("theme", {}).get("custom_dir", "overrides")))
    extra, look = read_settings(config.get("extra"), file, docs, theme)
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
        markdown=MarkdownSettings(extensions, options, nav_titles(config.get("nav"))),
    )


def theme_folders(company: Path | None) -> tuple[Path, ...]:
    """The folders of the theme: the company's, if there is one, before the product's."""
    product = shipped.folder("theme")
    has_files = company and company.is_dir() and company.resolve() != product.resolve()
    return (company, product) if company and has_files else (product,)


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
