"""Entries that serve as examples in the default pages: picked by rule from the data, so that no page names an id."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from careerguide import model

if TYPE_CHECKING:
    from .guide import Guide

# Kinds of moves: each has an example with its two roles.
KINDS_OF_MOVES = ("promotion", "lateral", "bridge", "return")


def examples(guide: Guide) -> Mapping[str, str]:
    """What an example is of -> id of the entry; empty if the data has none.

    * `entry role`: the role to start in with the most moves; `second entry role`: the next one on another track.
    * `lead role`: the lowest role that manages people and has the most moves to it.
    * `expert role`: the lowest role at the level of the lead role or above it, without people to manage, to which a
      promotion leads. `role with figures`: the one with the most result areas that a KPI measures.
    * `promotion from` and `promotion to`, and so on for each kind of move: the first promotion from the entry role, or
      the first move of this kind.
    * `skill`, `second skill`: those that the most roles need.
    * `kpi`, `second kpi`: those that the most roles have; of those in percent, if there are any.
    * `track`: the one with the most roles.
    """
    starts = sorted(guide.entry_roles, key=lambda role: -len(guide.moves_from.get(role.id, ())))
    start = starts[0] if starts else next(iter(guide.roles.values()), None)
    second = next((role for role in starts if start and role.track and role.track != start.track), None)
    leads = [role for role in guide.roles.values() if role.reality.manages and role.reality.manages.min > 0]
    lead = min(leads, key=lambda role: (role.level, -len(guide.moves_to.get(role.id, ()))), default=None)
    skills = _most_frequent(need.skill for role in guide.roles.values() for need in role.skills)
    named = [kra.kpi for role in guide.roles.values() for kra in role.kras if kra.kpi]
    in_percent = [kpi for kpi in named if guide.kpis[kpi].unit == "percent"]
    kpis = _most_frequent(in_percent or named)
    tracks = _most_frequent(role.track for role in guide.roles.values() if role.track)
    return {
        "entry role": start.id if start else "",
        "second entry role": second.id if second else "",
        "lead role": lead.id if lead else "",
        "expert role": _expert(guide, lead.level if lead else 0),
        "role with figures": max(guide.roles.values(), key=_figures).id if named else "",
        **_moves(guide, start.id if start else ""),
        "skill": skills[0],
        "second skill": skills[1],
        "kpi": kpis[0],
        "second kpi": kpis[1],
        "track": tracks[0],
    }


def _expert(guide: Guide, level: int) -> str:
    """The first role without people to manage, from a level up, that a promotion leads to."""
    roles = sorted(guide.roles.values(), key=lambda role: role.level)
    return next(
        (
            role.id
            for role in roles
            if role.level >= level
            and not role.reality.manages
            and any(move.kind == "promotion" for move in guide.moves_to.get(role.id, ()))
        ),
        "",
    )


def _figures(role: model.Role) -> int:
    return sum(1 for kra in role.kras if kra.kpi)


def _most_frequent(ids: Iterable[str]) -> tuple[str, str]:
    """The two most frequent ids; the one that comes first in the data, if they are equal."""
    first, second, *_ = [*(id_ for id_, _ in Counter(ids).most_common(2)), "", ""]
    return first, second


def _moves(guide: Guide, start: str) -> dict[str, str]:
    ends = {}
    for kind in KINDS_OF_MOVES:
        moves = [move for move in (*guide.moves_from.get(start, ()), *guide.moves) if move.kind == kind]
        ends[f"{kind} from"] = moves[0].start.id if moves else ""
        ends[f"{kind} to"] = moves[0].end.id if moves else ""
    return ends
