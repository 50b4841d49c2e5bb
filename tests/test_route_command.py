"""`careerguide route FROM TO`: what it prints, what it exits with, what it says of ids it does not know."""

from __future__ import annotations

import json
from pathlib import Path

import project
import pytest
from careerguide.cli import main
from click.testing import CliRunner, Result
from company import changed, tiny, write


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tiny(), tmp_path_factory.mktemp("company") / "data")


def route(data: Path, *words: str) -> Result:
    return CliRunner(env=project.DAY).invoke(main, ["route", *words, "--data", str(data)])


def test_routes_are_printed_best_first_with_every_move(data: Path) -> None:
    """Below a move stand the stories of those who made it."""
    done = route(data, "agent", "trainer", "--best", "2")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "1. 18 months typical (12 to 18)",
        "   Agent",
        "   -> Trainer: lateral, after 18 months (12 to 18)",
        "2. 24 months typical (12 to 48)",
        "   Agent",
        "   -> Senior Agent: promotion, after 12 months (6 to 24)",
        "      From calls to figures: /stories/from-calls-to-figures/",
        "   -> Trainer: lateral, after 12 months (6 to 24)",
    ]


def test_json_is_the_same_routes_for_scripts(data: Path) -> None:
    found = json.loads(route(data, "agent", "analyst", "--json").stdout)
    assert [(way["roles"], way["typical"]) for way in found] == [(["agent", "senior-agent", "analyst"], 30)]
    assert found[0]["moves"][1] == {"from": "senior-agent", "to": "analyst", "kind": "bridge", "min": 9, "typical": 18, "slow": 30}


@pytest.mark.parametrize(("best", "count"), [("1", 1), ("2", 2), ("100", 2)])
def test_best_is_the_most_that_are_shown(data: Path, best: str, count: int) -> None:
    assert len(json.loads(route(data, "agent", "trainer", "--best", best, "--json").stdout)) == count


@pytest.mark.parametrize("best", ["0", "-1", "101", "many"])
def test_best_is_a_number_from_1_to_100(data: Path, best: str) -> None:
    done = route(data, "agent", "trainer", "--best", best)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--best" in done.stderr


@pytest.mark.parametrize(("words", "shown"), [((), []), (("--allow-return",), [["trainer", "agent"]])])
def test_a_return_is_used_only_when_allowed(data: Path, words: tuple[str, ...], shown: list[list[str]]) -> None:
    done = route(data, "trainer", "agent", "--json", *words)
    assert done.exit_code == 0
    assert [way["roles"] for way in json.loads(done.stdout)] == shown


@pytest.mark.parametrize(
    ("start", "end", "said"), [("analyst", "agent", "from Analyst to Agent"), ("agent", "agent", "from Agent to Agent")]
)
def test_no_route_is_said_in_a_sentence(data: Path, start: str, end: str, said: str) -> None:
    done = route(data, start, end)
    assert (done.exit_code, done.stdout) == (0, f"No route leads {said}.\n")
    assert json.loads(route(data, start, end, "--json").stdout) == []


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("agnet", "trainer", "There is no role `agnet`. Did you mean `agent`?"),
        ("agent", "Trainer", "There is no role `Trainer`. Did you mean `trainer`?"),
        ("agent", "senior", "There is no role `senior`. Did you mean `senior-agent`?"),
        ("agent", "astronaut-9", "There is no role `astronaut-9`.\n"),
        ("", "trainer", "There is no role ``.\n"),
    ],
)
def test_an_unknown_id_names_the_nearest(data: Path, start: str, end: str, said: str) -> None:
    done = route(data, start, end)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


def test_a_draft_is_no_role_yet(tmp_path: Path) -> None:
    texts = changed(tiny(), "roles.yaml", "status: retiring", "status: draft")
    done = route(write(texts, tmp_path / "data"), "agent", "trainer")
    assert done.exit_code == 2
    assert "There is no role `trainer`." in done.stderr


def test_problems_of_the_data_are_listed_instead(tmp_path: Path) -> None:
    texts = changed(tiny(), "roles.yaml", "to: senior-agent", "to: senior-agnet")
    done = route(write(texts, tmp_path / "data"), "agent", "trainer")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("data/roles.yaml:")
    assert "Did you mean `senior-agent`?" in done.stderr
