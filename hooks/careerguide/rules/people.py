"""Stories, openings, events and ambassadors: people appear only with consent, and dates agree with each other."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from careerguide import photographs
from careerguide.guide.event_days import first_start
from careerguide.loading.loaded_data import LoadedData, LoadedEntry
from careerguide.model import Ambassador, Event, Opening, Policy, Role, Story
from careerguide.problems import Problem

ENDING = dt.timedelta(days=60)  # how long before its last day a consent is reported
OPEN_DAYS = 14  # how long openings are open in a company without a policy
SHORTEST_NAME = 3  # letters; people would not recognise a shorter name in an address


def _people(loaded: LoadedData) -> Iterator[tuple[LoadedEntry, Story | Ambassador, str | None]]:
    """Stories and ambassadors with the name of the person, if there is one."""
    for item, story in loaded.entries("story", Story):
        yield item, story, story.leader.name
    for item, ambassador in loaded.entries("ambassador", Ambassador):
        yield item, ambassador, ambassador.name


def consent(loaded: LoadedData) -> Iterator[Problem]:
    """A person who is not a sample has given consent, and it ends after it was given.

    A sample has no name, no picture and no consent.
    """
    for item, person, name in _people(loaded):
        if person.sample:
            picture = person.leader.picture if isinstance(person, Story) else None
            if name or picture:
                path = ("leader", "name" if name else "picture") if isinstance(person, Story) else ("name",)
                message = (
                    "A sample is an invented person and has no name and no picture. "
                    "Delete them, or delete `sample` and add `consent:`."
                )
                yield item.problem(path, "sample-with-name", message)
        elif _lacks_consent(item, person):
            message = (
                "A person may be shown only with their consent. Add `consent: {given: ..., until: ...}`, "
                "or `sample: true` if the person is invented."
            )
            yield item.problem((), "consent-missing", message)
        if person.consent and person.sample:
            message = "A sample is an invented person, who gives no consent. Delete `consent:`, or delete `sample`."
            yield item.problem(("consent",), "sample-with-name", message)
        elif person.consent and person.consent.until < person.consent.given:
            message = f"Consent was given on {person.consent.given} and ends before that. Correct one of the two days."
            yield item.problem(("consent", "until"), "dates-order", message)


def _lacks_consent(item: LoadedEntry, person: Story | Ambassador) -> bool:
    """No consent is written. If `consent` or `sample` is there with a mistake, that mistake is the problem."""
    return (
        person.consent is None
        and item.raw.get("consent") is None
        and item.raw.get("sample", "false") in ("true", "false")
    )


def name_in_address(loaded: LoadedData) -> Iterator[Problem]:
    """No address contains a person's name, since links would keep it if the person withdraws."""
    for item, _, name in _people(loaded):
        parts = item.id.split("-")
        letters = unicodedata.normalize("NFKD", name or "")
        plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
        for word in re.findall(r"[a-z]+", plain.lower()):
            if len(word) >= SHORTEST_NAME and word in parts:
                message = (
                    f"The id `{item.id}` contains the name `{word}`, and links would keep the name if the person "
                    "withdraws. Use the role or the move instead."
                )
                yield item.problem((), "name-in-address", message)
                break


def journey(loaded: LoadedData) -> Iterator[Problem]:
    """A journey has two stages or more. Their months follow each other, and only the last stage has no end."""
    for item, story in loaded.entries("story", Story):
        if len(story.journey) < 2:
            message = "A story shows a move, so its journey needs at least two stages."
            yield item.problem(("journey",), "short-journey", message)
        last = len(story.journey) - 1
        ends = {path[1] for path, _ in item.values(("journey", "*", "to"))}
        for index, stage in enumerate(story.journey):
            if stage.to is None and index in ends:
                continue  # its month cannot be read, which is reported
            if index < last and (
                stage.to is None or stage.to < stage.from_ or stage.to > story.journey[index + 1].from_
            ):
                message = "Each stage must end (`to:`) after it begins, and before the next stage begins."
                yield item.problem(("journey", index), "dates-order", message)
            elif index == last and stage.to and stage.to < stage.from_:
                message = "This stage ends before it begins. Correct one of the two months."
                yield item.problem(("journey", index), "dates-order", message)


def unbound_step(loaded: LoadedData) -> Iterator[Problem]:
    """Each pair of stages should be a move of the guide, so that people who look at the move see the story."""
    moves = {(item.id, to) for item in loaded.of("role") for _, to in item.values(("moves", "*", "to"))}
    # The site shows the successor of a role that is retired, and so another pair.
    role_ids = {item.id for item, role in loaded.entries("role", Role) if not role.retires}
    for item, story in loaded.entries("story", Story):
        for index, (start, end) in enumerate(story.steps, 1):
            if (start, end) not in moves and {start, end} <= role_ids and "role" not in loaded.unread:
                message = (
                    f"The guide has no move from `{start}` to `{end}`, so people who look for this move do not see "
                    "the story. Add the move, or add the role between the two to the journey."
                )
                yield item.problem(("journey", index, "role"), "unbound-step", message, "warning")


def draft_role(loaded: LoadedData) -> Iterator[Problem]:
    """Stories, openings and ambassadors name published roles only, and no opening is for a retiring role."""
    # A role with a last day has openings until then, and its successor has them afterwards.
    status = {role.id: "" if role.retires else role.status for _, role in loaded.entries("role", Role)}
    for kind, patterns in (
        ("story", (("leader", "role"), ("journey", "*", "role"))),
        ("opening", (("role",), ("eligibility", "from_roles", "*"))),
        ("ambassador", (("role",),)),
    ):
        for item in loaded.of(kind):
            for path, role_id in (value for pattern in patterns for value in item.values(pattern)):
                if status.get(role_id) == "draft":
                    message = f"`{role_id}` is still a draft, so its page is not on the site. Publish the role first."
                    yield item.problem(path, "draft-role", message)
                elif status.get(role_id) == "retiring" and kind == "opening" and path == ("role",):
                    message = (
                        f"`{role_id}` is retiring, and its page says that no new openings are planned. "
                        "Change the status of the role, or delete this opening."
                    )
                    yield item.problem(path, "retiring-role", message, "warning")


def opening_dates(loaded: LoadedData) -> Iterator[Problem]:
    """An opening closes after it opens, and is decided after it closes. An event starts before its last day."""
    for item, opening in loaded.entries("opening", Opening):
        if opening.closes < opening.opens:
            message = f"This opening opens on {opening.opens} and closes before that. Correct one of the two days."
            yield item.problem(("closes",), "dates-order", message)
        if (
            opening.decision
            and opening.decision.by
            and opening.decision.by < opening.closes
            and not opening.until_filled
        ):
            message = (
                f"The decision is due on {opening.decision.by}, before the opening closes on {opening.closes}. "
                "Correct one of the two days."
            )
            yield item.problem(("decision", "by"), "dates-order", message)
    for item, event in loaded.entries("event", Event):
        if event.repeats and event.repeats.until < first_start(event).date():
            message = "This event ends before it takes place for the first time. Correct one of the two days."
            yield item.problem(("repeats", "until"), "dates-order", message)


def picture(loaded: LoadedData) -> Iterator[Problem]:
    """A picture is a PNG, JPEG or WebP file in data/stories/pictures/, neither too small nor too large."""
    for item, story in loaded.entries("story", Story):
        name = story.leader.picture
        if not name:
            continue
        file = loaded.folder / name
        if not _is_inside(file, loaded.folder.parents[1]):
            message = f"There is no file `{name}` in data/stories/pictures/. Upload it there, or delete this line."
            yield item.problem(("leader", "picture"), "picture-missing", message)
            continue
        try:
            photographs.prepare(file, photographs.kept_folder(loaded.folder.parents[1]), story.leader.middle)
        except photographs.PhotographError as error:
            yield item.problem(("leader", "picture"), error.code, str(error))


def _is_inside(file: Path, data: Path) -> bool:
    """The file is a real file in the data folder, and no link leads out of the folder."""
    return file.is_file() and not file.is_symlink() and file.resolve().is_relative_to(data.resolve())


def consent_over(loaded: LoadedData, today: dt.date) -> Iterator[Problem]:
    """A consent is reported after its last day, and in the 60 days before it.

    The next build after the last day no longer shows the person.
    """
    for item, person, _ in _people(loaded):
        if person.consent is None or person.sample:
            continue
        until = person.consent.until
        if until < today:
            message = f"Consent ended on {until}, so this {item.kind} is not shown. Ask the person again, or delete it."
            yield item.problem(("consent", "until"), "consent-over", message, "warning")
        elif until <= today + ENDING:
            message = (
                f"Consent ends on {until}, and from the next day this {item.kind} is not shown. "
                "Ask the person now for a new consent."
            )
            yield item.problem(("consent", "until"), "consent-ending", message, "warning")


def open_too_long(loaded: LoadedData, today: dt.date) -> Iterator[Problem]:
    """An opening that is open until filled is looked at again after as many days as the policy leaves others open."""
    open_days = next((policy.posting_open_days for _, policy in loaded.entries("policy", Policy)), OPEN_DAYS)
    for item, opening in loaded.entries("opening", Opening):
        days = (today - opening.opens).days
        if opening.until_filled and days > open_days and not opening.sample:
            message = (
                f"This opening is open until filled, and {days:,} days have passed. The policy gives openings "
                f"{open_days} days. If it is filled, delete it. If not, set `closes:` to a last day, or a new `opens:`."
            )
            yield item.problem(("closes",), "open-too-long", message, "warning")


def sample_left(loaded: LoadedData) -> Iterator[Problem]:
    """A site for real people has no samples."""
    for item in loaded.all():
        if getattr(item.entry, "sample", False):
            message = (
                f"This {item.kind} is an example that came with the guide. Replace it with your own, or delete it."
            )
            yield item.problem((), "sample-left", message)


RULES = (consent, name_in_address, journey, unbound_step, draft_role, opening_dates, picture)
DATED = (consent_over, open_too_long)
PRODUCTION = (sample_left,)
