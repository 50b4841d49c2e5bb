"""Edge cases of levels, months, moves and the match: data that rules accept, and the full text of problems."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.edits import Change, said

# Claim -> changes to the tiny company, which has no problems, and all problems after the changes.
EDGE_CASES: dict[str, tuple[list[Change], list[str]]] = {
    "levels end at 99": (
        [("levels", "level: 3", "level: 100"), ("roles", "track: research\n  level: 3", "track: research\n  level: 2")],
        ["levels.yaml <100>: level-range: Level 100 does not exist. Levels are numbers from 1 to 99."],
    ),
    "a level may have a code": ([("levels", "level: 3,", "level: 3, code: IC3,")], []),
    "a code is that of one level": (
        [("levels", "level: 3,", "level: 3, code: ic1,"), ("levels", "level: 1,", "level: 1, code: IC1,")],
        ["levels.yaml <ic1>: duplicate-level: The code `ic1` is already that of another level. Keep one of the two."],
    ),
    "levels begin at 1": (
        [("levels", "level: 3", "level: 0"), ("roles", "track: research\n  level: 3", "track: research\n  level: 2")],
        ["levels.yaml <0>: level-range: Level 0 does not exist. Levels are numbers from 1 to 99."],
    ),
    "a level is described once": (
        [("levels", "level: 3", "level: 2"), ("roles", "track: research\n  level: 3", "track: research\n  level: 2")],
        ["levels.yaml <2>: duplicate-level: Level 2 is already described. Keep one of the two."],
    ),
    "a level that a role has is described": (
        [("roles", "track: research\n  level: 3", "track: research\n  level: 4")],
        [
            (
                "roles.yaml <4>: unknown-level: Level 4 is not described in data/levels.yaml. "
                "Use one of 1, 2, 3, or add it there."
            )
        ],
    ),
    "a level that cannot be read may be any level": (
        [("levels", "{level: 3", "{level: three")],
        ["levels.yaml <three>: not-a-number: `level` is `three`; write the whole number of a level, such as 3."],
    ),
    "a level with another problem is still described": (
        [("levels", "{level: 3, title: Specialist", "{level: 3, title: [Specialist]")],
        [
            (
                "levels.yaml <[Specialist>: not-text: `title` is a list; it is one value here. Write one. If the "
                "brackets are part of the text, put it in quotes."
            )
        ],
    ),
    "a promotion to the same level is not a promotion": (
        [("roles", "- {to: trainer, kind: lateral, after: {min: 6", "- {to: trainer, kind: promotion, after: {min: 6")],
        [
            (
                "roles.yaml <promotion>: promotion-not-up: This is not a promotion: `trainer` is at level 2 and "
                "`senior-agent` is at level 2. "
                "Change the kind to lateral, bridge or return, or correct a level."
            ),
        ],
    ),
    "a promotion downwards is not a promotion": (
        [("roles", "kind: return", "kind: promotion")],
        [
            (
                "roles.yaml <promotion>: promotion-not-up: This is not a promotion: `agent` is at level 1 and "
                "`trainer` is at level 2. "
                "Change the kind to lateral, bridge or return, or correct a level."
            ),
        ],
    ),
    "a lateral move may lead up": ([("roles", "kind: bridge", "kind: lateral")], []),
    "months may be equal": (
        [
            (
                "roles",
                "{min: 6, typical: 12, slow: 24}\n      confidence",
                "{min: 12, typical: 12, slow: 12}\n      confidence",
            )
        ],
        [],
    ),
    "typical months are not below the minimum": (
        [("roles", "{min: 9, typical: 18, slow: 30}", "{min: 19, typical: 18, slow: 30}")],
        [
            (
                "roles.yaml <{min: 19>: months-order: Months must rise from `min` to `typical` to `slow`. "
                "Here `min` is 19, `typical` is 18 and `slow` is 30."
            )
        ],
    ),
    "slow months are not below the typical ones": (
        [("roles", "{min: 9, typical: 18, slow: 30}", "{min: 9, typical: 18, slow: 17}")],
        [
            (
                "roles.yaml <{min: 9>: months-order: Months must rise from `min` to `typical` to `slow`. "
                "Here `min` is 9, `typical` is 18 and `slow` is 17."
            )
        ],
    ),
    "months of levels rise too": (
        [("levels", "{min: 6, typical: 12, slow: 24}", "{min: 6, typical: 5, slow: 24}")],
        [
            (
                "levels.yaml <{min: 6>: months-order: Months must rise from `min` to `typical` to `slow`. "
                "Here `min` is 6, `typical` is 5 and `slow` is 24."
            )
        ],
    ),
    "the smallest and the largest team may be equal": ([("roles", "{min: 1, max: 3}", "{min: 3, max: 3}")], []),
    "the smallest team is not above the largest": (
        [("roles", "{min: 1, max: 3}", "{min: 4, max: 3}")],
        ["roles.yaml <{min: 4>: people-order: `min` is 4 and `max` is 3; `min` cannot be larger than `max`."],
    ),
    "a move names its source": (
        [("roles", "slow: 30}, sources: [own-estimate]}", "slow: 30}, sources: []}")],
        [
            (
                "roles.yaml <{to: analyst>: move-without-source: The move to `analyst` has no source for its months. "
                "Add `sources: [...]`. Your own estimate is a source too."
            ),
        ],
    ),
    "a promotion to itself is one mistake": (
        [("roles", "- {to: agent, kind: return", "- {to: trainer, kind: promotion")],
        [
            (
                "roles.yaml <trainer>: move-to-itself: This move leads back to the role where it starts. Write the "
                "id of another role."
            )
        ],
    ),
    "two moves to one role share a page": (
        [("roles", "- {to: trainer, kind: lateral, after: {min: 6", "- {to: analyst, kind: lateral, after: {min: 6")],
        [
            (
                "roles.yaml <analyst>: duplicate-move: `senior-agent` already has a move to `analyst`, and both "
                "would share one page. Merge them."
            )
        ],
    ),
    "a role names a skill once": (
        [("roles", "{skill: writing, level: working, need: essential}", "{skill: typing, level: expert}")],
        ["roles.yaml <typing>: duplicate-skill: `typing` is already in this list. Keep the line with the right level."],
    ),
    "one weight may be 0": ([("match", "", "weights: {essential: 0}")], []),
    "not both weights are 0": (
        [("match", "", "weights: {essential: 0, desirable: 0}")],
        [
            (
                "match.yaml <{essential: 0>: no-weight: Both weights are 0, so no skill counts. Weights go from "
                "0 to 10, and at least one "
                "must be above 0. Usual weights are essential 3 and desirable 1."
            ),
        ],
    ),
    "a weight is at most 10": (
        [("match", "", "weights: {essential: 11}")],
        ["match.yaml <11>: out-of-range: `essential` is `11`; it must be at most 10."],
    ),
    "a weight is a whole number": (
        [("match", "", "weights: {essential: 2.5}")],
        ["match.yaml <2.5>: not-a-number: `essential` is `2.5`; it must be a whole number in digits, such as 12."],
    ),
    "tiers may be next to each other": ([("match", "", "tiers: {strong: 100, good: 99, stretch: 98}")], []),
    "two tiers do not begin at the same percent": (
        [("match", "", "tiers: {strong: 85, good: 40, stretch: 40}")],
        [
            (
                "match.yaml <{strong: 85>: tiers-order: Tiers are percents from 1 to 100, and must fall from "
                "strong to good to stretch. "
                "Here strong is 85, good is 40 and stretch is 40."
            ),
        ],
    ),
    "a tier that is left out has its usual percent": (
        [("match", "", "tiers: {good: 90}")],
        [
            (
                "match.yaml <{good: 90>: tiers-order: Tiers are percents from 1 to 100, and must fall from "
                "strong to good to stretch. "
                "Here strong is 85, good is 90 and stretch is 40."
            ),
        ],
    ),
    "a tier begins above 0": (
        [("match", "", "tiers: {stretch: 0}")],
        ["match.yaml <0>: out-of-range: `stretch` is `0`; it must be at least 1."],
    ),
    "a tier ends at 100": (
        [("match", "", "tiers: {strong: 101}")],
        ["match.yaml <101>: out-of-range: `strong` is `101`; it must be at most 100."],
    ),
}


@pytest.mark.parametrize("claim", EDGE_CASES)
def test_edge_cases_have_exactly_these_problems(claim: str, tmp_path: Path) -> None:
    changes, problems = EDGE_CASES[claim]
    assert said(tmp_path, *changes) == problems
