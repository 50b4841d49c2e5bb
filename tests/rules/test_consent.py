"""Edge cases of consent and samples: the people shown on each day, and the problems that rules report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from support.case import problems_in
from support.company import changed, guide_of, tiny
from support.edits import STORY, Change, briefly, edited, said
from support.stories import CONSENT, FILE

# Day -> if the story and the ambassador are shown, and the code for both; consent lasts from 2026-09-01 to 2028-08-31.
DAYS = {
    "2026-08-31": (False, ""),
    "2026-09-01": (True, ""),
    "2028-07-01": (True, ""),  # 61 days before the end
    "2028-07-02": (True, "consent-ending"),  # 60
    "2028-08-31": (True, "consent-ending"),
    "2028-09-01": (False, "consent-over"),
}


@pytest.mark.parametrize("day", DAYS)
def test_consent_is_reported_in_its_last_days_and_after_them(day: str, tmp_path: Path) -> None:
    """Consent counts from its first day to its last, and is reported in the last 60 days and after its end."""
    _, code = DAYS[day]
    problems = briefly(tmp_path, day=dt.date.fromisoformat(day))
    assert [line for line in problems if "consent" in line] == (
        [f"{file} <2028-08-31>: {code}" for file in ("ambassadors.yaml", FILE)] if code else []
    )


@pytest.mark.parametrize("day", DAYS)
def test_people_are_shown_while_their_consent_lasts(day: str) -> None:
    """The site and the check agree on every day. The story was published long before."""
    texts = changed(tiny(), FILE, "published: 2026-10-12", "published: 2026-08-01")
    guide = guide_of(texts, dt.date.fromisoformat(day))
    assert (bool(guide.people.stories), bool(guide.people.ambassadors)) == (DAYS[day][0],) * 2


# The last day of a consent, a day, and the code on that day, around the ends of months.
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


# Claim -> changes to the tiny company, which has no problems, and all problems after the changes.
EDGE_CASES: dict[str, tuple[list[Change], list[str]]] = {
    "consent may last one day": (
        [(STORY, "given: 2026-09-01, until: 2028-08-31", "given: 2028-08-31, until: 2028-08-31")],
        [],
    ),
    "consent ends after it was given": (
        [(STORY, "given: 2026-09-01, until: 2028-08-31", "given: 2028-09-01, until: 2028-08-31")],
        [
            (
                f"{FILE} <2028-08-31>: dates-order: Consent was given on 2028-09-01 and ends before that. Correct one "
                "of the two days."
            )
        ],
    ),
    "a story without consent": (
        [(STORY, f"{CONSENT}\n", "")],
        [
            (
                f"{FILE} <title: From calls to figures>: consent-missing: A person may be shown only with their "
                "consent. "
                "Add `consent: {given: ..., until: ...}`, or `sample: true` if the person is invented."
            )
        ],
    ),
    "a person without a name needs consent too": (
        [(STORY, "name: Maya Rao, ", ""), (STORY, f"{CONSENT}\n", "sample: false\n")],
        [
            (
                f"{FILE} <title: From calls to figures>: consent-missing: A person may be shown only with their "
                "consent. "
                "Add `consent: {given: ..., until: ...}`, or `sample: true` if the person is invented."
            )
        ],
    ),
    "an ambassador without consent": (
        [("ambassadors", f"  {CONSENT}\n", "")],
        [
            (
                "ambassadors.yaml <id: senior-agent-pune>: consent-missing: A person may be shown only with "
                "their consent. "
                "Add `consent: {given: ..., until: ...}`, or `sample: true` if the person is invented."
            )
        ],
    ),
    "a sample needs no consent": ([(STORY, CONSENT, "sample: true"), (STORY, "name: Maya Rao, ", "")], []),
    "a sample has no name": (
        [(STORY, CONSENT, "sample: true")],
        [
            (
                f"{FILE} <Maya Rao>: sample-with-name: A sample is an invented person and has no name and no picture. "
                "Delete them, or delete `sample` and add `consent:`."
            )
        ],
    ),
    "an ambassador who is a sample has no name": (
        [("ambassadors", CONSENT, "sample: true")],
        [
            (
                "ambassadors.yaml <Tomas Silva>: sample-with-name: A sample is an invented person and has no "
                "name and no picture. "
                "Delete them, or delete `sample` and add `consent:`."
            )
        ],
    ),
    "a sample has no picture": (
        [
            (STORY, CONSENT, "sample: true"),
            (STORY, "name: Maya Rao", "picture: a.png"),
            ("stories/pictures/a.png", "", "<photograph of 200 x 200>"),
        ],
        [
            (
                f"{FILE} <a.png>: sample-with-name: A sample is an invented person and has no name and no picture. "
                "Delete them, or delete `sample` and add `consent:`."
            )
        ],
    ),
}


@pytest.mark.parametrize("claim", EDGE_CASES)
def test_edge_cases_have_exactly_these_problems(claim: str, tmp_path: Path) -> None:
    changes, problems = EDGE_CASES[claim]
    assert said(tmp_path, *changes) == problems


# A mistake in `sample` or `consent` -> the only problem that is reported.
FAULTY = {
    "sample: yes": "yes>: not-true-or-false",
    "sample:": "sample:>: empty-value",
    "consent: until August": "until August>: not-a-group",
    "consent: {given: 2026-09-01, until: 2027-02-29}": "2027-02-29>: not-a-date",
    "consent: {given: 2026-09-01}": "{given: 2026-09-01>: missing-key",
    "consent: {given: 2026-09-01, until: 2028-08-31, by: mail}": "by: mail>: unknown-key",
}


@pytest.mark.parametrize("line", FAULTY)
def test_consent_with_a_mistake_is_not_reported_as_missing(line: str, tmp_path: Path) -> None:
    """One mistake is reported once: a `consent` or `sample` with a mistake is not missing too."""
    assert briefly(tmp_path, (STORY, CONSENT, line)) == [f"{FILE} <{FAULTY[line]}"]


def test_a_sample_is_shown_or_reported(tmp_path: Path) -> None:
    """A sample with an old consent is not shown, so the check reports it."""
    texts = edited(
        (STORY, CONSENT, "sample: true\nconsent: {given: 2025-01-01, until: 2025-12-31}"),
        (STORY, "name: Maya Rao, ", ""),
    )
    assert problems_in(texts, tmp_path / "data") or guide_of(texts).people.stories


# File with a sample -> what `careerguide check --production` reports.
SAMPLES_LEFT = {
    "benefits": ["benefits.yaml <id: study-hours>: sample-left"],
    "openings": [
        "openings.yaml <id: senior-agent-pune>: sample-left",
        "openings.yaml <https://jobs.example/senior-agent-pune>: example-address",
    ],
    "events": [
        "events.yaml <id: floor-walk-pune>: sample-left",
        "events.yaml <mailto:talks@jobs.example>: example-address",
    ],
    "ambassadors": [
        "ambassadors.yaml <id: senior-agent-pune>: sample-left",
        "ambassadors.yaml <mailto:ask@jobs.example>: example-address",
    ],
    STORY: [f"{FILE} <title: From calls to figures>: sample-left"],
}
ALL_SAMPLES: list[Change] = [
    ("openings", "  contact: Hiring desk\n", "  contact: Hiring desk\n  sample: true\n"),
    ("events", "  summary: Walk along and ask.\n", "  summary: Walk along and ask.\n  sample: true\n"),
    (STORY, CONSENT, "sample: true"),
    (STORY, "name: Maya Rao, ", ""),
    ("ambassadors", CONSENT, "sample: true"),
    ("ambassadors", "  name: Tomas Silva\n", ""),
]


@pytest.mark.parametrize("file", SAMPLES_LEFT)
def test_a_production_check_reports_every_sample(file: str, tmp_path: Path) -> None:
    problems = briefly(tmp_path, *ALL_SAMPLES, production=True)
    assert [line for line in problems if line.startswith(f"{file}.yaml")] == SAMPLES_LEFT[file]


def test_a_check_without_production_accepts_samples(tmp_path: Path) -> None:
    assert briefly(tmp_path, *ALL_SAMPLES) == []
