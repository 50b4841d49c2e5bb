"""What a company sets for its data in `mkdocs.yml`, under `extra:`: rules that it does not want, and figures of pay.

`rules: {gendered-word: advice, reading-grade: off}` lowers rules, `pay_figures: true` allows figures in pay grades,
and `language: ur` says in which language the company writes its data.
All commands read the data, so each of them follows these settings. The file is read as text, because MkDocs allows tags
there that only it understands.
"""

from __future__ import annotations

import dataclasses as dc
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from careerguide.model.base import LANGUAGE
from careerguide.problems import Problem

FILE = "mkdocs.yml"
# The settings under `extra:` that this module reads.
KEYS = ("rules", "pay_figures", "language")
DEFAULT_DATA = "data"


@dc.dataclass(frozen=True, slots=True)
class RuleSetting:
    """One line of `extra.rules`: the code or the group of rules, and its weight as written. Places count from 1."""

    code: str
    weight: str
    line: int
    column: int


@dc.dataclass(frozen=True, slots=True)
class CompanySettings:
    """The settings of a company. `path` is the file as problems name it, empty if there is none."""

    path: str = ""
    rules: tuple[RuleSetting, ...] = ()
    pay_figures: bool = False
    language: str = ""
    problems: tuple[Problem, ...] = ()


NO_SETTINGS = CompanySettings()


def read(data: Path, start: Path) -> CompanySettings:
    """The settings of the company whose data is in this folder; paths of problems start from `start`.

    Its file is the nearest `mkdocs.yml` above, if that names this folder (`extra.data`, or `data`). Other data has no
    settings.
    """
    for folder in data.absolute().parents:
        file = folder / FILE
        if file.is_file():
            extra = _extra(file)
            named = extra.get("data")
            name = named.value if isinstance(named, yaml.ScalarNode) else DEFAULT_DATA
            if os.path.realpath(folder / name) == os.path.realpath(data):
                return _settings(extra, os.path.relpath(file, start))
            break
    return NO_SETTINGS


def _extra(file: Path) -> Mapping[str, yaml.Node]:
    """The keys under `extra:`; none if the file is no valid YAML, which MkDocs reports in its own words."""
    try:
        top = yaml.compose(file.read_text(encoding="utf-8-sig"), Loader=yaml.CSafeLoader)
    except (OSError, ValueError, yaml.YAMLError):
        return {}
    return {key: node for key, _, node in _pairs({key: node for key, _, node in _pairs(top)}.get("extra"))}


def _pairs(node: yaml.Node | None) -> Iterator[tuple[str, yaml.Node, yaml.Node]]:
    """Text of each key, its node and its value; nothing if the node is no group of `key: value` lines."""
    if isinstance(node, yaml.MappingNode):
        yield from ((str(key.value), key, value) for key, value in node.value)


def _settings(extra: Mapping[str, yaml.Node], path: str) -> CompanySettings:
    problems = []
    rules = extra.get("rules")
    if rules is not None and not isinstance(rules, yaml.MappingNode) and rules.value:
        message = (
            "`extra.rules` must be a group of `code: weight` lines, such as `gendered-word: advice`. "
            "`careerguide check` names the code of each rule."
        )
        problems.append(_problem(path, rules, "not-a-group", message))
    figures = extra.get("pay_figures")
    allowed = str(figures.value).lower() if isinstance(figures, yaml.ScalarNode) else ""
    if figures is not None and allowed not in ("true", "false"):
        message = f"`extra.pay_figures` is `{allowed or '...'}`. Allowed: true or false."
        problems.append(_problem(path, figures, "not-true-or-false", message))
    language = extra.get("language")
    tag = str(language.value) if isinstance(language, yaml.ScalarNode) else "..." if language else ""
    if language is not None and not LANGUAGE.fullmatch(tag):
        message = f"`extra.language` is `{tag}`. Write the code of a language, such as `ur` or `zh-Hant`."
        problems.append(_problem(path, language, "not-a-choice", message))
        tag = ""
    return CompanySettings(
        path,
        tuple(_rule(code, key, value) for code, key, value in _pairs(rules)),
        allowed == "true",
        tag,
        tuple(problems),
    )


def _rule(code: str, key: yaml.Node, value: yaml.Node) -> RuleSetting:
    weight = value.value if isinstance(value, yaml.ScalarNode) else "..."
    return RuleSetting(code, weight, key.start_mark.line + 1, key.start_mark.column + 1)


def _problem(path: str, node: yaml.Node, code: str, message: str) -> Problem:
    return Problem(path, node.start_mark.line + 1, node.start_mark.column + 1, code, message)
