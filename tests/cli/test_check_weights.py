"""A company may lower or switch off a rule, and no number of findings about words hides what is wrong with the data."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from careerguide import rulebook
from careerguide.cli import main
from careerguide.cli.problem_groups import LISTED
from careerguide.rules.weights import GROUPS, WORDING
from click.testing import CliRunner, Result
from support import broken
from support.case import write
from support.company import changed, tiny

DUTIES = "".join(f"    - He calls customer {number} back.\n" for number in range(400))
BEFORE = "  responsibilities: [Answers in time, Writes down in the CRM what was agreed]\n"
GENDERED = changed(tiny(), "roles.yaml", BEFORE, f"  responsibilities:\n{DUTIES}")
# Three faults in the structure: a level in words, a site that does not exist and an unknown key.
FAULTY = changed(GENDERED, "roles.yaml", "level: 3", "level: three")
FAULTY = changed(FAULTY, "tracks.yaml", "  title: Support\n", "  title: Support\n  colour: red\n")
FAULTY = changed(FAULTY, "openings.yaml", "site: pune", "site: puna")


def check(texts: dict[str, str], folder: Path, *options: str, extra: str = "") -> Result:
    """`careerguide check` for a company with these data files and these lines under `extra:`."""
    data = write(texts, folder / "data")
    (folder / "mkdocs.yml").write_text(f"site_name: Guide\nextra:\n  branch: main\n{extra}", encoding="utf-8")
    return CliRunner(env=broken.DAY).invoke(main, ["check", "--data", str(data), *options])


def headings(result: Result) -> list[str]:
    return re.findall(r"^[A-Z][a-z ]+ \(\d+\)$", result.stdout, re.MULTILINE)


def test_structural_faults_come_first_and_the_last_line_sums_up(tmp_path: Path) -> None:
    result = check(FAULTY, tmp_path)
    assert headings(result)[0] == "Errors (3)"
    assert headings(result)[-1] == "Warnings about wording (400)"
    assert re.findall(r": ([a-z-]+)(?: \(warning\))?: ", result.stdout)[:3] == [
        "unknown-site", "not-a-number", "unknown-key",
    ]  # fmt: skip
    assert result.stderr.startswith("3 errors, 40")
    assert result.stderr.count("\n") == 1
    assert re.search(r"400 of \d+ are about wording\.$", result.stderr.strip())


def test_a_long_group_is_cut_with_its_count_and_the_option_that_shows_all(tmp_path: Path) -> None:
    short, whole = check(GENDERED, tmp_path / "a"), check(GENDERED, tmp_path / "b", "--all")
    assert (short.stdout.count("gendered-word (warning)"), whole.stdout.count("gendered-word (warning)")) == (
        LISTED,
        400,
    )
    assert (
        f"And {400 - LISTED} more: {400 - LISTED} gendered-word. `careerguide check --all` lists them." in short.stdout
    )
    assert "more:" not in whole.stdout
    assert short.stderr == whole.stderr


def test_errors_are_never_cut(tmp_path: Path) -> None:
    tracks = "".join(f"- id: t{number}\n  title: T {number}\n  line: bpo\n" for number in range(3 * LISTED))
    result = check(changed(tiny(), "tracks.yaml", "- id: support\n", f"{tracks}- id: support\n"), tmp_path)
    assert result.stdout.count(": missing-key: ") == 3 * LISTED


def test_json_has_every_problem_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    records = json.loads(check(FAULTY, tmp_path, "--format", "json").stdout)
    assert sum(record["code"] == "gendered-word" for record in records) == 400
    places = [(record["path"], record["line"], record["column"]) for record in records]
    assert places == sorted(places)
    assert set(records[0]) == {"path", "line", "column", "code", "message", "severity", "suggestion"}


@pytest.mark.parametrize(
    ("weight", "severity"),
    [("off", None), ("'off'", None), ("false", None), ("advice", "advice"), ("warning", "warning")],
)
@pytest.mark.parametrize("name", ["gendered-word", "gendered-words", "wording"])
def test_a_company_lowers_a_rule_or_switches_it_off(
    name: str, weight: str, severity: str | None, tmp_path: Path
) -> None:
    extra = f"  rules:\n    {name}: {weight}\n"
    records = json.loads(check(GENDERED, tmp_path, "--format", "json", extra=extra).stdout)
    assert {record["severity"] for record in records if record["code"] == "gendered-word"} == {severity} - {None}
    result = check(GENDERED, tmp_path, extra=extra)
    assert ("Switched off in mkdocs.yml: gendered-word" in result.stderr) == (severity is None)
    assert ("400 pieces of advice" in result.stderr) == (severity == "advice")


def test_a_rule_counts_more_than_its_group(tmp_path: Path) -> None:
    for lines in (["gendered-word: advice", "wording: off"], ["wording: off", "gendered-word: advice"]):
        extra = "  rules:\n" + "".join(f"    {line}\n" for line in lines)
        assert "400 pieces of advice" in check(GENDERED, tmp_path, extra=extra).stderr


def test_no_error_can_be_switched_off(tmp_path: Path) -> None:
    """A company tries it with each of them; each line of its settings is refused."""
    codes = [code for code in rulebook.codes() if rulebook.rule(code).severity == "error"]
    lines = "".join(f"    {code}: off\n" for code in codes)
    result = check(tiny(), tmp_path, "--all", extra=f"  rules:\n{lines}")
    assert result.exit_code == 1
    refused = re.findall(
        r"mkdocs\.yml:(\d+):5: not-a-choice: `([a-z0-9-]+)` is an error, so `extra\.rules` cannot change it",
        result.stdout,
    )
    assert refused == [(str(line), code) for line, code in enumerate(codes, 5)]
    assert len(codes) > 100


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            "  rules: {gendered-wrd: off}",
            "unknown-key: There is no rule `gendered-wrd` to set in `extra.rules`. Did you",
        ),
        ("  rules: {qwertyuiop: off}", "Groups of rules: wording, reading-grade, gendered-words."),
        ("  rules: {gendered-word: advise}", "Allowed: off, advice or warning. Did you mean `advice`?"),
        ("  rules: {gendered-word: [off]}", "Allowed: off, advice or warning."),
        ("  rules: [gendered-word]", "not-a-group: `extra.rules` must be a group"),
        ("  rules: wording", "not-a-group: `extra.rules` must be a group"),
        ("  pay_figures: maybe", "not-true-or-false: `extra.pay_figures` is `maybe`. Allowed: true or false."),
    ],
)
def test_a_wrong_setting_is_an_error_at_its_line(line: str, message: str, tmp_path: Path) -> None:
    result = check(tiny(), tmp_path, extra=f"{line}\n")
    assert (result.exit_code, result.stderr) == (1, "1 error, 0 warnings.\n")
    assert "mkdocs.yml:4:" in result.stdout
    assert message in result.stdout


def test_settings_of_another_data_folder_do_not_count(tmp_path: Path) -> None:
    extra = "  data: other\n  rules: {gendered-word: off}\n"
    assert "400 warnings" in check(GENDERED, tmp_path, extra=extra).stderr


def test_a_file_that_only_mkdocs_understands_is_no_problem(tmp_path: Path) -> None:
    extra = "  slugify: !!python/name:pymdownx.slugs.uslugify\n  rules: {wording: off}\n"
    assert check(GENDERED, tmp_path, extra=extra).exit_code == 0


def test_rules_about_words_are_warnings_of_the_rule_book() -> None:
    assert {code for codes in GROUPS.values() for code in codes} == WORDING
    assert {rulebook.rule(code).severity for code in WORDING} == {"warning"}
