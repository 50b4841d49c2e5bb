"""Roles: what they ask for, what is measured, where they lead."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

from .. import model, text
from ..model import SKILL_LEVELS
from .change import Change, Weight
from .fields import fields, short
from .side import Side
from .targets import direction

STATUS: dict[tuple[str, str], tuple[Weight, str]] = {
    ("draft", "published"): ("eases", "is published"),
    ("draft", "retiring"): ("clarifies", "is shown, and is being retired"),
    ("published", "draft"): ("raises", "goes back to draft and leaves the site"),
    ("published", "retiring"): ("raises", "is being retired: no new openings are planned"),
    ("retiring", "published"): ("eases", "stays after all"),
    ("retiring", "draft"): ("raises", "goes back to draft and leaves the site"),
}
OWN = ("skills", "kras", "moves", "level", "status", "reality")
HARDER_SHIFTS = ("day", "rotating", "night")
HARDER_PLACES = ("full", "partial", "none")


def role(id_: str, before: model.Role, now: model.Role, old: Side, new: Side) -> Iterator[Change]:
    """Every change of a role and of its moves. What raises the bar says how many postings it meets."""
    name = now.title
    plain = {field: getattr(now, field) for field in OWN}
    yield from fields("role", id_, name, before.model_copy(update=plain), now, old, new)
    if now.level != before.level:
        yield _of(
            id_, "level", "raises" if now.level > before.level else "eases", f"{name} is now at level {now.level}, was {before.level}."
        )
    if now.status != before.status:
        weight, words = STATUS[before.status, now.status]
        yield _of(id_, "status", weight, f"{name} {words}.")
    yield from _reality(id_, name, before.reality, now.reality, old, new)
    postings = new.openings(id_)
    met = f" {text.plural(postings, 'open posting')} {'is' if postings == 1 else 'are'} affected." if postings else ""
    for change in (*_skills(id_, name, before.skills, now.skills, new, old), *_kras(id_, name, before.kras, now.kras, new)):
        yield Change(change.weight, change.kind, change.id, change.field, change.text + met) if change.weight == "raises" else change
    yield from _moves(id_, before, now, old, new)


def _of(id_: str, field: str, weight: Weight, words: str) -> Change:
    return Change(weight, "role", id_, field, words)


def _reality(id_: str, name: str, before: model.Reality, now: model.Reality, old: Side, new: Side) -> Iterator[Change]:
    for field, order, words in (("shifts", HARDER_SHIFTS, text.SHIFTS), ("remote", HARDER_PLACES, text.REMOTE)):
        was, is_ = getattr(before, field), getattr(now, field)
        if was != is_:
            weight: Weight = "clarifies" if None in (was, is_) else "raises" if order.index(is_) > order.index(was) else "eases"
            told = [words[value].lower() if value else "not said" for value in (is_, was)]
            yield _of(id_, f"reality.{field}", weight, f"{name}: now {told[0]}, was {told[1]}.")
    rest = before.model_copy(update={"shifts": now.shifts, "remote": now.remote})
    yield from fields("role", id_, name, rest, now, old, new, "reality.")


def _skills(
    id_: str, name: str, before: Sequence[model.SkillNeed], now: Sequence[model.SkillNeed], new: Side, old: Side
) -> Iterator[Change]:
    # A skill that got another id is the same skill.
    came = new.renamed.get("skill", {})
    was = {came.get(need.skill, need.skill): need for need in before}
    is_ = {need.skill: need for need in now}
    for skill, need in is_.items():
        title = new.title("skill", skill)
        prior = was.get(skill)
        if prior is None:
            words = f"{name} now asks for {title} at {need.level} level" + ("." if need.need == "essential" else ", if possible.")
            yield _of(id_, f"skills.{skill}", "raises" if need.need == "essential" else "clarifies", words)
            continue
        rise = SKILL_LEVELS.index(need.level) - SKILL_LEVELS.index(prior.level)
        if rise:
            verb, weight = ("rises", "raises") if rise > 0 else ("falls", "eases")
            yield _of(id_, f"skills.{skill}", weight, f"{name}: {title} {verb} from {prior.level} to {need.level}.")  # type: ignore[arg-type]
        if need.need != prior.need:
            harder = need.need == "essential"
            yield _of(
                id_, f"skills.{skill}.need", "raises" if harder else "eases", f"{name}: {title} is now {need.need}, was {prior.need}."
            )
    for skill in was.keys() - is_.keys():
        yield _of(id_, f"skills.{skill}", "eases", f"{name} no longer asks for {old.title('skill', was[skill].skill)}.")


def _kras(id_: str, name: str, before: Sequence[model.Kra], now: Sequence[model.Kra], side: Side) -> Iterator[Change]:
    """Result areas by their figure; a role may have a figure twice, so by the area too where it does."""
    was, is_ = _by_figure(before), _by_figure(now)
    for key, kra in is_.items():
        figure, prior = side.title("kpi", kra.kpi), was.get(key)
        at = f"kras.{kra.kpi}"
        if prior is None:
            gate = ", and promotion waits for it" if kra.gate else ""
            yield _of(
                id_, at, "raises" if kra.gate else "clarifies", f"{name} is now measured by {figure}: {text.target(kra.target)}{gate}."
            )
            continue
        if kra.target != prior.target:
            words = f"{name}: {figure} is now {text.target(kra.target)}, was {text.target(prior.target)}"
            yield _of(id_, f"{at}.target", direction(prior.target, kra.target), f"{words}{' (a gate)' if kra.gate else ''}.")
        if kra.over != prior.over:
            words = f"{name}: {figure} must hold for {text.plural(kra.over, 'month')}, was {prior.over}."
            yield _of(id_, f"{at}.over", "raises" if kra.over > prior.over else "eases", words)
        if kra.gate != prior.gate:
            words = "promotion now waits for" if kra.gate else "promotion no longer waits for"
            yield _of(id_, f"{at}.gate", "raises" if kra.gate else "eases", f"{name}: {words} {figure}.")
        if kra.area != prior.area:
            yield _of(id_, f"{at}.area", "clarifies", f'{name}: the result area "{prior.area}" is now called "{kra.area}".')
    for key in was.keys() - is_.keys():
        gone = was[key]
        yield _of(
            id_,
            f"kras.{gone.kpi}",
            "eases" if gone.gate else "clarifies",
            f"{name} is no longer measured by {side.title('kpi', gone.kpi)}.",
        )


def _by_figure(kras: Sequence[model.Kra]) -> dict[tuple[str, str], model.Kra]:
    figures = [kra.kpi for kra in kras]
    return {(kra.kpi, kra.area if figures.count(kra.kpi) > 1 else ""): kra for kra in kras}


def _moves(id_: str, before: model.Role, now: model.Role, old: Side, new: Side) -> Iterator[Change]:
    came = new.renamed.get("role", {})
    was = {came.get(move.to, move.to): move for move in before.moves}
    is_ = {move.to: move for move in now.moves}
    for end, move in is_.items():
        words = f"{now.title} to {new.title('role', end)}"
        if end not in was:
            yield Change(
                "eases", "move", f"{id_}/{end}", "", f"A new step: {words}, {text.KINDS_SHORT[move.kind]}, {text.months(move.after)}."
            )
        else:
            yield from _move(f"{id_}/{end}", words, was[end], move, old, new)
    for end in was.keys() - is_.keys():
        yield Change("raises", "move", f"{id_}/{end}", "", f"{now.title} no longer leads to {old.title('role', was[end].to)}.")


def _move(id_: str, words: str, before: model.MoveEntry, now: model.MoveEntry, old: Side, new: Side) -> Iterator[Change]:
    if now.after.typical != before.after.typical:
        weight: Weight = "raises" if now.after.typical > before.after.typical else "eases"
        yield Change(
            weight, "move", id_, "after", f"{words} now typically {text.plural(now.after.typical, 'month')}, was {before.after.typical}."
        )
    elif now.after != before.after:
        yield Change(
            "clarifies",
            "move",
            id_,
            "after",
            f"{words} now takes {now.after.min} to {now.after.slow} months, was {before.after.min} to {before.after.slow}.",
        )
    if now.kind != before.kind:
        yield Change(
            "clarifies", "move", id_, "kind", f"{words} is now a {text.KINDS[now.kind].lower()}, was a {text.KINDS[before.kind].lower()}."
        )
    yield from _gates(id_, words, list(before.gates), list(now.gates))
    plain = {"to": now.to, "after": now.after, "kind": now.kind, "gates": now.gates}
    yield from fields("move", id_, words, before.model_copy(update=plain), now, old, new)


def _gates(id_: str, words: str, was: list[str], now: list[str]) -> Iterator[Change]:
    """A gate that is much like one before is the same gate in other words, unless its numbers differ."""
    gone, added = [gate for gate in was if gate not in now], [gate for gate in now if gate not in was]
    for gate in list(added):
        like = difflib.get_close_matches(gate, gone, n=1, cutoff=0.6)
        if like:
            gone.remove(like[0])
            added.remove(gate)
            weight = direction(like[0], gate)
            yield Change(weight, "move", id_, "gates", f'{words}: "{short(like[0])}" now reads "{short(gate)}".')
    for gate in added:
        yield Change("raises", "move", id_, "gates", f"{words} now also asks: {short(gate)}.")
    for gate in gone:
        yield Change("eases", "move", id_, "gates", f"{words} no longer asks: {short(gate)}.")
