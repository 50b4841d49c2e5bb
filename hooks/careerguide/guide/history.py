"""Recent changes, as values that the guide carries; `diff/history.py` reads them from the git log."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Collection

from .change import Change
from .figures import Figures

# How a sentence to HR about the history begins.
NOTICE = "The page /changes/"
# What readers are told if the repository has more revisions than the guide lists.
OLDER = "Older changes are in the repository."


@dc.dataclass(frozen=True, slots=True)
class Revision:
    """A commit of the main branch and its changes, the most important first."""

    commit: str
    day: dt.date
    changes: tuple[Change, ...]


@dc.dataclass(frozen=True, slots=True)
class History:
    """Revisions, newest first.

    `beyond` tells readers why there are no more; it is empty if these are all. `problem` tells HR why the history
    cannot be read, or not all of it, and how to change that; it is empty if there is no problem. `figures` are those of
    the guide's health over time, oldest first.
    """

    revisions: tuple[Revision, ...] = ()
    beyond: str = "This copy of the guide has no history. It cannot list what has changed."
    problem: str = ""
    figures: tuple[Figures, ...] = ()

    @property
    def has_older(self) -> bool:
        """Whether the repository has more revisions."""
        return self.beyond == OLDER

    def without(self, kinds: Collection[str]) -> History:
        """The history without changes of entries of some kinds, and without revisions that changed nothing else."""
        if not kinds:
            return self
        kept = (
            dc.replace(revision, changes=tuple(change for change in revision.changes if change.kind not in kinds))
            for revision in self.revisions
        )
        return dc.replace(self, revisions=tuple(revision for revision in kept if revision.changes))

    def last_changes(self, kind: str) -> dict[str, dt.date]:
        """Id -> day of the last change of each entry of a kind that the revisions changed."""
        return {
            change.id: revision.day
            for revision in reversed(self.revisions)
            for change in revision.changes
            if change.kind == kind
        }

    def of_role(self, role: str) -> list[tuple[dt.date, Change]]:
        """Changes of a role and of its moves, newest first."""
        return [
            (revision.day, change)
            for revision in self.revisions
            for change in revision.changes
            if _concerns(change, role)
        ]


def _concerns(change: Change, role: str) -> bool:
    return (change.kind == "role" and change.id == role) or (change.kind == "move" and role in change.id.split("/"))


NO_HISTORY = History()
