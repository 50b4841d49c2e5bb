"""A day begins and ends where the site is: openings, events and everything that is made of them."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from careerguide.guide import days
from careerguide.guide.shown import is_open, is_shown
from careerguide.model import Opening
from careerguide.output.feeds import feeds
from careerguide.render.components import Components
from careerguide.search import index
from support.company import Texts, data_files_of, guide_at, pages_of
from support.moments import CLOSES, MOMENTS, OPEN, OPENS, instant, open_at
from support.people_factory import SITES, company, event, opening

OPENINGS = company(
    sites=SITES,
    openings="".join(opening(f"lead-{site}", opens=str(OPENS), closes=str(CLOSES), site=site) for site in OPEN),
)


@pytest.mark.parametrize("moment", MOMENTS)
def test_an_opening_is_open_from_midnight_to_midnight_at_its_site(moment: str) -> None:
    """In the guide at twelve moments, for sites in five zones."""
    people = guide_at(OPENINGS, instant(moment)).people
    assert set(people.openings) == {f"lead-{site}" for site in OPEN if open_at(site, moment)}
    assert set(people.closed) == {f"lead-{site}" for site, (_, last) in OPEN.items() if last <= moment}


@pytest.mark.parametrize("moment", MOMENTS)
def test_every_output_has_exactly_the_openings_that_are_open(moment: str) -> None:
    """Pages, lists, feeds, search and the JSON files agree with the clock of each site."""
    guide = guide_at(OPENINGS, instant(moment))
    expected = {f"lead-{site}" for site in OPEN if open_at(site, moment)}
    pages = pages_of(guide)
    texts = {
        **{address: pages[address].body for address in ("/openings/", "/roles/lead/", "/kit/", "/tracks/support/")},
        "feed": dict(feeds(guide, Components(guide), "https://x.example"))["feeds/openings.xml"],
        **{
            name: text
            for name, text in data_files_of(guide).items()
            if name in ("api/v1/openings.json", "api/v1/planner.json")
        },
    }
    for name, text in texts.items():
        ids = set(re.findall(r"lead-(?:auckland|manila|pune|lodz|kingston)", text))
        assert ids == expected, name
    searched = {entry.address for entry in index.entries(guide, pages.values(), ()) if entry.kind == "opening"}
    assert searched == expected
    for site in OPEN:
        page = pages.get(f"/openings/lead-{site}/")
        assert ("cg-apply" in page.body if page else False) == open_at(site, moment)


def test_a_page_says_the_place_of_its_days() -> None:
    body = pages_of(guide_at(OPENINGS, instant("2026-11-27T00:30Z")))["/openings/lead-kingston/"].body
    text = " ".join(re.sub(r"<[^>]+>", " ", body).split())
    assert "Closes 26 Nov 2026 Kingston time" in text
    assert "Apply by 26 Nov 2026 (Kingston time)" in text
    assert "Opened 10 Nov 2026" in text
    closed = pages_of(guide_at(OPENINGS, instant("2026-11-27T05:00Z")))["/openings/lead-kingston/"].body
    assert "This opening closed on 26 Nov 2026, Kingston time." in closed


@pytest.mark.parametrize(
    ("moment", "shown"),
    [("2026-11-10T15:59Z", True), ("2026-11-10T16:00Z", False)],
)
def test_an_event_is_over_when_its_day_ends_at_its_site(moment: str, shown: bool) -> None:
    texts = company(sites=SITES, events=event(starts="2026-11-10 10:00", site="Manila"))
    assert bool(guide_at(texts, instant(moment)).people.events) == shown


NAMES = ["kingston", "Kingston", "KINGSTON", " kingston "]


@pytest.mark.parametrize("name", [*NAMES])
def test_a_site_has_its_name_in_any_spelling(name: str) -> None:
    texts = company(sites=SITES, openings=opening(site=f"'{name}'"))
    (entry,) = guide_at(texts, instant("2026-11-01T12:00Z")).people.openings.values()
    assert entry.site == "kingston"


@pytest.mark.parametrize(
    ("name", "id_"), [("Łódź", "lodz"), ("Lodz", "lodz"), ("łódź", "lodz"), ("LODZ", "lodz"), ("Poona", "pune")]
)
def test_accents_and_other_names_do_not_matter(name: str, id_: str) -> None:
    texts: Texts = company(sites=SITES, openings=opening(site=name))
    (entry,) = guide_at(texts, instant("2026-11-01T12:00Z")).people.openings.values()
    assert entry.site == id_
    assert "Lead, Łódź" in pages_of(guide_at(texts, instant("2026-11-01T12:00Z")))["/openings/"].body or id_ == "pune"


def test_the_noon_of_a_day_has_that_day_in_most_of_the_world() -> None:
    noon = days.noon(dt.date(2026, 11, 26))
    assert {days.day_at(zone, noon) for zone in ("America/Adak", "Asia/Manila", "Europe/Warsaw")} == {noon.date()}


@pytest.mark.parametrize(
    ("zone", "local", "exists"),
    [
        ("Europe/Warsaw", "2027-03-28 01:59", True),
        ("Europe/Warsaw", "2027-03-28 02:00", False),
        ("Europe/Warsaw", "2027-03-28 02:59", False),
        ("Europe/Warsaw", "2027-03-28 03:00", True),
        ("Europe/Warsaw", "2027-10-31 02:30", True),
        ("America/New_York", "2027-03-14 02:30", False),
        ("Asia/Manila", "2027-03-28 02:30", True),
    ],
)
def test_clocks_skip_an_hour_in_spring(zone: str, local: str, exists: bool) -> None:
    assert days.clock_exists(dt.datetime.fromisoformat(local), zone) == exists


def test_the_state_of_an_opening_needs_nothing_else() -> None:
    (entry,) = guide_at(
        company(sites=SITES, openings=opening(site="Pune")), instant("2026-11-01T12:00Z")
    ).people.openings.values()
    assert isinstance(entry, Opening)
    states = [
        (is_shown(entry, day), is_open(entry, day))
        for moment in ("2026-10-19T18:29Z", "2026-10-19T18:30Z", "2026-11-20T18:29Z", "2026-11-20T18:30Z")
        for day in [days.day_at("Asia/Kolkata", instant(moment))]
    ]
    assert states == [(False, False), (True, True), (True, True), (True, False)]
