"""`careerguide route FROM TO`: what it prints, what it exits with, what it says of ids it does not know."""

from __future__ import annotations

import json
from pathlib import Path

import project
import pytest
from careerguide.cli import main
from careerguide.planner import HORIZONS
from click.testing import CliRunner, Result
from company import HERE, changed, sketch, tiny, write

PLANNER = (HERE.parent / "overrides" / "assets" / "careerguide" / "lib" / "constants.js").read_text(encoding="utf-8")


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


def ways(data: Path, *words: str) -> list[list[str]]:
    done = route(data, *words, "--json")
    assert (done.exit_code, done.stderr) == (0, "")
    return [way["roles"] for way in json.loads(done.stdout)]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ((), []),
        (("--without", "back"), []),
        (("--without", "people,back"), []),
        (("--without", ""), [["trainer", "agent"]]),
        (("--without", "people"), [["trainer", "agent"]]),
        (("--without", "night"), []),
    ],
)
def test_a_step_back_is_a_wish_like_another(data: Path, words: tuple[str, ...], shown: list[list[str]]) -> None:
    """Unless something else is said, the planner does without."""
    assert ways(data, "trainer", "agent", *words) == shown


BY_SENIOR, STRAIGHT = ["agent", "senior-agent", "trainer"], ["agent", "trainer"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ((), [STRAIGHT, BY_SENIOR]),
        (("--without", "people"), [STRAIGHT]),
        (("--without", "site"), [STRAIGHT, BY_SENIOR]),
        (("--without", "bpo"), [STRAIGHT]),
        (("--without", "kpo"), [STRAIGHT, BY_SENIOR]),
        (("--without", "track"), []),
        (("--without", "kpo,people"), [STRAIGHT]),
        (("--without", " kpo , people ,"), [STRAIGHT]),
        (("--without", "kpo", "--without", "people"), [STRAIGHT]),
    ],
)
def test_wishes_leave_out_the_seats_that_break_them(data: Path, words: tuple[str, ...], shown: list[list[str]]) -> None:
    assert ways(data, "agent", "trainer", *words) == shown


@pytest.mark.parametrize(("limit", "shown"), [("0", []), ("1", [STRAIGHT, BY_SENIOR]), ("3", [STRAIGHT, BY_SENIOR])])
def test_a_limit_of_sideways_moves(data: Path, limit: str, shown: list[list[str]]) -> None:
    assert ways(data, "agent", "trainer", "--sideways", limit) == shown


def test_a_bridge_is_a_sideways_move(data: Path) -> None:
    assert ways(data, "agent", "analyst", "--sideways", "0") == []
    assert ways(data, "agent", "analyst", "--sideways", "1") == [["agent", "senior-agent", "analyst"]]


@pytest.mark.parametrize("limit", ["-1", "4", "few"])
def test_a_limit_of_sideways_moves_is_a_number_from_0_to_3(data: Path, limit: str) -> None:
    done = route(data, "agent", "trainer", "--sideways", limit)
    assert (done.exit_code, done.stdout) == (2, "")
    assert "--sideways" in done.stderr


ALLOWED = "Allowed: night, people, site, track, bpo, kpo, back."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--without", "nights"), f"`nights` is no word of --without. {ALLOWED} Did you mean `night`?"),
        (("--without", "back,poeple"), f"`poeple` is no word of --without. {ALLOWED} Did you mean `people`?"),
        (("--without", "back", "--without", "KPO"), f"`KPO` is no word of --without. {ALLOWED} Did you mean `kpo`?"),
        (("--without", "zzz"), f"`zzz` is no word of --without. {ALLOWED}\n"),
    ],
)
def test_an_unknown_wish_names_the_nearest(data: Path, words: tuple[str, ...], said: str) -> None:
    done = route(data, "agent", "trainer", *words)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("analyst", "agent", "No way from Analyst to Agent with these wishes. Take one back, or ask a team leader who knows both."),
        ("agent", "agent", "You are there already. Choose another role."),
    ],
)
def test_no_route_is_said_in_a_sentence(data: Path, start: str, end: str, said: str) -> None:
    """The sentence of the planner's page."""
    done = route(data, start, end)
    assert (done.exit_code, done.stdout) == (0, f"{said}\n")
    assert said in PLANNER.replace("{from}", "Analyst").replace("{to}", "Agent")
    assert json.loads(route(data, start, end, "--json").stdout) == []


def test_what_can_be_reached_is_listed_by_years(data: Path) -> None:
    """Nearest first; who has no way there is not named, and neither is one's own role."""
    done = route(data, "agent", "any")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "You can reach 3 roles within 10 years typically.",
        "Within 1 year",
        "   Senior Agent, level 2, 12 months",
        "Within 3 years",
        "   Trainer, level 2, 18 months",
        "   Analyst, level 3, 30 months",
    ]


def test_where_people_come_from_is_listed_by_years(data: Path) -> None:
    assert route(data, "any", "analyst").stdout.splitlines() == [
        "People get there from 2 roles within 10 years typically.",
        "Within 3 years",
        "   Senior Agent, level 2, 18 months",
        "   Agent, level 1, 30 months",
    ]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (("agent", "any"), [("senior-agent", "Senior Agent", 2, 12), ("trainer", "Trainer", 2, 18), ("analyst", "Analyst", 3, 30)]),
        (("agent", "any", "--without", "people"), [("trainer", "Trainer", 2, 18)]),
        (("trainer", "any"), []),
        (
            ("trainer", "any", "--without", ""),
            [("agent", "Agent", 1, 12), ("senior-agent", "Senior Agent", 2, 24), ("analyst", "Analyst", 3, 42)],
        ),
        (("any", "agent"), []),
        (("any", "senior-agent"), [("agent", "Agent", 1, 12)]),
    ],
)
def test_reach_for_scripts(data: Path, words: tuple[str, ...], shown: list[tuple[str, str, int, int]]) -> None:
    done = route(data, *words, "--json")
    keys = ("role", "title", "level", "months")
    assert json.loads(done.stdout) == [dict(zip(keys, role, strict=True)) for role in shown]


@pytest.mark.parametrize("words", [("analyst", "any"), ("any", "agent")])
def test_nothing_in_reach_is_said_in_a_sentence(data: Path, words: tuple[str, str]) -> None:
    done = route(data, *words)
    assert (done.exit_code, done.stdout) == (0, "Nothing, with these wishes. Take one back.\n")


def test_years_end_where_they_should(tmp_path: Path) -> None:
    """A role stands under the first of 1, 3, 5 and 10 years that it is within; equals by level, then as the data have them."""
    months = {"now": 0, "one": 1, "year": 12, "later": 13, "third": 36, "fifth": 60, "high": 61, "low": 61, "tenth": 120, "far": 121}
    lines = ["agent support 1", *(f"{id_} support {5 if id_ == 'high' else 2}" for id_ in months)]
    lines += [f"agent -> {id_} promotion 0/{typical}/200" for id_, typical in months.items()]
    data = write(sketch("\n".join(lines)), tmp_path / "data")
    assert route(data, "agent", "any").stdout.splitlines() == [
        "You can reach 9 roles within 10 years typically, and 1 later.",
        "Within 1 year",
        "   Now, level 2, 0 months",
        "   One, level 2, 1 month",
        "   Year, level 2, 12 months",
        "Within 3 years",
        "   Later, level 2, 13 months",
        "   Third, level 2, 36 months",
        "Within 5 years",
        "   Fifth, level 2, 60 months",
        "Within 10 years",
        "   Low, level 2, 61 months",
        "   High, level 5, 61 months",
        "   Tenth, level 2, 120 months",
    ]
    assert [role["role"] for role in json.loads(route(data, "agent", "any", "--json").stdout)][-1] == "far"


def test_one_end_at_least_is_a_role(data: Path) -> None:
    done = route(data, "any", "any")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "Choose where you are, or where you want to be." in done.stderr


def test_the_words_are_those_of_the_page() -> None:
    for said in ("Choose where you are, or where you want to be.", "Nothing, with these wishes. Take one back.", '"You can reach"'):
        assert said in PLANNER
    assert '"People get there from"' in PLANNER
    assert "export const HORIZONS = [1, 3, 5, 10];" in PLANNER
    assert HORIZONS == (1, 3, 5, 10)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("agnet", "trainer", "There is no role `agnet`. Did you mean `agent`?"),
        ("agent", "Trainer", "There is no role `Trainer`. Did you mean `trainer`?"),
        ("agent", "senior", "There is no role `senior`. Did you mean `senior-agent`?"),
        ("agent", "astronaut-9", "There is no role `astronaut-9`.\n"),
        ("", "trainer", "There is no role ``.\n"),
        ("any", "astronaut-9", "There is no role `astronaut-9`.\n"),
        ("trainr", "any", "There is no role `trainr`. Did you mean `trainer`?"),
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
