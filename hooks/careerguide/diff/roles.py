"""Roles: status, level, skills, KPIs and working conditions."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterator, Mapping, Sequence

from careerguide import formatting, model
from careerguide.guide.change import Change, Weight

from .differences import changed_places
from .fields import compare_fields
from .moves import compare_moves
from .snapshot import Comparison, Snapshot
from .targets import target_weight
from .values import REMOTE, SHIFTS, changed, list_change

STATUS: dict[tuple[str, str], tuple[Weight, str]] = {
    ("draft", "published"): ("eases", "is published"),
    ("draft", "retiring"): ("clarifies", "is published and is being retired"),
    ("published", "draft"): ("raises", "becomes a draft and is no longer on the site"),
    ("published", "retiring"): ("raises", "is being retired: no new openings are planned"),
    ("retiring", "published"): ("eases", "is no longer being retired"),
    ("retiring", "draft"): ("clarifies", "becomes a draft and is no longer on the site"),
}
# Fields that have lines of their own here.
OWN_FIELDS = ("skills", "kras", "differences", "moves", "level", "status", "reality")
# Labels by value, the easiest value first.
SHIFTS_BY_EASE = {shift: label.removesuffix(" shifts") for shift, label in SHIFTS.items()}
REMOTE_BY_EASE = {place: REMOTE[place] for place in ("full", "partial", "none")}


def compare_roles(id_: str, before: model.Role, now: model.Role, comparison: Comparison) -> Iterator[Change]:
    """Every change of a role and of its moves. A change of a draft makes nothing harder or easier."""
    if now.status != before.status:
        weight, text = STATUS[before.status, now.status]
        yield _change(id_, "status", weight, f"{now.title} {text}.")
    is_draft = "draft" in (before.status, now.status)
    for change in (*_role(id_, before, now, comparison), *compare_moves(id_, before, now, comparison)):
        yield change.as_clarification() if is_draft else change


def _role(id_: str, before: model.Role, now: model.Role, comparison: Comparison) -> Iterator[Change]:
    name = now.title if now.status != "draft" else f"{now.title} (draft)"
    same = {field: getattr(now, field) for field in OWN_FIELDS}
    yield from compare_fields("role", id_, name, before.model_copy(update=same), now, comparison)
    if now.level != before.level:
        weight: Weight = "raises" if now.level > before.level else "eases"
        yield _change(id_, "level", weight, f"{name} moves from level {before.level} to level {now.level}.")
    yield from _reality(id_, name, before.reality, now.reality, comparison)
    # Applicants need the skills of a role; its KPIs are for those who have the role already.
    affected = _affected_openings(comparison.new, id_) if now.status != "draft" else ""
    skills = [*_skills(id_, name, before.skills, now.skills, comparison)]
    for change in skills:
        yield dc.replace(change, text=change.text + affected) if change.weight == "raises" else change
    kras = [*_kras(id_, name, before.kras, now.kras, comparison)]
    yield from kras
    if before.skills != now.skills and not skills:
        yield _change(id_, "skills", "corrects", f"{name}: the order of skills changed.")
    if before.kras != now.kras and not kras:
        yield _change(id_, "kras", "corrects", f"{name}: the order of result areas changed.")
    yield from _differences(id_, name, before, now, comparison)


def _differences(id_: str, name: str, before: model.Role, now: model.Role, comparison: Comparison) -> Iterator[Change]:
    """What differs on a client line, at a site or in a shift; what the role itself says there is the rest."""
    told = False
    for words, then, today in changed_places(before, now, comparison):
        told = True
        there = f"{name}, {words}"
        changes = [
            *_skills(id_, there, then.skills, today.skills, comparison),
            *_kras(id_, there, then.kras, today.kras, comparison),
        ]
        if then.languages != today.languages:
            text = list_change("languages", "languages", then.languages, today.languages, comparison, None)
            changes.append(_change(id_, "languages", "clarifies", f"{there}: {text}."))
        for change in changes:
            yield dc.replace(change, field=f"differences.{change.field}")
        if not changes:
            text = f"{there}: what differs is the same as before, in another form."
            yield _change(id_, "differences", "corrects", text)
    if before.differences != now.differences and not told:
        yield _change(id_, "differences", "corrects", f"{name}: the order of differences changed.")


def _affected_openings(snapshot: Snapshot, id_: str) -> str:
    count = snapshot.open_postings(id_)
    return f" This affects {formatting.plural(count, 'current opening')}." if count else ""


def _change(id_: str, field: str, weight: Weight, text: str) -> Change:
    return Change(weight, "role", id_, field, text)


def _reality(
    id_: str, name: str, before: model.Reality, now: model.Reality, comparison: Comparison
) -> Iterator[Change]:
    for field, what, labels in (
        ("shifts", "shifts", SHIFTS_BY_EASE),
        ("remote", "work from home", REMOTE_BY_EASE),
    ):
        old, new = getattr(before, field), getattr(now, field)
        if old != new:
            text = f"{name}: {what} {changed(_label(labels, old), _label(labels, new))}."
            yield _change(id_, f"reality.{field}", _reality_weight(list(labels), old, new), text)
    rest = before.model_copy(update={"shifts": now.shifts, "remote": now.remote})
    yield from compare_fields("role", id_, name, rest, now, comparison, "reality.")


def _label(labels: Mapping[str, str], value: str | None) -> str:
    return labels[value] if value else "not stated"


def _reality_weight(by_ease: Sequence[str], old: str | None, new: str | None) -> Weight:
    if old is None or new is None:
        return "clarifies"
    return "raises" if by_ease.index(new) > by_ease.index(old) else "eases"


def _skills(
    id_: str, name: str, before: Sequence[model.SkillNeed], now: Sequence[model.SkillNeed], comparison: Comparison
) -> Iterator[Change]:
    """A desirable skill makes nothing harder, whatever its level."""
    old, new = ({need.skill: need for need in needs} for needs in (before, now))
    for skill, need in new.items():
        title = comparison.title("skill", skill)
        if skill in old:
            yield from _skill(id_, name, title, old[skill], need, comparison)
        elif need.need == "essential":
            text = f"{name} now asks for {title} at {comparison.title('skill-level', need.level)} level."
            yield _change(id_, f"skills.{skill}", "raises", text)
        else:
            text = f"{name} has a new desirable skill: {title} at {comparison.title('skill-level', need.level)} level."
            yield _change(id_, f"skills.{skill}", "clarifies", text)
    for skill in sorted(old.keys() - new.keys()):
        title = comparison.title("skill", skill)
        if old[skill].need == "essential":
            yield _change(id_, f"skills.{skill}", "eases", f"{name} no longer asks for {title}.")
        else:
            text = f"{name}: {title} is no longer a desirable skill."
            yield _change(id_, f"skills.{skill}", "clarifies", text)


def _skill(
    id_: str, name: str, title: str, before: model.SkillNeed, now: model.SkillNeed, comparison: Comparison
) -> Iterator[Change]:
    field = f"skills.{now.skill}"
    rise = _rise(before.level, now.level, comparison)
    old_title, new_title = (comparison.title("skill-level", level) for level in (before.level, now.level))
    if before.level != now.level and not rise:
        yield _change(id_, field, "clarifies", f"{name}: {title} changed from {old_title} to {new_title}.")
    if rise:
        weight: Weight = (
            "clarifies" if "essential" not in (now.need, before.need) else "raises" if rise > 0 else "eases"
        )
        desirable = "" if now.need == "essential" else ", a desirable skill,"
        verb = "rises" if rise > 0 else "falls"
        yield _change(id_, field, weight, f"{name}: {title}{desirable} {verb} from {old_title} to {new_title}.")
    if now.need != before.need:
        weight = "raises" if now.need == "essential" else "eases"
        text = f"{name}: {title} changed from {before.need} to {now.need}."
        yield _change(id_, f"{field}.need", weight, text)


def _rise(before: str, now: str, comparison: Comparison) -> int:
    """By how many levels a need rises, in the first list of levels that has both; 0 if none has."""
    for snapshot in (comparison.new, comparison.old):
        ranks = [level.id for level in snapshot.loaded.skill_levels]
        if before in ranks and now in ranks:
            return ranks.index(now) - ranks.index(before)
    return 0


def _kras(
    id_: str, name: str, before: Sequence[model.Kra], now: Sequence[model.Kra], comparison: Comparison
) -> Iterator[Change]:
    for old, new in _pairs(before, now):
        kpi = comparison.title("kpi", (new or old).kpi)  # type: ignore[union-attr]
        if old and new:
            yield from _kra(id_, name, kpi, old, new, comparison)
        elif new:
            text = f"{name} is now measured by {kpi}: {formatting.target(new.target)}."
            yield _change(id_, f"kras.{new.kpi}", "clarifies", text)
        elif old:
            yield _change(id_, f"kras.{old.kpi}", "clarifies", f"{name} is no longer measured by {kpi}.")


def _kra(id_: str, name: str, kpi: str, before: model.Kra, now: model.Kra, comparison: Comparison) -> Iterator[Change]:
    field = f"kras.{now.kpi}"
    if now.target != before.target:
        entry = comparison.new.of_kind("kpi").get(now.kpi)
        better = entry.direction if isinstance(entry, model.Kpi) else "unknown"
        change = changed(formatting.target(before.target), formatting.target(now.target))
        text = f"{name}: target for {kpi} {change}."
        yield _change(id_, f"{field}.target", target_weight(before.target, now.target, better), text)
    if now.over != before.over:
        months = formatting.plural(now.over, "month")
        text = f"{name}: target for {kpi} must be met for {months} instead of {before.over}."
        yield _change(id_, f"{field}.over", "raises" if now.over > before.over else "eases", text)
    if now.area != before.area:
        text = f'{name}: {kpi} moves from the result area "{before.area}" to "{now.area}".'
        yield _change(id_, f"{field}.area", "clarifies", text)


def _pairs(before: Sequence[model.Kra], now: Sequence[model.Kra]) -> list[tuple[model.Kra | None, model.Kra | None]]:
    """Result areas of the same KPI, old and new: first those with the same area, then the others in their order."""
    unpaired = list(before)
    pairs: list[tuple[model.Kra | None, model.Kra | None]] = []
    for same_area in (True, False):
        for kra in now:
            if any(kra is new for _, new in pairs):
                continue
            old = next(
                (old for old in unpaired if old.kpi == kra.kpi and (old.area == kra.area or not same_area)), None
            )
            if old:
                unpaired.remove(old)
                pairs.append((old, kra))
    added = [kra for kra in now if not any(kra is new for _, new in pairs)]
    return [*pairs, *((None, kra) for kra in added), *((old, None) for old in unpaired)]
