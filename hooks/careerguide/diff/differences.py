"""What differs on a client line, at a site or in a shift: the same role there, before and now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from careerguide import formatting, model
from careerguide.guide.differences import Workplace, applied

from .snapshot import Comparison

Places = tuple[str, str, str]


def changed_places(
    before: model.Role, now: model.Role, comparison: Comparison
) -> Iterator[tuple[str, model.Role, model.Role]]:
    """Where differences changed, in words, and the role as it is there with the differences of before and of now.

    Both have all else from now, so that a change of the role itself is told once.
    """
    old, new = _by_places(before), _by_places(now)
    for places in dict.fromkeys((*new, *old)):
        if old.get(places) != new.get(places):
            line, site, shift = places
            words = formatting.workplace(line, site and comparison.title("site", site), shift)
            workplace = Workplace(*places)
            then, today = (
                applied(now.model_copy(update={"differences": tuple(items.get(places, {}).values())}), workplace, {})
                for items in (old, new)
            )
            yield words, then, today


def _by_places(role: model.Role) -> dict[Places, dict[tuple[str, str], model.Difference]]:
    """Client line, site and shift -> what differs there, by its subject."""
    groups: defaultdict[Places, dict[tuple[str, str], model.Difference]] = defaultdict(dict)
    for difference in role.differences:
        groups[difference.places][difference.subject] = difference
    return groups
