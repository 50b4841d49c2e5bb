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


class SiteHeadcount(Record):
    """How many people have a role at one site, and how many came to it in the last year."""

    site: SiteName
    """The id of the site, from sites.yaml."""
    heads: Count | None = None
    """How many people have the role there."""
    promotions: Count | None = None
    """How many moved up into it in the last year."""
    moves: Count | None = None
    """How many moved across into it in the last year."""


class RoleHeadcount(Record):
    """How many people have a role, how many came to it in the last year, and how many applied."""

    role: RoleId
    """The id of the role."""
    heads: Count | None = None
    """How many people have the role at the end of the quarter."""
    promotions: Count | None = None
    """How many moved up into it in the last year."""
    moves: Count | None = None
    """How many moved across into it in the last year."""
    applications: Count | None = None
    """How many applied for it in the last year."""
    sites: tuple[SiteHeadcount, ...] = ()
    """The sites of which the numbers can be told."""


class Headcounts(Record):
    """How many people there are in each role, as `careerguide seats import` counted them."""

    until: Month
    """The last month of the last quarter that was counted."""
    roles: tuple[RoleHeadcount, ...] = ()
    """The roles with at least five people, promotions, moves or applications."""

    @property
    def quarter(self) -> str:
        """`Q3 2026`."""
        return f"Q{(self.until.month + 2) // 3} {self.until.year}"
