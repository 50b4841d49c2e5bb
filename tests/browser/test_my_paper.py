"""The one-to-one sheet, the plan and the notes: what is on paper, in the text and in the files; each fits one sheet."""

from __future__ import annotations

import datetime as dt
import html
import re
from itertools import accumulate
from pathlib import Path
from typing import Any

import icalendar
import markdown
import pytest
from careerguide.guide import routes
from careerguide.guide.guide import Guide
from playwright.sync_api import Page, expect
from support.my_page import CSE, EMPATHY, ME, SENIOR, figures, mine, needs, put, rated
from support.my_sheets import a4, actions, entries, long, sheet
from support.web import Open

HOSTILE = (
    "<img src=x onerror=window.pwned=1>",
    "# ** _not_ a [title](x) `code` <b>",
    "- one\n\n2. two",
    "3) \U0001f44d\U0001f3fd, \\; & &amp; ~~x~~ |",
)
BUSY = "senior-sales-agent"  # no role has more gates
MONTHS = ("2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11")


# My case


def crowded(guide: Guide, length: int) -> dict[str, Any]:
    """As much as anyone has: all gates with six figures, all skills, 12 results, long lines everywhere."""
    role = guide.roles[BUSY]
    onward = next(move.end for move in guide.moves_from[BUSY] if move.kind == "promotion")
    needed = needs(guide, onward)
    held = [pair for kra in role.kras for pair in figures(kra.kpi, dict.fromkeys(MONTHS, 123456.78)).items()]
    return {
        "me/me": {"role": BUSY, "since": "2019-01", "next": onward.id},
        **rated({skill: level for skill, level, _ in needed[:-3]}),
        **dict(held),
        **entries("result", 12, length),
        **entries("value", 5, length),
        **entries("task", 5, length),
        **actions(*((long(length), "2026-12-01", False) for _ in range(6))),
    }


@pytest.mark.parametrize("length", [40, 200, 2000])
def test_a_case_fits_on_one_sheet(length: int, look: Open, guide: Guide) -> None:
    page = mine(look, "case", crowded(guide, length))
    shown = sheet(page, "case")
    assert sum(line.startswith("- result") for line in shown) == 6
    assert a4(page, "case") == 1
    expect(page.get_by_text("One sheet has room for 6 results. It shows the newest of your 12.")).to_be_visible()
    expect(page.get_by_text("Long lines are shortened")).to_have_count(1 if length > 220 else 0)


def test_the_text_to_paste_is_equal_to_the_sheet(look: Open, guide: Guide) -> None:
    page = mine(look, "case", crowded(guide, 200))
    text = page.get_by_label("The same as text").input_value()
    title, *rest = [line for line in text.split("\n") if line]
    assert [title.removesuffix(", 22 Nov 2026"), *rest] == sheet(page, "case")
    assert title.endswith(", 22 Nov 2026")
    page.get_by_role("button", name="Select the text").locator("visible=true").click()
    assert page.evaluate("getSelection().toString() || document.activeElement.value") == text


def test_a_case_shows_strengths_only(look: Open) -> None:
    page = mine(look, "case", {**ME, **rated({EMPATHY: 3, "active-listening": 1, "customer-service": 0})})
    shown = sheet(page, "case")
    assert "- Empathy and De-escalation: practitioner" in shown
    assert "- Customer Service, needed: practitioner" in shown
    assert not [line for line in shown if "not yet" in line or line.endswith("awareness") or "not rated" in line]
    expect(page.get_by_text("The sheet needs results.")).to_be_visible()


def test_months_in_the_role_in_words(look: Open) -> None:
    page = mine(look, "case", {"me/me": {**ME["me/me"], "since": "2026-10"}})
    assert "- Since Oct 2026: 1 month" in sheet(page, "case")


def test_without_a_role_there_is_no_case(look: Open) -> None:
    page = mine(look, "case", {**ME, **entries("result", 1, 40)})
    put(page, {"me/me": {"role": "", "since": "", "next": ""}})
    expect(page.locator("#case .cg-sheet")).to_have_text("Choose your role and your next step above.")
    expect(page.locator("#cg-case-text")).to_have_value("")
    expect(page.locator("#cg-case-text")).to_be_hidden()


# My plan


def saved(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    return Path(download.value.path()).read_bytes()


def test_actions_are_sorted_by_day_with_completed_actions_last(look: Open) -> None:
    some = (
        ("Later", "2027-03-01", False),
        ("Done", "2026-01-01", True),
        ("No day", "", False),
        ("Soon", "2026-12-01", False),
    )
    page = mine(look, "plan", {**ME, **actions(*some)})
    listed = page.locator(".cg-plan__action label")
    assert [text.strip() for text in listed.all_inner_texts()] == ["Soon", "Later", "No day", "Done"]
    page.get_by_label("What I will do next").fill("First")
    page.get_by_label("By when", exact=True).fill("30/11/2026")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("Added.", exact=True)).to_be_visible()
    assert [text.strip() for text in listed.all_inner_texts()] == ["First", "Soon", "Later", "No day", "Done"]
    page.get_by_label("Soon", exact=True).check()
    expect(page.get_by_label("Soon", exact=True)).to_be_focused()
    assert sheet(page, "plan")[-7:] == [
        "Next actions",
        "- First (by 30 Nov 2026)",
        "- Later (by 1 Mar 2027)",
        "- No day",
        "Done",
        "- Done",
        "- Soon",
    ]
    page.get_by_role("button", name="Remove: Later").click()
    expect(listed).to_have_count(4)
    expect(page.get_by_label("What I will do next")).to_be_focused()


def test_reminders_are_a_calendar_file(look: Open) -> None:
    page = mine(
        look,
        "plan",
        {
            **ME,
            **actions(
                *((text, f"2026-12-0{place + 1}", False) for place, text in enumerate(HOSTILE)),
                ("Done", "2026-12-09", True),
                ("No day", "", False),
            ),
        },
    )
    calendar = icalendar.Calendar.from_ical(saved(page, "Reminders (.ics)"))
    *events, review = calendar.walk("VEVENT")
    assert (review.decoded("DTSTART"), str(review["RRULE"]["FREQ"][0])) == (dt.date(2026, 12, 7), "MONTHLY")
    assert [str(event["SUMMARY"]) for event in events] == list(HOSTILE)
    assert [event.decoded("DTSTART") for event in events] == [
        dt.date(2026, 12, place + 1) for place in range(len(HOSTILE))
    ]
    assert all(len(list(event.walk("VALARM"))) == 1 for event in events)
    expect(page.get_by_text("5 reminders saved as a file. Open it in your calendar.")).to_be_visible()


def test_no_reminders_without_a_day(look: Open) -> None:
    page = mine(look, "plan", actions(("No day", "", False)))
    page.get_by_role("button", name="Reminders (.ics)").click()
    expect(page.get_by_text("Set a day for an action, a goal or the role you want first.")).to_be_visible()


def test_a_goal_stays_on_its_day_in_later_files_until_it_changes(visit: Open) -> None:
    """Its years count from the day of the first file, at noon on 22 November 2026."""
    page = mine(visit, "plan", {"goal/3": {"role": SENIOR, "text": ""}})

    def day() -> dt.date:
        [event] = icalendar.Calendar.from_ical(saved(page, "Reminders (.ics)")).walk("VEVENT")
        assert str(event["SUMMARY"]).startswith("My goal for 3 years: Senior Customer Support Executive")
        first: dt.date = event.decoded("DTSTART")
        return first

    assert day() == dt.date(2029, 11, 22)
    page.clock.set_fixed_time(dt.datetime(2027, 1, 5, 12, tzinfo=dt.UTC))
    assert day() == dt.date(2029, 11, 22)
    page.get_by_label("In my own words, 3 years").fill("near home")
    page.get_by_label("In my own words, 3 years").blur()
    assert day() == dt.date(2030, 1, 5)


def plain(text: str) -> str:
    return " ".join(text.split())


def test_what_a_person_wrote_is_shown_as_plain_text(look: Open) -> None:
    """On the page, on the sheet, as text, and in the Markdown file when it is drawn."""
    hostile = {
        "goal/1": {"role": "", "text": HOSTILE[0]},
        **actions(*((text, "", False) for text in HOSTILE)),
        "talk/say": {"text": "\n".join(HOSTILE)},
    }
    page = mine(
        look,
        "plan",
        {
            **ME,
            **hostile,
            **{
                f"entry/abcdefgh{place}": {"month": "2026-11", "kind": "result", "text": text}
                for place, text in enumerate(HOSTILE)
            },
        },
    )
    texts = page.locator(".cg-plan__action label").evaluate_all("(labels) => labels.map((each) => each.textContent)")
    assert [text.strip() for text in texts] == [text.strip() for text in HOSTILE]
    assert [line for line in sheet(page, "plan") if line[2:] in HOSTILE] == [f"- {text}" for text in HOSTILE]
    assert all(text in page.locator("#cg-plan-text").input_value() for text in HOSTILE)
    drawn = markdown.markdown(saved(page, "Save as Markdown").decode())
    lines = [
        plain(html.unescape(re.sub(r"<[^>]+>", "", line))) for line in re.findall(r"<li>(.*?)</li>", drawn, re.DOTALL)
    ]
    assert lines[-len(HOSTILE) :] == [plain(text) for text in HOSTILE]
    assert set(re.findall(r"<(\w+)", drawn)) == {"h1", "h2", "ul", "li"}
    for part in ("case", "talk", "log"):
        page.evaluate("(part) => (location.hash = part)", part)
        expect(page.locator(f"#{part}")).to_be_visible()
    assert page.locator("#content img").count() == 0
    assert page.evaluate("window.pwned") is None


def test_the_plan_is_one_sheet(look: Open) -> None:
    goals = {f"goal/{years}": {"role": SENIOR, "text": long(200)} for years in (1, 3, 5, 10)}
    page = mine(
        look, "plan", {**ME, **goals, **actions(*((long(100), "2026-12-01", place > 7) for place in range(12)))}
    )
    assert a4(page, "plan") == 1
    page.emulate_media(media="print")
    expect(page.locator("#plan .cg-sheet")).to_contain_text("In 10 years: Senior Customer Support Executive")
    expect(page.get_by_role("button").locator("visible=true")).to_have_count(0)
    page.emulate_media(media="null")


@pytest.mark.parametrize(("end", "key"), [("quality-manager", "route"), (SENIOR, "route"), (SENIOR, "way")])
def test_a_route_from_the_planner_becomes_goals(end: str, key: str, look: Open, guide: Guide) -> None:
    """Each horizon has the last role that is typically reached by then and not before; older links say `way`."""
    way = routes.best(routes.filtered(guide.moves_from, routes.onward), CSE, end, 1)[0]
    ids = [CSE, *(move.end.id for move in way.moves)]
    after = list(accumulate(move.after.typical for move in way.moves))
    page = mine(look, f"plan?{key}={','.join(ids)}", {"goal/1": {"role": "", "text": "my own words"}})
    expect(page.locator("#plan")).to_contain_text(
        f"A route from the planner: {', then '.join(guide.roles[id_].title for id_ in ids)}."
    )
    assert page.locator("#cg-goal-role-1").input_value() == ""
    page.get_by_role("button", name="Use it as my plan").click()
    expect(page.locator("#cg-goal-role-1")).to_be_focused()
    before = 0
    for years in (1, 3, 5, 10):
        reached = sum(months <= years * 12 for months in after)
        expect(page.locator(f"#cg-goal-role-{years}")).to_have_value(ids[reached] if reached > before else "")
        before = reached
    assert before == len(way.moves)
    expect(page.locator("#cg-goal-text-1")).to_have_value("my own words")
    expect(page.get_by_label("My role", exact=True)).to_have_value(CSE)
    expect(page.get_by_label("My next step")).to_have_value(ids[1])
    expect(page.get_by_label("My goal")).to_have_value(end)
    assert page.url.endswith("/my/#plan")
    expect(page.get_by_role("button", name="Use it as my plan")).to_have_count(0)


@pytest.mark.parametrize(
    ("since", "goals"),
    [
        ("", ("", SENIOR, "", "")),
        ("2026-11", ("", SENIOR, "", "")),
        ("2026-08", (CSE, SENIOR, "", "")),
        ("2025-08", (SENIOR, "", "", "")),
        ("2027-01", ("", SENIOR, "", "")),
    ],
)
def test_goals_begin_where_the_person_is(since: str, goals: tuple[str, ...], look: Open, guide: Guide) -> None:
    """What is served counts for the first step only: 14 months to the first role, 10 more to the second."""
    first, second = guide.move("sales-agent", CSE), guide.move(CSE, SENIOR)
    assert first is not None
    assert second is not None
    assert (first.after.typical, second.after.typical) == (14, 10)
    page = mine(
        look,
        f"plan?route=sales-agent,{CSE},{SENIOR}",
        {"me/me": {"role": "sales-agent", "since": since, "next": CSE}},
    )
    page.get_by_role("button", name="Use it as my plan").click()
    for years, goal in zip((1, 3, 5, 10), goals, strict=True):
        expect(page.locator(f"#cg-goal-role-{years}")).to_have_value(goal)


@pytest.mark.parametrize(
    "way",
    [
        "",
        CSE,
        "nobody,no-role",
        f"{CSE},chief-operating-officer",
        "%3Cimg%20src=x%3E",
        "%E0%A4%A",
        ",,,",
        "__proto__,constructor",
    ],
)
def test_a_broken_route_link_proposes_no_goals(way: str, look: Open) -> None:
    page = mine(look, f"plan?route={way}")
    expect(page.locator("#plan")).to_be_visible()
    expect(page.get_by_role("button", name="Use it as my plan")).to_have_count(0)


# One-to-one


@pytest.mark.parametrize("length", [0, 600])
def test_the_one_to_one_is_one_sheet(length: int, look: Open) -> None:
    filled = {f"talk/{part}": {"text": long(length)} for part in ("say", "hear", "agree")} if length else {}
    page = mine(look, "talk", {**ME, **filled, **actions(*((long(2000), "2026-12-01", False) for _ in range(6)))})
    assert a4(page, "talk") == 1


def test_typed_values_are_printed(look: Open) -> None:
    page = mine(look, "talk")
    text = "I want to lead the huddle\nand this <b>too</b>"
    page.get_by_label("What I say").fill(text)
    page.get_by_label("What I say").press("Tab")
    page.emulate_media(media="print")
    paper = page.locator("#talk .cg-sheet__lines")
    expect(paper.first).to_be_visible()
    assert paper.first.inner_text() == text
    for box in paper.all():
        size = box.bounding_box()
        assert size is not None
        assert size["height"] >= 5 / 2.54 * 96  # room to write by hand
        assert box.evaluate("(box) => box.parentElement.getBoundingClientRect().right") - size["x"] - size["width"] >= 1
    expect(page.locator("#talk textarea").first).to_be_hidden()
    expect(page.get_by_text("Date and both names:")).to_be_visible()
    page.emulate_media(media="null")


STEP = "Senior Customer Support Executive: 10 months typical"
SERVED = {
    "2025-09": " · 14 months in role, usually 10: the time is done, the conditions decide",
    "2026-07": " · 4 of about 10 months served: about 6 to go, Jan 2027 at the earliest",
    "": "",
}


@pytest.mark.parametrize(
    ("since", "next_role", "more"),
    [
        ("2025-09", SENIOR, ""),
        ("2026-07", SENIOR, ""),
        ("", SENIOR, ""),
        ("2025-09", "team-leader", "Team Leader: about 18 months from now."),
        ("2026-07", "team-leader", "Team Leader: about 24 months from now."),
        ("", "team-leader", "Team Leader: about 28 months from now."),
    ],
)
def test_my_page_says_what_i_served_and_what_remains(since: str, next_role: str, more: str, look: Open) -> None:
    """A goal two steps away keeps the months of the second step."""
    page = mine(look, "plan", {"me/me": {"role": CSE, "since": since, "next": next_role}})
    status = page.locator("my-self [role=status]")
    expect(status).to_have_text(f"{STEP}{SERVED[since]}. {more}".strip())
    served = SERVED[since].removeprefix(" · ")
    if served:
        served = f"To Senior Customer Support Executive: {served}"
        expect(page.locator("#plan .cg-sheet")).to_contain_text(served)
        page.goto(page.url.replace("#plan", "#case"))
        expect(page.locator("my-case .cg-sheet")).to_contain_text(served)
