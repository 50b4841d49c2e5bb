"""The page of a role."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Iterator, Sequence

from careerguide import model
from careerguide.guide.guide import Guide
from careerguide.guide.moves import rung

from .page import Page
from .page_builder import PageBuilder

# Roles of the track's ladder that the page shows below its own, and above it.
RUNGS_BELOW, RUNGS_ABOVE = 4, 5


def role_pages(builder: PageBuilder) -> Iterator[Page]:
    """A page for each role, in the order of the data."""
    guide = builder.guide
    for role in guide.roles.values():
        yield builder.page(
            "role",
            f"/roles/{role.id}/",
            role.title,
            role.summary,
            functools.partial(_values, guide, role),
            guide.locations.get(("role", role.id)),
            contents=tuple((id_, builder.say(title)) for id_, title in _contents(guide, role)),
        )


def _contents(guide: Guide, role: model.Role) -> tuple[tuple[str, str], ...]:
    """The headings that the page has, by their ids."""
    headings = {
        "expect": "What to expect",
        "skills": "Skills",
        "measured": "KPIs",
        "next": "Moves from this role",
        "feeders": "Moves into this role",
        "ways": "Usual routes" if role.id in guide.usual_routes else "",
        "openings": "Open now" if guide.people.openings_of.get(role.id) else "",
        "stories": "Stories" if guide.people.by_role.get(role.id) else "",
        "alike": "Similar roles" if guide.similar_roles[role.id] else "",
        "learning": "Learning" if role.learning else "",
        "offers": "Benefits" if guide.benefits_for(role) else "",
    }
    return tuple((id_, title) for id_, title in headings.items() if title)


def _values(guide: Guide, role: model.Role) -> dict[str, object]:
    moves_in, moves_out = guide.moves_to.get(role.id, ()), guide.moves_from.get(role.id, ())
    return {
        "role": role,
        "track": guide.track_of(role),
        "band": guide.band(role.level),
        "into": moves_in,
        "feeders": [move for move in moves_in if move.kind != "return"],
        "out": moves_out,
        "out_sources": guide.sources_of(moves_out),
        "usual": guide.usual_routes.get(role.id, ()),
        "similar_roles": guide.similar_roles[role.id],
        "needs": sorted(role.skills, key=lambda need: (need.need != "essential", -guide.skill_rank(need.level))),
        "rungs": _rungs(guide, role),
        "step": next((move for move in moves_out if move.kind == "promotion"), None),
        "learning": [guide.learning[id_] for id_ in role.learning],
        "benefits": guide.benefits_for(role),
        "openings": guide.people.openings_of.get(role.id, ()),
        "told": guide.near_first(guide.people.by_role.get(role.id, ()), role.level),
        "ask": guide.people.ask(role.id),
    }


def _rungs(guide: Guide, role: model.Role) -> Sequence[model.Role]:
    """The role among its neighbours on the track's ladder; none without a track."""
    ladder = guide.by_track[role.track] if role.track else ()
    place = bisect.bisect_left(ladder, rung(role), key=rung)
    return ladder[max(0, place - RUNGS_BELOW) : place + RUNGS_ABOVE]
