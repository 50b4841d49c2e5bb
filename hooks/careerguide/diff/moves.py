"""Where a role leads, when, and what must be true before."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from careerguide import formatting, model
from careerguide.guide.change import Change, Weight

from .fields import fields
from .snapshot import Comparison
from .targets import direction
from .values import clean, short


def moves(id_: str, before: model.Role, now: model.Role, comparison: Comparison) -> Iterator[Change]:
    """Every change of the moves of a role; one to or from a draft is met by nobody yet."""
    was, is_ = ({move.to: move for move in role.moves} for role in (before, now))
    said = 0
    for end, move in is_.items():
        words = f"{now.title} to {comparison.title('role', end)}"
        if end in was:
            found = [*_move(f"{id_}/{end}", words, was[end], move, comparison)]
        else:
            step = f"A new step: {words}, {formatting.KINDS_SHORT[move.kind]}, {formatting.months(move.after)}."
            found = [Change("eases", "move", f"{id_}/{end}", "", step)]
        said += len(found)
        yield from (change.no_heavier() if comparison.new.draft_role(end) else change for change in found)
    for end in sorted(was.keys() - is_.keys()):
        said += 1
        gone = Change(
            "raises", "move", f"{id_}/{end}", "", f"{now.title} no longer leads to {comparison.title('role', end)}."
        )
        yield gone.no_heavier() if comparison.old.draft_role(comparison.before("role", end)) else gone
    if before.moves != now.moves and not said:
        yield Change("corrects", "role", id_, "moves", f"{now.title}: moves in another order.")


def _move(
    id_: str, words: str, before: model.MoveEntry, now: model.MoveEntry, comparison: Comparison
) -> Iterator[Change]:
    was, is_ = before.after, now.after
    if was != is_:
        weight: Weight = (
            "clarifies" if was.typical == is_.typical else "raises" if is_.typical > was.typical else "eases"
        )
        if was.typical == is_.typical:
            said = f"{words} now takes {_span(is_)}, was {_span(was)}; {formatting.plural(is_.typical, 'month')} stay typical."
        else:
            spans = f" ({_span(is_)}, was {_span(was)})" if _span(is_) != _span(was) else ""
            said = f"{words} now typically takes {formatting.plural(is_.typical, 'month')}, was {was.typical}{spans}."
        yield Change(weight, "move", id_, "after", said)
    if now.kind != before.kind:
        kinds = [
            formatting.KINDS[kind].lower().replace("bpo", "BPO").replace("kpo", "KPO")
            for kind in (now.kind, before.kind)
        ]
        yield Change("clarifies", "move", id_, "kind", f"{words} is now a {kinds[0]}, was a {kinds[1]}.")
    yield from _gates(id_, words, list(before.gates), list(now.gates))
    plain = {"to": now.to, "after": now.after, "kind": now.kind, "gates": now.gates}
    yield from fields("move", id_, words, before.model_copy(update=plain), now, comparison)


def _span(after: model.MonthRange) -> str:
    return f"{after.min} to {after.slow} months" if after.min != after.slow else formatting.plural(after.min, "month")


def _gates(id_: str, words: str, was: list[str], now: list[str]) -> Iterator[Change]:
    """A gate that is much like one before is the same gate in other words, unless its numbers differ."""
    gone, added = [gate for gate in was if gate not in now], [gate for gate in now if gate not in was]
    for gate in list(added):
        like = difflib.get_close_matches(gate, gone, n=1, cutoff=0.6)
        if like:
            gone.remove(like[0])
            added.remove(gate)
            said = [short(one) for one in (like[0], gate)]
            reads = f'"{said[0]}" now reads "{said[1]}"' if said[0] != said[1] else f'the words of "{said[0]}" change'
            yield Change(direction(like[0], gate), "move", id_, "gates", f"{words}: {reads}.")
    for gate in added:
        yield Change("raises", "move", id_, "gates", f"{words} now also asks: {clean(gate)}.")
    for gate in gone:
        yield Change("eases", "move", id_, "gates", f"{words} no longer asks: {clean(gate)}.")
    if was != now and set(was) == set(now):
        yield Change("corrects", "move", id_, "gates", f"{words}: gates in another order.")
