"""Conditions of a move: which are new, gone, or harder to meet."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from careerguide import formatting, model
from careerguide.guide.change import Change

from .snapshot import Comparison
from .targets import target_weight
from .values import changed, one_line, shorten

# Sentences at least so similar (from 0 to 1) are one condition in other words.
SIMILAR = 0.6


def compare_gates(
    id_: str, name: str, before: Sequence[model.Gate], now: Sequence[model.Gate], comparison: Comparison
) -> Iterator[Change]:
    """Every change of the conditions of a move, `name` to people; a condition that is new makes the step harder."""
    changes = [
        *_measured(id_, name, before, now, comparison),
        *_sentences(id_, name, [gate.do for gate in before if gate.do], [gate.do for gate in now if gate.do]),
    ]
    yield from changes
    if tuple(before) != tuple(now) and not changes:
        yield Change("corrects", "move", id_, "gates", f"{name}: the order of conditions changed.")


def _measured(
    id_: str, name: str, before: Sequence[model.Gate], now: Sequence[model.Gate], comparison: Comparison
) -> Iterator[Change]:
    """Conditions with a KPI: one of the same KPI is the same condition."""
    left = [gate for gate in before if gate.kpi]
    added = []
    for gate in (gate for gate in now if gate.kpi):
        old = next((old for old in left if old.kpi == gate.kpi), None)
        if old:
            left.remove(old)
            yield from _condition(id_, name, old, gate, comparison)
        else:
            added.append(gate)
    for gate in added:
        yield Change("raises", "move", id_, "gates", f"{name}: new condition: {_words(gate, comparison)}.")
    for gate in left:
        yield Change("eases", "move", id_, "gates", f"{name}: condition removed: {_words(gate, comparison)}.")


def _condition(id_: str, name: str, before: model.Gate, now: model.Gate, comparison: Comparison) -> Iterator[Change]:
    """What changed in one condition: its target, its months, or both."""
    kpi = comparison.title("kpi", str(now.kpi))
    old, new = str(before.target), str(now.target)
    if old != new:
        entry = comparison.new.of_kind("kpi").get(str(now.kpi))
        better = entry.direction if isinstance(entry, model.Kpi) else "unknown"
        change = changed(formatting.target(old), formatting.target(new))
        weight = target_weight(old, new, better)
        yield Change(weight, "move", id_, "gates", f"{name}: the condition for {kpi} {change}.")
    if before.in_a_row != now.in_a_row:
        months = formatting.plural(now.in_a_row, "month")
        text = f"{name}: the condition for {kpi} must be met for {months} in a row instead of {before.in_a_row}."
        yield Change("raises" if now.in_a_row > before.in_a_row else "eases", "move", id_, "gates", text)


def _words(gate: model.Gate, comparison: Comparison) -> str:
    return formatting.condition(comparison.title("kpi", str(gate.kpi)), str(gate.target), gate.in_a_row)


def _sentences(id_: str, name: str, before: list[str], now: list[str]) -> Iterator[Change]:
    """Conditions added, removed or in other words; `target_weight` judges the words of a similar condition."""
    removed, added = [text for text in before if text not in now], [text for text in now if text not in before]
    for text in list(added):
        similar = difflib.get_close_matches(text, removed, n=1, cutoff=SIMILAR)
        if similar:
            removed.remove(similar[0])
            added.remove(text)
            old, new = shorten(similar[0]), shorten(text)
            change = f'condition "{old}" changed to "{new}"' if old != new else f'condition "{old}" reworded'
            yield Change(target_weight(similar[0], text), "move", id_, "gates", f"{name}: {change}.")
    for text in added:
        yield Change("raises", "move", id_, "gates", f"{name}: new condition: {one_line(text)}.")
    for text in removed:
        yield Change("eases", "move", id_, "gates", f"{name}: condition removed: {one_line(text)}.")
