"""Health of the guide: each check has exactly the right findings."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from careerguide import formatting
from careerguide.cli import main
from careerguide.guide import health
from careerguide.guide.findings import Finding
from careerguide.guide.guide import Guide
from careerguide.pages.page import Page, Settings
from click.testing import CliRunner
from support import people_factory, project
from support.company import Texts, changed, files_of, guide_of, pages_of, sketch, tiny, write

CONSENT = "consent: {given: 2025-01-01, until: %s}"


def texts_of(guide: Guide, check_id: str) -> list[str]:
    """The texts of a check's findings."""
    checks = {check.id: check for check in health.health(guide)}
    return [finding.text for finding in checks[check_id].findings]


def told(*roles: str, until: str = "2027-10-01") -> str:
    """A story of a real person, with consent until a day."""
    more = f"leader: {{role: {roles[-1]}, name: A. Person, site: Pune}}"
    return people_factory.story(*roles, leader=CONSENT % until, more=more)


def story(until: str) -> Texts:
    """A company with one story, with consent until a day."""
    return people_factory.company(stories__one=told("agent", "senior", until=until))


@pytest.mark.parametrize(
    ("texts", "check_id", "expected"),
    [
        (story("2026-11-15"), "consents", ["A way, until 15 Nov 2026"]),
        (story("2027-01-30"), "consents", ["A way, until 30 Jan 2027"]),
        (story("2027-01-31"), "consents", []),
        (people_factory.company(stories__one=told("agent", "senior")), "consents", []),
        (
            people_factory.company(stories__one=told("agent", "senior")),
            "no-story",
            ["Senior to Lead", "Lead to Manager", "Agent to Analyst"],
        ),
        (people_factory.company(stories__one=told("agent", "senior")), "silent-tracks", ["Kpo Risk"]),
        (people_factory.company(stories__one=told("agent", "analyst")), "silent-tracks", ["Support"]),
        (
            people_factory.company(stories__one=told("agent", "senior")),
            "silent-bands",
            ["Second", "Third", "Fourth"],
        ),
        (
            people_factory.company(stories__one=told("senior", "lead"), openings=people_factory.opening()),
            "silent-sites",
            [],
        ),
        (people_factory.company(openings=people_factory.opening()), "silent-sites", ["Pune"]),
        (
            people_factory.company(openings=people_factory.opening()),
            "no-opening",
            ["Agent", "Analyst", "Senior", "Manager"],
        ),
        (
            people_factory.company(openings=people_factory.opening(opens="2025-10-01", closes="2025-11-01")),
            "no-opening",
            ["Agent", "Analyst", "Senior", "Manager"],
        ),
        (
            people_factory.company(openings=people_factory.opening(opens="2025-10-01", closes="2025-10-31")),
            "no-opening",
            ["Agent", "Analyst", "Senior", "Lead", "Manager"],
        ),
        (sketch("a support 1\n b support 2\n c support 5\n a -> b promotion 1/2/3"), "dead-ends", ["B"]),
        (sketch("a support 1\n b support 2\n c support 5\n a -> b promotion 1/2/3"), "unreached", ["C"]),
        (sketch("a support 1\n b support 2\n a -> b promotion 1/2/3"), "unreached", []),
        (
            sketch("a support 1\n b support 2\n a -> b promotion 1/2/3"),
            "low-confidence",
            ["A to B, 2 months typical (1 to 3)"],
        ),
        (sketch("a support 1 x:working\n b support 2\n a -> b promotion 1/2/3"), "orphan-skills", []),
    ],
)
def test_each_check_has_exactly_its_findings(texts: Texts, check_id: str, expected: list[str]) -> None:
    assert texts_of(guide_of(texts), check_id) == expected


def test_a_review_is_overdue_the_day_after_it_is_due() -> None:
    texts = changed(tiny(), "roles.yaml", "last: 2026-09-15, every: 6", "last: 2026-05-01, every: 6")
    assert texts_of(guide_of(texts, dt.date(2026, 11, 1)), "overdue") == []
    assert texts_of(guide_of(texts, dt.date(2026, 11, 2)), "overdue") == ["HR Operations: Agent, due 1 Nov 2026"]


def test_a_skill_that_no_role_asks_for_is_named_with_its_line() -> None:
    texts = {**tiny(), "roles.yaml": re.sub(r".*skill: coaching.*\n", "", tiny()["roles.yaml"])}
    check = {check.id: check for check in health.health(guide_of(texts))}["orphan-skills"]
    finding = next(finding for finding in check.findings if finding.address == "/skills/coaching/")
    assert finding.location
    line = texts["skills.yaml"].splitlines()[finding.location.line - 1]
    assert line == "- id: coaching"


def test_every_finding_leads_to_a_page() -> None:
    guide = guide_of(tiny())
    pages = pages_of(guide)
    findings = [finding for check in health.health(guide) for finding in check.findings]
    assert len(findings) > 5
    assert {finding.address for finding in findings} <= pages.keys()


@pytest.mark.parametrize("form", ["md", "json"])
def test_the_report_has_every_finding(form: str, project_data: str) -> None:
    result = CliRunner(env=project.DAY).invoke(main, ["report", "--data", project_data, "--format", form])
    assert (result.exit_code, result.stderr) == (0, "")
    if form == "json":
        checks = json.loads(result.stdout)
        assert [check["id"] for check in checks][:5] == ["overdue", "outlooks", "consents", "unreviewed", "dead-ends"]
        assert all({"words", "address"} <= finding.keys() for check in checks for finding in check["findings"])
    else:
        assert "## Moves without a story: " in result.stdout
        assert "* Agent to Trainer (data/roles.yaml:" in result.stdout


@pytest.fixture
def project_data(tmp_path: Path) -> str:
    return str(write(tiny(), tmp_path / "data"))


def test_samples_count_for_nothing() -> None:
    """An invented story is no story, and an invented opening is no opening."""
    sample = people_factory.company(
        stories__one=people_factory.story("agent", "senior", "lead"),
        openings=people_factory.opening(more=", sample: true"),
    )
    nothing = guide_of(people_factory.company())
    for check in ("no-story", "silent-tracks", "silent-bands", "silent-sites", "no-opening", "consents"):
        assert texts_of(guide_of(sample), check) == texts_of(nothing, check), check


def crowded(roles: int) -> Guide:
    """A company with many roles below one, each with a move whose months are a guess."""
    lines = [f"r{number} support 1" for number in range(roles)] + ["top support 2"]
    return guide_of(sketch("\n".join([*lines, *(f"r{number} -> top promotion 1/2/3" for number in range(roles))])))


def listed(pages: Mapping[str, Page], top: str) -> list[str]:
    """The pages that the findings of a list lead to, on all its pages."""
    numbered = re.compile(rf"{top}(?:\d+/)?")
    bodies = [page.body for address, page in pages.items() if numbered.fullmatch(address)]
    return [link for body in bodies for link in re.findall(r'<th scope="row"><a href="(?:\.\./)+([^"]*)"', body)]


def test_the_first_page_has_a_few_and_the_lists_have_every_finding() -> None:
    """By check, by owner and by track."""
    guide = crowded(400)
    pages = pages_of(guide)
    first = pages["/hr/health/"].body
    assert "careerguide report" not in first
    for check in health.health(guide):
        expected = [finding.address[1:] for finding in check.findings]
        assert listed(pages, f"/hr/health/{check.id}/") == expected, check.id
        assert first.count(f'id="{check.id}"') == bool(expected), check.id
    every = sorted(finding.address[1:] for check in health.health(guide) for finding in check.findings)
    assert sorted(listed(pages, "/hr/health/owners/none/")) == every
    by_track = [listed(pages, f"/hr/health/tracks/{name}/") for name in (*guide.tracks, "none")]
    assert sorted(link for links in by_track for link in links) == every


def test_pages_of_findings_stay_small_whatever_they_say() -> None:
    guide = crowded(900)
    pages = pages_of(guide, Settings("https://git.example/hr/guide"))
    large = {
        address: len(page.body.encode())
        for address, page in pages.items()
        if address.startswith("/hr/health/") and len(page.body.encode()) > 48_000
    }
    assert large == {}


def test_each_owner_has_the_findings_of_their_entries() -> None:
    """Owners may have any names: each has an address of its own, and no address is the number of a page."""
    texts, owners = people_factory.company(), ["HR", "hr!", "42", "Łódź", "人事"]
    for role, owner in zip(("agent", "senior", "lead", "manager", "analyst"), owners, strict=True):
        review = f'review: {{owner: "{owner}", last: 2025-01-01, every: 6}}'
        texts = changed(texts, "roles.yaml", f"{{id: {role}, ", f"{{id: {role}, {review}, ")
    guide = guide_of(texts)
    pages = pages_of(guide)
    groups = re.findall(r'<a href="(?:\.\./)+([^"]*)">(.*?)</a></th>', pages["/hr/health/owners/"].body)
    by_owner = {html.unescape(re.sub("<[^>]*>", "", title)): f"/{address}" for address, title in groups}
    assert {*map(formatting.owner, owners), "Without an owner"} == by_owner.keys()
    assert len({*by_owner.values()}) == len(by_owner)
    assert not [address for address in by_owner.values() if address.strip("/").rpartition("/")[2].isdigit()]
    for check in health.health(guide):
        for finding in check.findings:
            name = formatting.owner(finding.owner) if finding.owner else "Without an owner"
            assert finding.address[1:] in listed(pages, by_owner[name]), finding.text


@pytest.mark.parametrize(
    ("forge", "expected"),
    [
        ("https://git.example/x/guide", "/new/main?filename=data%2Fstories%2Ffrom-agent-to-senior.yaml"),
        ("https://gitlab.com/x/guide/", "-/new/main?file_name=data%2Fstories%2Ffrom-agent-to-senior.yaml"),
        ("", ""),
    ],
)
def test_a_finding_opens_the_right_place_at_the_forge(forge: str, expected: str) -> None:
    """A missing story is a new file; every other finding is a line."""
    checks = {check.id: check for check in health.health(guide_of(people_factory.company()))}
    story_of_move = next(
        finding for finding in checks["no-story"].findings if finding.address == "/moves/agent/senior/"
    )
    settings = Settings(forge)
    assert settings.fix_url(story_of_move) == forge + expected
    line = next(iter(checks["low-confidence"].findings))
    assert settings.fix_url(line) == settings.edit_url(line.location)


def test_a_finding_leads_to_the_form_that_changes_it() -> None:
    """A move is part of the role where it starts; a story that is missing is new; a track has no form."""
    guide = guide_of(people_factory.company())
    named = {
        Settings.form_for(finding): finding.address for check in health.health(guide) for finding in check.findings
    }
    assert {form.partition("=")[0] for form in named} == {"role", "story"}
    for form, address in named.items():
        kind, _, id_ = form.partition("=")
        assert id_ == "" or id_ in guide.of_kind(kind), address
    others = {"/tracks/support/": "", "/openings/": "", "/openings/agent-pune/": "opening=agent-pune"}
    others |= {"/events/#coffee": "event=coffee", "/skills/typing/": "skill=typing"}
    assert {address: Settings.form_for(Finding("x", address, None)) for address in others} == others
    page = pages_of(guide)["/hr/health/low-confidence/"].body
    assert re.search(r'<a href="[./]*hr/edit/#role=agent" aria-label="In a form: [^"]+">In a form</a>', page)


def test_the_table_has_every_finding_with_its_owner_and_track() -> None:
    guide = guide_of(tiny())
    text = files_of(guide, "https://careers.example/")["hr/health/findings.csv"].removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    findings = [(check.title, finding) for check in health.health(guide) for finding in check.findings]
    assert [(row["check"], row["finding"], row["page"]) for row in rows] == [
        (title, finding.text, f"https://careers.example{finding.address}") for title, finding in findings
    ]
    agent = next(row for row in rows if row["finding"].startswith("Agent to"))
    assert (agent["owner"], agent["track"], agent["file"]) == ("HR Operations", "Support", "data/roles.yaml")
    assert "" not in {row["what to do"] for row in rows}


def test_since_adds_the_earlier_counts(tmp_path: Path) -> None:
    now = write(people_factory.company(stories__one=told("agent", "senior")), tmp_path / "data")
    before = write(people_factory.company(), tmp_path / "before")
    run = CliRunner(env=project.DAY)
    text = run.invoke(main, ["report", "--data", str(now), "--since", str(before)]).stdout
    assert "## Moves without a story: 3 of 4 (before: 4)\n" in text
    records = json.loads(
        run.invoke(main, ["report", "--data", str(now), "--since", str(before), "--format", "json"]).stdout
    )
    assert {record["id"]: record["was"] for record in records}["silent-tracks"] == 2
    unknown = run.invoke(main, ["report", "--data", str(now), "--since", "no-such-revision"])
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert "no-such-revision" in unknown.stderr


def test_pages_say_how_many_examples_do_not_count() -> None:
    """Once for each list of what is missing, only for kinds that a check of it counts, and only if there are any."""
    sample = people_factory.story("agent", "senior")
    opening = people_factory.opening("one", "senior", closes="2026-12-20", more=", sample: true")
    texts = people_factory.company(stories__one=sample, stories__two=sample)
    both = guide_of(texts | {"openings.yaml": opening})
    pages = pages_of(both)
    assert "2 stories and 1 opening on the site are examples and do not count." in pages["/hr/health/"].body
    assert "2 stories on the site are examples and do not count." in pages["/hr/health/silent-tracks/"].body
    assert "1 opening on the site is an example and does not count." in pages["/hr/health/no-opening/"].body
    assert "not count" not in pages["/hr/health/low-confidence/"].body
    real = pages_of(guide_of(people_factory.company(stories__one=told("agent", "senior"))))
    assert [address for address, page in real.items() if "and do not count" in page.body] == []
