"""Where the work of a role, or the work with a skill, is going: a note with a date and sources."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .base import Line, Month, Record, SourceId, Whole

Trend = Literal["growing", "steady", "changing", "shrinking"]


class Outlook(Record):
    """A note about the future of some work, as its sources have it. It is never a promise or a threat.

    The age of a note is the age of its newest source, and not the day on which somebody wrote it: to read old sources
    again does not make a note newer.
    """

    as_of: Month
    """The month of the newest source. Pages show how old that is."""
    trend: Trend
    """What the sources expect: work that grows, stays as it is, changes its tasks, or shrinks."""
    grows: tuple[Line, ...] = ()
    """Tasks that take more of the day than before."""
    shrinks: tuple[Line, ...] = ()
    """Tasks that take less of the day than before, for example because a tool does them."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    """Ids of the sources of the note, from sources.yaml: at least one."""
    renew_after: Annotated[Whole, Field(ge=1, le=60)] = 12
    """Months after which somebody looks for newer sources."""
