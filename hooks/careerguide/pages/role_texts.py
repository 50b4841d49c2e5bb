"""The job advert and the job description of a role, from its data. What the data does not say is marked.

An advert is read outside the company: it names no target, condition, desk or link from inside.
"""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Iterable

from careerguide import formatting, model
from careerguide.guide.guide import Guide
from careerguide.render.copied_texts import CopiedText, TextLine, TextSection

from .page_builder import PageBuilder

# Next steps that an advert names, and roles inside whose conditions a description has.
STEPS, FEEDERS = 2, 4


class RoleTexts:
    """The texts of one role, or of one opening of it."""

    def __init__(self, builder: PageBuilder, role: model.Role, opening: model.Opening | None = None) -> None:
        self.guide: Guide = builder.guide
        self.say = builder.say
        self.opening = opening
        self.role = role
        # What of it depends on the client line, the site or the shift.
        self.varying = frozenset(difference.subject[0] for difference in role.differences)
        if opening:
            self.role, self.varying = self.guide.role_in(opening)

    def advert(self) -> CopiedText:
        """What people outside read before they apply."""
        role = self.role
        needs = [*self._needs("essential"), *self._languages()]
        sections = (
            self._section("The job", [TextLine(role.summary)], is_list=False),
            self._section("What you do", _lines(role.responsibilities), "the duties"),
            self._section("What you bring", needs, "the skills that it needs", self._varying_needs()),
            self._section("What helps, and what you can learn in the role", self._needs("desirable")),
            self._section("Where and when", self._place()),
            self._section("What you get", self._offers()),
            dc.replace(
                self._section("Where this job leads", self._steps()),
                note=self.say("Some people need longer, and a step needs an opening. This is no promise."),
            ),
            self._section("How to apply", [self._how_to_apply()], is_list=False),
        )
        return CopiedText(self._title(), _with_lines(sections), self._example())

    def description(self) -> CopiedText:
        """What the company agrees on for the role. It has targets and conditions, so it is for people inside."""
        role = self.role
        title = f"{self._title()}: {self.say('job description')}"
        sections = (
            self._section("Purpose", [TextLine(role.summary)], is_list=False),
            self._section("Place in the company", self._ranks()),
            self._section("Duties", _lines(role.responsibilities), "the duties"),
            self._section(
                "Result areas and KPIs", self._results(), "the result areas and their KPIs", self._varying_targets()
            ),
            self._section("Essential skills", self._needs("essential"), "the skills that it needs"),
            self._section("Desirable skills", self._needs("desirable")),
            self._section("Languages", self._languages()),
            self._section("At your client, site or shift", self._varying_needs()),
            self._section("Conditions for people inside", self._conditions()),
            self._section("Qualifications", (), "qualifications that a law or the client asks for, or none"),
            self._section("Where and when", self._place()),
            self._section("A usual day", _lines([role.reality.day] if role.reality.day else []), is_list=False),
            self._section("Approval", (), "who approved this text, and on which day"),
        )
        return CopiedText(title, _with_lines(sections), self._example())

    def _section(
        self,
        heading: str,
        lines: Iterable[TextLine],
        missing: str = "",
        also: Iterable[TextLine] = (),
        *,
        is_list: bool = True,
    ) -> TextSection:
        """A section; without lines, it asks for what is `missing`. It `also` has other lines after them."""
        written = tuple(lines)
        if not written and missing:
            written = (TextLine(fill_in=self.say(missing)),)
        return TextSection(self.say(heading), (*written, *also), is_list)

    def _title(self) -> str:
        return self.guide.opening_title(self.opening) if self.opening else self.role.title

    def _example(self) -> str:
        if self.role.sample:
            return self.say("This role is an example. Do not publish this text.")
        if self.opening and self.opening.sample:
            return self.say("This opening is an example. Do not publish this text.")
        return ""

    def _needs(self, need: str) -> list[TextLine]:
        """A line for each skill: its level, and what a person does at that level."""
        lines = []
        for skill_need in self.role.skills:
            if skill_need.need == need:
                skill = self.guide.skills[skill_need.skill]
                level = self.guide.skill_levels[skill_need.level].title
                shown = skill.levels.get(skill_need.level, skill.summary)
                lines.append(TextLine(f"{skill.title} ({level}): {shown}"))
        return lines

    def _languages(self) -> list[TextLine]:
        return [TextLine(f"{self.say('Language')}: {language.text}") for language in self.role.languages]

    def _varying_needs(self) -> list[TextLine]:
        is_same = self.varying.isdisjoint(("skill", "language"))
        return (
            [] if is_same else [TextLine(fill_in=self.say("skills and languages that differ by client, site or shift"))]
        )

    def _varying_targets(self) -> list[TextLine]:
        return (
            [TextLine(fill_in=self.say("targets that differ by client, site or shift"))]
            if "kpi" in self.varying
            else []
        )

    def _how_to_apply(self) -> TextLine:
        """By which day, if the opening says so. The address inside is not told."""
        if self.opening is None:
            return TextLine(fill_in=self.say("how to apply, and by which day"))
        if self.opening.until_filled:
            return TextLine(self.say("Open until filled."), self.say("how to apply"))
        sites = self.guide.places(self.opening)
        return TextLine(
            f"Apply by {formatting.day(self.opening.closes)}, {formatting.times_at(sites)}.", self.say("how to apply")
        )

    def _place(self) -> list[TextLine]:
        guide, role, opening = self.guide, self.role, self.opening
        sites = guide.places(opening) if opening else [guide.sites[id_] for id_ in role.sites if id_ in guide.sites]
        site = self.say("Site")
        lines = [TextLine(f"{site}: {formatting.listed([place.title for place in sites])}")] if sites else []
        lines = lines or [TextLine(f"{site}:", self.say("site"))]
        if opening:
            lines.append(TextLine(formatting.plural(opening.seats, "seat")))
            lines.append(TextLine(formatting.shifts(opening.shift)))
        elif role.reality.shifts:
            lines.append(TextLine(formatting.SHIFTS[role.reality.shifts]))
        else:
            lines.append(TextLine("Shifts:", "shifts"))
        if role.reality.remote:
            lines.append(TextLine(formatting.REMOTE[role.reality.remote]))
        lines.append(TextLine("Contract:", "kind of contract, and hours a week"))
        return lines

    def _offers(self) -> list[TextLine]:
        """Benefits that are no example. The list of HR says for whom they are, but not if they may be told outside."""
        benefits = [benefit for benefit in self.guide.benefits_for(self.role) if not benefit.sample]
        lines = [TextLine("Pay:", "pay range"), *(TextLine(f"{item.title}: {item.summary}") for item in benefits)]
        if benefits:
            return [*lines, TextLine(fill_in="check with HR which of these benefits an advert may name")]
        return [*lines, TextLine("Benefits:", "benefits that HR has agreed")]

    def _steps(self) -> list[TextLine]:
        moves = self.guide.onward(self.role.id)[:STEPS]
        return [TextLine(f"{move.end.title}: {formatting.months(move.after)}") for move in moves]

    def _ranks(self) -> list[TextLine]:
        guide, role = self.guide, self.role
        track, family, team = guide.track_of(role), guide.family(role), role.reality.manages
        level = guide.levels.get(role.level)
        name = f"{guide.level_name(role.level)}, {level.title}" if level else guide.level_name(role.level)
        lines = [TextLine(f"{self.say('Track')}: {track.title}")] if track else []
        lines += [TextLine(f"{self.say('Family')}: {family.title}")] if family else []
        lines += [TextLine(f"{self.say('Level')}: {name}")]
        lines += [TextLine(f"{self.say('Pay grade')}: {role.grade.code}")] if role.grade else []
        lines += [TextLine(formatting.people(team.min, team.max))] if team else []
        return [*lines, TextLine("Reports to:", self.say("role of the manager"))]

    def _results(self) -> list[TextLine]:
        kpis = self.guide.kpis
        return [
            TextLine(f"{kra.area}: {formatting.condition(kpis[kra.kpi].title, kra.target, kra.over)}")
            for kra in self.role.kras
        ]

    def _conditions(self) -> list[TextLine]:
        """The conditions of the moves to this role, one line for each move."""
        guide = self.guide
        moves = [move for move in guide.moves_to.get(self.role.id, ()) if move.kind != "return" and move.entry.gates]
        return [
            TextLine(f"From {move.start.title}: {'; '.join(guide.condition(gate) for gate in move.entry.gates)}")
            for move in moves[:FEEDERS]
        ]


def _lines(texts: Iterable[str]) -> list[TextLine]:
    return [TextLine(text) for text in texts]


def _with_lines(sections: Iterable[TextSection]) -> tuple[TextSection, ...]:
    return tuple(section for section in sections if section.lines)
