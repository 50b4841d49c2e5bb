"""Levels, months, moves and the match: numbers that must agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Level, Match, Role
from careerguide.problems import Problem


def level_range(loaded: LoadedData) -> Iterator[Problem]:
    """A level is a whole number from 1 to 10."""
    for item in [*loaded.of("role"), *loaded.of("level")]:
        if isinstance(item.entry, (Role, Level)) and not 1 <= item.entry.level <= 10:
            yield item.problem(
                ("level",),
                "level-range",
                f"Level {item.entry.level} does not exist. Levels go from 1 (trainee) to 10 (chief officer).",
            )


def promotion_up(loaded: LoadedData) -> Iterator[Problem]:
    """A promotion leads to a higher level."""
    levels = {item.id: role.level for item, role in loaded.entries("role", Role)}
    for item, role in loaded.entries("role", Role):
        for index, move in enumerate(role.moves):
            if move.kind == "promotion" and move.to != role.id and move.to in levels and levels[move.to] <= role.level:
                message = (
                    f"`{move.to}` is at level {levels[move.to]} and `{role.id}` at level {role.level}, so this is no promotion. "
                    "Use kind lateral, bridge or return, or correct a level."
                )
                yield item.problem(("moves", index, "kind"), "promotion-not-up", message)


def months_order(loaded: LoadedData) -> Iterator[Problem]:
    """Months satisfy `min <= typical <= slow`."""
    for item, role in loaded.entries("role", Role):
        for index, move in enumerate(role.moves):
            yield from _ordered(item, ("moves", index, "after"), move.after.min, move.after.typical, move.after.slow)
    for item, level in loaded.entries("level", Level):
        if months := level.from_entry:
            yield from _ordered(item, ("from_entry",), months.min, months.typical, months.slow)


def _ordered(item: LoadedEntry, at: tuple[str | int, ...], low: int, typical: int, slow: int) -> Iterator[Problem]:
    if not low <= typical <= slow:
        message = f"Months must rise: min {low}, typical {typical}, slow {slow}. Typical stands between min and slow."
        yield item.problem(at, "months-order", message)


def people_order(loaded: LoadedData) -> Iterator[Problem]:
    """The fewest people managed are not more than the most."""
    for item, role in loaded.entries("role", Role):
        span = role.reality.manages
        if span and span.min > span.max:
            yield item.problem(
                ("reality", "manages"),
                "people-order",
                f"min is {span.min} and max is {span.max}; min cannot be larger.",
            )


def sourced_move(loaded: LoadedData) -> Iterator[Problem]:
    """Every move names the source of its months, `own-estimate` included."""
    for item, role in loaded.entries("role", Role):
        for index, move in enumerate(role.moves):
            if not move.sources:
                message = f"The move to `{move.to}` names no source for its months. Add `sources: [...]`; an estimate of your own is a source too."
                yield item.problem(("moves", index), "move-without-source", message)


def one_move_each(loaded: LoadedData) -> Iterator[Problem]:
    """A role has at most one move to another role, and none to itself."""
    for item, role in loaded.entries("role", Role):
        seen: set[str] = set()
        for index, move in enumerate(role.moves):
            if move.to == role.id:
                yield item.problem(
                    ("moves", index, "to"),
                    "move-to-itself",
                    "A move leads to another role; this one leads back to where it starts.",
                )
            elif move.to in seen:
                yield item.problem(
                    ("moves", index, "to"),
                    "duplicate-move",
                    f"`{role.id}` already has a move to `{move.to}`. Both would share one page: merge them.",
                )
            seen.add(move.to)


def one_skill_each(loaded: LoadedData) -> Iterator[Problem]:
    """A role asks for a skill once."""
    for item, role in loaded.entries("role", Role):
        seen: set[str] = set()
        for index, need in enumerate(role.skills):
            if need.skill in seen:
                yield item.problem(
                    ("skills", index, "skill"),
                    "duplicate-skill",
                    f"`{need.skill}` is already in this list. Keep the line with the right level.",
                )
            seen.add(need.skill)


def one_level_each(loaded: LoadedData) -> Iterator[Problem]:
    """Each level of the spine is described once, and every level that a role has is described."""
    seen: set[int] = set()
    for item, level in loaded.entries("level", Level):
        if level.level in seen:
            yield item.problem(
                ("level",), "duplicate-level", f"Level {level.level} is already described. Keep one of the two."
            )
        seen.add(level.level)
    described = {found for item in loaded.of("level") for _, found in item.values(("level",))}
    if "level" in loaded.unread or not all(found.isdecimal() for found in described):
        return  # it may be described where it could not be read
    for item, role in loaded.entries("role", Role):
        if described and str(role.level) not in described and 1 <= role.level <= 10:
            yield item.problem(
                ("level",), "unknown-level", f"Level {role.level} is not described in data/levels.yaml. Add it there."
            )


def some_weight(loaded: LoadedData) -> Iterator[Problem]:
    """In a match essential skills, desirable ones or both have a weight above 0."""
    for item, match in loaded.entries("match", Match):
        if not match.weights.essential and not match.weights.desirable:
            message = "Both weights are 0, so that no skill counts. Weights go from 0 to 10, and at least one is above 0; essential 3 and desirable 1 are usual."
            yield item.problem(("weights",), "no-weight", message)


def tiers_order(loaded: LoadedData) -> Iterator[Problem]:
    """The tiers of a match satisfy `strong > good > stretch`."""
    for item, match in loaded.entries("match", Match):
        tiers = match.tiers
        if not tiers.strong > tiers.good > tiers.stretch:
            message = (
                f"Tiers must fall: strong {tiers.strong}, good {tiers.good}, stretch {tiers.stretch}. "
                "Each is a percent from 1 to 100, and good stands between the other two."
            )
            yield item.problem(("tiers",), "tiers-order", message)


RULES = (
    level_range, promotion_up, months_order, people_order, sourced_move, one_move_each, one_skill_each, one_level_each, some_weight, tiers_order,
)  # fmt: skip
