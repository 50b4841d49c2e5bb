"""Health of the guide: what is overdue or missing, and how to fix it."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator

from careerguide import formatting, model
from careerguide.model.kinds import KINDS

from .addresses import SECTIONS
from .dates import add_months
from .guide import Guide
from .moves import Location, Move

# Days. A consent that ends sooner is a finding.
SOON = 90
# Characters. A longer title needs more than two lines in a small box.
LONG_TITLE = 20


@dc.dataclass(frozen=True, slots=True)
class Finding:
    """One thing to fix: its text, the address of its page (from the top of the site) and its line in the data."""

    text: str
    address: str
    location: Location | None


@dc.dataclass(frozen=True, slots=True)
class HealthCheck:
    """A kind of finding, how to fix it, and its findings; `of` is how many findings there could be."""

    id: str
    title: str
    fix: str
    findings: tuple[Finding, ...]
    of: int


Find = Callable[[Guide], Iterator[Finding]]
Count = Callable[[Guide], int]


def _count_moves(guide: Guide) -> int:
    return len(guide.moves)


def _count_roles(guide: Guide) -> int:
    return len(guide.roles)


def _reviewed(guide: Guide) -> list[tuple[str, model.Entry]]:
    entries = ((kind, entry) for kind in SECTIONS for entry in guide.of_kind(kind).values())
    return [(kind, entry) for kind, entry in entries if isinstance(entry, model.Entry) and entry.review]


def _overdue_reviews(guide: Guide) -> Iterator[Finding]:
    """By owner, then the longest overdue first."""
    overdue = []
    for kind, entry in _reviewed(guide):
        review = entry.review
        if review and (due := add_months(review.last, review.every)) < guide.today:
            overdue.append((formatting.owner(review.owner), due, kind, entry))
    for owner, due, kind, entry in sorted(overdue, key=lambda item: (item[0], item[1], item[3].id)):
        text = f"{owner}: {entry.title}, due {formatting.day(due)}"
        yield Finding(text, KINDS[kind].address.format(id=entry.id), guide.locations.get((kind, entry.id)))


def _unreviewed(guide: Guide) -> Iterator[Finding]:
    """Entries whose review is still that of the pack."""
    for kind, entry in _reviewed(guide):
        origin = guide.origins.get((kind, entry.id))
        if origin and origin.unreviewed:
            yield from _of_entries(guide, kind, (entry,))


def _ending_consents(guide: Guide) -> Iterator[Finding]:
    limit = guide.today + dt.timedelta(days=SOON)
    ending = [
        (story.consent.until, story.id, story)
        for story in guide.people.stories.values()
        if story.consent and story.consent.until <= limit
    ]
    for until, id_, story in sorted(ending, key=lambda item: item[:2]):
        text = f"{story.title}, until {formatting.day(until)}"
        yield Finding(text, f"/stories/{id_}/", guide.locations.get(("story", id_)))


def _moves_without_story(guide: Guide) -> Iterator[Finding]:
    """Promotions first, as most readers look for their stories."""
    moves = [move for move in guide.moves if move.kind != "return" and move.id not in guide.people.by_move]
    for move in sorted(moves, key=lambda move: (move.kind != "promotion", move.start.level, move.id)):
        yield _of_move(guide, move)


def _of_move(guide: Guide, move: Move, more: str = "") -> Finding:
    start, end = move.id
    return Finding(
        f"{move.start.title} to {move.end.title}{more}",
        f"/moves/{start}/{end}/",
        guide.locations.get(("move", f"{start}/{end}")),
    )


def _leader_roles(guide: Guide) -> list[model.Role]:
    return [guide.roles[story.leader.role] for story in guide.people.stories.values()]


def _tracks_without_story(guide: Guide) -> Iterator[Finding]:
    with_story = {track for role in _leader_roles(guide) for track in role.tracks}
    yield from _of_entries(guide, "track", (track for track in guide.tracks.values() if track.id not in with_story))


def _bands_without_story(guide: Guide) -> Iterator[Finding]:
    with_story = {band.id for role in _leader_roles(guide) if (band := guide.band(role.level))}
    yield from _of_entries(guide, "band", (band for band in guide.bands.values() if band.id not in with_story))


def _sites(guide: Guide) -> set[str]:
    """Sites that have an opening or a story."""
    people = guide.people
    openings = (*people.openings.values(), *people.closed.values())
    return {site for opening in openings for site in opening.places} | {
        story.leader.site for story in people.stories.values() if story.leader.site
    }


def _sites_without_story(guide: Guide) -> Iterator[Finding]:
    with_story = {story.leader.site for story in guide.people.stories.values()}
    yield from (
        Finding(guide.sites[site].title, "/openings/", guide.locations.get(("site", site)))
        for site in sorted(_sites(guide) - with_story)
    )


def _roles_without_opening(guide: Guide) -> Iterator[Finding]:
    year_ago = guide.today - dt.timedelta(days=365)
    with_opening = {
        opening.role
        for opening in (*guide.people.openings.values(), *guide.people.closed.values())
        if opening.closes >= year_ago
    }
    roles = [role for role in guide.roles.values() if role.id not in with_opening and role.status != "retiring"]
    roles.sort(key=lambda role: (role.level, role.title))
    yield from _of_entries(guide, "role", roles)


def _guessed_months(guide: Guide) -> Iterator[Finding]:
    moves = [move for move in guide.moves if move.entry.confidence == "low"]
    for move in sorted(moves, key=lambda move: (move.start.level, move.id)):
        yield _of_move(guide, move, f", {formatting.months(move.after)}")


def _dead_ends(guide: Guide) -> Iterator[Finding]:
    top = max(guide.by_level, default=0)
    roles = (
        role for role in guide.roles.values() if role.level < top and not role.dead_end and not guide.onward(role.id)
    )
    yield from _of_entries(guide, "role", roles)


def _long_titles(guide: Guide) -> Iterator[Finding]:
    """The longest first, as they look worst in a small box."""
    roles = [role for role in guide.roles.values() if not role.short and len(role.title) > LONG_TITLE]
    yield from _of_entries(guide, "role", sorted(roles, key=lambda role: (-len(role.title), role.title)))


def _roles_without_move_to_them(guide: Guide) -> Iterator[Finding]:
    known = guide.moves_to.keys() | {role.id for role in guide.entry_roles}
    yield from _of_entries(guide, "role", (role for role in guide.roles.values() if role.id not in known))


def _unused_skills(guide: Guide) -> Iterator[Finding]:
    skills = (skill for skill in guide.skills.values() if not guide.by_skill.get(skill.id))
    yield from _of_entries(guide, "skill", skills)


def _of_entries(guide: Guide, kind: str, entries: Iterable[model.Entry]) -> Iterator[Finding]:
    for entry in entries:
        yield Finding(entry.title, KINDS[kind].address.format(id=entry.id), guide.locations.get((kind, entry.id)))


# Id, title, fix, the function that finds, and the one that counts how many findings there could be; most urgent first.
CHECKS: tuple[tuple[str, str, str, Find, Count], ...] = (
    (
        "overdue",
        "Reviews that are overdue",
        "Read the entry, correct it, then set `last:` to today.",
        _overdue_reviews,
        lambda guide: len(_reviewed(guide)),
    ),
    (
        "unreviewed",
        "Entries of the default pack without a review",
        "Read the entry, correct it, then set `last:` to the day of your review.",
        _unreviewed,
        lambda guide: len(_reviewed(guide)) if guide.origins else 0,
    ),
    (
        "consents",
        "Consents that end soon",
        "Ask the person for a new consent, or let the story end.",
        _ending_consents,
        lambda guide: len(guide.people.stories),
    ),
    (
        "no-story",
        "Moves without a story",
        "Ask a person who made this move.",
        _moves_without_story,
        _count_moves,
    ),
    (
        "silent-tracks",
        "Tracks without a story",
        "Ask for a story in the next huddle.",
        _tracks_without_story,
        lambda guide: len(guide.tracks),
    ),
    (
        "silent-bands",
        "Bands without a story",
        "Ask a leader of this band.",
        _bands_without_story,
        lambda guide: len(guide.bands),
    ),
    (
        "silent-sites",
        "Sites without a story",
        "Ask a leader at this site.",
        _sites_without_story,
        lambda guide: len(_sites(guide)),
    ),
    (
        "no-opening",
        "Roles without an opening for a year",
        "Ask if the company still fills this role from inside.",
        _roles_without_opening,
        _count_roles,
    ),
    (
        "low-confidence",
        "Months that are a guess",
        "Count the months in your own records, then raise the confidence.",
        _guessed_months,
        _count_moves,
    ),
    (
        "dead-ends",
        "Roles that lead nowhere",
        "Add a move, or write the reason under `dead_end`.",
        _dead_ends,
        _count_roles,
    ),
    (
        "unreached",
        "Roles that no move leads to",
        "Add a move to it from the role before.",
        _roles_without_move_to_them,
        _count_roles,
    ),
    (
        "orphan-skills",
        "Skills that no role asks for",
        "Add the skill to a role, or delete it.",
        _unused_skills,
        lambda guide: len(guide.skills),
    ),
    (
        "long-titles",
        "Roles with a long title and no short one",
        "Write `short:` below the title: what a small box shows, in at most 24 characters.",
        _long_titles,
        _count_roles,
    ),
)


def health(guide: Guide) -> tuple[HealthCheck, ...]:
    """All checks with their findings, the most urgent first. Drafts are left out, as readers do not see them."""
    return tuple(
        HealthCheck(id_, title, fix, tuple(find(guide)), count(guide)) for id_, title, fix, find, count in CHECKS
    )


def as_markdown(checks: Iterable[HealthCheck], before: Iterable[HealthCheck] = ()) -> str:
    """All findings, for a terminal or an issue; with the checks of an earlier time, their counts too."""
    counts = {check.id: len(check.findings) for check in before}
    lines = []
    for check in checks:
        earlier = f" (before: {counts[check.id]})" if check.id in counts else ""
        lines += [f"## {check.title}: {len(check.findings)} of {check.of}{earlier}", ""]
        if check.findings:
            lines += [check.fix, ""]
            lines += [f"* {finding.text}{_in_brackets(finding.location)}" for finding in check.findings] + [""]
    return "\n".join(lines)


def _in_brackets(location: Location | None) -> str:
    return f" ({location.path}:{location.line})" if location else ""


def as_json(checks: Iterable[HealthCheck], before: Iterable[HealthCheck] = ()) -> str:
    """`[{id, title, cure, of, findings: [{words, address, path, line}]}]`; `was` is the count of an earlier time.

    `cure` is the fix, and `words` the text of a finding; the keys are part of the API and never change.
    """
    earlier = {check.id: {"was": len(check.findings)} for check in before}
    value = [
        {
            "id": check.id,
            "title": check.title,
            "cure": check.fix,
            "of": check.of,
            **earlier.get(check.id, {}),
            "findings": [
                {
                    "words": finding.text,
                    "address": finding.address,
                    **(dc.asdict(finding.location) if finding.location else {}),
                }
                for finding in check.findings
            ],
        }
        for check in checks
    ]
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
