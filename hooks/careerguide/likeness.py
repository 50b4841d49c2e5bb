"""Roles that share skills: which ones, and which skills they share."""

from __future__ import annotations

import dataclasses as dc
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Role, SkillNeed

# So many roles are compared with each at the most, rarest shared skill first. With a few hundred roles that is
# all of them; with 10,000 it keeps the cost of a role the same, and rare skills are the ones that tell roles apart.
MOST_COMPARED = 200
MOST_SHOWN = 5
FEWEST_SHARED = 3


@dc.dataclass(frozen=True, slots=True)
class Alike:
    """Another role, and the ids of the skills both ask for."""

    role: Role
    shared: tuple[str, ...]


def all_alike(roles: Sequence[Role], by_skill: Mapping[str, Sequence[tuple[Role, SkillNeed]]]) -> dict[str, tuple[Alike, ...]]:
    """For each role the roles that share most skills with it, most first, nearest level first among equals."""
    return {role.id: _alike(role, by_skill) for role in roles}


def _alike(role: Role, by_skill: Mapping[str, Sequence[tuple[Role, SkillNeed]]]) -> tuple[Alike, ...]:
    mine = sorted((need.skill for need in role.skills), key=lambda skill: (len(by_skill[skill]), skill))
    shared: Counter[str] = Counter()
    others: dict[str, Role] = {}
    for skill in mine:
        for other, _ in by_skill[skill]:
            if other.id in others:
                shared[other.id] += 1
            elif len(others) < MOST_COMPARED and other.id != role.id:
                others[other.id] = other
                shared[other.id] = 1
    ranked = sorted(
        (other for other in others.values() if shared[other.id] >= FEWEST_SHARED),
        key=lambda other: (-shared[other.id], abs(other.level - role.level), other.id),
    )
    return tuple(Alike(other, _both(role, other)) for other in ranked[:MOST_SHOWN])


def _both(role: Role, other: Role) -> tuple[str, ...]:
    theirs = {need.skill for need in other.skills}
    return tuple(need.skill for need in role.skills if need.skill in theirs)
