"""Stories, openings, events and ambassadors on the edge: what the rules let pass, and what they say."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from pathlib import Path

import pytest
from careerguide.guide import people
from careerguide.loading.data_folder import load
from careerguide.model import Event
from careerguide.problems import DataError
from careerguide.rules import check
from support.case import DAY, found, write
from support.company import guide_of, pages_of, tiny
from support.edits import STORY, Change, briefly, edited, said

FILE = f"{STORY}.yaml"
CONSENT = "consent: {given: 2026-09-01, until: 2028-08-31}"
JOURNEY = re.compile(r"(?<=journey:\n).*(?=huddle:)", re.DOTALL)


def story() -> str:
    """The one story of the tiny company."""
    return tiny()[FILE]


def journey(*stations: str) -> Change:
    """The story with other stations, each `role from to`."""
    keys = [zip(("role", "from", "to"), station.split(), strict=False) for station in stations]
    lines = [f"  - {{{', '.join(f'{key}: {value}' for key, value in pairs)}}}\n" for pairs in keys]
    return (STORY, JOURNEY.findall(story())[0], "".join(lines))


def moved(name: str, text: str | None = None) -> list[Change]:
    """The story in another file."""
    return [(STORY, "", ""), (name, "", text or story())]


# Consent


# Day -> who is shown, and what is said of the story and of the ambassador; both consent from 2026-09-01 to 2028-08-31.
DAYS = {
    "2026-08-31": (False, ""),
    "2026-09-01": (True, ""),
    "2028-07-01": (True, ""),  # 61 days before the end
    "2028-07-02": (True, "consent-ending"),  # 60
    "2028-08-31": (True, "consent-ending"),
    "2028-09-01": (False, "consent-over"),
}


@pytest.mark.parametrize("day", DAYS)
def test_consent_on_a_day(day: str, tmp_path: Path) -> None:
    """It counts from its first day to its last; 60 days before the end it is said."""
    _, code = DAYS[day]
    problems = briefly(tmp_path, day=dt.date.fromisoformat(day))
    assert [line for line in problems if "consent" in line] == (
        [f"{file} <2028-08-31>: {code}" for file in ("ambassadors.yaml", FILE)] if code else []
    )


@pytest.mark.parametrize("day", DAYS)
def test_who_is_shown_is_who_consents(day: str) -> None:
    """The site and the check agree on each day."""
    guide = guide_of(tiny(), dt.date.fromisoformat(day))
    assert (bool(guide.people.stories), bool(guide.people.ambassadors)) == (DAYS[day][0],) * 2


# The last day of a consent, a day, and what is said then: months end where they end.
MONTH_ENDS = [
    ("2027-02-28", "2027-02-28", "consent-ending"),
    ("2027-02-28", "2027-03-01", "consent-over"),
    ("2028-02-29", "2028-02-29", "consent-ending"),
    ("2028-02-29", "2028-03-01", "consent-over"),
    ("2027-03-01", "2026-12-31", "consent-ending"),
    ("2027-03-01", "2026-12-30", ""),
    ("2028-03-01", "2028-01-01", "consent-ending"),
    ("2028-03-01", "2027-12-31", ""),
    ("9999-12-31", "2026-11-01", ""),
]


@pytest.mark.parametrize(("until", "day", "code"), MONTH_ENDS)
def test_consent_at_the_end_of_a_month(until: str, day: str, code: str, tmp_path: Path) -> None:
    problems = briefly(tmp_path, (STORY, "2028-08-31", until), day=dt.date.fromisoformat(day))
    assert [line for line in problems if line.startswith(FILE)] == ([f"{FILE} <{until}>: {code}"] if code else [])


# Changes and everything that is then said.
SAID: dict[str, tuple[list[Change], list[str]]] = {
    "consent may last one day": ([(STORY, "given: 2026-09-01, until: 2028-08-31", "given: 2028-08-31, until: 2028-08-31")], []),
    "consent ends after it was given": (
        [(STORY, "given: 2026-09-01, until: 2028-08-31", "given: 2028-09-01, until: 2028-08-31")],
        [f"{FILE} <2028-08-31>: dates-order: Consent was given on 2028-09-01 and ends before that. Correct one of the two days."],
    ),
    "a story without consent": (
        [(STORY, f"{CONSENT}\n", "")],
        [
            (f"{FILE} <title: From calls to figures>: consent-missing: A person may be shown only with their consent. "
            "Add `consent: {given: ..., until: ...}`, or `sample: true` if the person is invented.")
        ],
    ),
    "a nameless person has a face on the floor all the same": (
        [(STORY, "name: Maya Rao, ", ""), (STORY, f"{CONSENT}\n", "sample: false\n")],
        [
            (f"{FILE} <title: From calls to figures>: consent-missing: A person may be shown only with their consent. "
            "Add `consent: {given: ..., until: ...}`, or `sample: true` if the person is invented.")
        ],
    ),
    "an ambassador without consent": (
        [("ambassadors", f"  {CONSENT}\n", "")],
        [
            ("ambassadors.yaml <id: senior-agent-pune>: consent-missing: A person may be shown only with their consent. "
            "Add `consent: {given: ..., until: ...}`, or `sample: true` if the person is invented.")
        ],
    ),
    "a sample needs no consent": ([(STORY, CONSENT, "sample: true"), (STORY, "name: Maya Rao, ", "")], []),
    "a sample has no name": (
        [(STORY, CONSENT, "sample: true")],
        [
            (f"{FILE} <Maya Rao>: sample-with-name: A sample is an invented person and has no name and no picture. "
            "Delete them, or delete `sample` and add `consent:`.")
        ],
    ),
    "a sample that is an ambassador has none either": (
        [("ambassadors", CONSENT, "sample: true")],
        [
            ("ambassadors.yaml <Tomas Silva>: sample-with-name: A sample is an invented person and has no name and no picture. "
            "Delete them, or delete `sample` and add `consent:`.")
        ],
    ),
    "a sample has no picture": (
        [(STORY, CONSENT, "sample: true"), (STORY, "name: Maya Rao", "picture: a.png"), ("stories/pictures/a.png", "", "<0x89>PNG")],
        [
            (f"{FILE} <a.png>: sample-with-name: A sample is an invented person and has no name and no picture. "
            "Delete them, or delete `sample` and add `consent:`.")
        ],
    ),
    "an opening may close on the day it opens": ([("openings", "opens: 2026-10-20", "opens: 2026-11-30")], []),
    "an opening closes after it opens": (
        [("openings", "opens: 2026-10-20", "opens: 2026-12-01")],
        ["openings.yaml <2026-11-30>: dates-order: This opening opens on 2026-12-01 and closes before that. Correct one of the two days."],
    ),
    "an opening may be decided on the day it closes": ([("openings", "by: 2026-12-15", "by: 2026-11-30")], []),
    "an opening is decided once it has closed": (
        [("openings", "by: 2026-12-15", "by: 2026-11-29")],
        ["openings.yaml <2026-11-29>: dates-order: The decision is due on 2026-11-29, before the opening closes on 2026-11-30. Correct one of the two days."],
    ),
    "an opening may leave the day of its decision to the text": ([("openings", ", by: 2026-12-15", "")], []),
    "an opening may have closed": ([("openings", "closes: 2026-11-30", "closes: 2026-10-31")], []),
    "an event may repeat until its first day": ([("events", "until: 2027-03-31", "until: 2026-11-18")], []),
    "an event repeats until its first day or later": (
        [("events", "until: 2027-03-31", "until: 2026-11-17")],
        ["events.yaml <2026-11-17>: dates-order: This event ends before it takes place for the first time. Correct one of the two days."],
    ),
    "an event may be every month on the 31st": (
        [("events", "2026-11-18 15:00", "2026-12-31 15:00"), ("events", "every: week, count: 2", "every: month")],
        [],
    ),
    "an event may be over": ([("events", "2026-11-18", "2025-11-18"), ("events", "2027-03-31", "2026-03-31")], []),
    "a story of a step that has no move": (
        [journey("agent 2020-01 2021-01", "analyst 2021-01")],
        [
            (f"{FILE} <analyst>: unbound-step (warning): The guide has no move from `agent` to `analyst`, "
            "so people who look for this move do not see the story. Add the move, or add the role between the two to the journey.")
        ],
    ),
    "a story against the way of a move": (
        [journey("senior-agent 2019-01 2020-01", "agent 2020-01 2021-01", "senior-agent 2021-01 2022-01", "analyst 2022-01")],
        [
            (f"{FILE} <agent>: unbound-step (warning): The guide has no move from `senior-agent` to `agent`, "
            "so people who look for this move do not see the story. Add the move, or add the role between the two to the journey.")
        ],
    ),
    "a role that is retiring takes no openings": (
        [("openings", "role: senior-agent", "role: trainer")],
        [
            ("openings.yaml <trainer>: retiring-role (warning): `trainer` is retiring, and its page says that no new openings are planned. "
            "Change the status of the role, or delete this opening.")
        ],
    ),
    "someone in a role that is retiring can be asked": ([("ambassadors", "role: senior-agent", "role: trainer")], []),
    "a way through a role that is retiring can be told": (
        [journey("agent 2020-01 2021-01", "trainer 2021-01"), (STORY, "{role: analyst", "{role: trainer")],
        [],
    ),
    "an old name of a role is known by its new one": (
        [("openings", "[agent]", "[operator]")],
        ["openings.yaml <operator>: unknown-role: There is no role `operator`. It is now called `agent`."],
    ),
    "a misspelt leader's role is recognised": (
        [(STORY, "{role: analyst", "{role: analist")],
        [f"{FILE} <analist>: unknown-role: There is no role `analist`. Did you mean `analyst`?"],
    ),
    "a misspelt role of an ambassador is recognised": (
        [("ambassadors", "role: senior-agent", "role: senior-agnet")],
        ["ambassadors.yaml <senior-agnet>: unknown-role: There is no role `senior-agnet`. Did you mean `senior-agent`?"],
    ),
    "a role that nothing comes near": (
        [("openings", "role: senior-agent", "role: chief")],
        ["openings.yaml <chief>: unknown-role: There is no role `chief`. Add it to data/roles.yaml, or choose one that is there."],
    ),
    "a misspelt track of an event is recognised": (
        [("events", "[support]", "[suport]")],
        ["events.yaml <suport>: unknown-track: There is no track `suport`. Did you mean `support`?"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("claim", SAID)
def test_rules_on_the_edge(claim: str, tmp_path: Path) -> None:
    changes, problems = SAID[claim]
    assert said(tmp_path, *changes) == problems


# What is wrong with `sample` or `consent` -> what is said, and no word that there is none.
FAULTY = {
    "sample: yes": "yes>: not-true-or-false",
    "sample:": "sample:>: empty-value",
    "consent: until August": "until August>: not-a-group",
    "consent: {given: 2026-09-01, until: 2027-02-29}": "2027-02-29>: not-a-date",
    "consent: {given: 2026-09-01}": "{given: 2026-09-01>: missing-key",
    "consent: {given: 2026-09-01, until: 2028-08-31, by: mail}": "by: mail>: unknown-key",
}


@pytest.mark.parametrize("line", FAULTY)
def test_consent_with_a_fault_is_not_missing(line: str, tmp_path: Path) -> None:
    """One mistake is said once: who wrote `consent` or `sample` wrongly has not forgotten it."""
    assert briefly(tmp_path, (STORY, CONSENT, line)) == [f"{FILE} <{FAULTY[line]}"]


def test_a_sample_does_not_vanish_in_silence(tmp_path: Path) -> None:
    """Either a sample is shown, or the check says why not: an old consent left beside `sample: true` hides it."""
    texts = edited(
        (STORY, CONSENT, "sample: true\nconsent: {given: 2025-01-01, until: 2025-12-31}"),
        (STORY, "name: Maya Rao, ", ""),
    )
    assert found(texts, tmp_path / "data") or guide_of(texts).people.stories


# Names and ids


# Name, id, and whether one can read the name in the id.
NAMES = [
    ("Maya Rao", "maya-leads-nights", True),
    ("Maya Rao", "how-rao-found-research", True),
    ("MAYA", "maya", True),
    ("Ann Lee", "ann-leads", True),  # three letters
    ("Anna-Lena Berg", "lena-leads", True),
    ("Li Wu", "li-wu-leads", False),  # too short to tell from words
    ("Maya Rao", "amaya-leads", False),
    ("Maya Rao", "mayan-leads", False),
    ("Maya Rao", "from-calls-to-figures", False),
    ("李娜", "li-leads", False),
    ("José Álvarez", "jose-leads", True),
    ("José Álvarez", "how-alvarez-leads", True),
    ("Zoë Kravitz", "zoe-leads", True),
    ("José Álvarez", "jos-desk", False),  # half of it is nobody's name
]


@pytest.mark.parametrize(("name", "id_", "held"), NAMES)
def test_a_name_in_the_address_of_a_story(name: str, id_: str, held: bool, tmp_path: Path) -> None:
    """The letters of an address are those of the name without accents."""
    problems = briefly(tmp_path, *moved(f"stories/{id_}", story().replace("Maya Rao", name)))
    assert problems == ([f"stories/{id_}.yaml <title: From calls to figures>: name-in-address"] if held else [])


def test_a_name_in_the_address_of_an_ambassador(tmp_path: Path) -> None:
    assert said(tmp_path, ("ambassadors", "id: senior-agent-pune", "id: silva-pune")) == [
        (
            "ambassadors.yaml <id: silva-pune>: name-in-address: The id `silva-pune` contains the name `silva`, "
            "and links would keep the name if the person withdraws. Use the role or the move instead."
        )
    ]


def test_a_whole_name_in_an_address_is_one_mistake(tmp_path: Path) -> None:
    assert briefly(tmp_path, *moved("stories/maya-rao")) == [
        "stories/maya-rao.yaml <title: From calls to figures>: name-in-address"
    ]


# Journeys


# The months of agent, senior agent and analyst -> the stations that are said to be out of order.
MONTHS = {
    "2020-01 2021-01, 2021-01 2022-01, 2022-01": [],  # they touch
    "2020-01 2020-12, 2021-01 2021-12, 2022-01": [],  # they follow
    "2020-01 2020-03, 2021-01 2021-03, 2022-01": [],  # with time off between
    "2020-01 2020-01, 2020-01 2020-01, 2020-01": [],  # all in one month
    "2020-01 2021-01, 2021-01 2022-01, 2022-01 2022-01": [],  # the last is over, too
    "2020-01 2021-02, 2021-01 2022-01, 2022-01": [0],
    "2020-01 2021-01, 2021-01 2022-02, 2022-01": [1],
    "2020-01 2021-02, 2021-01 2022-02, 2022-01": [0, 1],
    "2020-01, 2021-01 2022-01, 2022-01": [0],  # open where another follows
    "2020-01 2021-01, 2021-01, 2022-01": [1],
    "2020-01, 2021-01, 2022-01": [0, 1],
    "2021-02 2021-01, 2021-03 2022-01, 2022-01": [0],  # ends before it begins
    "2020-01 2021-01, 2021-01 2022-01, 2022-02 2022-01": [2],
    "2021-01 2022-01, 2020-01 2021-01, 2022-01": [0],  # two stand the wrong way round
}


@pytest.mark.parametrize("months", MONTHS)
def test_months_of_a_journey(months: str, tmp_path: Path) -> None:
    """Each station ends after it began and before the next one begins; only the last may be open."""
    texts = edited(
        journey(
            *(
                f"{role} {span}"
                for role, span in zip(("agent", "senior-agent", "analyst"), months.split(", "), strict=True)
            )
        )
    )
    first = texts[FILE].splitlines().index("journey:") + 2
    places = [(problem.line - first, problem.column, problem.code) for problem in found(texts, tmp_path / "data")]
    assert places == [(station, 5, "dates-order") for station in MONTHS[months]]


@pytest.mark.parametrize(("stations", "short"), [([], "["), (["analyst 2020-01"], "- {role: analyst")])
def test_a_journey_has_two_stations(stations: list[str], short: str, tmp_path: Path) -> None:
    change = journey(*stations) if stations else (STORY, "journey:\n" + JOURNEY.findall(story())[0], "journey: []\n")
    assert said(tmp_path, change) == [
        f"{FILE} <{short}>: short-journey: A story shows a move, so its journey needs at least two stages."
    ]


@pytest.mark.parametrize("wrong", ["senior-agnet", "operator", "chief"])
def test_a_step_to_an_unknown_role_is_one_mistake(wrong: str, tmp_path: Path) -> None:
    """Whether a move leads there is said once the role is right."""
    problems = briefly(tmp_path, journey("agent 2020-01 2021-01", f"{wrong} 2021-01 2022-01", "analyst 2022-01"))
    assert problems == [f"{FILE} <{wrong}>: unknown-role"]


# Roles of which something else is wrong: they may have the move, and may be no drafts.
DOUBTFUL: list[Change] = [
    ("roles.yaml", "", "a: ["),
    ("roles", "title: Senior Agent", "title: [Senior Agent]"),
    ("roles", "    - {to: analyst, kind: bridge, after", "    - {to: analyst, kind: bridge, afer"),
]


@pytest.mark.parametrize("change", DOUBTFUL, ids=lambda change: change[2])
def test_steps_get_the_benefit_of_the_doubt(change: Change, tmp_path: Path) -> None:
    codes = {problem.code for problem in found(edited(change), tmp_path / "data")}
    assert codes
    assert codes.isdisjoint({"unbound-step", "unknown-role", "draft-role"})


# Drafts


# A role that is made a draft -> where it is named.
DRAFTS = {
    "title: Analyst": [(FILE, "analyst"), (FILE, "analyst")],
    "title: Senior Agent": [
        ("ambassadors.yaml", "senior-agent"),
        ("openings.yaml", "senior-agent"),
        (FILE, "senior-agent"),
    ],
    "title: Agent": [("openings.yaml", "agent"), (FILE, "agent")],
}


@pytest.mark.parametrize("title", DRAFTS)
def test_a_draft_is_named_nowhere(title: str, tmp_path: Path) -> None:
    """Leaders, stations, openings, who may apply for them, and ambassadors name published roles."""
    problems = [
        line
        for line in briefly(tmp_path, ("roles", f"{title}\n", f"{title}\n  status: draft\n"))
        if "draft-role" in line
    ]
    assert problems == [f"{file} <{here}>: draft-role" for file, here in DRAFTS[title]]


def test_an_opening_for_a_draft_stops_no_build_halfway() -> None:
    """Whatever the check lets pass can be shown: the role one may apply from is a draft here."""
    texts = edited(
        ("roles", "title: Analyst\n", "title: Analyst\n  status: draft\n"),
        ("openings", "[agent]", "[agent, analyst]"),
        (STORY, "", ""),
    )
    with contextlib.suppress(DataError):
        assert "Senior Agent" in pages_of(guide_of(texts))["/openings/senior-agent-pune/"].body


# Story files


# A story file -> where something is said, and what.
FORMS = {
    "": [],
    "# nothing yet\n": [],
    "- a\n": ["1:1 not-a-group"],
    "a\n": ["1:1 not-a-group"],
    "# A story\n- title: A\n": ["2:1 not-a-group"],
    "a: [\n": ["2:1 yaml-form"],
    "# A story\n{}\n": ["2:1 missing-key"] * 8,
}


@pytest.mark.parametrize("text", FORMS)
def test_a_story_is_a_group(text: str, tmp_path: Path) -> None:
    """A file without a word holds nothing, as everywhere in the data folder."""
    problems = found(tiny() | {"stories/new.yaml": text}, tmp_path / "data")
    assert [f"{problem.line}:{problem.column} {problem.code}" for problem in problems] == FORMS[text]


def test_a_story_that_is_a_list_is_not_sent_for_an_id(tmp_path: Path) -> None:
    """The cure for one mistake is not the next one: a story has no `id` key."""
    (problem,) = found(tiny() | {"stories/new.yaml": "- a\n"}, tmp_path / "data")
    assert "`id:`" not in problem.message


def test_a_key_that_no_story_has_is_not_sent_for_an_id(tmp_path: Path) -> None:
    (problem,) = said(tmp_path, (STORY, "title: ", "ids: from-calls\ntitle: "))
    assert problem == (
        f"{FILE} <ids: from-calls>: unknown-key: `ids` is not a key here. "
        "Allowed: title, leader, sample, consent, published, quote, journey, huddle, question, body."
    )


@pytest.mark.parametrize("id_", ["from-calls-to-figures", "another", "[a]"])
def test_the_name_of_its_file_is_the_id_of_a_story(id_: str, tmp_path: Path) -> None:
    data = write(edited((STORY, "title: ", f"id: {id_}\ntitle: ")), tmp_path / "data")
    assert [str(problem) for problem in check(load(data), DAY)] == [
        f"data/{FILE}:1:1: unknown-key: `id` is not a key here: the file's name is the id. Delete this line."
    ]
    assert [item.id for item in load(data).of("story")] == ["from-calls-to-figures"]


@pytest.mark.parametrize("line", ["", "id: a-day\n"])
def test_a_file_name_that_makes_no_address(line: str, tmp_path: Path) -> None:
    """It is said of the file, not of an `id` that stands in it."""
    problems = briefly(tmp_path, *moved("stories/A day", line + story()))
    assert f"stories/A day.yaml <{(line + story()).splitlines()[0]}>: id-form" in problems


# Where a story may lie, and where nobody reads it.
PLACES = {
    "stories/b.yaml": True,
    "stories.yaml": False,
    "stories/b.yml": False,
    "stories/2026/b.yaml": False,
    "stories/pictures/b.yaml": False,
    "story/b.yaml": False,
}


@pytest.mark.parametrize("place", PLACES)
def test_each_story_is_a_file_in_one_folder(place: str, tmp_path: Path) -> None:
    assert briefly(tmp_path, *moved(place)) == (
        [] if PLACES[place] else [f"{place} <title: From calls to figures>: unread-file"]
    )


@pytest.mark.parametrize(("target", "codes"), [("../../outside.yaml", ["outside-file"]), ("../kept.txt", [])])
def test_a_link_to_a_story(target: str, codes: list[str], tmp_path: Path) -> None:
    """It is followed inside the data folder only."""
    (tmp_path / "outside.yaml").write_text(story())
    texts = tiny() | {"kept.txt": story(), "stories/b.yaml": f"<link to {target}>"}
    assert [problem.code for problem in found(texts, tmp_path / "data")] == codes


# Pictures


PNG, JPEG, WEBP = "<0x89>PNG<0x0D>\n<0x1A>\n", "<0xFF><0xD8><0xFF><0xE0>", "RIFF<0x24><0x00><0x00><0x00>WEBPVP8 "
# The name of a picture, its bytes (None where there is no file), and what is said of it.
PICTURES = [
    ("maya.png", PNG, ""),
    ("maya.jpg", JPEG, ""),
    ("maya.jpeg", JPEG, ""),
    ("maya.webp", WEBP, ""),
    ("Maya_2.png", PNG, ""),
    ("maya.png", None, "picture-missing"),
    ("maya.png", "<link to ../../policy.yaml>", "picture-missing"),
    ("maya.png", "", "picture-form"),
    ("maya.png", JPEG, "picture-form"),
    ("maya.jpg", PNG, "picture-form"),
    ("maya.jpg", "<svg onload=x>", "picture-form"),
    ("maya.webp", "RIFF<0x24><0x00><0x00><0x00>WAVEfmt ", "picture-form"),  # a sound
    ("maya.png", "<0x89>PNG<299996 times x>", ""),  # 300,000 bytes
    ("maya.png", "<0x89>PNG<299997 times x>", "picture-form"),
    ("maya.svg", "<svg/>", "not-a-picture"),
    ("maya.PNG", PNG, "not-a-picture"),
    ("maya", PNG, "not-a-picture"),
    ("../maya.png", None, "not-a-picture"),
    ("a/maya.png", PNG, "not-a-picture"),
    (".maya.png", PNG, "not-a-picture"),
    ("maya rao.png", PNG, "not-a-picture"),
    ("https://x.example/maya.png", None, "not-a-picture"),
]


@pytest.mark.parametrize(("name", "content", "code"), PICTURES)
def test_a_picture(name: str, content: str | None, code: str, tmp_path: Path) -> None:
    """It is one PNG, JPEG or WebP file in the folder for pictures, of 300,000 bytes at most."""
    picture = {} if content is None else {f"stories/pictures/{name}": content}
    texts = edited((STORY, "site: Pune", f"picture: {name}")) | picture
    assert [problem.code for problem in found(texts, tmp_path / "data")] == ([code] if code else [])


def test_a_picture_that_is_too_large_has_more_than_is_allowed(tmp_path: Path) -> None:
    """The two figures of the message differ."""
    (problem,) = said(
        tmp_path,
        (STORY, "site: Pune", "picture: maya.png"),
        ("stories/pictures/maya.png", "", "<0x89>PNG<299997 times x>"),
    )
    has, allowed = re.findall(r"has ([0-9,]+) .*?([0-9,]+) are allowed", problem)[0]
    assert has != allowed


def test_pictures_come_from_the_data_folder_only(tmp_path: Path) -> None:
    """A folder of pictures that is a link to somewhere else is not followed."""
    write({"maya.png": PNG}, tmp_path / "elsewhere")
    data = write(edited((STORY, "site: Pune", "picture: maya.png")), tmp_path / "data")
    (data / "stories" / "pictures").symlink_to(tmp_path / "elsewhere")
    assert check(load(data), DAY) != []


# Samples


# Every kind that can be a sample -> what `careerguide check --production` says of one.
LEFT = {
    "benefits": ["benefits.yaml <id: study-hours>: sample-left"],
    "openings": ["openings.yaml <id: senior-agent-pune>: sample-left"],
    "events": ["events.yaml <id: floor-walk-pune>: sample-left"],
    "ambassadors": ["ambassadors.yaml <id: senior-agent-pune>: sample-left"],
    STORY: [f"{FILE} <title: From calls to figures>: sample-left"],
}
ALL_SAMPLES: list[Change] = [
    (STORY, CONSENT, "sample: true"),
    (STORY, "name: Maya Rao, ", ""),
    ("ambassadors", CONSENT, "sample: true"),
    ("ambassadors", "  name: Tomas Silva\n", ""),
]


@pytest.mark.parametrize("file", LEFT)
def test_samples_are_left_out_before_real_people_come(file: str, tmp_path: Path) -> None:
    problems = briefly(tmp_path, *ALL_SAMPLES, production=True)
    assert [line for line in problems if line.startswith(f"{file}.yaml")] == LEFT[file]


def test_samples_may_stay_while_a_company_tries_the_guide_out(tmp_path: Path) -> None:
    assert briefly(tmp_path, *ALL_SAMPLES) == []


# Events


# First start, how it repeats -> all of its days.
STARTS = {
    "2027-01-31 10:00 month 1 2027-08-31": "2027-01-31 2027-03-31 2027-05-31 2027-07-31 2027-08-31",
    "2027-01-31 10:00 month 1 2027-02-28": "2027-01-31",
    "2027-01-30 10:00 month 1 2027-04-30": "2027-01-30 2027-03-30 2027-04-30",
    "2028-02-29 10:00 month 12 2032-02-29": "2028-02-29 2032-02-29",
    "2027-08-31 10:00 month 6 2029-02-28": "2027-08-31 2028-08-31",
    "2026-12-31 23:59 week 1 2027-01-14": "2026-12-31 2027-01-07 2027-01-14",
    "2026-11-18 15:00 week 2 2026-11-18": "2026-11-18",
}


@pytest.mark.parametrize("event", STARTS)
def test_days_of_an_event(event: str, tmp_path: Path) -> None:
    """A month without its day passes; the day it repeats until is the last that counts."""
    day, clock, every, count, until = event.split()
    texts = edited(
        ("events", "2026-11-18 15:00", f"{day} {clock}"),
        ("events", "{every: week, count: 2, until: 2027-03-31}", f"{{every: {every}, count: {count}, until: {until}}}"),
    )
    (entry,) = (entry for _, entry in load(write(texts, tmp_path / "data")).entries("event", Event))
    assert " ".join(f"{start:%Y-%m-%d}" for start in people.starts(entry)) == STARTS[event]
