"""What a screen reader finds on my page and what it is told: roles, names, states, and regions that speak."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from support.my_page import FILLED, PARTS, mine, open_part
from support.web import Open

TREES = {
    "skills": """
      - region "Skills gap to Senior Customer Support Executive":
        - heading "Skills gap to Senior Customer Support Executive" [level=2]
        - list:
          - listitem: Have
          - listitem: Need
          - listitem: Gap
        - paragraph:
          - text: Open a skill, and choose the line that describes you.
          - button "Start with the skills of my role"
        - status
        - group:
          - text: "Active Listening me: awareness, needed: practitioner"
          - group "Active Listening":
            - radio /^not yet/
            - radio /^awareness/ [checked]
            - radio /^practitioner needed/
            - 'checkbox "Not relevant to me: leave it out"'
          - paragraph:
            - text: "Learn:"
            - link
            - text: ","
            - link
            - text: .
            - 'link "More about this skill: Active Listening"'
        - group: "My other skills (2)"
        - status:
          - paragraph:
            - strong: /\\d+%/
            - text: "match today: a long-term aim"
          - paragraph: /\\d of 10 skills (is|are) one level away. 2 of 10 skills rated; the others count as not yet./
        - group: How the match is worked out
        - heading "Start with these" [level=2]
        - list:
          - listitem:
            - link
        - group: Questions to prepare for
      """,
    "log": """
      - region "My KPIs against the targets for Senior Customer Support Executive":
        - heading "My KPIs against the targets for Senior Customer Support Executive" [level=2]
        - status:
          - strong: 0 of 3 met for Senior Customer Support Executive.
          - text: "Weakest: Quality Score, can be met in Jan 2027 at the earliest."
        - heading "Quality Score" [level=3]:
          - link "Quality Score"
        - paragraph:
          - strong: 91%
          - text: target at least 85%
        - 'img "Quality Score by month: Sep 2026 90%, Oct 2026 84%, Nov 2026 91%. Target: at least 85%."'
        - list:
          - listitem: /1 of 3 months in a row can be met in Jan 2027/
        - group: "If pushed too far Quality Score"
        - heading "Schedule Adherence" [level=3]:
          - link "Schedule Adherence"
        - paragraph: target at least 93%
        - list:
          - listitem: /0 of 3 months in a row not known yet. No figure for Aug 2026/
        - group "Tick what you have done":
          - checkbox "No warning in the last 6 months"
        - group:
          - paragraph: It takes five minutes at the end of a month.
          - textbox "Month": Nov 2026
          - table "My figures by month":
            - rowgroup:
              - row:
                - columnheader "Result area (KRA)"
                - columnheader "Figure (KPI)"
                - columnheader "Target"
                - columnheader "Aug 2026"
                - columnheader "Sep 2026"
                - columnheader "Oct 2026"
                - columnheader "Nov 2026"
            - rowgroup:
              - row:
                - rowheader "Call quality"
                - cell "Quality Score"
                - cell "at least 85%"
                - cell:
                  - spinbutton "Quality Score in Aug 2026"
                - cell:
                  - spinbutton "Quality Score in Sep 2026": "90"
                  - text: "% ✓ met"
                - cell:
                  - spinbutton "Quality Score in Oct 2026": "84"
                  - text: "% not met"
              - row /Happy callers/:
                - cell:
                  - 'spinbutton "my target: at least, Customer Satisfaction"'
          - heading "What I did in Nov 2026" [level=3]
          - list:
            - listitem:
              - 'button "Remove: Repeat calls down from 18% to 12%"'
          - combobox "What I did"
          - textbox "In one line, with the figure that it changed"
          - button "Add to my KPIs"
          - status
      """,
    "case": """
      - region "One-to-one sheet":
        - heading "One-to-one sheet" [level=2]
        - paragraph
        - paragraph:
          - button "Print my one-to-one sheet"
        - group:
          - 'heading "One-to-one: Customer Support Executive to Senior Customer Support Executive" [level=3]'
          - heading "Skills I have that Senior Customer Support Executive needs" [level=4]
          - list:
            - listitem: "Empathy and De-escalation: practitioner"
          - heading "Conditions for Senior Customer Support Executive" [level=4]
          - list:
            - listitem: 0 of 3 met for Senior Customer Support Executive.
          - heading "My figures in the last months" [level=4]
          - list:
            - listitem: "Quality Score: Sep 2026 90%, Oct 2026 84%, Nov 2026 91%; up 1 since Sep 2026"
          - heading "Time in my role" [level=4]
          - list:
            - listitem: "Since Oct 2025: 13 months"
            - listitem
          - heading "Results" [level=4]
          - list:
            - listitem: Repeat calls down from 18% to 12% (Nov 2026)
          - heading "Still open" [level=4]
          - list:
            - listitem: "Quality Score at least 85% for 3 months in a row: 1 of 3 months"
            - listitem: "Schedule Adherence at least 93% for 3 months in a row: no figures yet"
            - listitem: "No warning in the last 6 months: not ticked yet"
            - listitem
            - listitem
            - listitem
          - heading "My plan for it" [level=4]
          - list:
            - listitem: Ask for a buddy shift (by 1 Dec 2026)
          - textbox "The same as text"
          - paragraph:
            - button "Select the text"
          - status
      """,
    "plan": """
      - region "My plan at 1, 3, 5 and 10 years":
        - heading "My plan at 1, 3, 5 and 10 years" [level=2]
        - link "Compare routes"
        - img /My plan on ten years from today, listed below. Senior Customer Support Executive, now; Esc/
        - list:
          - listitem:
            - text: "In 1 year, Nov 2027: my goal"
            - strong: Senior Customer Support Executive
            - text: /typical by then. Escalation Specialist, 11 months .6 to 29 months. be the one others ask/
          - listitem:
            - text: In 3 years, Nov 2029
          - listitem:
            - text: In 5 years, Nov 2031
          - listitem:
            - text: In 10 years, Nov 2036
        - paragraph: /Typical, never guaranteed. Years count from today. .* follows the usual promotions/
        - group:
          - combobox "In 1 year"
          - textbox "In my own words, 1 year": be the one others ask
          - combobox "In 10 years"
          - textbox "In my own words, 10 years"
          - paragraph:
            - link "Routes to Senior Customer Support Executive"
        - heading "What I do next" [level=3]
        - checkbox "Ask for a buddy shift"
        - 'textbox "By when: Ask for a buddy shift"': 1 Dec 2026
        - 'button "Remove: Ask for a buddy shift"'
        - combobox "What I will do next"
        - textbox "By when"
        - button "Add"
        - status
        - heading "Take the plan with me" [level=3]
        - paragraph:
          - button "Reminders (.ics)"
          - button "Print my plan"
          - button "Save as Markdown"
        - status
        - group: My plan as text
      """,
    "talk": """
      - region "One-to-one notes":
        - heading "One-to-one notes" [level=2]
        - paragraph
        - paragraph:
          - button "Print the notes"
        - group:
          - 'heading "One-to-one notes: Customer Support Executive to Senior Customer Support Executive" [level=3]'
          - list:
            - listitem: "Conditions: 0 of 3 met for Senior Customer Support Executive. Weakest: Quality Score."
            - listitem: /^Skills to grow. Customer Service \\(needed. practitioner\\)/
            - listitem: "Next: Ask for a buddy shift (by 1 Dec 2026)"
          - textbox "What I say": I want to lead the huddle
          - textbox "What my team leader says"
          - textbox "What we agree, and by when"
      """,
}


@pytest.mark.parametrize("part", PARTS)
def test_what_a_screen_reader_reads(part: str, look: Open) -> None:
    page = mine(look, part, FILLED)
    page.evaluate("document.querySelector('[data-skill=active-listening]').open = true")
    expect(page.locator(f"#{part}")).to_match_aria_snapshot(TREES[part])
    expect(page.locator("my-keeping [role=alert]")).to_have_count(1)


WATCH = """(said) => {
  const heard = (window.cgHeard = []);
  for (const region of document.querySelectorAll("[role=status]")) {
    const observer = new MutationObserver(() => heard.push(region.textContent));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
  }
}"""


def test_status_messages_use_regions_that_exist_from_the_start(look: Open) -> None:
    """A region that comes with its text, or holds a whole table, is not read or read too long."""
    page = mine(look, "skills", FILLED)
    page.evaluate(WATCH)
    page.locator("#cg-skill-active-listening").click()
    page.locator("#cg-rate-active-listening-3").check()
    open_part(page, "log")
    for kpi, value in (("schedule-adherence", "97"), ("qa-score", "60")):
        page.locator(f"#cg-figure-2026-11-{kpi}").fill(value)
        page.locator(f"#cg-figure-2026-11-{kpi}").press("Tab")
    page.locator("#cg-entry-text").fill("Stood in twice")
    page.get_by_role("button", name="Add to my KPIs").click()
    heard = page.evaluate("window.cgHeard")
    assert any("2 of 10 skills rated" in text for text in heard)
    assert any(
        text.startswith("0 of 3 met for Senior Customer Support Executive. Weakest: Quality Score") for text in heard
    )
    assert "Added to Nov 2026." in heard
    assert max(map(len, heard)) < 200
