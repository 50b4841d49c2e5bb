"""People, openings and events that are shown on a day, and the order of stories."""

from __future__ import annotations

import datetime as dt

import pytest
from careerguide.guide import event_days, people
from careerguide.model import Opening, Policy
from careerguide.render.components import Components
from careerguide.render.jinja_env import UnknownIdError
from careerguide.search import index
from support.company import DAY, Texts, guide_of, pages_of, site_of
from support.people_factory import SITES, company, event, opening, story, volunteer

CONSENT = "consent: {given: 2026-01-01, until: 2026-11-01}"
NAMED = "leader: {role: senior, site: Pune, name: Maya Rao}"
PERSON = company(
    stories__one=story("agent", "senior", leader=CONSENT, more=NAMED, title="Mayas way", published="2025-12-01")
)


def everything(texts: Texts, today: dt.date) -> str:
    """Every page and the search index of a company on a day, as one text."""
    guide = guide_of(texts, today)
    pages = pages_of(guide).values()
    index_texts = (text for _, text in index.files(guide, index.entries(guide, pages, ())))
    return "\n".join([*(page.body + page.title + page.description for page in pages), *index_texts])


@pytest.mark.parametrize(
    ("today", "is_shown"), [("2025-12-31", False), ("2026-01-01", True), ("2026-11-01", True), ("2026-11-02", False)]
)
def test_a_person_is_shown_while_they_consent(today: str, is_shown: bool) -> None:
    """From the first day of consent to the last; outside these days, no page has the name or the story."""
    text = everything(PERSON, dt.date.fromisoformat(today))
    assert ("Maya" in text) == is_shown
    assert ("/stories/one/" in text) == is_shown


@pytest.mark.parametrize(("today", "is_shown"), [("2026-10-04", False), ("2026-10-05", True)])
@pytest.mark.parametrize("leader", [CONSENT, "sample: true"])
def test_a_story_is_shown_from_the_day_it_is_published(today: str, is_shown: bool, leader: str) -> None:
    """On no page before, also not by its address, though its person agreed months ago."""
    texts = company(stories__one=story("agent", "senior", leader=leader, title="Mayas way", published="2026-10-05"))
    day = dt.date.fromisoformat(today)
    assert ("Maya" in everything(texts, day)) == is_shown
    assert [path for path in site_of(guide_of(texts, day)).redirects if "stories" in path] == []


@pytest.mark.parametrize(
    ("today", "is_shown"), [("2025-12-31", False), ("2026-01-01", True), ("2026-11-01", True), ("2026-11-02", False)]
)
def test_a_page_that_names_a_story_shows_nothing_while_the_story_is_hidden(today: str, is_shown: bool) -> None:
    """Else the build of the day on which a consent ends would stop. A story that does not exist is still a mistake."""
    components = Components(guide_of(PERSON, dt.date.fromisoformat(today)))
    assert ("~/stories/one/" in components.story("one")) == is_shown
    with pytest.raises(UnknownIdError):
        components.story("two")


@pytest.mark.parametrize(("today", "address"), [("2025-12-31", []), ("2026-11-02", ["/stories/one/"])])
def test_the_address_of_a_story_redirects_only_after_it_was_on_the_site(today: str, address: list[str]) -> None:
    """Before its consent begins, nobody can have a link to it, and the redirect would tell its id."""
    assert list(site_of(guide_of(PERSON, dt.date.fromisoformat(today))).redirects) == address


def test_only_the_address_of_a_withdrawn_story_is_known() -> None:
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


def test_a_story_appears_on_the_pages_of_its_moves_and_roles() -> None:
    """On each of its moves and on their roles, newest first; of the other pages only that of components lists it."""
    pages = pages_of(guide_of(STEP))
    listed = ("/stories/", "/kit/", "/plan/", "/kiosk/", "/hr/components/")
    addresses = {
        address for address, page in pages.items() if "/stories/two/" in page.body and not address.startswith(listed)
    }
    assert addresses == {
        "/moves/agent/senior/",
        "/moves/senior/lead/",
        "/roles/agent/",
        "/roles/senior/",
        "/roles/lead/",
        "/tracks/support/",
        "/roles/manager/",  # its usual routes have these moves
    }
    assert [shown_story.id for shown_story in guide_of(STEP).people.by_move["agent", "senior"]] == ["two", "one"]


def test_stories_of_near_peers_come_first_on_a_page() -> None:
    """On the move from agent to senior, the lead's story comes before the manager's, though it is older."""
    texts = company(
        stories__high=story("agent", "senior", "lead", "manager", published="2026-10-30"),
        stories__near=story("agent", "senior", published="2026-01-05"),
    )
    pages = pages_of(guide_of(texts))
    for address in ("/moves/agent/senior/", "/roles/agent/"):
        assert pages[address].body.index("stories/near/") < pages[address].body.index("stories/high/")


def test_the_page_of_a_move_shows_setback_and_advice() -> None:
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


def test_the_page_of_a_closed_opening_says_that_it_is_closed() -> None:
    guide = guide_of(OPENINGS)
    page = pages_of(guide)["/openings/over/"]
    assert "This opening closed on 31 Oct 2026, UTC." in page.body
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
        if 'openings/b/"' in page.body and not address.startswith(("/openings/", "/kit/", "/boards/"))
    }
    assert listed == {"/roles/lead/", "/tracks/support/", "/moves/senior/lead/"}


@pytest.mark.parametrize(
    ("more", "available", "today", "is_shown"),
    [
        (", sample: true", "true", "2026-11-01", True),
        (", sample: true", "false", "2026-11-01", False),
        (", name: Ina, consent: {given: 2026-01-01, until: 2026-10-31}", "true", "2026-10-31", True),
        (", name: Ina, consent: {given: 2026-01-01, until: 2026-10-31}", "true", "2026-11-01", False),
    ],
)
def test_ambassadors_are_shown_while_available_and_with_consent(
    more: str, available: str, today: str, is_shown: bool
) -> None:
    texts = company(ambassadors=volunteer(more=more, available=available))
    pages = pages_of(guide_of(texts, dt.date.fromisoformat(today)))
    assert ['class="cg-asks__link"' in pages[address].body for address in ("/events/", "/roles/lead/")] == [
        is_shown
    ] * 2


def starts(first: str, repeats: str = "") -> list[str]:
    texts = company(sites=SITES, events=event(starts=f"{first} 10:00", more=repeats))
    (entry,) = guide_of(texts, dt.date(2026, 1, 1)).people.events
    return [f"{start:%Y-%m-%d}" for start in event_days.starts(entry)]


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
            ", repeats: {every: month, on: last day, until: 2027-04-30}",
            ["2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30"],
        ),
        (
            "2026-11-20",
            ", repeats: {every: month, count: 2, on: Third  Friday, until: 2027-06-01, except: [2027-01-15]}",
            ["2026-11-20", "2027-03-19", "2027-05-21"],
        ),
    ],
)
def test_events_repeat_by_weeks_or_months(first: str, repeats: str, days: list[str]) -> None:
    """A week is seven days; a month has a date, a last day or a weekday; excepted days are left out."""
    assert starts(first, repeats) == days


def test_events_are_in_order_of_their_next_start_without_past_events() -> None:
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
def test_the_week_changes_with_the_iso_week(day: str, iso: tuple[int, int]) -> None:
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
    """First one or two levels above the reader, then the reader's level, then the rest by distance."""
    assert sorted(order, key=lambda level: people.nearness(level, reader)) == order


def test_each_story_is_shown_for_one_week_in_turn() -> None:
    """A list of n stories takes n weeks; all days of a week have the same story; readers see only near peers."""
    monday = dt.date(2026, 11, 2)
    weeks = [monday + dt.timedelta(weeks=number) for number in range(5)]
    assert {people.of_the_week([2, 4, 6, 8, 10], day) for day in weeks} == {0, 1, 2, 3, 4}
    assert len({people.of_the_week([2, 4, 6], monday + dt.timedelta(days=number)) for number in range(7)}) == 1
    assert {people.of_the_week([10, 2, 3, 9], day, 1) for day in weeks} == {1, 2}
    assert people.of_the_week([], monday) is None


def test_the_story_of_the_week_is_on_the_home_page_and_in_the_kit() -> None:
    guide = guide_of(STEP)
    html = Components(guide).story_of_the_week()
    (id_,) = [id_ for id_ in ("one", "two") if f"~/stories/{id_}/" in html]
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
def test_the_rules_of_an_opening_override_the_policy(more: str, changes: dict[str, object]) -> None:
    (entry,) = guide_of(company(openings=opening(more=more))).people.openings.values()
    assert people.rules_of(POLICY, entry) == ALL | changes


def test_without_a_policy_only_the_rules_of_the_opening_apply() -> None:
    (entry,) = guide_of(company(openings=opening())).people.openings.values()
    assert isinstance(entry, Opening)
    assert people.rules_of(None, entry) == ALL | {"same": 0, "other": 0, "rating": "below", "warning": 0, "move": 0}


def test_an_event_has_the_local_time_of_its_site() -> None:
    texts = company(sites=SITES, events=event(site="lodz"))
    assert "Tue 10 Nov 2026, 10:00</time> Łódź time" in pages_of(guide_of(texts))["/events/"].body


def test_an_event_may_take_a_whole_day() -> None:
    texts = company(sites=SITES, events=event(starts="2026-11-10"))
    assert (
        '<time datetime="2026-11-10">Tue 10 Nov 2026</time>, the whole day</p>'
        in pages_of(guide_of(texts))["/events/"].body
    )
