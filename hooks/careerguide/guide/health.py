"""How the guide itself is doing: what is overdue, what is missing, and the one place that mends each."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
import json
from collections.abc import Iterable, Iterator

from careerguide import formatting, model
from careerguide.model.kinds import KINDS

from .addresses import SECTIONS
from .dates import add_months
from .guide import Guide
from .moves import Location, Move

# A consent that ends within so many days should be asked for again.
SOON = 90


@dc.dataclass(frozen=True, slots=True)
class Finding:
    """One line: what, where its page is (from the top of the site, or empty), and where it is mended."""

    words: str
    address: str
    place: Location | None


@dc.dataclass(frozen=True, slots=True)
class Concern:
    """A kind of finding; `of` is how many there could be."""

    id: str
    title: str
    cure: str
    findings: tuple[Finding, ...]
    of: int


def health(guide: Guide) -> tuple[Concern, ...]:
    """Everything that somebody should look at, the most urgent first. Drafts are left out: nobody sees them yet."""
    return tuple(
        Concern(name, title, cure, tuple(found(guide)), of)
        for name, title, cure, found, of in (
            (
                "overdue",
                "Reviews that are overdue",
                "Read it through, then set `last:` to today.",
                _overdue,
                len(_reviewed(guide)),
            ),
            (
                "consents",
                "Consents that end soon",
                "Ask the person again, or let the story go.",
                _consents,
                len(guide.people.stories),
            ),
            ("no-story", "Moves without a story", "Ask someone who made the step.", _untold, len(guide.moves)),
            (
                "silent-tracks",
                "Tracks without a story",
                "Ask for one in the next huddle.",
                _silent_tracks,
                len(guide.tracks),
            ),
            ("silent-bands", "Bands without a story", "Ask a leader of that band.", _silent_bands, len(guide.bands)),
            (
                "silent-sites",
                "Sites without a story",
                "Ask at the site that is hiring.",
                _silent_sites,
                len(_sites(guide)),
            ),
            (
                "no-opening",
                "Roles without an opening for a year",
                "Ask whether the role still fills from inside.",
                _unposted,
                len(guide.roles),
            ),
            (
                "low-confidence",
                "Months that are a guess",
                "Count in your own records, then raise the confidence.",
                _guessed,
                len(guide.moves),
            ),
            (
                "dead-ends",
                "Roles that lead nowhere",
                "Add a move, or say under `dead_end` why not.",
                _dead_ends,
                len(guide.roles),
            ),
            (
                "unreached",
                "Roles that no move leads to",
                "Add it to the moves of the role before.",
                _unreached,
                len(guide.roles),
            ),
            (
                "orphan-skills",
                "Skills that no role asks for",
                "Name it in a role, or drop it.",
                _orphans,
                len(guide.skills),
            ),
        )
    )


def _reviewed(guide: Guide) -> list[tuple[str, model.Entry]]:
    entries = ((kind, entry) for kind in SECTIONS for entry in guide.of_kind(kind).values())
    return [(kind, entry) for kind, entry in entries if isinstance(entry, model.Entry) and entry.review]


def _overdue(guide: Guide) -> Iterator[Finding]:
    """By owner, then the longest overdue first."""
    late = []
    for kind, entry in _reviewed(guide):
        review = entry.review
        if review and (due := add_months(review.last, review.every)) < guide.today:
            late.append((formatting.owner(review.owner), due, kind, entry))
    for owner, due, kind, entry in sorted(late, key=lambda found: (found[0], found[1], found[3].id)):
        yield Finding(
            f"{owner}: {entry.title}, due {formatting.day(due)}",
            KINDS[kind].address.format(id=entry.id),
            guide.locations.get((kind, entry.id)),
        )


def _consents(guide: Guide) -> Iterator[Finding]:
    limit = guide.today + dt.timedelta(days=SOON)
    for story in sorted(
        guide.people.stories.values(),
        key=lambda story: (story.consent.until if story.consent else dt.date.max, story.id),
    ):
        if story.consent and story.consent.until <= limit:
            words = f"{story.title}, until {formatting.day(story.consent.until)}"
            yield Finding(words, f"/stories/{story.id}/", guide.locations.get(("story", story.id)))


def _untold(guide: Guide) -> Iterator[Finding]:
    """Promotions first: there people look for someone who did it."""
    untold = [move for move in guide.moves if move.kind != "return" and move.id not in guide.people.by_move]
    yield from (
        _of_move(guide, move)
        for move in sorted(untold, key=lambda move: (move.kind != "promotion", move.start.level, move.id))
    )


def _of_move(guide: Guide, move: Move, more: str = "") -> Finding:
    start, end = move.id
    return Finding(
        f"{move.start.title} to {move.end.title}{more}",
        f"/moves/{start}/{end}/",
        guide.locations.get(("move", f"{start}/{end}")),
    )


def _told_by(guide: Guide) -> list[model.Role]:
    return [guide.roles[story.leader.role] for story in guide.people.stories.values()]


def _silent_tracks(guide: Guide) -> Iterator[Finding]:
    told = {role.track for role in _told_by(guide)}
    yield from _entries(guide, "track", (track for track in guide.tracks.values() if track.id not in told))


def _silent_bands(guide: Guide) -> Iterator[Finding]:
    told = {band.id for role in _told_by(guide) if (band := guide.band(role.level))}
    yield from _entries(guide, "band", (band for band in guide.bands.values() if band.id not in told))


def _sites(guide: Guide) -> set[str]:
    """Where the company hires or somebody tells a story."""
    people = guide.people
    return {opening.site for opening in (*people.openings.values(), *people.closed.values())} | {
        story.leader.site for story in people.stories.values() if story.leader.site
    }


def _silent_sites(guide: Guide) -> Iterator[Finding]:
    told = {story.leader.site for story in guide.people.stories.values()}
    yield from (Finding(site, "/openings/", None) for site in sorted(_sites(guide) - told))


def _unposted(guide: Guide) -> Iterator[Finding]:
    year_ago = guide.today - dt.timedelta(days=365)
    posted = {
        opening.role
        for opening in (*guide.people.openings.values(), *guide.people.closed.values())
        if opening.closes >= year_ago
    }
    kept = [role for role in guide.roles.values() if role.id not in posted and role.status != "retiring"]
    kept.sort(key=lambda role: (role.level, role.title))
    yield from _entries(guide, "role", kept)


def _guessed(guide: Guide) -> Iterator[Finding]:
    guessed = [move for move in guide.moves if move.entry.confidence == "low"]
    yield from (
        _of_move(guide, move, f", {formatting.months(move.after)}")
        for move in sorted(guessed, key=lambda move: (move.start.level, move.id))
    )


def _dead_ends(guide: Guide) -> Iterator[Finding]:
    top = max(guide.by_level, default=0)
    ends = (
        role for role in guide.roles.values() if role.level < top and not role.dead_end and not guide.onward(role.id)
    )
    yield from _entries(guide, "role", ends)


def _unreached(guide: Guide) -> Iterator[Finding]:
    entry = {role.id for role in guide.entry_roles}
    yield from _entries(
        guide, "role", (role for role in guide.roles.values() if role.id not in guide.moves_to and role.id not in entry)
    )


def _orphans(guide: Guide) -> Iterator[Finding]:
    yield from _entries(guide, "skill", (skill for skill in guide.skills.values() if not guide.by_skill.get(skill.id)))


def _entries(guide: Guide, kind: str, entries: Iterable[model.Entry]) -> Iterator[Finding]:
    yield from (
        Finding(entry.title, KINDS[kind].address.format(id=entry.id), guide.locations.get((kind, entry.id)))
        for entry in entries
    )


def as_markdown(concerns: Iterable[Concern], before: Iterable[Concern] = ()) -> str:
    """All findings, for a terminal or an issue; with an earlier state, how many there were `before`."""
    then = {concern.id: len(concern.findings) for concern in before}
    lines = []
    for concern in concerns:
        was = f", was {then[concern.id]}" if concern.id in then else ""
        lines += [f"## {concern.title}: {len(concern.findings)} of {concern.of}{was}", ""]
        if concern.findings:
            lines += [concern.cure, ""]
            lines += [f"* {finding.words}{_at(finding.place)}" for finding in concern.findings] + [""]
    return "\n".join(lines)


def _at(place: Location | None) -> str:
    return f" ({place.path}:{place.line})" if place else ""


def as_json(concerns: Iterable[Concern], before: Iterable[Concern] = ()) -> str:
    """`[{id, title, cure, of, findings: [{words, address, path, line}]}]`, and `was` with an earlier state."""
    then = {concern.id: {"was": len(concern.findings)} for concern in before}
    value = [
        {
            "id": concern.id,
            "title": concern.title,
            "cure": concern.cure,
            "of": concern.of,
            **then.get(concern.id, {}),
            "findings": [
                {"words": found.words, "address": found.address, **(dc.asdict(found.place) if found.place else {})}
                for found in concern.findings
            ],
        }
        for concern in concerns
    ]
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"
