"""Components of stories, openings, events and volunteers."""

from __future__ import annotations

from markupsafe import Markup

from careerguide.guide import people

from .jinja_env import Drawing


class PeopleComponents(Drawing):
    """Macros about people; `Components` has the others."""

    def story(self, id: str) -> Markup:
        """A story at a glance."""
        self._get("story", self.guide.people.stories, id)
        return self.draw("story_card", self.guide.people.stories[id])

    def stories(
        self, role: str | None = None, move: tuple[str, str] | None = None, track: str | None = None, limit: int = 5
    ) -> Markup:
        """Stories that meet every condition, newest first; `move` is a pair of role ids."""
        guide = self.guide
        found = list(guide.people.stories.values())
        if role is not None:
            self._role(role)
            found = [story for story in found if any(station.role == role for station in story.journey)]
        if move is not None:
            step = self._move(*move).id
            found = [story for story in found if step in story.steps]
        if track is not None:
            self._get("track", guide.tracks, track)
            found = [story for story in found if guide.roles[story.leader.role].track == track]
        return self.draw("story_list", found[:limit], tuple(move) if move else None)

    def story_of_the_week(self) -> Markup:
        """The story for this week: with script for the reader's own rung, else the same for all."""
        found = self.guide.story_of_the_week()
        return (
            self.draw("story_of_the_week", found, people.week(self.guide.today))
            if found
            else self.draw("story_list", [])
        )

    def openings(self, role: str | None = None, track: str | None = None, limit: int = 5) -> Markup:
        """Openings that meet every condition, closing soonest first."""
        guide = self.guide
        found = list(guide.people.openings.values())
        if role is not None:
            self._role(role)
            found = [opening for opening in found if opening.role == role]
        if track is not None:
            self._get("track", guide.tracks, track)
            found = [opening for opening in found if guide.roles[opening.role].track == track]
        return self.draw("opening_list", found[:limit], role is not None)

    def events(self, limit: int = 5) -> Markup:
        """The next chances to meet a leader."""
        return self.draw("event_list", self.guide.people.events[:limit])

    def next_events(self, limit: int = 2) -> Markup:
        """The same in a line each."""
        return self.draw("event_lines", self.guide.people.events[:limit])

    def ambassadors(self, track: str | None = None) -> Markup:
        """Volunteers one may ask for a chat."""
        found = list(self.guide.people.ambassadors)
        if track is not None:
            self._get("track", self.guide.tracks, track)
            found = [volunteer for volunteer in found if self.guide.roles[volunteer.role].track == track]
        return self.draw("ambassador_list", found)
