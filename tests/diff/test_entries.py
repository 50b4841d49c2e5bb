"""Drafts, new ids, removed roles, result areas of one KPI, and openings beside the company's rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.company import Texts, changed, tiny
from support.differences import OPPOSITE, compared, lines


def test_a_change_of_a_draft_is_neither_harder_nor_easier_for_anyone(tmp_path: Path) -> None:
    base = changed(tiny(), "roles.yaml", "track: research\n  level: 3", "track: research\n  level: 3\n  status: draft")
    new_texts = changed(base, "roles.yaml", "spreadsheets, level: practitioner", "spreadsheets, level: expert")
    new_texts = changed(
        new_texts,
        "roles.yaml",
        "kind: bridge, after: {min: 9, typical: 18",
        "kind: bridge, after: {min: 9, typical: 20",
    )
    assert lines(compared(tmp_path, base, new_texts)) == [
        ("clarifies", "Analyst (draft): Spreadsheets rises from practitioner to expert."),
        ("clarifies", "Senior Agent to Analyst now typically takes 20 months instead of 18."),
    ]
    without = Texts(base)
    without["roles.yaml"] = base["roles.yaml"].split("- id: analyst")[0]
    assert ("clarifies", "The draft Analyst is removed.") in lines(compared(tmp_path, base, without))


def test_a_new_id_changes_no_entry_that_names_it(tmp_path: Path) -> None:
    texts = tiny()
    new_texts = {
        file: re.sub(r"\btyping\b", "keying", re.sub(r"\bresearch\b", "insight", text)) for file, text in texts.items()
    }
    new_texts = changed(
        new_texts, "roles.yaml", "From here people cross over to insight.", "From here people cross over to research."
    )
    new_texts = changed(new_texts, "skills.yaml", "formerly: [keyboard]", "formerly: [keyboard, typing]")
    new_texts = changed(new_texts, "tracks.yaml", "- id: insight\n", "- id: insight\n  formerly: [research]\n")
    report = compared(tmp_path, texts, new_texts)
    assert lines(report) == [
        ("clarifies", "The id of Skill Typing changed from typing to keying."),
        ("clarifies", "The id of Track Research changed from research to insight."),
    ]


def test_a_role_that_replaces_a_role_keeps_its_moves(tmp_path: Path) -> None:
    """Agent has a move to both; if one role replaces the other, the move to it does not change."""
    texts = tiny()
    roles = texts["roles.yaml"].split("\n- id: ")
    roles = [role for role in roles if not role.startswith("trainer")]
    new_texts = {**texts, "roles.yaml": "\n- id: ".join(roles)}
    new_texts["roles.yaml"] = re.sub(r" +- \{to: trainer.*\n", "", new_texts["roles.yaml"]).replace(
        "title: Senior Agent", "title: Senior Agent\n  formerly: [trainer]"
    )
    assert lines(compared(tmp_path, texts, new_texts)) == [
        ("raises", "Trainer is removed; Senior Agent replaces it."),
        ("raises", "The move from Agent to Trainer is removed."),
        ("raises", "The move from Senior Agent to Trainer is removed."),
    ]


def test_a_second_result_area_of_a_kpi_is_one_line(tmp_path: Path) -> None:
    texts = tiny()
    new_texts = changed(
        texts,
        "roles.yaml",
        "    - {area: Pace",
        '    - {area: Care, kpi: qa-score, target: ">= 80%"}\n    - {area: Pace',
    )
    assert lines(compared(tmp_path, texts, new_texts)) == [
        ("clarifies", "Agent is now measured by QA score: at least 80%.")
    ]
    assert lines(compared(tmp_path, new_texts, texts)) == [("clarifies", "Agent is no longer measured by QA score.")]


def test_a_new_result_area_does_not_change_the_next_one_of_the_same_kpi(tmp_path: Path) -> None:
    texts = tiny()
    new_texts = changed(
        texts,
        "roles.yaml",
        "    - {area: Quality",
        '    - {area: Care, kpi: qa-score, target: ">= 80%"}\n    - {area: Quality',
    )
    assert lines(compared(tmp_path, texts, new_texts)) == [
        ("clarifies", "Agent is now measured by QA score: at least 80%.")
    ]


@pytest.mark.parametrize(
    ("months", "weight"), [(12, "eases"), (15, "clarifies"), (18, "raises"), (24, "raises"), (0, "eases")]
)
def test_the_months_an_opening_asks_for_are_compared_with_the_rules_of_the_company(
    tmp_path: Path, months: int, weight: str
) -> None:
    """The rules ask for 12 months on the same track and for 18 on another."""
    texts = changed(tiny(), "openings.yaml", "months_in_role: 9, ", "")
    new_texts = changed(tiny(), "openings.yaml", "months_in_role: 9, ", f"months_in_role: {months}, ")
    assert [change_weight for change_weight, _ in lines(compared(tmp_path, texts, new_texts))] == [weight]
    assert [change_weight for change_weight, _ in lines(compared(tmp_path, new_texts, texts))] == [OPPOSITE[weight]]
