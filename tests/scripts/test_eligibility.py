"""The browser's check of a person against the rules of an opening, on the cases of eligibility.yaml."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace
from typing import Any, cast

import pytest
import yaml
from careerguide import formatting
from careerguide.guide import people
from careerguide.model import Eligibility, Opening, Policy
from support.javascript import call
from support.paths import FIXTURES

Case = dict[str, Any]

CASES: list[Case] = yaml.safe_load((FIXTURES / "eligibility.yaml").read_text(encoding="utf-8"))
# What a case does not say of the rules and of the person.
RULES: Case = {"role": "lead", "from": [], "same": 0, "other": 0, "rating": "below", "warning": 0, "move": 0}
PERSON: Case = {"role": "agent", "sameTrack": True, "since": "2020-01-15", "rating": "meets", "warning": ""}


def rules(case: Case) -> Case:
    """What an opening asks: as the case has it, or the opening's own rules and those of the policy."""
    if "opening" not in case:
        return RULES | case["rules"]
    asks = RULES | case.get("policy", {})
    policy = SimpleNamespace(
        months_in_role_same_track=asks["same"],
        months_in_role_other_track=asks["other"],
        last_rating=asks["rating"],
        months_since_warning=asks["warning"],
        months_since_move=asks["move"],
    )
    opening = SimpleNamespace(role="lead", eligibility=Eligibility.model_validate(case["opening"]))
    return people.rules_of(cast("Policy", policy) if "policy" in case else None, cast("Opening", opening))


def person(case: Case) -> Case:
    """What a person says of themselves, days as text."""
    facts = PERSON | case.get("person", {})
    return {key: str(value) if isinstance(value, dt.date) else value for key, value in facts.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_who_may_apply_and_from_when(case: Case) -> None:
    facts, today, closes = person(case), str(case["today"]), str(case.get("closes", "2099-12-31"))
    [verdict] = call("lib/eligibility", "verdict", [[rules(case), facts, today, closes]])
    [results] = call("lib/eligibility", "ruleResults", [[rules(case), facts, today]])
    assert (verdict["eligible"], verdict["from"]) == (case["eligible"], str(case["from"]))
    assert [result["rule"] for result in results if not result["met"]] == case["open"]
    assert ("closes before that" in verdict["text"]) == case.get("late", False)
    if verdict["from"] and not verdict["eligible"]:
        assert formatting.day(dt.date.fromisoformat(verdict["from"])) in verdict["text"]


def test_there_are_cases_enough() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 36


MAY: list[tuple[str, Case, Case, str]] = [
    ("no rules", {}, {}, "You can apply."),
    ("enough months", {"same": 12}, {"since": "2025-11-01"}, "You can apply."),
    ("a month more", {"same": 12}, {"since": "2025-12-01"}, "You can apply from 1 Dec 2026."),
    ("too late", {"same": 12}, {"since": "2026-01-01"}, ""),
    ("another track", {"same": 12, "other": 18}, {"since": "2025-11-01", "sameTrack": False}, ""),
    ("the last move counts too", {"same": 6, "move": 12}, {"since": "2025-12-01"}, "You can apply from 1 Dec 2026."),
    ("other roles only", {"from": ["coder"]}, {}, ""),
    ("my role, nothing else asked", {"from": ["agent"]}, {"since": ""}, "You can apply."),
    ("start unknown", {"same": 1}, {"since": ""}, "Your role can apply, after 1 month in it."),
    ("a rating", {"rating": "meets"}, {}, 'You can apply, if your last rating is "meets expectations" or better.'),
    (
        "a rating and no warning",
        {"rating": "exceeds", "warning": 6},
        {},
        'You can apply, if your last rating is "exceeds expectations" and you had no warning in the last 6 months.',
    ),
]


@pytest.mark.parametrize(("asks", "facts", "text"), [case[1:] for case in MAY], ids=[case[0] for case in MAY])
def test_what_the_list_of_openings_says(asks: Case, facts: Case, text: str) -> None:
    """On 22 November 2026, of an opening that closes on 15 December, to somebody whose rating is not known."""
    arguments = [RULES | asks, PERSON | facts, "2026-11-22", "2026-12-15"]
    assert call("lib/eligibility", "mayApply", [arguments]) == [text]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_list_never_says_yes_where_the_form_says_no(case: Case) -> None:
    """With the best rating and no warning, which the list assumes, both give the same day."""
    asks, facts = rules(case), person(case) | {"rating": "exceeds", "warning": ""}
    today, closes = str(case["today"]), str(case.get("closes", "2099-12-31"))
    [verdict] = call("lib/eligibility", "verdict", [[asks, facts, today, closes]])
    [text] = call("lib/eligibility", "mayApply", [[asks, facts, today, closes]])
    if verdict["eligible"]:
        assert text.startswith("You can apply")
        assert not text.startswith("You can apply from")
    elif verdict["from"] and verdict["from"] <= closes:
        assert text.startswith(f"You can apply from {formatting.day(dt.date.fromisoformat(verdict['from']))}")
    else:
        assert text == ""


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_rules_in_short_are_the_same_rules(case: Case) -> None:
    asks = rules(case)
    assert call("lib/eligibility", "parseRules", [[people.rules_in_short(asks), asks["role"]]]) == [asks]
