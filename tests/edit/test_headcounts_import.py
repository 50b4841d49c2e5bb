"""The import of numbers of people: any usual form of a file, all rows or none, and nothing of it is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from careerguide.cli import main
from careerguide.edit.counts.headcounts import HeadcountsImport, plan
from careerguide.problems import DataError
from click.testing import CliRunner
from support import project
from support.company import DAY, changed, tiny, write
from support.count_files import Rows, count_file

HEADER = ("role", "site", "quarter", "heads", "promotions in", "moves in", "applications")
QUARTERS = ("2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3")


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the tiny company with two sites; no test writes there."""
    return write(two_sites(), tmp_path_factory.mktemp("company") / "data")


def two_sites() -> dict[str, str]:
    texts = tiny()
    return {**texts, "sites.yaml": texts["sites.yaml"] + "- {id: cebu, title: Cebu, country: X, zone: Asia/Manila}\n"}


Importer = Callable[[Rows | bytes], HeadcountsImport]


@pytest.fixture
def imported(data: Path, tmp_path: Path) -> Importer:
    """A function that plans the import of rows, or of the bytes of a file."""

    def planned(rows: Rows | bytes) -> HeadcountsImport:
        return plan(count_file(tmp_path / "seats.csv", HEADER, rows), data, DAY)

    return planned


def year(role: str, site: str, *numbers: int) -> list[list[str]]:
    """A row for each quarter with the same numbers."""
    return [[role, site, quarter, *map(str, numbers)] for quarter in QUARTERS]


def test_heads_are_of_the_last_quarter_and_the_rest_is_of_the_year(imported: Importer) -> None:
    result = imported([*year("agent", "pune", 30, 2, 3, 10), *year("agent", "cebu", 20, 5, 2, 8)])
    assert result.record.model_dump(exclude_none=True) == {
        "until": "2026-09",
        "roles": (
            {
                "role": "agent",
                "heads": 50,
                "promotions": 28,
                "moves": 20,
                "applications": 72,
                "sites": (
                    {"site": "cebu", "heads": 20, "promotions": 20, "moves": 8},
                    {"site": "pune", "heads": 30, "promotions": 8, "moves": 12},
                ),
            },
        ),
    }


def test_a_year_that_is_not_complete_has_heads_only(imported: Importer) -> None:
    """The next import would show what came in between."""
    result = imported(year("agent", "pune", 30, 9, 9, 40)[1:])
    assert result.record.model_dump(exclude_none=True)["roles"][0].keys() == {"role", "heads", "sites"}
    assert not result.has_year


def test_a_missing_number_is_not_nobody(imported: Importer) -> None:
    rows = year("agent", "pune", 30, 9, 9, 60)
    rows[1][4] = ""
    role = imported(rows).record.roles[0]
    assert (role.promotions, role.moves, role.sites[0].promotions) == (None, 36, None)


def test_roles_below_five_are_not_there(imported: Importer) -> None:
    result = imported([*year("agent", "pune", 30, 0, 0, 0), *year("trainer", "pune", 4, 1, 0, 1)])
    assert ([role.role for role in result.record.roles], result.too_few) == (["agent"], 1)


def _files() -> Iterator[tuple[str, bytes]]:
    """Name of a form, and a file with 1,250 agents at one site in it."""
    header = ["Role", "SITE", "Quarter", "Headcount"]

    def text(quarter: str = "2026-Q3", heads: str = "1250", separator: str = ",") -> str:
        return "\n".join(separator.join(row) for row in (header, ["Agent", "Pune", quarter, heads])) + "\n"

    yield "comma", text().encode()
    yield "sep=", ("sep=;\n" + text(separator=";")).encode("utf-8-sig")
    yield "UTF-16 with tabs", text(separator="\t").encode("utf-16")
    yield "title and total", f"People,,,\n{text()}Grand total,,,1250\nEnd of report,,,\n".encode()
    yield "thousands", text(heads="1,250", separator=";").encode()
    for form, heads in {"Polish": "1\u00a0250", "French": "1\u202f250", "Swiss": "1'250"}.items():
        yield f"{form} thousands", text(heads=heads, separator=";").encode("utf-16")
    yield "UTF-32", text().encode("utf-32")
    yield "a fraction of zero", text(heads="1250.0").encode()
    for quarter in ("Q3 2026", "q3-26", "2026 Q3", "2026Q3", "2026-09", "Sep 2026", "30/09/2026", "Q3 FY26", "46209"):
        yield quarter, text(quarter).encode()


def test_any_usual_form_is_read(imported: Importer) -> None:
    wrong = {}
    for form, content in _files():
        record = imported(content).record
        result = (record.until, [(role.role, role.heads) for role in record.roles])
        if result != (dt.date(2026, 9, 1), [("agent", 1250)]):
            wrong[form] = result
    assert not wrong


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (["agnt", "pune", "2026-Q3", "9", "", "", ""], "No role is called `agnt`. Did you mean `agent`?"),
        (["agent", "Pone", "2026-Q3", "9", "", "", ""], "No site is called `Pone`. Did you mean `pune`?"),
        (["agent", "", "2026-Q3", "9", "", "", ""], "This row has no site."),
        (["", "pune", "2026-Q3", "9", "", "", ""], "This row has no role."),
        (["agent", "pune", "2026-Q5", "9", "", "", ""], "`quarter` is `2026-Q5`, which is no quarter."),
        (["agent", "pune", "2027-Q1", "9", "", "", ""], "`quarter` is 2027-Q1, which is still to come."),
        (["agent", "pune", "2026-Q3", "some", "", "", ""], "`heads` is `some`."),
        (["agent", "pune", "2026-Q3", "-3", "", "", ""], "`heads` is `-3`."),
        (["agent", "pune", "2026-Q3", "9", "2.5", "", ""], "`promotions in` is `2.5`."),
        (["agent", "pune", "2026-Q3", "", "1", "", ""], "This row has no number of heads."),
        (["Agent", "cebu", "2026-Q3", "9", "1", "", ""], "Line 6 has the same role, site and quarter."),
        (["AGENT ", "cebu", "Q3 2026", "9", "1", "", ""], "Line 6 has the same role, site and quarter."),
        (["agent", "pune", "2026-Q3", "1.250", "", "", ""], "`heads` is `1.250`."),
    ],
)
def test_a_wrong_row_stops_the_import(imported: Importer, row: list[str], message: str) -> None:
    rows = [*year("agent", "pune", 30, 9, 9, 40), ["Agent", "cebu", "2026-Q3", "7", "", "", ""], row]
    if "Line" not in message:
        rows.insert(0, rows.pop())
    with pytest.raises(DataError, match=r"seats\.csv:(2|7):1") as error:
        imported(rows)
    assert message in str(error.value)
    assert len(error.value.problems) == 1


@pytest.mark.parametrize("heads", ["1,23,456", "123,456"])
def test_lakhs_are_read(imported: Importer, heads: str) -> None:
    content = f'role;site;quarter;heads\nagent;pune;2026-Q3;"{heads}"\n'
    assert [role.heads for role in imported(content.encode()).record.roles] == [123456]


def test_a_role_that_has_ended_adds_to_its_successor(tmp_path: Path) -> None:
    roles = "- {id: csr, title: Old Agent, level: 1, summary: Helps., successor: agent, retires: 2026-01-01}\n"
    data = write({**tiny(), "roles.yaml": tiny()["roles.yaml"] + roles}, tmp_path / "data")
    file = tmp_path / "seats.csv"
    lines = ["role,site,quarter,heads", "Old Agent,Pune,2026-Q3,10", "Agent,Pune,2026-Q3,20"]
    file.write_text("\n".join(lines), encoding="utf-8")
    assert [(role.role, role.heads) for role in plan(file, data, DAY).record.roles] == [("agent", 30)]


def test_the_command_keeps_nothing_of_the_file(tmp_path: Path) -> None:
    """The numbers of quarters and small numbers are nowhere in the data; a wrong row leaves the file as it was."""
    data = write(two_sites(), tmp_path / "data")
    file = tmp_path / "seats.csv"
    rows = [*year("agent", "pune", 123, 7, 3, 41), *year("agent", "cebu", 2, 1, 0, 3)]
    rows[3][3] = "456"
    file.write_text("\n".join(",".join(row) for row in [HEADER, *rows]), encoding="utf-8")
    run = CliRunner(env=project.DAY)
    result = run.invoke(main, ["seats", "import", str(file), "--data", str(data)])
    assert result.exit_code == 0
    assert "seats.csv is in the folder of the guide. Move it away" in result.stderr
    text = (data / "headcounts.yaml").read_text(encoding="utf-8")
    assert text.splitlines()[3:] == [
        'until: "2026-09"',
        "roles:",
        '  - {role: "agent", heads: 458, promotions: 32, moves: 12, applications: 176}',
    ]
    before = text
    file.write_text(file.read_text(encoding="utf-8").replace("456", "many"), encoding="utf-8")
    result = run.invoke(main, ["seats", "import", str(file), "--data", str(data)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert "seats.csv:5:1" in result.stderr
    assert (data / "headcounts.yaml").read_text(encoding="utf-8") == before


def test_renames_reach_the_counts(tmp_path: Path) -> None:
    texts = {**tiny(), "headcounts.yaml": "until: 2026-09\nroles:\n  - {role: agent, heads: 50}\n"}
    data = write(changed(texts, "headcounts.yaml", "50", "51"), tmp_path / "data")
    result = CliRunner(env=project.DAY).invoke(
        main, ["rename", "role", "agent", "first-agent", "--data", str(data), "--docs", str(tmp_path)]
    )
    assert result.exit_code == 0, result.output
    assert "role: first-agent, heads: 51" in (data / "headcounts.yaml").read_text(encoding="utf-8")
