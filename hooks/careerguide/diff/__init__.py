"""What a change of the data means, in the words of the people it affects.

`snapshot.py` holds the data at one time and compares ids; `entries.py` compares entries, `added_removed.py` describes
new and removed ones, `fields.py` compares fields and `values.py` writes their values; `roles.py` and `moves.py` know
what roles and moves ask for, `targets.py` whether a target gets harder, `effects.py` what follows for routes and
addresses. `report.py` writes the result, `revisions.py` finds the data of a git revision. For the page of changes,
`history.py` reads the log, and `public.py` leaves out what the site does not show.
"""

from __future__ import annotations

import datetime as dt

from careerguide.guide.change import WEIGHTS, Change
from careerguide.loading.loaded_data import LoadedData

from .effects import find_effects
from .entries import compare_entries
from .report import Report, as_json, as_markdown
from .snapshot import Comparison

__all__ = ["WEIGHTS", "Change", "Report", "as_json", "as_markdown", "compare"]


def compare(before: LoadedData, after: LoadedData, today: dt.date) -> Report:
    """All changes from `before` to `after`, the most important first, and the problems that are new.

    Entries and fields that could not be read are not compared, and the report says so.
    """
    comparison = Comparison.of(before, after, today)
    old, new = comparison.old, comparison.new
    known = {old.problem_key(problem) for problem in old.problems}
    changes = [*compare_entries(comparison), *find_effects(comparison)]
    unread = {
        *old.unread_kinds,
        *new.unread_kinds,
        *(kind for snapshot in (old, new) for kind, _ in snapshot.unread_fields),
    }
    return Report(
        changes=tuple(sorted(changes, key=Change.key)),
        problems=tuple(problem for problem in new.problems if new.problem_key(problem) not in known),
        routes_compared=old.guide is not None and new.guide is not None,
        partly_read=tuple(sorted(unread)),
    )
