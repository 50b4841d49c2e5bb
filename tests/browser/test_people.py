"""Stories, openings and who may apply: what the browser works out, and works out again on another day, without a new build."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest
import yaml
from careerguide import formatting
from careerguide.guide import dates, people
from careerguide.guide.guide import Guide
from careerguide.model import Eligibility, Opening, Policy
from playwright.sync_api import Locator, Page, Request, Route, expect
from support import web
from support.paths import FIXTURES
from support.pdf import page_count
from support.web import Open

CASES = yaml.safe_load((FIXTURES / "eligibility.yaml").read_text(encoding="utf-8"))
ASKED: dict[str, object] = {
    "role": "lead",
    "from": [],
    "same": 0,
    "other": 0,
    "rating": "below",
    "warning": 0,
    "move": 0,
}
AGENT: dict[str, object] = {"role": "agent", "sameTrack": True, "since": "2020-01-15", "rating": "meets", "warning": ""}

LAST = dt.date(2026, 12, 2)  # of web.OPENING
AFTER = LAST + dt.timedelta(days=1)
ZONES = ("UTC", "Asia/Manila", "America/Bogota")
NEXT_WEEK = web.NOON + dt.timedelta(days=1)  # a Monday
SHEETS = {
    "kit": "/kit/",
    "role's poster": web.KINDS["poster"],
    "opening's poster": web.OPENING + "poster/",
    "story's poster": web.STORY + "poster/",
    "huddle card": web.STORY + "card/",
}
POSTERS = [name for name in SHEETS if name.endswith("poster")]


# Rules of an opening


@pytest.fixture(scope="module")
def verdicts(look: Open) -> dict[str, dict[str, object]]:
    """What the script says to each case."""
    asked = [
        {
            "name": case["name"],
            "rules": rules(case),
            "person": person(case),
            "today": str(case["today"]),
            "closes": closes(case),
        }
        for case in CASES
    ]
    found: dict[str, dict[str, object]] = look("/404.html").evaluate(
        """async (cases) => {
          const {ruleResults: answers, verdict} = await import("/assets/careerguide/lib/eligibility.js");
          return Object.fromEntries(cases.map(({name, rules, person, today, closes}) => {
            const {eligible, from, text: said} = verdict(rules, person, today, closes);
            const lines = answers(rules, person, today);
            const open = lines.filter((line) => !line.met).map((line) => line.rule);
            return [name, {eligible, from, open, late: said.includes("closes before that"), said, lines: lines.map((line) => line.text)}];
          }));
        }""",
        asked,
    )
    return found


def rules(case: dict[str, dict[str, object]]) -> dict[str, object]:
    """What an opening asks: as the case has it, or the opening's own rules and the policy's."""
    if "opening" not in case:
        return ASKED | case["rules"]
    asks = {**ASKED, **case.get("policy", {})}
    policy = SimpleNamespace(
        months_in_role_same_track=asks["same"],
        months_in_role_other_track=asks["other"],
        last_rating=asks["rating"],
        months_since_warning=asks["warning"],
        months_since_move=asks["move"],
    )
    opening = SimpleNamespace(role="lead", eligibility=Eligibility.model_validate(case["opening"]))
    return people.rules_of(cast("Policy", policy) if "policy" in case else None, cast("Opening", opening))


def person(case: dict[str, dict[str, object]]) -> dict[str, object]:
    """What a person says of themselves, days as text."""
    return {
        key: str(value) if isinstance(value, dt.date) else value
        for key, value in (AGENT | case.get("person", {})).items()
    }


def closes(case: dict[str, object]) -> str:
    return str(case.get("closes", "2099-12-31"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_who_may_apply_and_from_when(case: dict[str, object], verdicts: dict[str, dict[str, object]]) -> None:
    found = verdicts[str(case["name"])]
    expected = {
        "eligible": case["eligible"],
        "from": str(case["from"]),
        "open": case["open"],
        "late": case.get("late", False),
    }
    assert {key: found[key] for key in expected} == expected
    if found["from"] and not found["eligible"]:
        assert formatting.day(dt.date.fromisoformat(str(found["from"]))) in str(found["said"])


def test_there_are_cases_enough() -> None:
    assert len({case["name"] for case in CASES}) == len(CASES) >= 36


def fill(page: Page, role: str = "", since: str = "", rating: str = "meets expectations", warning: str = "") -> Locator:
    """Answer the questions of an opening; the live region."""
    page.get_by_label("Your role now").select_option(role or "choose your role")
    page.get_by_label("In this role since").fill(since)
    page.get_by_label("Last rating").select_option(rating)
    page.get_by_label("If you had a warning").fill(warning)
    return page.locator("eligibility-check").get_by_role("status")


SENIOR = "Senior Customer Support Executive"
DESK = "/openings/service-desk-manager-gurugram-2026-11/"  # no rules of its own: the policy's, up to 26 March 2027
LATE = " This opening closes before that; the role may be open again."
NOT_BY_WAITING = "Not yet, and waiting will not change it. The condition below is not met."


@pytest.mark.parametrize(
    ("address", "said", "answers"),
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
def test_the_form_of_an_opening_answers(address: str, said: str, answers: dict[str, str], look: Open) -> None:
    """On 22 November 2026, in a region that is read out."""
    page = web.settle(look(address))
    region = fill(page, **answers)
    if not said:
        expect(region).to_be_empty()
        return
    expect(region.locator("p")).to_have_text(said)
    lines = region.locator("li").all_inner_texts()
    assert all(line.startswith("✓") for line in lines) == said.startswith("Yes")
    assert len(lines) >= 2


def test_each_rule_has_its_line(look: Open) -> None:
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


def test_what_is_typed_into_the_form_is_kept_and_sent_nowhere(visit: Open) -> None:
    page = web.settle(visit(web.OPENING))
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    region = fill(page, role=SENIOR, since="2025-11-23", rating="exceeds expectations", warning="2026-01-31")
    expect(region).to_contain_text("From 23 Nov 2026.")
    page.get_by_label("In this role since").press("Enter")
    page.wait_for_load_state("networkidle")
    kept = page.evaluate(
        "async () => [{...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases(), location.href]"
    )
    assert (kept[:4], kept[4].endswith(web.OPENING)) == ([{}, {}, "", []], True)
    assert (page.context.cookies(), asked) == ([], [])
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
    page.keyboard.type("22112025")
    expect(page.locator("eligibility-check").get_by_role("status")).to_contain_text("Yes. You can apply today.")
    web.press_until(page, ".cg-apply")
    expect(page.locator(":focus")).to_be_in_viewport()


# The same figures in both languages


def days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    while first <= last:
        yield first
        first += dt.timedelta(days=1)


def test_months_are_added_as_the_build_adds_them(look: Open) -> None:
    """Every day of sixteen months with a leap day among them, by six counts."""
    asked = [
        (day, count) for day in days(dt.date(2023, 12, 1), dt.date(2025, 3, 31)) for count in (0, 1, 6, 12, 18, 24)
    ]
    found = look("/404.html").evaluate(
        "async (asked) => { const {addMonths} = await import('/assets/careerguide/lib/days.js'); return asked.map(([day, count]) => addMonths(day, count)); }",
        [(str(day), count) for day, count in asked],
    )
    assert len(asked) == 487 * 6
    wrong = [
        (day, count, told)
        for (day, count), told in zip(asked, found, strict=True)
        if told != str(dates.add_months(day, count))
    ]
    assert wrong == []


def test_weeks_are_counted_as_the_build_counts_them(look: Open) -> None:
    asked = [
        *days(dt.date(1969, 12, 20), dt.date(1970, 1, 10)),
        *days(dt.date(2024, 1, 1), dt.date(2029, 1, 15)),
        dt.date(2400, 2, 29),
    ]
    found = look("/404.html").evaluate(
        "async (asked) => { const {week} = await import('/assets/careerguide/lib/days.js'); return asked.map(week); }",
        [str(day) for day in asked],
    )
    assert dict(zip(asked, found, strict=True)) == {day: people.week(day) for day in asked}
    starts = [day for day in asked[23:-1] if people.week(day) != people.week(day - dt.timedelta(days=1))]
    assert {day.isoweekday() for day in starts} == {1}


def test_days_are_written_as_the_build_writes_them(look: Open) -> None:
    asked = list(days(dt.date(2027, 12, 20), dt.date(2028, 3, 5)))
    found = look("/404.html").evaluate(
        "async (asked) => { const {dayInWords} = await import('/assets/careerguide/lib/days.js'); return asked.map(dayInWords); }",
        [str(day) for day in asked],
    )
    assert found == [formatting.day(day) for day in asked]


@pytest.mark.parametrize(
    ("told", "reader", "far"),
    [
        (2, 1, 0),
        (3, 1, 0),
        (4, 1, 3),
        (9, 1, 8),
        (1, 1, 1),
        (1, 2, 2),
        (1, 9, 9),
        (10, 8, 0),
        (10, 9, 0),
        (10, 10, 1),
        (7, 4, 3),
    ],
)
def test_one_or_two_rungs_above_is_nearest(told: int, reader: int, far: int, look: Open) -> None:
    """Then one's own level, then those further off."""
    script = "async ([told, reader]) => (await import('/assets/careerguide/lib/near-peers.js')).nearness(told, reader)"
    assert look("/404.html").evaluate(script, [told, reader]) == people.nearness(told, reader) == far


LEVELS: list[list[int]] = [
    [],
    [3],
    [9, 9],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    [6, 2, 6, 3, 2, 9],
    [10, 8, 7],
    [4, 4, 4, 5, 1, 1],
]


def test_the_story_of_a_week_is_the_builds(look: Open) -> None:
    """Lists of levels, weeks from one year into the next, and readers of every level and of none."""
    weeks = [web.DAY + dt.timedelta(days=number) for number in (0, 1, 8, 15, 22, 29, 36, 43, 50, 57, 364)]
    asked = [(levels, day, reader) for levels in LEVELS for day in weeks for reader in (None, *range(1, 11))]
    found = look("/404.html").evaluate(
        """async (asked) => {
          const {nearness, ofTheWeek} = await import("/assets/careerguide/lib/near-peers.js");
          const far = Array.from({length: 100}, (_, number) => nearness(Math.floor(number / 10) + 1, number % 10 + 1));
          return {far, places: asked.map(([levels, day, reader]) => ofTheWeek(levels, day, reader))};
        }""",
        [(levels, str(day), reader) for levels, day, reader in asked],
    )
    assert found["far"] == [people.nearness(told, reader) for told in range(1, 11) for reader in range(1, 11)]
    places = [people.of_the_week(*one) for one in asked]
    assert found["places"] == [-1 if place is None else place for place in places]


# The last day of an opening


def moment(day: dt.date, clock: str, zone: str) -> dt.datetime:
    return dt.datetime.combine(day, dt.time.fromisoformat(clock), ZoneInfo(zone))


MOMENTS = [
    pytest.param(day, clock, zone, id=f"{zone} {day} {clock}")
    for zone in ZONES
    for day, clock in ((LAST, "00:01"), (LAST, "23:59"), (AFTER, "00:01"), (AFTER, "12:00"))
]


@pytest.mark.parametrize(("day", "clock", "zone"), MOMENTS)
def test_an_opening_is_shown_to_its_last_minute_and_no_longer(
    day: dt.date, clock: str, zone: str, visit: Open, server: web.Served
) -> None:
    """On the reader's own clock; the site is the one that was built in November."""
    page = visit("/404.html", now=moment(day, clock, zone), timezone_id=zone)
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
    page.goto(server.url(web.OPENING))
    if shown:
        expect(page.locator("opening-clock .cg-left")).to_have_text("Closes today.")
        expect(page.get_by_role("link", name="Apply by 2 Dec 2026")).to_be_visible()
        expect(page.get_by_label("Your role now")).to_be_visible()
    else:
        expect(page.locator("opening-clock .cg-notice")).to_contain_text("This opening has closed.")
        expect(page.locator(".cg-apply, a[href^='https://jobs.example.internal/']")).to_have_count(0)
        expect(page.locator("eligibility-check form")).to_have_count(0)


@pytest.mark.parametrize(
    ("day", "said"),
    [(web.DAY, "Closes in 10 days."), (LAST - dt.timedelta(days=1), "Closes in 1 day."), (LAST, "Closes today.")],
)
def test_an_opening_counts_its_days(day: dt.date, said: str, visit: Open) -> None:
    page = visit(web.OPENING, now=moment(day, "23:59", "Asia/Manila"), timezone_id="Asia/Manila")
    expect(page.locator("opening-clock .cg-left")).to_have_text(said)


@pytest.mark.parametrize(("day", "count", "open_"), [(LAST, "1 opening", True), (AFTER, "0 openings", False)])
def test_a_roles_page_counts_what_is_left(day: dt.date, count: str, open_: bool, visit: Open) -> None:
    page = visit("/roles/team-leader/", now=moment(day, "12:00", "UTC"))
    expect(page.locator(".cg-now-here a").first).to_have_text(count)
    expect(page.get_by_text("Nothing is open for this role today.")).to_be_visible(visible=not open_)


@pytest.mark.parametrize(("day", "said"), [(LAST, "1 opening one step away"), (AFTER, "0 openings one step away")])
def test_the_chooser_counts_what_is_left(day: dt.date, said: str, visit: Open, guide: Guide) -> None:
    """From a role whose only open step is this one."""
    ends = {opening.role for opening in guide.people.openings.values() if opening.closes > LAST}
    role = next(
        move.start
        for move in guide.moves_to["team-leader"]
        if not ends & {on.end.id for on in guide.moves_from[move.start.id]}
    )
    page = visit("/", now=moment(day, "12:00", "UTC"))
    page.get_by_label("I am a").select_option(role.title)
    expect(page.locator(".cg-iam__said")).to_contain_text(said)


def test_when_all_have_closed_the_lists_say_so(visit: Open, server: web.Served) -> None:
    page = visit("/openings/", now=dt.datetime(2031, 1, 1, 12, tzinfo=dt.UTC))
    expect(page.get_by_text("All openings in this list have closed.")).to_be_visible()
    expect(page.locator(".cg-filter")).to_have_count(0)
    page.goto(server.url("/"))
    expect(page.get_by_text("Nothing is open today.")).to_be_visible()


@pytest.mark.parametrize("late", ["open-list.js", "filter-list.js", None])
def test_what_has_closed_is_not_counted(late: str | None, visit: Open, guide: Guide) -> None:
    """Whichever of the two scripts comes first."""
    page = visit("/404.html", now=moment(AFTER, "12:00", "UTC"))
    held: list[Route] = []
    if late:
        page.route(f"**/{late}*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright takes no built-in method
    page.goto(page.url.replace("404.html", "openings/"))
    if late:
        other = ({"open-list", "filter-list"} - {late.removesuffix(".js")}).pop()
        page.wait_for_function("(name) => Boolean(customElements.get(name))", arg=other)
        held[0].continue_()
    left = [opening for opening in guide.people.openings.values() if opening.closes > LAST]
    expect(page.locator(".cg-filter").get_by_role("status")).to_have_text(f"{len(left)} openings")
    sites = choice(page, "Site").locator("option").all_inner_texts()
    assert sites == ["any", *sorted({opening.site for opening in left})]


# The story of the week


def told(guide: Guide, day: dt.date, reader: int | None = None) -> str:
    """Whose turn it is, by the build's own reckoning."""
    stories = [guide.people.stories[id_] for id_ in sorted(guide.people.stories)]
    place = people.of_the_week([guide.roles[story.leader.role].level for story in stories], day, reader)
    assert place is not None
    return stories[place].id


def watch(page: Page) -> list[str]:
    """Requests for the list of stories, from now on."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("/api/v1/stories.json"):
            asked.append(request.url)

    page.on("request", note)
    return asked


def expect_story(page: Page, guide: Guide, id_: str) -> None:
    """The card is that story's, all of it, and leads there."""
    story = guide.people.stories[id_]
    card = page.locator("story-of-the-week [data-story]")
    expect(card).to_have_attribute("data-story", id_)
    expect(card.locator("blockquote")).to_have_text(story.quote)
    expect(card.locator(".cg-story__who")).to_contain_text(
        f"{guide.roles[story.leader.role].title} in {story.leader.site}"
    )
    expect(card.get_by_role("link")).to_have_text(story.title)
    assert card.get_by_role("link").evaluate("(link) => link.pathname") == f"/stories/{id_}/"


@pytest.mark.parametrize("day", [web.DAY - dt.timedelta(days=6), web.DAY])
def test_in_the_week_of_the_build_its_story_stays_and_nothing_is_asked(day: dt.date, visit: Open, guide: Guide) -> None:
    page = visit("/404.html", now=moment(day, "12:00", "UTC"))
    asked = watch(page)
    page.goto(page.url.replace("404.html", ""), wait_until="networkidle")
    web.settle(page)
    expect_story(page, guide, told(guide, web.DAY))
    assert asked == []


@pytest.mark.parametrize("weeks", range(1, 4))
def test_another_week_has_another_story(weeks: int, visit: Open, guide: Guide) -> None:
    now = NEXT_WEEK + dt.timedelta(weeks=weeks - 1)
    page = visit("/", now=now)
    assert told(guide, now.date()) != told(guide, web.DAY)
    expect_story(page, guide, told(guide, now.date()))
    page.locator("story-of-the-week a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(guide.people.stories[told(guide, now.date())].title)


@pytest.mark.parametrize(("zone", "monday"), [("Asia/Manila", True), ("America/Bogota", False)])
def test_the_week_begins_on_the_readers_own_monday(zone: str, monday: bool, visit: Open, guide: Guide) -> None:
    """At 20:00 UTC on Sunday it is Monday in Manila, not yet in Bogota."""
    page = visit("/", now=dt.datetime(2026, 11, 22, 20, tzinfo=dt.UTC), timezone_id=zone)
    web.settle(page)
    expect_story(page, guide, told(guide, web.DAY + dt.timedelta(days=monday)))


@pytest.mark.parametrize("now", [web.NOON, NEXT_WEEK])
@pytest.mark.parametrize(
    ("title", "level"), [("Customer Support Executive", 1), ("Accounts Associate", 1), ("Team Leader", 4)]
)
def test_who_says_what_they_are_hears_a_near_peer(
    title: str, level: int, now: dt.datetime, visit: Open, guide: Guide
) -> None:
    """One or two rungs above; setting the choice back gives the week's own story."""
    page = visit("/", now=now)
    asked = watch(page)
    page.get_by_label("I am a").select_option(title)
    near = told(guide, now.date(), level)
    expect_story(page, guide, near)
    assert guide.roles[guide.people.stories[near].leader.role].level - level in {1, 2}
    page.get_by_label("I am a").select_option("choose your role")
    expect_story(page, guide, told(guide, now.date()))
    assert len(asked) <= 1


@pytest.mark.parametrize(
    ("held_back", "now"), [("story-of-the-week.js", web.NOON), ("stories.json", web.NOON), ("stories.json", NEXT_WEEK)]
)
def test_a_choice_before_all_has_come_counts(held_back: str, now: dt.datetime, visit: Open, guide: Guide) -> None:
    """On a thin line the reader may be faster than the script, or than the list."""
    page = visit("/404.html", now=now)
    held: list[Route] = []
    page.route(f"**/{held_back}*", lambda route: held.append(route))  # noqa: PLW0108 - Playwright takes no built-in method
    with page.expect_request(f"**/{held_back}*"):
        page.goto(page.url.replace("404.html", ""), wait_until="commit")
        page.get_by_label("I am a").select_option("Accounts Associate")
    expect(page.locator(".cg-iam__said")).to_contain_text("one step away")
    expect_story(page, guide, told(guide, web.DAY))
    held[0].continue_()
    expect_story(page, guide, told(guide, now.date(), 1))
    assert len(held) == 1


def test_without_script_the_builds_own_story_stays(visit: Open, guide: Guide) -> None:
    expect_story(visit("/", now=NEXT_WEEK, java_script_enabled=False), guide, told(guide, web.DAY))


def test_without_the_list_the_builds_own_story_stays(visit: Open, guide: Guide) -> None:
    page = visit("/404.html", now=NEXT_WEEK)
    page.route("**/stories.json", lambda route: route.fulfill(status=404))
    page.goto(page.url.replace("404.html", ""), wait_until="networkidle")
    expect_story(page, guide, told(guide, web.DAY))


# Lists with choices


def shown(page: Page) -> list[str]:
    """The entries that are seen, by the last part of their address."""
    links = page.locator("filter-list li h2 a")
    found: list[str] = links.evaluate_all(
        "(links) => links.filter((a) => a.checkVisibility()).map((a) => a.pathname.split('/').at(-2))"
    )
    return found


def said(page: Page) -> Locator:
    return page.locator(".cg-filter").get_by_role("status")


def choice(page: Page, label: str) -> Locator:
    return page.get_by_role("combobox", name=label, exact=True)


def stories_of(guide: Guide, site: str) -> set[str]:
    return {story.id for story in guide.people.stories.values() if story.leader.site == site}


@pytest.mark.parametrize(
    ("address", "choices", "state", "wanted"),
    [
        ("/stories/", {"Track": "Quality Assurance"}, "#track=Quality+Assurance", {"from-the-phones-to-quality"}),
        (
            "/stories/",
            {"Track": "Sales", "Site": "Bogota"},
            "#track=Sales&site=Bogota",
            {"from-bank-support-to-a-sales-team"},
        ),
        (
            "/stories/",
            {"Move": "Quality Analyst to Quality Lead"},
            "#move=Quality+Analyst+to+Quality+Lead",
            {"from-the-phones-to-quality"},
        ),
        ("/stories/", {"Track": "Quality Assurance", "Site": "Bogota"}, "#track=Quality+Assurance&site=Bogota", set()),
        ("/stories/", {"Role": "Vice President"}, "#role=Vice+President", {"from-the-phones-to-a-region"}),
        ("/openings/", {"Shift": "Night shifts"}, "#shift=Night+shifts", {"team-leader-manila-2026-11"}),
        (
            "/openings/",
            {"Client": "Travel"},
            "#line=Travel",
            {"process-trainer-cebu-2026-11", "operations-manager-cebu-2026-11"},
        ),
        ("/openings/", {"Site": "Pune", "Client": "Travel"}, "#site=Pune&line=Travel", set()),
    ],
)
def test_a_choice_narrows_the_list_and_stands_in_the_address(
    address: str, choices: dict[str, str], state: str, wanted: set[str], visit: Open, server: web.Served
) -> None:
    page = web.settle(visit(address))
    everything = shown(page)
    one, many = ("story", "stories") if address == "/stories/" else ("opening", "openings")
    expect(said(page)).to_have_text(f"{len(everything)} {many}")
    for label, value in choices.items():
        choice(page, label).select_option(value)
    count = (
        f"{len(wanted)} {one if len(wanted) == 1 else many}"
        if wanted
        else f'No {many} for these choices. Set one of them to "any".'
    )
    expect(said(page)).to_have_text(count)
    assert (set(shown(page)), page.url) == (wanted, server.url(address) + state)
    other = page.context.new_page()
    other.goto(page.url)
    web.settle(other)
    assert set(shown(other)) == wanted
    assert {label: choice(other, label).input_value() for label in choices} == choices
    for label in choices:
        choice(page, label).select_option("any")
    expect(said(page)).to_have_text(f"{len(everything)} {many}")
    assert (shown(page), page.url) == (everything, server.url(address))


def test_back_keeps_the_choice_and_leads_out_of_the_list(visit: Open, server: web.Served, guide: Guide) -> None:
    page = visit("/")
    page.goto(server.url("/stories/"))
    web.settle(page)
    for site in ("Cebu", "Pune"):
        choice(page, "Site").select_option(site)
    page.locator("filter-list li:not([hidden]) h2 a").first.click()
    page.wait_for_url("**/stories/*/")
    page.go_back()
    web.settle(page)
    assert set(shown(page)) == stories_of(guide, "Pune")
    expect(choice(page, "Site")).to_have_value("Pune")
    page.go_back()
    assert page.url == server.url("/")


def test_another_choice_typed_into_the_address_is_taken_and_back_takes_it_away(visit: Open, guide: Guide) -> None:
    page = web.settle(visit("/stories/"))
    page.evaluate("location.hash = 'site=Cebu'")
    expect(said(page)).to_have_text(f"{len(stories_of(guide, 'Cebu'))} stories")
    page.go_back()
    expect(said(page)).to_have_text(f"{len(guide.people.stories)} stories")
    page.go_forward()
    expect(choice(page, "Site")).to_have_value("Cebu")


@pytest.mark.parametrize(
    "state",
    [
        "site=Atlantis",
        "colour=red",
        "site",
        "=&&=",
        "%E0%A4%A",
        "__proto__=x&constructor=y",
        "site=%3Cimg%20src%3Dx%3E",
        "content",
    ],
)
@pytest.mark.parametrize("address", ["/stories/", "/openings/"])
def test_unknown_values_in_the_address_do_no_harm(address: str, state: str, visit: Open, server: web.Served) -> None:
    page = visit("/404.html")
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(server.url(f"{address}#{state}"))
    web.settle(page)
    assert len(shown(page)) == page.locator("filter-list li h2 a").count() >= 12
    assert {select.input_value() for select in page.locator(".cg-filter select").all()} == {""}
    assert faults == []


@pytest.mark.parametrize(("address", "place"), [("/stories/", "Pune"), ("/openings/", "Krakow")])
def test_a_list_by_keyboard_alone_at_320(address: str, place: str, visit: Open) -> None:
    page = web.settle(visit(address, width=320))
    web.press_until(page, ".cg-filter select")
    while choice(page, "Site").evaluate(
        "(select) => select !== document.activeElement && document.activeElement.matches('.cg-filter *')"
    ):
        page.keyboard.press("Tab")
    expect(choice(page, "Site")).to_be_focused()
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.type(place)
    expect(choice(page, "Site")).to_have_value(place)
    expect(said(page)).to_have_text(re.compile(r"^[1-9] (story|stories|opening|openings)$"))
    web.press_until(page, "filter-list h2 a")
    first = shown(page)[0]
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}{first}/")


# Paper


@pytest.mark.parametrize(("name", "format_"), [*((name, "A4") for name in SHEETS), *((name, "A3") for name in POSTERS)])
def test_one_sheet_of_paper(name: str, format_: str, visit: Open) -> None:
    page = web.settle(visit(SHEETS[name]))
    assert page_count(page.pdf(format=format_)) == 1


@pytest.mark.parametrize("format_", ["A4", "A3"])
def test_the_longest_words_fit_one_sheet_too(format_: str, visit: Open, server: web.Served, guide: Guide) -> None:
    stories = guide.people.stories.values()
    longest = {
        f"/stories/{max(stories, key=lambda story: len(story.quote)).id}/poster/",
        f"/stories/{max(stories, key=lambda story: len(story.journey)).id}/poster/",
        f"/stories/{max(stories, key=lambda story: len(story.huddle)).id}/card/",
        f"/roles/{max(guide.roles.values(), key=lambda role: len(role.title)).id}/poster/",
        f"/roles/{max(guide.roles.values(), key=lambda role: len(role.summary)).id}/poster/",
    }
    page = visit("/404.html")
    found = {}
    for address in longest:
        page.goto(server.url(address))
        found[address] = page_count(page.pdf(format=format_))
    assert found == dict.fromkeys(longest, 1)


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "kit"])
def test_the_code_is_on_the_sheet_and_what_is_for_the_screen_is_not(name: str, visit: Open) -> None:
    """As long as a hand on the wall's, 25 mm on the card that is held in one."""
    page = visit(SHEETS[name], width=718, height=1010)
    page.emulate_media(media="print")
    code = page.locator(".cg-qr svg")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= (50 if name in POSTERS else 25) / 25.4 * 96 - 1
    assert box["y"] + box["height"] <= 1010
    expect(page.locator(".cg-address")).to_have_text(f"http://{web.HOST}{re.sub('(poster|card)/$', '', SHEETS[name])}")
    for found in page.locator(".cg-screen, .cg-header, .cg-footer").all():
        expect(found).to_be_hidden()
