"""Months of a move that nobody knows: no page and no file shows a figure for them, and no sum takes them for 0."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from careerguide import diff
from careerguide.cli.route import ANY, find_answer
from careerguide.guide.guide import Guide
from careerguide.guide.route_filters import RouteFilters
from careerguide.loading.data_folder import load
from careerguide.rules import check
from support.company import DAY, changed, files_of, guide_of, pages_of, sketch, write

COMPANY = sketch(
    """
    trainee desk 1
    agent desk 2
    senior desk 3
    lead desk 4
    trainee -> agent promotion 6/12/18
    agent -> senior promotion 1/1/1
    senior -> lead promotion 3/6/9
    agent -> lead promotion 30/40/50
    """
)
UNKNOWN = changed(COMPANY, "roles.yaml", ", after: {min: 1, typical: 1, slow: 1}, sources: [guess]", "")
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(scope="module")
def sparse() -> Guide:
    return guide_of(UNKNOWN)


def words(html: str) -> str:
    """The text of a page, with single spaces."""
    return " ".join(TAG.sub(" ", html).split())


def test_a_move_without_months_is_no_problem(tmp_path: Path) -> None:
    assert {problem.code for problem in check(load(write(UNKNOWN, tmp_path / "data")), DAY)} <= {
        problem.code for problem in check(load(write(COMPANY, tmp_path / "known")), DAY)
    }


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/roles/agent/", "Senior months not known"),
        ("/roles/senior/", "Senior promotion, after at least 1 yr"),
        ("/moves/agent/senior/", "months not known"),
        ("/moves/", "Senior promotion not known"),
        ("/tracks/desk/", "Promotion from Agent to Senior months not known"),
    ],
)
def test_pages_say_that_nobody_knows(address: str, text: str, sparse: Guide) -> None:
    page = words(pages_of(sparse)[address].body)
    assert text in page
    assert "0 mo" not in page.replace("10 mo", "").replace("40 mo", "")


def test_a_usual_route_says_at_least(sparse: Guide) -> None:
    page = words(pages_of(sparse)["/roles/senior/"].body)
    assert "at least 1 yr From Trainee 2 moves; 1 step has no known months" in page
    assert "Senior promotion, after at least 1 yr" in page


def test_files_have_no_figure(sparse: Guide) -> None:
    files = files_of(sparse)
    graph = json.loads(files["api/v1/graph.json"])
    ids = [role[0] for role in graph["roles"]]
    (move,) = [move for move in graph["moves"] if [ids[move[0]], ids[move[1]]] == ["agent", "senior"]]
    assert move[3:] == [None, None, None]
    listed = next(move for move in json.loads(files["api/v1/moves.json"]) if move["url"] == "/moves/agent/senior/")
    assert "after" not in listed
    rows = csv.DictReader(io.StringIO(files["api/v1/moves.csv"].removeprefix("\ufeff")))
    row = next(row for row in rows if row["to id"] == "senior")
    assert (row["min"], row["typical"], row["slow"]) == ("", "", "")


def test_a_route_of_known_months_comes_first_unless_it_is_far_longer(sparse: Guide) -> None:
    answer = find_answer(sparse, "trainee", "lead", RouteFilters(), 5)
    assert [line for line in answer.lines() if line[0] != " "] == [
        "1. 52 months typical (36 to 68)",
        "2. at least 18 months: 1 step has no known months",
    ]
    assert [(record["typical"], record.get("unknown")) for record in answer.as_records()] == [(52, None), (18, 1)]


def test_reach_lists_roles_with_unknown_steps_apart(sparse: Guide) -> None:
    lines = list(find_answer(sparse, "trainee", ANY, RouteFilters(), 5).lines())
    place = lines.index("With steps whose months are not known")
    assert lines[place + 1 :] == ["   Senior, level 3, at least 12 months"]


def test_a_change_to_or_from_unknown_is_told(tmp_path: Path) -> None:
    old, new = (load(write(texts, tmp_path / name)) for texts, name in ((COMPANY, "old"), (UNKNOWN, "new")))
    for pair, text in (
        ((old, new), "Agent to Senior: the months are no longer known (before: 1 month)."),
        ((new, old), "Agent to Senior: the months are now 1 month, and were not known before."),
    ):
        report = diff.compare(*pair, DAY)
        assert text in [change.text for change in report.changes]
        assert not [
            change.text for change in report.changes if "usual route" in change.text and "Senior" in change.text
        ]
