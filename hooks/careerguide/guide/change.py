"""One change of the data, and what it means for people."""

from __future__ import annotations

import dataclasses as dc
from typing import Literal

from careerguide.model.kinds import KINDS

Weight = Literal["raises", "eases", "clarifies", "corrects"]

# Headings for people, the most important weight first.
WEIGHTS: dict[Weight, str] = {
    "raises": "Makes a step harder or closes one",
    "eases": "Makes a step easier or opens one",
    "clarifies": "Changes what people read",
    "corrects": "Corrects details",
}
# A change is of an entry, or of what follows from entries: of routes after moves, of addresses at the end.
ROUTE, ADDRESS = "route", "address"
CHANGED_KINDS = ("role", "move", ROUTE, *(kind for kind in KINDS if kind not in ("role", "move")), ADDRESS)


@dc.dataclass(frozen=True, slots=True)
class Change:
    """One line about an entry, named by `kind` and `id` (a move's id is `from/to`); `text` has no markup."""

    weight: Weight
    kind: str
    id: str
    field: str
    text: str

    def __post_init__(self) -> None:
        """The text is one line of visible characters, whatever the data contains."""
        line = " ".join(self.text.split())
        visible = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in line)
        object.__setattr__(self, "text", visible)

    def key(self) -> tuple[object, ...]:
        """What changes are sorted by: weight, then kind, id and field."""
        return (
            list(WEIGHTS).index(self.weight),
            CHANGED_KINDS.index(self.kind) if self.kind in CHANGED_KINDS else len(CHANGED_KINDS),
            self.id,
            self.field,
            self.text,
        )

    def as_clarification(self) -> Change:
        """The same change for a role that nobody can apply for yet: it makes nothing harder or easier."""
        return dc.replace(self, weight="clarifies") if self.weight in ("raises", "eases") else self
