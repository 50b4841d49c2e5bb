"""Every problem that HR can meet has a case: data that breaks the rule, and the same data fixed."""

from __future__ import annotations

import ast
import dataclasses as dc
import functools
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

import careerguide
import pytest
from careerguide import model, rulebook
from careerguide.model import record_fields
from careerguide.model.kinds import KINDS
from careerguide.problems import Problem
from careerguide.rules.codes import FORMS
from support.case import CASES, Case, cases, place_of, problems_in

PACKAGE = Path(careerguide.__file__).parent
LOADING = (
    "yaml_lint.py", "yaml_reader.py", "data_folder.py", "loaded_data.py", "ledger.py", "pack_record.py",
    "validation_messages.py", "yaml_shape.py", "placeholders.py", "yaml_causes.py", "unknown_keys.py",
    "ordinary_files.py", "references_to_characters.py",
)  # fmt: skip
MODULES = [
    PACKAGE / "photographs.py",
    *(PACKAGE / "loading" / name for name in LOADING),
    *sorted((PACKAGE / "rules").glob("*.py")),
]

# For error types of a later pydantic: no data has this problem today. `loading/test_validation_messages.py` tests it.
SPARE = {"not-valid"}
# Codes of settings, which no data has: `build/test_settings.py` tests them.
OF_SETTINGS = {"not-a-colour", "not-a-font", "not-a-path"}
# A group of rules is no rule, and `until-filled` is a value.
NOT_A_CODE = {"utf-8", "skill-level", "gendered-words", "reading-grade", "until-filled", "moves-here", *FORMS}
# Cases stay short, so they leave out the entries that these codes miss.
LEFT_OUT = {"no-sites"} | {
    f"unknown-{kind}" for kind in ("role", "skill", "track", "band", "kpi", "learning", "source", "site")
}

every_case = pytest.mark.parametrize("case", cases(), ids=lambda case: case.code)


def codes_in(module: Path) -> Iterator[str]:
    """The codes in a module.

    A code is a string with hyphens, the fourth argument of `Problem`, the first of three strings of which the last is a
    sentence, or `unknown-{kind}`.
    """
    kinds = {kind for record_type in _record_types() for _, kind in record_fields.references(record_type)}
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        match node:
            case ast.Constant(str(text)) if re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", text):
                yield text
            case ast.Call(func=ast.Name("Problem"), args=[_, _, _, ast.Constant(str(text)), *_]):
                yield text
            case ast.Tuple(elts=[ast.Constant(str(text)), ast.Constant(), ast.Constant(str(sentence))]) if (
                sentence.endswith(".")
            ):
                yield text
            case ast.JoinedStr(values=[ast.Constant("unknown-"), *_]):
                yield from (f"unknown-{kind}" for kind in kinds)


def _record_types() -> list[type[model.Record]]:
    return [kind.record for kind in KINDS.values()]


def test_every_code_has_a_case_and_every_case_has_a_code() -> None:
    """Each code in the package has a case file, and each case file belongs to a code."""
    codes = {code for module in MODULES for code in codes_in(module)} - NOT_A_CODE - SPARE - OF_SETTINGS
    assert codes == {file.stem for file in CASES.glob("*.yaml")}


@functools.cache
def wrong_problems(code: str) -> tuple[Problem, ...]:
    """The problems of the wrong data of a case, read once for all tests. Their paths start with `data`."""
    wrong_case = rulebook.rule(code)
    with tempfile.TemporaryDirectory() as folder:
        problems = problems_in(wrong_case.wrong, Path(folder) / "data", production=wrong_case.production)
    return tuple(
        dc.replace(problem, path=place_of(problem.path, Path(folder)), message=place_of(problem.message, Path(folder)))
        for problem in problems
    )


@every_case
def test_the_wrong_data_is_reported_at_its_line_and_column(case: Case) -> None:
    """The wrong data has this problem once, at the file, line and column that the case names."""
    problems = wrong_problems(case.code)
    places = [(Path(problem.path), problem.line, problem.column) for problem in problems if problem.code == case.code]
    assert places == [(Path("data", case.file), case.line, case.column)]


@every_case
def test_the_rule_book_has_the_message_of_check(case: Case) -> None:
    """After an intended change, run `PYTHONPATH=tests python -m support.bless_rules` and read the diff."""
    problem = next(problem for problem in wrong_problems(case.code) if problem.code == case.code)
    assert (case.severity, case.says) == (problem.severity, problem.message)


@every_case
def test_the_wrong_data_causes_no_further_problems(case: Case) -> None:
    """One mistake is reported once, and not again under another code."""
    further_codes = {problem.code for problem in wrong_problems(case.code)} - {case.code}
    assert further_codes <= LEFT_OUT


@every_case
def test_the_right_data_has_no_problems(case: Case, tmp_path: Path) -> None:
    """The fixed data has neither this problem nor another one."""
    codes = {problem.code for problem in problems_in(case.right, tmp_path / "data", production=case.production)}
    assert case.code not in codes
    assert codes <= LEFT_OUT


@every_case
def test_right_and_wrong_data_differ_and_are_short(case: Case) -> None:
    """A case is short enough for a page of the rule book."""
    assert case.wrong != case.right
    assert all(len(text.splitlines()) <= 20 for texts in (case.wrong, case.right) for text in texts.values())
