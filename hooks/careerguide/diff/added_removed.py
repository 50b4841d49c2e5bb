"""Entries that come and go, and what each is called."""

from __future__ import annotations

from careerguide import formatting, model
from careerguide.guide.change import Change, Weight
from careerguide.guide.people import next_start, shown
from careerguide.loading.loaded_data import renamed

from .snapshot import Comparison, Snapshot

# What a kind is called in the middle of a sentence.
NOUNS = {
    "kpi": "figure",
    "learning": "course or text",
    "term": "word in the glossary",
    "ambassador": "person to ask",
}
SINGLE = {"policy": "The rules for applying", "match": "How a match is worked out", "search": "How people type"}
# What a person can use: when it goes, a way is closed.
USEFUL = ("event", "ambassador", "benefit")


def name(kind: str, entry: model.Record, id_: str, comparison: Comparison) -> str:
    """An entry as people would speak of it."""
    if isinstance(entry, (model.Opening, model.Ambassador)):
        who = f"{comparison.title('role', entry.role)} in {entry.site}"
        return f"Posting for {who}" if isinstance(entry, model.Opening) else f"Person to ask, {who}"
    if isinstance(entry, model.Level):
        return f"Level {entry.level}"
    if isinstance(entry, model.Story):
        return f'Story "{entry.title}"'
    if kind in SINGLE:
        return SINGLE[kind]
    title = str(getattr(entry, "title", id_))
    return title if kind == "role" else f"{NOUNS.get(kind, kind).capitalize()} {title}"


def new(kind: str, id_: str, comparison: Comparison) -> Change:
    """A line for what was not there before."""
    entry = comparison.new.of_kind(kind)[id_]
    weight, words = _new(kind, id_, entry, comparison)
    return Change(weight, kind, id_, "", words)


def _new(kind: str, id_: str, entry: model.Record, comparison: Comparison) -> tuple[Weight, str]:
    if isinstance(entry, model.Role):
        words = f"{entry.title} is a new role in {comparison.title('track', entry.track)}, level {entry.level}"
        return ("clarifies", f"{words}, still a draft.") if entry.status == "draft" else ("eases", f"{words}.")
    if isinstance(entry, model.Opening):
        return _posted(entry, comparison)
    if isinstance(entry, model.Story):
        seen = shown(entry, comparison.new.today)
        return (
            "clarifies",
            f'A new story: "{entry.title}"{"" if seen else ", not shown: there is no consent for today"}.',
        )
    if kind in SINGLE:
        return "clarifies", f"{SINGLE[kind]} {'are' if kind == 'policy' else 'is'} written down for the first time."
    useful = kind in USEFUL and _usable(entry, comparison.new)
    return "eases" if useful else "clarifies", f"New {NOUNS.get(kind, kind)}: {_bare(kind, entry, id_, comparison)}."


def _posted(entry: model.Opening, comparison: Comparison) -> tuple[Weight, str]:
    words = f"{formatting.plural(entry.seats, 'seat')} as {comparison.title('role', entry.role)} in {entry.site}"
    if entry.closes < comparison.new.today:
        return (
            "corrects",
            f"{words}, closed since {formatting.day(entry.closes)}, {'is' if entry.seats == 1 else 'are'} listed.",
        )
    start = f"from {formatting.day(entry.opens)} " if entry.opens > comparison.new.today else ""
    return "eases", f"{words} can be applied for {start}until {formatting.day(entry.closes)}."


def gone(kind: str, id_: str, comparison: Comparison) -> Change:
    """A line for what is not there any more."""
    entry = comparison.old.of_kind(kind)[id_]
    weight, words = _gone(kind, id_, entry, comparison)
    return Change(weight, kind, id_, "", words)


def _gone(kind: str, id_: str, entry: model.Record, comparison: Comparison) -> tuple[Weight, str]:
    called = name(kind, entry, id_, comparison)
    if isinstance(entry, model.Story):
        seen = shown(entry, comparison.new.today)
        return (
            ("clarifies", f"{called} leaves the site.")
            if seen
            else ("corrects", f"{called}, which was not shown, is deleted.")
        )
    if isinstance(entry, model.Opening):
        return _closed(called, entry, comparison)
    if kind in SINGLE:
        return "clarifies", f"{SINGLE[kind]} {'are' if kind == 'policy' else 'is'} no longer written down."
    if kind in ("role", "skill", "track", "band"):
        if isinstance(entry, model.Role) and entry.status == "draft":
            return "clarifies", f"{called}, a draft, is dropped."
        place = renamed(comparison.new.loaded).get(kind, {}).get(id_)
        what = (
            f"{comparison.title(kind, place)} takes its place"
            if place
            else f"write `formerly: [{id_}]` under the {kind} that takes its place"
        )
        return "raises" if kind == "role" else "clarifies", f"{called} is dropped; {what}."
    useful = kind in USEFUL and _usable(entry, comparison.new)
    return (
        "raises" if useful else "clarifies",
        f"No longer listed: {NOUNS.get(kind, kind)} {_bare(kind, entry, id_, comparison)}.",
    )


def _closed(called: str, entry: model.Opening, comparison: Comparison) -> tuple[Weight, str]:
    left = (entry.closes - comparison.new.today).days
    if left < 0:
        return "corrects", f"{called} closed on {formatting.day(entry.closes)} and is taken down."
    when = "on its last day" if left == 0 else f"{formatting.plural(left, 'day')} before it closes"
    return "raises", f"{called} is withdrawn {when}."


def _usable(entry: model.Record, snapshot: Snapshot) -> bool:
    """Whether anyone can still meet or use it on the day."""
    if isinstance(entry, model.Event):
        return next_start(entry, snapshot.today) is not None
    return not isinstance(entry, model.Ambassador) or (entry.available and shown(entry, snapshot.today))


def _bare(kind: str, entry: model.Record, id_: str, comparison: Comparison) -> str:
    called = name(kind, entry, id_, comparison)
    return called.removeprefix("Person to ask, ").removeprefix(f"{NOUNS.get(kind, kind).capitalize()} ")
