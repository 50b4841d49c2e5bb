"""The import of a workbook changes the lines of the cells that people changed, and names the cells that stop it."""

from __future__ import annotations

import datetime as dt
import difflib
import random
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
import yaml
from careerguide.build.open_guide import open_guide
from careerguide.edit.files import write_files
from careerguide.edit.workbook_changes import Choices
from careerguide.edit.workbook_import import Plan, plan_import
from careerguide.loading.data_folder import load
from careerguide.workbook import sheets
from careerguide.workbook.read import WorkbookError
from careerguide.workbook.write import workbook
from openpyxl.worksheet.worksheet import Worksheet
from support.company import DAY, changed, tiny, write
from support.differing import differing
from support.paths import FIXTURES
from support.workbook_edits import edit, exported, opened, tables

# Sheet, the texts that tell a row, the head of a column, and the new value of the cell.
Cell = tuple[str, tuple[str, ...], str, object]
PROSE = """  tip: >-
    Smile; one can *hear* it.
    Breathe out before each call, and
    sit as you would beside a friend.
"""
RETURN = (
    "    - {to: agent, kind: return, after: {min: 0, typical: 12, slow: 24}, sources: [own-estimate]}\n",
    "    - to: agent\n      kind: return\n      after: {min: 0, typical: 12, slow: 24}\n      sources: [survey]\n",
)


def company() -> dict[str, str]:
    """The tiny company with comments, a text in folded lines, and one that a spreadsheet takes for a character."""
    texts = changed(tiny(), "roles.yaml", "  level: 1\n", "  level: 1  # the first day\n")
    texts = changed(texts, "roles.yaml", "  level: 1  # the first day\n", "  level: 1  # the first day\n  grade: G7\n")
    texts = differing(changed(texts, "roles.yaml", *RETURN))
    texts = changed(texts, "openings.yaml", "seats: 2\n", "seats: 2  # two desks\n")
    texts = changed(texts, "roles.yaml", "      gates:\n", "      # agreed with the client\n      gates:\n")
    return changed(texts, "roles.yaml", "  tip: Smile; one can *hear* it.\n", PROSE)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("exported")
    return exported(load(write(company(), folder / "data")), folder / "guide.xlsx").read_bytes()


@pytest.fixture
def data(tmp_path: Path, book: bytes) -> Path:
    (tmp_path / "guide.xlsx").write_bytes(book)
    return write(company(), tmp_path / "data")


def row_of(page: Worksheet, texts: tuple[str, ...]) -> int:
    """The row that has all of the texts; a new row below the last one if there are none."""
    if not texts:
        return page.max_row + 1
    return next(row[0].row for row in page.iter_rows() if set(texts) <= {str(cell.value) for cell in row if cell.value})


def put(page: Worksheet, row: int, head: str, value: object) -> None:
    page.cell(row, [cell.value for cell in page[1]].index(head) + 1).value = value


def with_cells(file: Path, *cells: Cell, then: Callable[[openpyxl.Workbook], object] | None = None) -> Path:
    """The workbook after a person typed these values, and did something else with it."""
    book = openpyxl.load_workbook(file) if then else opened(file)
    new: dict[str, int] = {}
    for title, texts, head, value in cells:
        row = row_of(book[title], texts) if texts else new.setdefault(title, book[title].max_row + 1)
        put(book[title], row, head, value)
    if then:
        then(book)
    book.save(file)
    return file


def planned(data: Path, choices: Choices = Choices()) -> Plan:  # noqa: B008 - it is frozen
    return plan_import(data, data / "no-docs", load(data), data.parent / "guide.xlsx", choices, DAY)


def lines_changed(data: Path, plan: Plan) -> list[str]:
    """`-` and `+` lines of all files."""
    return [
        line.rstrip()
        for file, text in plan.texts.items()
        for line in difflib.ndiff(file.read_text("utf-8").splitlines() if file.exists() else [], text.splitlines())
        if line[0] in "+-"
    ]


CASES = yaml.safe_load((FIXTURES / "workbook.yaml").read_text("utf-8"))
AGENT = ("Roles", ("agent",))
SCORE = ("Conditions", ("agent", "senior-agent", "qa-score"))
SUMMARY = "summary: Answers calls and mails."


def typed(cells: list[dict[str, object]]) -> list[Cell]:
    """The cells of a case."""
    return [
        (str(cell["sheet"]), tuple(cell.get("row", ())), head, value)  # type: ignore[arg-type]
        for cell in cells
        for head, value in cell.items()
        if head not in ("sheet", "row")
    ]


@pytest.mark.parametrize("name", CASES["edits"])
def test_only_the_lines_of_changed_cells_differ(data: Path, name: str) -> None:
    case = CASES["edits"][name]
    with_cells(data.parent / "guide.xlsx", *typed(case["cells"]))
    plan = planned(data)
    assert [str(problem) for problem in plan.problems] == []
    assert [line for line in lines_changed(data, plan) if line not in ("+", "-")] == case["lines"]


@pytest.mark.parametrize("name", CASES["refused"])
def test_what_the_check_refuses_is_named_by_its_cell(data: Path, name: str) -> None:
    case = CASES["refused"][name]
    with_cells(data.parent / "guide.xlsx", *typed(case["cells"]))
    messages, expected = [str(problem) for problem in planned(data).problems], case["messages"]
    assert [message[: len(start)] for message, start in zip(messages, expected, strict=True)] == expected


def test_a_workbook_without_edits_changes_nothing(data: Path) -> None:
    assert planned(data).texts == {}


def _sorted(book: openpyxl.Workbook) -> None:
    """Sort each sheet backwards, add a title, a column and hidden columns, and filter."""
    for page in book.worksheets[1:8]:
        rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
        page.delete_rows(2, len(rows))
        for row in reversed(rows):
            page.append([*row, "=LEN(A2)", "our note"])
        page.cell(1, len(rows[0]) + 1).value = "length"
        page.insert_rows(1)
        page["A1"] = "Our roles, November"
        page.column_dimensions["B"].hidden = True
        page.row_dimensions[4].hidden = True
    book["Roles"].title = "roles "


def test_a_sheet_that_was_sorted_filtered_and_extended_still_imports(data: Path) -> None:
    with_cells(data.parent / "guide.xlsx", (*SCORE, "months", 4), then=_sorted)
    plan = planned(data)
    assert (plan.problems, plan.gone) == ((), ())
    assert lines_changed(data, plan)[1].strip("+ ") == '- {kpi: qa-score, target: ">= 92%", months: 4}'


def test_what_others_changed_since_the_export_is_not_turned_back(data: Path) -> None:
    """Other fields, other entries, an id that was renamed: all stay, and the change of the workbook arrives."""
    texts = changed(company(), "roles.yaml", SUMMARY, "summary: Answers our clients.")
    texts = changed(
        texts,
        "roles.yaml",
        "{skill: typing, level: working, need: essential}",
        "{skill: typing, level: expert, need: essential}",
    )
    texts = {name: text.replace("analyst", "data-analyst") for name, text in texts.items()}
    texts = changed(texts, "roles.yaml", "  title: Analyst\n", "  title: Analyst\n  formerly: [analyst]\n")
    write(texts, data)
    with_cells(
        data.parent / "guide.xlsx", (*AGENT, "remote", "full"), ("Roles", ("analyst",), "title", "Senior Analyst")
    )
    plan = planned(data)
    assert plan.problems == ()
    assert lines_changed(data, plan) == [
        "-     remote: partial",
        "+     remote: full",
        "-   title: Analyst",
        "+   title: Senior Analyst",
    ]


def test_the_workbook_of_the_site_lacks_drafts_and_changes_nothing(data: Path) -> None:
    """It has no draft, no move to one, and the days that the data gives to samples; none of that is a change."""
    move = "    - {to: secret, kind: promotion, sources: [own-estimate]}\n"
    texts = changed(company(), "roles.yaml", "    - {to: analyst", f"{move}    - {{to: analyst")
    texts["roles/more.yaml"] = "- {id: secret, title: Secret, level: 3, status: draft, summary: A plan.}\n"
    texts = changed(texts, "openings.yaml", "  contact: Hiring desk\n", "  contact: Hiring desk\n  sample: true\n")
    write(texts, data)
    guide = open_guide(data, dt.date(2026, 12, 24))
    file = data.parent / "guide.xlsx"
    file.write_bytes(workbook(sheets.of_guide(guide), sheets.ids_of_guide(guide)))
    plan = planned(data)
    assert (plan.problems, plan.gone, plan.texts) == ((), (), {})
    with_cells(file, ("Openings", ("senior-agent-pune",), "closes", "2026-12-01"))
    assert lines_changed(data, planned(data)) == ["-   closes: 2026-11-30", "+   closes: 2026-12-01"]


def test_a_copied_row_is_a_new_one(data: Path) -> None:
    """People copy a row with its hidden number, above or below it, and change the copy."""

    def copy(book: openpyxl.Workbook) -> None:
        page = book["Skills by role"]
        row = row_of(page, ("agent", "typing"))
        page.insert_rows(row)
        for cell in page[row + 1]:
            page.cell(row, cell.column).value = cell.value
        put(page, row, "skill", "coaching")

    with_cells(data.parent / "guide.xlsx", then=copy)
    plan = planned(data)
    assert (plan.problems, plan.gone) == ((), ())
    assert lines_changed(data, plan) == ["+     - {skill: coaching, level: working, need: essential}"]


def test_a_list_that_is_too_long_for_a_cell_stays_whole(tmp_path: Path) -> None:
    """Spreadsheets cut a text after 32,767 characters; the cell says so, and the list does not change."""
    longest = "".join(f"    - {number} {'word ' * 300}\n" for number in range(30))
    texts = changed(
        tiny(), "roles.yaml", "  level: 2\n  summary: T", f"  level: 2\n  responsibilities:\n{longest}  summary: T"
    )
    data = write(texts, tmp_path / "data")
    file = exported(load(data), tmp_path / "guide.xlsx")
    assert planned(data).texts == {}
    with_cells(file, ("Roles", ("senior-agent",), "title", "Senior"))
    assert lines_changed(data, planned(data)) == ["-   title: Senior Agent", "+   title: Senior"]


def test_a_cell_that_both_sides_changed_is_named_with_both_values(data: Path) -> None:
    write(changed(company(), "roles.yaml", SUMMARY, "summary: Answers our clients."), data)
    with_cells(data.parent / "guide.xlsx", (*AGENT, "summary", "Answers chats."))
    plan = planned(data)
    assert "\n".join(map(str, plan.problems)) == (
        "Roles!J2: changed-by-others: The workbook has `Answers chats.`, and somebody has changed the data to "
        "`Answers our clients.` since the export. Choose --take roles.j2 for the workbook, or --keep roles.j2 for the "
        "data."
    )
    taken = planned(data, Choices(take=frozenset({"roles.j2"})))
    assert lines_changed(data, taken) == ["-   summary: Answers our clients.", "+   summary: Answers chats."]
    assert planned(data, Choices(keep=frozenset({"roles.j2"}))).texts == {}


def test_rows_that_are_gone_are_deleted_only_if_a_person_says_so(data: Path) -> None:
    def delete(book: openpyxl.Workbook) -> None:
        for title, texts in (("Conditions", ("Two quarters at target",)), ("Openings", ("senior-agent-pune",))):
            book[title].delete_rows(row_of(book[title], texts))

    with_cells(data.parent / "guide.xlsx", then=delete)
    kept = planned(data)
    assert (kept.texts, kept.gone) == (
        {},
        ("Conditions: `agent` to `senior-agent` to `Two quarters at target`", "Openings: `senior-agent-pune`"),
    )
    deleted = planned(data, Choices(delete=True))
    assert deleted.problems == ()
    assert "-         - {do: Two quarters at target}" in lines_changed(data, deleted)
    assert "- - id: senior-agent-pune" in lines_changed(data, deleted)


def test_a_role_is_not_deleted_through_the_workbook(data: Path) -> None:
    with_cells(data.parent / "guide.xlsx", then=lambda book: book["Roles"].delete_rows(5))
    assert "\n".join(map(str, planned(data).problems)) == (
        "Roles: row-deleted: The row of `analyst` is gone. The workbook deletes no role, because people have links to "
        "it. Put the row back; set its status to retiring, or use `careerguide retire`."
    )


def test_a_sheet_or_a_column_that_is_gone_changes_nothing(data: Path) -> None:
    def remove(book: openpyxl.Workbook) -> None:
        del book["KPIs"]
        book["Roles"].delete_cols(4)

    with_cells(data.parent / "guide.xlsx", then=remove)
    plan = planned(data)
    assert (plan.texts, plan.gone) == ({}, ())
    assert plan.notes == (
        "The workbook has no sheet KPIs, so nothing of it changes.",
        "The sheet Roles lacks some columns, which do not change: other names.",
    )


DAMAGES: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "no zip file": (lambda _: b"id,title\n", "is not a workbook"),
    "half a file": (lambda content: content[: len(content) // 2], "is not a workbook"),
    "an old file": (lambda content: b"\xd0\xcf\x11\xe0" + content, "has a password, or it is an old .xls"),
    "an empty file": (lambda _: b"", "is not a workbook"),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_file_that_is_no_workbook_gets_a_sentence(data: Path, book: bytes, name: str) -> None:
    damage, message = DAMAGES[name]
    (data.parent / "guide.xlsx").write_bytes(damage(book))
    with pytest.raises(WorkbookError, match=message):
        planned(data)


def test_a_workbook_without_its_hidden_sheet_is_refused(data: Path) -> None:
    with_cells(data.parent / "guide.xlsx", then=lambda book: book.remove(book["careerguide"]))
    with pytest.raises(WorkbookError, match="no record of the data"):
        planned(data)


def test_merged_cells_are_refused(data: Path) -> None:
    with_cells(data.parent / "guide.xlsx", then=lambda book: book["Roles"].merge_cells("B2:C3"))
    assert [str(problem)[:28] for problem in planned(data).problems] == ["Roles!B2:C3: merged-cells: C"]


@pytest.mark.parametrize("seed", range(3))
def test_random_edits_arrive_as_the_same_changes(data: Path, seed: int) -> None:
    """Each of some dozen cells, written in one of many ways, gives the data the value that it means, and no other."""
    loaded = load(data)
    expected, file = tables(loaded), data.parent / "guide.xlsx"
    count = edit(file, random.Random(seed), 30, expected)
    plan = planned(data)
    assert ([str(problem) for problem in plan.problems], count) == ([], 30)
    write_files(plan.texts)
    assert tables(load(data)) == expected
    text = (data / "roles.yaml").read_text("utf-8")
    assert ("  # the first day" in text, "      # agreed with the client\n" in text) == (True, True)
    assert planned(data).texts == {}
