"""Months that the company has counted: pages, planner, map, API and command line follow them, beside the estimate."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from careerguide import rules
from careerguide.cli import main
from careerguide.diff import compare
from careerguide.guide.guide import Guide
from careerguide.guide.health import health
from careerguide.loading.data_folder import load
from careerguide.output.script_data import script_data
from careerguide.pages.page import Page
from click.testing import CliRunner
from support import project
from support.company import DAY, Texts, changed, data_files_of, guide_of, pages_of, tiny, write

COUNT = (
    "{from_role: agent, to_role: senior-agent, moves: 34, first: 2024-02, last: 2026-09, p10: 9, p50: 20, p90: 31, "
    "longest: 34, not_moved: 15}"
)
BASE = changed(tiny(), "roles.yaml", "confidence: medium", "confidence: low")
SCRIPT_FILES = ("api/v1/catalogue.json", "api/v1/move-details.json")
HERE = "34 moves here, 2024 to 2026"
WITH_ESTIMATE = f"{HERE}; the guide's estimate was 12 months typical (6 to 24)"


def counted(count: str = COUNT, until: str = "2026-10") -> Texts:
    """The tiny company with one counted move; the guide's estimate is 12 months (6 to 24)."""
    return {**BASE, "moves-here.yaml": f"until: {until}\nmoves:\n  - {count}\n"}


@pytest.fixture(scope="module")
def guide() -> Guide:
    return guide_of(counted())


@pytest.fixture(scope="module")
def pages(guide: Guide) -> dict[str, Page]:
    return pages_of(guide)


@pytest.fixture(scope="module")
def files(guide: Guide) -> dict[str, str]:
    return data_files_of(guide)


def words(html: str) -> str:
    """The text of a page."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).replace("&#39;", "'").split())


def codes(folder: Path, texts: Texts) -> list[tuple[str, int]]:
    """Code and line of what the rules say of counts."""
    problems = rules.check(load(write(texts, folder / "data")), DAY)
    return [(problem.code, problem.line) for problem in problems if "count" in problem.code or "months" in problem.code]


def test_a_counted_move_has_its_own_months(guide: Guide) -> None:
    move = guide.move("agent", "senior-agent")
    assert move is not None
    assert (move.after.min, move.after.typical, move.after.slow, move.entry.confidence) == (9, 20, 31, "high")
    assert move.estimate is not None
    assert move.estimate.after is not None
    assert (move.estimate.after.typical, move.estimate.confidence) == (12, "low")
    others = [move for move in guide.moves if move.id != ("agent", "senior-agent")]
    assert [move.here for move in others] == [None] * len(others)


def test_routes_follow(guide: Guide) -> None:
    """A route that was quickest by the estimate is not quickest by what happened."""
    routes = guide.usual_routes["analyst"]
    assert routes[0].after.typical == 20 + 18


def test_slow_is_at_least_the_longest_time_that_was_counted() -> None:
    text = COUNT.replace("p90: 31, ", "")
    move = guide_of(counted(text)).move("agent", "senior-agent")
    assert move is not None
    assert (move.after.slow, move.is_counted) == (34, True)
    html = words(pages_of(guide_of(counted(text)))["/moves/agent/senior-agent/"].body)
    assert "After 34 months, fewer than 90 in 100 had moved." in html


def test_without_a_half_the_estimate_stays() -> None:
    guide = guide_of(counted(COUNT.replace("p10: 9, p50: 20, p90: 31, ", "")))
    move = guide.move("agent", "senior-agent")
    assert move is not None
    assert (move.after.typical, move.entry.confidence) == (12, "low")
    html = words(pages_of(guide)["/moves/agent/senior-agent/"].body)
    assert HERE in html
    assert "Fewer than half of the people who started have moved so far" in html


def test_pages_show_the_count_beside_the_estimate(guide: Guide, pages: dict[str, Page]) -> None:
    move = words(pages["/moves/agent/senior-agent/"].body)
    assert "20 months typical (9 to 31) high confidence" in move
    assert f"{HERE}." in move
    assert "Half of the people had moved after 20 months, and 10 in 100 after 9 months. 90 in 100" in move
    assert "The guide's estimate was 12 months typical (6 to 24), low confidence." in move
    assert "Not everyone follows this path." in move
    assert "Kaplan-Meier" in move
    assert WITH_ESTIMATE in words(pages["/roles/agent/"].body)
    assert WITH_ESTIMATE in words(pages["/roles/senior-agent/"].body)
    assert "here" not in words(pages["/moves/senior-agent/trainer/"].body).split("How long it takes")[1][:200]
    assert guide.locations


def test_months_that_are_the_same_are_told_once() -> None:
    same = COUNT.replace(
        "p10: 9, p50: 20, p90: 31, longest: 34, not_moved: 15", "p10: 20, p50: 20, p90: 20, longest: 20"
    )
    html = words(pages_of(guide_of(counted(same)))["/moves/agent/senior-agent/"].body)
    assert "Half of the people had moved after 20 months." in html
    assert "10 in 100" not in html
    assert "90 in 100" not in html


def test_the_count_says_when_its_moves_were(pages: dict[str, Page]) -> None:
    """They end before the 36 months do: others may still wait in the last of these months."""
    move = words(pages["/moves/agent/senior-agent/"].body)
    assert "The first of these moves was in Feb 2024, the last in Sep 2026." in move
    assert "36 months before" not in move


def test_map_and_planner_and_api_follow(guide: Guide, files: dict[str, str]) -> None:
    graph = json.loads(files["api/v1/graph.json"])
    number = next(index for index, move in enumerate(guide.moves) if move.here)
    assert graph["moves"][number][3:] == [9, 20, 31]
    read_by_scripts = {path: json.loads(text) for path, text in script_data(files) if path in SCRIPT_FILES}
    assert read_by_scripts["api/v1/catalogue.json"]["planner"]["moves"][number] == "high"
    assert read_by_scripts["api/v1/move-details.json"]["here"] == {str(number): WITH_ESTIMATE}
    move = json.loads(files["api/v1/moves.json"])[number]
    assert (move["after"]["typical"], move["confidence"], move["here"]["moves"]) == (20, "high", 34)
    assert move["estimate"] == {"after": {"min": 6, "typical": 12, "slow": 24}, "confidence": "low"}


def test_without_counts_scripts_read_nothing_more() -> None:
    files = dict(script_data(data_files_of(guide_of(BASE))))
    assert "here" not in json.loads(files["api/v1/move-details.json"])


def test_the_terminal_says_it(tmp_path: Path) -> None:
    data = write(counted(), tmp_path / "data")
    command = ["route", "agent", "senior-agent", "--data", str(data)]
    result = CliRunner(env=project.DAY).invoke(main, command)
    assert "   -> Senior Agent: promotion, after 20 months (9 to 31)\n      34 moves here, 2024" in result.stdout


def test_health_no_longer_asks_for_these_months(guide: Guide) -> None:
    before, now = (
        [finding.text for check in health(one) if check.id == "low-confidence" for finding in check.findings]
        for one in (guide_of(BASE), guide)
    )
    assert len(now) == len(before) - 1


def test_a_retired_role_leads_its_count_on() -> None:
    """The successor of a role has its counted moves too."""
    texts = counted()
    roles = texts["roles.yaml"].replace("- id: senior-agent", "- id: first-agent", 1)
    renamed = changed({**texts, "roles.yaml": roles}, "roles.yaml", "to: senior-agent", "to: first-agent")
    old = "- {id: senior-agent, title: Old, level: 2, summary: Helps., successor: first-agent, retires: 2026-01-01}\n"
    guide = guide_of({**renamed, "roles.yaml": renamed["roles.yaml"] + old})
    move = guide.move("agent", "first-agent")
    assert move is not None
    assert move.after.typical == 20


@pytest.mark.parametrize(
    ("count", "until", "expected"),
    [
        (COUNT, "2026-10", ["months-differ"]),  # 20 instead of 12
        (COUNT.replace("p50: 20", "p50: 17"), "2026-10", []),
        (COUNT.replace("p50: 20", "p50: 18"), "2026-10", ["months-differ"]),
        (COUNT.replace("p10: 9, p50: 20", "p10: 2, p50: 6"), "2026-10", ["months-differ"]),
        (COUNT.replace("p10: 9, p50: 20", "p10: 2, p50: 7"), "2026-10", []),
        (COUNT.replace("p50: 20", "p50: 13"), "2025-11", []),
        (COUNT.replace("p50: 20", "p50: 13"), "2025-10", ["counts-overdue"]),
        (COUNT.replace("to_role: senior-agent", "to_role: analyst"), "2026-10", ["count-without-move"]),
        (COUNT.replace("p10: 9, p50: 20", "p10: 21, p50: 13"), "2026-10", ["months-order"]),
    ],
)
def test_rules(tmp_path: Path, count: str, until: str, expected: list[str]) -> None:
    assert [code for code, _ in codes(tmp_path, counted(count, until))] == expected


def test_no_count_of_fewer_than_five_is_read(tmp_path: Path) -> None:
    problems = load(write(counted(COUNT.replace("moves: 34", "moves: 4")), tmp_path / "data")).problems
    assert [problem.code for problem in problems] == ["out-of-range"]


def test_changes_are_told_in_words(tmp_path: Path) -> None:
    """The first count, a new one, and none."""
    steps = [BASE, counted(), counted(COUNT.replace("p50: 20", "p50: 16").replace("34,", "39,", 1), "2026-11")]
    loaded = [load(write(texts, tmp_path / str(number) / "data")) for number, texts in enumerate(steps)]
    told = [
        [change.text for change in compare(before, after, DAY).changes if change.kind == "moves-here"]
        for before, after in zip(loaded, [*loaded[1:], loaded[1]], strict=True)
    ]
    assert told == [
        ["Months that happened here are new."],
        [
            "Agent to Senior Agent: 39 moves here, 2024 to 2026, half after 16 months (before: 20).",
            "Months that happened here are counted until Nov 2026.",
        ],
        [
            "Agent to Senior Agent: 34 moves here, 2024 to 2026, half after 20 months (before: 16).",
            "Months that happened here are counted until Oct 2026.",
        ],
    ]
