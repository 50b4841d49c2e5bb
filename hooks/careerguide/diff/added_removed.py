"""Entries that are added or removed, and the names of entries in sentences."""

from __future__ import annotations

import datetime as dt

from careerguide import formatting, model
from careerguide.guide.change import Change, Weight
from careerguide.guide.samples import moved_event, moved_opening
from careerguide.guide.shown import agrees, is_open, is_shown
from careerguide.loading.data_folder import SINGLE
from careerguide.loading.loaded_data import renamed
from careerguide.model.kinds import KINDS

from .snapshot import Comparison, Snapshot


def display_name(kind: str, entry: model.Record, id_: str, comparison: Comparison) -> str:
    """The name of an entry at the start of a sentence: a role's title; for other kinds, the noun and the title."""
    if isinstance(entry, model.Opening):
        return f"Opening for {_title(entry, id_, comparison)}"
    if isinstance(entry, model.Ambassador):
        return f"Ambassador ({_title(entry, id_, comparison)})"
    if isinstance(entry, model.Level):
        return f"Level {entry.level}"
    if isinstance(entry, model.Story):
        return f'Story "{_story_title(entry, id_, comparison)}"'
    if kind in SINGLE:
        return KINDS[kind].title
    title, noun = _title(entry, id_, comparison), KINDS[kind].noun
    return title if kind == "role" else f"{noun[0].upper()}{noun[1:]} {title}"


def _story_title(entry: model.Story, id_: str, comparison: Comparison) -> str:
    """For readers the title of today: the person may have asked for another one."""
    return comparison.other_titles.get(("story", id_), entry.title) if comparison.for_readers else entry.title


def _title(entry: model.Record, id_: str, comparison: Comparison) -> str:
    """The name of an entry without the noun; openings and ambassadors have no title, but a role and a site."""
    if isinstance(entry, model.Opening):
        places = formatting.listed([comparison.title("site", id_) for id_ in entry.places])
        return f"{comparison.title('role', entry.role)} in {places}"
    if isinstance(entry, model.Ambassador):
        return f"{comparison.title('role', entry.role)} in {comparison.title('site', entry.site)}"
    return str(entry.level if isinstance(entry, model.Level) else getattr(entry, "title", id_))


def added(kind: str, id_: str, comparison: Comparison) -> Change:
    """A line for an entry that is only in the new snapshot."""
    weight, text = _added(kind, id_, comparison.new.of_kind(kind)[id_], comparison)
    return Change(weight, kind, id_, "", text)


def _added(kind: str, id_: str, entry: model.Record, comparison: Comparison) -> tuple[Weight, str]:
    if isinstance(entry, model.Role):
        track = f", {comparison.title('track', entry.track)}" if entry.track else ""
        text = f"New role: {entry.title}, level {entry.level}{track}"
        return ("clarifies", f"{text} (still a draft).") if entry.status == "draft" else ("eases", f"{text}.")
    if isinstance(entry, model.Skill) and entry.status == "draft":
        return "clarifies", f"New skill: {entry.title} (still a draft)."
    if isinstance(entry, model.Opening):
        return _added_opening(entry, comparison)
    if isinstance(entry, model.Story):
        hidden = "" if comparison.for_readers else _hidden(entry, comparison.new.today)
        return "clarifies", f'New story: "{_story_title(entry, id_, comparison)}"{hidden}.'
    if kind in SINGLE:
        return "clarifies", f"{_single_is(kind)} new."
    useful = KINDS[kind].offered and _usable(entry, comparison.new)
    return "eases" if useful else "clarifies", f"New {KINDS[kind].noun}: {_title(entry, id_, comparison)}."


def _hidden(story: model.Story, today: dt.date) -> str:
    """Why the site does not show a story today, in brackets; empty if it does."""
    if is_shown(story, today):
        return ""
    if agrees(story, today):
        return f" (hidden until {formatting.day(story.published)})"
    return " (hidden: no consent for today)"


def _single_is(kind: str) -> str:
    return f"{KINDS[kind].title} {'is' if kind == 'match' else 'are'}"


def _added_opening(entry: model.Opening, comparison: Comparison) -> tuple[Weight, str]:
    entry = moved_opening(entry, comparison.new.today)
    seats = f"{formatting.plural(entry.seats, 'seat')} as {_title(entry, entry.id, comparison)}"
    closes = "it is filled" if entry.until_filled else formatting.day(entry.closes)
    days = comparison.new.days_of(entry)
    if entry.closes < min(days):
        return "corrects", f"New opening, closed since {closes}: {seats}."
    start = f"from {formatting.day(entry.opens)} " if not is_open(entry, *days) else ""
    return "eases", f"New opening: {seats}. People can apply {start}until {closes}."


def removed(kind: str, id_: str, comparison: Comparison) -> Change:
    """A line for an entry that is only in the old snapshot."""
    weight, text = _removed(kind, id_, comparison.old.of_kind(kind)[id_], comparison)
    return Change(weight, kind, id_, "", text)


def _removed(kind: str, id_: str, entry: model.Record, comparison: Comparison) -> tuple[Weight, str]:
    name = display_name(kind, entry, id_, comparison)
    if isinstance(entry, model.Story):
        if comparison.for_readers or is_shown(entry, comparison.new.today):
            return "clarifies", f"{name} is no longer on the site."
        return "corrects", f"{name}, which was hidden, is removed."
    if isinstance(entry, model.Opening):
        return _removed_opening(name, entry, comparison)
    if kind in SINGLE:
        return "clarifies", f"{_single_is(kind)} removed."
    if KINDS[kind].keeps_former_ids:
        if isinstance(entry, model.Role) and entry.status == "draft":
            return "clarifies", f"The draft {name} is removed."
        if comparison.for_readers:
            return "raises" if kind == "role" else "clarifies", f"{name} is no longer in the guide."
        successor = renamed(comparison.new.loaded).get(kind, {}).get(id_)
        text = (
            f"{comparison.title(kind, successor)} replaces it"
            if successor
            else f"write `formerly: [{id_}]` under the {KINDS[kind].noun} that replaces it"
        )
        return "raises" if kind == "role" else "clarifies", f"{name} is removed; {text}."
    useful = KINDS[kind].offered and _usable(entry, comparison.new)
    return "raises" if useful else "clarifies", f"{name} is removed."


def _removed_opening(name: str, entry: model.Opening, comparison: Comparison) -> tuple[Weight, str]:
    entry = moved_opening(entry, comparison.new.today)
    if entry.until_filled:
        return "raises", f"{name}, which was open until filled, is withdrawn."
    days_left = (entry.closes - comparison.new.today).days
    if days_left < 0:
        return "corrects", f"{name}, closed since {formatting.day(entry.closes)}, is removed."
    when = "on its last day" if days_left == 0 else f"{formatting.plural(days_left, 'day')} before it closes"
    return "raises", f"{name} is withdrawn {when}."


def _usable(entry: model.Record, snapshot: Snapshot) -> bool:
    """Whether people can still take part in it or use it on the day of the snapshot."""
    if isinstance(entry, model.Event):
        entry = moved_event(entry, snapshot.today)
    return is_shown(entry, snapshot.today)
