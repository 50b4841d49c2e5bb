"""What the company has counted: how long moves took here, and how many people there are. Imports write them.

No count is below five people, and none below five can be worked out from the others.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Month, Months, Record, RoleId, SiteName, Whole

# The smallest count that a company may publish.
FEWEST_PEOPLE = 5
# A count of moves looks back so many months.
WINDOW_MONTHS = 36
Count = Annotated[Whole, Field(ge=FEWEST_PEOPLE, le=1_000_000)]


class MoveCount(Record):
    """How long one move took at the company: at least five people made it in the last 36 months."""

    from_role: RoleId
    """The id of the role that people came from."""
    to_role: RoleId
    """The id of the role that they moved to."""
    moves: Count
    """How many people made the move in the last 36 months."""
    first: Month
    """The month of the first of these moves."""
    last: Month
    """The month of the last one."""
    p10: Months | None = None
    """Months in the role after which 10 of 100 people had moved."""
    p50: Months | None = None
    """Months after which half of the people had moved. Without it, fewer than half had."""
    p90: Months | None = None
    """Months after which 90 of 100 people had moved. Without it, fewer had."""
    longest: Months
    """The longest time in the role that was counted, in months."""
    not_moved: Count | None = None
    """How many people still waited or had left. Fewer than five are not told."""
    sites: tuple[SiteName, ...] = ()
    """Ids of the sites where at least five of these moves were, from sites.yaml."""

    @property
    def years(self) -> str:
        """`2024 to 2026`, or `2026`."""
        first, last = self.first.year, self.last.year
        return str(last) if first == last else f"{first} to {last}"


class MovesHere(Record):
    """The months that moves took at the company, as `careerguide moves import` counted them."""

    until: Month
    """The last month that the count knows of."""
    moves: tuple[MoveCount, ...] = ()
    """The moves that at least five people made."""
