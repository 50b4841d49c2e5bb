"""Ladders: people can move on from every role and can get to it. These rules are advice; a company may have reasons.

Roles that are to end count as ended: their successors have the moves that lead to them.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping

from careerguide.guide.retired import led_on
from careerguide.guide.shown import shown_days
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Level, MoveEntry, Role
from careerguide.problems import Problem

HIGHEST_STEP = 2  # levels
MOST_NAMED = 3


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
    loaded = led_on(loaded, dt.date.max)
    roles = _published(loaded)
    drafts = {role.id for _, role in loaded.entries("role", Role)} - roles.keys()
    top = max((role.level for _, role in roles.values()), default=0)
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
    loaded = led_on(loaded, dt.date.max)
    roles = _published(loaded)
    starts = _starts(loaded, roles)
    ends = {id_: [move.to for move in role.moves] for id_, (_, role) in roles.items()}
    if not starts or _has_unknown_end(loaded, roles):
        return  # without a start, or with a move to an unknown role, the result would be wrong
    reached = _reached(starts, ends)
    for item, role in roles.values():
        if role.id not in reached:
            message = (
                f"No route leads to `{role.id}` from a role where people start. "
                "Add it to the `moves:` of the role before it."
            )
            yield item.problem(("id",), "unreachable-role", message, "warning")


def skipped_role(loaded: LoadedData) -> Iterator[Problem]:
    """Who reaches a role from a start in another track also reaches the role before it on its track.

    It is enough if somebody does. But a role where people start is open to all who could take a long way around it:
    they start at its level or below, and no move leads them past it.
    """
    if not {"role", "level"}.isdisjoint(loaded.unread):
        return
    loaded = led_on(loaded, dt.date.max)
    roles = _published(loaded)
    ends = {
        id_: [move.to for move in role.moves if move.kind != "return" and move.to in roles]
        for id_, (_, role) in roles.items()
    }
    start_ids = _starts(loaded, roles)
    starts = [roles[id_][1] for id_ in sorted(start_ids)]
    if _has_unknown_end(loaded, roles):
        return
    reached_from = _reached_from(starts, ends)
    in_track: dict[str, int] = defaultdict(int)
    for place, start in enumerate(starts):
        if start.track:
            in_track[start.track] |= 1 << place
    for item, role, _, move, senior in _moves(roles):
        if move.kind != "promotion" or senior.track != role.track or role.track is None:
            continue
        skipping = reached_from[senior.id] & ~reached_from[role.id] & ~in_track[role.track]
        somebody = reached_from[role.id] & ~in_track[role.track]
        if not skipping or (somebody and role.id not in start_ids):
            continue
        named = [start for place, start in enumerate(starts) if skipping >> place & 1]
        if somebody:
            named = [start for start in named if start.level <= role.level and senior.id not in ends[start.id]]
        if named:
            yield _skipped(item, role, senior, named)


def _skipped(item: LoadedEntry, role: Role, senior: Role, starts: list[Role]) -> Problem:
    names = ", ".join(f"`{start.id}`" for start in starts[:MOST_NAMED])
    more = f" and {len(starts) - MOST_NAMED} more" if len(starts) > MOST_NAMED else ""
    message = (
        f"From {names}{more}, people can reach `{senior.id}`, but not `{role.id}`, from which it is a promotion. "
        f"Add a move to `{role.id}` that they can make."
    )
    return item.problem(("id",), "skipped-role", message, "warning")


def _starts(loaded: LoadedData, roles: dict[str, tuple[LoadedEntry, Role]]) -> set[str]:
    """The roles where people start: those of the first band that nobody is promoted to."""
    promoted = {move.to for _, role in roles.values() for move in role.moves if move.kind == "promotion"}
    return {id_ for id_, (_, role) in roles.items() if role.level in _first_levels(loaded)} - promoted


def _has_unknown_end(loaded: LoadedData, roles: dict[str, tuple[LoadedEntry, Role]]) -> bool:
    """Whether a move leads to a role that does not exist."""
    return not {move.to for _, role in roles.values() for move in role.moves} <= {item.id for item in loaded.of("role")}


def _reached_from(starts: list[Role], ends: Mapping[str, list[str]]) -> dict[str, int]:
    """For each role, the starts from which people get there, as a number with a bit for each place in the list.

    Numbers are added to at once, so 10,000 roles take a moment.
    """
    reached_from = dict.fromkeys(ends, 0)
    for place, start in enumerate(starts):
        reached_from[start.id] = 1 << place
    waiting = deque(start.id for start in starts)
    while waiting:
        id_ = waiting.popleft()
        for end in ends[id_]:
            more = reached_from[end] | reached_from[id_]
            if more != reached_from[end]:
                reached_from[end] = more
                waiting.append(end)
    return reached_from


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
    described = {level.level for _, level in loaded.entries("level", Level)}
    for item, start, index, _move, end in _moves(_published(loaded)):
        is_known = not described or {start.level, end.level} <= described  # else that is the problem
        if is_known and end.level - start.level > HIGHEST_STEP:
            message = (
                f"This move goes up from level {start.level} to level {end.level}, which is more than {HIGHEST_STEP} "
                f"levels. Let it lead to a role before `{end.id}`, or correct a level."
            )
            yield item.problem(("moves", index, "to"), "level-jump", message, "warning")


def skill_falls(loaded: LoadedData) -> Iterator[Problem]:
    """A promotion needs no skill at a lower level than before, or gives the reason under `less`."""
    ranks = {level.id: rank for rank, level in enumerate(loaded.skill_levels)}
    for item, start, index, move, end in _moves(_published(loaded)):
        if move.kind != "promotion" or end.level <= start.level:
            continue
        levels = {need.skill: need.level for need in end.skills}
        explained = {lower.skill for lower in move.less}
        for need in start.skills:
            level = levels.get(need.skill)
            falls = level in ranks and ranks[level] < ranks.get(need.level, 0)
            if falls and need.skill not in explained:
                message = (
                    f"`{start.id}` needs `{need.skill}` at {need.level}, but `{end.id}`, a promotion, only at {level}. "
                    f"Correct a level, or give the reason under this move: `less: [{{skill: {need.skill}, why: ...}}]`."
                )
                yield item.problem(("moves", index, "to"), "skill-falls", message, "warning")


RULES = (dead_end, unreachable_role, skipped_role, level_jump, skill_falls)
