"""Sites, languages and the pay grade of a role: on pages, in the API, tables, search and descriptions of changes."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from careerguide import diff, rules
from careerguide.loading.company_settings import CompanySettings
from careerguide.loading.data_folder import load
from support.company import DAY, Texts, changed, data_files_of, files_of, guide_of, pages_of, tiny, write

MORE = "  sites: [pune]\n  languages: [English B2, {language: pl, level: c1}, Marathi]\n"
GRADE = "  grade: {code: G3, link: 'https://intranet.example/grades'}\n"
AFTER = "  title: Senior Agent\n"


def with_fields(lines: str) -> Texts:
    return changed(tiny(), "roles.yaml", AFTER, AFTER + lines)


FULL = with_fields(MORE + GRADE)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/roles/senior-agent/", "Site Pune Languages English B2, Polish C1, Marathi Pay grade G3"),
        ("/openings/senior-agent-pune/", "Languages: English B2, Polish C1, Marathi Pay grade G3"),
    ],
)
def test_a_page_shows_them(address: str, text: str) -> None:
    body = pages_of(guide_of(FULL))[address].body
    assert text in words(body)
    assert '<a href="https://intranet.example/grades" rel="noopener">G3</a>' in body


def test_a_role_without_them_says_nothing() -> None:
    text = words(pages_of(guide_of(FULL))["/roles/agent/"].body)
    assert not re.search(r"\bSites? |\bLanguages?\b|Pay grade", text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("English", ("English", None)),
        ("en", ("English", None)),
        ("English B2", ("English", "B2")),
        ("English (b2)", ("English", "B2")),
        ("en, C1", ("English", "C1")),
        ("es-CO", ("Spanish (Colombia)", None)),
        ("Brazilian Portuguese native", ("Brazilian Portuguese", "native")),
        ("{language: de, level: a2}", ("German", "A2")),
    ],
)
def test_a_language_in_the_form_that_hr_writes(text: str, need: tuple[str, str | None]) -> None:
    text = text if text.startswith("{") else f"'{text}'"
    (language,) = guide_of(with_fields(f"  languages: [{text}]\n")).roles["senior-agent"].languages
    assert (language.language, language.level) == need


def test_the_api_and_the_tables_have_them() -> None:
    files = files_of(guide_of(FULL))
    roles = {role["id"]: role for role in json.loads(files["api/v1/roles.json"])}
    assert roles["senior-agent"]["sites"] == ["pune"]
    assert roles["senior-agent"]["languages"][1] == {"language": "Polish", "level": "C1"}
    assert roles["senior-agent"]["grade"] == {"code": "G3", "link": "https://intranet.example/grades"}
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(files["api/v1/roles.csv"].removeprefix("\ufeff")))}
    senior = rows["senior-agent"]
    assert (senior["sites"], senior["languages"], senior["pay grade"]) == (
        "Pune", "English B2; Polish C1; Marathi", "G3",
    )  # fmt: skip
    planner = json.loads(files["api/v1/planner.json"])["roles"]
    positions = [role[0] for role in json.loads(files["api/v1/graph.json"])["roles"]]
    assert planner[positions.index("senior-agent")][3:] == [
        ["Pune"],
        [["English", "B2"], ["Polish", "C1"], ["Marathi", ""]],
        ["G3", "https://intranet.example/grades"],
    ]
    assert len(planner[positions.index("agent")]) == 3


def test_search_knows_them() -> None:
    files = data_files_of(guide_of(FULL))
    indexed = "".join(text for path, text in files.items() if path.startswith("api/v1/search/words-"))
    for word in ("polish", "marathi", "g3"):
        assert f'"{word}":' in indexed


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("  grade: G3\n", "  grade: G4\n", "Senior Agent: pay grade changed from G3 to G4."),
        ("", "  sites: [pune]\n", "Senior Agent: Pune was added to sites."),
        ("  languages: [English]\n", "  languages: [English, Polish C1]\n", "Polish C1"),
    ],
)
def test_a_change_is_told_in_words(before: str, after: str, line: str, tmp_path: Path) -> None:
    old, new = (load(write(with_fields(lines), tmp_path / name)) for name, lines in (("a", before), ("b", after)))
    assert line in diff.as_markdown(diff.compare(old, new, DAY))


FIGURES = [
    "PHP 25,000", "25000 PHP", "$40k", "40k", "€ 3.200", "3200 EUR", "₹ 6,00,000", "6 LPA", "4.5 lakh", "25 000",
    "1800", "Rs. 45000", "12,500 - 15,000", "zł 9000", "4500 zł", "2 million",
]  # fmt: skip
CODES = ["G7", "J040", "IC3", "12", "G-07", "E3-2", "Band 5", "T 120", "L2.1", "2026-A", "A1000", "Grade 3 of 9"]


def codes_of(texts: Texts, folder: Path, settings: CompanySettings | None = None) -> list[str]:
    return [problem.code for problem in rules.faults(load(write(texts, folder / "data"), settings=settings))]


@pytest.mark.parametrize("code", FIGURES)
def test_a_figure_of_money_is_an_error_unless_the_company_shows_pay(code: str, tmp_path: Path) -> None:
    for number, lines in enumerate((f"  grade: '{code}'\n", f"  grade: {{code: '{code}'}}\n")):
        assert codes_of(with_fields(lines), tmp_path / str(number)) == ["pay-figure"]
        assert codes_of(with_fields(lines), tmp_path / str(number), CompanySettings(pay_figures=True)) == []


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_no_figure(code: str, tmp_path: Path) -> None:
    assert codes_of(with_fields(f"  grade: '{code}'\n"), tmp_path) == []


def test_the_setting_is_read_from_the_settings_of_the_company(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("extra: {pay_figures: true}\n", encoding="utf-8")
    assert codes_of(with_fields("  grade: PHP 25,000\n"), tmp_path) == []


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("  sites: [puna]\n", "There is no site `puna`. Did you mean `pune`?"),
        ("  languages: [{language: English, level: B3}]\n", "`level` is `B3`. Allowed: A1, A2, B1"),
        ("  languages: [{languge: English}]\n", "Did you mean `language`?"),
        ("  languages: English\n", "`languages` is `English`; it must be a list"),
        ("  grade: {code: G7, link: intranet}\n", "`link` is `intranet`; allowed are https"),
        ("  grade: [G7]\n", "`grade` is a list"),
    ],
)
def test_a_mistake_is_said_at_its_place(lines: str, message: str, tmp_path: Path) -> None:
    problems = rules.faults(load(write(with_fields(lines), tmp_path / "data")))
    assert any(message in problem.message for problem in problems), problems
