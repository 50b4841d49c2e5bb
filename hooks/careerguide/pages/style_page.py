"""The page that shows every component in every state, for people who build the next page."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Iterator

from careerguide import model
from careerguide.guide.figures import Figures
from careerguide.guide.guide import Guide
from careerguide.guide.moves import Span
from careerguide.model import MOVE_KINDS

from .page import Page
from .page_builder import PageBuilder

# Figures over time: one falls, one stays, one rises.
POINTS = (
    Figures(dt.date(2026, 9, 1), 9, 40, 0),
    Figures(dt.date(2026, 10, 1), 4, 40, 1),
    Figures(dt.date(2026, 11, 1), 2, 40, 3),
)
# A day for the sheet of a calendar: in this year, and in another.
DAYS = (dt.date(2026, 12, 2), dt.date(2031, 12, 2))


@dc.dataclass(frozen=True, slots=True)
class SampleEntry:
    """What a chart of months reads of a move's entry."""

    confidence: str


@dc.dataclass(frozen=True, slots=True)
class SampleMove:
    """What a chart of months reads of a move."""

    after: Span
    entry: SampleEntry


CHARTS = {
    "Medium confidence": SampleMove(Span(6, 10, 20), SampleEntry("medium")),
    "Low confidence": SampleMove(Span(12, 18, 36), SampleEntry("low")),
    "High confidence": SampleMove(Span(8, 12, 18), SampleEntry("high")),
    "Months not known": SampleMove(Span(unknown=1), SampleEntry("low")),
}


def style_pages(builder: PageBuilder) -> Iterator[Page]:
    """The page of components, which is for HR and those who change the site."""
    guide = builder.guide
    yield builder.page(
        "components",
        "/hr/components/",
        "Components",
        "Every component of the pages in every state.",
        lambda: {
            "charts": CHARTS,
            "days": DAYS,
            "points": POINTS,
            "move_kinds": MOVE_KINDS,
            "role": max(guide.roles.values(), key=lambda role: len(guide.onward(role.id)), default=None),
            "shown_stories": _stories(guide),
        },
    )


def _stories(guide: Guide) -> list[model.Story]:
    """Stories whose lines differ: the longest, the shortest, and one with a step down, each once."""
    stories = list(guide.people.stories.values())
    if not stories:
        return []
    falling = (
        story
        for story in stories
        if any(guide.roles[end].level < guide.roles[start].level for start, end in story.steps)
    )
    chosen = [max(stories, key=lambda story: len(story.journey)), next(falling, stories[0])]
    chosen.append(min(stories, key=lambda story: len(story.journey)))
    return list({story.id: story for story in chosen}.values())
