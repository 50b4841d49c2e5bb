"""One thing that changes, and how heavy it is."""

from __future__ import annotations

import dataclasses as dc
from typing import Literal

Weight = Literal["raises", "eases", "clarifies", "corrects"]

# Heaviest first: what makes a step harder or takes it away, what makes one easier or possible, what says the same better, the rest.
WEIGHTS: dict[Weight, str] = {
    "raises": "Raises the bar or closes a way",
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

    def __post_init__(self) -> None:
        """A change is one line of visible characters, whatever the data hold."""
        line = " ".join(self.text.split())
        object.__setattr__(self, "text", "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in line))

    def key(self) -> tuple[object, ...]:
        """What changes are ordered by: weight, then what they are about."""
        return (
            list(WEIGHTS).index(self.weight),
            KINDS.index(self.kind) if self.kind in KINDS else len(KINDS),
            self.id,
            self.field,
            self.text,
        )

    def no_heavier(self) -> Change:
        """The same where nobody meets it yet, such as in a draft: it neither raises nor eases anything."""
        return dc.replace(self, weight="clarifies") if self.weight in ("raises", "eases") else self


# The order in which a reader cares.
KINDS = (
    *(
        "role",
        "move",
        "route",
        "opening",
        "policy",
        "skill",
        "track",
        "level",
        "band",
        "kpi",
        "match",
        "address",
        "story",
        "event",
    ),
    *("ambassador", "benefit", "learning", "term", "search", "source"),
)
