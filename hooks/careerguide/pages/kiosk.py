"""The page of a screen on the floor: stories and openings take turns, each with a code that takes it to a phone."""

from __future__ import annotations

import dataclasses as dc
import itertools
from collections.abc import Iterable, Iterator, Sequence

from careerguide.model import Opening, Role, Story

from .page import Page
from .page_builder import PageBuilder

ADDRESS = "/kiosk/"
# Cards of each kind: with their codes, they keep the page below 60 KB, whatever the size of the company.
MOST = 6
# Seconds until the next card, and from the last touch until the screen starts again.
TURN, IDLE = 15, 60


@dc.dataclass(frozen=True, slots=True)
class Card:
    """What is on the screen at a time: a story or an opening, and the roles that it is near to, its own first."""

    story: Story | None
    opening: Opening | None
    roles: tuple[Role, ...]


def kiosk_pages(builder: PageBuilder) -> Iterator[Page]:
    """The one page of this family. It is for the company's own floors, so the site for people outside has none."""
    guide = builder.guide
    if guide.audience:
        return

    def values() -> dict[str, object]:
        cards = _cards(builder)
        shown = {id_ for card in cards for role in card.roles for id_ in role.tracks}
        return {
            "cards": cards,
            "stories": [card.story for card in cards if card.story],
            "openings": [card.opening for card in cards if card.opening],
            "floors": [track for track in guide.tracks.values() if track.id in shown],
            "turn": TURN,
            "idle": IDLE,
        }

    description = "For a screen on the floor: what people can do next, large and one at a time."
    yield builder.page(
        "kiosk", ADDRESS, "Screen for the floor", description, values, found_by="Kiosk, touch screen, TV."
    )


def _cards(builder: PageBuilder) -> list[Card]:
    """A story, an opening, and so on."""
    guide = builder.guide
    stories = [
        Card(story, None, tuple(guide.roles[station.role] for station in reversed(story.journey)))
        for story in guide.people.stories.values()
        if guide.parts.stories
    ]
    openings = [
        Card(None, opening, (guide.roles[opening.role], *(move.start for move in guide.moves_to.get(opening.role, ()))))
        for opening in guide.people.openings.values()
        if guide.parts.openings
    ]
    turns = itertools.zip_longest(spread(stories), spread(openings))
    return [card for turn in turns for card in turn if card]


def spread(cards: Iterable[Card], most: int = MOST) -> Sequence[Card]:
    """At most so many cards, in rounds: the first of each track, then the second of each, for every floor."""
    by_track: dict[str | None, list[Card]] = {}
    for card in cards:
        by_track.setdefault(card.roles[0].track, []).append(card)
    rounds = itertools.zip_longest(*by_track.values())
    return [card for turn in rounds for card in turn if card][:most]
