"""Health of the guide: each check has exactly the right findings."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from careerguide.cli import main
from careerguide.guide import health
from careerguide.guide.guide import Guide
from click.testing import CliRunner
from support import people_factory, project
from support.company import Texts, changed, guide_of, pages_of, sketch, tiny, write

CONSENT = "consent: {given: 2025-01-01, until: %s}"


def texts_of(guide: Guide, check_id: str) -> list[str]:
    """The texts of a check's findings."""
    checks = {check.id: check for check in health.health(guide)}
    return [finding.text for finding in checks[check_id].findings]


def story(until: str) -> Texts:
    """A company with one story, with consent until a day."""
    return people_factory.company(
        stories__one=people_factory.story(
            "agent", "senior", leader=CONSENT % until, more="leader: {role: senior, name: A. Person, site: Pune}"
        )
    )


@pytest.mark.parametrize(
    ("texts", "check_id", "expected"),
    [
        (story("2026-11-15"), "consents", ["A way, until 15 Nov 2026"]),
        (story("2027-01-30"), "consents", ["A way, until 30 Jan 2027"]),
        (story("2027-01-31"), "consents", []),
        (people_factory.company(stories__one=people_factory.story("agent", "senior")), "consents", []),
        (
            people_factory.company(stories__one=people_factory.story("agent", "senior")),
            "no-story",
            ["Senior to Lead", "Lead to Manager", "Agent to Analyst"],
        ),
        (people_factory.company(stories__one=people_factory.story("agent", "senior")), "silent-tracks", ["Kpo Risk"]),
        (people_factory.company(stories__one=people_factory.story("agent", "analyst")), "silent-tracks", ["Support"]),
        (
            people_factory.company(stories__one=people_factory.story("agent", "senior")),
            "silent-bands",
            ["Second", "Third", "Fourth"],
        ),
        (
            people_factory.company(
                stories__one=people_factory.story("senior", "lead"), openings=people_factory.opening()
            ),
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
        assert [check["id"] for check in checks][:4] == ["overdue", "unreviewed", "consents", "no-story"]
        assert all({"words", "address"} <= finding.keys() for check in checks for finding in check["findings"])
    else:
        assert "## Moves without a story: " in result.stdout
        assert "* Agent to Trainer (data/roles.yaml:" in result.stdout


@pytest.fixture
def project_data(tmp_path: Path) -> str:
    return str(write(tiny(), tmp_path / "data"))


def test_a_long_list_on_the_page_ends_with_the_number_of_further_findings() -> None:
    lines = [f"r{number} support 1" for number in range(40)] + ["top support 2"]
    guide = guide_of(sketch("\n".join([*lines, *(f"r{number} -> top promotion 1/2/3" for number in range(40))])))
    page = pages_of(guide)["/hr/health/"].body
    assert page.count('<a href="../../moves/') == 30  # of two checks
    assert page.count("And 25 more") == 2


def test_since_adds_the_earlier_counts(tmp_path: Path) -> None:
    now = write(people_factory.company(stories__one=people_factory.story("agent", "senior")), tmp_path / "data")
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
