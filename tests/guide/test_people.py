"""Who is shown on a day, what is open, and whose story comes first."""

from __future__ import annotations

import datetime as dt

import pytest
from careerguide.guide import people
from careerguide.model import Event, Opening, Policy
from careerguide.render.components import Components
from careerguide.search import index
from support.company import DAY, Texts, guide_of, pages_of
from support.people_factory import company, event, opening, story, volunteer

CONSENT = "consent: {given: 2026-01-01, until: 2026-11-01}"
NAMED = "leader: {role: senior, site: Pune, name: Maya Rao}"
PERSON = company(stories__one=story("agent", "senior", leader=CONSENT, more=NAMED, title="Mayas way"))


def everything(texts: Texts, today: dt.date) -> str:
    """Every page of a company on a day and all that is searched, as one text."""
    guide = guide_of(texts, today)
    pages = pages_of(guide).values()
    index_texts = (text for _, text in index.files(guide, index.entries(guide, pages, ())))
    return "\n".join([*(page.body + page.title + page.description for page in pages), *index_texts])


@pytest.mark.parametrize(
    ("today", "there"), [("2025-12-31", False), ("2026-01-01", True), ("2026-11-01", True), ("2026-11-02", False)]
)
def test_a_person_is_shown_while_they_consent(today: str, there: bool) -> None:
    """From the first day to the last; before and after, no byte of name or title is on any page."""
    text = everything(PERSON, dt.date.fromisoformat(today))
    assert ("Maya" in text) == there
    assert ("/stories/one/" in text) == there


def test_withdrawn_stories_are_known_by_their_address_alone() -> None:
    guide = guide_of(PERSON, dt.date(2026, 11, 2))
    assert (guide.people.withdrawn, guide.people.stories, guide.people.by_move, guide.people.by_role) == (
        {"one"},
        {},
        {},
        {},
    )


STEP = company(
    stories__one=story("agent", "senior"),
    stories__two=story("agent", "senior", "lead", title="Two steps", published="2026-10-09"),
)


def test_a_story_stands_on_the_pages_of_its_steps_and_seats() -> None:
    """On each move it shows, on the roles of that move, newest first, and nowhere else."""
    pages = pages_of(guide_of(STEP))
    shown = {
        address
        for address, page in pages.items()
        if "/stories/two/" in page.body and not address.startswith(("/stories/", "/kit/", "/plan/"))
    }
    assert shown == {
        "/moves/agent/senior/",
        "/moves/senior/lead/",
        "/roles/agent/",
        "/roles/senior/",
        "/roles/lead/",
        "/tracks/support/",
        "/roles/manager/",  # its usual routes have these moves
    }
    assert [shown_story.id for shown_story in guide_of(STEP).people.by_move["agent", "senior"]] == ["two", "one"]


def test_near_peers_stand_first_on_a_page() -> None:
    """On the move from agent to senior, the lead's story comes before the manager's, though it is older."""
    texts = company(
        stories__high=story("agent", "senior", "lead", "manager", published="2026-10-30"),
        stories__near=story("agent", "senior", published="2026-01-05"),
    )
    pages = pages_of(guide_of(texts))
    for address in ("/moves/agent/senior/", "/roles/agent/"):
        assert pages[address].body.index("stories/near/") < pages[address].body.index("stories/high/")


def test_what_went_wrong_stands_beside_the_step() -> None:
    body = pages_of(guide_of(STEP))["/moves/senior/lead/"].body
    assert "<strong>Setback:</strong> They said no once." in body
    assert "<strong>Advice:</strong> Ask again." in body


OPENINGS = company(
    openings=opening("b", closes="2026-11-01")
    + opening("a", closes="2026-11-02")
    + opening("over", closes="2026-10-31")
    + opening("later", opens="2026-11-02")
)


def test_an_opening_is_open_from_its_first_day_to_its_last() -> None:
    people_of_day = guide_of(OPENINGS).people
    assert (list(people_of_day.openings), list(people_of_day.closed)) == (["b", "a"], ["over"])
    assert "/openings/later/" not in everything(OPENINGS, DAY)


def test_a_link_to_a_closed_opening_still_says_what_it_was() -> None:
    guide = guide_of(OPENINGS)
    page = pages_of(guide)["/openings/over/"]
    assert "This opening closed on 31 Oct 2026." in page.body
    assert "/openings/b/" in page.body
    assert "jobs.example" not in page.body
    assert [entry.address for entry in index.entries(guide, [page], ()) if entry.kind == "opening"] == list(
        guide.people.openings
    )
    assert not page.found_by


def test_an_opening_is_listed_on_its_role_its_track_and_its_move() -> None:
    pages = pages_of(guide_of(OPENINGS))
    listed = {
        address
        for address, page in pages.items()
        if 'openings/b/"' in page.body and not address.startswith(("/openings/", "/kit/"))
    }
    assert listed == {"/roles/lead/", "/tracks/support/", "/moves/senior/lead/"}


@pytest.mark.parametrize(
    ("more", "available", "today", "there"),
    [
        (", sample: true", "true", "2026-11-01", True),
        (", sample: true", "false", "2026-11-01", False),
        (", name: Ina, consent: {given: 2026-01-01, until: 2026-10-31}", "true", "2026-10-31", True),
        (", name: Ina, consent: {given: 2026-01-01, until: 2026-10-31}", "true", "2026-11-01", False),
    ],
)
def test_volunteers_are_shown_while_available_and_with_consent(
    more: str, available: str, today: str, there: bool
) -> None:
    texts = company(ambassadors=volunteer(more=more, available=available))
    pages = pages_of(guide_of(texts, dt.date.fromisoformat(today)))
    assert ["Ask for a chat</a>" in pages[address].body for address in ("/events/", "/roles/lead/")] == [there] * 2


def starts(first: str, repeats: str = "") -> list[str]:
    events = guide_of(company(events=event(starts=f"{first} 10:00", more=repeats)), dt.date(2026, 1, 1)).people.events
    return [f"{start:%Y-%m-%d}" for start in people.starts(events[0])]


@pytest.mark.parametrize(
    ("first", "repeats", "days"),
    [
        ("2026-11-10", "", ["2026-11-10"]),
        ("2026-11-10", ", repeats: {every: week, until: 2026-11-24}", ["2026-11-10", "2026-11-17", "2026-11-24"]),
        ("2026-11-10", ", repeats: {every: week, until: 2026-11-23}", ["2026-11-10", "2026-11-17"]),
        (
            "2026-11-10",
            ", repeats: {every: week, count: 2, until: 2026-12-10}",
            ["2026-11-10", "2026-11-24", "2026-12-08"],
        ),
        ("2026-12-10", ", repeats: {every: month, until: 2027-02-10}", ["2026-12-10", "2027-01-10", "2027-02-10"]),
        (
            "2026-12-31",
            ", repeats: {every: month, until: 2027-05-31}",
            ["2026-12-31", "2027-01-31", "2027-03-31", "2027-05-31"],
        ),
        (
            "2027-11-30",
            ", repeats: {every: month, count: 3, until: 2028-09-01}",
            ["2027-11-30", "2028-05-30", "2028-08-30"],
        ),
    ],
)
def test_every_start_of_an_event(first: str, repeats: str, days: list[str]) -> None:
    """Weeks go on by seven days; a month that lacks the day is left out, as calendars do."""
    assert starts(first, repeats) == days


def test_events_come_in_the_order_of_their_next_start_and_go_when_over() -> None:
    weekly = ", repeats: {every: week, until: 2027-01-01}"
    texts = company(
        events=event("over", "2026-10-31 10:00")
        + event("soon", "2026-11-04 10:00")
        + event("weekly", "2026-10-06 10:00", more=weekly)
    )
    assert [listed_event.id for listed_event in guide_of(texts).people.events] == ["weekly", "soon"]


@pytest.mark.parametrize(
    ("day", "iso"),
    [
        ("2026-01-01", (2026, 1)),
        ("2026-12-31", (2026, 53)),
        ("2027-01-03", (2026, 53)),
        ("2027-01-04", (2027, 1)),
        ("2024-12-30", (2025, 1)),
    ],
)
def test_weeks_change_when_iso_weeks_do(day: str, iso: tuple[int, int]) -> None:
    date = dt.date.fromisoformat(day)
    assert date.isocalendar()[:2] == iso
    assert (
        people.week(date)
        == people.week(dt.date.fromisocalendar(*iso, 1))
        == people.week(dt.date.fromisocalendar(*iso, 7))
    )
    assert people.week(dt.date.fromisocalendar(*iso, 1)) - 1 == people.week(
        dt.date.fromisocalendar(*iso, 1) - dt.timedelta(days=1)
    )


@pytest.mark.parametrize(
    ("reader", "order"), [(1, [2, 3, 1, 4, 5, 8, 10]), (4, [5, 6, 4, 3, 7, 2, 8, 10]), (10, [10, 9, 8, 1])]
)
def test_near_peers_come_first(reader: int, order: list[int]) -> None:
    """One or two rungs above, then the own rung, then the rest by distance; a vice president last for an agent."""
    assert sorted(order, key=lambda level: people.nearness(level, reader)) == order


def test_each_story_has_its_week() -> None:
    """A list of n stories takes n weeks; the same week gives the same story; a reader sees near peers alone."""
    monday = dt.date(2026, 11, 2)
    weeks = [monday + dt.timedelta(weeks=number) for number in range(5)]
    assert {people.of_the_week([2, 4, 6, 8, 10], day) for day in weeks} == {0, 1, 2, 3, 4}
    assert len({people.of_the_week([2, 4, 6], monday + dt.timedelta(days=number)) for number in range(7)}) == 1
    assert {people.of_the_week([10, 2, 3, 9], day, 1) for day in weeks} == {1, 2}
    assert people.of_the_week([], monday) is None


def test_the_story_of_the_week_is_on_home_and_in_the_kit() -> None:
    guide = guide_of(STEP)
    shown = Components(guide).story_of_the_week()
    (id_,) = [id_ for id_ in ("one", "two") if f"~/stories/{id_}/" in shown]
    assert guide.people.stories[id_].title in pages_of(guide)["/kit/"].body


POLICY = Policy.model_validate(
    {
        "months_in_role_same_track": "6",
        "months_in_role_other_track": "12",
        "last_rating": "meets",
        "months_since_warning": "6",
        "months_since_move": "9",
        "posting_open_days": "14",
        "release_within_months": "2",
        "manager": "informed",
        "feedback": "Yes.",
    }
)
ALL = {"role": "lead", "from": [], "same": 6, "other": 12, "rating": "meets", "warning": 6, "move": 9}


@pytest.mark.parametrize(
    ("more", "changes"),
    [
        ("", {}),
        (", eligibility: {months_in_role: 8}", {"same": 8, "other": 8}),
        (", eligibility: {months_in_role: 0}", {"same": 0, "other": 0}),
        (", eligibility: {from_roles: [senior], last_rating: exceeds}", {"from": ["senior"], "rating": "exceeds"}),
    ],
)
def test_an_openings_own_rules_go_before_the_policy(more: str, changes: dict[str, object]) -> None:
    (entry,) = guide_of(company(openings=opening(more=more))).people.openings.values()
    assert people.rules_of(POLICY, entry) == ALL | changes


def test_without_a_policy_only_the_openings_own_rules_hold() -> None:
    (entry,) = guide_of(company(openings=opening())).people.openings.values()
    assert isinstance(entry, Opening)
    assert people.rules_of(None, entry) == ALL | {"same": 0, "other": 0, "rating": "below", "warning": 0, "move": 0}


def test_an_event_keeps_the_clock_of_its_place() -> None:
    (entry,) = guide_of(company(events=event(zone="Europe/Warsaw"))).people.events
    assert isinstance(entry, Event)
    assert (
        "Tue 10 Nov 2026, 10:00</time> Warsaw time"
        in pages_of(guide_of(company(events=event(zone="Europe/Warsaw"))))["/events/"].body
    )
