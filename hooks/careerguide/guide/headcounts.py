"""How many people have a role, for how many in the role before it, and how many came to it in the last year."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Sequence

from careerguide import model

from .guide import Guide


@dc.dataclass(frozen=True, slots=True)
class HeadcountNumbers:
    """The numbers of a role that a page tells; each may be None.

    `start` is the role that most people who move up come from, with its `feeders`. `places` are sites with their own
    numbers. `quarter` is such as `Q3 2026`.
    """

    role: model.Role
    heads: int | None
    start: model.Role | None
    feeders: int | None
    promotions: int | None
    moves: int | None
    applications: int | None
    places: tuple[tuple[model.Site, model.SiteHeadcount], ...]
    quarter: str


def headcount_numbers(
    guide: Guide, role: model.Role, start: model.Role | None = None, sites: Sequence[model.Site] = ()
) -> HeadcountNumbers | None:
    """The numbers of a role, beside those of the role before it; None if the company has counted nothing there.

    Without `start`, it is the role with the most people from which a promotion leads to this one.
    """
    if guide.headcounts is None:
        return None
    # If two are of one role, because it has taken the place of the other, the larger one is told.
    counted = {row.role: row for row in sorted(guide.headcounts.roles, key=lambda row: row.heads or 0)}
    row = counted.get(role.id)
    if row is None:
        return None
    before = [start] if start else [move.start for move in guide.moves_to.get(role.id, ()) if move.kind == "promotion"]
    known = [(counted[one.id].heads or 0, one) for one in before if one.id in counted]
    feeders, feeder = max(known, key=lambda pair: pair[0], default=(0, None))
    by_site = {place.site: place for place in row.sites}
    places = tuple((site, by_site[site.id]) for site in sites if site.id in by_site)
    return HeadcountNumbers(
        role=role,
        heads=row.heads,
        start=feeder if feeders else None,
        feeders=feeders or None,
        promotions=row.promotions,
        moves=row.moves,
        applications=row.applications,
        places=places,
        quarter=guide.headcounts.quarter,
    )
