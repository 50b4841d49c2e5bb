"""What people do with it: stories of those who made a step, openings, and leaders one can meet."""

from __future__ import annotations

import itertools
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .base import (
    Day,
    FileName,
    Line,
    Link,
    Moment,
    Month,
    Months,
    Picture,
    Prose,
    Record,
    RoleId,
    TrackId,
    Whole,
    YesNo,
    Zone,
)


class Consent(Record):
    """From when until when a person agreed to be shown; past `until` nothing of theirs is published."""

    given: Day
    """The day on which the person agreed."""
    until: Day
    """The last day on which they may be shown."""


class Leader(Record):
    """Whose story it is: the role they hold now, where, and, unless the story is a sample, their name and a picture."""

    role: RoleId
    """The id of the role that they hold now."""
    name: Line | None = None
    """Their name; only with consent."""
    site: Line | None = None
    """The site where they work."""
    picture: Picture | None = None
    """The file name of their picture in data/stories/pictures/; only with consent."""


class JourneyStage(Record):
    """One seat of a journey, from month to month; the last one has no end."""

    role: RoleId
    """The id of the role in this seat."""
    from_: Annotated[Month, Field(alias="from")]
    """The first month in the seat."""
    to: Month | None = None
    """The last month in the seat; left out for the seat they hold now."""
    turning_point: Line | None = None
    """What changed the way for them."""
    setback: Line | None = None
    """What went wrong on the way."""
    advice: Line | None = None
    """What they would tell someone in the same seat."""


class Story(Record):
    """How someone came from one role to another. Each pair of stations binds it to a move."""

    id: Annotated[Line, FileName()]
    """The name of the file makes the address."""
    title: Annotated[Line, StringConstraints(max_length=80)]
    """The headline, named after the step and not after the person."""
    leader: Leader
    """Whose story it is."""
    sample: YesNo = False
    """Marks an invented person, who has no name and no picture."""
    consent: Consent | None = None
    """From when until when the person agreed to be shown."""
    published: Day
    """The day on which the story appears."""
    quote: Annotated[Line, StringConstraints(max_length=300)]
    """One sentence of theirs that stands above the story."""
    journey: tuple[JourneyStage, ...]
    """Their seats in order, the first one first."""
    huddle: Prose
    """The story in a minute, to be read aloud in a huddle."""
    question: Line
    """What a team can talk about afterwards."""
    body: Prose
    """The story in their own words."""

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The moves it shows, as pairs of role ids."""
        roles = [station.role for station in self.journey]
        return tuple(itertools.pairwise(roles))


class Eligibility(Record):
    """What an opening asks beside the company's policy; what it leaves out, the policy says."""

    months_in_role: Months | None = None
    """Months in the present seat; left out, the policy says."""
    from_roles: tuple[RoleId, ...] = ()
    """Ids of the roles from which one may apply; left out, from any."""
    last_rating: Literal["below", "meets", "exceeds"] | None = None
    """The lowest last rating; left out, the policy says."""


class Decision(Record):
    """How it is decided who gets the seat, and by when one hears; without `by` the text says it."""

    how: Line
    """How it is decided who gets the seat."""
    by: Day | None = None
    """The day by which one hears."""


class Opening(Record):
    """A seat that can be applied for, from the day it opens to the day it closes, both included."""

    id: Line
    """A short name of its own; it makes the address."""
    role: RoleId
    """The id of the role that is to be filled."""
    site: Line
    """The site where the seat is."""
    line_of_business: Line | None = None
    """The business that the seat works for, such as Telecom."""
    shift: Literal["day", "rotating", "night"]
    """When the work is done."""
    seats: Annotated[Whole, Field(ge=1, le=999)]
    """How many people are wanted."""
    opens: Day
    """The first day on which one can apply."""
    closes: Day
    """The last day on which one can apply."""
    eligibility: Eligibility = Eligibility()
    """What is asked beside the policy of the company."""
    decision: Decision | None = None
    """How it is decided, and by when one hears."""
    apply: Link
    """Where one applies: a link or a mail address."""
    contact: Line
    """The desk that answers questions, never a person."""
    sample: YesNo = False
    """Marks an example that is to be replaced."""


class Repeats(Record):
    """How an event comes again: every so many weeks or months, up to a day."""

    every: Literal["week", "month"]
    """Whether it comes again by the week or by the month."""
    count: Annotated[Whole, Field(ge=1, le=12)] = 1
    """Every how many weeks or months."""
    until: Day
    """The last day on which it may take place."""


class Event(Record):
    """A chance to meet a leader. `starts` is on the clock of `zone`; who comes is a role or a desk, not a name."""

    id: Line
    """A short name of its own."""
    title: Annotated[Line, StringConstraints(max_length=80)]
    """The name that people read."""
    kind: Literal["huddle", "floor-walk", "coffee-chat", "mentoring"]
    """What kind of meeting it is."""
    who: Line
    """Who comes: a role or a desk, never a name."""
    site: Line
    """The site where it takes place."""
    where: Line
    """The room or the floor."""
    starts: Moment
    """The day and the time on the clock of the site, in quotes."""
    minutes: Annotated[Whole, Field(ge=5, le=600)]
    """How long it takes."""
    zone: Zone
    """The time zone of the site, by its region."""
    repeats: Repeats | None = None
    """How it comes again."""
    tracks: tuple[TrackId, ...] = ()
    """Ids of the tracks that it is for; left out, for all."""
    seats: Annotated[Whole, Field(ge=1, le=999)] | None = None
    """How many people can come."""
    book: Link | None = None
    """Where to take a seat."""
    summary: Line
    """What one can ask or see there."""
    sample: YesNo = False
    """Marks an example that is to be replaced."""


class Ambassador(Record):
    """A volunteer one may ask for a chat: shown while available and, with a name, while consent lasts."""

    id: Line
    """A short name of its own."""
    role: RoleId
    """The id of the role that they hold."""
    site: Line
    """The site where they work."""
    name: Line | None = None
    """Their name; only with consent."""
    about: tuple[Line, ...]
    """What one can ask them."""
    languages: tuple[Line, ...] = ("English",)
    """The languages that they speak."""
    chats_a_month: Annotated[Whole, Field(ge=1, le=60)]
    """How many chats they have time for in a month."""
    available: YesNo
    """Whether they have time now: true or false."""
    consent: Consent | None = None
    """From when until when they agreed to be shown."""
    ask: Link
    """Where to ask for a chat."""
    sample: YesNo = False
    """Marks an invented person, who has no name."""
