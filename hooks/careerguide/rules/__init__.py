"""What must be true of the data. A rule is a generator of problems; its docstring is the rule.

One file per family; a new rule is a function in its family's `RULES`. Codes are words and never change,
since people write them down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..load import Draft
from ..problems import Problem
from . import addresses, names, numbers, references

Rule = Callable[[Draft], Iterator[Problem]]

RULES: tuple[Rule, ...] = (*names.RULES, *references.RULES, *numbers.RULES, *addresses.RULES)


def check(draft: Draft) -> list[Problem]:
    """Everything that is wrong with a draft, in the order of files and lines."""
    return sorted({*draft.problems, *(problem for rule in RULES for problem in rule(draft))})
