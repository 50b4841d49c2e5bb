"""Lists of roles, skills, tracks, bands and moves, and the pages of a skill, a track and a band."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from careerguide import model
from careerguide.guide import career_map
from careerguide.guide.moves import Move

from .page import PART, Page, parts
from .page_builder import PageBuilder

# Entries on one page of a list whose entries have a sentence each.
PART_WITH_SUMMARIES = 80
# Tracks on one page of their list: each has a sentence and a drawing.
PART_WITH_DRAWINGS = 40
# Stories and openings on the page of a track.
FEW = 5
# Roles that the page of a skill names for each level, before its table.
ROLES_OF_A_LEVEL = 5


# The result areas of a role with a KPI, the conditions with it, and its other targets.
_Measured = tuple[list[model.Kra], list[tuple[Move, model.Gate]], list[model.Difference]]


def list_pages(builder: PageBuilder) -> Iterator[Page]:
    """The lists of all roles, skills, tracks, bands and moves."""
    guide = builder.guide
    roles = sorted(guide.roles.values(), key=lambda role: (role.title.casefold(), role.id))
    moves = sorted(
        guide.moves, key=lambda move: (move.start.title.casefold(), move.start.id, move.end.level, move.end.id)
    )
    skills, tracks, bands = (tuple(group.values()) for group in (guide.skills, guide.tracks, guide.bands))
    lists: tuple[tuple[str, str, str, Sequence[object], int], ...] = (
        ("roles", "Roles", "All roles, with level and track.", roles, PART),
        ("skills", "Skills", "All skills, with the roles that need them.", skills, PART_WITH_SUMMARIES),
        ("tracks", "Tracks", "All tracks (lines of work) and the roles in each.", tracks, PART_WITH_DRAWINGS),
        ("bands", "Bands and levels", "Four bands, ten levels.", bands, PART_WITH_SUMMARIES),
        ("moves", "Moves", "All moves from one role to another.", moves, PART),
    )
    for name, title, description, entries, size in lists:
        for part in parts(entries, f"~/{name}/", size):
            yield builder.listed(
                name, builder.say(title), builder.say(description), part, found_by=builder.say(description)
            )


def map_page(builder: PageBuilder) -> Iterator[Page]:
    """The map of all roles."""
    yield builder.page(
        "map",
        "/map/",
        builder.say("Career map"),
        builder.say("All roles by track and level, and the moves from each."),
        lambda: {"career_map": builder.components.career_map()},
        found_by=builder.say("Career map, all roles, all tracks, levels, where can I go."),
    )


def track_pages(builder: PageBuilder) -> Iterator[Page]:
    """A page for each track."""
    guide = builder.guide

    def values(track: model.Track) -> dict[str, object]:
        ids = {role.id for role in guide.by_track.get(track.id, ())}
        stories = [story for story in guide.people.stories.values() if story.leader.role in ids]
        openings = [opening for opening in guide.people.openings.values() if opening.role in ids]
        into, out = career_map.crossings(guide, track)
        return {
            "track": track,
            "roles": guide.by_track.get(track.id, ()),
            "ladder": builder.components.ladder(track.id),
            "into": into,
            "out": out,
            "told": stories,
            "openings": openings,
            "few": FEW,
        }

    for track in guide.tracks.values():
        location = guide.locations.get(("track", track.id))
        address, get_values = f"/tracks/{track.id}/", functools.partial(values, track)
        yield builder.page("track", address, track.title, track.summary, get_values, location)


def skill_pages(builder: PageBuilder) -> Iterator[Page]:
    """The pages of each skill: the roles that need it, highest skill level first."""
    guide = builder.guide
    order = {level: number for number, level in enumerate(reversed(list(guide.skill_levels)))}

    def values(skill: model.Skill) -> dict[str, object]:
        learning = [item for item in guide.learning.values() if skill.id in item.skills or item.id in skill.learning]
        needed = guide.by_skill.get(skill.id, ())
        by_level = [(level, [role for role, need in needed if need.level == level]) for level in order]
        return {
            "skill": skill,
            "learning": learning,
            "by_level": [(level, roles) for level, roles in by_level if roles],
            "differing": [
                (role, difference)
                for role in guide.roles.values()
                for difference in role.differences
                if difference.skill == skill.id
            ],
            "ROLES_SHOWN": ROLES_OF_A_LEVEL,
        }

    for skill in guide.skills.values():
        location = guide.locations.get(("skill", skill.id))
        needs = sorted(
            guide.by_skill.get(skill.id, ()),
            key=lambda role_need: (order[role_need[1].level], role_need[0].level, role_need[0].id),
        )
        for part in parts(needs, f"~/skills/{skill.id}/"):
            get_values = functools.partial(values, skill)
            yield builder.listed("skill", skill.title, skill.summary, part, location, get_values)


def kpi_pages(builder: PageBuilder) -> Iterator[Page]:
    """The pages of each KPI: what helps, and the roles that are measured by it, with the moves that ask for it."""
    guide = builder.guide
    # KPI -> role -> its result areas, the conditions of the moves from it, and what differs somewhere.
    measured: dict[str, dict[str, _Measured]] = {}
    for role in sorted(guide.roles.values(), key=lambda role: (role.level, role.title.casefold(), role.id)):
        for kra in role.kras:
            measured.setdefault(kra.kpi, {}).setdefault(role.id, ([], [], []))[0].append(kra)
        for move in guide.onward(role.id):
            for gate in move.entry.gates:
                if gate.kpi:
                    measured.setdefault(gate.kpi, {}).setdefault(role.id, ([], [], []))[1].append((move, gate))
        for difference in role.differences:
            if difference.kpi:
                measured.setdefault(difference.kpi, {}).setdefault(role.id, ([], [], []))[2].append(difference)
    for kpi in guide.kpis.values():
        location = guide.locations.get(("kpi", kpi.id))
        sources = [guide.sources[source] for source in kpi.sources]
        rows = [(guide.roles[id_], *lists) for id_, lists in measured.get(kpi.id, {}).items()]
        for part in parts(rows, f"~/kpis/{kpi.id}/"):
            get_values = functools.partial(dict[str, object], kpi=kpi, sources=sources)
            yield builder.listed("kpi", kpi.title, kpi.definition, part, location, get_values)


def band_pages(builder: PageBuilder) -> Iterator[Page]:
    """The pages of each band."""
    guide = builder.guide
    for band in guide.bands.values():
        location = guide.locations.get(("band", band.id))
        levels = [level for level in guide.levels.values() if level.band == band.id]
        get_values = functools.partial(dict[str, object], band=band, levels=levels)
        for part in parts(guide.by_band.get(band.id, ()), f"~/bands/{band.id}/"):
            yield builder.listed("band", band.title, band.summary, part, location, get_values)
