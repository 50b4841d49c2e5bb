"""Ladders that lead somewhere. All of these are advice: a company may have its reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import SKILL_LEVELS, Level, MoveEntry, Role
from careerguide.problems import Problem

HIGHEST_STEP = 2
TOP = 10


def _published(loaded: LoadedData) -> dict[str, tuple[LoadedEntry, Role]]:
    return {role.id: (item, role) for item, role in loaded.entries("role", Role) if role.status != "draft"}


def _moves(roles: dict[str, tuple[LoadedEntry, Role]]) -> Iterator[tuple[LoadedEntry, Role, int, MoveEntry, Role]]:
    """Each move with the item and place it is written at, and both of its roles."""
    for item, role in roles.values():
        for index, move in enumerate(role.moves):
            if move.to in roles:
                yield item, role, index, move, roles[move.to][1]


def dead_end(loaded: LoadedData) -> Iterator[Problem]:
    """A role below the top has a promotion that leads on, or says under `dead_end` why not."""
    if "role" in loaded.unread:
        return
    roles = _published(loaded)
    drafts = {role.id for _, role in loaded.entries("role", Role)} - roles.keys()
    top = max((role.level for _, role in roles.values() if role.level <= TOP), default=0)
    for item, role in roles.values():
        onward = any(move.kind == "promotion" and move.to not in drafts for move in role.moves)
        if not onward and role.level < top and not role.dead_end:
            message = (
                f"No promotion leads on from `{role.id}`, so whoever sits there sees no way up. "
                "Add one under its `moves:`, or say under `dead_end:` why there is none."
            )
            yield item.problem(("id",), "dead-end", message, "warning")


def unreachable_role(loaded: LoadedData) -> Iterator[Problem]:
    """Some way leads to every role from a role that people start in."""
    if not {"role", "level"}.isdisjoint(loaded.unread):
        return
    roles = _published(loaded)
    onward: dict[str, list[str]] = defaultdict(list)
    promoted = set()
    for _, role in roles.values():
        for move in role.moves:
            onward[role.id].append(move.to)
            if move.kind == "promotion":
                promoted.add(move.to)
    reached = {id_ for id_, (_, role) in roles.items() if role.level in _first_levels(loaded) and id_ not in promoted}
    ways = {end for ends in onward.values() for end in ends}
    if not reached or not ways <= {item.id for item in loaded.of("role")}:
        return  # without a place to start from, or with a way that leads nowhere, nothing can be said
    waiting = list(reached)
    while waiting:
        for id_ in onward[waiting.pop()]:
            if id_ not in reached and id_ in roles:
                reached.add(id_)
                waiting.append(id_)
    for item, role in roles.values():
        if role.id not in reached:
            message = f"No move leads to `{role.id}` from any role that people start in. Add it to the `moves:` of the role before it."
            yield item.problem(("id",), "unreachable-role", message, "warning")


def _first_levels(loaded: LoadedData) -> set[int]:
    """The levels of the first band."""
    levels = sorted((level for _, level in loaded.entries("level", Level)), key=lambda level: level.level)
    return {level.level for level in levels if level.band == levels[0].band} or {1}


def level_jump(loaded: LoadedData) -> Iterator[Problem]:
    """A move climbs at most two levels."""
    for item, start, index, _move, end in _moves(_published(loaded)):
        if end.level - start.level > HIGHEST_STEP and end.level <= TOP:
            message = (
                f"From level {start.level} to `{end.id}` at level {end.level} is more than {HIGHEST_STEP} levels in one step. "
                "Let the move lead to the role between, or correct a level."
            )
            yield item.problem(("moves", index, "to"), "level-jump", message, "warning")


def skill_falls(loaded: LoadedData) -> Iterator[Problem]:
    """A promotion asks for no skill at a lower level than before, or says under `less` why it does."""
    for item, start, index, move, end in _moves(_published(loaded)):
        if move.kind != "promotion" or end.level <= start.level:
            continue
        now = {need.skill: need.level for need in end.skills}
        noted = {note.skill for note in move.less}
        for need in start.skills:
            level = now.get(need.skill)
            if level and SKILL_LEVELS.index(level) < SKILL_LEVELS.index(need.level) and need.skill not in noted:
                message = (
                    f"`{start.id}` asks for {need.skill} at {need.level} and `{end.id}`, a promotion, only at {level}. "
                    f"Correct a level, or say why under this move: `less: [{{skill: {need.skill}, why: ...}}]`."
                )
                yield item.problem(("moves", index, "to"), "skill-falls", message, "warning")


RULES = (dead_end, unreachable_role, level_jump, skill_falls)
