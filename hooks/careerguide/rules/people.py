"""Stories, openings, events and ambassadors: nobody shown without consent, and dates that agree."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator

from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Ambassador, Event, Opening, Role, Story
from careerguide.problems import Problem

ENDING = dt.timedelta(days=60)
PICTURES = {"png": (b"\x89PNG",), "jpg": (b"\xff\xd8\xff",), "jpeg": (b"\xff\xd8\xff",), "webp": (b"RIFF",)}
LARGEST_PICTURE = 300_000  # bytes
SHORTEST_NAME = 3  # letters of a name that one would recognise in an address


def _people(loaded: LoadedData) -> Iterator[tuple[LoadedEntry, Story | Ambassador, str | None]]:
    """Stories and ambassadors with the name of the person, if there is one."""
    for item, story in loaded.entries("story", Story):
        yield item, story, story.leader.name
    for item, found in loaded.entries("ambassador", Ambassador):
        yield item, found, found.name


def consent(loaded: LoadedData) -> Iterator[Problem]:
    """Whoever is no sample has consented, from one day to a later one; a sample has no name and no picture."""
    for item, found, name in _people(loaded):
        if found.sample:
            picture = found.leader.picture if isinstance(found, Story) else None
            if name or picture:
                at = ("leader", "name" if name else "picture") if isinstance(found, Story) else ("name",)
                message = "A sample is an invented person and has no name and no picture. Delete them, or take `sample` away and add `consent:`."
                yield item.problem(at, "sample-with-name", message)
        elif (
            found.consent is None
            and item.raw.get("consent") is None
            and item.raw.get("sample", "false") in ("true", "false")
        ):
            message = "A person may be shown only with their consent. Add `consent: {given: ..., until: ...}`, or `sample: true` if the person is invented."
            yield item.problem((), "consent-missing", message)
        if found.consent and found.sample:
            message = "A sample is an invented person, who gives no consent. Delete `consent:`, or take `sample` away."
            yield item.problem(("consent",), "sample-with-name", message)
        elif found.consent and found.consent.until < found.consent.given:
            message = f"Consent was given on {found.consent.given} and ends before that. Correct one of the two days."
            yield item.problem(("consent", "until"), "dates-order", message)


def name_in_address(loaded: LoadedData) -> Iterator[Problem]:
    """No address holds a person's name: it would stay in links when the person withdraws."""
    for item, _, name in _people(loaded):
        parts = item.id.split("-")
        plain = "".join(one for one in unicodedata.normalize("NFKD", name or "") if not unicodedata.combining(one))
        for word in re.findall(r"[a-z]+", plain.lower()):
            if len(word) >= SHORTEST_NAME and word in parts:
                message = f"The id `{item.id}` holds the name `{word}`, which would stay in links after a withdrawal. Name it after the step."
                yield item.problem((), "name-in-address", message)
                break


def journey(loaded: LoadedData) -> Iterator[Problem]:
    """A journey has two stations or more, whose months follow each other and of which only the last is open."""
    for item, story in loaded.entries("story", Story):
        if len(story.journey) < 2:
            yield item.problem(
                ("journey",), "short-journey", "A story shows a step, so its journey has two stations or more."
            )
        last = len(story.journey) - 1
        for index, station in enumerate(story.journey):
            if index < last and (
                station.to is None or station.to < station.from_ or station.to > story.journey[index + 1].from_
            ):
                message = "Months must follow each other: each station ends (`to:`) after it began, and before the next one begins."
                yield item.problem(("journey", index), "dates-order", message)
            elif index == last and station.to and station.to < station.from_:
                yield item.problem(("journey", index), "dates-order", "This station ends before it begins.")


def unbound_step(loaded: LoadedData) -> Iterator[Problem]:
    """Each pair of stations is a move of the guide, so that the story is found where people look for the step."""
    moves = {(item.id, to) for item in loaded.of("role") for _, to in item.values(("moves", "*", "to"))}
    known = {item.id for item in loaded.of("role")}
    for item, story in loaded.entries("story", Story):
        for index, (start, end) in enumerate(story.steps, 1):
            if (start, end) not in moves and {start, end} <= known and "role" not in loaded.unread:
                message = f"The guide has no move from `{start}` to `{end}`, so nobody who looks for that step finds this story. Add the move, or the seat between."
                yield item.problem(("journey", index, "role"), "unbound-step", message, "warning")


def draft_role(loaded: LoadedData) -> Iterator[Problem]:
    """Stories, openings and ambassadors name published roles only, and openings none that is being retired."""
    status = {role.id: role.status for _, role in loaded.entries("role", Role)}
    for kind, patterns in (
        ("story", (("leader", "role"), ("journey", "*", "role"))),
        ("opening", (("role",), ("eligibility", "from_roles", "*"))),
        ("ambassador", (("role",),)),
    ):
        for item in loaded.of(kind):
            for at, found in (place for pattern in patterns for place in item.values(pattern)):
                if status.get(found) == "draft":
                    message = f"`{found}` is still a draft, so its page is not on the site. Publish the role first."
                    yield item.problem(at, "draft-role", message)
                elif status.get(found) == "retiring" and kind == "opening" and at == ("role",):
                    message = f"`{found}` is being retired, and its page says that no new openings are planned. Correct one of the two."
                    yield item.problem(at, "retiring-role", message, "warning")


def opening_dates(loaded: LoadedData) -> Iterator[Problem]:
    """An opening closes after it opens, and is decided after it closes; an event repeats until a day after its first."""
    for item, opening in loaded.entries("opening", Opening):
        if opening.closes < opening.opens:
            yield item.problem(
                ("closes",),
                "dates-order",
                f"It opens on {opening.opens} and closes before that. Correct one of the two days.",
            )
        if opening.decision and opening.decision.by and opening.decision.by < opening.closes:
            message = f"It is decided on {opening.decision.by} and closes only on {opening.closes}. Decide after it has closed."
            yield item.problem(("decision", "by"), "dates-order", message)
    for item, event in loaded.entries("event", Event):
        if event.repeats and event.repeats.until < event.starts.date():
            yield item.problem(
                ("repeats", "until"),
                "dates-order",
                "It ends before it starts for the first time. Correct one of the two days.",
            )


def picture(loaded: LoadedData) -> Iterator[Problem]:
    """A picture is a PNG, JPEG or WebP file in data/stories/pictures/ of at most 300 KB."""
    for item, story in loaded.entries("story", Story):
        name = story.leader.picture
        file = loaded.folder / name if name else None
        if not name or not file:
            continue
        at = ("leader", "picture")
        if (
            not file.is_file()
            or file.is_symlink()
            or not file.resolve().is_relative_to(loaded.folder.parents[1].resolve())
        ):
            yield item.problem(
                at,
                "picture-missing",
                f"There is no file `{name}` in data/stories/pictures/. Upload it there, or delete this line.",
            )
            continue
        with file.open("rb") as opened:
            head = opened.read(12)
        if not head.startswith(PICTURES[name.rpartition(".")[2]]) or (head[:4] == b"RIFF" and head[8:] != b"WEBP"):
            yield item.problem(
                at,
                "picture-form",
                f"`{name}` is not what its ending says. Save it as PNG, JPEG or WebP with the right ending.",
            )
        elif file.stat().st_size > LARGEST_PICTURE:
            message = f"`{name}` has {file.stat().st_size:,} bytes; {LARGEST_PICTURE:,} are allowed. Make it smaller: 400 pixels are enough."
            yield item.problem(at, "picture-form", message)


def consent_over(loaded: LoadedData, today: dt.date) -> Iterator[Problem]:
    """Consent that is over, or ends within 60 days, is said: a story disappears at the next build after its last day."""
    for item, found, _ in _people(loaded):
        if found.consent is None or found.sample:
            continue
        until = found.consent.until
        if until < today:
            message = f"Consent ended on {until}, so this {item.kind} is not shown. Ask the person again, or delete it."
            yield item.problem(("consent", "until"), "consent-over", message, "warning")
        elif until <= today + ENDING:
            message = f"Consent ends on {until}; from the next day this {item.kind} is not shown. Ask the person now if they will go on."
            yield item.problem(("consent", "until"), "consent-ending", message, "warning")


def sample_left(loaded: LoadedData) -> Iterator[Problem]:
    """A site for real people shows no samples."""
    for item in loaded.all():
        if getattr(item.entry, "sample", False):
            message = (
                f"This {item.kind} is an example that came with the guide. Put your own in its place, or delete it."
            )
            yield item.problem((), "sample-left", message)


RULES = (consent, name_in_address, journey, unbound_step, draft_role, opening_dates, picture)
DATED = (consent_over,)
PRODUCTION = (sample_left,)
