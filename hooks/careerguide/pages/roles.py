"""The page of a role."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from careerguide import model
from careerguide.guide.guide import Guide
from careerguide.guide.outlooks import next_roles
from careerguide.render.charts import months_axis

from .page import Page
from .page_builder import PageBuilder

# What the page shows before it asks the reader to open a table: roles that lead here, skills, next steps. Stories are
# one in the panel, and the others as cards. Of the usual routes to the role, the planner shows more.
FEEDERS, NEEDS, STEPS, STORIES, ROUTES = 6, 7, 5, 4, 2


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
            shows=role.id,
        )


def _values(guide: Guide, role: model.Role) -> dict[str, object]:
    moves_in, moves_out = guide.moves_to.get(role.id, ()), guide.moves_from.get(role.id, ())
    feeders = [move for move in moves_in if move.kind != "return"]
    usual = guide.usual_routes.get(role.id, ())[:ROUTES]
    return {
        "role": role,
        "taken_over": guide.taken_over.get(("role", role.id), ()),
        "successor": guide.roles.get(role.successor or ""),
        "track": guide.track_of(role),
        "band": guide.band(role.level),
        "into": moves_in,
        "feeders": feeders[:FEEDERS],
        "entry": usual[0].moves[-1] if usual else next(iter(feeders), None),
        "out": moves_out,
        "axis": months_axis(max((move.after.slow for move in moves_out[:STEPS]), default=0)),
        "NEEDS_SHOWN": NEEDS,
        "STEPS_SHOWN": STEPS,
        "STORIES_SHOWN": STORIES,
        "out_sources": guide.sources_of(moves_out),
        "usual": usual,
        "next_roles": next_roles(guide, role),
        "similar_roles": guide.similar_roles[role.id],
        "needs": guide.needs_first(role),
        "learning": [guide.learning[id_] for id_ in role.learning],
        "benefits": guide.benefits_for(role),
        "openings": guide.people.openings_of.get(role.id, ()),
        "told": guide.near_first(guide.people.by_role.get(role.id, ()), role.level),
        "ask": guide.people.ask(role.id),
    }
