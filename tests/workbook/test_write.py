"""The workbook: what is locked and offered, that nothing in it is a formula, and that it tells only what is shown."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from careerguide.build.open_guide import open_guide
from careerguide.loading.data_folder import load
from careerguide.model.record_fields import models
from careerguide.model.settings import Parts
from careerguide.workbook import sheets, write
from pydantic import BaseModel
from support.company import DAY, changed, tiny
from support.company import write as write_data

SHEETS = [
    *("Roles", "Moves", "Conditions", "Lower skills", "Skills by role"),
    *("KPIs by role", "Differences", "Codes", "KPIs", "Openings"),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny company, with a draft, a text that looks like a formula, and one that looks like an escape."""
    texts = changed(tiny(), "roles.yaml", "summary: Answers calls and mails.", "summary: =SUM(A1) _x0041_.")
    draft = "- {id: secret, title: Secret plan, level: 2, status: draft, summary: Nobody knows.}\n"
    return write_data({**texts, "roles/more.yaml": draft}, tmp_path_factory.mktemp("workbook") / "data")


@pytest.fixture(scope="module")
def content(data: Path) -> bytes:
    """The workbook of the whole data."""
    loaded = load(data)
    return write.workbook(sheets.of_data(loaded), sheets.ids_of_data(loaded))


@pytest.fixture(scope="module")
def book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def texts_in(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def test_it_has_a_sheet_for_each_table_and_hides_what_people_do_not_need(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["How to use", *SHEETS, "lists", "careerguide"]
    assert {name: book[name].sheet_state for name in ("lists", "careerguide")} == {
        "lists": "hidden",
        "careerguide": "veryHidden",
    }


# `rename` writes the earlier ids, and the site of an opening is in the column of its sites.
IN_NO_CELL = {("formerly",), ("site",)}


@pytest.mark.parametrize("sheet", sheets.SHEETS, ids=SHEETS)
def test_every_field_of_an_entry_has_a_column_or_a_sheet(sheet: sheets.Sheet) -> None:
    items = {table.items[-1] for table in sheets.SHEETS if table.kind == sheet.kind and table.items}
    columns = {column.path for column in sheet.columns}
    fields = set(fields_of(sheet.columns[0].record))
    told = {path for path in fields if any(path[:length] in columns for length in range(1, len(path) + 1))}
    assert {path for path in fields - told - IN_NO_CELL if path[0] not in items} == set()


def fields_of(record: type[BaseModel], before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The keys of a record, and of the records in it that are no lists."""
    for key, field in record.model_fields.items():
        inner = None if "tuple" in str(field.annotation) else next(models(field.annotation), None)
        yield from fields_of(inner, (*before, key)) if inner else [(*before, key)]


def test_rows_with_long_texts_are_all_as_high(book: openpyxl.Workbook) -> None:
    """A role with many duties would otherwise fill the screen."""
    heights = {name: {book[name].row_dimensions[row].height for row in (2, 3)} for name in SHEETS}
    assert {name for name in SHEETS if heights[name] == {60}} == {"Roles", "Moves", "KPIs"}


@pytest.mark.parametrize("name", SHEETS)
def test_heads_stay_in_view_and_say_what_is_allowed(book: openpyxl.Workbook, name: str) -> None:
    page = book[name]
    assert page.freeze_panes.endswith("2")
    assert page.auto_filter.ref.startswith("A1:")
    assert [cell.value for cell in page[1] if cell.comment is None or len(cell.comment.text) < 15] == []


def test_ids_are_locked_without_a_password_and_other_cells_are_open(book: openpyxl.Workbook) -> None:
    locked = {
        name: [cell.value for cell, below in zip(book[name][1], book[name][2], strict=True) if below.protection.locked]
        for name in SHEETS
    }
    assert {
        name: [head for head in heads if head in ("id", "role", "to", "row")] for name, heads in locked.items()
    } == {
        "Roles": ["id", "row"],
        "Moves": ["role", "to", "row"],
        "Conditions": ["role", "to", "row"],
        "Lower skills": ["role", "to", "row"],
        "Skills by role": ["role", "row"],
        "KPIs by role": ["role", "row"],
        "Differences": ["role", "row"],
        "Codes": ["role", "row"],
        "KPIs": ["id", "row"],
        "Openings": ["id", "row"],
    }
    assert all(book[name].protection.sheet and not book[name].protection.password for name in SHEETS)
    assert not any(
        dimension.protection.locked for name in SHEETS for dimension in book[name].column_dimensions.values()
    )


def test_the_columns_at_the_right_are_open_and_all_ids_stay_in_view(book: openpyxl.Workbook) -> None:
    """A column without a style is locked on a protected sheet."""
    for name in SHEETS:
        page = book[name]
        right = [openpyxl.utils.get_column_letter(page.max_column + number) for number in range(1, write.NOTES + 1)]
        assert [letter for letter in right if page.column_dimensions[letter].protection.locked] == [], name
        filled = [(head.value, below) for head, below in zip(page[1], page[2], strict=True) if below.value is not None]
        ids = [head for head, below in filled if below.protection.locked and head != "row"]
        assert [cell.value for cell in page[1]][: len(ids)] == ids
        assert page.freeze_panes == f"{openpyxl.utils.get_column_letter(len(ids) + 1)}2", name


def test_notes_speak_of_cells_and_not_of_files(book: openpyxl.Workbook) -> None:
    words = re.compile(r"yaml|quotes|`|\[|\bkeys?\b|\bleave it out\b|\ba list\b", re.IGNORECASE)
    notes = {(name, cell.value): cell.comment.text for name in SHEETS for cell in book[name][1]}
    assert {place: note for place, note in notes.items() if words.search(note)} == {}
    assert "Leave the cell empty if it belongs to none." in notes["Roles", "track"]
    assert notes["Conditions", "months"].endswith("reach the target; 1 if the cell is empty.")


def test_no_two_columns_of_a_sheet_have_the_same_key() -> None:
    """A message names a column by its head, in place of its key."""
    for sheet in sheets.SHEETS:
        keys = [column.path[-1] for column in sheet.columns]
        assert len(set(keys)) == len(keys), sheet.title


def test_the_first_sheet_says_who_can_run_a_command_and_how_to_sort(book: openpyxl.Workbook) -> None:
    lines = [row[0].value for row in book["How to use"].iter_rows()]
    where = next(number for number, line in enumerate(lines) if "run on a computer that has the files" in line)
    assert "send this file" in lines[where + 1]
    assert next(number for number, line in enumerate(lines) if "careerguide workbook" in line) > where + 1
    assert [line for line in lines if "sort" in line.lower()] == [
        "To sort, or to delete a row, first choose Review, Unprotect Sheet. There is no password."
    ]


def test_cells_with_fixed_values_offer_them(book: openpyxl.Workbook) -> None:
    """Each list has the allowed values, and covers rows that are still empty."""
    offered = {}
    for name in SHEETS:
        heads = {cell.column_letter: cell.value for cell in book[name][1]}
        for rule in book[name].data_validations.dataValidation:
            area = next(iter(rule.sqref.ranges))
            letter = openpyxl.utils.get_column_letter(area.min_col)
            assert area.max_row > book[name].max_row + 100
            cells = book["lists"][rule.formula1.split("!")[1].replace("$", "")]
            offered[name, heads[letter]] = [row[0].value for row in cells]
    assert offered["Roles", "status"] == ["draft", "published", "retiring"]
    assert offered["Roles", "level"] == [1, 2, 3]
    assert offered["Skills by role", "skill"] == ["listening", "typing", "writing", "coaching", "spreadsheets"]
    assert offered["Conditions", "kpi"] == ["qa-score", "handle-time"]
    assert offered["Openings", "example"] == ["yes", "no"]
    assert {head for name, head in offered if name == "Moves"} == {"to", "kind", "confidence"}


def test_text_is_text_and_days_are_days(book: openpyxl.Workbook) -> None:
    heads = [cell.value for cell in book["Roles"][1]]
    agent = dict(zip(heads, book["Roles"][2], strict=True))
    assert (agent["summary"].value, agent["summary"].data_type) == ("=SUM(A1) _x0041_.", "s")
    assert f"{agent['last review'].value:%Y-%m-%d}" == "2026-09-15"
    assert (agent["level"].value, agent["months to review"].value) == (1, 6)
    formulas = [
        cell for name in book.sheetnames for row in book[name].iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert formulas == []


def test_the_same_data_gives_the_same_bytes(data: Path, content: bytes) -> None:
    write._bytes.cache_clear()
    loaded = load(data)
    assert write.workbook(sheets.of_data(loaded), sheets.ids_of_data(loaded)) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_workbook_of_the_site_tells_what_the_site_shows(data: Path, content: bytes) -> None:
    """No draft, and nothing of a part that is off; that of the data has all."""
    guide = open_guide(data, DAY)
    shown = texts_in(write.workbook(sheets.of_guide(guide), sheets.ids_of_guide(guide)))
    assert "secret" in texts_in(content)
    assert ("secret" in shown, "Secret plan" in shown, "senior-agent-pune" in shown) == (False, False, True)
    guide = open_guide(data, DAY, parts=Parts(openings=False))
    without = texts_in(write.workbook(sheets.of_guide(guide), sheets.ids_of_guide(guide)))
    assert ("senior-agent-pune" in without, "Openings" in without) == (False, False)
