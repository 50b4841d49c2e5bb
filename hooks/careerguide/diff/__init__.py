"""What a change of the data means, in the words of those it concerns.

`side.py` is one state of the data, `entries.py` compares entry by entry, `fields.py` field by field, `effects.py` says
what follows for routes, openings and addresses, `report.py` writes it down, `revisions.py` finds the data of a revision.
"""

from __future__ import annotations

import datetime as dt

from ..load import Draft
from .change import WEIGHTS, Change
from .effects import effects
from .entries import entries
from .report import Report, as_json, as_markdown
from .side import Side

__all__ = ["WEIGHTS", "Change", "Report", "as_json", "as_markdown", "compare"]


def compare(before: Draft, after: Draft, today: dt.date) -> Report:
    """Everything that changes from one state of the data to another, heaviest first.

    Entries that could not be read on either side are not compared; the faults that are new say why.
    """
    old, new = Side.of(before, today), Side.of(after, today)
    known = {(fault.path, fault.code, fault.message) for fault in old.faults}
    faults = tuple(fault for fault in new.faults if (fault.path, fault.code, fault.message) not in known)
    changes = [*entries(old, new), *effects(old, new)]
    return Report(tuple(sorted(changes, key=Change.key)), faults, routes_compared=old.guide is not None and new.guide is not None)
