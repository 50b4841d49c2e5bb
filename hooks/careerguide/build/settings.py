"""The settings of a project, read from `mkdocs.yml` without MkDocs."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from careerguide import shipped
from careerguide.guide.moves import Location
from careerguide.loading import company_settings
from careerguide.pages.markdown import MarkdownSettings, nav_titles
from careerguide.pages.page import HR_SECTION, Settings
from careerguide.problems import DataError, Problem, did_you_mean

from .pipeline import REVISIONS, BuildSettings

# Extensions that MkDocs always adds.
BUILT_IN = ("toc", "tables", "fenced_code")


def read_config(project: Path) -> dict[str, Any]:
    """What `mkdocs.yml` of a project says; empty if it is no group of `key: value` lines."""
    config = yaml.safe_load((project / "mkdocs.yml").read_text(encoding="utf-8"))
    return config if isinstance(config, dict) else {}


@dc.dataclass(frozen=True, slots=True)
class Extra:
    """What `mkdocs.yml` says about the guide under `extra:`; other keys there belong to the theme.

    `branch` is the branch that "Suggest a change" opens, `changes` the number of commits that "What changed" lists, and
    `data` the data folder. Without `hr_pages`, the site has no pages for HR. With `needs_history`, a build stops if the
    history of the data cannot be read.
    """

    branch: str = "main"
    changes: int = REVISIONS
    data: str = "data"
    hr_pages: bool = True
    needs_history: bool = False

    def history_needed_at(self, file: Path) -> Location | None:
        """The line of the settings that says that the history is needed; None if it is not."""
        return Location(file.name, _line(file, "needs_history")) if self.needs_history else None


# Keys at least so similar (from 0 to 1) to a setting are misspelt; others belong to the theme.
NEAR = 0.8
# Type of a value -> the code of the problem with another one, and what is allowed.
_ALLOWED: dict[type, tuple[str, str]] = {
    bool: ("not-true-or-false", "true or false"),
    int: ("not-a-number", "a whole number, 0 or more"),
    str: ("not-text", "a text"),
}


def read_extra(extra: object, file: Path) -> Extra:
    """The settings under `extra:` of `file`; `DataError` holds the problems with them, each at its line."""
    given = extra if isinstance(extra, Mapping) else {}
    types = {field.name: type(field.default) for field in dc.fields(Extra)}
    problems = []
    for key, value in given.items():
        if key in company_settings.KEYS:
            continue  # read with the data, so that commands without a site follow them too
        names = (*types, *company_settings.KEYS)
        suggestion = next(iter(difflib.get_close_matches(str(key), names, n=1, cutoff=NEAR)), "")
        if key in types:
            valid = type(value) is types[key] and not (isinstance(value, int) and value < 0)
            code, allowed = _ALLOWED[types[key]]
            message = f"`extra.{key}` is `{value}`. Allowed: {allowed}."
        else:
            valid, code = not suggestion, "unknown-key"
            message = f"There is no setting `extra.{key}`.{did_you_mean(suggestion)}"
        if not valid:
            problems.append(Problem(file.name, _line(file, str(key)), 1, code, message, suggestion=suggestion))
    if problems:
        raise DataError(problems)
    return Extra(**{key: value for key, value in given.items() if key in types})


def _line(file: Path, key: str) -> int:
    """The line of a key, from 1; the first line if the file does not have it."""
    lines = file.read_text(encoding="utf-8").split("\n") if file.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if line.strip().startswith(f"{key}:")), 1)


def without_hr_pages(nav: Any) -> list[Any]:
    """A navigation without the pages for HR, and without sections that had no other page."""
    kept = []
    for item in nav:
        title, target = next(iter(item.items())) if isinstance(item, dict) else (None, item)
        if isinstance(target, list):
            if pages := without_hr_pages(target):
                kept.append({title: pages})
        elif not str(target).startswith(f"{HR_SECTION}/"):
            kept.append(item)
    return kept


def build_settings(
    config: Mapping[str, Any], project: Path, data: Path, today: dt.date, now: dt.datetime | None = None
) -> BuildSettings:
    """The settings of the pipeline; keys that `mkdocs.yml` leaves out have MkDocs' own defaults."""
    extra = read_extra(config.get("extra"), project / "mkdocs.yml")
    extensions, options = _extensions(config.get("markdown_extensions") or [])
    return BuildSettings(
        data=data,
        docs=project / str(config.get("docs_dir", "docs")),
        theme=theme_folders(project / str(config.get("theme", {}).get("custom_dir", "overrides"))),
        today=today,
        now=now,
        site=Settings(
            str(config.get("repo_url") or ""), extra.branch, str(config.get("site_url") or ""), extra.hr_pages
        ),
        revisions=extra.changes,
        needs_history=extra.history_needed_at(project / "mkdocs.yml"),
        markdown=MarkdownSettings(extensions, options, nav_titles(config.get("nav"))),
    )


def theme_folders(own: Path | None) -> tuple[Path, ...]:
    """The folders of the theme: the company's, if there is one, before the product's."""
    product = shipped.folder("theme")
    return (own, product) if own and own.is_dir() and own.resolve() != product.resolve() else (product,)


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
