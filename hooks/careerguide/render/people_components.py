"""Components that show stories, openings, events and ambassadors."""

from __future__ import annotations

from markupsafe import Markup

from careerguide.guide import people
from careerguide.model import Story

from .examples import Entry, examples, mixed
from .jinja_env import ComponentRenderer


class PeopleComponents(ComponentRenderer):
    """Macros about people; `Components` adds the others."""

    def story(self, id: str) -> Markup:
        """A story at a glance; nothing on days on which the site does not show it, so that no day breaks a page."""
        if id in self.guide.people.hidden or not self.guide.parts.stories:
            return Markup()
        self._require("story", self.guide.people.stories, id)
        return self.draw("story_card", self.guide.people.stories[id])

    def stories(
        self, role: str | None = None, move: tuple[str, str] | None = None, track: str | None = None, limit: int = 5
    ) -> Markup:
        """Stories that meet every condition, newest first; `move` is a pair of role ids."""
        guide = self.guide
        stories = list(guide.people.stories.values())
        if role is not None:
            self._role(role)
            stories = [story for story in stories if any(station.role == role for station in story.journey)]
        if move is not None:
            step = self._move(*move).id
            stories = [story for story in stories if step in story.steps]
        if track is not None:
            self._require("track", guide.tracks, track)
            stories = [story for story in stories if track in guide.roles[story.leader.role].tracks]
        if not guide.parts.stories:
            return Markup()
        return self.draw("story_list", stories[:limit], tuple(move) if move else None)

    def story_of_the_week(self) -> Markup:
        """The story of this week with its journey. A script shows each reader one from a level near their own.

        Nothing if the site has no story.
        """
        story = self.guide.story_of_the_week() if self.guide.parts.stories else None
        if story is None:
            return Markup()
        marked = mixed(self.guide.people.stories.values())
        return self.draw("story_of_the_week", story, people.week(self.guide.today), marked)

    def story_cards(self, limit: int = 3) -> Markup:
        """Stories side by side: those whose turn comes after the story of this week. Nothing if there are none."""
        stories = self._next_stories(limit)
        marked = mixed(self.guide.people.stories.values())
        return self.draw("story_cards", stories, marked) if stories else Markup()

    def _next_stories(self, limit: int) -> list[Story]:
        if not self.guide.parts.stories:
            return []
        stories = sorted(self.guide.people.stories.values(), key=lambda story: story.id)
        turn = people.week(self.guide.today) % len(stories) + 1 if stories else 0
        return [*stories[turn:], *stories[: max(0, turn - 1)]][:limit]

    def openings(self, role: str | None = None, track: str | None = None, limit: int = 5) -> Markup:
        """Openings that meet every condition, closing soonest first."""
        guide = self.guide
        openings = list(guide.people.openings.values())
        if role is not None:
            self._role(role)
            openings = [opening for opening in openings if opening.role == role]
        if track is not None:
            self._require("track", guide.tracks, track)
            openings = [opening for opening in openings if track in guide.roles[opening.role].tracks]
        if not guide.parts.openings:
            return Markup()
        return self.draw("opening_list", openings[:limit], role is not None)

    def closing_soon(self, limit: int = 6) -> Markup:
        """The openings that close next, a line each. The page shows three, and the next ones as these close."""
        openings = list(self.guide.people.openings.values())[:limit]
        return self.draw("opening_lines", openings) if self.guide.parts.openings else Markup()

    def events(self, limit: int = 5) -> Markup:
        """The next events at which people can meet a leader, with all details."""
        return self.draw("event_list", self.guide.people.events[:limit]) if self.guide.parts.events else Markup()

    def next_events(self, limit: int = 3) -> Markup:
        """The next events, a line each with the day as a sheet of a calendar."""
        return self.draw("event_lines", self.guide.people.events[:limit]) if self.guide.parts.events else Markup()

    def samples_mark(self, *kinds: str) -> Markup:
        """The mark of example data: for the head of a list, if all entries of the kind are examples.

        For several kinds it says of which all entries are examples. A kind is "stories", "openings" or "events".
        """
        shown, listed = self.guide.parts, self.guide.people
        lists: dict[str, list[Entry]] = {
            "stories": list(listed.stories.values()) if shown.stories else [],
            "openings": list(listed.openings.values()) if shown.openings else [],
            "events": list(listed.events) if shown.events else [],
        }
        for kind in kinds:
            self._require("kind of example", lists, kind)
        if len(kinds) == 1:
            return self.draw("samples_mark", lists[kinds[0]])
        return self.draw("examples_mark", examples(self.wording, **{kind: lists[kind] for kind in kinds}))

    def ambassadors(self, track: str | None = None) -> Markup:
        """Volunteers whom readers can ask for a chat."""
        volunteers = list(self.guide.people.ambassadors)
        if track is not None:
            self._require("track", self.guide.tracks, track)
            volunteers = [volunteer for volunteer in volunteers if track in self.guide.roles[volunteer.role].tracks]
        return self.draw("ambassador_list", volunteers) if self.guide.parts.events else Markup()
