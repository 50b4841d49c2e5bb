"""Numbers: levels, months, moves, team sizes and match settings that must agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Level, LineOfBusiness, Match, MonthRange, Role, Track
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem

HIGHEST_LEVEL = 99
FEWEST_SKILL_LEVELS, MOST_SKILL_LEVELS = 2, 7


def level_range(loaded: LoadedData) -> Iterator[Problem]:
    """A level is a whole number from 1 to 99."""
    for item in [*loaded.of("role"), *loaded.of("level")]:
        if isinstance(item.entry, (Role, Level)) and not 1 <= item.entry.level <= HIGHEST_LEVEL:
            message = f"Level {item.entry.level} does not exist. Levels are numbers from 1 to {HIGHEST_LEVEL}."
            yield item.problem(("level",), "level-range", message)


def promotion_up(loaded: LoadedData) -> Iterator[Problem]:
    """A promotion leads to a higher level."""
    levels = {item.id: role.level for item, role in loaded.entries("role", Role)}
    for item, role in loaded.entries("role", Role):
        for index, move in enumerate(role.moves):
            if move.kind == "promotion" and move.to != role.id and move.to in levels and levels[move.to] <= role.level:
                message = (
                    f"This is not a promotion: `{move.to}` is at level {levels[move.to]} and `{role.id}` is at level "
                    f"{role.level}. Change the kind to lateral, bridge or return, or correct a level."
                )
                yield item.problem(("moves", index, "kind"), "promotion-not-up", message)


def bridge_between_lines(loaded: LoadedData) -> Iterator[Problem]:
    """A bridge leads from one line of business to another.

    A track without a line of business, or a line that could not be read, is not reported.
    """
    tracks = {track.id: track.line for _, track in loaded.entries("track", Track)}
    lines = {line.id: line.title for _, line in loaded.entries("line", LineOfBusiness)}
    roles = {item.id: role for item, role in loaded.entries("role", Role)}
    for item, role in loaded.entries("role", Role):
        for index, move in enumerate(role.moves):
            if move.kind != "bridge" or move.to not in roles or move.to == role.id:
                continue
            ends = [tracks.get(end.track or "") for end in (role, roles[move.to])]
            if ends[0] == ends[1] and ends[0] in lines:
                message = (
                    f"This is not a bridge: `{role.id}` and `{move.to}` are both in the line of business "
                    f"{lines[ends[0]]}. Change the kind to lateral, or correct the line of a track."
                )
                yield item.problem(("moves", index, "kind"), "bridge-in-line", message, "warning")


def months_order(loaded: LoadedData) -> Iterator[Problem]:
    """Months satisfy `min <= typical <= slow`."""
    for item, role in loaded.entries("role", Role):
        for index, move in enumerate(role.moves):
            if move.after:
                yield from _months_order(item, ("moves", index, "after"), move.after)
    for item, level in loaded.entries("level", Level):
        if months := level.from_entry:
            yield from _months_order(item, ("from_entry",), months)


def _months_order(item: LoadedEntry, path: FieldPath, months: MonthRange) -> Iterator[Problem]:
    if not months.min <= months.typical <= months.slow:
        message = (
            f"Months must rise from `min` to `typical` to `slow`. "
            f"Here `min` is {months.min}, `typical` is {months.typical} and `slow` is {months.slow}."
        )
        yield item.problem(path, "months-order", message)


def people_order(loaded: LoadedData) -> Iterator[Problem]:
    """The smallest team size is not above the largest."""
    for item, role in loaded.entries("role", Role):
        team = role.reality.manages
        if team and team.min > team.max:
            message = f"`min` is {team.min} and `max` is {team.max}; `min` cannot be larger than `max`."
            yield item.problem(("reality", "manages"), "people-order", message)


def sourced_move(loaded: LoadedData) -> Iterator[Problem]:
    """Every move with months names a source for them; `own-estimate` is a source too."""
    for item, role in loaded.entries("role", Role):
        for index, move in enumerate(role.moves):
            if move.after and not move.sources:
                message = (
                    f"The move to `{move.to}` has no source for its months. Add `sources: [...]`. "
                    "Your own estimate is a source too."
                )
                yield item.problem(("moves", index), "move-without-source", message)


def one_move_each(loaded: LoadedData) -> Iterator[Problem]:
    """A role has at most one move to each other role, and none to itself."""
    for item, role in loaded.entries("role", Role):
        ends: set[str] = set()
        for index, move in enumerate(role.moves):
            path = ("moves", index, "to")
            if move.to == role.id:
                message = "This move leads back to the role where it starts. Write the id of another role."
                yield item.problem(path, "move-to-itself", message)
            elif move.to in ends:
                message = f"`{role.id}` already has a move to `{move.to}`, and both would share one page. Merge them."
                yield item.problem(path, "duplicate-move", message)
            ends.add(move.to)


def one_skill_each(loaded: LoadedData) -> Iterator[Problem]:
    """A role names each skill once."""
    for item, role in loaded.entries("role", Role):
        skills: set[str] = set()
        for index, need in enumerate(role.skills):
            if need.skill in skills:
                message = f"`{need.skill}` is already in this list. Keep the line with the right level."
                yield item.problem(("skills", index, "skill"), "duplicate-skill", message)
            skills.add(need.skill)


def one_level_each(loaded: LoadedData) -> Iterator[Problem]:
    """Each level and each code is described once, and every level that a role has is described."""
    levels: set[int] = set()
    codes: set[str] = set()
    for item, level in loaded.entries("level", Level):
        if level.level in levels:
            message = f"Level {level.level} is already described. Keep one of the two."
            yield item.problem(("level",), "duplicate-level", message)
        levels.add(level.level)
        if level.code and level.code.casefold() in codes:
            message = f"The code `{level.code}` is already that of another level. Keep one of the two."
            yield item.problem(("code",), "duplicate-level", message)
        codes.add((level.code or "").casefold())
    described = {level for item in loaded.of("level") for _, level in item.values(("level",))}
    if "level" in loaded.unread or not all(level.isdecimal() for level in described):
        return  # a level with another problem may be the one
    for item, role in loaded.entries("role", Role):
        if described and str(role.level) not in described and 1 <= role.level <= HIGHEST_LEVEL:
            numbers = ", ".join(sorted(described, key=int))
            message = f"Level {role.level} is not described in data/levels.yaml. Use one of {numbers}, or add it there."
            yield item.problem(("level",), "unknown-level", message)


def number_of_skill_levels(loaded: LoadedData) -> Iterator[Problem]:
    """There are 2 to 7 skill levels: with one there is nothing to grow into, and nobody can tell eight apart."""
    items = loaded.of("skill-level")
    if items and not FEWEST_SKILL_LEVELS <= len(items) <= MOST_SKILL_LEVELS:
        message = (
            f"There {'is 1 skill level' if len(items) == 1 else f'are {len(items)} skill levels'} here; "
            f"{FEWEST_SKILL_LEVELS} to {MOST_SKILL_LEVELS} are allowed."
        )
        yield items[min(len(items) - 1, MOST_SKILL_LEVELS)].problem(("id",), "skill-level-count", message)


def some_weight(loaded: LoadedData) -> Iterator[Problem]:
    """In a match, at least one of the two weights is above 0."""
    for item, match in loaded.entries("match", Match):
        if not match.weights.essential and not match.weights.desirable:
            message = (
                "Both weights are 0, so no skill counts. Weights go from 0 to 10, and at least one must be above 0. "
                "Usual weights are essential 3 and desirable 1."
            )
            yield item.problem(("weights",), "no-weight", message)


def tiers_order(loaded: LoadedData) -> Iterator[Problem]:
    """The tiers of a match satisfy `strong > good > stretch`."""
    for item, match in loaded.entries("match", Match):
        tiers = match.tiers
        if not tiers.strong > tiers.good > tiers.stretch:
            message = (
                "Tiers are percents from 1 to 100, and must fall from strong to good to stretch. "
                f"Here strong is {tiers.strong}, good is {tiers.good} and stretch is {tiers.stretch}."
            )
            yield item.problem(("tiers",), "tiers-order", message)


RULES = (
    level_range,
    promotion_up,
    bridge_between_lines,
    months_order,
    people_order,
    sourced_move,
    one_move_each,
    one_skill_each,
    one_level_each,
    number_of_skill_levels,
    some_weight,
    tiers_order,
)
