"""The one test of what the site shows on a day. Pages, feeds, search, API, addresses and the history all ask it."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable

from careerguide import model
from careerguide.model.record_fields import references

from .event_days import next_start, starts

# First and last day, both included.
Days = tuple[dt.date, dt.date]
ALWAYS: Days = (dt.date.min, dt.date.max)
# Lists of ids that mean "all" if they are empty, so that nobody may empty them.
_ALL_IF_EMPTY = {"from_roles", "tracks"}
_REMOVED = object()


def shown_days(record: model.Record) -> Days | None:
    """The days on which the site shows an entry; None if it never does.

    A draft is never shown, what is retired until the day before, a story from the day it is published and while its
    person agrees, an ambassador while they are available and agree, an opening from the day it opens (later its page
    says that it has closed), and an event until it is over. All other entries are always shown.
    """
    match record:
        case model.Role() | model.Skill():
            return None if record.status == "draft" else _days_before(record.retires)
        case model.Track():
            return _days_before(record.retires)
        case model.Story():
            return _common((record.published, dt.date.max), _agreed_days(record))
        case model.Ambassador():
            return _agreed_days(record) if record.available else None
        case model.Opening():
            return _opening_days(record)
        case model.Event():
            last = max((start.date() for start in starts(record)), default=None)
            return (dt.date.min, last) if last else None
        case _:
            return ALWAYS


def is_shown(record: model.Record, today: dt.date) -> bool:
    """Whether the site shows an entry on a day."""
    if isinstance(record, model.Event):
        return next_start(record, today) is not None  # the same answer, and quicker
    return was_shown(record, today, today)


def was_shown(record: model.Record, first: dt.date, last: dt.date) -> bool:
    """Whether the site shows an entry on any day of a period, both ends included."""
    return _common(shown_days(record), (first, last)) is not None


def is_open(opening: model.Opening, *days: dt.date) -> bool:
    """Whether people can apply at one of its sites; `days` are the days there. The last site to close decides."""
    return any(opening.opens <= day <= opening.closes for day in days)


def agrees(record: model.Story | model.Ambassador, today: dt.date) -> bool:
    """Whether a person agrees to be shown on a day. A sample shows no person."""
    return _common(_agreed_days(record), (today, today)) is not None


def was_on_site(story: model.Story, today: dt.date) -> bool:
    """Whether the site may have shown a story on a day until today, so that people may have links to it."""
    return was_shown(story, dt.date.min, today)


def _days_before(retires: dt.date | None) -> Days | None:
    """The days before an entry is retired; all days if it is not."""
    return ALWAYS if retires is None else (dt.date.min, retires - dt.timedelta(days=1))


def _opening_days(opening: model.Opening) -> Days:
    return opening.opens, dt.date.max


def _agreed_days(record: model.Story | model.Ambassador) -> Days | None:
    if record.consent:
        return record.consent.given, record.consent.until
    return ALWAYS if record.sample else None


def _common(one: Days | None, other: Days | None) -> Days | None:
    """The days in both periods; None if there are none."""
    if one is None or other is None:
        return None
    first, last = max(one[0], other[0]), min(one[1], other[1])
    return (first, last) if first <= last else None


def without_hidden(record: model.Record, is_known: Callable[[str, str], bool]) -> model.Record | None:
    """An entry without what it says of entries that are not known; None if nothing can be said of it without them.

    `is_known` takes a kind and an id. A move to a role that is not known is left out, and so is any other item that
    names one.
    """
    value: object = record
    for pattern, kind in references(type(record)):
        value = _without(value, pattern, functools.partial(is_known, kind))
        if value is _REMOVED:
            return None
    assert isinstance(value, model.Record)
    return value


def _without(value: object, pattern: tuple[str, ...], is_known: Callable[[str], bool]) -> object:
    """The value, or `_REMOVED` if it needs an id that is not known."""
    if value is None:
        return value
    if not pattern:
        return value if is_known(str(value)) else _REMOVED
    if isinstance(value, tuple):
        items = (_without(item, pattern[1:], is_known) for item in value)
        return tuple(item for item in items if item is not _REMOVED)
    assert isinstance(value, model.Record)
    name = pattern[0]
    before = getattr(value, name)
    after = _without(before, pattern[1:], is_known)
    if after is _REMOVED:
        field = type(value).model_fields[name]
        if value.whole or field.is_required() or field.default is not None:
            return _REMOVED
        after = None
    if name in _ALL_IF_EMPTY and before and not after:
        return _REMOVED
    return value if after == before else value.model_copy(update={name: after})
