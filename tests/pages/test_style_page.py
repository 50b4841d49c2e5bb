"""The page of components shows each component in each state, drawn by the components themselves."""

from __future__ import annotations

import re

import pytest
from careerguide.model import MOVE_KINDS
from careerguide.pages.style_page import CHARTS
from support import other_company
from support.company import guide_of, pages_of, sketched, tiny

ADDRESS = "/hr/components/"


def test_every_state_of_every_chart_and_mark_is_there() -> None:
    guide = guide_of(tiny())
    html = pages_of(guide)[ADDRESS].body
    for name in CHARTS:
        assert name in html
    for confidence in ("low", "medium", "high"):
        assert f"cg-chart__range--{confidence}" in html
    assert [kind for kind in MOVE_KINDS if f'"#cg-kind-{kind}"' not in html] == []
    assert len(set(re.findall(r'"cg-steps__n\d"', html))) == len(guide.skill_levels)
    assert re.findall(r'data-state="(\w+)"', html)[:4] == ["met", "not", "part", "unknown"]
    assert all(f"cg-line--{number}" in html for number in range(1, len(guide.lines) + 1))


@pytest.mark.parametrize("company", ["another", "one role"])
def test_a_company_of_any_shape_has_it(company: str) -> None:
    guide = guide_of(other_company.texts()) if company == "another" else sketched("a b 1")
    html = pages_of(guide)[ADDRESS].body
    assert "<h1>Components</h1>" in html
    assert "cg-fork__step" in html or not guide.moves
