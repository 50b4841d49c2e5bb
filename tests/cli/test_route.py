"""`careerguide route FROM TO`: its output, its exit status, and its messages about unknown ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from careerguide.cli import main
from click.testing import CliRunner, Result
from support import project
from support.company import changed, sketch, tiny, write


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tiny(), tmp_path_factory.mktemp("company") / "data")


def run_route(data: Path, *arguments: str) -> Result:
    return CliRunner(env=project.DAY).invoke(main, ["route", *arguments, "--data", str(data)])


def test_routes_are_printed_best_first_with_every_move(data: Path) -> None:
    """Under each move are the stories of people who made it."""
    result = run_route(data, "agent", "trainer", "--best", "2")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "1. 18 months typical (12 to 18)",
        "   Agent",
        "   -> Trainer: lateral, after 18 months (12 to 18)",
        "2. 24 months typical (12 to 48)",
        "   Agent",
        "   -> Senior Agent: promotion, after 12 months (6 to 24)",
        "      From calls to figures: /stories/from-calls-to-figures/",
        "   -> Trainer: lateral, after 12 months (6 to 24)",
    ]


def test_json_has_the_same_routes(data: Path) -> None:
    routes = json.loads(run_route(data, "agent", "analyst", "--json").stdout)
    assert [(route["roles"], route["typical"]) for route in routes] == [(["agent", "senior-agent", "analyst"], 30)]
    assert routes[0]["moves"][1] == {
        "from": "senior-agent",
        "to": "analyst",
        "kind": "bridge",
        "min": 9,
        "typical": 18,
        "slow": 30,
    }


@pytest.mark.parametrize(("best", "count"), [("1", 1), ("2", 2), ("100", 2)])
def test_best_limits_the_number_of_routes(data: Path, best: str, count: int) -> None:
    assert len(json.loads(run_route(data, "agent", "trainer", "--best", best, "--json").stdout)) == count


@pytest.mark.parametrize("best", ["0", "-1", "101", "many"])
def test_best_is_a_number_from_1_to_100(data: Path, best: str) -> None:
    result = run_route(data, "agent", "trainer", "--best", best)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--best" in result.stderr


def routes_between(data: Path, *arguments: str) -> list[list[str]]:
    result = run_route(data, *arguments, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    return [route["roles"] for route in json.loads(result.stdout)]


@pytest.mark.parametrize(
    ("arguments", "routes"),
    [
        (("--strict",), []),
        (("--without", "back", "--strict"), []),
        (("--without", "people,back", "--strict"), []),
        (("--without", "", "--strict"), [["trainer", "agent"]]),
        (("--without", "people", "--strict"), [["trainer", "agent"]]),
        (("--without", "night", "--strict"), []),
        ((), [["trainer", "agent"]]),
        (("--without", "back"), [["trainer", "agent"]]),
    ],
)
def test_return_moves_are_the_last_choice_by_default(
    data: Path, arguments: tuple[str, ...], routes: list[list[str]]
) -> None:
    """`back` is the default of --without; another value replaces it. With --strict there is no step back at all."""
    assert routes_between(data, "trainer", "agent", *arguments) == routes


BY_SENIOR, STRAIGHT = ["agent", "senior-agent", "trainer"], ["agent", "trainer"]


@pytest.mark.parametrize(
    ("arguments", "routes"),
    [
        ((), [STRAIGHT, BY_SENIOR]),
        (("--without", "people"), [STRAIGHT]),
        (("--without", "site"), [STRAIGHT, BY_SENIOR]),
        (("--without", "bpo", "--strict"), [STRAIGHT]),
        (("--without", "bpo"), [STRAIGHT, BY_SENIOR]),
        (("--without", "kpo"), [STRAIGHT, BY_SENIOR]),
        (("--without", "track", "--strict"), []),
        (("--without", "track"), [STRAIGHT, BY_SENIOR]),
        (("--without", "kpo,people"), [STRAIGHT]),
        (("--without", " kpo , people ,"), [STRAIGHT]),
        (("--without", "kpo", "--without", "people"), [STRAIGHT]),
    ],
)
def test_without_excludes_routes_through_these_roles(
    data: Path, arguments: tuple[str, ...], routes: list[list[str]]
) -> None:
    assert routes_between(data, "agent", "trainer", *arguments) == routes


@pytest.mark.parametrize(("limit", "routes"), [("0", []), ("1", [STRAIGHT, BY_SENIOR]), ("3", [STRAIGHT, BY_SENIOR])])
def test_sideways_limits_the_number_of_sideways_moves(data: Path, limit: str, routes: list[list[str]]) -> None:
    assert routes_between(data, "agent", "trainer", "--sideways", limit, "--strict") == routes


def test_routes_with_the_fewest_sideways_moves_come_if_none_is_within_the_limit(data: Path) -> None:
    assert routes_between(data, "agent", "trainer", "--sideways", "0") == [STRAIGHT, BY_SENIOR]


def test_a_bridge_is_a_sideways_move(data: Path) -> None:
    assert routes_between(data, "agent", "analyst", "--sideways", "0", "--strict") == []
    assert routes_between(data, "agent", "analyst", "--sideways", "1") == [["agent", "senior-agent", "analyst"]]


@pytest.mark.parametrize("limit", ["-1", "4", "few"])
def test_sideways_is_a_number_from_0_to_3(data: Path, limit: str) -> None:
    result = run_route(data, "agent", "trainer", "--sideways", limit)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--sideways" in result.stderr


ALLOWED = "Allowed: night, people, site, track, bpo, kpo, back."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--without", "nights"), f"`nights` is not a choice for --without. {ALLOWED} Did you mean `night`?"),
        (("--without", "back,poeple"), f"`poeple` is not a choice for --without. {ALLOWED} Did you mean `people`?"),
        (
            ("--without", "back", "--without", "KPO"),
            f"`KPO` is not a choice for --without. {ALLOWED} Did you mean `kpo`?",
        ),
        (("--without", "zzz"), f"`zzz` is not a choice for --without. {ALLOWED}\n"),
    ],
)
def test_an_unknown_choice_names_the_nearest(data: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run_route(data, "agent", "trainer", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("agent", "agent"), ["You are there already. Choose another role."]),
        (
            ("analyst", "agent"),
            [
                "No route from Analyst to Agent in this guide.",
                "No move leads on from Analyst in this guide. Ask your team leader or HR.",
            ],
        ),
        (
            ("agent", "analyst", "--without", "track", "--strict"),
            [
                "No route from Agent to Analyst keeps every wish.",
                "This wish blocks every route: leaving my track. Without it there are routes.",
                "The nearest roles that you can reach:",
                "   Senior Agent, level 2, 12 months",
            ],
        ),
    ],
)
def test_a_missing_route_is_explained(data: Path, arguments: tuple[str, ...], lines: list[str]) -> None:
    """Without a route, the answer names the wish that blocks and the nearest roles."""
    result = run_route(data, *arguments)
    assert (result.exit_code, result.stdout.splitlines()) == (0, lines)
    assert json.loads(run_route(data, *arguments, "--json").stdout) == []


def test_a_route_says_which_wish_it_breaks(data: Path) -> None:
    lines = run_route(data, "trainer", "agent").stdout.splitlines()
    assert lines[:3] == ["1. 12 months typical (0 to 24)", "   1 step back.", "   Trainer"]
    assert json.loads(run_route(data, "trainer", "agent", "--json").stdout)[0]["notes"] == ["1 step back."]


def test_reachable_roles_are_listed_by_years(data: Path) -> None:
    """The nearest role comes first; unreachable roles and the role itself are not listed."""
    result = run_route(data, "agent", "any")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "You can reach 3 roles within 10 years typically.",
        "Within 1 year",
        "   Senior Agent, level 2, 12 months",
        "Within 3 years",
        "   Trainer, level 2, 18 months",
        "   Analyst, level 3, 30 months",
    ]


def test_roles_that_lead_to_a_role_are_listed_by_years(data: Path) -> None:
    assert run_route(data, "any", "analyst").stdout.splitlines() == [
        "People get there from 2 roles within 10 years typically.",
        "Within 3 years",
        "   Senior Agent, level 2, 18 months",
        "   Agent, level 1, 30 months",
    ]


@pytest.mark.parametrize(
    ("arguments", "roles"),
    [
        (
            ("agent", "any"),
            [("senior-agent", "Senior Agent", 2, 12), ("trainer", "Trainer", 2, 18), ("analyst", "Analyst", 3, 30)],
        ),
        (("agent", "any", "--without", "people", "--strict"), [("trainer", "Trainer", 2, 18)]),
        (("agent", "any", "--without", "people"), [("trainer", "Trainer", 2, 18), ("analyst", "Analyst", 3, 30)]),
        (
            ("trainer", "any", "--without", ""),
            [("agent", "Agent", 1, 12), ("senior-agent", "Senior Agent", 2, 24), ("analyst", "Analyst", 3, 42)],
        ),
        (("any", "agent"), [("trainer", "Trainer", 2, 12), ("senior-agent", "Senior Agent", 2, 24)]),
        (("any", "senior-agent"), [("agent", "Agent", 1, 12)]),
    ],
)
def test_json_lists_reachable_roles(
    data: Path, arguments: tuple[str, ...], roles: list[tuple[str, str, int, int]]
) -> None:
    result = run_route(data, *arguments, "--json")
    keys = ("role", "title", "level", "months")
    records = [{key: record[key] for key in keys} for record in json.loads(result.stdout)]
    assert records == [dict(zip(keys, role, strict=True)) for role in roles]


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (("analyst", "any"), ["No move leads on from Analyst in this guide. Ask your team leader or HR."]),
        (
            ("trainer", "any", "--strict"),
            [
                "No role that you can reach keeps every wish.",
                "This wish blocks every route: steps back. Without it there are routes.",
                "You can reach 3 roles within 10 years typically.",
                "Within 1 year",
                "   Agent, level 1, 12 months (1 step back)",
                "Within 3 years",
                "   Senior Agent, level 2, 24 months (1 step back)",
                "Within 5 years",
                "   Analyst, level 3, 42 months (1 step back)",
            ],
        ),
        (
            ("any", "agent", "--strict"),
            [
                "No route to this role keeps every wish.",
                "This wish blocks every route: steps back. Without it there are routes.",
                "People get there from 2 roles within 10 years typically.",
                "Within 1 year",
                "   Trainer, level 2, 12 months (1 step back)",
                "Within 3 years",
                "   Senior Agent, level 2, 24 months (1 step back)",
            ],
        ),
    ],
)
def test_a_list_without_roles_is_explained(data: Path, arguments: tuple[str, ...], lines: list[str]) -> None:
    """If strict wishes allow no role, the answer lists the roles of the answer that is not strict."""
    result = run_route(data, *arguments)
    assert (result.exit_code, result.stdout.splitlines()) == (0, lines)


def test_each_role_is_under_the_first_horizon_that_it_fits_in(tmp_path: Path) -> None:
    """The horizons are 1, 3, 5 and 10 years; roles with equal months are in order of level, then of the data."""
    months = {
        "now": 0,
        "one": 1,
        "year": 12,
        "later": 13,
        "third": 36,
        "fifth": 60,
        "high": 61,
        "low": 61,
        "tenth": 120,
        "far": 121,
    }
    lines = ["agent support 1", *(f"{id_} support {5 if id_ == 'high' else 2}" for id_ in months)]
    lines += [f"agent -> {id_} promotion 0/{typical}/200" for id_, typical in months.items()]
    data = write(sketch("\n".join(lines)), tmp_path / "data")
    assert run_route(data, "agent", "any").stdout.splitlines() == [
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
    assert [role["role"] for role in json.loads(run_route(data, "agent", "any", "--json").stdout)][-1] == "far"


def test_at_least_one_end_is_a_role(data: Path) -> None:
    result = run_route(data, "any", "any")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Choose where you are, or where you want to be." in result.stderr


@pytest.mark.parametrize(
    ("start", "end", "message"),
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
def test_an_unknown_id_names_the_nearest(data: Path, start: str, end: str, message: str) -> None:
    result = run_route(data, start, end)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_draft_role_is_unknown(tmp_path: Path) -> None:
    texts = changed(tiny(), "roles.yaml", "status: retiring", "status: draft")
    result = run_route(write(texts, tmp_path / "data"), "agent", "trainer")
    assert result.exit_code == 2
    assert "There is no role `trainer`." in result.stderr


def test_data_with_errors_gets_a_list_of_problems(tmp_path: Path) -> None:
    texts = changed(tiny(), "roles.yaml", "to: senior-agent", "to: senior-agnet")
    result = run_route(write(texts, tmp_path / "data"), "agent", "trainer")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("data/roles.yaml:")
    assert "Did you mean `senior-agent`?" in result.stderr
