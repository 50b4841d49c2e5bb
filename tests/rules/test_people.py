"""Edge cases of openings, events, ambassadors and drafts: accepted data, and the full text of problems."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest
from careerguide.guide import event_days
from careerguide.loading.data_folder import load
from careerguide.model import Event
from careerguide.problems import DataError
from support.case import write
from support.company import guide_of, pages_of
from support.edits import STORY, Change, briefly, edited, said
from support.stories import FILE

# Claim -> changes to the tiny company, which has no problems, and all problems after the changes.
EDGE_CASES: dict[str, tuple[list[Change], list[str]]] = {
    "an opening may close on the day it opens": ([("openings", "opens: 2026-10-20", "opens: 2026-11-30")], []),
    "an opening closes after it opens": (
        [("openings", "opens: 2026-10-20", "opens: 2026-12-01")],
        [
            (
                "openings.yaml <2026-11-30>: dates-order: This opening opens on 2026-12-01 and closes before that. "
                "Correct one of the two days."
            )
        ],
    ),
    "an opening may be decided on the day it closes": ([("openings", "by: 2026-12-15", "by: 2026-11-30")], []),
    "an opening is decided once it has closed": (
        [("openings", "by: 2026-12-15", "by: 2026-11-29")],
        [
            (
                "openings.yaml <2026-11-29>: dates-order: The decision is due on 2026-11-29, before the opening "
                "closes on 2026-11-30. Correct one of the two days."
            )
        ],
    ),
    "an opening may leave the day of its decision to the text": ([("openings", ", by: 2026-12-15", "")], []),
    "an opening may have closed": ([("openings", "closes: 2026-11-30", "closes: 2026-10-31")], []),
    "an event may repeat until its first day": ([("events", "until: 2027-03-31", "until: 2026-11-18")], []),
    "an event repeats until its first day or later": (
        [("events", "until: 2027-03-31", "until: 2026-11-17")],
        [
            (
                "events.yaml <2026-11-17>: dates-order: This event ends before it takes place for the first time. "
                "Correct one of the two days."
            )
        ],
    ),
    "an event may be every month on the last day": (
        [
            ("events", "2026-11-18 15:00", "2026-12-31 15:00"),
            ("events", "every: week, count: 2", "every: month, on: last day"),
        ],
        [],
    ),
    "an event may be over": ([("events", "2026-11-18", "2025-11-18"), ("events", "2027-03-31", "2026-03-31")], []),
    "a role that is retiring takes no openings": (
        [("openings", "role: senior-agent", "role: trainer")],
        [
            (
                "openings.yaml <trainer>: retiring-role (warning): `trainer` is retiring, and its page says that "
                "no new openings are planned. "
                "Change the status of the role, or delete this opening."
            )
        ],
    ),
    "an ambassador may have a retiring role": ([("ambassadors", "role: senior-agent", "role: trainer")], []),
    "a former id of a role is reported with the new one": (
        [("openings", "[agent]", "[operator]")],
        ["openings.yaml <operator>: unknown-role: There is no role `operator`. It is now called `agent`."],
    ),
    "a misspelt role of an ambassador gets a suggestion": (
        [("ambassadors", "role: senior-agent", "role: senior-agnet")],
        [
            (
                "ambassadors.yaml <senior-agnet>: unknown-role: There is no role `senior-agnet`. Did you mean "
                "`senior-agent`?"
            )
        ],
    ),
    "an unknown role without a near id": (
        [("openings", "role: senior-agent", "role: chief")],
        [
            (
                "openings.yaml <chief>: unknown-role: There is no role `chief`. Add it to data/roles.yaml, or choose "
                "one that is there."
            )
        ],
    ),
    "a misspelt track of an event gets a suggestion": (
        [("events", "[support]", "[suport]")],
        ["events.yaml <suport>: unknown-track: There is no track `suport`. Did you mean `support`?"],
    ),
}


@pytest.mark.parametrize("claim", EDGE_CASES)
def test_edge_cases_have_exactly_these_problems(claim: str, tmp_path: Path) -> None:
    changes, problems = EDGE_CASES[claim]
    assert said(tmp_path, *changes) == problems


# Drafts


# Title of a role that becomes a draft -> the files and values that name it.
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
def test_published_entries_do_not_name_a_draft(title: str, tmp_path: Path) -> None:
    """Leaders, stages of journeys, openings, their `from_roles` and ambassadors name only published roles."""
    problems = [
        line
        for line in briefly(tmp_path, ("roles", f"{title}\n", f"{title}\n  status: draft\n"))
        if "draft-role" in line
    ]
    assert problems == [f"{file} <{id_}>: draft-role" for file, id_ in DRAFTS[title]]


def test_an_opening_that_names_a_draft_does_not_crash_a_build() -> None:
    """Data without problems can be shown. Here people may apply from a role that is a draft."""
    texts = edited(
        ("roles", "title: Analyst\n", "title: Analyst\n  status: draft\n"),
        ("openings", "[agent]", "[agent, analyst]"),
        (STORY, "", ""),
    )
    with contextlib.suppress(DataError):
        assert "Senior Agent" in pages_of(guide_of(texts))["/openings/senior-agent-pune/"].body


# Events


# First start and `repeats` of an event -> all its days.
STARTS = {
    "2027-01-28 10:00 month 1 2027-04-27": "2027-01-28 2027-02-28 2027-03-28",
    "2027-08-15 10:00 month 6 2028-08-15": "2027-08-15 2028-02-15 2028-08-15",
    "2026-12-31 23:59 week 1 2027-01-14": "2026-12-31 2027-01-07 2027-01-14",
    "2026-11-18 15:00 week 2 2026-11-18": "2026-11-18",
}


@pytest.mark.parametrize("event", STARTS)
def test_an_event_repeats_until_its_last_day(event: str, tmp_path: Path) -> None:
    """`until` is the last possible day."""
    day, clock, every, count, until = event.split()
    texts = edited(
        ("events", "2026-11-18 15:00", f"{day} {clock}"),
        ("events", "{every: week, count: 2, until: 2027-03-31}", f"{{every: {every}, count: {count}, until: {until}}}"),
    )
    (entry,) = (entry for _, entry in load(write(texts, tmp_path / "data")).entries("event", Event))
    assert " ".join(f"{start:%Y-%m-%d}" for start in event_days.starts(entry)) == STARTS[event]
