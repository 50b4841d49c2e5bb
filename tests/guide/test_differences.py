"""A role on a client line, at a site and in a shift: the difference with the most places counts, and the rest stays."""

from __future__ import annotations

import pytest
from careerguide import formatting
from careerguide.guide.differences import Workplace, applied, by_places
from support.company import guide_of
from support.differing import differing

NOWHERE, PUNE = Workplace(), Workplace(site="pune")
TELECOM, BOTH = Workplace("telecom"), Workplace("Telecom", "pune", "night")


@pytest.mark.parametrize(
    ("workplace", "target", "months", "score", "typing", "coaching", "languages"),
    [
        (NOWHERE, "<= 6 minutes", 1, ">= 90%", "working", None, []),
        (Workplace("Retail", "krakow", "day"), "<= 6 minutes", 1, ">= 90%", "working", None, []),
        (PUNE, "<= 6 minutes", 1, ">= 90%", "working", "awareness", ["English B2"]),
        (TELECOM, "<= 8 minutes", 1, ">= 90%", "practitioner", None, []),
        (Workplace("Telecom", "pune"), "<= 9 minutes", 2, ">= 90%", "practitioner", "awareness", ["English B2"]),
        (BOTH, "<= 9 minutes", 2, ">= 88%", "practitioner", "awareness", ["English B2"]),
    ],
)
def test_what_a_role_asks_for_at_a_workplace(
    workplace: Workplace, target: str, months: int, score: str, typing: str, coaching: str | None, languages: list[str]
) -> None:
    role = applied(guide_of(differing()).roles["agent"], workplace, {})
    kras, skills = {kra.kpi: kra for kra in role.kras}, {need.skill: need for need in role.skills}
    assert (kras["handle-time"].target, kras["handle-time"].over) == (target, months)
    assert (kras["qa-score"].target, kras["qa-score"].over) == (score, 3)
    assert (skills["typing"].level, skills["typing"].need) == (typing, "essential")
    assert ((need := skills.get("coaching")) and need.level) == coaching
    assert [need.text for need in role.languages] == languages


def test_each_place_is_one_line_with_all_that_differs_there() -> None:
    guide = guide_of(differing())
    lines = {guide.workplace(places): len(items) for places, items in by_places(guide.roles["agent"]).items()}
    assert lines == {"on Telecom": 2, "on Telecom, at Pune": 1, "at Pune": 2, "in night shifts": 1}


@pytest.mark.parametrize(
    ("places", "words"),
    [(("Telecom", "", ""), "on Telecom"), (("", "Pune", "night"), "at Pune, in night shifts"), (("", "", ""), "")],
)
def test_where_a_difference_is_in_words(places: tuple[str, str, str], words: str) -> None:
    assert formatting.workplace(*places) == words
