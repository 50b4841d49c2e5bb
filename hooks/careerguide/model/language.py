"""How people ask in one language: the words that search can ignore, and the words of each question about a career."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import FileName, Line, Link, Record, YesNo

# Words or phrases of one language, in lower case.
Phrases = tuple[Line, ...]


class Licensed(Record):
    """A published list of words, with the licence under which everyone may use it."""

    title: Line
    """The name of the list and its version."""
    licence: Line
    """The short name of its licence, such as MIT."""
    url: Link | None = None
    """Where the list is published."""


class Concepts(Record):
    """What people ask about a career: for each concept, the words and phrases of the language that ask for it."""

    become: Phrases = ()
    """To get into a role: become, get into, path to."""
    after: Phrases = ()
    """What follows a role: after, next step, promotion from."""
    before: Phrases = ()
    """What comes before a role: before, feeder, where people come from."""
    from_: Annotated[Phrases, Field(alias="from")] = ()
    """The role that a move starts from: from."""
    to: Phrases = ()
    """The role that a move leads to: to, into."""
    how_long: Phrases = ()
    """How much time it takes: how long, how many months."""
    compare: Phrases = ()
    """Two roles beside each other: or, versus, difference between."""
    skills: Phrases = ()
    """The skills of a role: skills, what do I need to know."""
    learn: Phrases = ()
    """To learn a skill: learn, course for, practise."""
    pay: Phrases = ()
    """What people earn: pay, salary, how much does one earn."""
    shifts: Phrases = ()
    """When people work: shifts, working hours, timings."""
    day: Phrases = ()
    """The work itself: typical day, what does one do."""
    who_did: Phrases = ()
    """People who did it: who became, who moved, stories of."""
    open: Phrases = ()
    """Posts that are open now: openings, vacancies, hiring."""
    eligible: Phrases = ()
    """Whether a person may apply: am I eligible, can I apply."""
    ready: Phrases = ()
    """Whether a person has what it takes: am I ready."""
    meaning: Phrases = ()
    """What a word stands for: what is, meaning of, full form."""
    improve: Phrases = ()
    """To make a figure better or higher: improve, raise, increase."""
    reduce: Phrases = ()
    """To make a figure lower: reduce, lower, bring down."""
    talk_to: Phrases = ()
    """A person or a desk to ask: who can I talk to, whom do I ask."""
    time_off: Phrases = ()
    """Days without work: leave, holidays, days off."""
    notice: Phrases = ()
    """To leave the company: notice period, resign."""
    absence: Phrases = ()
    """Days missed: absent, sick, missed a shift."""
    without_nights: Phrases = ()
    """Work in the day only: without nights, no night shift."""
    part_time: Phrases = ()
    """Fewer hours: part time, half day."""
    home: Phrases = ()
    """Work from home: from home, remote."""
    forms: Phrases = ()
    """Papers to fill in: form, sheet, template."""
    posters: Phrases = ()
    """Papers for the wall: poster, print for the wall."""
    huddle: Phrases = ()
    """The talk before a shift: huddle, team meeting."""
    notes: Phrases = ()
    """What a person keeps on this computer: my notes, my plan, my page."""
    job: Phrases = ()
    """Words for a role that say nothing more: role, job, position."""
    neutral: Phrases = ()
    """Words that any of these questions may have, and that ask for nothing more: take, usually, company."""


class Language(Record):
    """How people ask in one language. The file's name is the code of the language, such as `es`."""

    id: Annotated[Line, FileName(), Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    """The code of the language: the file's name."""
    title: Line
    """The name of the language, with its script if people use several."""
    sources: tuple[Licensed, ...] = ()
    """The published lists that its words began from."""
    markers_follow: YesNo = False
    """If words such as from and to come after the name they belong to, as in Hindi: true or false."""
    filler: Phrases = ()
    """Words that say nothing about what is searched, such as the or please."""
    questions: Phrases = ()
    """Words of a question that say nothing about what is searched, such as how or which."""
    negation: Phrases = ()
    """Words that turn the next words into their opposite, such as without or no."""
    elsewhere: Phrases = ()
    """Words of other subjects, such as weather or movie. Search shows nothing for them."""
    trade: dict[Line, Line] = Field(default_factory=dict)
    """Words of the trade, each with the English words that the guide uses, as in `calidad: quality`."""
    concepts: Concepts = Concepts()
    """What people ask about a career, and in which words."""
