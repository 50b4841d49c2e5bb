"""One state of the data, as far as it can be read."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Mapping

from .. import model, rules
from ..guide import Guide, link
from ..load import Draft, renamed
from ..problems import Problem, errors


@dc.dataclass(frozen=True, slots=True)
class Side:
    """Entries by kind and id; the guide where the data are sound; faults that stop a build."""

    entries: Mapping[str, Mapping[str, model.Shape]]
    renamed: Mapping[str, Mapping[str, str]]
    unread: frozenset[str]
    faults: tuple[Problem, ...]
    guide: Guide | None
    draft: Draft
    today: dt.date

    @classmethod
    def of(cls, draft: Draft, today: dt.date) -> Side:
        """What there is to compare of a draft, sound or not."""
        entries: dict[str, dict[str, model.Shape]] = {}
        for item in draft.all():
            if item.entry is not None:
                entries.setdefault(item.kind, {})[_id(item.kind, item.id, item.entry)] = item.entry
        faults = tuple(errors(rules.faults(draft)))
        return cls(entries, renamed(draft), draft.unread, faults, None if faults else link(draft, today), draft, today)

    def of_kind(self, kind: str) -> Mapping[str, model.Shape]:
        """Entries of a kind by id."""
        return self.entries.get(kind, {})

    def title(self, kind: str, id_: str) -> str:
        """How people know an entry; its id where it has no title or is not there."""
        return str(getattr(self.of_kind(kind).get(id_), "title", id_))

    def openings(self, role: str) -> int:
        """How many postings of a role are open on the day."""
        found = (entry for entry in self.of_kind("opening").values() if isinstance(entry, model.Opening))
        return sum(entry.role == role and entry.opens <= self.today <= entry.closes for entry in found)


def _id(kind: str, id_: str, entry: model.Shape) -> str:
    if isinstance(entry, model.Level):
        return str(entry.level)
    return id_ or kind
