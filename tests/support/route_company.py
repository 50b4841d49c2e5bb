"""Companies of a few roles and moves that are made without files, for tests of routes."""

from __future__ import annotations

import dataclasses as dc

from careerguide.guide.guide import Guide
from careerguide.guide.moves import Move
from careerguide.model import MonthRange, MoveEntry, MoveKind, Role, Track

from .company import sketched

# From, to, kind, and months: shortest, typical, slow; the months are missing if nobody knows them.
Edge = tuple[str, str, MoveKind, int, int, int] | tuple[str, str, MoveKind]

BASE = sketched("nobody nowhere 1")


def _range(*months: int) -> MonthRange | None:
    return MonthRange(**dict(zip(("min", "typical", "slow"), months, strict=True))) if months else None


def company(tracks: list[Track], roles: list[Role], edges: list[Edge]) -> Guide:
    """A guide of these alone. Nothing is read from files: that would take too long for a thousand companies."""
    by_id = {role.id: role for role in roles}
    moves = tuple(
        Move(
            by_id[start],
            by_id[end],
            MoveEntry(to=end, kind=kind, after=_range(*months)),
        )
        for start, end, kind, *months in edges
    )
    moves_from = {id_: tuple(move for move in moves if move.start.id == id_) for id_ in by_id}
    return dc.replace(
        BASE, tracks={track.id: track for track in tracks}, roles=by_id, moves=moves, moves_from=moves_from
    )
