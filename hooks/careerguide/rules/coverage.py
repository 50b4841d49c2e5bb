"""Nothing too much, nothing left over, nothing twice. All of these are advice."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from careerguide.loading.loaded_data import LoadedData
from careerguide.model import Kpi, Learning, Role, Skill
from careerguide.problems import Problem

MOST_ESSENTIAL = 12
# Two roles are nearly the same when they share this much of what they ask for, level by level, and ask for this many skills.
SAME = 0.8
FEWEST_COMPARED = 4


def many_essential(loaded: LoadedData) -> Iterator[Problem]:
    """A role has at most 12 essential skills: nobody applies who has to tick more boxes."""
    for item, role in loaded.entries("role", Role):
        essential = [index for index, need in enumerate(role.skills) if need.need == "essential"]
        if len(essential) > MOST_ESSENTIAL:
            message = (
                f"{len(essential)} skills are essential here; more than {MOST_ESSENTIAL} keep people from applying. "
                "Mark as desirable what one can learn in the seat."
            )
            yield item.problem(("skills", essential[MOST_ESSENTIAL]), "many-essential-skills", message, "warning")


def _named(loaded: LoadedData, kind: str, pattern: tuple[str, ...]) -> set[str]:
    """What entries of a kind name at a place, those with other faults included."""
    return {found for item in loaded.of(kind) for _, found in item.values(pattern)}


def orphan_skill(loaded: LoadedData) -> Iterator[Problem]:
    """Some role asks for every skill."""
    used = _named(loaded, "role", ("skills", "*", "skill"))
    for item, skill in loaded.entries("skill", Skill):
        if used and skill.id not in used and "role" not in loaded.unread:
            message = f"No role asks for `{skill.id}`. Add it to the `skills:` of the roles that need it, or delete it."
            yield item.problem(("id",), "orphan-skill", message, "warning")


def orphan_kpi(loaded: LoadedData) -> Iterator[Problem]:
    """Every KPI measures a result of some role."""
    used = _named(loaded, "role", ("kras", "*", "kpi"))
    for item, kpi in loaded.entries("kpi", Kpi):
        if used and kpi.id not in used and "role" not in loaded.unread:
            message = (
                f"No role is measured by `{kpi.id}`. Name it under the `kras:` of the roles that are, or delete it."
            )
            yield item.problem(("id",), "orphan-kpi", message, "warning")


def orphan_learning(loaded: LoadedData) -> Iterator[Problem]:
    """Every learning resource serves a skill or a role."""
    used = _named(loaded, "role", ("learning", "*")) | _named(loaded, "skill", ("learning", "*"))
    for item, found in loaded.entries("learning", Learning):
        if used and not found.skills and found.id not in used and {"role", "skill"}.isdisjoint(loaded.unread):
            message = f"`{found.id}` serves no skill and no role, so only the list of all learning shows it. Name its `skills:`."
            yield item.problem(("id",), "orphan-learning", message, "warning")


def same_skills(loaded: LoadedData) -> Iterator[Problem]:
    """No two roles ask for nearly the same skills at the same levels: one could not tell which to apply for."""
    asked = [
        (item, frozenset((need.skill, need.level) for need in role.skills))
        for item, role in loaded.entries("role", Role)
    ]
    common = Counter(need for _, found in asked for need in found)
    # Sets this alike share one of their few rarest members, so only those that do are compared: 10,000 roles take a moment.
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, (item, found) in enumerate(asked):
        if len(found) < FEWEST_COMPARED:
            continue
        rarest = sorted(found, key=lambda need: (common[need], need))[: len(found) - math.ceil(SAME * len(found)) + 1]
        for other, theirs in (asked[near] for near in dict.fromkeys(near for need in rarest for near in holders[need])):
            both, all_ = len(found & theirs), len(found | theirs)
            if both >= SAME * all_:
                message = (
                    f"`{item.id}` and `{other.id}` share {both} of {all_} skills at the same levels. "
                    "Say what tells them apart, or make one role of them."
                )
                yield item.problem(("skills",), "same-skills", message, "warning")
        for need in rarest:
            holders[need].append(index)


RULES = (many_essential, orphan_skill, orphan_kpi, orphan_learning, same_skills)
