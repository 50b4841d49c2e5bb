"""Entries as earlier releases wrote them, so that a comparison with the past finds what changed and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from .yaml_reader import Mapping

Upgrade = Callable[[str, Mapping], Mapping]


def upgraded(kind: str, raw: Mapping) -> Mapping:
    """The entry in today's form. Before, a condition was a text, and a result area said if it was a condition."""
    if kind != "role":
        return raw
    role = _copy(raw)
    kras, moves = role.get("kras"), role.get("moves")
    if isinstance(kras, list):
        role["kras"] = [_copy(kra, without="gate") if isinstance(kra, Mapping) else kra for kra in kras]
    if isinstance(moves, list):
        role["moves"] = [_move(move) if isinstance(move, Mapping) else move for move in moves]
    return role


def _move(raw: Mapping) -> Mapping:
    gates = raw.get("gates")
    if not isinstance(gates, list):
        return raw
    move = _copy(raw)
    move["gates"] = [{"do": gate} if isinstance(gate, str) else gate for gate in gates]
    return move


def _copy(raw: Mapping, without: str = "") -> Mapping:
    copy = Mapping({key: value for key, value in raw.items() if key != without})
    copy.line = raw.line
    return copy
