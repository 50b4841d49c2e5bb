"""Coverage: no entry is unused, no role asks for too much, and no two roles are the same. These rules are advice."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator

from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Kpi, Learning, Role, Skill
from careerguide.problems import Problem

MOST_ESSENTIAL = 12
# Two roles are nearly the same if they share this part of their skills at the same levels. Roles with few skills pass.
SAME = 0.8
FEWEST_COMPARED = 4

Need = tuple[str, str]
Needs = frozenset[Need]


def many_essential(loaded: LoadedData) -> Iterator[Problem]:
    """A role has at most 12 essential skills: people do not apply if the list is longer."""
    for item, role in loaded.entries("role", Role):
        essential = [index for index, need in enumerate(role.skills) if need.need == "essential"]
        if len(essential) > MOST_ESSENTIAL:
            message = (
                f"{len(essential)} skills are essential here; more than {MOST_ESSENTIAL} keep people from applying. "
                "Mark as desirable what people can learn in the role."
            )
            yield item.problem(("skills", essential[MOST_ESSENTIAL]), "many-essential-skills", message, "warning")


def _ids_at(loaded: LoadedData, kind: str, pattern: tuple[str, ...]) -> set[str]:
    """The ids that entries of a kind name at a pattern; entries with other problems count too."""
    return {id_ for item in loaded.of(kind) for _, id_ in item.values(pattern)}


def orphan_skill(loaded: LoadedData) -> Iterator[Problem]:
    """Every skill is needed by a role."""
    used = _ids_at(loaded, "role", ("skills", "*", "skill")) | _ids_at(loaded, "role", ("differences", "*", "skill"))
    for item, skill in loaded.entries("skill", Skill):
        if used and skill.id not in used and "role" not in loaded.unread:
            message = f"No role needs `{skill.id}`. Add it to the `skills:` of the roles that need it, or delete it."
            yield item.problem(("id",), "orphan-skill", message, "warning")


def orphan_kpi(loaded: LoadedData) -> Iterator[Problem]:
    """Every KPI measures a result area of a role, or a condition of a move."""
    patterns = (("kras", "*", "kpi"), ("moves", "*", "gates", "*", "kpi"), ("differences", "*", "kpi"))
    used = {id_ for pattern in patterns for id_ in _ids_at(loaded, "role", pattern)}
    for item, kpi in loaded.entries("kpi", Kpi):
        if used and kpi.id not in used and "role" not in loaded.unread:
            message = f"No role uses the KPI `{kpi.id}`. Add it to the `kras:` of the roles that use it, or delete it."
            yield item.problem(("id",), "orphan-kpi", message, "warning")


def orphan_learning(loaded: LoadedData) -> Iterator[Problem]:
    """Every learning resource belongs to a skill or a role."""
    used = _ids_at(loaded, "role", ("learning", "*")) | _ids_at(loaded, "skill", ("learning", "*"))
    for item, learning in loaded.entries("learning", Learning):
        is_used = bool(learning.skills) or learning.id in used
        if used and not is_used and {"role", "skill"}.isdisjoint(loaded.unread):
            message = (
                f"No skill and no role has `{learning.id}`, so people see it only in the list of all learning. "
                "Name the skills that it teaches under its `skills:`."
            )
            yield item.problem(("id",), "orphan-learning", message, "warning")


def same_skills(loaded: LoadedData) -> Iterator[Problem]:
    """No two roles need nearly the same skills at the same levels: people could not tell which one suits them."""
    roles = [
        (item, frozenset((need.skill, need.level) for need in role.skills))
        for item, role in loaded.entries("role", Role)
    ]
    roles = [(item, needs) for item, needs in roles if len(needs) >= FEWEST_COMPARED]
    for item, needs, other, other_needs in _candidates(roles):
        shared, total = len(needs & other_needs), len(needs | other_needs)
        if shared >= SAME * total:
            message = (
                f"`{item.id}` and `{other.id}` share {shared} of {total} skills at the same levels. "
                "Add what makes them different, or merge the two roles."
            )
            yield item.problem(("skills",), "same-skills", message, "warning")


def _candidates(
    roles: list[tuple[LoadedEntry, Needs]],
) -> Iterator[tuple[LoadedEntry, Needs, LoadedEntry, Needs]]:
    """Pairs of roles that may be nearly the same, the later one first.

    Two sets that share 80% share one of the rarest fifth of their members. So only roles that share one of these are
    compared, and 10,000 roles take a moment.
    """
    counts = Counter(need for _, needs in roles for need in needs)
    holders: dict[Need, list[int]] = defaultdict(list)  # rare need -> indexes of roles
    for index, (item, needs) in enumerate(roles):
        rarest = sorted(needs, key=lambda need: (counts[need], need))[: len(needs) - math.ceil(SAME * len(needs)) + 1]
        for earlier in dict.fromkeys(earlier for need in rarest for earlier in holders[need]):
            yield item, needs, *roles[earlier]
        for need in rarest:
            holders[need].append(index)


def described_levels(loaded: LoadedData) -> Iterator[Problem]:
    """A skill describes each skill level, so that people can rate themselves."""
    if "skill-level" in loaded.unread:
        return
    for item, skill in loaded.entries("skill", Skill):
        missing = [level.id for level in loaded.skill_levels if level.id not in skill.levels]
        if missing:
            which = "any level" if len(missing) == len(loaded.skill_levels) else ", ".join(missing)
            message = (
                f"`{skill.id}` does not describe {which}, so pages show only the names of these levels. "
                "Write under `levels:` what you see a person do at each."
            )
            path = ("levels",) if skill.levels else ("id",)
            yield item.problem(path, "level-without-description", message, "warning")


RULES = (described_levels, many_essential, orphan_skill, orphan_kpi, orphan_learning, same_skills)
