"""An opening is shown to its last minute at its site and no longer, wherever the reader is, without a new build."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from careerguide.guide.guide import Guide
from playwright.sync_api import expect
from support import web
from support.days import AFTER, LAST, moment
from support.moments import CLOSES, OPEN, instant
from support.moments import MOMENTS as MOMENTS_OF_ZONES
from support.web import Open

MANILA = "Asia/Manila"
ZONES = ("UTC", MANILA, "America/Bogota")

# Site -> time zone, as in `people_factory.SITES`.
ZONE_OF = {
    "auckland": "Pacific/Auckland",
    "manila": MANILA,
    "pune": "Asia/Kolkata",
    "lodz": "Europe/Warsaw",
    "kingston": "America/Jamaica",
}

MOMENTS = [
    pytest.param(day, clock, zone, id=f"{zone} {day} {clock}")
    for zone in ZONES
    for day, clock in ((LAST, "00:01"), (LAST, "23:59"), (AFTER, "00:01"), (AFTER, "12:00"))
]


@pytest.mark.parametrize(("day", "clock", "zone"), MOMENTS)
def test_an_opening_is_shown_until_its_last_minute(
    day: dt.date, clock: str, zone: str, look: Open, server: web.Served
) -> None:
    """On the clock in Manila, whatever the reader's clock shows; the site is the one that was built in November."""
    page = look(web.PLAIN, now=moment(day, clock, MANILA), timezone_id=zone)
    shown = 1 if day == LAST else 0
    for address in (
        "/openings/",
        "/",
        "/roles/team-leader/",
        "/kit/",
        "/tracks/customer-support/",
        "/moves/subject-matter-expert/team-leader/",
    ):
        page.goto(server.url(address))
        page.wait_for_function(
            "document.readyState === 'complete' && !document.querySelector('open-list:not(:defined)')"
        )
        expect(page.locator(f"open-list a[href$='{web.OPENING[1:]}']"), address).to_have_count(shown)
    page.goto(server.url(web.OPENING + "poster/"))
    expect(page.get_by_text("This opening has closed.")).to_have_count(1 - shown)
    expect(page.locator(".cg-poster__how")).to_have_count(shown)
    page.goto(server.url(web.OPENING))
    if shown:
        expect(page.locator("opening-clock .cg-left")).to_have_text("closes today")
        expect(page.get_by_role("link", name="Apply by 2 Dec 2026 (Manila time)")).to_be_visible()
        expect(page.get_by_label("Your role now")).to_be_visible()
    else:
        expect(page.locator("opening-clock .cg-notice")).to_contain_text("This opening has closed.")
        expect(page.get_by_text("Closes", exact=True)).to_have_count(0)
        expect(page.locator(".cg-keyfacts .cg-closes")).to_have_text("Closed")
        expect(page.locator(".cg-dates")).to_have_attribute("aria-label", re.compile(", closed 2 Dec 2026"))
        expect(page.locator(".cg-how-to-apply")).to_have_count(0)
        expect(page.locator(".cg-apply, a[href^='https://jobs.example.internal/']")).to_have_count(0)
        expect(page.locator("eligibility-check form")).to_have_count(0)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (web.DAY, "10 days left"),
        (LAST - dt.timedelta(days=1), "1 day left"),
        (LAST, "closes today"),
    ],
)
def test_an_opening_counts_its_days(day: dt.date, text: str, look: Open) -> None:
    page = look(web.OPENING, now=moment(day, "23:59", MANILA), timezone_id="America/Bogota")
    expect(page.locator("opening-clock .cg-left")).to_have_text(text)


@pytest.mark.parametrize(("day", "count", "open_"), [(LAST, "1 opening", True), (AFTER, "0 openings", False)])
def test_a_role_page_counts_the_openings_that_remain(day: dt.date, count: str, open_: bool, look: Open) -> None:
    page = look("/roles/team-leader/", now=moment(day, "12:00", "UTC"))
    expect(page.locator(".cg-keyfacts a[href='#openings']")).to_have_text(count)
    expect(page.get_by_text("Nothing is open for this role today.")).to_be_visible(visible=not open_)


def test_lists_say_that_all_openings_have_closed(look: Open, server: web.Served) -> None:
    page = look("/openings/", now=dt.datetime(2031, 1, 1, 12, tzinfo=dt.UTC))
    expect(page.get_by_text("All openings in this list have closed.")).to_be_visible()
    expect(page.locator(".cg-filter")).to_have_count(0)
    page.goto(server.url("/"))
    expect(page.get_by_text("Nothing is open today.")).to_be_visible()


@pytest.mark.parametrize("late", ["open-list", "filter-list", ""])
def test_closed_openings_are_not_counted(late: str, visit: Open, guide: Guide) -> None:
    """Whichever of the two elements comes first."""
    page = visit(web.PLAIN, now=moment(AFTER, "12:00", "UTC"))
    page.add_init_script(
        f"""const define = customElements.define.bind(customElements);
        customElements.define = (name, made) => {{
          if (name === "{late}") window.defineLate = () => define(name, made);
          else define(name, made);
        }};"""
    )
    page.goto(page.url.replace(web.PLAIN, "/openings/"))
    if late:
        other = ({"open-list", "filter-list"} - {late}).pop()
        page.wait_for_function("(name) => Boolean(customElements.get(name) && window.defineLate)", arg=other)
        page.evaluate("defineLate()")
    left = [opening for opening in guide.people.openings.values() if opening.closes > LAST]
    expect(page.locator(".cg-filter").get_by_role("status")).to_have_text(f"{len(left)} openings")
    sites = page.get_by_role("combobox", name="Site", exact=True).locator("option").all_inner_texts()
    assert sites == ["Any", *sorted({guide.sites[opening.site].title for opening in left})]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Adak"])
def test_the_clock_of_the_site_decides_at_each_moment(zone: str, visit: Open) -> None:
    """Twelve moments, sites in five zones, and readers 24 hours apart, as lists and pages show them."""
    page = visit(web.OPENING, now=instant(MOMENTS_OF_ZONES[0]), timezone_id=zone)
    page.wait_for_function("Boolean(customElements.get('opening-clock'))")
    states = {}
    for moment_text in MOMENTS_OF_ZONES:
        page.clock.set_fixed_time(instant(moment_text))
        states[moment_text] = page.evaluate(
            """([closes, zones]) => Object.fromEntries(Object.entries(zones).map(([site, zone]) => {
              const clock = document.createElement("opening-clock");
              Object.assign(clock.dataset, { closes, zone, time: site });
              document.body.append(clock);
              const open = Boolean(clock.querySelector(".cg-left"));
              clock.remove();
              return [site, open];
            }))""",
            [str(CLOSES), ZONE_OF],
        )
    assert states == {text: {site: text < last for site, (_, last) in OPEN.items()} for text in MOMENTS_OF_ZONES}


@pytest.mark.parametrize(("clock", "is_open"), [("2026-11-28T04:59Z", True), ("2026-11-28T05:00Z", False)])
def test_an_opening_in_kingston_is_open_to_midnight_there(clock: str, is_open: bool, look: Open) -> None:
    """Read in Manila, where the next day has begun hours ago; `/openings/` lists it as long as its page is open."""
    address = "/openings/real-time-analyst-kingston/"
    page = look(address, now=instant(clock), timezone_id="Asia/Manila")
    if is_open:
        expect(page.locator("opening-clock .cg-left")).to_have_text("closes today")
        expect(page.get_by_role("link", name="Apply by 27 Nov 2026 (Kingston time)")).to_be_visible()
    else:
        expect(page.locator("opening-clock .cg-notice")).to_contain_text("This opening has closed.")
        expect(page.locator(".cg-apply")).to_have_count(0)
    page.goto(page.url.replace(address, "/openings/"))
    page.wait_for_function("!document.querySelector('open-list:not(:defined)')")
    expect(page.locator(f"open-list a[href$='{address[1:]}']")).to_have_count(int(is_open))
