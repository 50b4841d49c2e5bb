"""The import of moves: people who still wait or have left count, no person is kept, and a wrong row stops all."""

from __future__ import annotations

import datetime as dt
import random
import statistics
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from careerguide.cli import main
from careerguide.edit.counts.count_file import as_yaml
from careerguide.edit.counts.moves import MovesImport, plan
from careerguide.edit.counts.waiting_time import Stay, percentiles, shares
from careerguide.problems import DataError
from click.testing import CliRunner
from support.company import DAY, tiny, write
from support.count_files import Rows, count_file

HEADER = ("role from", "role to", "month begun", "month moved", "month left", "site")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the tiny company with two sites; no test writes there."""
    sites = tiny()["sites.yaml"] + "- {id: cebu, title: Cebu, country: X, zone: Asia/Manila}\n"
    return write({**tiny(), "sites.yaml": sites}, tmp_path_factory.mktemp("company") / "data")


Importer = Callable[..., MovesImport]


@pytest.fixture
def imported(data: Path, tmp_path: Path) -> Importer:
    """A function that plans the import of rows, or of the bytes of a file."""

    def planned(rows: Rows | bytes, header: Sequence[str] = HEADER, today: dt.date = DAY) -> MovesImport:
        return plan(count_file(tmp_path / "moves.csv", header, rows), data, today)

    return planned


def month(number: int) -> str:
    """The month so many months before the day of the tests."""
    years, rest = divmod(DAY.year * 12 + DAY.month - 1 - number, 12)
    return f"{years}-{rest + 1:02}"


def moved(count: int, months: int = 12, ago: int = 3) -> list[list[str]]:
    return [["agent", "senior-agent", month(ago + months), month(ago), "", ""] for _ in range(count)]


Career = tuple[str, float]  # where a person goes, and after how many months


def careers(
    seed: int, draw: Callable[[random.Random], Career], count: int, span: int, *, named: bool
) -> tuple[list[list[str]], list[float]]:
    """Rows of people who began in the last `span` months, and the months of those to the senior agent."""
    dice = random.Random(seed)
    rows, finished = [], []
    for _ in range(count):
        ago = dice.randrange(span)
        end, months = draw(dice)
        whole = round(months)
        if whole <= ago:
            rows.append(["agent", end, month(ago), month(ago - whole), "", "Pune"])
            finished += [months] if end == "senior-agent" else []
        else:
            rows.append(["agent", end if named else "", month(ago), "", "", "Pune"])
    return rows, finished


def two_lanes(dice: random.Random) -> Career:
    """Nearly half are quick; the others need much longer."""
    return "senior-agent", dice.gauss(8, 1.5) if dice.random() < 0.46 else dice.gauss(36, 4)


def two_roles(dice: random.Random) -> Career:
    """Half go to each role: to the one after 12 months, to the other after 26."""
    end, middle = dice.choice([("trainer", 12), ("senior-agent", 26)])
    return end, middle * dice.lognormvariate(0, 0.4)


# Name -> how people move, months of hiring, the true median to the senior agent.
SIMULATED: dict[str, tuple[Callable[[random.Random], Career], int, float]] = {
    "two lanes": (two_lanes, 80, 30.2),
    "one pace": (lambda dice: ("senior-agent", 18 * dice.lognormvariate(0, 0.5)), 60, 18),
    "no pattern": (lambda dice: ("senior-agent", dice.expovariate(0.6931 / 20)), 60, 20),
    "two roles": (two_roles, 60, 26),
}


@pytest.mark.parametrize("named", [True, False], ids=["waiting for a role", "waiting for any role"])
@pytest.mark.parametrize("name", SIMULATED)
def test_medians_of_simulated_careers(imported: Importer, name: str, named: bool) -> None:
    """The median is within 10 % of the truth while about a third still waits.

    It is so also where an average of those who moved is a third too short, with three in ten still waiting.
    Of the history, only the last 36 months are looked at.
    """
    draw, span, truth = SIMULATED[name]
    rows, finished = careers(7, draw, 1500, span, named=named)
    waiting = sum(not row[3] for row in rows) / len(rows)
    result = imported(rows).record.moves
    count = next(move for move in result if move.to_role == "senior-agent")
    average = statistics.mean(finished)
    line = f"{name}: {waiting:.0%} wait; true median {truth}, counted {count.p50}, average of the moved {average:.1f}"
    print(line)  # noqa: T201 - `pytest -s` shows how far both are from the truth
    assert 0.2 < waiting < 0.5
    assert count.p50 is not None
    assert abs(count.p50 - truth) <= truth / 10
    if name == "two lanes":
        assert round(waiting, 1) == 0.3
        assert average < truth * 2 / 3


def test_textbook_example() -> None:
    """Kaplan and Meier by hand: of ten, one moves each month from the first; every second one is only seen so long."""
    stays = [Stay(months, "b", moved=months % 2 == 1) for months in range(1, 11)]
    # After months 1, 3, 5, 7, 9 wait: 9/10, 7/8 of it, 5/6, 3/4, 1/2.
    assert percentiles(shares(stays, "b")) == (1, 7, None)


def test_late_entry_counts_from_the_first_month_in_view() -> None:
    """A colleague who began long ago says nothing of the months before the window."""
    early = [Stay(months, "b", moved=True) for months in (4, 8, 12, 16, 20) for _ in range(4)]
    late = [Stay(30, "b", moved=True, unseen=25) for _ in range(20)]
    assert percentiles(shares(early, "b"))[1] == 12
    assert percentiles(shares([*early, *late], "b"))[1] == 12


def test_what_is_written(imported: Importer) -> None:
    rows = [*moved(6, 10, 3), *moved(6, 20, 30), ["agent", "senior-agent", month(22), "", month(2), "Pune"]]
    result = imported([*rows, *moved(4, 5, 60), ["agent", "trainer", "2026-01", "2026-06", "", ""]])
    until, moves, move = as_yaml(result.record, "moves-here", "moves").splitlines()[3:]
    assert (until, moves) == ('until: "2026-09"', "moves:")
    assert move == (
        '  - {from_role: "agent", to_role: "senior-agent", moves: 12, first: "2024-05", last: "2026-08", '
        "p10: 10, p50: 10, p90: 20, longest: 20}"
    )
    assert result.too_few == 1


@pytest.mark.parametrize(
    ("rows", "moves"),
    [
        (moved(5), 1),
        (moved(4), 0),
        (moved(9, 12, 36), 0),  # the window has 36 months, this one included
        (moved(9, 12, 35), 1),
        ([*moved(4), *moved(4, 12, 40)], 0),
        ([], 0),
    ],
)
def test_five_moves_in_36_months(imported: Importer, rows: list[list[str]], moves: int) -> None:
    waiting = [["agent", "", "2026-01", "", "", ""]]
    assert len(imported([*rows, *waiting]).record.moves) == moves


@pytest.mark.parametrize(
    ("sites", "named"),
    [
        ({"pune": 5}, ("pune",)),
        ({"pune": 6, "cebu": 7}, ("cebu", "pune")),
        ({"pune": 30, "cebu": 1}, ()),  # one move elsewhere would follow from the number of all
        ({"pune": 30, "": 2}, ()),
        ({"pune": 30, "cebu": 3, "": 6}, ("pune",)),
    ],
)
def test_sites_are_named_if_no_small_number_follows(imported: Importer, sites: dict[str, int], named: object) -> None:
    rows = [[*row[:5], site] for site, number in sites.items() for row in moved(number)]
    assert imported(rows).record.moves[0].sites == named


def test_no_half_is_told_before_half_have_moved(imported: Importer) -> None:
    rows = [*moved(5), *(["agent", "senior-agent", month(20), "", "", ""] for _ in range(20))]
    move = imported(rows).record.moves[0]
    assert (move.moves, move.p10, move.p50, move.not_moved) == (5, 12, None, 20)


def _files() -> Iterator[tuple[str, bytes]]:
    """Name of a form, and a file with five moves after twelve months in it."""
    rows = [["Agent", "SENIOR AGENT", "2025-02", "2026-02", "Pune"]] * 5
    header = ["Role From", "ROLE TO", "Month Begun", "month_moved", "Site"]

    def text(separator: str = ",", rows: Rows = rows) -> str:
        return "\n".join(separator.join(row) for row in [header, *rows]) + "\n"

    yield "comma", text().encode()
    yield "semicolon and sep=", ("sep=;\n" + text(";")).encode("utf-8-sig")
    yield "tab, UTF-16", text("\t").encode("utf-16")
    yield "title, total and empty lines", f"Moves 2026,,,,\n\n{text()}\nTotal,5,,,\n,,,,\n".encode()
    for form, months in {
        "names of months": ("Feb-25", "February 2026"),
        "month and year": ("02/2025", "2.2026"),
        "days": ("14 Feb 2025", "2026-02-28"),
        "days in numbers": ("25/02/2025", "03/02/2026"),
        "run together": ("202502", "20260203"),
        "numbers of a spreadsheet": ("45700", "46060"),
        "numbers that look like a year and a month": ("45701", "46061"),
    }.items():
        yield form, text(rows=[["Agent", "Senior agent", *months, ""]] * 5).encode()
    people = [["name", "employee id", *header], *(["Ana Cruz", f"E-{n}", *row] for n, row in enumerate(rows))]
    yield "with people", "\n".join(",".join(row) for row in people).encode()


def test_any_usual_form_is_read(imported: Importer) -> None:
    wrong = {}
    for form, content in _files():
        move = next(iter(imported(content).record.moves), None)
        result = move and (move.from_role, move.to_role, move.moves, move.p50)
        if result != ("agent", "senior-agent", 5, 12):
            wrong[form] = result
    assert not wrong


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["agnet", "trainer", "2025-01", "", "", ""], "No role is called `agnet`. Did you mean `agent`?"),
        (["agent", "trainr", "2025-01", "", "", ""], "No role is called `trainr`. Did you mean `trainer`?"),
        (["agent", "trainer", "2025-01", "", "", "Pone"], "No site is called `Pone`. Did you mean `pune`?"),
        (["agent", "trainer", "2025-13", "", "", ""], "`month begun` is `2025-13`, which is no month."),
        (["agent", "trainer", "2025-01", "soon", "", ""], "`month moved` is `soon`, which is no month."),
        (["agent", "trainer", "2025-01", "2027-01", "", ""], "`month moved` is 2027-01, which is still to come."),
        (["agent", "trainer", "", "2026-01", "", ""], "no month in which the person began"),
        (["agent", "", "2025-01", "2026-01", "", ""], "moved in 2026-01, but this row has no role to"),
        (["agent", "trainer", "2025-06", "2025-01", "", ""], "moved in 2025-01, before the month begun, 2025-06"),
        (["agent", "trainer", "2025-06", "", "2025-01", ""], "left in 2025-01, before the month begun, 2025-06"),
        (["agent", "Agent", "2025-06", "", "", ""], "the same role"),
        (["", "trainer", "2025-06", "2026-01", "", "Pune"], "no role that the person came from"),
        (["agent", "trainer", "1940-01", "2026-01", "", ""], "1032 months in a role"),
    ],
)
def test_a_wrong_row_stops_the_import(imported: Importer, row: list[str], message: str) -> None:
    with pytest.raises(DataError, match=r"moves\.csv:4:1") as error:
        imported([*moved(2), row, *moved(5)])
    assert message in str(error.value)
    assert len(error.value.problems) == 1


def test_all_wrong_rows_are_told_at_once(imported: Importer) -> None:
    with pytest.raises(DataError) as error:
        imported([["agnet", "", "x", "", "", ""], *moved(5), ["agent", "trainer", "2025-01", "y", "", ""]])
    assert [problem.line for problem in error.value.problems] == [2, 2, 8]


def test_dates_of_two_meanings_hide_no_other_problem(imported: Importer) -> None:
    """What depends on the order of day and month is not told: it may be no problem at all."""
    rows = [
        ["agnet", "trainer", "2025-01", "", "", ""],
        ["agent", "trainer", "03/02/2026", "04/01/2026", "", ""],
        ["agent", "trainer", "2025-01", "05/11/2026", "", ""],
        ["agent", "trainer", "2025-13", "02/03/2026", "", "Pone"],
    ]
    with pytest.raises(DataError) as error:
        imported([*rows, *moved(5)])
    assert [(problem.line, problem.code) for problem in error.value.problems] == [
        (3, "not-a-date"), (2, "unknown-role"), (5, "unknown-site"), (5, "not-a-month"),
    ]  # fmt: skip


def test_a_file_without_the_columns(imported: Importer) -> None:
    with pytest.raises(DataError, match=r"There is no column `month moved`. The nearest row has: role from, role to"):
        imported([["agent", "trainer", "2026-01"]], ("role from", "role to", "month begun"))


def test_the_command_keeps_no_person(data: Path, tmp_path: Path) -> None:
    """Names and ids in the file are nowhere in the data; the columns that are not read are named."""
    folder = write(tiny(), tmp_path / "data")
    file = tmp_path / "moves.csv"
    rows = [["Ana Cruz", "E-17", *row] for row in moved(5)]
    file.write_text("\n".join(",".join(row) for row in [["name", "employee id", *HEADER], *rows]), encoding="utf-8")
    run = CliRunner(env={"SOURCE_DATE_EPOCH": "1793491200"})
    result = run.invoke(main, ["moves", "import", str(file), "--data", str(folder)])
    assert result.exit_code == 0, result.output
    assert "These columns are not read, and nothing of them is kept: name, employee id." in result.output
    text = (folder / "moves-here.yaml").read_text(encoding="utf-8")
    assert "moves: 5" in text
    assert not any(word in text for word in ("Ana", "E-17", month(15)))
    before = text
    file.write_text(file.read_text(encoding="utf-8") + "\nBen,E-1,agent,trainer,2025-01,x,,", encoding="utf-8")
    result = run.invoke(main, ["moves", "import", str(file), "--data", str(folder)])
    assert (result.exit_code, "Nothing was imported." in result.output) == (1, True)
    assert (folder / "moves-here.yaml").read_text(encoding="utf-8") == before
