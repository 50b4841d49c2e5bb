"""What recruiters send for each role: its short link, a code to scan, texts, a picture, and where the role leads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from careerguide import model

from .page import Page
from .page_builder import PageBuilder

# Steps of the road that a text tells, and skills that it names.
STEPS, SKILLS = 3, 4


def links_pages(builder: PageBuilder) -> Iterator[Page]:
    """A page for each role. It is for people inside, who send what is on it."""
    guide = builder.guide
    if guide.audience:
        return
    for role in guide.roles.values():
        yield _links(builder, role)


def _links(builder: PageBuilder, role: model.Role) -> Page:
    guide = builder.guide

    def values() -> Mapping[str, object]:
        return {
            "role": role,
            "track": guide.track_of(role),
            "link": guide.shortest_address(role.id),
            "address": guide.link_to_send(role.id, builder.settings.site_url),
            "is_outside": role.id in guide.outside.roles,
            "road": guide.road(role.id, STEPS),
            "skills": [guide.skills[need.skill].title for need in guide.needs_first(role)[:SKILLS]],
            "into": [move for move in guide.moves_to.get(role.id, ()) if move.kind != "return"],
        }

    title = f"{role.title}: {builder.say('links to send')}"
    description = builder.say("A short link, a code to scan, a picture and texts to send to a candidate for this role.")
    return builder.page("links", f"/roles/{role.id}/links/", title, description, values, shows=role.id)
