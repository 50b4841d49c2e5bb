"""`careerguide openings import` imports all openings or none, and reports each problem with its row."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from careerguide import rules
from careerguide.cli import main
from careerguide.loading.data_folder import load
from careerguide.model import Opening
from click.testing import CliRunner, Result
from support.case import DAY
from support.company import tiny, write
from support.exports import EPOCH

OUR_COLUMNS = (
    "id,role,site,line_of_business,shift,seats,opens,closes,months_in_role,from_roles,last_rating,"
    "decided_how,decided_by,apply,contact\n"
)
ROW = (
    "req-7,senior-agent,Pune,Retail,day,2,2026-10-01,2026-12-01,6,agent; trainer,meets,"
    "A panel.,2026-12-15,https://jobs.example/7,Desk\n"
)
EXPORT = """Requisition;Job;Site;Shift;Seats;From;Until;Link;Desk
REQ 7;CSR;" POONA ";Night (EST);2;1/10/2026;1/12/2026;https://jobs.example/7;Desk
"""
MAP = """columns: {id: Requisition, role: Job, site: Site, shift: Shift, seats: Seats,
          opens: From, closes: Until, apply: Link, contact: Desk}
values: {shift: {Night (EST): night}}
dates: "%d/%m/%Y"
"""


def run(folder: Path, text: str | bytes, columns: str = "") -> Result:
    """The command on the tiny company, with the files export.csv and map.yaml."""
    data = write(tiny(), folder / "data")
    file = folder / "export.csv"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    options = ["openings", "import", str(file), "--data", str(data)]
    if columns:
        (folder / "map.yaml").write_text(columns, encoding="utf-8")
        options += ["--columns", str(folder / "map.yaml")]
    return CliRunner().invoke(main, options, env={"SOURCE_DATE_EPOCH": EPOCH})


def openings(folder: Path) -> list[Opening]:
    """The openings that the guide reads from the imported file."""
    loaded = load(folder / "data")
    assert [problem for problem in rules.check(loaded, DAY) if "imported" in problem.path] == []
    return [opening for item, opening in loaded.entries("opening", Opening) if "imported" in item.document.path]


def test_every_field_of_an_opening_is_imported(tmp_path: Path) -> None:
    assert run(tmp_path, OUR_COLUMNS + ROW).exit_code == 0
    (opening,) = openings(tmp_path)
    assert (opening.id, opening.role, opening.site, opening.line_of_business, opening.shift, opening.seats) == (
        "req-7",
        "senior-agent",
        "pune",
        "Retail",
        ("day",),
        2,
    )
    assert (opening.opens, opening.closes) == (dt.date(2026, 10, 1), dt.date(2026, 12, 1))
    assert (opening.eligibility.months_in_role, opening.eligibility.from_roles, opening.eligibility.last_rating) == (
        6,
        ("agent", "trainer"),
        "meets",
    )
    assert opening.decision
    assert (opening.decision.how, opening.decision.by, opening.apply, opening.contact) == (
        "A panel.",
        dt.date(2026, 12, 15),
        "https://jobs.example/7",
        "Desk",
    )


def test_a_map_translates_columns_values_and_dates(tmp_path: Path) -> None:
    """A role may be an id, a title, an alias or a former id; the most frequent separator separates the columns."""
    assert run(tmp_path, EXPORT, MAP).exit_code == 0
    (opening,) = openings(tmp_path)
    assert (opening.id, opening.role, opening.site, opening.shift, opening.opens) == (
        "req-7",
        "agent",
        "pune",
        ("night",),
        dt.date(2026, 10, 1),
    )


def test_an_import_replaces_the_previous_import(tmp_path: Path) -> None:
    run(tmp_path, OUR_COLUMNS + ROW)
    run(tmp_path, OUR_COLUMNS + ROW.replace("req-7", "req-8"))
    assert [opening.id for opening in openings(tmp_path)] == ["req-8"]


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + (OUR_COLUMNS + ROW).encode(),
        (OUR_COLUMNS + ROW).replace("\n", "\r\n").encode(),
        (OUR_COLUMNS + ROW).replace(",", "\t").encode(),
    ],
)
def test_csv_files_that_spreadsheets_write_are_read(raw: bytes, tmp_path: Path) -> None:
    assert run(tmp_path, raw).exit_code == 0
    assert [opening.id for opening in openings(tmp_path)] == ["req-7"]


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    client = '": {x} # <b> - [*] &a !!python/object'
    row = ROW.replace("Retail", '"' + client.replace('"', '""') + '"')
    assert run(tmp_path, OUR_COLUMNS + row).exit_code == 0
    assert [opening.line_of_business for opening in openings(tmp_path)] == [client]


PROBLEMS = [
    (
        "senior-agent",
        "Seniour Agent",
        "2:1: unknown-role: No role is called `Seniour Agent`. Did you mean `senior agent`?",
    ),
    ("2026-12-01", "31.11.2026", "2:1: not-a-date: `closes` is `31.11.2026`, which is no day that exists."),
    (",2,", ",two,", "2:1: not-a-number: `seats` is `two`"),
    ("day", "dayshift", "2:1: not-a-choice: `shift` is `dayshift`. Allowed: day, rotating, night, flexible."),
    ("https://jobs.example/7", "javascript:x", "2:1: not-a-link: `apply` is `javascript:x`"),
    ("Pune", "", "2:1: missing-key: `site` is missing. Each opening needs one, or `sites: [...]` for several."),
    (ROW, ROW + ROW.replace(",2,", ",3,"), "3:1: duplicate-id: `req-7` is on line 2 too."),
]


@pytest.mark.parametrize(("old", "new", "message"), PROBLEMS)
def test_a_problem_is_reported_once_with_its_row_and_nothing_is_written(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    result = run(tmp_path, OUR_COLUMNS + ROW.replace(old, new, 1))
    lines = result.stderr.splitlines()
    assert (result.exit_code, lines[-1]) == (1, "Nothing was imported.")
    assert len([line for line in lines if line.startswith(str(tmp_path / "export.csv"))]) == 1
    assert lines[0].removeprefix(f"{tmp_path / 'export.csv'}:").startswith(message)
    assert not (tmp_path / "data" / "openings" / "imported.yaml").exists()


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("columns: {ident: Requisition}", "map.yaml:1:11: unknown-key: `ident` is not a field of an opening."),
        ("columns: [id]", "map.yaml:1:10: not-a-group"),
        (
            "colums: {id: Requisition}",
            (
                "map.yaml:1:1: unknown-key: `colums` is not a key here. Allowed: name, source, known_by, columns, "
                "values, defaults, status, skip, dates, same_id. Did you mean `columns`?"
            ),
        ),
        (
            "columns: {id: Requisitions}",
            "export.csv:1:1: csv-form: There is no column `Requisitions` for `id`. Did you mean `Requisition`?",
        ),
        ("columns: {id: Requisition", "map.yaml:"),
    ],
)
def test_a_wrong_map_is_reported_at_its_line(columns: str, message: str, tmp_path: Path) -> None:
    result = run(tmp_path, EXPORT, columns)
    assert result.exit_code == 1
    assert result.stderr.removeprefix(f"{tmp_path}/").startswith(message), result.stderr


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"\xff\xfe", "This file has no rows."),
        (b"", "This file has no rows."),
        (OUR_COLUMNS.encode(), "no openings below it"),
        (b"name,colour\nx,red\n", "There is no header with a column for `id` (Requisition ID,"),
    ],
)
def test_a_file_without_openings_gets_a_message(raw: bytes, message: str, tmp_path: Path) -> None:
    """It does not take away the openings of the last import."""
    run(tmp_path, OUR_COLUMNS + ROW)
    result = run(tmp_path, raw)
    assert (result.exit_code, message in result.stderr) == (1, True), result.output
    assert [opening.id for opening in openings(tmp_path)] == ["req-7"]


@pytest.mark.parametrize("word", ["NULL", "null", "~"])
def test_a_database_s_word_for_no_value_is_an_empty_cell(word: str, tmp_path: Path) -> None:
    """An optional field is left out; a required one is missing."""
    result = run(
        tmp_path, OUR_COLUMNS + ROW.replace("Retail", word).replace("A panel.", word).replace("2026-12-15", word)
    )
    assert result.exit_code == 0, result.output
    opening = next(item for _, item in load(tmp_path / "data").entries("opening", Opening) if item.id == "req-7")
    assert (opening.line_of_business, opening.decision) == (None, None)
    assert run(tmp_path, OUR_COLUMNS + ROW.replace(",2,", f",{word},")).exit_code == 1


def test_a_cell_may_hold_several_sites_and_shifts_and_no_last_day(tmp_path: Path) -> None:
    row = (
        ROW.replace("Pune,", "Pune; POONA,")
        .replace(",day,", ",day|flexible,")
        .replace("2026-12-01", "Until filled")
        .replace("2026-10-01", "2026-10-25")
        .replace("2026-12-15", "2026-12-20")
    )
    assert run(tmp_path, OUR_COLUMNS + row).stderr == ""
    (opening,) = openings(tmp_path)
    assert (opening.places, opening.shift, opening.until_filled) == (("pune",), ("day", "flexible"), True)


def test_an_unknown_site_of_several_is_reported(tmp_path: Path) -> None:
    result = run(tmp_path, OUR_COLUMNS + ROW.replace("Pune,", "Pune; Cebu,"))
    assert result.exit_code == 1
    assert "unknown-site: No site is called `Cebu`." in result.output


UNKNOWN = OUR_COLUMNS + ROW + ROW.replace("req-7", "req-8").replace("senior-agent", "Head Chef")


def test_bad_rows_are_left_out_only_if_asked(tmp_path: Path) -> None:
    """The names to decide about wait in data/openings-import.yaml, which `check` knows and the next import reads."""
    result = run(tmp_path, UNKNOWN)
    assert (result.exit_code, "Nothing was imported." in result.stderr) == (1, True)
    assert "1 name to decide about: write the id of a role or a site after each in" in result.stderr
    names = tmp_path / "data" / "openings-import.yaml"
    names.write_text(names.read_text(encoding="utf-8").replace("'?'", "agent"), encoding="utf-8")
    assert [problem.code for problem in load(tmp_path / "data").problems] == []
    options = ["openings", "import", str(tmp_path / "export.csv"), "--data", str(tmp_path / "data")]
    again = CliRunner().invoke(main, options, env={"SOURCE_DATE_EPOCH": EPOCH})
    assert (again.exit_code, [opening.role for opening in openings(tmp_path)]) == (0, ["senior-agent", "agent"])
    names.unlink()
    (tmp_path / "data" / "openings" / "imported.yaml").unlink()
    partly = CliRunner().invoke(main, [*options, "--skip-bad"], env={"SOURCE_DATE_EPOCH": EPOCH})
    assert (partly.exit_code, [opening.id for opening in openings(tmp_path)]) == (0, ["req-7"])
    assert "3:1: unknown-role: No role is called `Head Chef`." in partly.stderr
    assert "Left out 1 row with problems." in partly.stderr


def test_a_dry_run_says_what_would_be_imported_and_writes_nothing(tmp_path: Path) -> None:
    run(tmp_path, OUR_COLUMNS)
    (tmp_path / "export.csv").write_text(UNKNOWN, encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    options = ["openings", "import", str(tmp_path / "export.csv"), "--data", str(tmp_path / "data"), "--dry-run"]
    result = CliRunner().invoke(main, [*options, "--skip-bad"], env={"SOURCE_DATE_EPOCH": EPOCH})
    assert (result.exit_code, "Would write 1 opening to" in result.stdout) == (0, True), result.output
    assert sorted(tmp_path.rglob("*")) == before
