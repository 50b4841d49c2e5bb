"""The settings of a project, read from `mkdocs.yml` without MkDocs."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import difflib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from careerguide import shipped
from careerguide.guide.moves import Location
from careerguide.pages.default_pages import DefaultPages
from careerguide.pages.markdown import MarkdownSettings
from careerguide.pages.page import Settings
from careerguide.problems import DataError, Problem, did_you_mean

from .pipeline import REVISIONS, BuildSettings

# Extensions that MkDocs always adds.
BUILT_IN = ("toc", "tables", "fenced_code")


@dc.dataclass(frozen=True, slots=True)
class Extra:
    """What `mkdocs.yml` says about the guide under `extra:`; other keys there belong to the theme.

    `branch` is the branch that "Suggest a change" opens, `changes` the number of commits that "What changed" lists, and
    `data` the data folder. Without `hr_pages`, the site has no pages for HR. With `needs_history`, a build stops if the
    history of the data cannot be read. `pack` names the pack whose default pages the site has beside the general ones,
    and `exclude` lists default pages that it does not have, such as `guide/myths.md`.
    """

    branch: str = "main"
    changes: int = REVISIONS
    data: str = "data"
    hr_pages: bool = True
    needs_history: bool = False
    pack: str = ""
    exclude: tuple[str, ...] = ()

    @property
    def defaults(self) -> DefaultPages:
        """The default pages that the site has."""
        return DefaultPages.shipped(self.pack, self.exclude)

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
    tuple: ("not-a-list", "a list of texts"),
}


def read_extra(extra: object, file: Path) -> Extra:
    """The settings under `extra:` of `file`; `DataError` holds the problems with them, each at its line."""
    given = extra if isinstance(extra, Mapping) else {}
    types = {field.name: type(field.default) for field in dc.fields(Extra)}
    problems = []
    for key, value in given.items():
        suggestion = next(iter(difflib.get_close_matches(str(key), types, n=1, cutoff=NEAR)), "")
        if key in types:
            valid = _is_valid(value, types[key])
            code, allowed = _ALLOWED[types[key]]
            message = f"`extra.{key}` is `{value}`. Allowed: {allowed}."
        else:
            valid, code = not suggestion, "unknown-key"
            message = f"There is no setting `extra.{key}`.{did_you_mean(suggestion)}"
        if not valid:
            problems.append(Problem(file.name, _line(file, str(key)), 1, code, message, suggestion=suggestion))
    if problems:
        raise DataError(problems)
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in given.items() if key in types
    }
    settings = Extra(**values)
    if problems := [*settings.defaults.problems(file.name, _line(file, "pack"), lambda path: _item_line(file, path))]:
        raise DataError(problems)
    return settings


def _is_valid(value: object, expected: type) -> bool:
    if expected is tuple:
        return isinstance(value, list) and all(isinstance(item, str) for item in value)
    return type(value) is expected and not (isinstance(value, int) and value < 0)


def _item_line(file: Path, text: str) -> int:
    """The line of an item of `exclude`, from 1; the line of the key if the item is not in the file as it is given."""
    first = _line(file, "exclude")
    lines = file.read_text(encoding="utf-8").split("\n")[first - 1 :] if file.is_file() else []
    return next((number for number, line in enumerate(lines, first) if text in line), first)


def _line(file: Path, key: str) -> int:
    """The line of a key, from 1; the first line if the file does not have it."""
    lines = file.read_text(encoding="utf-8").split("\n") if file.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if line.strip().startswith(f"{key}:")), 1)


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
        markdown=MarkdownSettings(extensions, options),
        defaults=extra.defaults,
        nav=config.get("nav"),
        file=project / "mkdocs.yml",
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
