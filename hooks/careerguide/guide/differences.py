"""A role as it is on one client line, at one site and in one shift. `lib/differences.js` gives the same roles."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable, Mapping
from typing import TypeVar

from careerguide import model

T = TypeVar("T")


@dc.dataclass(frozen=True, slots=True)
class Workplace:
    """Where a person works: client line, id of the site, and shift; empty texts if they are not known."""

    line_of_business: str = ""
    site: str = ""
    shift: str = ""


def fits(difference: model.Difference, workplace: Workplace) -> bool:
    """Whether all places of a difference are those of a person. A place that is not known fits none."""
    places = zip(difference.places, dc.astuple(workplace), strict=True)
    return all(not place or same_place(place, one) for place, one in places)


def same_place(one: str, other: str) -> bool:
    """Whether two names are those of one place; people write client lines with and without capitals."""
    return one.casefold() == other.casefold()


def fitting(role: model.Role, workplace: Workplace) -> dict[tuple[str, str], model.Difference]:
    """What differs for a person -> the difference that counts: the one with the most places; the first of several."""
    counting: dict[tuple[str, str], model.Difference] = {}
    for difference in role.differences:
        if fits(difference, workplace):
            before = counting.get(difference.subject)
            if before is None or _count(difference) > _count(before):
                counting[difference.subject] = difference
    return counting


def _count(difference: model.Difference) -> int:
    return sum(1 for place in difference.places if place)


def applied(role: model.Role, workplace: Workplace, kpi_titles: Mapping[str, str]) -> model.Role:
    """The role with the targets, skills and languages of a person's workplace. What is only there comes last.

    A KPI that is only there has its title as its result area.
    """
    counting = fitting(role, workplace)
    if not counting:
        return role
    targets, skills, languages = (_of(counting, key) for key in ("kpi", "skill", "language"))
    kras = [_kra(kra, targets.get(kra.kpi)) for kra in role.kras]
    needs = [_need(need, skills.get(need.skill)) for need in role.skills]
    named = [_language(need, languages.get(need.language)) for need in role.languages]
    known_kpis, known_skills = {kra.kpi for kra in role.kras}, {need.skill for need in role.skills}
    known_languages = {need.language for need in role.languages}
    kras += [new_kra(item, kpi_titles) for kpi, item in targets.items() if kpi not in known_kpis]
    needs += [new_need(item) for skill, item in skills.items() if skill not in known_skills]
    named += present(item.language for name, item in languages.items() if name not in known_languages)
    return role.model_copy(update={"kras": tuple(kras), "skills": tuple(needs), "languages": tuple(named)})


def in_opening(
    role: model.Role, opening: model.Opening, kpi_titles: Mapping[str, str]
) -> tuple[model.Role, frozenset[str]]:
    """The role as it is where an opening is, and what is not the same at all its sites and in all its shifts.

    That is of `kpi`, `skill` and `language`. If there is any, the role is that of the client line alone.
    """
    line = opening.line_of_business or ""
    roles = [
        applied(role, Workplace(line, site, shift), kpi_titles) for site in opening.places for shift in opening.shift
    ]
    varying = frozenset(
        kind
        for kind, key in (("kpi", "kras"), ("skill", "skills"), ("language", "languages"))
        if any(getattr(one, key) != getattr(roles[0], key) for one in roles)
    )
    return applied(role, Workplace(line), kpi_titles) if varying else roles[0], varying


def _of(counting: Mapping[tuple[str, str], model.Difference], key: str) -> dict[str, model.Difference]:
    return {name: difference for (kind, name), difference in counting.items() if kind == key}


def present(values: Iterable[T | None]) -> list[T]:
    """The values that are there."""
    return [value for value in values if value is not None]


def _kra(kra: model.Kra, item: model.Difference | None) -> model.Kra:
    return kra.model_copy(update={"target": item.target, "over": item.over or kra.over}) if item else kra


def _need(need: model.SkillNeed, item: model.Difference | None) -> model.SkillNeed:
    return need.model_copy(update={"level": item.level, "need": item.need or need.need}) if item else need


def _language(need: model.LanguageNeed, item: model.Difference | None) -> model.LanguageNeed:
    return item.language if item and item.language else need


def new_kra(item: model.Difference, kpi_titles: Mapping[str, str]) -> model.Kra:
    """The result area of a KPI that the role has only there."""
    kpi = item.kpi or ""
    return model.Kra(area=kpi_titles.get(kpi, kpi), kpi=kpi, target=item.target or "", over=item.over or 1)


def new_need(item: model.Difference) -> model.SkillNeed:
    """The need for a skill that the role has only there."""
    return model.SkillNeed(skill=item.skill or "", level=item.level or "", need=item.need or "essential")


def by_places(role: model.Role) -> dict[tuple[str, str, str], tuple[model.Difference, ...]]:
    """Client line, site and shift -> what differs there, in the order of the data."""
    places = dict.fromkeys(difference.places for difference in role.differences)
    return {place: tuple(item for item in role.differences if item.places == place) for place in places}


def elsewhere(
    role: model.Role, difference: model.Difference
) -> model.Kra | model.SkillNeed | model.LanguageNeed | None:
    """What the role has where it does not differ; None if it is measured, or needed, only there."""
    key, name = difference.subject
    if key == "kpi":
        return next((kra for kra in role.kras if kra.kpi == name), None)
    if key == "skill":
        return next((need for need in role.skills if need.skill == name), None)
    return next((need for need in role.languages if need.language == name), None)


def changes_nothing(role: model.Role, difference: model.Difference) -> bool:
    """Whether the role has the same target, skill or language everywhere."""
    key, name = difference.subject
    if key == "kpi":
        kras = [kra for kra in role.kras if kra.kpi == name]
        return bool(kras) and all(_kra(kra, difference) == kra for kra in kras)
    if key == "skill":
        return any(_need(need, difference) == need for need in role.skills if need.skill == name)
    return difference.language in role.languages
