"""Stories, openings, events and ambassadors on one day: who may be shown, what is open, whose story comes first."""

from __future__ import annotations

import contextlib
import dataclasses as dc
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from careerguide import model, photographs
from careerguide.model import Ambassador, Event, Opening, Story
from careerguide.photographs import Photograph, PhotographError

from .days import day_at
from .event_days import next_start
from .samples import moved_event, moved_opening
from .shown import is_open, is_shown, was_on_site

if TYPE_CHECKING:
    from careerguide.loading.loaded_data import LoadedData

S = TypeVar("S", bound=model.Record)


@dc.dataclass(frozen=True, slots=True)
class People:
    """What the site may show on the day of the build. It shows nothing that is not here."""

    stories: Mapping[str, Story]  # newest first
    by_move: Mapping[tuple[str, str], tuple[Story, ...]]
    by_role: Mapping[str, tuple[Story, ...]]
    openings: Mapping[str, Opening]  # closing soonest first
    openings_of: Mapping[str, tuple[Opening, ...]]
    closed: Mapping[str, Opening]
    events: tuple[Event, ...]  # next first
    ambassadors: tuple[Ambassador, ...]
    hidden: frozenset[str]  # ids of stories that are not shown today
    withdrawn: frozenset[str]  # those of them that were shown before
    photographs: Mapping[str, Photograph]  # by the id of the story

    @property
    def entries(self) -> tuple[model.Record, ...]:
        """All entries that have a page or a place in a list, openings that have closed too."""
        kinds = (self.stories.values(), self.openings.values(), self.closed.values(), self.events, self.ambassadors)
        return tuple(entry for entries in kinds for entry in entries)

    def ask(self, role: str) -> tuple[Ambassador, ...]:
        """People in a role who can be asked for a chat."""
        return tuple(ambassador for ambassador in self.ambassadors if ambassador.role == role)


def people(
    loaded: LoadedData,
    roles: Mapping[str, model.Role],
    sites: Mapping[str, model.Site],
    today: dt.date,
    now: dt.datetime,
    *,
    is_agreed: bool = False,
) -> People:
    """What the site may show at the instant `now`; `roles` are the published roles and `sites` all sites by id.

    `is_agreed`: the data has only people who may be shown, without the days of their consent.
    """
    all_stories = [story for _, story in loaded.entries("story", Story)]
    stories = [story for story in all_stories if is_agreed or is_shown(story, today)]
    stories.sort(key=lambda story: story.id)
    stories.sort(key=lambda story: story.published, reverse=True)
    hidden = [story for story in all_stories if story not in stories]
    posted = sorted(
        (moved_opening(opening, today) for _, opening in loaded.entries("opening", Opening)),
        key=lambda opening: (opening.closes, opening.id),
    )
    day_of = {site.id: day_at(site.zone, now) for site in sites.values()}
    days = {opening.id: [day_of[id_] for id_ in opening.places] for opening in posted}
    posted = [opening for opening in posted if is_shown(opening, max(days[opening.id]))]
    opened = [opening for opening in posted if is_open(opening, *days[opening.id])]
    planned = (moved_event(event, today) for _, event in loaded.entries("event", Event))
    upcoming = ((next_start(event, day_of[event.site]), event) for event in planned)
    events = sorted(((start, event.id, event) for start, event in upcoming if start), key=lambda item: item[:2])
    ambassadors = (ambassador for _, ambassador in loaded.entries("ambassador", Ambassador))
    return People(
        stories={story.id: story for story in stories},
        by_move=_grouped((step, story) for story in stories for step in story.steps),
        by_role=_grouped(
            (id_, story) for story in stories for id_ in dict.fromkeys(station.role for station in story.journey)
        ),
        openings={opening.id: opening for opening in opened},
        openings_of=_grouped((opening.role, opening) for opening in opened),
        closed={
            opening.id: opening
            for opening in posted
            if not is_open(opening, *days[opening.id]) and opening.role in roles
        },
        events=tuple(event for _, _, event in events),
        ambassadors=tuple(person for person in ambassadors if is_agreed or is_shown(person, today)),
        hidden=frozenset(story.id for story in hidden),
        withdrawn=frozenset(story.id for story in hidden if was_on_site(story, today)),
        photographs=dict(_photographs(stories, loaded.folder)),
    )


def _photographs(stories: Iterable[Story], folder: Path) -> Iterator[tuple[str, Photograph]]:
    """The photograph of each story that has a right one; rules report the others."""
    for story in stories:
        if story.leader.picture:
            with contextlib.suppress(PhotographError):
                file = folder / story.leader.picture
                yield (
                    story.id,
                    photographs.prepare(file, photographs.kept_folder(folder.parents[1]), story.leader.middle),
                )


K = TypeVar("K")


def _grouped(pairs: Iterable[tuple[K, S]]) -> dict[K, tuple[S, ...]]:
    groups: dict[K, list[S]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def rules_of(policy: model.Policy | None, opening: Opening) -> dict[str, object]:
    """What an opening asks; if it does not say, the policy's rule applies.

    `same` and `other` are months in role, for moves on the same track and from another one.
    """
    eligibility = opening.eligibility
    same, other = (policy.months_in_role_same_track, policy.months_in_role_other_track) if policy else (0, 0)
    return {
        "role": opening.role,
        "from": list(eligibility.from_roles),
        "same": same if eligibility.months_in_role is None else eligibility.months_in_role,
        "other": other if eligibility.months_in_role is None else eligibility.months_in_role,
        "rating": eligibility.last_rating or (policy.last_rating if policy else "below"),
        "warning": policy.months_since_warning if policy else 0,
        "move": policy.months_since_move if policy else 0,
    }


def rules_in_short(rules: dict[str, object]) -> str:
    """The rules of an opening without its role, for lists: `same other rating warning move`, then who may apply."""
    parts = [rules[name] for name in ("same", "other", "rating", "warning", "move")]
    return " ".join(map(str, [*parts, *cast("list[str]", rules["from"])]))


def week(day: dt.date) -> int:
    """Weeks since Monday 1 January of the year 1. A week starts on Monday, as ISO weeks do."""
    return (day.toordinal() - 1) // 7


def nearness(leader: int, reader: int) -> int:
    """How far the story of a leader is from a reader, by their levels; 0 is nearest: one or two levels above."""
    rungs = leader - reader
    if 1 <= rungs <= 2:
        return 0
    return 1 - rungs if rungs <= 0 else rungs


def of_the_week(levels: Sequence[int], day: dt.date, reader: int | None = None) -> int | None:
    """The index of this week's story in a list, given the levels of the leaders; None if the list is empty.

    With the level of a reader, the nearest stories take turns, else all of them.
    """
    if not levels:
        return None
    distances = [nearness(level, reader) for level in levels] if reader is not None else [0] * len(levels)
    nearest = [index for index, distance in enumerate(distances) if distance == min(distances)]
    return nearest[week(day) % len(nearest)]
