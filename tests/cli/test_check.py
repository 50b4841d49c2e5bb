"""`careerguide check`: one run reports all problems, to people, programs and code hosts."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from careerguide.cli import main
from careerguide.problems import Problem, as_github, as_json, as_text, did_you_mean, nearest
from careerguide.rules.weights import WORDING
from click.testing import CliRunner, Result
from support import broken
from support.case import CASES, write
from support.company import changed, tiny

# Codes that cannot be in the same folder as the others: there is no folder, a file that cannot be read or a move to an
# unknown role hides the problem, or only --production reports it. A link would be lost in copies of the repository, and
# a file of 4 MB is too large for it.
ALONE = {
    "no-data",
    "unknown-kpi",
    "unexplained-word",
    "unreachable-role",
    "skipped-role",
    "outside-file",
    "file-too-large",
    "sample-left",
    "unreviewed-entry",
    "example-address",
    "no-sites",
}
LINE = re.compile(
    r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<code>[a-z0-9-]+)(?: \(warning\))?: (?P<message>.+)"
)


def problem_lines(text: str) -> list[str]:
    """The problems in the output, without the headings of groups and the excerpts."""
    return [
        line for line in text.splitlines() if line and not re.match(r" +(\d+ \||\^$)|[A-Z][a-z ]+ \([\d,]+\)$", line)
    ]


def check(data: Path, *options: str) -> Result:
    return CliRunner(env=broken.DAY).invoke(main, ["check", "--data", str(data), *options])


def test_all_problems_are_reported_at_once() -> None:
    """After an intended change, run `PYTHONPATH=tests python -m support.broken` and read the diff."""
    assert broken.run("--all").stdout == broken.EXPECTED.read_text(encoding="utf-8")


def test_exactly_the_marked_problems_are_reported_at_their_lines() -> None:
    """The marks in the files and the list of problems name the same lines; no problem causes another."""
    problems = [match for line in broken.run("--all").stdout.splitlines() if (match := LINE.fullmatch(line))]
    assert Counter((match["path"], int(match["line"]), match["code"]) for match in problems) == Counter(broken.marks())


def test_the_broken_company_breaks_every_rule() -> None:
    assert {code for _, _, code in broken.marks()} | ALONE == {file.stem for file in CASES.glob("*.yaml")}


def test_a_real_process_ends_with_a_list_and_no_traceback() -> None:
    command = [sys.executable, "-m", "careerguide", "check", "--data", str(broken.DATA), "--all"]
    env = os.environ | broken.DAY | {"PYTHONPATH": str(broken.ROOT / "hooks")}
    result = subprocess.run(
        command, cwd=broken.ROOT, env=env, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert (result.returncode, result.stdout) == (1, broken.EXPECTED.read_text(encoding="utf-8"))
    assert result.stderr == (
        f"{sum('(warning)' not in line for line in problem_lines(result.stdout))} errors, "
        f"{sum('(warning)' in line for line in problem_lines(result.stdout))} warnings. "
        f"{sum(f': {code} (' in result.stdout for code in WORDING)} of {len(problem_lines(result.stdout))} "
        "are about wording.\n"
    )


def test_json_is_a_list_of_records() -> None:
    records = json.loads(broken.run("--format", "json").stdout)
    assert sorted(as_text(Problem(**record) for record in records).splitlines()) == sorted(
        problem_lines(broken.EXPECTED.read_text(encoding="utf-8"))
    )
    assert set(records[0]) == {"path", "line", "column", "code", "message", "severity", "suggestion"}


def test_github_gets_one_workflow_command_for_each_problem() -> None:
    result = broken.run("--format", "github")
    assert result.stderr == ""
    commands = [
        re.fullmatch(r"::(error|warning) file=([^,:]+),line=(\d+),col=(\d+),title=([a-z0-9-]+)::(.+)", line)
        for line in result.stdout.splitlines()
    ]
    assert sorted(match[5] for match in commands if match) == sorted(
        LINE.fullmatch(line)["code"] for line in problem_lines(broken.run("--all").stdout)
    )  # type: ignore[index]
    assert None not in commands


WARNED = changed(tiny(), "roles.yaml", "[CSR, Executive]", "[CSR, Agent]")
WRONG = changed(tiny(), "roles.yaml", "level: 3", "level: three")
MISSING = "data/roles.yaml:{place}: not-a-number: `level` is `three`; it is the whole number of a level, such as 3.\n"


@pytest.mark.parametrize(
    ("texts", "status", "summary"),
    [
        (tiny(), 0, "No problems found.\n"),
        (WARNED, 0, "0 errors, 1 warning.\n"),
        (WRONG, 1, "1 error, 0 warnings.\n"),
        (WRONG | {"role.yaml": ""}, 1, "1 error, 1 warning.\n"),
    ],
)
def test_the_exit_status_is_1_if_a_build_would_stop(
    texts: dict[str, str], status: int, summary: str, tmp_path: Path
) -> None:
    """Errors stop a build, warnings do not. The summary goes to stderr, apart from the list."""
    data = write(texts, tmp_path / "data")
    assert [(result.exit_code, result.stderr) for result in (check(data), check(data, "--format", "text"))] == [
        (status, summary)
    ] * 2
    assert [check(data, "--format", output_format).exit_code for output_format in ("json", "github")] == [status] * 2


def test_examples_stop_a_site_for_real_people(tmp_path: Path) -> None:
    """With `--production` each sample is an error at its entry, and so is each link to an example."""
    result = check(write(tiny(), tmp_path / "data"), "--production")
    problems = [match for line in result.stdout.splitlines() if (match := LINE.fullmatch(line))]
    assert (result.exit_code, result.stderr) == (1, "7 errors, 0 warnings.\n")
    assert Counter(match["code"] for match in problems) == {"sample-left": 1, "example-address": 6}
    (sample,) = (match for match in problems if match["code"] == "sample-left")
    assert (sample["path"], sample["line"]) == ("data/benefits.yaml", "1")


@pytest.mark.parametrize(("output_format", "output"), [("text", ""), ("json", "[]\n"), ("github", "")])
def test_data_without_problems_in_each_format(output_format: str, output: str, tmp_path: Path) -> None:
    assert check(write(tiny(), tmp_path / "data"), "--format", output_format).stdout == output


def test_a_missing_folder_is_one_problem(tmp_path: Path) -> None:
    result = check(tmp_path / "dta")
    assert (result.exit_code, result.stdout) == (
        1,
        f"{tmp_path / 'dta'}:1:1: no-data: There is no data folder here. Name one with --data.\n",
    )


def test_the_default_is_the_data_folder_in_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tiny(), tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(main, ["check"]).exit_code == 0


def test_an_unknown_format_is_refused(tmp_path: Path) -> None:
    result = check(tmp_path, "--format", "xml")
    assert result.exit_code == 2
    assert "'text', 'json', 'github'" in result.stderr


ODD = Problem("data/a,b:c.yaml", 3, 4, "id-form", 'A "100%" \x1b[2J\nsecond\u202e line::é', "warning")


@pytest.mark.parametrize(
    ("show", "text"),
    [
        (as_text, 'data/a,b:c.yaml:3:4: id-form (warning): A "100%" \\u001b[2J second\\u202e line::é'),
        (
            as_github,
            (
                '::warning file=data/a%2Cb%3Ac.yaml,line=3,col=4,title=id-form::A "100%25" \\u001b[2J second\\u202e '
                "line::é"
            ),
        ),
    ],
)
def test_a_problem_is_one_line_with_odd_characters_as_codes(show: object, text: str) -> None:
    """No character of the data can end the line, move the cursor or fake a command."""
    assert callable(show)
    assert show([ODD]) == text


def test_json_has_every_field_of_a_problem() -> None:
    assert json.loads(as_json([ODD]))[0] | {"message": ""} == {
        "path": "data/a,b:c.yaml",
        "line": 3,
        "column": 4,
        "code": "id-form",
        "message": "",
        "severity": "warning",
        "suggestion": "",
    }


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("team-lead", "team-leader"),
        ("Team-Leader", "team-leader"),
        ("qual", "quality-analyst"),  # a prefix: the first id in alphabetical order
        ("trainer", ""),
        ("", ""),
        ("x" * 100_000, ""),
    ],
)
def test_the_nearest_spelling(text: str, suggestion: str) -> None:
    assert nearest(text, ["quality-lead", "agent", "team-leader", "quality-analyst"]) == suggestion


def test_a_suggestion_ends_its_message_as_a_question() -> None:
    assert (did_you_mean("team-leader"), did_you_mean("")) == (" Did you mean `team-leader`?", "")


def test_each_problem_has_its_line_below_it_with_a_mark_under_the_column(tmp_path: Path) -> None:
    """Invisible characters appear as codes; a long line is cut around the column."""
    texts = changed(tiny(), "roles.yaml", "title: Agent", f"title: {'x' * 300}")
    texts = changed(texts, "tracks.yaml", "title: Support", "title: Sup\u200bport")
    data = tmp_path / "data"
    for name, text in texts.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, encoding="utf-8")
    lines = check(data).stdout.splitlines()
    for number, line in enumerate(lines):
        if match := LINE.fullmatch(line):
            excerpt, mark = lines[number + 1 : number + 3]
            assert excerpt.startswith(f"{match['line']:>6} | ")
            assert len(excerpt) < 130
            assert mark.strip() == "^"
            if match["code"] == "hidden-character":
                assert excerpt[mark.index("^") :].startswith("\\u200b")
    codes = {match["code"] for match in map(LINE.fullmatch, lines) if match}
    assert codes >= {"hidden-character", "too-long"}


@pytest.mark.parametrize("code", [file.stem for file in sorted(CASES.glob("*.yaml"))])
def test_explain_shows_the_rule_with_both_examples(code: str) -> None:
    result = CliRunner().invoke(main, ["check", "--explain", code])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(f"{code} (")
    assert "Right, data/" in result.stdout
    assert ("Wrong, data/" in result.stdout) == (code != "no-data")


def test_explain_names_the_nearest_rule() -> None:
    result = CliRunner().invoke(main, ["check", "--explain", "deadend"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "There is no rule `deadend`. Did you mean `dead-end`?" in result.stderr
