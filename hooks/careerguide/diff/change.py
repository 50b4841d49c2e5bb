"""One thing that changes, and how heavy it is."""

from __future__ import annotations

import dataclasses as dc
from typing import Literal

Weight = Literal["raises", "eases", "clarifies", "corrects"]

# Heaviest first: what makes a step harder, what makes one easier or possible, what says the same better, the rest.
WEIGHTS: dict[Weight, str] = {
    "raises": "Raises the bar",
    "eases": "Opens a way or lowers the bar",
    "clarifies": "Clarifies",
    "corrects": "Corrects",
}


@dc.dataclass(frozen=True, slots=True)
class Change:
    """`kind` and `id` say of what (a move's id is `from/to`), `field` which part, `text` what, in one line without markup."""

    weight: Weight
    kind: str
    id: str
    field: str
    text: str

    def key(self) -> tuple[object, ...]:
        """What changes are ordered by: weight, then what they are about."""
        return (
            list(WEIGHTS).index(self.weight),
            KINDS.index(self.kind) if self.kind in KINDS else len(KINDS),
            self.id,
            self.field,
            self.text,
        )


# The order in which a reader cares.
KINDS = (
    *("role", "move", "route", "opening", "policy", "skill", "track", "level", "band", "kpi", "match", "address", "story", "event"),
    *("ambassador", "benefit", "learning", "term", "source"),
)
