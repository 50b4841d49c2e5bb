"""Stories, openings, events and ambassadors of one day: who may be shown, what is open, and whose story comes first."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from dateutil.rrule import MONTHLY, WEEKLY, rrule

from careerguide import model
from careerguide.model import Ambassador, Event, Opening, Story

if TYPE_CHECKING:
    from careerguide.loading.loaded_data import LoadedData

S = TypeVar("S", bound=model.Record)


@dc.dataclass(frozen=True, slots=True)
class People:
    """What may be shown on the day of the build; what may not is not here, and so nowhere on the site."""

    stories: Mapping[str, Story]  # newest first
    by_move: Mapping[tuple[str, str], tuple[Story, ...]]
    by_role: Mapping[str, tuple[Story, ...]]
    openings: Mapping[str, Opening]  # closing soonest first
    openings_of: Mapping[str, tuple[Opening, ...]]
    closed: Mapping[str, Opening]
    events: tuple[Event, ...]  # next first
    ambassadors: tuple[Ambassador, ...]
    withdrawn: frozenset[str]
    pictures: Mapping[str, Path]

    def ask(self, role: str) -> tuple[Ambassador, ...]:
        """Those who hold a role and can be asked for a chat."""
        return tuple(found for found in self.ambassadors if found.role == role)


def people(loaded: LoadedData, roles: Mapping[str, model.Role], today: dt.date) -> People:
    """What a draft may show on a day; only roles in `roles` are published."""
    told = [story for _, story in loaded.entries("story", Story)]
    stories = sorted((story for story in told if shown(story, today)), key=lambda story: story.id)
    stories.sort(key=lambda story: story.published, reverse=True)
    posted = sorted(
        (opening for _, opening in loaded.entries("opening", Opening)), key=lambda opening: (opening.closes, opening.id)
    )
    opened = [opening for opening in posted if opening.opens <= today <= opening.closes]
    upcoming = ((next_start(event, today), event) for _, event in loaded.entries("event", Event))
    events = sorted(((start, event.id, event) for start, event in upcoming if start), key=lambda found: found[:2])
    volunteers = (found for _, found in loaded.entries("ambassador", Ambassador))
    return People(
        stories={story.id: story for story in stories},
        by_move=_grouped((step, story) for story in stories for step in story.steps),
        by_role=_grouped(
            (id_, story) for story in stories for id_ in dict.fromkeys(station.role for station in story.journey)
        ),
        openings={opening.id: opening for opening in opened},
        openings_of=_grouped((opening.role, opening) for opening in opened),
        closed={opening.id: opening for opening in posted if opening.closes < today and opening.role in roles},
        events=tuple(event for _, _, event in events),
        ambassadors=tuple(found for found in volunteers if found.available and shown(found, today)),
        withdrawn=frozenset(story.id for story in told) - {story.id for story in stories},
        pictures={name: loaded.folder / name for story in stories if (name := story.leader.picture)},
    )


K = TypeVar("K")


def _grouped(pairs: Iterable[tuple[K, S]]) -> dict[K, tuple[S, ...]]:
    groups: dict[K, list[S]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(found) for key, found in groups.items()}


def shown(found: Story | Ambassador, today: dt.date) -> bool:
    """Samples show nobody; everyone else is shown while they consent."""
    return found.sample if found.consent is None else found.consent.given <= today <= found.consent.until


def starts(event: Event) -> Iterator[dt.datetime]:
    """Every start of an event, in local time of its zone; a month that lacks the day is left out, as calendars do."""
    yield event.starts
    repeats = event.repeats
    if repeats:
        until = dt.datetime.combine(repeats.until, dt.time.max)
        rule = functools.partial(rrule, dtstart=event.starts, interval=repeats.count, until=until)
        yield from islice(rule(WEEKLY) if repeats.every == "week" else rule(MONTHLY), 1, None)


def next_start(event: Event, today: dt.date) -> dt.datetime | None:
    """The first start on a day or after it."""
    return next((start for start in starts(event) if start.date() >= today), None)


def rules_of(policy: model.Policy | None, opening: Opening) -> dict[str, object]:
    """What an opening asks, the policy's rules filled in: months in role on the same and on another track, and so on."""
    own = opening.eligibility
    same, other = (policy.months_in_role_same_track, policy.months_in_role_other_track) if policy else (0, 0)
    return {
        "role": opening.role,
        "from": list(own.from_roles),
        "same": same if own.months_in_role is None else own.months_in_role,
        "other": other if own.months_in_role is None else own.months_in_role,
        "rating": own.last_rating or (policy.last_rating if policy else "below"),
        "warning": policy.months_since_warning if policy else 0,
        "move": policy.months_since_move if policy else 0,
    }


def week(day: dt.date) -> int:
    """Weeks since Monday 1 January of year 1; a new one starts each Monday, as ISO weeks do."""
    return (day.toordinal() - 1) // 7


def nearness(told: int, reader: int) -> int:
    """How far a story of someone at level `told` is from a reader at level `reader`: 0 is one or two rungs above."""
    rungs = told - reader
    if 1 <= rungs <= 2:
        return 0
    return 1 - rungs if rungs <= 0 else rungs


def of_the_week(levels: Sequence[int], day: dt.date, reader: int | None = None) -> int | None:
    """The place in a list of stories, given by their leaders' levels, of the one for this week: near peers before vice presidents."""
    if not levels:
        return None
    near = [nearness(level, reader) for level in levels] if reader is not None else [0] * len(levels)
    best = [place for place, distance in enumerate(near) if distance == min(near)]
    return best[week(day) % len(best)]
