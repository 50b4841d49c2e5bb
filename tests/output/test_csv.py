"""The framework as CSV: every entry can be read back, and no cell is a formula."""

from __future__ import annotations

import csv
import io

import pytest
from careerguide.guide.guide import Guide
from careerguide.output.csv import cell, spreadsheets
from support import hostile
from support.company import guide_of, tiny


def tables(guide: Guide) -> dict[str, list[list[str]]]:
    """File name -> the rows that a CSV reader returns."""
    rows_by_file = {}
    for path, text in spreadsheets(guide):
        assert text.startswith("\ufeff")
        rows_by_file[path.removeprefix("api/v1/")] = list(csv.reader(io.StringIO(text[1:], newline="")))
    return rows_by_file


def test_every_entry_is_a_row() -> None:
    guide = guide_of(tiny())
    rows_by_file = tables(guide)
    assert {name: len(rows) - 1 for name, rows in rows_by_file.items()} == {
        "roles.csv": len(guide.roles),
        "skills.csv": len(guide.skills),
        "needs.csv": sum(len(role.skills) for role in guide.roles.values()),
        "figures.csv": sum(len(role.kras) for role in guide.roles.values()),
        "moves.csv": len(guide.moves),
        "conditions.csv": sum(len(move.entry.gates) for move in guide.moves),
    }
    for rows in rows_by_file.values():
        assert {len(row) for row in rows} == {len(rows[0])}
    agent = dict(zip(*rows_by_file["roles.csv"][:2], strict=True))
    assert (agent["id"], agent["track"], agent["level"], agent["leads from"]) == ("agent", "Support", "1", "")
    condition = dict(zip(*rows_by_file["conditions.csv"][:2], strict=True))
    assert (condition["to id"], condition["figure"], condition["target"]) == ("senior-agent", "QA score", ">= 92%")
    senior = dict(zip(rows_by_file["roles.csv"][0], rows_by_file["roles.csv"][2], strict=True))
    assert (senior["leads from"], senior["leads to"]) == ("1", "3")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "=cmd|' /C calc'!A0"])
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize("value", ["a = b", "3-4", "", 5, "90%"])
def test_a_cell_that_is_not_a_formula_does_not_change(value: object) -> None:
    assert cell(value) == value


def test_hostile_text_stays_in_its_cell() -> None:
    with_hostile_text, with_plain_text = (
        tables(guide_of(hostile.everywhere(text))) for text in (hostile.HOSTILE, hostile.PLAIN)
    )
    assert {name: [len(row) for row in rows] for name, rows in with_hostile_text.items()} == {
        name: [len(row) for row in rows] for name, rows in with_plain_text.items()
    }
    assert not any(
        value.startswith(("=", "+", "-", "@")) for rows in with_hostile_text.values() for row in rows for value in row
    )
