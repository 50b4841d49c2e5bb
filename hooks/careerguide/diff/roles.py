"""Roles: what they ask for, and what is measured."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterator, Sequence

from careerguide import formatting, model
from careerguide.guide.change import Change, Weight
from careerguide.model import SKILL_LEVELS

from .fields import fields
from .moves import moves
from .snapshot import Comparison, Snapshot
from .targets import direction
from .values import PLACES, SHIFTS

STATUS: dict[tuple[str, str], tuple[Weight, str]] = {
    ("draft", "published"): ("eases", "is published"),
    ("draft", "retiring"): ("clarifies", "is shown, and is being retired"),
    ("published", "draft"): ("raises", "goes back to draft and leaves the site"),
    ("published", "retiring"): ("raises", "is being retired: no new openings are planned"),
    ("retiring", "published"): ("eases", "stays after all"),
    ("retiring", "draft"): ("clarifies", "goes back to draft and leaves the site"),
}
OWN = ("skills", "kras", "moves", "level", "status", "reality")
HARDER_SHIFTS = ("day", "rotating", "night")
HARDER_PLACES = ("full", "partial", "none")


def role(id_: str, before: model.Role, now: model.Role, comparison: Comparison) -> Iterator[Change]:
    """Every change of a role and of its moves. A skill that rises says how many postings it meets; a draft meets nobody."""
    if now.status != before.status:
        weight, words = STATUS[before.status, now.status]
        yield _of(id_, "status", weight, f"{now.title} {words}.")
    drafted = "draft" in (before.status, now.status)
    for change in (*_own(id_, before, now, comparison), *moves(id_, before, now, comparison)):
        yield change.no_heavier() if drafted else change


def _own(id_: str, before: model.Role, now: model.Role, comparison: Comparison) -> Iterator[Change]:
    name = now.title if now.status != "draft" else f"{now.title} (draft)"
    plain = {field: getattr(now, field) for field in OWN}
    yield from fields("role", id_, name, before.model_copy(update=plain), now, comparison)
    if now.level != before.level:
        yield _of(
            id_,
            "level",
            "raises" if now.level > before.level else "eases",
            f"{name} is now at level {now.level}, was {before.level}.",
        )
    yield from _reality(id_, name, before.reality, now.reality, comparison)
    met = _met(comparison.new, id_) if now.status != "draft" else ""
    skills = [*_skills(id_, name, before.skills, now.skills, comparison)]
    kras = [*_kras(id_, name, before.kras, now.kras, comparison)]
    # Whoever applies meets what the role asks for; its figures are for those who have the seat.
    yield from (
        dc.replace(change, text=change.text + met) if change.weight == "raises" else change for change in skills
    )
    yield from kras
    for field, found in (("skills", skills), ("kras", kras)):
        if getattr(before, field) != getattr(now, field) and not found:
            yield _of(
                id_, field, "corrects", f"{name}: {'skills' if field == 'skills' else 'result areas'} in another order."
            )


def _met(snapshot: Snapshot, id_: str) -> str:
    count = snapshot.openings(id_)
    return f" {formatting.plural(count, 'open posting')} {'is' if count == 1 else 'are'} affected." if count else ""


def _of(id_: str, field: str, weight: Weight, words: str) -> Change:
    return Change(weight, "role", id_, field, words)


def _reality(
    id_: str, name: str, before: model.Reality, now: model.Reality, comparison: Comparison
) -> Iterator[Change]:
    for field, what, order, words in (
        ("shifts", "shifts", HARDER_SHIFTS, SHIFTS),
        ("remote", "work from home", HARDER_PLACES, PLACES),
    ):
        was, is_ = getattr(before, field), getattr(now, field)
        if was != is_:
            weight: Weight = (
                "clarifies" if None in (was, is_) else "raises" if order.index(is_) > order.index(was) else "eases"
            )
            told = [words[value] if value else "not said" for value in (is_, was)]
            told = [one.removesuffix(" shifts") for one in told] if field == "shifts" else told
            yield _of(id_, f"reality.{field}", weight, f"{name}: {what} now {told[0]}, was {told[1]}.")
    rest = before.model_copy(update={"shifts": now.shifts, "remote": now.remote})
    yield from fields("role", id_, name, rest, now, comparison, "reality.")


def _skills(
    id_: str, name: str, before: Sequence[model.SkillNeed], now: Sequence[model.SkillNeed], comparison: Comparison
) -> Iterator[Change]:
    """A skill that one can start without raises no bar, however high its level."""
    was, is_ = ({need.skill: need for need in needs} for needs in (before, now))
    for skill, need in is_.items():
        title, prior = comparison.title("skill", skill), was.get(skill)
        essential = need.need == "essential"
        if prior is None:
            words = f"{name} now {'asks for' if essential else 'welcomes'} {title} at {need.level} level."
            yield _of(id_, f"skills.{skill}", "raises" if essential else "clarifies", words)
            continue
        rise = SKILL_LEVELS.index(need.level) - SKILL_LEVELS.index(prior.level)
        if rise:
            weight: Weight = (
                "clarifies" if "essential" not in (need.need, prior.need) else "raises" if rise > 0 else "eases"
            )
            words = f"{name}: {title}{'' if essential else ', a desirable skill,'} {'rises' if rise > 0 else 'falls'}"
            yield _of(id_, f"skills.{skill}", weight, f"{words} from {prior.level} to {need.level}.")
        if need.need != prior.need:
            words = f"{name}: {title} is now {need.need}, was {prior.need}."
            yield _of(id_, f"skills.{skill}.need", "raises" if essential else "eases", words)
    for skill in sorted(was.keys() - is_.keys()):
        essential = was[skill].need == "essential"
        words = f"{name} no longer {'asks for' if essential else 'welcomes'} {comparison.title('skill', skill)}."
        yield _of(id_, f"skills.{skill}", "eases" if essential else "clarifies", words)


def _kras(
    id_: str, name: str, before: Sequence[model.Kra], now: Sequence[model.Kra], comparison: Comparison
) -> Iterator[Change]:
    for prior, kra in _paired(before, now):
        figure = comparison.title("kpi", (kra or prior).kpi)  # type: ignore[union-attr]
        if prior and kra:
            yield from _kra(id_, f"{name}: {figure}", prior, kra, comparison)
        elif kra:
            words = f"{name} is now measured by {figure}: {formatting.target(kra.target)}{', and promotion waits for it' if kra.gate else ''}."
            yield _of(id_, f"kras.{kra.kpi}", "raises" if kra.gate else "clarifies", words)
        elif prior:
            words = f"{name} is no longer measured by {figure}{', and promotion no longer waits for it' if prior.gate else ''}."
            yield _of(id_, f"kras.{prior.kpi}", "eases" if prior.gate else "clarifies", words)


def _kra(id_: str, words: str, prior: model.Kra, kra: model.Kra, comparison: Comparison) -> Iterator[Change]:
    at = f"kras.{kra.kpi}"
    if kra.target != prior.target:
        entry = comparison.new.of_kind("kpi").get(kra.kpi)
        weight = direction(prior.target, kra.target, entry.direction if isinstance(entry, model.Kpi) else "unknown")
        told = f"{words} is now {formatting.target(kra.target)}, was {formatting.target(prior.target)}{' (promotion waits for it)' if kra.gate else ''}."
        yield _of(id_, f"{at}.target", weight, told)
    if kra.over != prior.over:
        more = kra.over > prior.over
        yield _of(
            id_,
            f"{at}.over",
            "raises" if more else "eases",
            f"{words} must hold for {formatting.plural(kra.over, 'month')}, was {prior.over}.",
        )
    if kra.gate != prior.gate:
        waits = "promotion now waits for it" if kra.gate else "promotion no longer waits for it"
        yield _of(id_, f"{at}.gate", "raises" if kra.gate else "eases", f"{words}: {waits}.")
    if kra.area != prior.area:
        yield _of(id_, f"{at}.area", "clarifies", f'{words} now stands under "{kra.area}", was "{prior.area}".')


def _paired(before: Sequence[model.Kra], now: Sequence[model.Kra]) -> list[tuple[model.Kra | None, model.Kra | None]]:
    """Result areas by figure and area, then, as a role may have a figure twice, by figure in their order."""
    left = list(before)
    pairs: list[tuple[model.Kra | None, model.Kra | None]] = []
    for same_area in (True, False):
        for kra in now:
            if any(kra is paired for _, paired in pairs):
                continue
            prior = next((one for one in left if one.kpi == kra.kpi and (one.area == kra.area or not same_area)), None)
            if prior:
                left.remove(prior)
                pairs.append((prior, kra))
    rest = [kra for kra in now if not any(kra is paired for _, paired in pairs)]
    return [*pairs, *((None, kra) for kra in rest), *((prior, None) for prior in left)]
