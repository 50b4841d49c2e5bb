"""Health of the guide: what is overdue or missing, and how to fix it."""

from __future__ import annotations

import dataclasses as dc
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

from . import findings as find
from .findings import Finding
from .guide import Guide

# Where the site has the table of all findings.
TABLE = "hr/health/findings.csv"
# What matters comes first: what has a day, what readers miss, what could be better.
Urgency = Literal["due", "missing", "better"]
URGENCIES: dict[Urgency, str] = {"due": "Do first", "missing": "Missing", "better": "Could be better"}


@dc.dataclass(frozen=True, slots=True)
class HealthCheck:
    """A kind of finding, how to fix it, and its findings; `of` is how many findings there could be.

    `action` is what to do with one finding, in two or three words.
    """

    id: str
    title: str
    fix: str
    findings: tuple[Finding, ...]
    of: int
    urgency: Urgency
    action: str


# The checks that count only stories, or only openings, of the company.
_OF_STORIES = {"silent-tracks", "silent-bands", "silent-sites", "no-story"}
_OF_OPENINGS = {"no-opening"}

Find = Callable[[Guide], Iterator[Finding]]
Count = Callable[[Guide], int]


def _moves(guide: Guide) -> int:
    return len(guide.moves)


def _roles(guide: Guide) -> int:
    return len(guide.roles)


def _reviews(guide: Guide) -> int:
    return len(find.reviewed(guide))


# Id, urgency, title, fix, action, the function that finds, and the one that counts how many findings there could be.
CHECKS: tuple[tuple[str, Urgency, str, str, str, Find, Count], ...] = (
    (
        "overdue",
        "due",
        "Reviews that are overdue",
        "Read the entry, correct it, then set `last:` to today.",
        "Review",
        find.overdue_reviews,
        _reviews,
    ),
    (
        "outlooks",
        "due",
        "Notes on where work is going that are old",
        "Read newer sources, correct the note, then set `as_of:` to the month of the newest one.",
        "Renew the note",
        find.overdue_outlooks,
        lambda guide: len(find.with_outlook(guide)),
    ),
    (
        "consents",
        "due",
        "Consents that end soon",
        "Ask the person for a new consent, or let the story end.",
        "Renew the consent",
        find.ending_consents,
        lambda guide: len(find.real_stories(guide)),
    ),
    (
        "unreviewed",
        "due",
        "Entries of the default pack without a review",
        "Read the entry, correct it, then set `last:` to the day of your review.",
        "Review",
        find.unreviewed,
        lambda guide: _reviews(guide) if guide.origins else 0,
    ),
    (
        "dead-ends",
        "missing",
        "Roles that lead nowhere",
        "Add a move, or write the reason under `dead_end`.",
        "Add a move",
        find.dead_ends,
        _roles,
    ),
    (
        "unreached",
        "missing",
        "Roles that no move leads to",
        "Add a move to it from the role before.",
        "Open the role",
        find.roles_without_move_to_them,
        _roles,
    ),
    (
        "silent-tracks",
        "missing",
        "Tracks without a story",
        "Ask for a story in the next huddle.",
        "Add a story",
        find.tracks_without_story,
        lambda guide: len(guide.tracks),
    ),
    (
        "silent-bands",
        "missing",
        "Bands without a story",
        "Ask a leader of this band.",
        "Add a story",
        find.bands_without_story,
        lambda guide: len(guide.bands),
    ),
    (
        "silent-sites",
        "missing",
        "Sites without a story",
        "Ask a leader at this site.",
        "Add a story",
        find.sites_without_story,
        lambda guide: len(find.sites_in_use(guide)),
    ),
    (
        "no-story",
        "missing",
        "Moves without a story",
        "Ask a person who made this move.",
        "Add a story",
        find.moves_without_story,
        lambda guide: sum(move.kind != "return" for move in guide.moves),
    ),
    (
        "no-opening",
        "missing",
        "Roles without an opening for a year",
        "Ask if the company still fills this role from inside.",
        "Open the role",
        find.roles_without_opening,
        lambda guide: sum(role.status != "retiring" for role in guide.roles.values()),
    ),
    (
        "low-confidence",
        "better",
        "Months that are a guess",
        "Count the months in your own records, then raise the confidence.",
        "Correct the months",
        find.guessed_months,
        _moves,
    ),
    (
        "orphan-skills",
        "better",
        "Skills that no role asks for",
        "Add the skill to a role, or delete it.",
        "Open the skill",
        find.unused_skills,
        lambda guide: len(guide.skills),
    ),
    (
        "long-titles",
        "better",
        "Roles with a long title and no short one",
        "Write `short:` below the title: what a small box shows, in at most 24 characters.",
        "Add a short title",
        find.long_titles,
        _roles,
    ),
)


def health(guide: Guide) -> tuple[HealthCheck, ...]:
    """All checks with their findings, the most urgent first. Drafts are left out, as readers do not see them."""
    return tuple(
        HealthCheck(id_, title, fix, tuple(findings(guide)), count(guide), urgency, action)
        for id_, urgency, title, fix, action, findings, count in CHECKS
    )


def ignored_examples(guide: Guide, checks: Iterable[HealthCheck]) -> list[tuple[str, str, int]]:
    """Noun, nouns and number of the examples on the site that some checks do not count; only kinds that have any."""
    ids = {check.id for check in checks}
    stories = sum(story.sample for story in guide.people.stories.values()) if ids & _OF_STORIES else 0
    openings = sum(opening.sample for opening in guide.people.openings.values()) if ids & _OF_OPENINGS else 0
    counts = (("story", "stories", stories), ("opening", "openings", openings))
    return [(noun, nouns, count) for noun, nouns, count in counts if count]


def with_findings(checks: Iterable[HealthCheck], choose: Callable[[Finding], bool]) -> tuple[HealthCheck, ...]:
    """The checks with only the findings that are chosen, and without checks that have none of them."""
    chosen = (dc.replace(check, findings=tuple(filter(choose, check.findings))) for check in checks)
    return tuple(check for check in chosen if check.findings)
