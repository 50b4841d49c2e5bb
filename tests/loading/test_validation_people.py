"""Messages for the values of stories, openings, events and ambassadors."""

from __future__ import annotations

import pytest
from careerguide import model
from careerguide.loading import yaml_reader
from pydantic import BaseModel
from support.validation import A_LIST, DAY, LINKS, MOMENT, MONTH, ONE_VALUE, PICTURE, WHOLE, ZONE, said

STORY = (
    "id: first-step\ntitle: First step\nleader: {role: agent, name: Maya Rao, site: Pune}\nconsent: {given: "
    "2026-09-01, until: 2028-08-31}\n"
    "published: 2026-10-12\nquote: I asked.\njourney:\n  - {role: trainee, from: 2024-01, to: 2024-12}\n  - "
    "{role: agent, from: 2025-01}\n"
    "huddle: Someone asked.\nquestion: Whom do you ask?\nbody: I asked twice.\n"
)
OPENING = (
    "id: agent-pune\nrole: agent\nsite: Pune\nshift: night\nseats: 2\nopens: 2026-10-20\ncloses: 2026-11-30\n"
    "decision: {how: Two leads decide., by: 2026-12-15}\napply: https://jobs.example/1\ncontact: Hiring desk\n"
)
EVENT = (
    "id: walk\ntitle: Walk\nkind: floor-walk\nwho: The director\nsite: Pune\nwhere: Lobby\nstarts: 2026-11-18 "
    "15:00\nminutes: 45\n"
    "zone: Asia/Kolkata\nrepeats: {every: week, count: 2, until: 2027-03-31}\nsummary: Ask.\n"
)
AMBASSADOR = (
    "id: agent-pune\nrole: agent\nsite: Pune\nabout: [Nights]\nchats_a_month: 4\navailable: "
    "true\nsample: true\nask: mailto:ask@jobs.example\n"
)


# Valid entry, a passage of it, and its replacement -> our code and the message.
PEOPLE = {
    (STORY, "from: 2024-01", "from: January 2024"): ("not-a-month", f"`from` is `January 2024`; {MONTH}"),
    (STORY, "from: 2024-01", "from: 2024"): ("not-a-month", f"`from` is `2024`; {MONTH}"),
    (STORY, "from: 2024-01", "from: 2024-1"): ("not-a-month", f"`from` is `2024-1`; {MONTH}"),
    (STORY, "from: 2024-01", "from: 2024-00"): ("not-a-month", f"`from` is `2024-00`; {MONTH}"),
    (STORY, "from: 2024-01", "from: 2024-13"): ("not-a-month", f"`from` is `2024-13`; {MONTH}"),
    (STORY, "from: 2024-01", "from: 2024-01-15"): ("not-a-month", f"`from` is `2024-01-15`; {MONTH}"),
    (STORY, "from: 2024-01", "from: ٢٠٢٤-01"): ("not-a-month", f"`from` is `٢٠٢٤-01`; {MONTH}"),
    (STORY, "from: 2024-01", "from: 0000-01"): ("not-a-month", f"`from` is `0000-01`; {MONTH}"),
    (STORY, "from: 2024-01", "from: [2024]"): ("not-a-month", f"`from` is a list; {MONTH}"),
    (STORY, "to: 2024-12", "to: now"): ("not-a-month", f"`to` is `now`; {MONTH}"),
    (STORY, "to: 2024-12", "to: {year: 2024}"): ("not-a-month", f"`to` is a group of `key: value` lines; {MONTH}"),
    (STORY, ", from: 2025-01", ""): ("missing-key", "`from` is missing. Each stage of a journey needs one."),
    (STORY, "from: 2025-01", "since: 2025-01, from: 2025-01"): (
        "unknown-key",
        "`since` is not a key here. Allowed: role, from, to, turning_point, setback, advice.",
    ),
    (STORY, "from: 2025-01", "from_: 2025-01, from: 2025-01"): (
        "unknown-key",
        "`from_` is not a key here. Allowed: role, from, to, turning_point, setback, advice. Did you mean `from`?",
    ),
    (STORY, ", until: 2028-08-31", ""): ("missing-key", "`until` is missing. Each consent needs one."),
    (STORY, "role: agent, name", "name"): ("missing-key", "`role` is missing. Each leader needs one."),
    (STORY, "site: Pune", "picture: Maya Rao.jpg"): ("not-a-picture", f"`picture` is `Maya Rao.jpg`; {PICTURE}"),
    (STORY, "site: Pune", "picture: ../maya.png"): ("not-a-picture", f"`picture` is `../maya.png`; {PICTURE}"),
    (STORY, "site: Pune", "picture: maya.svg"): ("not-a-picture", f"`picture` is `maya.svg`; {PICTURE}"),
    (STORY, "site: Pune", f"picture: {'a' * 97}.png"): ("too-long", "`picture` has 101 characters; 100 are allowed."),
    (STORY, "title: First step", f"title: {'x' * 121}"): ("too-long", "`title` has 121 characters; 120 are allowed."),
    (OPENING, "shift: night", "shift: nights"): (
        "not-a-choice",
        "`shift` is `nights`. Allowed: day, rotating, night, flexible. Did you mean `night`?",
    ),
    (OPENING, "seats: 2", "seats: two"): ("not-a-number", f"`seats` is `two`; {WHOLE}"),
    (OPENING, "seats: 2", "seats: 0"): ("out-of-range", "`seats` is `0`; it must be at least 1."),
    (OPENING, "seats: 2", "seats: 1000"): ("out-of-range", "`seats` is `1000`; it must be at most 999."),
    (OPENING, "closes: 2026-11-30", "closes: 2026-11-31"): ("not-a-date", f"`closes` is `2026-11-31`; {DAY}"),
    (OPENING, "apply: https://jobs.example/1", "apply: jobs.example/1"): (
        "not-a-link",
        f"`apply` is `jobs.example/1`; {LINKS}",
    ),
    (OPENING, "apply: https://jobs.example/1", "apply: desk@jobs.example"): (
        "not-a-link",
        f"`apply` is `desk@jobs.example`; {LINKS}",
    ),
    (OPENING, "how: Two leads decide., ", ""): ("missing-key", "`how` is missing. Each decision needs one."),
    (EVENT, "starts: 2026-11-18 15:00", "starts: 2026-11-31"): ("not-a-moment", f"`starts` is `2026-11-31`; {MOMENT}"),
    (EVENT, "starts: 2026-11-18 15:00", "starts: 2026-11-18T15:00"): (
        "not-a-moment",
        f"`starts` is `2026-11-18T15:00`; {MOMENT}",
    ),
    (EVENT, "starts: 2026-11-18 15:00", "starts: 2026-11-18 15:00:00"): (
        "not-a-moment",
        f"`starts` is `2026-11-18 15:00:00`; {MOMENT}",
    ),
    (EVENT, "starts: 2026-11-18 15:00", "starts: 2026-11-18 3 pm"): (
        "not-a-moment",
        f"`starts` is `2026-11-18 3 pm`; {MOMENT}",
    ),
    (EVENT, "starts: 2026-11-18 15:00", "starts: 2026-11-18 24:00"): (
        "not-a-moment",
        f"`starts` is `2026-11-18 24:00`; {MOMENT}",
    ),
    (EVENT, "starts: 2026-11-18 15:00", "starts: 2026-11-31 15:00"): (
        "not-a-moment",
        f"`starts` is `2026-11-31 15:00`; {MOMENT}",
    ),
    (EVENT, "starts: 2026-11-18 15:00", "starts: 2026-1-8 9:00"): (
        "not-a-moment",
        f"`starts` is `2026-1-8 9:00`; {MOMENT}",
    ),
    (EVENT, "starts: 2026-11-18 15:00", "starts: ٢٠٢٦-11-18 15:00"): (
        "not-a-moment",
        f"`starts` is `٢٠٢٦-11-18 15:00`; {MOMENT}",
    ),
    (EVENT, "starts: 2026-11-18 15:00", "starts: [2026-11-18]"): ("not-a-moment", f"`starts` is a list; {MOMENT}"),
    (EVENT, "zone: Asia/Kolkata", "zone: Asia/Kolkatta"): (
        "not-a-zone",
        f"`zone` is `Asia/Kolkatta`; {ZONE} Did you mean `Asia/Kolkata`?",
    ),
    (EVENT, "zone: Asia/Kolkata", "zone: asia/kolkata"): (
        "not-a-zone",
        f"`zone` is `asia/kolkata`; {ZONE} Did you mean `Asia/Kolkata`?",
    ),
    (EVENT, "zone: Asia/Kolkata", "zone: IST"): ("not-a-zone", f"`zone` is `IST`; {ZONE}"),
    (EVENT, "zone: Asia/Kolkata", "zone: +05:30"): ("not-a-zone", f"`zone` is `+05:30`; {ZONE}"),
    (EVENT, "zone: Asia/Kolkata", "zone: ../Kolkata"): (
        "not-a-zone",
        f"`zone` is `../Kolkata`; {ZONE} Did you mean `Asia/Kolkata`?",
    ),
    (EVENT, "zone: Asia/Kolkata", "zone: posixrules"): (
        "not-a-zone",
        f"`zone` is `posixrules`; {ZONE}",
    ),  # the zone of New York under another name
    (EVENT, "zone: Asia/Kolkata", "zone: right/Asia/Kolkata"): (  # 27 seconds off
        "not-a-zone",
        f"`zone` is `right/Asia/Kolkata`; {ZONE} Did you mean `Asia/Kolkata`?",
    ),
    (EVENT, "zone: Asia/Kolkata", "zone: [Asia]"): ("not-text", f"`zone` is a list; {ONE_VALUE}"),
    (EVENT, "where: Lobby", "where:"): ("empty-value", "`where` has no value. Each event needs one: write it."),
    (EVENT, "minutes: 45", "minutes: 4"): ("out-of-range", "`minutes` is `4`; it must be at least 5."),
    (EVENT, "minutes: 45", "minutes: 0:45"): ("not-a-number", f"`minutes` is `0:45`; {WHOLE}"),
    (EVENT, "every: week", "every: weeks"): (
        "not-a-choice",
        "`every` is `weeks`. Allowed: week, month. Did you mean `week`?",
    ),
    (EVENT, "count: 2", "count: 13"): ("out-of-range", "`count` is `13`; it must be at most 12."),
    (EVENT, ", until: 2027-03-31", ""): ("missing-key", "`until` is missing. Each repeating event needs one."),
    (AMBASSADOR, "about: [Nights]", "about: Nights"): ("not-a-list", f"`about` is `Nights`; {A_LIST}"),
    (AMBASSADOR, "available: true", "available: yes"): (
        "not-true-or-false",
        "`available` is `yes`; write true or false.",
    ),
    (AMBASSADOR, "chats_a_month: 4", "chats_a_month: 61"): (
        "out-of-range",
        "`chats_a_month` is `61`; it must be at most 60.",
    ),
    (AMBASSADOR, "ask: mailto:ask@jobs.example", "ask: Maya"): ("not-a-link", f"`ask` is `Maya`; {LINKS}"),
}
RECORD_TYPES: dict[str, type[BaseModel]] = {
    STORY: model.Story,
    OPENING: model.Opening,
    EVENT: model.Event,
    AMBASSADOR: model.Ambassador,
}


@pytest.mark.parametrize("entry", RECORD_TYPES, ids=lambda entry: RECORD_TYPES[entry].__name__)
def test_the_entries_are_valid_before_the_change(entry: str) -> None:
    document, _ = yaml_reader.parse(entry, "f.yaml")
    assert document is not None
    RECORD_TYPES[entry].model_validate(document.value)


@pytest.mark.parametrize("change", PEOPLE, ids=lambda change: repr(change[2][:50]))
def test_a_replaced_passage_is_reported(change: tuple[str, str, str]) -> None:
    entry, old, new = change
    assert old in entry
    assert [problem[1:] for problem in said(RECORD_TYPES[entry], entry.replace(old, new))] == [PEOPLE[change]]
