"""Pages of stories, openings, events and what a team leader prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from careerguide import formatting
from careerguide.guide import event_days
from careerguide.guide.people import week
from careerguide.model import Event, Opening, Role, Story

from .page import Page, parts
from .page_builder import PageBuilder

# Openings on the sheet for team leaders and beside a story: what fits.
FEW = 5
# Stories beside an opening: a row of cards.
CARDS = 3
# Entries on a page of openings or events, which take up to 900 bytes each, and of stories, which take 2,000.
LISTED = 60
LISTED_STORIES = 25


def people_pages(builder: PageBuilder) -> Iterator[Page]:
    """Every page of this family."""
    yield from _story_pages(builder)
    yield from _opening_pages(builder)
    yield from _meeting_pages(builder)
    for role in builder.guide.roles.values():
        yield _role_poster(builder, role)


def _story_pages(builder: PageBuilder) -> Iterator[Page]:
    stories = tuple(builder.guide.people.stories.values())
    description = builder.say("How people here moved from one role to the next.")
    for part in parts(stories, "~/stories/", LISTED_STORIES):
        yield builder.listed(
            "stories",
            builder.say("Stories"),
            description,
            part,
            found_by=builder.say("Leaders' stories, success stories, who failed and tried again."),
        )
    for story in stories:
        yield from _story(builder, story)


def _opening_pages(builder: PageBuilder) -> Iterator[Page]:
    """The list of openings, a page for each, and a page that answers a link to an opening that has closed."""
    people = builder.guide.people
    openings = tuple(people.openings.values())
    is_inside = builder.guide.audience is None
    description = builder.say(f"Roles you can apply for now{' inside the company' if is_inside else ''}.")
    found_by = "Internal job postings, IJP, vacancies." if is_inside else "Jobs, vacancies."
    for part in parts(openings, "~/openings/", LISTED):
        yield builder.listed("openings", builder.say("Openings"), description, part, found_by=found_by)
    for opening in openings:
        yield from _opening(builder, opening)
    for opening in people.closed.values():
        yield _closed(builder, opening)


def _meeting_pages(builder: PageBuilder) -> Iterator[Page]:
    """Events with leaders, and what a team leader needs for a huddle."""
    people = builder.guide.people
    yield builder.page(
        "events",
        "/events/",
        "Meet a leader",
        "When you can meet leaders, and people you can ask for a chat.",
        lambda: {
            "event_tracks": event_tracks(builder),
            "events": people.events[:LISTED],
            "weeks": _weeks(builder, people.events[:LISTED]),
            "volunteers": people.ambassadors[:LISTED],
        },
        found_by="Coffee chats, floor walks, huddle visits, mentoring, ambassadors, meet a manager, meet the director, "
        "when does a leader visit, visit of the director.",
    )
    yield builder.page(
        "kit",
        "/kit/",
        builder.say("Team leader's huddle kit"),
        "One page a week for the team huddle and the one-to-one.",
        lambda: _kit_values(builder),
        found_by=builder.say(
            "Huddle, huddle kit, huddle script, huddle story, story of the week, one-to-one, 1:1, one to one sheet, "
            "recognition, burn-out."
        ),
    )


def _weeks(builder: PageBuilder, events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
    """Events of this week and later ones, each with a heading that names its last or its first day."""
    guide = builder.guide
    sunday = guide.today + dt.timedelta(days=6 - guide.today.weekday())
    this_week: list[Event] = []
    later: list[Event] = []
    for event in events:
        start = event_days.next_start(event, guide.day_in(event.site))
        (this_week if start and start.date() <= sunday else later).append(event)
    monday = sunday + dt.timedelta(days=1)
    headings = (
        f"This week, until {formatting.weekday_and_day(sunday)}",
        f"From {formatting.weekday_and_day(monday)}",
    )
    return [(heading, group) for heading, group in zip(headings, (this_week, later), strict=True) if group]


def event_tracks(builder: PageBuilder) -> list[object]:
    """Tracks that some event is for."""
    named = {track for event in builder.guide.people.events for track in event.tracks}
    return [track for track in builder.guide.tracks.values() if track.id in named]


def _story(builder: PageBuilder, story: Story) -> Iterator[Page]:
    guide = builder.guide
    role = guide.roles[story.leader.role]
    titles = [guide.roles[station.role].title for station in story.journey]
    on_the_way = [opening for station in story.journey for opening in guide.people.openings_of.get(station.role, ())]
    place = guide.locations.get(("story", story.id))

    def values() -> dict[str, object]:
        return {"story": story, "role": role, "openings": on_the_way[:FEW], "ask": guide.people.ask(role.id)}

    address = f"/stories/{story.id}/"
    description = f"{formatting.with_article(role.title)} tells how they got here from {titles[0]}."
    yield builder.page("story", address, story.title, description, values, place)
    yield builder.page("card", f"{address}card/", f"{story.title}: huddle card", description, lambda: {"story": story})
    lines = [f"{guide.roles[start].title} to {guide.roles[end].title}" for start, end in story.steps]
    sheet: dict[str, object] = {
        "kicker": builder.say("A colleague's story"),
        "title": story.quote,
        "lead": description,
        "lines": lines,
        "address": address,
        "back": story.title,
        "back_to": "",
        "opening": None,
        "openings": (),
        "stories": (story,),
    }
    yield builder.page("poster", f"{address}poster/", f"{story.title}: poster", description, lambda: sheet)


def _opening(builder: PageBuilder, opening: Opening) -> Iterator[Page]:
    guide = builder.guide
    role, sites = guide.roles[opening.role], guide.places(opening)
    into = [story for move in guide.moves_to.get(role.id, ()) for story in guide.people.by_move.get(move.id, ())]
    onward = [story for move in guide.moves_from.get(role.id, ()) for story in guide.people.by_move.get(move.id, ())]
    stories = list(dict.fromkeys(story.id for story in guide.near_first([*into, *onward], role.level - 1)))[:CARDS]
    title = guide.opening_title(opening)
    description = f"{formatting.plural(opening.seats, 'seat')}, {formatting.closes(opening.closes, sites)}."
    address = f"/openings/{opening.id}/"

    def values() -> dict[str, object]:
        role_here, _ = guide.role_in(opening)
        told = [guide.people.stories[id_] for id_ in stories]
        return {"opening": opening, "role": role, "role_here": role_here, "stories": told}

    yield builder.page("opening", address, title, description, values, guide.locations.get(("opening", opening.id)))
    leads = guide.onward(role.id)[:3]
    lines = [f"Next step: {move.end.title}{formatting.after_months(move.after)}" for move in leads]
    sheet: dict[str, object] = {
        "kicker": f"{builder.say('Opening in')} {formatting.place_names(sites)}",
        "title": role.title,
        "lead": role.summary,
        "lines": lines,
        "address": address,
        "back": title,
        "back_to": "",
        "opening": opening,
        "openings": (opening,),
        "stories": (),
    }
    yield builder.page("poster", f"{address}poster/", f"{title}: poster", description, lambda: sheet)


def _closed(builder: PageBuilder, opening: Opening) -> Page:
    """What answers a link to an opening that has closed."""
    guide = builder.guide
    role, sites = guide.roles[opening.role], guide.places(opening)
    title = guide.opening_title(opening)
    description = f"Closed on {formatting.day(opening.closes)}, {formatting.times_at(sites)}."
    values: dict[str, object] = {
        "opening": opening,
        "role": role,
        "openings": guide.people.openings_of.get(role.id, ()),
    }
    return builder.page("closed", f"/openings/{opening.id}/", title, description, lambda: values)


def _kit_values(builder: PageBuilder) -> dict[str, object]:
    guide = builder.guide
    return {
        "story": guide.story_of_the_week(),
        "week": week(guide.today),
        "openings": list(guide.people.openings.values())[:FEW],
        "open_count": len(guide.people.openings),
    }


def _role_poster(builder: PageBuilder, role: Role) -> Page:
    guide = builder.guide
    track = guide.track_of(role)
    address = f"/roles/{role.id}/"
    into = [move for move in guide.moves_to.get(role.id, ()) if move.kind != "return"][:2]
    leads = guide.onward(role.id)[:2]
    lines = [f"From {move.start.title}{formatting.after_months(move.after)}" for move in into]
    lines += [f"Next step: {move.end.title}{formatting.after_months(move.after)}" for move in leads]
    sheet: dict[str, object] = {
        "kicker": track.title if track else builder.say("Role"),
        "title": role.title,
        "lead": role.summary,
        "lines": lines,
        "address": guide.shortest_address(role.id),
        "back": role.title,
        "back_to": address,
        "opening": None,
        "openings": (),
        "stories": (),
    }
    return builder.page("poster", f"{address}poster/", f"{role.title}: poster", role.summary, lambda: sheet)
