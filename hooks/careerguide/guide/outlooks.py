"""Notes on where work is going: their age, and the next moves for people whose work changes most."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from typing import TYPE_CHECKING

from careerguide import model

from .dates import add_months
from .moves import Move

if TYPE_CHECKING:
    from .guide import Guide

# Next moves that a page names.
MOST_SHOWN = 4
# What a note expects of work whose people get next moves.
LESS_SURE = frozenset({"changing", "shrinking"})


@dc.dataclass(frozen=True, slots=True)
class NextRole:
    """A role to go to, the ids of the skills that it shares, and the move that leads there if the guide has one."""

    role: model.Role
    shared: tuple[str, ...]
    move: Move | None = None


def renewal(outlook: model.Outlook) -> dt.date:
    """The month in which somebody looks for newer sources, as its first day."""
    return add_months(outlook.as_of, outlook.renew_after)


def is_overdue(outlook: model.Outlook, today: dt.date) -> bool:
    """Whether that month has passed."""
    return add_months(outlook.as_of, outlook.renew_after + 1) <= today


def months_old(outlook: model.Outlook, today: dt.date) -> int:
    """The age of the newest source in months; never less than none."""
    return max(0, (today.year - outlook.as_of.year) * 12 + today.month - outlook.as_of.month)


def next_roles(guide: Guide, role: model.Role) -> tuple[NextRole, ...]:
    """For a role whose tasks change or shrink: where its skills are still needed, the most shared skills first.

    Moves of the guide come before similar roles, which have no lower level. A role that shrinks or ends is left out,
    and so is a step back.
    """
    if role.outlook is None or role.outlook.trend not in LESS_SURE:
        return ()
    moves = [
        NextRole(move.end, _shared(role, move.end), move)
        for move in guide.moves_from.get(role.id, ())
        if move.kind != "return" and _lasts(move.end)
    ]
    moves.sort(key=lambda step: -len(step.shared))
    with_move = {step.role.id for step in moves}
    similar = [
        NextRole(other.role, other.shared)
        for other in guide.similar_roles[role.id]
        if other.role.id not in with_move and other.role.level >= role.level and _lasts(other.role)
    ]
    return tuple(step for step in (*moves, *similar) if step.shared)[:MOST_SHOWN]


def _shared(role: model.Role, other: model.Role) -> tuple[str, ...]:
    needed = {need.skill for need in other.skills}
    return tuple(need.skill for need in role.skills if need.skill in needed)


def _lasts(role: model.Role) -> bool:
    return role.status != "retiring" and (role.outlook is None or role.outlook.trend != "shrinking")
