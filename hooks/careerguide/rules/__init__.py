"""The rules for the data. A rule is a generator of problems, and its docstring states the rule.

Each module holds one family of rules; a new rule is a function in the `RULES` of its family. Codes are words and never
change, since people write them down. Faults stop a build. Advice does not, so a build does not look for it. A company
may lower a rule that does not stop a build (`weights.py`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from careerguide.loading.loaded_data import LoadedData
from careerguide.problems import Problem

from . import (
    addresses,
    audience,
    codes,
    counts,
    coverage,
    details,
    differences,
    freshness,
    gates,
    ladders,
    links,
    names,
    numbers,
    pay,
    people,
    phrases,
    places,
    production,
    questions,
    references,
    retirement,
    unfinished,
    weights,
    words,
)

Rule = Callable[[LoadedData], Iterator[Problem]]
DatedRule = Callable[[LoadedData, dt.date], Iterator[Problem]]

FAULTS: tuple[Rule, ...] = (
    *names.RULES, *references.RULES, *numbers.RULES, *gates.RULES, *addresses.RULES, *people.RULES, *places.RULES,
    *pay.RULES, *details.RULES, *retirement.RULES, *unfinished.RULES, *counts.RULES, *audience.RULES, *codes.RULES,
    *differences.RULES,
)  # fmt: skip
ADVICE: tuple[Rule, ...] = (
    *ladders.RULES,
    *gates.ADVICE,
    *coverage.RULES,
    *words.RULES,
    *phrases.RULES,
    *questions.RULES,
    *places.ADVICE,
    *details.ADVICE,
    *links.ADVICE,
    *counts.ADVICE,
    *differences.ADVICE,
)
DATED: tuple[DatedRule, ...] = (*freshness.RULES, *people.DATED, *retirement.DATED, *counts.DATED)
# Examples are welcome until a company publishes its site.
PRODUCTION: tuple[Rule, ...] = (*people.PRODUCTION, *production.PRODUCTION)


def faults(loaded: LoadedData) -> list[Problem]:
    """The problems that can stop a build, in the order of files and lines."""
    reported = {*loaded.problems, *_where_read(loaded, (problem for rule in FAULTS for problem in rule(loaded)))}
    return sorted({*weights.setting_problems(loaded), *weights.weighted(loaded, reported)})


def switched_off(loaded: LoadedData) -> list[str]:
    """Codes of the rules that the company does not want, in alphabetical order."""
    return sorted(code for code, weight in weights.weights(loaded).items() if weight == weights.OFF)


def check(loaded: LoadedData, today: dt.date, *, production: bool = False) -> list[Problem]:
    """All problems on a day, advice included, in the order of files and lines."""
    advice = {problem for rule in (*ADVICE, *(PRODUCTION if production else ())) for problem in rule(loaded)}
    dated = {problem for rule in DATED for problem in rule(loaded, today)}
    return sorted({*faults(loaded), *weights.weighted(loaded, {*_where_read(loaded, {*advice, *dated})})})


def _where_read(loaded: LoadedData, problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems of lines that are read as they were meant."""
    return (problem for problem in problems if (problem.path, problem.line) not in loaded.misread)
