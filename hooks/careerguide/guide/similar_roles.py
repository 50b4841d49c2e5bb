"""Roles that share skills: which ones, and which skills they share."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerguide.model import Role, SkillNeed

# About so many roles are compared with each, those of its rarest skills first, until a skill fills the number. With a
# few hundred roles that is all of them; with 10,000 it keeps the cost of a role the same, and rare skills tell most.
MOST_COMPARED = 200
MOST_SHOWN = 5
FEWEST_SHARED = 3


@dc.dataclass(frozen=True, slots=True)
class SimilarRole:
    """Another role, and the ids of the skills both ask for."""

    role: Role
    shared: tuple[str, ...]


def find_similar_roles(
    roles: Sequence[Role], by_skill: Mapping[str, Sequence[tuple[Role, SkillNeed]]]
) -> dict[str, tuple[SimilarRole, ...]]:
    """For each role the roles that share most skills with it, most first, nearest level first among equals."""
    skills = {role.id: frozenset(need.skill for need in role.skills) for role in roles}
    near = {skill: [role for role, _ in found[: MOST_COMPARED + 1]] for skill, found in by_skill.items()}
    return {role.id: _alike(role, skills, by_skill, near) for role in roles}


def _alike(
    role: Role,
    skills: Mapping[str, frozenset[str]],
    by_skill: Mapping[str, Sequence[tuple[Role, SkillNeed]]],
    near: Mapping[str, Sequence[Role]],
) -> tuple[SimilarRole, ...]:
    mine = skills[role.id]
    others: dict[str, Role] = {}
    for skill in sorted(mine, key=lambda skill: (len(by_skill[skill]), skill)):
        others.update((other.id, other) for other in near[skill])
        if len(others) > MOST_COMPARED:
            break
    others.pop(role.id, None)
    ranked = sorted(
        (-shared, abs(other.level - role.level), other.id)
        for other in others.values()
        if (shared := len(mine & skills[other.id])) >= FEWEST_SHARED
    )
    return tuple(SimilarRole(others[id_], _both(role, skills[id_])) for _, _, id_ in ranked[:MOST_SHOWN])


def _both(role: Role, theirs: frozenset[str]) -> tuple[str, ...]:
    return tuple(need.skill for need in role.skills if need.skill in theirs)
