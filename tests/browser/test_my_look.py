"""What /my/ draws: the gap of each skill, KPIs against their targets, and the plan; room that is kept; what prints."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from support import web
from support.my_page import CSE, EMPATHY, FILLED, ME, PUT_KEPT, SENIOR, figures, mine, rated, ready
from support.pdf import page_count
from support.web import Open

GOAL = {"goal/10": {"role": "operations-manager", "text": ""}}
AIMS = {**ME, **GOAL}


def kept(open_page: Open, records: dict[str, object], **options: object) -> Page:
    """The page of a person who comes back."""
    page = open_page(web.PLAIN, **options)
    page.evaluate(PUT_KEPT, records)
    page.goto(page.url.replace(web.PLAIN, "/my/"))
    return ready(page)


@pytest.mark.parametrize(
    ("level", "gap", "words"),
    [
        (0, 3, "not yet → practitioner"),
        (1, 2, "awareness → practitioner"),
        (3, 0, "✓ practitioner"),
        (4, 0, "✓ expert"),
    ],
)
def test_a_skill_is_a_line_with_have_need_and_gap(level: int, gap: int, words: str, look: Open) -> None:
    page = mine(look, "skills", {**ME, **rated({EMPATHY: level})})
    state = page.locator(f"#cg-skill-{EMPATHY} .cg-my__state")
    expect(state.locator(".cg-steps > span")).to_have_class("cg-steps__n3")
    expect(state.locator(".cg-steps__have")).to_have_count(level)
    expect(state.locator(".cg-steps__gap")).to_have_count(gap)
    expect(state.locator("> [aria-hidden]")).to_have_text(words)
    have = ("not yet", "awareness", "working", "practitioner", "expert")[level]
    expect(state.locator(".cg-sr")).to_have_text(f"me: {have}, needed: practitioner")


def test_a_chart_has_a_dot_for_each_month_and_rings_for_those_still_to_hold(look: Open) -> None:
    page = mine(look, "log", {**ME, **figures("qa-score", {"2026-08": 80, "2026-10": 86, "2026-11": 90})})
    chart = page.get_by_role("img", name="Quality Score by month")
    assert chart.get_attribute("aria-label") == (
        "Quality Score by month: Aug 2026 80%, Oct 2026 86%, Nov 2026 90%. Target: at least 85%."
    )
    expect(chart.locator(".cg-kpi__dot")).to_have_count(3)
    expect(chart.locator(".cg-kpi__dot--met")).to_have_count(2)
    expect(chart.locator(".cg-kpi__line")).to_have_count(1)  # a month without a figure interrupts the line
    expect(chart.locator(".cg-kpi__ahead")).to_have_count(1)
    assert chart.locator("text").all_text_contents() == ["Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    page.locator("#cg-figure-2026-09-qa-score").fill("88")
    page.locator("#cg-figure-2026-09-qa-score").press("Tab")
    expect(chart.locator(".cg-kpi__dot--met")).to_have_count(3)
    expect(chart.locator(".cg-kpi__ahead")).to_have_count(0)


def test_the_plan_is_drawn_to_the_goal_and_listed_by_years(look: Open) -> None:
    page = mine(look, "plan", AIMS)
    expect(page.get_by_label("My next step")).to_have_value(SENIOR)
    expect(page.get_by_label("My goal")).to_have_value("operations-manager")
    chart = page.get_by_role("img", name="My plan on ten years from today")
    told = chart.get_attribute("aria-label") or ""
    assert "Senior Customer Support Executive, now; Team Leader, 1 yr 6 mo;" in told
    expect(chart.locator(".cg-chart__goal")).to_have_count(1)
    expect(chart.locator(".cg-chart__you")).to_have_count(1)
    years = page.locator(".cg-plan__years li")
    expect(years).to_have_count(4)
    expect(years.nth(3)).to_contain_text("Operations Manager")
    page.locator("#cg-goal-role-1").select_option("team-leader")
    expect(years.nth(0)).to_contain_text("my goalTeam Leadertypical by then: Senior Customer Support Executive, now")


def test_without_a_goal_the_plan_goes_on_by_promotions(look: Open) -> None:
    """Everyone sees where their role can lead, before they have chosen anything else."""
    page = mine(look, "plan", ME)
    told = page.get_by_role("img", name="My plan on ten years from today").get_attribute("aria-label") or ""
    assert told.count(";") >= 3
    expect(page.locator(".cg-chart__goal")).to_have_count(0)
    expect(page.locator("#plan")).to_contain_text("the line follows the usual promotions")
    titles = page.locator(".cg-plan__years strong").all_inner_texts()
    assert len(set(titles)) == 4


def test_the_next_step_can_be_another_and_the_goal_stays(look: Open) -> None:
    page = mine(look, "plan", {"me/me": {"role": CSE, "since": "2025-09", "next": "operations-manager"}})
    expect(page.get_by_label("My next step")).to_have_value(SENIOR)
    expect(page.locator("#skills-title")).to_have_text("Skills gap to Senior Customer Support Executive")
    page.get_by_label("My next step").focus()
    page.get_by_label("My next step").select_option("sales-agent")
    expect(page.locator("#skills-title")).to_have_text("Skills gap to Sales Agent")
    expect(page.locator("#log-title")).to_have_text("My KPIs against the targets for Sales Agent")
    expect(page.get_by_label("My goal")).to_have_value("operations-manager")
    expect(page.get_by_label("My next step")).to_be_focused()


def test_on_a_phone_the_long_parts_are_folded(look: Open) -> None:
    page = kept(look, FILLED | GOAL, width=320, height=640)
    screens = page.evaluate("document.querySelector('#content').scrollHeight / innerHeight")
    assert screens <= 9
    for folded in ("#cg-goal-text-1", "#cg-entry-text", "#cg-case-text", "#cg-talk-say", "#cg-my-find"):
        expect(page.locator(folded)).to_be_hidden()
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize(("part", "words"), [("case", "Skills I have that"), ("talk", "Date and both names:")])
def test_a_button_prints_its_sheet_alone(part: str, words: str, look: Open) -> None:
    page = kept(look, FILLED)
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.locator(f"#{part}").evaluate("(part) => part.querySelector('.cg-actions button').click()")
    expect(page.get_by_text(words)).to_be_visible()
    for other in {"skills", "log", "plan", "case", "talk"} - {part}:
        expect(page.locator(f"#{other}")).to_be_hidden()
    expect(page.locator("h1")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator("#log-title")).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.get_by_text(words)).to_be_hidden()  # it was folded
    page.emulate_media(media="null")


def test_the_whole_page_on_paper(look: Open) -> None:
    """What is folded is open, and no button is printed."""
    page = kept(look, FILLED | GOAL)
    assert page_count(page.pdf(format="A4")) <= 4
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.get_by_text("Repeat calls down from 18% to 12% (Nov 2026)")).to_be_visible()
    expect(page.locator("#plan .cg-sheet")).to_contain_text("Ask for a buddy shift (by 1 Dec 2026)")
    expect(page.locator(f"#cg-skill-{EMPATHY}")).to_be_visible()
    expect(page.locator("#content :is(button, .cg-button, input[type=radio]):visible")).to_have_count(0)
    page.emulate_media(media="null")
