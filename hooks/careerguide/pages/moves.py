"""The page of a move from one role to another."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from careerguide import formatting
from careerguide.guide.moves import Move

from .page import Page
from .page_builder import PageBuilder

# Other moves to the same role that the page names, and stories of people who made the move.
OTHERS, STORIES = 12, 3


def move_pages(builder: PageBuilder) -> Iterator[Page]:
    """A page for each move, in the order of the data."""
    guide = builder.guide
    for move in guide.moves:
        start, end = move.id
        kind = builder.say(formatting.KINDS[move.kind]).lower()
        yield builder.page(
            "move",
            f"/moves/{start}/{end}/",
            f"{move.start.title} to {move.end.title}",
            f"From {move.start.title} to {move.end.title}: {kind}, {formatting.months(move.after)}.",
            functools.partial(_values, builder, move),
            guide.locations.get(("move", f"{start}/{end}")),
        )


def _values(builder: PageBuilder, move: Move) -> dict[str, object]:
    guide = builder.guide
    others = [other for other in guide.moves_to[move.end.id][: OTHERS + 1] if other is not move]
    changes = guide.changes(move.start, move.end)
    return {
        "move": move,
        "changes": changes,
        "grow": [change for change in changes if change.change in ("new", "up")],
        "stay": [change for change in changes if change.change not in ("new", "up")],
        "STORIES_SHOWN": STORIES,
        "others": others[:OTHERS],
        "told": guide.near_first(guide.people.by_move.get(move.id, ()), move.start.level),
        "openings": guide.people.openings_of.get(move.end.id, ()),
        "sources": guide.sources_of([move]),
    }
