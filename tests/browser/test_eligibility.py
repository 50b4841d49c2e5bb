"""The form of an opening says if and when a person may apply; nothing of it is kept or sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect
from support import web
from support.web import Open


def fill(page: Page, role: str = "", since: str = "", rating: str = "meets expectations", warning: str = "") -> Locator:
    """Answer the questions of an opening; the live region."""
    page.get_by_label("Your role now").select_option(role or "choose your role")
    page.get_by_label("In this role since").fill(since)
    page.get_by_label("Last rating").select_option(rating)
    page.get_by_label("If you had a warning").fill(warning)
    return page.locator("eligibility-check").get_by_role("status")


SENIOR = "Senior Customer Support Executive"
DESK = "/openings/service-desk-manager-gurugram/"  # no rules of its own: the policy's, up to 26 March 2027
LATE = " This opening closes before that; the role may be open again."
NOT_BY_WAITING = "Not yet, and waiting will not change it. The condition below is not met."


@pytest.mark.parametrize(
    ("address", "answer", "answers"),
    [
        (web.OPENING, "", {}),
        (web.OPENING, "", {"role": SENIOR}),
        (web.OPENING, "", {"since": "2025-01-01"}),
        (web.OPENING, "Yes. You can apply today.", {"role": SENIOR, "since": "2025-11-22"}),
        (web.OPENING, "From 23 Nov 2026.", {"role": SENIOR, "since": "2025-11-23"}),
        (web.OPENING, "From 2 Dec 2026.", {"role": SENIOR, "since": "2025-12-02"}),
        (web.OPENING, "From 3 Dec 2026." + LATE, {"role": SENIOR, "since": "2025-12-03"}),
        (web.OPENING, "From 28 Feb 2027." + LATE, {"role": SENIOR, "since": "2025-01-01", "warning": "2026-08-31"}),
        (web.OPENING, NOT_BY_WAITING, {"role": SENIOR, "since": "2025-01-01", "rating": "below expectations"}),
        (
            web.OPENING,
            NOT_BY_WAITING,
            {"role": "Customer Support Executive", "since": "2020-01-01", "rating": "exceeds expectations"},
        ),
        (DESK, "Yes. You can apply today.", {"role": "Technical Team Leader", "since": "2026-05-22"}),
        (DESK, "From 28 Feb 2027.", {"role": "Technical Team Leader", "since": "2026-08-31"}),
        (DESK, "From 1 Mar 2027.", {"role": "Team Leader", "since": "2026-03-01"}),
        (DESK, "From 22 May 2027." + LATE, {"role": "Team Leader", "since": "2026-05-22"}),
    ],
)
def test_the_form_of_an_opening_answers(address: str, answer: str, answers: dict[str, str], look: Open) -> None:
    """On 22 November 2026, in a region that is read out."""
    page = web.settle(look(address))
    region = fill(page, **answers)
    if not answer:
        expect(region).to_be_empty()
        return
    expect(region.locator("p")).to_have_text(answer)
    lines = region.locator("li").all_inner_texts()
    assert all(line.startswith("✓") for line in lines) == answer.startswith("Yes")
    assert len(lines) >= 2


def test_each_rule_has_a_line(look: Open) -> None:
    page = web.settle(look(web.OPENING))
    region = fill(page, role="Quality Analyst", since="2026-11-01", rating="below expectations", warning="2026-10-15")
    assert region.locator("li").all_inner_texts() == [
        "• Only people in other roles can apply.",
        "• You have 12 months in your role on 1 Nov 2027.",
        '• Your next rating has to be "meets expectations" or better.',
        "• You have 6 months since your warning ended on 15 Apr 2027.",
    ]
    fill(page, role=SENIOR, since="")
    expect(region).to_be_empty()


def test_form_values_are_neither_stored_nor_sent(visit: Open) -> None:
    page = web.settle(visit(web.OPENING))
    page.wait_for_load_state("networkidle")
    requests: list[str] = []
    page.context.on("request", lambda request: requests.append(request.url))
    region = fill(page, role=SENIOR, since="2025-11-23", rating="exceeds expectations", warning="2026-01-31")
    expect(region).to_contain_text("From 23 Nov 2026.")
    page.get_by_label("In this role since").press("Enter")
    page.wait_for_load_state("networkidle")
    kept = page.evaluate(
        "async () => [{...localStorage}, {...sessionStorage}, document.cookie,"
        " await indexedDB.databases(), location.href]"
    )
    assert (kept[:4], kept[4].endswith(web.OPENING)) == ([{}, {}, "", []], True)
    assert (page.context.cookies(), requests) == ([], [])
    page.reload()
    web.settle(page)
    assert [field.input_value() for field in page.locator(".cg-eligible :is(input, select)").all()] == [
        "",
        "",
        "meets",
        "",
    ]


@pytest.mark.parametrize("width", [320, 1366])
def test_the_form_by_keyboard_alone(width: int, visit: Open) -> None:
    page = web.settle(visit(web.OPENING, width=width, locale="en-GB"))
    web.press_until(page, ".cg-eligible select")
    page.keyboard.type("Senior Customer")
    page.keyboard.press("Tab")
    page.keyboard.type("22 nov 2025")
    expect(page.locator("eligibility-check").get_by_role("status")).to_contain_text("Yes. You can apply today.")
    web.press_until(page, ".cg-apply")
    expect(page.locator(":focus")).to_be_in_viewport()
