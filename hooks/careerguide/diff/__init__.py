"""What a change of the data means, in the words of those it concerns.

`side.py` is a state of the data and two beside each other, `entries.py` compares entry by entry, `arrivals.py` says what comes
and what goes, `fields.py` compares field by field, `values.py` reads a value aloud, `roles.py` and `moves.py` know what a role
asks for and where it leads, `targets.py` tells a stricter target from a looser one, `effects.py` says what follows for routes
and addresses, `report.py` writes it down, `revisions.py` finds the data of a revision.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from careerguide.guide.change import WEIGHTS, Change
from careerguide.loading.loaded_data import LoadedData

from .effects import effects
from .entries import entries
from .report import Report, as_json, as_markdown
from .snapshot import Comparison

__all__ = ["WEIGHTS", "Change", "Report", "as_json", "as_markdown", "compare", "compare_parts"]


def compare(before: LoadedData, after: LoadedData, today: dt.date) -> Report:
    """Everything that changes from one state of the data to another, heaviest first.

    What could not be read on either side is not compared, and said to be so; the faults that are new say why.
    """
    comparison = Comparison.of(before, after, today)
    known = {comparison.old.place(fault) for fault in comparison.old.faults}
    faults = tuple(fault for fault in comparison.new.faults if comparison.new.place(fault) not in known)
    changes = [*entries(comparison), *effects(comparison)]
    unread = {
        *comparison.old.unread,
        *comparison.new.unread,
        *(kind for snapshot in (comparison.old, comparison.new) for kind, _ in snapshot.unsure),
    }
    routes = comparison.old.guide is not None and comparison.new.guide is not None
    return Report(
        tuple(sorted(changes, key=Change.key)), faults, routes_compared=routes, partly_read=tuple(sorted(unread))
    )


def compare_parts(
    before: LoadedData, after: LoadedData, today: dt.date, names: Mapping[tuple[str, str], str]
) -> tuple[Change, ...]:
    """The changes between the same few files of two states; `names` (kind, id -> title) says what the rest is called."""
    return tuple(sorted(entries(Comparison.of(before, after, today, names)), key=Change.key))
