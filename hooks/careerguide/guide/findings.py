"""What each check of the guide's health finds. Samples count for nothing: an invented story is not a story."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from careerguide import formatting, model
from careerguide.model.kinds import KINDS

from . import outlooks
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
    """One thing to fix: its text, the address of its page (from the top of the site) and its line in the data.

    `owner` is who reviews the entry, as the data has it, and `tracks` are the ids of its tracks; both may be empty.
    `new_file` is the file to add, if the fix is a new file and not a change of the line.
    """

    text: str
    address: str
    location: Location | None
    owner: str = ""
    tracks: tuple[str, ...] = ()
    new_file: str = ""


def reviewed(guide: Guide) -> list[tuple[str, model.Entry]]:
    """Kind and entry of each entry that has a review."""
    entries = ((kind, entry) for kind in SECTIONS for entry in guide.of_kind(kind).values())
    return [(kind, entry) for kind, entry in entries if isinstance(entry, model.Entry) and entry.review]


def due_days(guide: Guide) -> list[tuple[dt.date, str, model.Entry]]:
    """Day on which the review is due, kind and entry of each entry that has a review, the first due first."""
    due = [
        (add_months(entry.review.last, entry.review.every), kind, entry)
        for kind, entry in reviewed(guide)
        if entry.review
    ]
    return sorted(due, key=lambda item: (item[0], item[1], item[2].id))


def overdue_reviews(guide: Guide) -> Iterator[Finding]:
    """By owner, then the longest overdue first."""
    overdue = [(_owner(entry), due, kind, entry) for due, kind, entry in due_days(guide) if due < guide.today]
    for owner, due, kind, entry in sorted(overdue, key=lambda item: (item[0], item[1], item[3].id)):
        yield of_entry(guide, kind, entry, f"{formatting.owner(owner)}: {entry.title}, due {formatting.day(due)}")


def with_outlook(guide: Guide) -> list[tuple[str, model.Role | model.Skill, model.Outlook]]:
    """Kind, entry and note of each role and skill with a note on where its work is going."""
    roles = [("role", role, role.outlook) for role in guide.roles.values() if role.outlook]
    skills = [("skill", skill, skill.outlook) for skill in guide.skills.values() if skill.outlook]
    return [*roles, *skills]


def overdue_outlooks(guide: Guide) -> Iterator[Finding]:
    """The note that is overdue longest is first."""
    overdue = [item for item in with_outlook(guide) if outlooks.is_overdue(item[2], guide.today)]
    for kind, entry, outlook in sorted(overdue, key=lambda item: (outlooks.renewal(item[2]), item[0], item[1].id)):
        text = f"{entry.title}, due {formatting.month_name(outlooks.renewal(outlook))}"
        yield of_entry(guide, kind, entry, text)


def unreviewed(guide: Guide) -> Iterator[Finding]:
    """Entries whose review is still that of the pack."""
    for kind, entry in reviewed(guide):
        origin = guide.origins.get((kind, entry.id))
        if origin and origin.unreviewed:
            yield of_entry(guide, kind, entry)


def real_stories(guide: Guide) -> list[model.Story]:
    """Stories of real people."""
    return [story for story in guide.people.stories.values() if not story.sample]


def _real_openings(guide: Guide) -> list[model.Opening]:
    openings = (*guide.people.openings.values(), *guide.people.closed.values())
    return [opening for opening in openings if not opening.sample]


def ending_consents(guide: Guide) -> Iterator[Finding]:
    """The consent that ends first is first."""
    limit = guide.today + dt.timedelta(days=SOON)
    ending = [
        (story.consent.until, story.id, story)
        for story in real_stories(guide)
        if story.consent and story.consent.until <= limit
    ]
    for until, id_, story in sorted(ending, key=lambda item: item[:2]):
        text = f"{story.title}, until {formatting.day(until)}"
        tracks = guide.roles[story.leader.role].tracks
        yield Finding(text, f"/stories/{id_}/", guide.locations.get(("story", id_)), tracks=tracks)


def moves_without_story(guide: Guide) -> Iterator[Finding]:
    """Promotions first, as most readers look for their stories."""
    told = {step for story in real_stories(guide) for step in story.steps}
    moves = [move for move in guide.moves if move.kind != "return" and move.id not in told]
    folder = _stories(guide)
    for move in sorted(moves, key=lambda move: (move.kind != "promotion", move.start.level, move.id)):
        yield of_move(guide, move, new_file=f"{folder}from-{move.start.id}-to-{move.end.id}.yaml")


def of_move(guide: Guide, move: Move, more: str = "", new_file: str = "") -> Finding:
    """A finding about a move. Who reviews the role where it starts, reviews the move."""
    start, end = move.id
    return Finding(
        f"{move.start.title} to {move.end.title}{more}",
        f"/moves/{start}/{end}/",
        guide.locations.get(("move", f"{start}/{end}")),
        _owner(move.start),
        tuple(move.start.tracks),
        new_file,
    )


def _leader_roles(guide: Guide) -> list[model.Role]:
    return [guide.roles[story.leader.role] for story in real_stories(guide)]


def tracks_without_story(guide: Guide) -> Iterator[Finding]:
    """Tracks whose roles no real story ends in."""
    with_story = {track for role in _leader_roles(guide) for track in role.tracks}
    for track in guide.tracks.values():
        if track.id not in with_story:
            finding = of_entry(guide, "track", track)
            yield dc.replace(finding, tracks=(track.id,), new_file=f"{_stories(guide)}in-{track.id}.yaml")


def bands_without_story(guide: Guide) -> Iterator[Finding]:
    """Bands whose roles no real story ends in."""
    with_story = {band.id for role in _leader_roles(guide) if (band := guide.band(role.level))}
    for band in guide.bands.values():
        if band.id not in with_story:
            yield dc.replace(of_entry(guide, "band", band), new_file=f"{_stories(guide)}in-band-{band.id}.yaml")


def sites_in_use(guide: Guide) -> set[str]:
    """Sites that have a real opening or a real story."""
    return {site for opening in _real_openings(guide) for site in opening.places} | {
        story.leader.site for story in real_stories(guide) if story.leader.site
    }


def sites_without_story(guide: Guide) -> Iterator[Finding]:
    """Sites in use at which no leader told their story."""
    with_story = {story.leader.site for story in real_stories(guide)}
    for site in sorted(sites_in_use(guide) - with_story):
        location, new_file = guide.locations.get(("site", site)), f"{_stories(guide)}at-{site}.yaml"
        yield Finding(guide.sites[site].title, "/openings/", location, new_file=new_file)


def roles_without_opening(guide: Guide) -> Iterator[Finding]:
    """Roles with no real opening since a year ago, the lowest level first."""
    year_ago = guide.today - dt.timedelta(days=365)
    with_opening = {opening.role for opening in _real_openings(guide) if opening.closes >= year_ago}
    roles = [role for role in guide.roles.values() if role.id not in with_opening and role.status != "retiring"]
    roles.sort(key=lambda role: (role.level, role.title))
    yield from _of_entries(guide, "role", roles)


def guessed_months(guide: Guide) -> Iterator[Finding]:
    """Moves whose months have low confidence, the lowest level first."""
    moves = [move for move in guide.moves if move.entry.confidence == "low"]
    for move in sorted(moves, key=lambda move: (move.start.level, move.id)):
        yield of_move(guide, move, f", {formatting.months(move.after)}")


def dead_ends(guide: Guide) -> Iterator[Finding]:
    """Roles below the highest level without a step onward and without a reason."""
    top = max(guide.by_level, default=0)
    roles = (
        role for role in guide.roles.values() if role.level < top and not role.dead_end and not guide.onward(role.id)
    )
    yield from _of_entries(guide, "role", roles)


def long_titles(guide: Guide) -> Iterator[Finding]:
    """The longest first, as they look worst in a small box."""
    roles = [role for role in guide.roles.values() if not role.short and len(role.title) > LONG_TITLE]
    yield from _of_entries(guide, "role", sorted(roles, key=lambda role: (-len(role.title), role.title)))


def roles_without_move_to_them(guide: Guide) -> Iterator[Finding]:
    """Roles that neither a move nor a first job leads to."""
    known = guide.moves_to.keys() | {role.id for role in guide.entry_roles}
    yield from _of_entries(guide, "role", (role for role in guide.roles.values() if role.id not in known))


def unused_skills(guide: Guide) -> Iterator[Finding]:
    """Skills that no role needs."""
    skills = (skill for skill in guide.skills.values() if not guide.by_skill.get(skill.id))
    yield from _of_entries(guide, "skill", skills)


def _of_entries(guide: Guide, kind: str, entries: Iterable[model.Entry]) -> Iterator[Finding]:
    return (of_entry(guide, kind, entry) for entry in entries)


def of_entry(guide: Guide, kind: str, entry: model.Entry, text: str = "") -> Finding:
    """A finding about an entry; its text is the title unless there is a better one."""
    tracks = tuple(entry.tracks) if isinstance(entry, model.Role) else (entry.id,) if kind == "track" else ()
    address, location = KINDS[kind].address.format(id=entry.id), guide.locations.get((kind, entry.id))
    return Finding(text or entry.title, address, location, _owner(entry), tracks)


def _owner(entry: model.Entry) -> str:
    return entry.review.owner if entry.review else ""


def _stories(guide: Guide) -> str:
    """The folder of stories, beside the roles of the data, with a slash at its end."""
    roles = next((place.path for (kind, _), place in guide.locations.items() if kind == "role"), "data/roles.yaml")
    parts = PurePath(roles).parts
    top = parts[: parts.index("roles")] if "roles" in parts[:-1] else parts[:-1]
    return PurePath(*top, "stories").as_posix() + "/"
