"""What must be true of the data. A rule is a generator of problems; its docstring is the rule.

One file per family; a new rule is a function in its family's `RULES`. Codes are words and never change,
since people write them down. Faults may stop a build; advice never does, so that a build need not ask for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from careerguide.loading.loaded_data import LoadedData
from careerguide.problems import Problem

from . import addresses, coverage, freshness, ladders, names, numbers, people, references, words

Rule = Callable[[LoadedData], Iterator[Problem]]
DatedRule = Callable[[LoadedData, dt.date], Iterator[Problem]]

FAULTS: tuple[Rule, ...] = (*names.RULES, *references.RULES, *numbers.RULES, *addresses.RULES, *people.RULES)
ADVICE: tuple[Rule, ...] = (*ladders.RULES, *coverage.RULES, *words.RULES)
DATED: tuple[DatedRule, ...] = (*freshness.RULES, *people.DATED)
PRODUCTION: tuple[Rule, ...] = people.PRODUCTION  # what may stay while a company tries the guide out


def faults(loaded: LoadedData) -> list[Problem]:
    """What is wrong with a draft, in the order of files and lines: all that could stop a build."""
    return sorted({*loaded.problems, *(problem for rule in FAULTS for problem in rule(loaded))})


def check(loaded: LoadedData, today: dt.date, *, production: bool = False) -> list[Problem]:
    """Everything that can be said about a draft on a day, in the order of files and lines."""
    advice = {problem for rule in (*ADVICE, *(PRODUCTION if production else ())) for problem in rule(loaded)}
    dated = {problem for rule in DATED for problem in rule(loaded, today)}
    return sorted({*faults(loaded), *advice, *dated})
