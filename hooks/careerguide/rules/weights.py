"""How much each problem weighs: an error stops a build, a warning and advice do not. A company may lower a rule.

`extra.rules` in `mkdocs.yml` sets a rule to `off`, `advice` or `warning`, by its code or by the name of a group. An
error stays an error: without it, the site would show what is wrong or link to what is not there.
"""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from careerguide import rulebook
from careerguide.loading.loaded_data import LoadedData
from careerguide.problems import Problem, Severity, did_you_mean, nearest

OFF = "off"
WEIGHTS = (OFF, "advice", "warning")
# YAML 1.1 reads `off` as false, so people write either.
_OFF_WORDS = (OFF, "false", "no")
# Rules about the words of a text. All others are structural: about what the guide has and how it is connected.
WORDING = frozenset({"gendered-word", "hard-summary", "long-summary", "unexplained-word"})
# Name of a group -> its rules.
GROUPS: dict[str, frozenset[str]] = {
    "wording": WORDING,
    "reading-grade": frozenset({"hard-summary"}),
    "gendered-words": frozenset({"gendered-word"}),
}


def setting_problems(loaded: LoadedData) -> Iterator[Problem]:
    """Each key of `extra.rules` is the code of a rule that is no error, or a group, and its value is a weight."""
    settings = loaded.settings
    yield from settings.problems
    for setting in settings.rules:
        code, message, suggestion = _fault(setting.code, setting.weight)
        if message:
            yield Problem(settings.path, setting.line, setting.column, code, message, suggestion=suggestion)


def _fault(code: str, weight: str) -> tuple[str, str, str]:
    """Code of the problem, message and suggestion for one line of `extra.rules`; empty texts if it is right."""
    known = {*rulebook.codes(), *GROUPS}
    if code not in known:
        suggestion = nearest(code, known)
        hint = did_you_mean(suggestion) or f" Groups of rules: {', '.join(GROUPS)}."
        return "unknown-key", f"There is no rule `{code}` to set in `extra.rules`.{hint}", suggestion
    if code not in GROUPS and rulebook.rule(code).severity == "error":
        message = (
            f"`{code}` is an error, so `extra.rules` cannot change it: the site would show something wrong, or lead "
            "to nothing. Correct the data, and delete this line."
        )
        return "not-a-choice", message, ""
    if weight not in (*WEIGHTS, *_OFF_WORDS):
        suggestion = nearest(weight, WEIGHTS)
        message = (
            f"`extra.rules.{code}` is `{weight}`. Allowed: {', '.join(WEIGHTS[:-1])} or {WEIGHTS[-1]}."
            f"{did_you_mean(suggestion)}"
        )
        return "not-a-choice", message, suggestion
    return "", "", ""


def weights(loaded: LoadedData) -> Mapping[str, str]:
    """Code of a rule -> the weight that the company gives it. A code counts more than its group."""
    chosen: dict[str, str] = {}
    for setting in sorted(loaded.settings.rules, key=lambda setting: setting.code not in GROUPS):
        if not _fault(setting.code, setting.weight)[1]:
            weight = OFF if setting.weight in _OFF_WORDS else setting.weight
            chosen |= dict.fromkeys(GROUPS.get(setting.code, {setting.code}), weight)
    return chosen


def weighted(loaded: LoadedData, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems with the weights of the company, without those of rules that it switched off."""
    chosen = weights(loaded)
    for problem in problems:
        weight = chosen.get(problem.code, problem.severity)
        if problem.severity == "error":
            yield problem  # `--production` makes errors of some rules
        elif weight != OFF:
            yield dc.replace(problem, severity=cast("Severity", weight))
