"""Pages for those who keep the guide: skills by role, what changed, and the rules of the data."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from careerguide import formatting, model, rulebook
from careerguide.diff import Change
from careerguide.guide.change import WEIGHTS
from careerguide.guide.guide import Guide
from careerguide.model.kinds import KINDS
from careerguide.rulebook.groups import GROUPS, group_of

from .page import Page, Part, parts
from .page_builder import PageBuilder

# Roles side by side in a matrix: a page stays light.
WIDE = 8
# Lines of one change of the data that the page of changes lists.
LINES = 25


def hr_pages(builder: PageBuilder) -> Iterator[Page]:
    """Every page of this family; readers have the page of changes, and the others are part of a site if it says so."""
    guide = builder.guide
    yield builder.page(
        "changes",
        "/changes/",
        "What changed",
        builder.say("Changes to roles, skills, moves and rules, newest first."),
        lambda: {
            "shown": LINES,
            "WEIGHTS": WEIGHTS,
            "where": functools.partial(_where, guide),
            "commits_url": builder.settings.commits_url,
        },
        found_by="Changelog, latest changes, news, what changed, what changed in the guide, what is new.",
    )
    yield builder.page(
        "edit",
        "/hr/edit/",
        "Change it in a form",
        builder.say("Change a role, a skill, a story, an opening or an event without writing YAML."),
        lambda: {"settings": builder.settings},
    )
    yield from _matrix_pages(builder)
    yield from _rule_pages(builder)


def _matrix_pages(builder: PageBuilder) -> Iterator[Page]:
    """The tables of skills by role: a list of tracks, and for each track its roles, a few on a page.

    The roles without a track have a table too.
    """
    guide = builder.guide
    groups = [(track.id, track.title, guide.by_track.get(track.id, ())) for track in guide.tracks.values()]
    if guide.without_track:
        title = builder.say(formatting.WITHOUT_TRACK)
        groups.append((formatting.WITHOUT_TRACK_ID, title, guide.without_track))
    yield builder.page(
        "matrix",
        "/hr/matrix/",
        "Skills by role",
        "The skills that each role needs, and at which level.",
        lambda: {"title": "", "groups": groups},
    )
    for id_, title, roles in groups:
        is_track = id_ in guide.tracks
        for part in parts(roles, f"~/hr/matrix/{id_}/", WIDE):
            yield builder.page(
                "matrix",
                part.address(part.number).removeprefix("~"),
                f"Skills by role: {title}" + (f", page {part.number}" if part.number > 1 else ""),
                f"The skills that roles {f'in {title}' if is_track else title.lower()} need.",
                functools.partial(_matrix_values, builder, title, part),
            )


def _matrix_values(builder: PageBuilder, title: str, part: Part[model.Role]) -> dict[str, object]:
    return {"title": title, "part": part, "rows": _rows(builder, part.items)}


def _rule_pages(builder: PageBuilder) -> Iterator[Page]:
    """The list of all rules, and a page for each."""
    yield builder.page(
        "rules",
        "/hr/rules/",
        "Data rules",
        "Every error and warning that the check reports, each with a wrong and a right example.",
        lambda: {"groups": _rule_groups(builder), "codes": rulebook.codes()},
    )
    for code in rulebook.codes():
        yield builder.page(
            "rule",
            f"/hr/rules/{code}/",
            f"Rule: {code}",
            "What this rule checks, with a wrong and a right example.",
            functools.partial(_rule_values, builder, code),
        )


def _rule_groups(builder: PageBuilder) -> list[tuple[str, str, list[rulebook.Rule]]]:
    """Id, title and rules of each group that has any; in a group, errors come before warnings."""
    rules = sorted(map(rulebook.rule, rulebook.codes()), key=lambda rule: (rule.severity != "error", rule.code))
    of_group = {id_: [rule for rule in rules if group_of(rule) == id_] for id_ in GROUPS}
    return [(id_, builder.say(GROUPS[id_]), chosen) for id_, chosen in of_group.items() if chosen]


def _rule_values(builder: PageBuilder, code: str) -> dict[str, object]:
    rule = rulebook.rule(code)
    group = group_of(rule)
    return {"rule": rule, "group": group, "group_title": builder.say(GROUPS[group])}


def _where(guide: Guide, change: Change) -> str:
    """The page that a change is about, if there is one today."""
    return guide.address_of(change.kind, change.id) if KINDS.get(change.kind, KINDS["role"]).has_page else ""


def _rows(builder: PageBuilder, roles: Sequence[model.Role]) -> list[tuple[model.Skill, list[model.SkillNeed | None]]]:
    """A row for each skill that any of the roles needs, in the order of the data."""
    needs_by_role = [{need.skill: need for need in role.skills} for role in roles]
    needed = {skill for needs in needs_by_role for skill in needs}
    skills = (skill for skill in builder.guide.skills.values() if skill.id in needed)
    return [(skill, [needs.get(skill.id) for needs in needs_by_role]) for skill in skills]
