"""Figures of the guide's health over time, from the history of the data."""

from __future__ import annotations

import dataclasses as dc
import datetime as dt
from pathlib import Path

import pytest
from careerguide.build.open_guide import open_guide
from careerguide.diff import past_figures
from careerguide.guide.health import health
from support import people_factory
from support.company import Texts, changed, pages_of, write
from support.history import commit, commit_whole, git

DAY = dt.date(2026, 11, 1)
REVIEWED = changed(
    people_factory.company(),
    "roles.yaml",
    "{id: agent, ",
    "{id: agent, review: {owner: hr, last: 2026-01-31, every: 6}, ",
)
CONSENT = "consent: {given: 2025-01-01, until: 2027-01-01}"
TOLD = people_factory.story(
    "agent",
    "senior",
    leader=CONSENT,
    more="leader: {role: senior, name: A. Person, site: Pune}",
    published="2026-09-01",
)


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    """An empty repository."""
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def figures(repo: Path, today: dt.date = DAY) -> list[tuple[str, int, int, int]]:
    """Day, overdue reviews, guesses and stories of each point."""
    points = open_guide(repo / "data", today, 12).history.figures
    return [(point.day.isoformat(), point.overdue, point.guesses, point.stories) for point in points]


def counted(texts: Texts) -> Texts:
    """The company, with one move whose months somebody counted."""
    return changed(texts, "roles.yaml", "slow: 36}, sources", "slow: 36}, confidence: high, sources")


def test_each_month_has_its_last_commit_and_today_comes_last(repo: Path) -> None:
    commit(repo, REVIEWED, "2026-07-05")
    commit(repo, REVIEWED, "2026-07-20")
    commit(repo, counted(REVIEWED), "2026-08-10")
    commit(repo, counted(REVIEWED) | {"stories/one.yaml": TOLD}, "2026-09-15")
    assert figures(repo) == [
        ("2026-07-05", 0, 4, 0),
        ("2026-08-10", 1, 3, 0),
        ("2026-09-15", 1, 3, 1),
        ("2026-11-01", 1, 3, 1),
    ]


def test_a_young_history_has_a_point_for_each_day(repo: Path) -> None:
    commit(repo, REVIEWED, "2026-10-20")
    commit(repo, counted(REVIEWED), "2026-10-25")
    assert [point[0] for point in figures(repo)] == ["2026-10-20", "2026-10-25", "2026-11-01"]


def test_the_figures_of_today_are_those_of_the_page(repo: Path) -> None:
    """Also for changes that are not committed, and with samples, drafts and deleted files."""
    commit(repo, REVIEWED | {"stories/one.yaml": TOLD}, "2026-09-01")
    sample = people_factory.story("agent", "senior", published="2026-09-01")
    now = changed(REVIEWED, "roles.yaml", "{id: analyst, ", "{id: analyst, status: draft, ")
    bridge = ", {to: analyst, kind: bridge, after: {min: 12, typical: 18, slow: 30}, sources: [guess]}"
    now = changed(now, "roles.yaml", bridge, "")
    commit_whole(repo, now | {"stories/two.yaml": sample}, "2026-09-02")
    guide = open_guide(repo / "data", DAY, 12)
    counts = {check.id: len(check.findings) for check in health(guide)}
    today = guide.history.figures[-1]
    assert (today.overdue, today.guesses) == (counts["overdue"], counts["low-confidence"])
    assert [point[3] for point in figures(repo)] == [1, 0, 0]


def test_without_a_repository_there_is_only_today(tmp_path: Path) -> None:
    write(REVIEWED, tmp_path / "data")
    assert figures(tmp_path) == [("2026-11-01", 1, 4, 0)]


def test_points_that_need_much_reading_are_left_out(repo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(repo, REVIEWED, "2026-10-20")
    commit(repo, counted(REVIEWED), "2026-10-25")
    commit(repo, counted(REVIEWED) | {"glossary.yaml": "- {id: acw, title: ACW, definition: Notes.}\n"}, "2026-10-28")
    monkeypatch.setattr(past_figures, "ROOM", 10)
    assert [point[0] for point in figures(repo)] == ["2026-10-25", "2026-10-28", "2026-11-01"]


def test_the_page_draws_them_and_has_their_numbers_in_a_table(repo: Path) -> None:
    commit(repo, REVIEWED, "2026-07-05")
    commit(repo, counted(REVIEWED), "2026-08-10")
    page = pages_of(open_guide(repo / "data", DAY, 12))["/hr/health/"].body
    assert page.count('<circle class="cg-chart__goal"') == 3
    assert '<th scope="row">10 Aug 2026</th><td>1</td><td>3</td><td>0</td>' in page
    guide = open_guide(repo / "data", DAY, 12)
    for days, shown in ((3, True), (2, False), (1, False)):
        history = dc.replace(guide.history, figures=guide.history.figures[-days:])
        page = pages_of(dc.replace(guide, history=history))["/hr/health/"].body
        assert ("Over time" in page) is shown, days
