"""My log: the sheet of my role, months, the check of conditions, and what I write down."""

from __future__ import annotations

from typing import Any

import pytest
from careerguide import formatting
from careerguide.guide.guide import Guide
from careerguide.model import MoveEntry
from playwright.sync_api import Locator, Page, expect
from support import web
from support.my_page import CSE, ME, figures, mine, put
from support.web import Open

QA = "qa-score"
HELD = "schedule-adherence"


def step(guide: Guide) -> MoveEntry:
    """The move from the role of these tests to the wanted role."""
    return next(move.entry for move in guide.moves_from[CSE] if move.end.id == ME["me/me"]["next"])


def gate(page: Page, name: str) -> Locator:
    """The card of a condition: months in a row, how far it is met, what happens if it is pushed too far."""
    return page.locator("my-log .cg-kpi").filter(has=page.get_by_role("heading", name=name))


def head(page: Page) -> Locator:
    return page.locator("my-log [role=status]").filter(has_text=" met for ")


def months(page: Page, *values: tuple[str, str]) -> None:
    """Type figures as month and value."""
    for month, value in values:
        field = page.locator(f"#cg-figure-{month}")
        field.fill(value)
        field.press("Tab")


def test_rows_are_the_kras_of_my_role_in_order(look: Open, guide: Guide) -> None:
    page = mine(look, "log")
    rows = page.locator("my-log table").first.locator("tbody tr")
    kras = guide.roles[CSE].kras
    assert rows.locator("td:nth-of-type(1)").all_inner_texts() == [guide.kpis[kra.kpi].title for kra in kras]
    for row, kra in zip(rows.all(), kras, strict=True):
        assert row.locator("th").inner_text().strip() == kra.area
        expect(row.locator("td").nth(1)).to_contain_text(formatting.target(kra.target))
        expect(row.get_by_role("spinbutton")).to_have_count(5 if kra.target.startswith("at or") else 4)
    assert len({kra.kpi for kra in kras}) >= 5


CASES: dict[str, tuple[dict[str, float], str, str]] = {
    "met with this month": ({"2026-09": 90, "2026-10": 86, "2026-11": 85}, "3 of 3", "met up to Nov 2026"),
    "met before this month": ({"2026-08": 90, "2026-09": 86, "2026-10": 85}, "3 of 3", "met up to Oct 2026"),
    "longer than asked": ({"2026-07": 90, "2026-08": 90, "2026-09": 90, "2026-10": 90}, "4 of 3", "met up to Oct 2026"),
    "one month short": (
        {"2026-10": 90, "2026-11": 90},
        "2 of 3",
        "can be met in Dec 2026 at the earliest. No figure for Sep 2026.",
    ),
    "a hole": (
        {"2026-09": 90, "2026-11": 90},
        "1 of 3",
        "can be met in Jan 2027 at the earliest. No figure for Oct 2026.",
    ),
    "a bad month between": (
        {"2026-09": 90, "2026-10": 84.9, "2026-11": 90},
        "1 of 3",
        "can be met in Jan 2027 at the earliest.",
    ),
    "a bad month now": (
        {"2026-09": 90, "2026-10": 90, "2026-11": 84.9},
        "0 of 3",
        "can be met in Feb 2027 at the earliest.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_gate_s_verdict(case: str, look: Open) -> None:
    """Quality Score at 85% or more for three months; it is 22 November 2026."""
    values, run, status = CASES[case]
    page = mine(look, "log", {**ME, **figures(QA, values)})
    card = gate(page, "Quality Score")
    held, over = run.split(" of ")
    met = status.startswith("met")
    text = f"Met: {held} months in a row, {over} needed" if met else f"{held} of {over} months in a row"
    expect(card.locator(".cg-gates li")).to_have_text(text + status)
    state = "met" if met else "part" if held != "0" else "not"
    expect(card.locator(".cg-gates li")).to_have_attribute("data-state", state)
    count = 1 if status.startswith("met") else 0
    expect(head(page)).to_contain_text(f"{count} of 3 met for Senior Customer Support Executive.")


def test_every_month_that_a_condition_names_has_a_field(look: Open) -> None:
    """Without a figure for this month, the last three months are August, September and October."""
    page = mine(look, "log", ME)
    expect(gate(page, "Quality Score")).to_contain_text("not known yet. No figure for Aug 2026, Sep 2026, Oct 2026.")
    expect(page.locator("my-log")).to_contain_text("No figures yet. Enter the last 3 months to check the conditions")
    expect(page.locator("my-log")).not_to_contain_text("Weakest")
    for month in ("2026-08", "2026-09", "2026-10"):
        expect(page.locator(f"#cg-figure-{month}-{QA}")).to_be_visible()


def test_people_can_set_a_target_if_the_guide_has_none(look: Open) -> None:
    entry = {"me/me": {"role": "data-entry-operator", "since": "", "next": ""}}
    page = mine(
        look, "log", {**entry, **figures("productivity-per-hour", {"2026-09": 41, "2026-10": 42, "2026-11": 43})}
    )
    row = page.locator("my-log .cg-kpi").filter(has_text="set your target first")
    expect(row).to_have_count(1)
    name = row.get_by_role("heading").inner_text()
    box = page.locator("#cg-target-low-productivity-per-hour")
    for target, status in (
        ("41", "met up to Nov 2026"),
        ("42.5", "can be met in Jan 2027"),
        ("", "set your target first"),
    ):
        box.fill(target)
        box.press("Tab")
        expect(gate(page, name)).to_contain_text(status)


def test_each_figure_is_compared_with_its_target_at_once(look: Open) -> None:
    page = mine(look, "log")
    months(page, (f"2026-09-{QA}", "90"), (f"2026-10-{QA}", "84"), (f"2026-11-{QA}", "91"))
    states = page.locator("my-log tbody tr").first.locator(".cg-log__state")
    assert states.all_inner_texts() == ["", "✓ met", "not met", "✓ met"]
    months(page, (f"2026-10-{QA}", "85"))
    expect(head(page)).to_contain_text("1 of 3 met for Senior Customer Support Executive.")
    months(page, (f"2026-10-{QA}", ""))
    expect(head(page)).to_contain_text("0 of 3 met for Senior Customer Support Executive.")
    assert states.all_inner_texts() == ["", "✓ met", "", "✓ met"]


@pytest.mark.parametrize(
    ("quality", "held", "weakest"),
    [
        ({"2026-10": 90, "2026-11": 90}, {"2026-11": 95}, "Schedule Adherence"),
        ({"2026-11": 90}, {"2026-10": 95, "2026-11": 95}, "Quality Score"),
        ({"2026-11": 40}, {"2026-11": 92}, "Quality Score"),
        ({"2026-11": 84}, {"2026-11": 50}, "Schedule Adherence"),
        ({"2026-11": 84}, {}, "Quality Score"),
    ],
)
def test_the_weakest_condition_is_named(
    quality: dict[str, float], held: dict[str, float], weakest: str, look: Open
) -> None:
    """The fewest months in a row, then the furthest from its target; one without a figure is not known yet."""
    page = mine(look, "log", {**ME, **figures(QA, quality), **figures(HELD, held)})
    expect(head(page)).to_contain_text(f"Weakest: {weakest}, can be met in")


def test_the_caution_of_a_kpi_is_shown(look: Open, guide: Guide) -> None:
    page = mine(look, "log")
    gates = [gate for gate in step(guide).gates if gate.kpi]
    assert len(gates) == 2
    for condition in gates:
        kpi = guide.kpis[condition.kpi or ""]
        watch = ", ".join(guide.kpis[id_].title for id_ in kpi.watch)
        assert watch
        card = gate(page, kpi.title)
        card.get_by_text("If pushed too far").click()
        expect(card.locator("details p")).to_have_text(f"{kpi.caution} Watch: {watch}.")


def test_what_no_kpi_measures_can_be_ticked(look: Open, guide: Guide) -> None:
    page = mine(look, "log", {**ME, **figures(QA, {"2026-09": 90, "2026-10": 86, "2026-11": 85})})
    boxes = page.get_by_role("group", name="Tick what you have done").get_by_role("checkbox")
    assert len(boxes.all()) == len([gate for gate in step(guide).gates if gate.do]) == 1
    expect(head(page)).to_contain_text("1 of 3 met for")
    boxes.first.check()
    expect(head(page)).to_contain_text("2 of 3 met for Senior Customer Support Executive.")
    expect(boxes.first).to_be_focused()
    expect(page.get_by_text("ticked on 22 Nov 2026")).to_be_visible()
    boxes.first.uncheck()
    expect(head(page)).to_contain_text("1 of 3 met for")


def test_conditions_are_those_of_the_first_step_to_a_target_further_on(look: Open) -> None:
    """Case 8: quality 86 and adherence 94 for three months, with Team Leader as the target."""
    months = ("2026-08", "2026-09", "2026-10")
    target = {"me/me": {"role": CSE, "since": "2025-09", "next": "team-leader"}}
    both = figures(QA, dict.fromkeys(months, 86)) | figures(HELD, dict.fromkeys(months, 94))
    page = mine(look, "log", {**target, **both})
    expect(head(page)).to_contain_text("2 of 3 met for Senior Customer Support Executive.")
    expect(page.locator("my-log")).to_contain_text("This is the first step of the quickest route to Team Leader.")


def entry(number: int, kind: str, line: str, month: str = "2026-11") -> dict[str, Any]:
    return {f"entry/abcdefgh{number}": {"month": month, "kind": kind, "text": line}}


def test_changing_the_month_keeps_entered_values(look: Open) -> None:
    page = mine(look, "log", {**ME, **entry(1, "task", "Ran the huddle", "2026-03")})
    months(page, (f"2026-11-{QA}", "91"))
    month = page.get_by_label("Month", exact=True)
    month.fill("March 2026")
    month.press("Tab")
    expect(page.locator("my-log thead").first).to_contain_text("Jan 2026")
    expect(page.locator(".cg-log__diary").get_by_text("Ran the huddle")).to_be_visible()
    months(page, (f"2026-02-{QA}", "77"))
    month.fill("12/2026")
    month.press("Tab")
    expect(month).to_have_value("Dec 2026")
    expect(page.locator(f"#cg-figure-2026-11-{QA}")).to_have_value("91")
    expect(page.locator(".cg-log__diary").get_by_text("Ran the huddle")).to_be_hidden()
    month.fill("2026-04")
    month.press("Tab")
    expect(page.locator(f"#cg-figure-2026-02-{QA}")).to_have_value("77")


def test_entries_can_be_added_and_removed(look: Open) -> None:
    page = mine(look, "log", {**ME, **entry(1, "result", "One"), **entry(2, "value", "Two")})
    field = page.get_by_label("In one line, with the figure that it changed")
    field.press("Enter")
    expect(page.get_by_text("Write a line first.")).to_be_visible()
    page.get_by_label("What I did").select_option("A task beyond the daily work")
    field.fill("  <b>Three</b>  ")
    field.press("Enter")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    lines = page.locator(".cg-log__diary li")
    assert [line.removesuffix(" Remove").strip() for line in lines.all_inner_texts()] == ["One", "Two", "<b>Three</b>"]
    page.get_by_role("button", name="Remove: Two").click()
    expect(lines).to_have_count(2)
    expect(field).to_be_focused()
    expect(page.get_by_text("Removed.")).to_be_visible()
    put(page, entry(4, "result", "Four"))
    expect(lines).to_have_count(3)


def test_a_month_that_is_not_understood_changes_nothing(look: Open) -> None:
    page = mine(look, "log")
    month = page.get_by_label("Month", exact=True)
    month.fill("Nov")
    month.press("Tab")
    expect(page.get_by_role("alert").filter(has_text="The year is missing")).to_be_visible()
    expect(month).to_have_attribute("aria-invalid", "true")
    expect(page.locator("my-log thead").first).to_contain_text("Nov 2026")
    month.fill("nov 2025")
    month.press("Tab")
    expect(month).to_have_value("Nov 2025")
    expect(page.get_by_text("The year is missing")).to_have_count(0)
    expect(page.locator("my-log thead").first).to_contain_text("Sep 2025")
    month.fill("")
    month.press("Tab")
    expect(month).to_have_value("Nov 2025")


def test_the_focus_stays_in_an_element_that_loads_late(visit: Open, server: web.Served) -> None:
    """With a slow connection, a person may be on a link of the text that the part replaces. No cache has the script."""
    page = visit(web.PLAIN)
    script = f"*/{web.script_file(server, 'elements/my-log.js').name}"
    with server.gate.closed(script, web.PATIENCE / 1000):
        page.goto(page.url.replace(web.PLAIN, "/my/#log"), wait_until="commit")
        page.locator("my-log a").first.focus()
    page.wait_for_function("document.querySelector('my-log').catalogue")
    assert page.evaluate("document.querySelector('my-log').contains(document.activeElement)")
