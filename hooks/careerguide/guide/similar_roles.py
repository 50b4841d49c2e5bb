"""Roles that share skills with a role, and which skills they share."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerguide.model import Role, SkillNeed

# A role is compared with about so many others, those that share its rarest skills first. With a few hundred roles that
# is all of them; with 10,000, each role still costs the same, and rare skills say most about how similar roles are.
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
    """For each role, the roles that share most skills with it; equals are sorted by the nearest level."""
    skills = {role.id: frozenset(need.skill for need in role.skills) for role in roles}
    first_with_skill = {skill: [role for role, _ in needs[: MOST_COMPARED + 1]] for skill, needs in by_skill.items()}
    return {role.id: _similar(role, skills, by_skill, first_with_skill) for role in roles}


def _similar(
    role: Role,
    skills: Mapping[str, frozenset[str]],
    by_skill: Mapping[str, Sequence[tuple[Role, SkillNeed]]],
    first_with_skill: Mapping[str, Sequence[Role]],
) -> tuple[SimilarRole, ...]:
    own_skills = skills[role.id]
    others: dict[str, Role] = {}
    for skill in sorted(own_skills, key=lambda skill: (len(by_skill[skill]), skill)):
        others.update((other.id, other) for other in first_with_skill[skill])
        if len(others) > MOST_COMPARED:
            break
    others.pop(role.id, None)
    ranked = sorted(
        (-shared, abs(other.level - role.level), other.id)
        for other in others.values()
        if (shared := len(own_skills & skills[other.id])) >= FEWEST_SHARED
    )
    return tuple(SimilarRole(others[id_], _shared(role, skills[id_])) for _, _, id_ in ranked[:MOST_SHOWN])


def _shared(role: Role, skills: frozenset[str]) -> tuple[str, ...]:
    return tuple(need.skill for need in role.skills if need.skill in skills)
