"""Ladders: people can move on from every role and can get to it. These rules are advice; a company may have reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from careerguide.guide.shown import shown_days
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import SKILL_LEVELS, Level, MoveEntry, Role
from careerguide.problems import Problem

HIGHEST_STEP = 2  # levels
TOP = 10


def _published(loaded: LoadedData) -> dict[str, tuple[LoadedEntry, Role]]:
    return {role.id: (item, role) for item, role in loaded.entries("role", Role) if shown_days(role)}


def _moves(roles: dict[str, tuple[LoadedEntry, Role]]) -> Iterator[tuple[LoadedEntry, Role, int, MoveEntry, Role]]:
    """Each move: its entry, the role where it starts, its index there, the move, and the role where it ends."""
    for item, role in roles.values():
        for index, move in enumerate(role.moves):
            if move.to in roles:
                yield item, role, index, move, roles[move.to][1]


def dead_end(loaded: LoadedData) -> Iterator[Problem]:
    """Every role below the top level has a promotion, or gives the reason under `dead_end`."""
    if "role" in loaded.unread:
        return
    roles = _published(loaded)
    drafts = {role.id for _, role in loaded.entries("role", Role)} - roles.keys()
    top = max((role.level for _, role in roles.values() if role.level <= TOP), default=0)
    for item, role in roles.values():
        has_promotion = any(move.kind == "promotion" and move.to not in drafts for move in role.moves)
        if not has_promotion and role.level < top and not role.dead_end:
            message = (
                f"`{role.id}` has no promotion, so people in this role see no way up. "
                "Add one under its `moves:`, or give the reason under `dead_end:`."
            )
            yield item.problem(("id",), "dead-end", message, "warning")


def unreachable_role(loaded: LoadedData) -> Iterator[Problem]:
    """A route leads to every role from a role where people start."""
    if not {"role", "level"}.isdisjoint(loaded.unread):
        return
    roles = _published(loaded)
    ends: dict[str, list[str]] = defaultdict(list)  # role -> roles that its moves lead to
    promoted = set()
    for _, role in roles.values():
        for move in role.moves:
            ends[role.id].append(move.to)
            if move.kind == "promotion":
                promoted.add(move.to)
    starts = {id_ for id_, (_, role) in roles.items() if role.level in _first_levels(loaded) and id_ not in promoted}
    all_ends = {end for role_ends in ends.values() for end in role_ends}
    if not starts or not all_ends <= {item.id for item in loaded.of("role")}:
        return  # without a start, or with a move to an unknown role, the result would be wrong
    reached = _reached(starts, ends)
    for item, role in roles.values():
        if role.id not in reached:
            message = (
                f"No route leads to `{role.id}` from a role where people start. "
                "Add it to the `moves:` of the role before it."
            )
            yield item.problem(("id",), "unreachable-role", message, "warning")


def _reached(starts: set[str], ends: Mapping[str, list[str]]) -> set[str]:
    """The roles that people can get to, by any number of moves."""
    reached = set(starts)
    waiting = list(starts)
    while waiting:
        for id_ in ends.get(waiting.pop(), ()):
            if id_ not in reached:
                reached.add(id_)
                waiting.append(id_)
    return reached


def _first_levels(loaded: LoadedData) -> set[int]:
    """The levels of the first band."""
    levels = sorted((level for _, level in loaded.entries("level", Level)), key=lambda level: level.level)
    return {level.level for level in levels if level.band == levels[0].band} or {1}


def level_jump(loaded: LoadedData) -> Iterator[Problem]:
    """A move goes up two levels at most."""
    for item, start, index, _move, end in _moves(_published(loaded)):
        if end.level - start.level > HIGHEST_STEP and end.level <= TOP:
            message = (
                f"This move goes up from level {start.level} to level {end.level}, which is more than {HIGHEST_STEP} "
                f"levels. Let it lead to a role before `{end.id}`, or correct a level."
            )
            yield item.problem(("moves", index, "to"), "level-jump", message, "warning")


def skill_falls(loaded: LoadedData) -> Iterator[Problem]:
    """A promotion needs no skill at a lower level than before, or gives the reason under `less`."""
    for item, start, index, move, end in _moves(_published(loaded)):
        if move.kind != "promotion" or end.level <= start.level:
            continue
        levels = {need.skill: need.level for need in end.skills}
        explained = {lower.skill for lower in move.less}
        for need in start.skills:
            level = levels.get(need.skill)
            if level and SKILL_LEVELS.index(level) < SKILL_LEVELS.index(need.level) and need.skill not in explained:
                message = (
                    f"`{start.id}` needs `{need.skill}` at {need.level}, but `{end.id}`, a promotion, only at {level}. "
                    f"Correct a level, or give the reason under this move: `less: [{{skill: {need.skill}, why: ...}}]`."
                )
                yield item.problem(("moves", index, "to"), "skill-falls", message, "warning")


RULES = (dead_end, unreachable_role, level_jump, skill_falls)
