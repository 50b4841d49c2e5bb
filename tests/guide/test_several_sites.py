"""Openings at several sites, with several shifts, and without a last day: the same answer in every place."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from careerguide import formatting, rules
from careerguide.loading.data_folder import load
from careerguide.model import Opening
from careerguide.model.base import UNTIL_FILLED
from support.company import DAY, Texts, data_files_of, files_of, guide_at, guide_of, pages_of, write
from support.javascript import call
from support.moments import instant
from support.people_factory import SITES, company

SEVERAL = "sites: [Manila, Łódź, Kingston]"


def opening(place: str = "site: Pune", shift: str = "day", closes: str = "2026-11-20", more: str = "") -> str:
    return (
        f"- {{id: lead-2026, role: lead, {place}, shift: {shift}, seats: 2, opens: 2026-10-20, closes: {closes}, "
        f"apply: 'https://jobs.example/lead', contact: Hiring desk{more}}}\n"
    )


def texts_of(entry: str) -> Texts:
    return company(sites=SITES, openings=entry)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def problems_of(entry: str, folder: Path) -> list[str]:
    loaded = load(write(texts_of(entry), folder / "data"))
    return [f"{problem.code}: {problem.message}" for problem in rules.faults(loaded)]


# Kingston is 5 hours behind UTC, Manila 8 before it, and Łódź 1: the day lasts longest in Kingston.
@pytest.mark.parametrize(
    ("moment", "shown", "open_"),
    [
        ("2026-10-19T15:59Z", False, False),
        ("2026-10-19T16:00Z", True, True),  # midnight in Manila: open there, and not yet elsewhere
        ("2026-11-20T16:00Z", True, True),  # over in Manila
        ("2026-11-20T23:00Z", True, True),  # over in Łódź too
        ("2026-11-21T04:59Z", True, True),
        ("2026-11-21T05:00Z", True, False),  # over in Kingston too
    ],
)
def test_it_is_open_while_its_day_lasts_at_one_of_its_sites(moment: str, shown: bool, open_: bool) -> None:
    people = guide_at(texts_of(opening(SEVERAL)), instant(moment)).people
    assert (bool(people.openings or people.closed), bool(people.openings)) == (shown, open_)


@pytest.mark.parametrize(
    ("listed", "moment", "sites"),
    [
        ("", "2026-10-19T23:59Z", []),
        ("", "2026-10-20T00:00Z", ["Pune"]),
        ("", "2026-12-20T00:00Z", ["Pune"]),  # its page says that it has closed
        ("- {id: pune, title: Pune, country: India, zone: UTC}\n", "2026-10-19T23:59Z", ["Pune"]),
    ],
)
def test_a_site_is_told_if_a_file_lists_it_or_a_shown_entry_names_it(
    listed: str, moment: str, sites: list[str]
) -> None:
    guide = guide_at(company(**({"sites": listed} if listed else {}), openings=opening()), instant(moment))
    assert [site.title for site in guide.sites.values()] == sites
    assert [site["title"] for site in json.loads(str(data_files_of(guide)["api/v1/sites.json"]))] == sites


def test_its_pages_name_the_sites_and_say_when_it_closes() -> None:
    guide = guide_of(texts_of(opening(SEVERAL, "[night, day]")))
    pages = pages_of(guide)
    page = pages["/openings/lead-2026/"]
    assert page.title == "Lead, Manila, Łódź and Kingston"
    assert page.description == "2 seats, closes 20 Nov 2026, local time at each site."
    text = words(page.body)
    assert "Shifts Night or day" in text
    assert "Sites Manila, Łódź, Kingston" in text
    assert "Closes 20 Nov 2026 local time at each site" in text
    assert "Apply by 20 Nov 2026 (local time at each site)" in text
    assert 'data-zone="Asia/Manila Europe/Warsaw America/Jamaica"' in page.body
    board = pages["/openings/"].body
    assert 'data-site="Manila|Łódź|Kingston"' in board
    assert 'data-shift="Night shifts|Day shifts"' in board
    assert "Opening in Manila, Łódź and Kingston" in words(pages["/openings/lead-2026/poster/"].body)


@pytest.mark.parametrize(
    ("count", "names"), [(1, "A"), (2, "A and B"), (3, "A, B and C"), (4, "A, B and 2 more sites")]
)
def test_a_title_names_few_sites(count: int, names: str) -> None:
    sites = list(guide_of(texts_of(opening())).sites.values())[:count]
    named = [site.model_copy(update={"title": letter}) for site, letter in zip(sites, "ABCD", strict=False)]
    assert formatting.place_names(named) == names


def test_the_browser_takes_the_site_where_it_is_earliest() -> None:
    zones = ["Pacific/Auckland", "Asia/Manila", "America/Jamaica"]
    each = call("lib/days", "today", [[zone] for zone in zones])
    assert call("lib/days", "today", [[" ".join(zones)], [f"No/Zone {zones[0]}"]]) == [min(each), each[0]]


def test_feeds_search_and_api_know_all_sites() -> None:
    guide = guide_of(texts_of(opening(SEVERAL, "[day, flexible]")))
    files = files_of(guide, "https://guide.example/")
    assert (
        "2 seats, day or flexible shifts, closes 20 Nov 2026, local time at each site." in files["feeds/openings.xml"]
    )
    (entry,) = json.loads(files["api/v1/openings.json"])
    assert (entry["sites"], entry["shift"], entry["zone"]) == (
        ["manila", "lodz", "kingston"], ["day", "flexible"], "Asia/Manila",
    )  # fmt: skip
    assert [place["site"] for place in entry["places"]] == ["manila", "lodz", "kingston"]
    assert json.loads(files["api/v1/graph.json"])["openings"][0][2] == "Asia/Manila Europe/Warsaw America/Jamaica"


def test_one_site_and_one_shift_stay_texts_in_the_api() -> None:
    (entry,) = json.loads(data_files_of(guide_of(texts_of(opening())))["api/v1/openings.json"])
    assert (entry["site"], entry["shift"], entry["closes"], entry["zone"]) == (
        "pune", "day", "2026-11-20", "Asia/Kolkata",
    )  # fmt: skip
    assert "places" not in entry
    assert entry.get("sites") in (None, [])


@pytest.mark.parametrize("closes", ["until-filled", "until filled", "Until filled", "until_filled"])
def test_until_filled_is_open_on_every_day(closes: str) -> None:
    texts = texts_of(opening(closes=closes))
    for moment in ("2026-10-20T12:00Z", "2030-01-01T12:00Z"):
        guide = guide_at(texts, instant(moment))
        (entry,) = guide.people.openings.values()
        assert entry.closes == UNTIL_FILLED
        assert entry.until_filled


def test_no_place_gives_a_day_for_until_filled() -> None:
    guide = guide_of(texts_of(opening(closes="until-filled")))
    pages, files = pages_of(guide), files_of(guide, "https://guide.example/")
    text = words(pages["/openings/lead-2026/"].body)
    assert "Closes Open until filled" in text
    assert "Apply now" in text
    assert pages["/openings/lead-2026/"].description == "2 seats, open until filled."
    assert "Open until filled" in words(pages["/openings/"].body)
    assert "2 seats, day shifts, open until filled." in files["feeds/openings.xml"]
    assert json.loads(files["api/v1/openings.json"])[0]["closes"] == "until-filled"
    everything = "".join([*(page.body for page in pages.values()), *files.values()])
    assert "9999-12" not in everything
    assert "closes until-filled" not in everything


def test_openings_without_a_last_day_come_last() -> None:
    entries = opening(closes="until-filled").replace("lead-2026", "a") + opening().replace("lead-2026", "b")
    assert list(guide_of(texts_of(entries)).people.openings) == ["b", "a"]


def test_scripts_treat_until_filled_as_open_and_give_no_reminder() -> None:
    saved = [
        {"id": "a", "title": "Lead", "closes": "until-filled"},
        {"id": "b", "title": "Agent", "closes": "2099-01-01"},
    ]
    person = {"actions": [], "goals": [], "next": "", "openings": saved}
    ((*_, only),) = [call("my/reminders", "reminders", [[person, "2026-11-01"]])[0]]
    assert (only["id"], only["due"]) == ("opening-b", "2099-01-01")
    assert call("lib/days", "isOpen", [["until-filled", "Asia/Manila"], ["2020-01-01", "Asia/Manila"]]) == [True, False]


def test_a_sample_that_is_open_until_filled_moves_with_the_week() -> None:
    texts = texts_of(opening(closes="until-filled", more=", sample: true"))
    (entry,) = guide_at(texts, instant("2027-06-01T12:00Z")).people.openings.values()
    assert (entry.closes, entry.opens > DAY) == (UNTIL_FILLED, True)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            opening("sites: []"),
            "missing-key: `site` is missing. Each opening needs one, or `sites: [...]` for several.",
        ),
        (opening("site: Pune, sites: [Manila]"), "not-a-choice: Write either `site`, for one site, or `sites: [...]`"),
        (opening("site: [Pune, Manila]"), "not-text: `site` is a list; it is one site. For several, write `sites:"),
        (opening("sites: [Pune, Manilla]"), "unknown-site: There is no site `Manilla`. Did you mean `manila`?"),
        (opening(shift="[day, nite]"), "not-a-choice: `shift` is `nite`. Allowed: day, rotating, night, flexible. Did"),
        (opening(shift="[]"), "empty-value: `shift` has no value."),
        (opening(closes="until-filed"), "or until-filled. Did you mean `until-filled`?"),
        (opening(closes="2026-13-40"), "not-a-date: `closes` is `2026-13-40`; write a date that exists"),
    ],
)
def test_a_mistake_is_said_with_what_is_allowed(entry: str, message: str, tmp_path: Path) -> None:
    (problem,) = problems_of(entry, tmp_path)
    assert message in problem


def test_an_opening_that_is_open_for_long_is_reported_until_somebody_looks(tmp_path: Path) -> None:
    policy = (
        "months_in_role_same_track: 12\nmonths_in_role_other_track: 12\nlast_rating: meets\nmonths_since_warning: 6\n"
        "months_since_move: 12\nposting_open_days: {days}\nrelease_within_months: 2\nmanager: informed\n"
        "feedback: You hear in a week.\n"
    )
    for days, reported in ((11, True), (12, False)):  # it opened 12 days before the day of the test
        texts = texts_of(opening(closes="until-filled")) | {"policy.yaml": policy.format(days=days)}
        codes = {problem.code for problem in rules.check(load(write(texts, tmp_path / str(days) / "data")), DAY)}
        assert ("open-too-long" in codes) == reported


def test_a_site_that_is_renamed_is_renamed_in_lists_too() -> None:
    sites = SITES.replace("{id: manila, title: Manila", "{id: cebu, title: Cebu, formerly: [manila]")
    guide = guide_of(company(sites=sites, openings=opening("sites: [cebu, Łódź]")))
    (entry,) = guide.people.openings.values()
    assert isinstance(entry, Opening)
    assert entry.places == ("cebu", "lodz")
