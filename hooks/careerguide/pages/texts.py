"""What recruiters make from a role: an advert and a job description to copy, and an interview guide to print."""

from __future__ import annotations

import dataclasses as dc
import re
from collections.abc import Iterator, Mapping

from careerguide import model
from careerguide.guide.guide import Guide

from .page import Page
from .page_builder import PageBuilder
from .role_texts import RoleTexts

# Questions about the past, made from what people did who have the skill.
PAST_QUESTIONS = 2
# A phrase that a person says of themselves, or with a figure, is not what an interviewer asks a stranger.
_PERSONAL = re.compile(r"\b(?:i|me|my|mine|myself|we|us|our|ours)\b|\d", re.IGNORECASE)


@dc.dataclass(frozen=True, slots=True)
class SkillInterview:
    """What to ask about a skill, and what good looks like: at the level of the role, and one level below and above.

    `depth` tells which question fits the level: `first`, `alone`, `hard` or `teaches`.
    """

    need: model.SkillNeed
    skill: model.Skill
    phrases: tuple[str, ...]
    depth: str
    below: str
    at: str
    above: str


def texts_pages(builder: PageBuilder) -> Iterator[Page]:
    """Pages for each role and each opening. They are for people inside, who fill in what is missing."""
    guide = builder.guide
    if guide.audience:
        return
    for role in guide.roles.values():
        yield _texts(builder, f"/roles/{role.id}/texts/", role.title, RoleTexts(builder, role))
        yield _interview(builder, role)
    for opening in guide.people.openings.values():
        texts = RoleTexts(builder, guide.roles[opening.role], opening)
        yield _texts(builder, f"/openings/{opening.id}/texts/", guide.opening_title(opening), texts)


def _texts(builder: PageBuilder, address: str, name: str, texts: RoleTexts) -> Page:
    def values() -> Mapping[str, object]:
        opening = texts.opening
        return {
            "role": texts.role,
            "name": name,
            "is_example": texts.role.sample or bool(opening and opening.sample),
            "back": f"/openings/{opening.id}/" if opening else f"/roles/{texts.role.id}/",
            "advert": texts.advert(),
            "description": texts.description(),
        }

    title = f"{name}: {builder.say('advert and job description')}"
    description = builder.say("A job advert and a job description to copy, with a mark where you fill something in.")
    return builder.page("texts", address, title, description, values)


def _interview(builder: PageBuilder, role: model.Role) -> Page:
    guide = builder.guide

    def values() -> Mapping[str, object]:
        return {"role": role, "skills": [interview_of(guide, need) for need in guide.needs_first(role)]}

    title = f"{role.title}: {builder.say('interview guide')}"
    description = builder.say("Questions for each skill of the role, what good answers show, and a score sheet.")
    return builder.page("interview", f"/roles/{role.id}/interview/", title, description, values)


def interview_of(guide: Guide, need: model.SkillNeed) -> SkillInterview:
    """The part of an interview that is about one skill."""
    skill, ids = guide.skills[need.skill], list(guide.skill_levels)
    place = ids.index(need.level)
    phrases = tuple(phrase for phrase in skill.everyday if not _PERSONAL.search(phrase))[:PAST_QUESTIONS]

    def shown(number: int) -> str:
        return skill.levels.get(ids[number], "") if 0 <= number < len(ids) else ""

    below, at, above = shown(place - 1), shown(place), shown(place + 1)
    return SkillInterview(need, skill, phrases, _depth(place, len(ids)), below, at or skill.summary, above)


def _depth(place: int, count: int) -> str:
    """Which question fits a level, by its place among all levels; the first place is 0."""
    if place == 0:
        return "first"
    if place == count - 1:
        return "teaches"
    return "alone" if place < count / 2 else "hard"
