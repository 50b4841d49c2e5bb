"""Moves of a role: their months, their conditions and where they lead."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide import formatting, model
from careerguide.guide.change import Change

from .fields import compare_fields
from .gates import compare_gates
from .snapshot import Comparison


def compare_moves(id_: str, before: model.Role, now: model.Role, comparison: Comparison) -> Iterator[Change]:
    """Every change of a role's moves. A move to a draft makes nothing harder or easier, as nobody can make it yet."""
    old, new = ({move.to: move for move in role.moves} for role in (before, now))
    changed = False
    for end, move in new.items():
        for change in _move(id_, now, old.get(end), move, comparison):
            changed = True
            yield change.as_clarification() if comparison.new.is_draft(end) else change
    for end in sorted(old.keys() - new.keys()):
        changed = True
        text = f"The move from {now.title} to {comparison.title('role', end)} is removed."
        change = Change("raises", "move", f"{id_}/{end}", "", text)
        yield change.as_clarification() if comparison.old.is_draft(comparison.old_id("role", end)) else change
    if before.moves != now.moves and not changed:
        yield Change("corrects", "role", id_, "moves", f"{now.title}: the order of moves changed.")


def _move(
    role_id: str, role: model.Role, before: model.MoveEntry | None, now: model.MoveEntry, comparison: Comparison
) -> Iterator[Change]:
    id_, name = f"{role_id}/{now.to}", f"{role.title} to {comparison.title('role', now.to)}"
    if before is None:
        months = formatting.months(now.after) if now.after else formatting.UNKNOWN
        text = f"New move: {name} ({formatting.KINDS_SHORT[now.kind]}), {months}."
        yield Change("eases", "move", id_, "", text)
        return
    if before.after != now.after:
        yield _months(id_, name, before.after, now.after)
    if before.kind != now.kind:
        kinds = [_kind(kind, role, now.to, comparison) for kind in (before.kind, now.kind)]
        yield Change("clarifies", "move", id_, "kind", f"{name} is now a {kinds[1]}, not a {kinds[0]}.")
    yield from compare_gates(id_, name, before.gates, now.gates, comparison)
    compared = {"to": now.to, "after": now.after, "kind": now.kind, "gates": now.gates}
    yield from compare_fields("move", id_, name, before.model_copy(update=compared), now, comparison)


def _kind(kind: model.MoveKind, start: model.Role, end: str, comparison: Comparison) -> str:
    """A kind as a noun; a career change with the lines of business of today, in the order of the data."""
    if kind == "lateral":
        return "move sideways"
    tracks, lines, roles = (comparison.new.of_kind(name) for name in ("track", "line", "role"))
    end_role = roles.get(end)
    ends = [start.track, *([end_role.track] if isinstance(end_role, model.Role) else [])]
    named = {track.line for id_ in ends if isinstance(track := tracks.get(id_ or ""), model.Track)}
    names = [line.name for id_, line in lines.items() if id_ in named and isinstance(line, model.LineOfBusiness)]
    title = formatting.bridge(names if len(names) > 1 else []) if kind == "bridge" else formatting.KINDS[kind]
    return title[:1].lower() + title[1:]


def _months(id_: str, name: str, before: model.MonthRange | None, now: model.MonthRange | None) -> Change:
    if not before or not now:
        months = f"are now {_span(now)}" if now else "are no longer known"
        was = f" (before: {_span(before)})" if before else ", and were not known before"
        return Change("clarifies", "move", id_, "after", f"{name}: the months {months}{was}.")
    old_span, new_span = _span(before), _span(now)
    typical = formatting.plural(now.typical, "month")
    if before.typical == now.typical:
        text = f"{name} now takes {new_span} instead of {old_span}; {typical} is still typical."
        return Change("clarifies", "move", id_, "after", text)
    spans = f" ({new_span} instead of {old_span})" if new_span != old_span else ""
    text = f"{name} now typically takes {typical} instead of {before.typical}{spans}."
    return Change("raises" if now.typical > before.typical else "eases", "move", id_, "after", text)


def _span(after: model.MonthRange) -> str:
    return f"{after.min} to {after.slow} months" if after.min != after.slow else formatting.plural(after.min, "month")
