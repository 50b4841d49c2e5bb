"""What people do with it: stories of those who made a step, openings, and leaders one can meet."""

from __future__ import annotations

import itertools
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import Day, FileName, Line, Link, Moment, Month, Months, Picture, Prose, RoleId, Shape, TrackId, Whole, YesNo, Zone


class Consent(Shape):
    """From when until when a person agreed to be shown; past `until` nothing of theirs is published."""

    given: Day
    until: Day


class Leader(Shape):
    """Whose story it is: the role they hold now, where, and, unless the story is a sample, their name and a picture."""

    role: RoleId
    name: Line | None = None
    site: Line | None = None
    picture: Picture | None = None


class Station(Shape):
    """One seat of a journey, from month to month; the last one has no end."""

    role: RoleId
    from_: Annotated[Month, Field(alias="from")]
    to: Month | None = None
    turning_point: Line | None = None
    setback: Line | None = None
    advice: Line | None = None


class Story(Shape):
    """How someone came from one role to another. Each pair of stations binds it to a move."""

    id: Annotated[Line, FileName()]
    title: Annotated[Line, StringConstraints(max_length=80)]
    leader: Leader
    sample: YesNo = False
    consent: Consent | None = None
    published: Day
    quote: Annotated[Line, StringConstraints(max_length=300)]
    journey: tuple[Station, ...]
    huddle: Prose
    question: Line
    body: Prose

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The moves it shows, as pairs of role ids."""
        roles = [station.role for station in self.journey]
        return tuple(itertools.pairwise(roles))


class Eligibility(Shape):
    """What an opening asks beside the company's policy; what it leaves out, the policy says."""

    months_in_role: Months | None = None
    from_roles: tuple[RoleId, ...] = ()
    last_rating: Literal["below", "meets", "exceeds"] | None = None


class Decision(Shape):
    """How it is decided who gets the seat, and by when one hears; without `by` the text says it."""

    how: Line
    by: Day | None = None


class Opening(Shape):
    """A seat that can be applied for, from the day it opens to the day it closes, both included."""

    id: Line
    role: RoleId
    site: Line
    line_of_business: Line | None = None
    shift: Literal["day", "rotating", "night"]
    seats: Annotated[Whole, Field(ge=1, le=999)]
    opens: Day
    closes: Day
    eligibility: Eligibility = Eligibility()
    decision: Decision | None = None
    apply: Link
    contact: Line
    sample: YesNo = False


class Repeats(Shape):
    """How an event comes again: every so many weeks or months, up to a day."""

    every: Literal["week", "month"]
    count: Annotated[Whole, Field(ge=1, le=12)] = 1
    until: Day


class Event(Shape):
    """A chance to meet a leader. `starts` is on the clock of `zone`; who comes is a role or a desk, not a name."""

    id: Line
    title: Annotated[Line, StringConstraints(max_length=80)]
    kind: Literal["huddle", "floor-walk", "coffee-chat", "mentoring"]
    who: Line
    site: Line
    where: Line
    starts: Moment
    minutes: Annotated[Whole, Field(ge=5, le=600)]
    zone: Zone
    repeats: Repeats | None = None
    tracks: tuple[TrackId, ...] = ()
    seats: Annotated[Whole, Field(ge=1, le=999)] | None = None
    book: Link | None = None
    summary: Line
    sample: YesNo = False


class Ambassador(Shape):
    """A volunteer one may ask for a chat: shown while available and, with a name, while consent lasts."""

    id: Line
    role: RoleId
    site: Line
    name: Line | None = None
    about: tuple[Line, ...]
    languages: tuple[Line, ...] = ("English",)
    chats_a_month: Annotated[Whole, Field(ge=1, le=60)]
    available: YesNo
    consent: Consent | None = None
    ask: Link
    sample: YesNo = False
