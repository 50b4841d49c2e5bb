"""Conditions: those of a step agree with each other, with what its role measures, and with the step below."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.formatting import target as in_words
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Difference, Gate, Kpi, Kra, MoveEntry, Role, targets
from careerguide.model.record_fields import FieldPath
from careerguide.problems import Problem

# Units in the words of a message; "points" and "money" are words already.
_UNITS = {"%": "percent"}
# A bound right after the name of a KPI: "quality score at 85% or more".
_FIGURE = re.compile(r"(?P<bound>\d[\d,.]*\s*(?:%|percent|seconds?|minutes?|hours?|days?|points?)?)", re.IGNORECASE)
_FOR_MONTHS = re.compile(r"\b(?:for|in|over)\b[^.;]*\b(?:months?|quarters?|half-year|year)\b", re.IGNORECASE)


def _moves(loaded: LoadedData) -> Iterator[tuple[LoadedEntry, Role, int, MoveEntry]]:
    """Each move: its entry, the role where it starts, its index there, and the move."""
    for item, role in loaded.entries("role", Role):
        for index, move in enumerate(role.moves):
            yield item, role, index, move


def _kpis(loaded: LoadedData) -> dict[str, Kpi]:
    return {kpi.id: kpi for _, kpi in loaded.entries("kpi", Kpi)}


def duplicate_gate(loaded: LoadedData) -> Iterator[Problem]:
    """A move names each condition once: two targets for one KPI contradict each other."""
    for item, _, index, move in _moves(loaded):
        known: dict[str, int] = {}
        for number, gate in enumerate(move.gates):
            key = gate.kpi or f"do: {' '.join((gate.do or '').lower().split()).rstrip('.')}"
            if key in known:
                what = f"A condition for `{gate.kpi}`" if gate.kpi else "This condition"
                message = f"{what} is already in this list, as number {known[key] + 1}. Keep the one that is right."
                path = ("moves", index, "gates", number, "kpi" if gate.kpi else "do")
                yield item.problem(path, "duplicate-gate", message)
            known.setdefault(key, number)


def gate_below_target(loaded: LoadedData) -> Iterator[Problem]:
    """A condition asks at least what the role's own result area asks for the same KPI."""
    for item, role, index, move in _moves(loaded):
        for number, gate in enumerate(move.gates):
            kra = next((kra for kra in role.kras if kra.kpi == gate.kpi and _is_looser(gate, kra)), None)
            if kra:
                message = (
                    f"This condition asks for {in_words(gate.target or '')}, but the role's own target for "
                    f"`{gate.kpi}` is {in_words(kra.target)}. A step never asks less than the role does every month: "
                    "correct one of the two."
                )
                yield item.problem(("moves", index, "gates", number, "target"), "gate-below-target", message)


def target_unit(loaded: LoadedData) -> Iterator[Problem]:
    """A target has the unit of its KPI, or none: a figure in seconds cannot be compared with a percentage."""
    kpis = _kpis(loaded)
    for item, role in loaded.entries("role", Role):
        measured: list[tuple[FieldPath, Kra | Gate | Difference]] = [
            (("kras", number, "target"), kra) for number, kra in enumerate(role.kras)
        ]
        measured += [
            (("moves", index, "gates", number, "target"), gate)
            for index, move in enumerate(role.moves)
            for number, gate in enumerate(move.gates)
        ]
        measured += [
            (("differences", number, "target"), difference)
            for number, difference in enumerate(role.differences)
            if difference.kpi
        ]
        for path, entry in measured:
            kpi, unit = kpis.get(entry.kpi or ""), targets.parse(entry.target or "").unit
            if kpi and unit and unit not in targets.ALLOWED_UNITS[kpi.unit]:
                allowed = f"in {kpi.unit}" if kpi.unit not in ("count", "score", "ratio") else f"as a {kpi.unit}"
                message = (
                    f"This target is in {_UNITS.get(unit, unit)}, but `{kpi.id}` is measured {allowed}. "
                    "Write the figure in that unit, or correct the unit in data/kpis.yaml."
                )
                yield item.problem(path, "target-unit", message)


def gate_not_measured(loaded: LoadedData) -> Iterator[Problem]:
    """The KPI of a condition is one that the role measures, so that people get the figure every month."""
    for item, role, index, move in _moves(loaded):
        measured = {kra.kpi for kra in role.kras}
        for number, gate in enumerate(move.gates):
            if gate.kpi and gate.kpi not in measured:
                message = (
                    f"`{role.id}` does not measure `{gate.kpi}`, so people there may never see this figure. "
                    "Add it to the `kras:` of the role, or write the condition as `do: ...`."
                )
                yield item.problem(("moves", index, "gates", number, "kpi"), "gate-not-measured", message, "warning")


def gate_falls(loaded: LoadedData) -> Iterator[Problem]:
    """A promotion asks at least what the promotion below it on the same track asks for the same KPI.

    Roles without a track are compared with each other.
    """
    roles = {role.id: role for _, role in loaded.entries("role", Role)}
    below: dict[tuple[str, str], list[tuple[str, Gate]]] = {}  # role and KPI -> conditions of promotions to the role
    for _, start, _, move in _moves(loaded):
        end = roles.get(move.to)
        if move.kind == "promotion" and end and end.track == start.track and end.level > start.level:
            for gate in move.gates:
                if gate.kpi:
                    below.setdefault((move.to, gate.kpi), []).append((start.id, gate))
    for item, role, index, move in _moves(loaded):
        if move.kind != "promotion" or move.to not in roles or roles[move.to].track != role.track:
            continue
        for number, gate in enumerate(move.gates):
            earlier = below.get((role.id, gate.kpi or ""), [])
            start_id, lower = next(((id_, lower) for id_, lower in earlier if _is_looser(gate, lower)), ("", None))
            if lower:
                message = (
                    f"This promotion asks for {in_words(gate.target or '')}, but the promotion below it, from "
                    f"`{start_id}` to `{role.id}`, asks for {in_words(lower.target or '')}. Correct one of the two."
                )
                yield item.problem(("moves", index, "gates", number, "target"), "gate-falls", message, "warning")


def figure_in_words(loaded: LoadedData) -> Iterator[Problem]:
    """A condition on a KPI is written as `kpi` and `target`, so that people can check their figures against it.

    A test or a sample with a figure is a thing to do: a text counts if it starts with the KPI, or names months.
    """
    names = sorted(
        ((name, kpi.id) for kpi in _kpis(loaded).values() for name in (kpi.title, *kpi.aliases)),
        key=lambda pair: -len(pair[0]),
    )
    patterns = [(re.compile(rf"(?<!\w){re.escape(name)}s?(?!\w)", re.IGNORECASE), id_) for name, id_ in names]
    for item, role, index, move in _moves(loaded):
        measured = {kra.kpi for kra in role.kras}
        for number, gate in enumerate(move.gates):
            kpi = _kpi_in(gate.do or "", patterns, measured) if gate.do else ""
            if kpi:
                message = (
                    f"This condition is a figure of `{kpi}`, but in words nobody can check it. "
                    f'Write it as data: `{{kpi: {kpi}, target: ">= ...", months: ...}}`.'
                )
                yield item.problem(("moves", index, "gates", number, "do"), "figure-in-words", message, "warning")


def _kpi_in(text: str, patterns: list[tuple[re.Pattern[str], str]], measured: set[str]) -> str:
    """The id of the KPI that a text gives a figure for, those that the role measures first; empty if none."""
    if not any(character.isdigit() for character in text):
        return ""
    matches = [(match, id_) for pattern, id_ in patterns if (match := pattern.search(text))]
    matches.sort(key=lambda pair: pair[1] not in measured)
    for match, id_ in matches:
        figure = _FIGURE.search(text, match.end())
        if figure and (match.start() == 0 or _FOR_MONTHS.search(text, figure.end())):
            return id_
    return ""


def _is_looser(gate: Gate, other: Gate | Kra) -> bool:
    """Whether a condition accepts figures that another target of the same KPI does not."""
    wide, narrow = targets.parse(gate.target or ""), targets.parse(other.target or "")
    if not wide.bounds or not narrow.bounds or len({wide.unit, narrow.unit} - {""}) > 1:
        return False
    return targets.looser(wide.bounds, narrow.bounds)


RULES = (duplicate_gate, gate_below_target, target_unit)
ADVICE = (gate_not_measured, gate_falls, figure_in_words)
