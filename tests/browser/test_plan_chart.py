"""The routes of a plan as lines: where the marks are, and what the person sees of their own years."""

from __future__ import annotations

import itertools
import re

import pytest
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from playwright.sync_api import expect
from support.plan_page import CSE, planned, with_me
from support.web import Open


def test_the_axis_shows_the_months_of_the_steps(look: Open, guide: Guide) -> None:
    """Each role is at its typical months; the range goes from the earliest to a slow case; one axis for all routes."""
    page = planned(look, f"from={CSE}&to=quality-manager")
    actual = routes.best(routes.filtered(guide.moves_from, routes.onward), CSE, "quality-manager", 5)
    length = int(page.locator(".cg-routes__axis svg").get_attribute("data-axis") or 0)
    assert length >= max(way.after.slow for way in actual)
    for way, item in zip(actual, page.locator(".cg-route").all(), strict=True):
        drawn = item.locator(".cg-route__chart > svg").evaluate(
            """(chart) => {
              const {left, width} = chart.getBoundingClientRect();
              const share = (x) => (x - left) / width;
              const boxes = [...chart.querySelectorAll("use")].map((mark) => mark.getBoundingClientRect());
              const range = chart.querySelector("rect").getBoundingClientRect();
              return [...boxes.map((box) => share(box.left + box.width / 2)), share(range.left), share(range.right)];
            }"""
        )
        typical = list(itertools.accumulate(move.after.typical for move in way.moves))
        assert [part * length for part in drawn] == pytest.approx(
            [*typical, way.after.min, way.after.slow], abs=length / 200
        )


def test_names_below_a_line_are_not_on_top_of_each_other(look: Open) -> None:
    page = planned(look, f"from={CSE}&to=chief-operating-officer")
    assert page.locator(".cg-route__stops > li").count() > 20
    overlaps = page.locator(".cg-route__stops").evaluate_all(
        """(lists) => lists.flatMap((list) => [...list.querySelectorAll("a")].flatMap((name, index, all) => {
          const [one, two] = [name, all[index + 1]].map((each) => each?.getBoundingClientRect());
          return two && one.right > two.left + 1 ? [name.textContent] : [];
        }))"""
    )
    assert overlaps == []


def test_both_ends_can_be_swapped(look: Open) -> None:
    page = planned(look, f"from={CSE}&to=team-leader")
    page.get_by_role("button", name="Swap From and To").click()
    assert page.url.endswith(f"#from=team-leader&to={CSE}")
    expect(page.get_by_label("From", exact=True)).to_have_value("team-leader")


def test_the_button_leads_to_the_answer(look: Open) -> None:
    page = planned(look, f"from={CSE}&to=team-leader")
    page.get_by_role("button", name="Compare routes").click()
    heading = page.get_by_role("heading", name=re.compile(r"^5 routes to Team Leader, 2 yr 4 mo to .* typical$"))
    expect(heading).to_be_focused()


def test_what_blocks_can_be_allowed(look: Open) -> None:
    page = planned(look, f"from={CSE}&to=team-leader&without=people,back&strict=1")
    page.get_by_role("button", name="Allow leading people").click()
    expect(page.locator(".cg-route").first).to_be_visible()
    expect(page.get_by_label("leading people")).not_to_be_checked()


def test_where_i_could_be_in_some_years(look: Open) -> None:
    page = with_me(look, f"/plan/#from={CSE}&to=team-leader", "2026-07")
    page.locator(".cg-horizons li").first.wait_for()
    rows = page.locator(".cg-horizons li").all_inner_texts()
    assert [re.sub(r"\s+", " ", row) for row in rows[:2]] == [
        "In 1 year Nov 2027 Senior CS Executive At the earliest: Team Leader. In a slow case: CS Executive.",
        "In 3 years Nov 2029 Team Leader In a slow case: Senior CS Executive.",
    ]


def test_where_i_could_be_is_not_said_of_other_starts(look: Open) -> None:
    page = with_me(look, "/plan/#from=sales-agent&to=sales-team-leader")
    expect(page.locator(".cg-route").first).to_be_visible()
    expect(page.locator(".cg-horizons")).to_have_count(0)
