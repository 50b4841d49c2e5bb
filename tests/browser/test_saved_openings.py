"""An opening can be saved: only where the person chooses, and its last day is in the plan and in the calendar file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import icalendar
import pytest
from careerguide import formatting
from careerguide.guide.guide import Guide
from careerguide.model import Opening
from playwright.sync_api import Page, expect
from support import web
from support.my_page import ready
from support.web import Open

STORED = "JSON.stringify([{...localStorage}, {...sessionStorage}])"


@pytest.fixture
def opening(guide: Guide) -> Opening:
    """The opening that closes last."""
    return list(guide.people.openings.values())[-1]


def title(guide: Guide, opening: Opening) -> str:
    return f"{guide.roles[opening.role].title}, {guide.sites[opening.site].title}"


def save(page: Page, place: str = "On this computer") -> None:
    """Save the opening of the page, and choose where."""
    page.get_by_role("button", name="Save this opening").click()
    page.get_by_role("button", name=place).click()
    expect(page.locator("save-opening [role=status]")).to_contain_text("Saved. The last day to apply")


def my_plan(page: Page) -> Page:
    page.locator("save-opening").get_by_role("link", name="My plan").click()
    return ready(page)


def test_nothing_is_stored_before_the_person_has_chosen_where(look: Open, opening: Opening) -> None:
    page = web.settle(look(f"/openings/{opening.id}/"))
    before = page.evaluate(STORED)
    page.get_by_role("button", name="Save this opening").click()
    expect(page.get_by_text("Choose where to keep it.")).to_be_visible()
    expect(page.get_by_role("button", name="Not at all")).to_be_focused()
    page.get_by_role("button", name="Not at all").click()
    expect(page.get_by_text("Nothing was saved.")).to_be_visible()
    expect(page.get_by_role("button", name="Save this opening")).to_be_focused()
    assert page.evaluate(STORED) == before


@pytest.mark.parametrize("place", ["On this computer", "In this tab"])
def test_a_saved_opening_is_in_the_plan_and_in_the_calendar_file(
    place: str, look: Open, guide: Guide, opening: Opening
) -> None:
    page = web.settle(look(f"/openings/{opening.id}/"))
    save(page, place)
    my_plan(page)
    entry = page.locator("my-openings li")
    expect(entry).to_contain_text(f"{title(guide, opening)}, last day to apply: {formatting.day(opening.closes)}")
    with page.expect_download() as download:
        page.get_by_role("button", name="Reminders (.ics)").click()
    calendar = icalendar.Calendar.from_ical(Path(download.value.path()).read_text("utf-8"))
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == f"Last day to apply: {title(guide, opening)}"
    assert event.decoded("DTSTART") == opening.closes
    entry.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title(guide, opening))
    page.get_by_role("button", name="Remove from my saved openings").click()
    expect(page.get_by_text("Removed.")).to_be_visible()
    expect(page.get_by_role("button", name="Save this opening")).to_be_visible()
    assert opening.id not in page.evaluate(STORED)


def test_a_second_opening_is_saved_without_a_question(look: Open, guide: Guide, opening: Opening) -> None:
    first = next(iter(guide.people.openings.values()))
    page = web.settle(look(f"/openings/{opening.id}/"))
    save(page)
    page.goto(page.url.replace(opening.id, first.id))
    page.get_by_role("button", name="Save this opening").click()
    expect(page.locator("save-opening [role=status]")).to_contain_text("Saved. The last day to apply")
    my_plan(page)
    expect(page.locator("my-openings li a")).to_have_text([title(guide, first), title(guide, opening)])
    page.get_by_role("button", name=f"Remove: {title(guide, first)}").click()
    expect(page.get_by_role("button", name=f"Remove: {title(guide, opening)}")).to_be_focused()
    page.get_by_role("button", name=f"Remove: {title(guide, opening)}").click()
    expect(page.locator("my-openings [role=status]")).to_be_focused()
    expect(page.locator("my-openings li")).to_have_count(0)


def test_the_guides_own_last_day_counts_and_a_closed_one_says_so(look: Open, opening: Opening) -> None:
    """One is still open, but not until the saved day; the guide no longer has the other."""
    page = web.settle(look(f"/openings/{opening.id}/"))
    save(page)
    for id_, closes in ((opening.id, "2027-12-31"), ("gone-manila", "2026-11-01")):
        page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)",
            [f"cg.my/saved/{id_}", f'{{"v":1,"value":{{"title":"Kept title","closes":"{closes}"}}}}'],
        )
    my_plan(page)
    gone, listed = page.locator("my-openings li").all()
    expect(gone).to_contain_text("Kept title, closed on 1 Nov 2026")
    expect(gone.get_by_role("link")).to_have_count(0)
    expect(listed).to_contain_text(f"last day to apply: {formatting.day(opening.closes)}")


def test_a_closed_opening_cannot_be_saved(look: Open, opening: Opening) -> None:
    now = dt.datetime.combine(opening.closes + dt.timedelta(days=2), dt.time(12), dt.UTC)
    page = look(f"/openings/{opening.id}/", now=now)
    expect(page.get_by_text("This opening has closed.")).to_be_visible()
    expect(page.get_by_role("button", name="Save this opening")).to_have_count(0)


def test_at_320_pixels_nothing_overflows(look: Open, opening: Opening) -> None:
    page = web.settle(look(f"/openings/{opening.id}/", width=320))
    page.get_by_role("button", name="Save this opening").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="On this computer").click()
    my_plan(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
