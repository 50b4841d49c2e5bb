"""Stories of people who moved, openings they can apply for, and leaders they can meet."""

from __future__ import annotations

import itertools
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from .base import (
    UNTIL_FILLED,
    UNTIL_FILLED_TEXT,
    Closes,
    Day,
    DayOfMonth,
    EventStart,
    FileName,
    Line,
    Link,
    MayBeWithheld,
    Month,
    Months,
    Picture,
    Prose,
    Record,
    RoleId,
    Shifts,
    SiteName,
    Title,
    TrackId,
    Whole,
    YesNo,
    Zone,
)


class Consent(Record):
    """The period for which a person agreed to be shown. After `until`, nothing about the person is published."""

    given: Day
    """The day on which the person agreed."""
    until: Day
    """The last day on which the person may be shown."""
    scope: Literal["inside", "outside"] = "inside"
    """Where: only inside the company, or also on the site for people outside. Leave it out for inside."""


Percent = Annotated[Whole, Field(ge=0, le=100)]


class Focus(Record):
    """Where the face is in a picture, in percent from its left and top edges. It becomes the middle of the square."""

    x: Percent = 50
    """From the left edge: 0 is the left, 100 the right."""
    y: Percent = 50
    """From the top edge: 0 is the top, 100 the bottom."""


class Leader(Record):
    """The person of a story: current role and site and, unless the story is a sample, name and picture."""

    role: RoleId
    """The id of their current role."""
    name: Line | None = None
    """Their name. Only with consent."""
    site: SiteName | None = None
    """The site where they work, from sites.yaml."""
    picture: Picture | None = None
    """The file name of their picture in data/stories/pictures/. Only with consent."""
    focus: Focus | None = None
    """Where the face is, if it is not in the middle of the picture. The site shows a square around it."""

    @property
    def middle(self) -> tuple[int, int]:
        """The middle of the square, in percent from the left and from the top."""
        return (self.focus.x, self.focus.y) if self.focus else (50, 50)


class JourneyStage(Record):
    """One role of a journey, with its first and its last month. The last stage has no end."""

    role: RoleId
    """The id of the role."""
    from_: Annotated[Month, Field(alias="from")]
    """The first month in the role."""
    to: Month | None = None
    """The last month in the role. Leave it out for the current role."""
    turning_point: Line | None = None
    """What changed their path."""
    setback: Line | None = None
    """What went wrong."""
    advice: Line | None = None
    """What they would tell a person in the same role."""


class Story(Record):
    """How a person got from one role to another. Each pair of stages is a move."""

    id: Annotated[Line, FileName()]
    """The name of the file. It makes the address."""
    title: Title
    """The headline. It names the move, not the person."""
    leader: Leader
    """The person of the story."""
    sample: YesNo = False
    """Marks an invented person, who has no name and no picture."""
    consent: Consent | None = None
    """From when until when the person agreed to be shown."""
    published: Day
    """The first day on which the story appears."""
    quote: Annotated[Line, StringConstraints(max_length=300)]
    """One sentence by the person. It appears above the story."""
    journey: tuple[JourneyStage, ...]
    """The person's roles, from the first to the current one."""
    huddle: Prose
    """The story in one minute, to read aloud in a huddle."""
    question: Line
    """What a team can talk about afterwards."""
    body: Prose
    """The story in the person's own words."""

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """The moves of the story, as pairs of role ids."""
        roles = [stage.role for stage in self.journey]
        return tuple(itertools.pairwise(roles))


class Eligibility(Record):
    """What an opening asks for beside the policy. The policy decides about all that is left out."""

    months_in_role: Months | None = None
    """Months in the current role. Leave it out to use the policy."""
    from_roles: tuple[RoleId, ...] = ()
    """Ids of the roles from which people may apply. Leave it out to allow any role."""
    last_rating: Literal["below", "meets", "exceeds"] | None = None
    """The lowest last rating. Leave it out to use the policy."""


class Decision(Record):
    """How the company decides who gets the role, and when people hear. Without `by`, `how` says when."""

    how: Line
    """How the company decides who gets the role."""
    by: Day | None = None
    """The day by which people hear."""


class Opening(Record):
    """A role that people can apply for, from the day it opens to the day it closes, both included."""

    id: Line
    """The short name that makes the address. It never changes."""
    formerly: tuple[Line, ...] = ()
    """Ids that it had before. Their addresses lead here."""
    role: RoleId
    """The id of the role to fill."""
    site: SiteName | None = None
    """The site where the work is, from sites.yaml. Its clock says when a day ends. For several, write `sites`."""
    sites: tuple[SiteName, ...] = ()
    """The sites where the work can be, if there are several. People at each site can apply until its own midnight."""
    line_of_business: Line | None = None
    """The business that the work is for, such as Telecom."""
    shift: Shifts
    """When people work: by day, at night, in rotating or in flexible shifts; a list if people can choose."""
    seats: Annotated[Whole, Field(ge=1, le=999)]
    """How many people are wanted."""
    opens: Day
    """The first day to apply, at the site."""
    closes: Closes
    """The last day to apply; it ends at midnight at each site. Or `until-filled`: delete the opening when it is."""
    eligibility: Eligibility = Eligibility()
    """What it asks for beside the company's policy."""
    decision: Decision | None = None
    """How the company decides, and when people hear."""
    apply: Annotated[Link, MayBeWithheld()]
    """Where to apply: a link or an email address."""
    contact: Annotated[Line, MayBeWithheld()]
    """The desk that answers questions, never a person."""
    sample: YesNo = False
    """Marks an example that you should replace."""

    @model_validator(mode="after")
    def _has_sites(self) -> Opening:
        """An opening is at one site, or at several."""
        if (self.site is None) == (not self.sites):
            raise PydanticCustomError("site_form", "neither one site nor several", {"both": self.site is not None})
        return self

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of its sites, each once, in the order of the data."""
        return tuple(dict.fromkeys((self.site,) if self.site else self.sites))

    @property
    def closes_text(self) -> str:
        """The last day as scripts read it; `until-filled` is greater than every day, so it is open on each."""
        return UNTIL_FILLED_TEXT if self.until_filled else self.closes.isoformat()

    @property
    def until_filled(self) -> bool:
        """Whether it has no last day."""
        return self.closes == UNTIL_FILLED


class Repeats(Record):
    """How often an event repeats: every so many weeks or months, until a day."""

    every: Literal["week", "month"]
    """The unit: week or month."""
    count: Annotated[Whole, Field(ge=1, le=12)] = 1
    """How many weeks or months are between two events."""
    on: DayOfMonth | None = None
    """The day of each month, such as `third friday` or `last day`. Leave it out for the same date each month."""
    except_: Annotated[tuple[Day, ...], Field(alias="except")] = ()
    """Days on which it does not take place."""
    until: Day
    """The last day on which it can take place."""


class Event(Record):
    """A chance to meet a leader. `starts` is local time at the site; `who` is a role or a desk, not a name."""

    id: Line
    """The short name of this event."""
    title: Title
    """The name that people see."""
    kind: Literal["huddle", "floor-walk", "coffee-chat", "mentoring"]
    """The kind of meeting."""
    who: Line
    """Who comes: a role or a desk, never a name."""
    site: SiteName
    """The site where it takes place, from sites.yaml."""
    where: Line
    """The room or the floor."""
    starts: EventStart
    """The day and the local time, in quotes; only the day if it takes the whole day."""
    minutes: Annotated[Whole, Field(ge=5, le=600)] | None = None
    """How many minutes it takes. Leave it out for a whole day."""
    zone: Zone | None = None
    """The time zone, if there is no sites.yaml. Otherwise leave it out: the site has it."""
    repeats: Repeats | None = None
    """How often it repeats."""
    tracks: tuple[TrackId, ...] = ()
    """Ids of the tracks that it is for. Leave it out if it is for all."""
    seats: Annotated[Whole, Field(ge=1, le=999)] | None = None
    """How many people can come."""
    book: Link | None = None
    """The link to book a place."""
    summary: Line
    """What people can ask or see there."""
    sample: YesNo = False
    """Marks an example that you should replace."""


class Ambassador(Record):
    """A volunteer whom people can ask for a chat. Shown while available and, if named, while the consent lasts."""

    id: Line
    """The short name of this ambassador."""
    role: RoleId
    """The id of their role."""
    site: SiteName
    """The site where they work, from sites.yaml."""
    name: Line | None = None
    """Their name. Only with consent."""
    about: tuple[Line, ...]
    """What people can ask them."""
    languages: tuple[Line, ...] = ("English",)
    """The languages that they speak."""
    chats_a_month: Annotated[Whole, Field(ge=1, le=60)]
    """How many chats a month they have time for."""
    available: YesNo
    """If they have time now: true or false."""
    consent: Consent | None = None
    """From when until when they agreed to be shown."""
    ask: Link
    """The link to ask for a chat."""
    sample: YesNo = False
    """Marks an invented person, who has no name."""
