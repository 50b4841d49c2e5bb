"""The form of an opening says if and when a person may apply; nothing of it is kept or sent."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from support import web
from support.profile_page import known
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
CHOOSE = "Choose your role below, and see if you can apply."
SINCE = "Say below since when you are in your role, and see if you can apply."
STATES = "(lines) => lines.map((line) => line.dataset.state ?? '')"


def states(page: Page) -> list[str]:
    """The state of each rule, in the order of the page: role, months, rating, warning, last move."""
    actual: list[str] = page.locator("eligibility-check [data-rule]").evaluate_all(STATES)
    return actual


@pytest.mark.parametrize(
    ("address", "answer", "answers"),
    [
        (web.OPENING, CHOOSE, {}),
        (web.OPENING, SINCE, {"role": SENIOR}),
        (web.OPENING, CHOOSE, {"since": "2025-01-01"}),
        (web.OPENING, "Yes. You can apply today.", {"role": SENIOR, "since": "2025-11-22"}),
        (web.OPENING, "From 23 Nov 2026.", {"role": SENIOR, "since": "2025-11-23"}),
        (web.OPENING, "From 2 Dec 2026.", {"role": SENIOR, "since": "2025-12-02"}),
        (web.OPENING, "From 3 Dec 2026." + LATE, {"role": SENIOR, "since": "2025-12-03"}),
        (web.OPENING, "From 28 Feb 2027." + LATE, {"role": SENIOR, "since": "2025-01-01", "warning": "2026-08-31"}),
        (web.OPENING, "Not yet.", {"role": SENIOR, "since": "2025-01-01", "rating": "below expectations"}),
        (
            web.OPENING,
            "Not yet from Customer Support Executive.",
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
    expect(region.locator("p").first).to_have_text(answer)
    if answer in (CHOOSE, SINCE):
        expect(region.locator("p")).to_have_count(1)
        assert "not" not in states(page)
        return
    assert ("not" not in states(page)) == answer.startswith("Yes")
    assert states(page).count("met") + states(page).count("not") >= 3
    if not answer.startswith("Yes"):
        expect(region.locator(".cg-verdict__how").first).to_contain_text(re.compile("[a-z]{3}"))


def test_each_rule_has_a_state_and_the_answer_that_decides_it(look: Open) -> None:
    page = web.settle(look(web.OPENING))
    region = fill(page, role="Quality Analyst", since="2026-11-01", rating="below expectations", warning="2026-10-15")
    details = page.locator("eligibility-check [data-rule] .cg-gates__detail")
    expect(details).to_have_text(
        [
            "Not met. Yours: Quality Analyst",
            "Not met. Yours: since 1 Nov 2026. You meet it on 1 Nov 2027",
            "Not met. Yours: below expectations",
            "Not met. Yours: it ended on 15 Oct 2026",
            "Not met. Yours: since 1 Nov 2026. You meet it on 1 May 2027",
        ]
    )
    assert states(page) == ["not"] * 5
    assert region.locator(".cg-verdict__how").all_inner_texts()[1:] == [
        "You have 12 months in your role on 1 Nov 2027.",
        'Your next rating has to be "meets expectations" or better.',
        "You have 6 months since your warning ended on 15 Apr 2027.",
    ]
    fill(page, role=SENIOR, since="2025-01-01", rating="choose")
    expect(details).to_have_text(
        [
            f"Met. Yours: {SENIOR}",
            "Met. Yours: since 1 Jan 2025",
            "Not known. Only you know",
            "Not known. Only you know",
            "Met. Yours: since 1 Jan 2025",
        ]
    )
    expect(region.locator(".cg-verdict__how")).to_have_text(
        'This is right if your last rating is "meets expectations" or better and '
        "you had no warning in the last 6 months."
    )
    fill(page, role="", since="")
    expect(details).to_have_count(0)
    assert states(page) == [""] * 5


@pytest.mark.parametrize(
    ("role", "how"),
    [
        (
            "Customer Support Executive",
            (
                "One step from yours is open to apply: Senior Customer Support Executive, 10 months typical (6 to 20), "
                "and you have been in your role for 12 months. Then 12 months in that role."
            ),
        ),
        ("Chief Operating Officer", "It is open to other roles only, and none of them is within ten years of yours."),
    ],
)
def test_not_yet_is_followed_by_how(role: str, how: str, look: Open) -> None:
    page = web.settle(look(web.OPENING))
    region = fill(page, role=role, since="2025-11-01")
    expect(region.locator(".cg-verdict__how").first).to_have_text(how)


def test_the_button_that_leads_is_what_the_person_can_do(look: Open) -> None:
    """Both stay; the one that leads comes first, also for the keyboard."""
    page = web.settle(look(web.OPENING))
    buttons = page.locator("eligibility-check .cg-button")
    fill(page, role=SENIOR, since="2025-11-22")
    expect(buttons).to_have_text([re.compile("^Apply by 2 Dec 2026"), "Plan my route here"])
    fill(page, role="Customer Support Executive", since="2025-11-22")
    expect(buttons).to_have_text(["Plan my route here", re.compile("^Apply by 2 Dec 2026")])
    expect(buttons.first).not_to_have_class(re.compile("quiet"))
    expect(buttons.last).to_have_class(re.compile("quiet"))
    expect(buttons.first).to_have_attribute(
        "href", re.compile(r"plan/#from=customer-support-executive&to=team-leader$")
    )
    known(page, {"role": "customer-support-executive", "since": "2025-11", "next": ""})
    expect(buttons.first).to_have_attribute("href", re.compile(r"plan/#from=me&to=team-leader$"))
    expect(page.get_by_label("Your role now")).to_be_hidden()
    page.get_by_text("Change my answers").click()
    expect(page.get_by_label("Your role now")).to_have_value("customer-support-executive")


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
        "",
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
