"""The rules for the data. A rule is a generator of problems, and its docstring states the rule.

Each module holds one family of rules; a new rule is a function in the `RULES` of its family. Codes are words and never
change, since people write them down. Faults stop a build. Advice does not, so a build does not look for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from careerguide.loading.loaded_data import LoadedData
from careerguide.problems import Problem

from . import (
    addresses,
    coverage,
    freshness,
    gates,
    ladders,
    names,
    numbers,
    people,
    places,
    production,
    references,
    words,
)

Rule = Callable[[LoadedData], Iterator[Problem]]
DatedRule = Callable[[LoadedData, dt.date], Iterator[Problem]]

FAULTS: tuple[Rule, ...] = (
    *names.RULES, *references.RULES, *numbers.RULES, *gates.RULES, *addresses.RULES, *people.RULES, *places.RULES,
)  # fmt: skip
ADVICE: tuple[Rule, ...] = (*ladders.RULES, *gates.ADVICE, *coverage.RULES, *words.RULES, *places.ADVICE)
DATED: tuple[DatedRule, ...] = (*freshness.RULES, *people.DATED)
# Examples are welcome until a company publishes its site.
PRODUCTION: tuple[Rule, ...] = (*people.PRODUCTION, *production.PRODUCTION)


def faults(loaded: LoadedData) -> list[Problem]:
    """The problems that can stop a build, in the order of files and lines."""
    return sorted({*loaded.problems, *(problem for rule in FAULTS for problem in rule(loaded))})


def check(loaded: LoadedData, today: dt.date, *, production: bool = False) -> list[Problem]:
    """All problems on a day, advice included, in the order of files and lines."""
    advice = {problem for rule in (*ADVICE, *(PRODUCTION if production else ())) for problem in rule(loaded)}
    dated = {problem for rule in DATED for problem in rule(loaded, today)}
    return sorted({*faults(loaded), *advice, *dated})
