"""The import of openings: exports of usual systems, in any usual form, are read as they come; nothing is guessed."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from careerguide.edit.openings import dates
from careerguide.edit.openings.importing import Import, Request, plan
from careerguide.edit.openings.undecided import with_undecided
from careerguide.problems import DataError
from support.company import DAY, write
from support.exports import DAYS, SYSTEMS, Table, Trial, as_csv, as_workbook, company, damaged_exports, table

HEADER = ["id", "role", "site", "shift", "seats", "opens", "closes", "apply", "contact"]
ROW = ["REQ-1", "Agent", "Pune", "day", "2", "2026-10-13", "2026-10-23", "https://jobs.example/1", "Desk"]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a company; no test writes there."""
    return write(company(), tmp_path_factory.mktemp("company") / "data")


Importer = Callable[..., Import]


@pytest.fixture
def plan_of(data: Path, tmp_path: Path) -> Importer:
    """A function that plans the import of a file's bytes or rows, with the text of a map if there is one."""

    def planned(content: bytes | Table, column_map: str = "", **options: object) -> Import:
        file = tmp_path / "export"
        file.write_bytes(content if isinstance(content, bytes) else as_csv(content))
        map_file = tmp_path / "map.yaml"
        map_file.write_text(column_map, encoding="utf-8")
        return plan(Request(file, data, None, DAY, map_file if column_map else None, **options))  # type: ignore[arg-type]

    return planned


def changed_row(**texts: object) -> list[object]:
    return [texts.get(name, text) for name, text in zip(HEADER, ROW, strict=True)]


def refusal(planned: Callable[[], object]) -> str:
    with pytest.raises(DataError) as error:
        planned()
    return str(error.value)


# Form of a file -> the function that makes it of a table.
FILES: dict[str, Callable[[Table], bytes]] = {
    "comma": as_csv,
    "byte order mark": lambda rows: as_csv(rows, encoding="utf-8-sig"),
    "semicolon, cp1252": lambda rows: as_csv(rows, ";", "cp1252"),
    "tab, UTF-16": lambda rows: as_csv(rows, "\t", "utf-16"),
    "pipe, sep=": lambda rows: as_csv(rows, "|", head="sep=|\r\n"),
    "workbook": as_workbook,
}


def test_exports_of_five_systems_are_imported_at_the_first_try(plan_of: Importer) -> None:
    """By their headers alone: with title rows, total rows and closed positions, as CSV and as a workbook."""
    wrong = []
    for number, system in enumerate(SYSTEMS):
        for form in ("workbook", list(FILES)[number]):
            try:
                result = plan_of(FILES[form](table(system)))
            except DataError as error:
                wrong.append(f"{system.name}, {form}: {error}")
                continue
            imported = [(opening.role, opening.site, opening.opens) for _, opening in result.openings]
            expected = [("agent", "pune", DAYS[1]), ("senior-agent", "pune", DAYS[2]), ("trainer", "pune", DAYS[0])]
            if result.header.column_map.name != system.name or imported != expected or result.problems:
                wrong.append(f"{system.name}, {form}: {result.header.column_map.name} {imported} {result.problems}")
            if not any(system.closed in reason for _, reason in result.skipped):
                wrong.append(f"{system.name}, {form}: the closed position is not reported: {result.skipped}")
    assert wrong == []


def test_a_file_is_read_in_its_encoding(plan_of: Importer) -> None:
    """With or without a mark; a site with an accent shows that the letters are right."""
    wrong = []
    rows = [HEADER, changed_row(contact="Pulpit cr\u00e9ole \u2013 \u20ac")]
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"):
        contact = plan_of(as_csv([list(row) for row in rows], ";", encoding)).openings[0][1].contact
        if contact != "Pulpit cr\u00e9ole \u2013 \u20ac":
            wrong.append(f"{encoding}: {contact}")
    assert wrong == []


def test_a_damaged_letter_in_utf_8_is_refused_at_its_line_and_not_read_as_another_encoding(plan_of: Importer) -> None:
    raw = as_csv([[*HEADER], changed_row(contact="Caf\u00e9"), changed_row(id="REQ-2", contact="Caf\u00e9")])
    head, _, tail = raw.rpartition("\u00e9".encode())
    assert ":3:1: csv-form: A character in this line is damaged" in refusal(lambda: plan_of(head + b"\xc3" + tail))


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a workbook of the old .xls form, or one with a password"),
        (b"PK\x03\x04" + bytes(60), "This workbook is damaged or incomplete."),
        (as_workbook([HEADER, ROW])[:-900], "This workbook is damaged or incomplete."),
        (b"<html><table><tr><td>id", "This file is a web page"),
        (b'id,role\nREQ-1,"Agent\n', "starts with a quotation mark and does not end with one"),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(raw: bytes, message: str, plan_of: Importer) -> None:
    assert message in refusal(lambda: plan_of(raw))


def test_another_office_file_is_no_workbook(plan_of: Importer) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert "This file is no .xlsx workbook" in refusal(lambda: plan_of(stream.getvalue()))


def test_a_missing_quotation_mark_does_not_swallow_rows(plan_of: Importer) -> None:
    lines = [",".join(HEADER), ",".join(ROW).replace("Desk", '"Desk'), ",".join(ROW), '"x"']
    assert ":2:1: csv-form: A cell of this row" in refusal(lambda: plan_of("\n".join(lines).encode()))


# Title of a case -> changed texts of the row, and the field with its value in the opening.
FORMS: dict[str, tuple[dict[str, object], str, object]] = {
    "a number as a spreadsheet writes it": ({"seats": "2.0"}, "seats", 2),
    "a requisition that is a number": ({"id": "12345"}, "id", "req-12345"),
    "a requisition that a spreadsheet made a fraction": ({"id": "12346.0"}, "id", "req-12346"),
    "a mail address": ({"apply": "jobs@example.com"}, "apply", "mailto:jobs@example.com"),
    "an address without https": ({"apply": "www.jobs.example/1"}, "apply", "https://www.jobs.example/1"),
    "a formula": ({"contact": '=HYPERLINK("https://x.example")'}, "contact", '=HYPERLINK("https://x.example")'),
    "a site with its country": ({"site": "Pune, India"}, "site", "pune"),
    "a site with a code": ({"site": "IND - Pune"}, "site", "pune"),
    "a role with its requisition": ({"role": "R-1001 Senior Agent"}, "role", "senior-agent"),
    "a role with a note": ({"role": "Senior Agent (Voice)"}, "role", "senior-agent"),
    "words around a shift": ({"shift": "Night Shift (EST)"}, "shift", ("night",)),
    "no shift": ({"shift": ""}, "shift", ("rotating",)),
    "no contact": ({"contact": "N/A"}, "contact", "Hiring desk"),
    "no apply link": ({"apply": ""}, "apply", "https://jobs.example/apply"),
    "no last day": ({"closes": "until filled"}, "closes_text", "until-filled"),
    "a day and a time": ({"opens": "2026-10-13T08:30:00Z"}, "opens", dt.date(2026, 10, 13)),
    "a named month": ({"opens": "13-Oct-26"}, "opens", dt.date(2026, 10, 13)),
    "a month first, in words": ({"opens": "Tuesday, October 13, 2026"}, "opens", dt.date(2026, 10, 13)),
    "dots": ({"opens": "13.10.2026"}, "opens", dt.date(2026, 10, 13)),
    "slashes": ({"opens": "13/10/2026 08:30"}, "opens", dt.date(2026, 10, 13)),
    "a spreadsheet's number of a day": ({"opens": "46308"}, "opens", dt.date(2026, 10, 13)),
    "digits only": ({"opens": "20261013"}, "opens", dt.date(2026, 10, 13)),
}
CASES = list(enumerate(FORMS.values()))


def test_values_are_read_in_the_forms_of_systems_and_spreadsheets(plan_of: Importer) -> None:
    rows: Table = [HEADER, *(changed_row(**({"id": f"REQ-{index}"} | texts)) for index, (texts, _, _) in CASES)]
    result = plan_of(rows)
    openings = {number - 2: opening for number, opening in result.openings}
    wrong = [
        f"{list(FORMS)[index]}: {getattr(openings.get(index), field, None)}"
        for index, (_, field, value) in CASES
        if getattr(openings.get(index), field, None) != value
    ]
    assert (wrong, result.problems) == ([], [])


def test_a_cell_of_a_workbook_keeps_its_value(plan_of: Importer) -> None:
    """Days, numbers, days without a format, and a row of blank cells; a second sheet does not matter."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (["Open positions"], [], HEADER, changed_row(seats=3, opens=DAYS[0], closes=46318)):
        page.append(row)
    page.append([None, " "])
    book.create_sheet("Notes").append(["Ask HR"])
    stream = io.BytesIO()
    book.save(stream)
    ((number, opening),) = plan_of(stream.getvalue()).openings
    assert (number, opening.seats, opening.opens, opening.closes) == (
        4,
        3,
        dt.date(2026, 10, 13),
        dt.date(2026, 10, 23),
    )


def test_dates_in_numbers_have_the_order_that_the_whole_file_shows(plan_of: Importer) -> None:
    rows = [
        HEADER,
        changed_row(opens="01/10/2026", closes="2026-12-02"),
        changed_row(id="REQ-2", opens="02-Oct-26", closes="13/12/2026"),
    ]
    assert [opening.opens for _, opening in plan_of(rows).openings] == [dt.date(2026, 10, 1), dt.date(2026, 10, 2)]


def test_an_order_that_nothing_shows_is_asked_for_and_never_guessed(plan_of: Importer) -> None:
    rows = [HEADER, changed_row(opens="01/10/2026", closes="02/12/2026")]
    message = refusal(lambda: plan_of(rows))
    assert "`01/10/2026` can be 2026-10-01 or 2026-01-10. Run the import with `--dates day-first`" in message
    for options in ({"order": "day-first"}, {"column_map": "dates: day-first"}, {"column_map": 'dates: "%d/%m/%Y"'}):
        assert plan_of(rows, **options).openings[0][1].closes == dt.date(2026, 12, 2)
    assert plan_of(rows, order="month-first").openings[0][1].opens == dt.date(2026, 1, 10)
    both = [HEADER, changed_row(opens="13/10/2026", closes="10/23/2026")]
    assert "13/10/2026 and 10/23/2026 cannot both have the same order" in refusal(lambda: plan_of(both))


@pytest.mark.parametrize(
    "text", ["31/02/2026", "2026-02-30", "45 Oct 2026", "soon", "99999", "00/00/0000", "Octember 3 2026"]
)
def test_no_day_is_made_of_what_is_none(text: str) -> None:
    assert dates.parse(text, "day-first") is None


def test_rows_that_are_no_openings_are_skipped_and_told(plan_of: Importer) -> None:
    rows: Table = [
        ["Open requisitions"],
        [],
        [*HEADER, "Status", "Country"],
        [*ROW, "Open", "IN"],
        ["", "", ""],
        [*changed_row(id="REQ-2"), "Filled", "IN"],
        [*changed_row(id="REQ-3"), "Open", "US"],
        [*changed_row(id="REQ-4", role="Driver"), "Open", "IN"],
        [*changed_row(id="REQ-5", seats="0"), "Open", "IN"],
        [*ROW, "Open", "IN"],
        [*HEADER, "Status", "Country"],
        ["Total", "", "", "", "7", "", "", "", "", "", ""],
        ["Generated on 1 November"],
    ]
    result = plan_of(rows, "skip: {Country: [US]}\nvalues: {role: {Driver: skip}}\n")
    assert [number for number, _ in result.openings] == [4]
    assert sorted(result.skipped) == [
        (6, "its status is `Filled`"),
        (7, "`Country` is `US`"),
        (8, "the role `Driver` is to be skipped"),
        (9, "no position is left"),
        (10, "it says the same as line 4"),
        (11, "it is the header again"),
        (12, "it is a total or the end of the report"),
        (13, "it is a total or the end of the report"),
    ]
    assert result.problems == []


def test_a_status_that_no_map_knows_is_asked_for(plan_of: Importer) -> None:
    """Else an export in another language would take away all openings."""
    rows: Table = [[*HEADER, "Status"], [*ROW, "Abierta"]]
    assert "status that means open; they have `Abierta`" in refusal(lambda: plan_of(rows))
    assert len(plan_of(rows, "status: {open: Abierta}").openings) == 1


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        (ROW[:6], "This row has 6 cells, the header has 9. The row is cut off."),
        ([*ROW, "more"], "This row has 10 cells, the header has 9."),
        (changed_row(id="1.23E+15"), "a spreadsheet program has rounded this number"),
        (changed_row(closes="2026-10-01"), "closes before that"),
        (changed_row(role="Trainee of Something"), "No role is called `Trainee of Something`."),
        (changed_row(id="senior-agent-pune"), "is already an opening in data/openings.yaml, line 1."),
        (changed_row(contact="a\u202eb"), "2:1:"),
    ],
)
def test_a_bad_row_is_named_and_the_others_wait_or_go_ahead(
    cells: list[object], message: str, plan_of: Importer
) -> None:
    rows: Table = [[*HEADER], cells, changed_row(id="REQ-8")]
    result = plan_of(rows, skip_bad=True)
    assert message in " ".join(str(problem) for problem in result.problems)
    assert {problem.line for problem in result.problems} == {2}
    assert [opening.id for _, opening in result.openings] == ["req-8"]
    assert plan_of(rows).problems == result.problems


def test_rows_of_one_requisition_add_up_if_the_map_says_so(plan_of: Importer) -> None:
    greenhouse = next(system for system in SYSTEMS if system.name == "Greenhouse")
    rows = table(greenhouse, ["Agent"])
    result = plan_of([*rows, *([rows[1]] * 2)])
    assert [(opening.id, opening.seats) for _, opening in result.openings] == [("req-1", 3)]


def test_a_missing_column_without_a_default_is_one_sentence(plan_of: Importer) -> None:
    rows: Table = [HEADER[:5] + HEADER[6:], ROW[:5] + ROW[6:], ROW[:5] + ROW[6:]]
    message = refusal(lambda: plan_of(rows))
    assert (message.count("\n"), "There is no column for `opens`; its name may be Opens" in message) == (0, True)
    assert plan_of(rows, "defaults: {opens: 2026-10-13}").openings[0][1].opens == DAYS[0]


def test_unknown_names_are_kept_for_hr_with_the_nearest_roles(plan_of: Importer, tmp_path: Path) -> None:
    """The next import reads what HR wrote there, and comments stay."""
    rows: Table = [HEADER, changed_row(role="Seniour Voice Agent"), changed_row(id="REQ-2", role="Chef: de mission")]
    result = plan_of(rows)
    new, kept = tmp_path / "new.yaml", tmp_path / "kept.yaml"
    kept.write_text("# ours\nvalues: {shift: {Late: night}}  # and theirs\n", encoding="utf-8")
    for file, head in ((new, "# How `careerguide openings import`"), (kept, "# ours\n")):
        text = with_undecided(file, result.undecided, result.names)
        assert text.startswith(head)
        assert [problem.code for problem in plan_of(rows, text).problems] == ["unknown-role", "unknown-role"], text
        decided = re.sub(r"(Seniour Voice Agent: )'\?'", r"\1senior-agent", text)
        imported = plan_of(rows, re.sub(r"('Chef: de mission': )'\?'", r"\1skip", decided))
        assert ([opening.role for _, opening in imported.openings], imported.problems) == (["senior-agent"], []), text
    assert "# nearest: senior-agent, agent" in with_undecided(new, result.undecided, result.names)
    assert "# and theirs" in with_undecided(kept, result.undecided, result.names)


def test_damaged_exports_do_no_harm(tmp_path: Path) -> None:
    """Never a traceback, never half an import, never a next check that fails. bench/imports.py tries 1,000."""
    trial = Trial(tmp_path)
    harm = [message for name, raw in damaged_exports(24, 5) if (message := trial.harm(name, raw))]
    assert harm == []
