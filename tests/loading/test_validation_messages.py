"""Each thing that can be wrong with a value is said in HR's words: what was found, what is allowed, what was meant."""

from __future__ import annotations

from typing import Annotated

import pytest
from careerguide import model
from careerguide.loading import validation_messages, yaml_reader
from careerguide.model import record_fields
from pydantic import AfterValidator, BaseModel, ValidationError
from pydantic_core import PydanticCustomError

ROLE = "id: agent\ntitle: Agent\ntrack: support\nlevel: 1\nsummary: Answers calls.\n"
COURSE = "id: buddy\ntitle: Buddy shift\nprovider: House\nkind: practice\nsummary: One shift.\n"
SOURCE = "id: survey\ntitle: Survey\npublisher: HR\nkind: survey\nnote: Asked 900.\n"
LINKS = "allowed are https, http, mailto and tel addresses, and paths of this site that start with `/`."
STORY = (
    "id: first-step\ntitle: First step\nleader: {role: agent, name: Maya Rao, site: Pune}\nconsent: {given: 2026-09-01, until: 2028-08-31}\n"
    "published: 2026-10-12\nquote: I asked.\njourney:\n  - {role: trainee, from: 2024-01, to: 2024-12}\n  - {role: agent, from: 2025-01}\n"
    "huddle: Someone asked.\nquestion: Whom do you ask?\nbody: I asked twice.\n"
)
OPENING = (
    "id: agent-pune\nrole: agent\nsite: Pune\nshift: night\nseats: 2\nopens: 2026-10-20\ncloses: 2026-11-30\n"
    "decision: {how: Two leads decide., by: 2026-12-15}\napply: https://jobs.example/1\ncontact: Hiring desk\n"
)
EVENT = (
    "id: walk\ntitle: Walk\nkind: floor-walk\nwho: The director\nsite: Pune\nwhere: Lobby\nstarts: 2026-11-18 15:00\nminutes: 45\n"
    "zone: Asia/Kolkata\nrepeats: {every: week, count: 2, until: 2027-03-31}\nsummary: Ask.\n"
)
AMBASSADOR = "id: agent-pune\nrole: agent\nsite: Pune\nabout: [Nights]\nchats_a_month: 4\navailable: true\nsample: true\nask: mailto:ask@jobs.example\n"
KEYS = "id, title, aliases, formerly, review, track, level, status, everyday, summary, reality, responsibilities, kras, skills, learning, tip, codes, moves, dead_end"
MONTH = "write year and month, such as 2026-11."
MOMENT = "write a day that exists and a time, such as 2026-11-30 14:00."
ZONE = "write a time zone by its region, such as Asia/Manila."
PICTURE = "write the name of a PNG, JPEG or WebP file in data/stories/pictures/."
DAY = "write a date that exists as year-month-day, such as 2026-11-30."
WHOLE = "it must be a whole number in digits, such as 12."
LINES = "it must be a group of `key: value` lines."
ONE_TEXT = "it must be one text. Put it in quotes if it contains a colon or brackets."
A_LIST = "it must be a list: one entry a line, each starting with `- `."

# What is added to a sound entry -> pydantic's word for it, our code, and the whole message.
ADDED = {
    (model.Role, ROLE, "tittle: Agent"): (
        "extra_forbidden",
        "unknown-key",
        f"`tittle` is not a key here. Allowed: {KEYS}. Did you mean `title`?",
    ),
    (model.Role, ROLE, "wage: 900"): ("extra_forbidden", "unknown-key", f"`wage` is not a key here. Allowed: {KEYS}."),
    (model.Role, ROLE, "reality: {manages: {most: 3, min: 1, max: 2}}"): (
        "extra_forbidden",
        "unknown-key",
        "`most` is not a key here. Allowed: min, max.",
    ),
    (model.Role, ROLE, f"{'k' * 70}: 1"): (
        "extra_forbidden",
        "unknown-key",
        f"`{'k' * 60}...` is not a key here. Allowed: {KEYS}.",
    ),
    (model.Role, ROLE, "moves: [{to: lead, kind: promotion}]"): (
        "missing",
        "missing-key",
        "`after` is missing. Each move needs one.",
    ),
    (model.Role, ROLE, "kras: [{area: Pace, target: fast}]"): (
        "missing",
        "missing-key",
        "`kpi` is missing. Each KRA needs one.",
    ),
    (model.Role, ROLE, "skills: [{level: working}]"): (
        "missing",
        "missing-key",
        "`skill` is missing. Each skill of a role needs one.",
    ),
    (model.Role, ROLE, "review: {last: 2026-10-01}"): (
        "missing",
        "missing-key",
        "`owner` is missing. Each review needs one.",
    ),
    (model.Role, ROLE, "aliases:"): (
        "tuple_type",
        "empty-value",
        "`aliases` has no value. Write one, or delete the line.",
    ),
    (model.Role, ROLE, "aliases: [CSR, '  ']"): (
        "string_too_short",
        "empty-value",
        "`aliases` has no text. Write some, or delete the line.",
    ),
    (model.Role, ROLE, "status: Publishd"): (
        "literal_error",
        "not-a-choice",
        "`status` is `Publishd`. Allowed: draft, published, retiring. Did you mean `published`?",
    ),
    (model.Role, ROLE, "status: live"): (
        "literal_error",
        "not-a-choice",
        "`status` is `live`. Allowed: draft, published, retiring.",
    ),
    (model.Role, ROLE, "reality: {shifts: no}"): (
        "literal_error",
        "not-a-choice",
        "`shifts` is `no`. Allowed: day, rotating, night.",
    ),
    (model.Role, ROLE, "skills: [{skill: typing, level: expret}]"): (
        "literal_error",
        "not-a-choice",
        "`level` is `expret`. Allowed: awareness, working, practitioner, expert. Did you mean `expert`?",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 06}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `06`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 12:30}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `12:30`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 1.0}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `1.0`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 1_2}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `1_2`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: -6}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `-6`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: ١٢}"): (
        "whole_form",
        "not-a-number",
        f"`every` is `١٢`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: [12]}"): (
        "int_type",
        "not-a-number",
        f"`every` is a list; {WHOLE}",
    ),
    (model.Role, ROLE, f"review: {{owner: hr, last: 2026-10-01, every: {'9' * 5_000}}}"): (
        "int_parsing_size",
        "not-a-number",
        f"`every` is `{'9' * 60}...`; {WHOLE}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 0}"): (
        "greater_than_equal",
        "out-of-range",
        "`every` is `0`; it must be at least 1.",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01, every: 61}"): (
        "less_than_equal",
        "out-of-range",
        "`every` is `61`; it must be at most 60.",
    ),
    (model.Source, SOURCE, "year: 1850"): (
        "greater_than_equal",
        "out-of-range",
        "`year` is `1850`; it must be at least 1900.",
    ),
    (model.Role, ROLE, "kras: [{area: Pace, kpi: aht, target: 6, gate: yes}]"): (
        "yes_no_form",
        "not-true-or-false",
        "`gate` is `yes`; write true or false.",
    ),
    (model.Learning, COURSE, "free: no"): ("yes_no_form", "not-true-or-false", "`free` is `no`; write true or false."),
    (model.Learning, COURSE, "free: True"): (
        "yes_no_form",
        "not-true-or-false",
        "`free` is `True`; write true or false.",
    ),
    (model.Learning, COURSE, "free: [true]"): (
        "bool_type",
        "not-true-or-false",
        "`free` is a list; write true or false.",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 2026-02-30}"): (
        "date_from_datetime_parsing",
        "not-a-date",
        f"`last` is `2026-02-30`; {DAY}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 01/10/2026}"): (
        "date_form",
        "not-a-date",
        f"`last` is `01/10/2026`; {DAY}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 20261001}"): (
        "date_form",
        "not-a-date",
        f"`last` is `20261001`; {DAY}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: 0}"): (
        "date_form",
        "not-a-date",
        f"`last` is `0`; {DAY}",
    ),  # not 1970
    (model.Role, ROLE, "review: {owner: hr, last: 2026-10-01T00:00:00}"): (
        "date_form",
        "not-a-date",
        f"`last` is `2026-10-01T00:00:00`; {DAY}",
    ),
    (model.Role, ROLE, "review: {owner: hr, last: {year: 2026}}"): (
        "date_type",
        "not-a-date",
        f"`last` is a group of `key: value` lines; {DAY}",
    ),
    (model.Role, ROLE, f"aliases: [{'x' * 81}]"): (
        "string_too_long",
        "too-long",
        "`aliases` has 81 characters; 80 are allowed.",
    ),
    (model.Learning, COURSE, "free: true\nurl: javascript:alert(1)"): (
        "string_pattern_mismatch",
        "not-a-link",
        f"`url` is `javascript:alert(1)`; {LINKS}",
    ),
    (model.Learning, COURSE, "free: true\nurl: www.copc.com"): (
        "string_pattern_mismatch",
        "not-a-link",
        f"`url` is `www.copc.com`; {LINKS}",
    ),
    (model.Learning, COURSE, "free: true\nurl: //copc.com"): (
        "string_pattern_mismatch",
        "not-a-link",
        f"`url` is `//copc.com`; {LINKS}",
    ),
    (model.Learning, COURSE, "free: true\nurl: /\\copc.com"): (
        "string_pattern_mismatch",
        "not-a-link",
        f"`url` is `/\\copc.com`; {LINKS}",
    ),
    (model.Learning, COURSE, "free: true\nurl: https://copc.com/a b"): (
        "string_pattern_mismatch",
        "not-a-link",
        f"`url` is `https://copc.com/a b`; {LINKS}",
    ),
    (model.Role, ROLE, "tip: [Ask, listen]"): ("string_type", "not-text", f"`tip` is a list; {ONE_TEXT}"),
    (model.Role, ROLE, "responsibilities: [{Answers: calls}]"): (
        "string_type",
        "not-text",
        f"`responsibilities` is a group of `key: value` lines; {ONE_TEXT}",
    ),
    (model.Role, ROLE, "responsibilities: Answers calls"): (
        "tuple_type",
        "not-a-list",
        f"`responsibilities` is `Answers calls`; {A_LIST}",
    ),
    (model.Role, ROLE, "kras: {area: Pace}"): (
        "tuple_type",
        "not-a-list",
        f"`kras` is a group of `key: value` lines; {A_LIST}",
    ),
    (model.Role, ROLE, "reality: day shifts"): ("model_type", "not-a-group", f"`reality` is `day shifts`; {LINES}"),
    (model.Role, ROLE, "skills: [typing]"): ("model_type", "not-a-group", f"`skills` is `typing`; {LINES}"),
}

# Keys that stand in every entry, and so are replaced instead of added.
REPLACED = {
    ("level: 1", "level: four"): (
        "whole_form",
        "not-a-number",
        "`level` is `four`; it is a whole number from 1 to 10.",
    ),
    ("level: 1", "level: 010"): ("whole_form", "not-a-number", "`level` is `010`; it is a whole number from 1 to 10."),
    ("level: 1", "level: {min: 1}"): (
        "int_type",
        "not-a-number",
        "`level` is a group of `key: value` lines; it is a whole number from 1 to 10.",
    ),
    ("level: 1", "level:"): ("int_type", "empty-value", "`level` has no value. Write one, or delete the line."),
    ("track: support\n", ""): ("missing", "missing-key", "`track` is missing. Each role needs one."),
    ("title: Agent", "title: ''"): (
        "string_too_short",
        "empty-value",
        "`title` has no text. Write some, or delete the line.",
    ),
}

# What stands in a sound story, opening, event or ambassador, and what replaces it -> our code, and the whole message.
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
    (STORY, "title: First step", f"title: {'x' * 81}"): ("too-long", "`title` has 81 characters; 80 are allowed."),
    (OPENING, "shift: night", "shift: nights"): (
        "not-a-choice",
        "`shift` is `nights`. Allowed: day, rotating, night. Did you mean `night`?",
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
    (EVENT, "starts: 2026-11-18 15:00", "starts: 2026-11-18"): ("not-a-moment", f"`starts` is `2026-11-18`; {MOMENT}"),
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
    ),  # New York's, by another name
    (EVENT, "zone: Asia/Kolkata", "zone: right/Asia/Kolkata"): (  # 27 seconds off
        "not-a-zone",
        f"`zone` is `right/Asia/Kolkata`; {ZONE} Did you mean `Asia/Kolkata`?",
    ),
    (EVENT, "zone: Asia/Kolkata", "zone: [Asia]"): ("not-text", f"`zone` is a list; {ONE_TEXT}"),
    (EVENT, "zone: Asia/Kolkata", "zone:"): ("empty-value", "`zone` has no value. Write one, or delete the line."),
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


def said(record_type: type[BaseModel], text: str) -> list[tuple[str, str, str]]:
    """Pydantic's word, our code and our message for everything that is wrong with one entry."""
    document, problems = yaml_reader.parse(text, "f.yaml")
    assert document is not None
    assert not problems
    with pytest.raises(ValidationError) as caught:
        record_type.model_validate(document.value)
    explained = validation_messages.explain(caught.value, record_type)
    return [
        (detail["type"], invalid.code, invalid.message)
        for detail, invalid in zip(caught.value.errors(), explained, strict=True)
    ]


def added(case: tuple[object, str, str]) -> str:
    return repr(case[2][:50])


@pytest.mark.parametrize("case", ADDED, ids=added)
def test_added(case: tuple[type[BaseModel], str, str]) -> None:
    record_type, entry, line = case
    free = "free: true\n" if record_type is model.Learning and "free:" not in line else ""
    assert said(record_type, entry + free + line) == [ADDED[case]]


@pytest.mark.parametrize("change", REPLACED, ids=lambda change: repr(change[1]))
def test_replaced(change: tuple[str, str]) -> None:
    assert change[0] in ROLE
    assert said(model.Role, ROLE.replace(*change)) == [REPLACED[change]]


@pytest.mark.parametrize("entry", RECORD_TYPES, ids=lambda entry: RECORD_TYPES[entry].__name__)
def test_what_is_replaced_is_sound(entry: str) -> None:
    document, _ = yaml_reader.parse(entry, "f.yaml")
    assert document is not None
    RECORD_TYPES[entry].model_validate(document.value)


@pytest.mark.parametrize("change", PEOPLE, ids=lambda change: repr(change[2][:50]))
def test_replaced_among_people(change: tuple[str, str, str]) -> None:
    entry, old, new = change
    assert old in entry
    assert [found[1:] for found in said(RECORD_TYPES[entry], entry.replace(old, new))] == [PEOPLE[change]]


def test_a_new_kind_of_error_is_said_too() -> None:
    """What a later pydantic may find is said in its own words rather than not at all."""

    def odd(value: str) -> str:
        raise PydanticCustomError("odd", "an odd text")

    class Record(BaseModel):
        word: Annotated[str, AfterValidator(odd)]

    assert said(Record, "word: seldom") == [("odd", "not-valid", "`word` is `seldom`: an odd text.")]


def test_everything_wrong_with_an_entry_is_said_at_once() -> None:
    text = "id: a\ntitle: [A]\nlevel: x\nstatus: live\nmoves: [{to: b, kind: up, after: 12}]\nhuh: 1\n"
    assert [code for _, code, _ in said(model.Role, text)] == [
        "not-text",
        "missing-key",
        "not-a-number",
        "not-a-choice",
        "missing-key",
        "not-a-choice",
        "not-a-group",
        "unknown-key",
    ]


@pytest.mark.parametrize(
    ("place", "record_type"),
    [
        ((), model.Role),
        (("moves", 0), model.MoveEntry),
        (("moves", 3, "after"), model.MonthRange),
        (("reality", "manages"), model.TeamSize),
        (("review",), model.Review),
        (("tip",), None),
        (("nowhere", "at", "all"), None),
    ],
)
def test_record_at_a_place(place: record_fields.FieldPath, record_type: type[BaseModel] | None) -> None:
    assert record_fields.record_at(model.Role, place) is record_type
