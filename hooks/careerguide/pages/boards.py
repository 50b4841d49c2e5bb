"""What is printed for the floor: wall maps of tracks, pocket cards of roles, the board of a week, and their list."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterator

from careerguide import model
from careerguide.guide import event_days
from careerguide.guide.people import week
from careerguide.render.components import MOST_LINKED

from .page import Page, parts
from .page_builder import PageBuilder

# Openings and events on the board of a week: what fits on A4 too.
OPENINGS, EVENTS = 6, 4
# Steps and skills on a pocket card, which is as small as a postcard.
STEPS, SKILLS = 2, 4
# If there are too many roles to list, the list of boards names tracks only, so many on a page.
LISTED = 40


def board_pages(builder: PageBuilder) -> Iterator[Page]:
    """Every page of this family. They are for the company's own walls, so the site for people outside has none."""
    guide = builder.guide
    if guide.audience:
        return
    yield from _lists(builder)
    if has_week(builder):
        yield _week(builder)
    for track in guide.tracks.values():
        if guide.by_track.get(track.id):
            yield _wall(builder, track)
    for role in guide.roles.values():
        yield _pocket(builder, role)


def has_week(builder: PageBuilder) -> bool:
    """Whether the site has something for the board of a week."""
    shown = builder.guide.parts
    return shown.stories or shown.openings or shown.events


def _lists(builder: PageBuilder) -> Iterator[Page]:
    guide = builder.guide
    tracks = [track for track in guide.tracks.values() if guide.by_track.get(track.id)]
    few = len(guide.roles) <= MOST_LINKED
    for part in parts(tracks, "~/boards/", MOST_LINKED if few else LISTED):
        yield builder.listed(
            "boards",
            "Boards and cards to print",
            builder.say("A wall map of each track, a pocket card of each role and a board for each week."),
            part,
            None,
            lambda: {"with_roles": few, "has_week": has_week(builder)},
            found_by=builder.say("Wall map, wall chart, notice board, weekly board, pocket card, print, paper, A3."),
        )


def _week(builder: PageBuilder) -> Page:
    guide = builder.guide
    monday = guide.today - dt.timedelta(days=guide.today.weekday())
    sunday = monday + dt.timedelta(days=6)

    def values() -> dict[str, object]:
        people = guide.people
        starts = [(event, event_days.next_start(event, guide.day_in(event.site))) for event in people.events]
        events = [event for event, start in starts if start and start.date() <= sunday]
        story = guide.story_of_the_week() if guide.parts.stories else None
        return {
            "week": week(guide.today),
            "monday": monday,
            "sunday": sunday,
            "story": story,
            "openings": list(people.openings.values())[:OPENINGS],
            "open_count": len(people.openings),
            "events": events[:EVENTS],
            "event_count": len(events),
        }

    return builder.page("week", "/boards/week/", "Board of the week", "What this week brings, on one sheet.", values)


def _wall(builder: PageBuilder, track: model.Track) -> Page:
    title = f"{track.title}: {builder.say('wall map')}"
    description = builder.say("All roles of the track on one sheet of A3, with a code for each.")
    values = functools.partial(dict[str, object], track=track)
    return builder.page("wall", f"/tracks/{track.id}/wall/", title, description, values)


def _pocket(builder: PageBuilder, role: model.Role) -> Page:
    guide = builder.guide

    def values() -> dict[str, object]:
        into = [move for move in guide.moves_to.get(role.id, ()) if move.kind != "return"][:STEPS]
        return {
            "role": role,
            "track": guide.track_of(role),
            "into": into,
            "leads": guide.onward(role.id)[:STEPS],
            "needs": guide.needs_first(role)[:SKILLS],
        }

    return builder.page("pocket", f"/roles/{role.id}/pocket/", f"{role.title}: pocket card", role.summary, values)
