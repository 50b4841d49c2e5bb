"""What the company has counted: a line for each move whose months differ, and one for the numbers of people."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide import formatting, model
from careerguide.guide.change import Change
from careerguide.guide.own_months import by_move

from .snapshot import Comparison

KIND = "moves-here"


def compare_counts(before: model.MovesHere, now: model.MovesHere, comparison: Comparison) -> Iterator[Change]:
    """The moves that are counted for the first time, differently, or no longer."""
    renamed = comparison.with_new_ids(before)
    old = by_move(renamed.moves) if isinstance(renamed, model.MovesHere) else {}
    new = by_move(now.moves)
    for pair in sorted({*old, *new}):
        if any(comparison.new.is_draft(role) for role in pair):
            continue
        name = " to ".join(comparison.title("role", role) for role in pair)
        if text := _difference(name, old.get(pair), new.get(pair)):
            yield Change("clarifies", KIND, KIND, "moves", text)
    if before.until != now.until:
        text = f"Months that happened here are counted until {formatting.month_name(now.until)}."
        yield Change("corrects", KIND, KIND, "until", text)


def compare_headcounts(before: model.Headcounts, now: model.Headcounts) -> Iterator[Change]:
    """One line: the pages of roles have all numbers."""
    if before != now:
        text = f"The numbers of people in roles are those of {now.quarter}."
        yield Change("corrects", "headcounts", "headcounts", "until", text)


def _difference(name: str, old: model.MoveCount | None, new: model.MoveCount | None) -> str:
    """The line of a move; empty if its number and its half stay the same."""
    if new is None:
        return f"{name}: moves here are no longer counted."
    counted = formatting.moves_here(new.moves, new.years)
    half = "fewer than half have moved" if new.p50 is None else f"half after {formatting.plural(new.p50, 'month')}"
    if old is None:
        return f"{name}: {counted} are counted now, {half}."
    if (old.moves, old.p50) == (new.moves, new.p50):
        return ""
    before = "" if old.p50 in (None, new.p50) else f" (before: {old.p50})"
    return f"{name}: {counted}, {half}{before}."
