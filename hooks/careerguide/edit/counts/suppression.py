"""Leaves out counts of fewer than five people, and more of them, so that none follows from a total.

The counts of one role are a row of cells, one for each site, and their total. If a cell is below five, it is hidden.
The total less the other cells would show it, so other cells are hidden too: all below ten or, if there are none, the
first cell, however large it is. What the hidden cells have together is known then. If that leaves too little doubt, no
cell is told, only the total. So a person who knows these rules and all that is published still cannot say what a hidden
count is: `tests/edit/test_suppression.py` tries it with each table that could be behind what is published.

On complementary suppression: Cox, 1980, "Suppression methodology and statistical disclosure control", Journal of the
American Statistical Association 75, 377-385.
"""

from __future__ import annotations

from collections.abc import Mapping

from careerguide.model import FEWEST_PEOPLE

Cells = Mapping[str, int]

# Beside a cell below five, cells below this are hidden.
_SHIELD = 10
# How far the sum of hidden cells stays from its largest and smallest, where only one table would be possible.
_DOUBT = 7


def published(cells: Cells) -> tuple[int | None, dict[str, int]]:
    """The total of a row of counts and the cells that may be told with it; no total if it is below five."""
    total = sum(cells.values())
    if total < FEWEST_PEOPLE:
        return None, {}
    if all(count >= FEWEST_PEOPLE for count in cells.values()):
        return total, dict(cells)
    hidden = {name for name, count in cells.items() if count < _SHIELD}
    is_alone = len(hidden) == 1
    if is_alone:
        hidden |= {next(name for name in cells if name not in hidden)}
    together = sum(cells[name] for name in hidden)
    least = _SHIELD + FEWEST_PEOPLE - 1 if is_alone else FEWEST_PEOPLE
    most = total if is_alone else (_SHIELD - 1) * len(hidden) - _DOUBT
    if not least <= together <= most:
        return total, {}
    return total, {name: count for name, count in cells.items() if name not in hidden}


def applications(total: int | None, hired: Mapping[str, int | None]) -> int | None:
    """The applications, unless they would show how few people were not chosen.

    `hired` are the totals of those who were, None where they are not published.
    """
    if total is None or total < FEWEST_PEOPLE:
        return None
    rest = total - sum(count for count in hired.values() if count is not None)
    return total if rest >= FEWEST_PEOPLE else None
