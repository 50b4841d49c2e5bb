"""Where entries come from: as they came from the pack, changed by the company, its own, or deleted by it."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Mapping
from typing import Literal

from careerguide.model import Review

from .loaded_data import LoadedData
from .pack_matches import EntryKey, ids_here, matches, with_ids_here
from .pack_record import Values, normal

State = Literal["as it came", "changed", "own", "deleted"]
STATES: tuple[State, ...] = ("as it came", "changed", "own", "deleted")


@dc.dataclass(frozen=True, slots=True)
class Origin:
    """The state of an entry. `came` and `base` are the day and the values as it came; None for an own entry.

    `unreviewed`: it came from the pack, and its review is still that of the pack.
    """

    state: State
    came: dt.date | None = None
    base: Values | None = None
    unreviewed: bool = False


def origins(loaded: LoadedData) -> Mapping[EntryKey, Origin]:
    """The origin of every entry, by kind and id; empty if it is not recorded what came from a pack."""
    if loaded.pack is None:
        return {}
    all_matches = matches(loaded.pack, loaded)
    recorded_ids, _ = ids_here(all_matches)
    result = {}
    for match in all_matches:
        entry, item = match.recorded, match.company
        if entry is None:
            result[match.key] = Origin("own")
            continue
        base = with_ids_here(entry.values, *match.key, recorded_ids)
        if item is None:
            result[match.key] = Origin("deleted", entry.came, base)
            continue
        state: State = "as it came" if normal(item.raw) == base else "changed"
        result[match.key] = Origin(state, entry.came, base, _is_unreviewed(item.entry, base, entry.came))
    return result


def _is_unreviewed(record: object, base: Values, came: dt.date) -> bool:
    """Whether the last review is that of the pack, or was before these values came."""
    review = getattr(record, "review", None)
    if not isinstance(review, Review):
        return False
    before = base.get("review")
    is_the_packs = isinstance(before, Mapping) and before.get("last") == review.last.isoformat()
    return is_the_packs or review.last < came
