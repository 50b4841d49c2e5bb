"""`careerguide check --fix` applies only safe fixes, loads the data few times, and changes nothing else."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable
from pathlib import Path

import pytest
from careerguide.cli import check as check_command
from careerguide.cli import main
from careerguide.edit import fix as fixing
from careerguide.loading.data_folder import load
from careerguide.loading.loaded_data import LoadedData
from click.testing import CliRunner, Result
from support.broken import DAY
from support.case import write
from support.company import changed, tiny
from support.slips import company as company_in_lines

TYPO = ("roles.yaml", "  aliases: [CSR, Executive]", "  alias: [CSR, Executive]")
# Both keys are one slip away from `aliases`, so only one of them can be renamed.
TWO_TYPOS = ("roles.yaml", "  aliases: [CSR, Executive]", "  alias: [CSR]\n  aliasses: [Executive]")


def company(folder: Path, *changes: tuple[str, str, str]) -> Path:
    """The tiny company with passages replaced; `changes` are file, old passage and new passage."""
    texts = tiny()
    for change in changes:
        texts = changed(texts, *change)
    for name, text in texts.items():
        (folder / "data" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "data" / name).write_bytes(text.encode())
    return folder / "data"


def run_fix(data: Path) -> Result:
    return CliRunner(env=DAY).invoke(main, ["check", "--data", str(data), "--fix"])


def text_of(data: Path, file: str) -> str:
    return (data / file).read_bytes().decode()


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The data folders that were loaded, one item for each load."""
    folders: list[Path] = []

    def counting(data: Path) -> LoadedData:
        folders.append(data)
        return load(data)

    monkeypatch.setattr(fixing, "load", counting)
    monkeypatch.setattr(check_command, "load", counting)
    return folders


MEASURED = '        - {kpi: qa-score, target: ">= 92%", months: 3}\n'
NO_MARK = '{do: "No \\"red\\" mark"}'
FIXED = [
    ("tracks.yaml", "title: Support", "title: Sup\u200bport", "title: Support"),
    ("tracks.yaml", "title: Support", "title: S\u200bup\u200bp\u2060ort", "title: Support"),
    ("tracks.yaml", "title: Support", "title:\xa0Support", "title: Support"),
    ("tracks.yaml", "title: Support", "title: Care\u2028desk\x0bone", "title: Care desk one"),
    ("tracks.yaml", "title: Support", "title:\tSup\u200bport", "title: Support"),
    ("roles.yaml", "  track: support\n  level: 1", "\ttrack: support\n  level: 1", "  track: support\n  level: 1"),
    ("learning.yaml", "free: true", "free: yes", "free: true"),
    *(
        ("roles.yaml", "- {do: Two quarters at target}", f"- {text}{note}", f"- do: {text}{note}")
        for text in ("Two quarters at target", '"Two quarters: at target"', "'Two quarters, at target'")
        for note in ("", "  # since May")
    ),
    (
        "roles.yaml",
        "      gates:\n" + MEASURED + "        - {do: Two quarters at target}\n",
        '      gates: [Two quarters at target , \'A test, passed\', {do: Praise}, "No \\"red\\" mark"]\n',
        "      gates: [{do: Two quarters at target} , {do: 'A test, passed'}, {do: Praise}, " + NO_MARK + "]\n",
    ),
    (
        "roles.yaml",
        "  aliases: [CSR, Executive]",
        "  alias: [CSR, Executive]  # as on the badge",
        "  aliases: [CSR, Executive]  # as on the badge",
    ),
]


@pytest.mark.parametrize(("file", "correct", "wrong", "fixed"), FIXED)
def test_a_safe_fix_is_applied(file: str, correct: str, wrong: str, fixed: str, tmp_path: Path) -> None:
    """Everything else in the file stays as it is, byte for byte."""
    data = company(tmp_path, (file, correct, wrong))
    result = run_fix(data)
    assert result.exit_code == 0, result.stdout
    assert result.stderr.startswith(f"Fixed data/{file}:")
    assert text_of(data, file) == changed(tiny(), file, correct, fixed)[file]


@pytest.mark.parametrize(
    ("file", "correct", "wrong"),
    [
        ("roles.yaml", "track: support", "track: suport"),
        ("roles.yaml", "level: 1", "level: one"),
        ("roles.yaml", "  summary: Answers calls and mails.", "  summary: Answers calls and mails.\n  zodiac: lion"),
        ("learning.yaml", "free: true", "free: perhaps"),
        ("tracks.yaml", "title: Support", 'title: "Sup\\u200bport"'),
    ],
)
def test_a_problem_without_a_safe_fix_is_left_to_a_person(file: str, correct: str, wrong: str, tmp_path: Path) -> None:
    data = company(tmp_path, (file, correct, wrong))
    result = run_fix(data)
    assert result.exit_code == 1
    assert "Fixed" not in result.stderr
    assert text_of(data, file) == changed(tiny(), file, correct, wrong)[file]


@pytest.mark.parametrize("as_windows", [lambda raw: raw.replace(b"\n", b"\r\n"), lambda raw: b"\xef\xbb\xbf" + raw])
def test_line_ends_and_the_byte_order_mark_stay(as_windows: Callable[[bytes], bytes], tmp_path: Path) -> None:
    data = company(tmp_path, TYPO)
    (data / "roles.yaml").write_bytes(as_windows((data / "roles.yaml").read_bytes()))
    assert run_fix(data).exit_code == 0
    assert (data / "roles.yaml").read_bytes() == as_windows(tiny()["roles.yaml"].encode())


def test_several_fixes_in_one_line_keep_their_columns(tmp_path: Path) -> None:
    correct = '{area: Quality, kpi: qa-score, target: ">= 90%", over: 3}'
    wrong = '{aera: Qua\u200blity, kpi: qa-score, targett: ">= 90%", ovre: 3}'
    assert correct in tiny()["roles.yaml"]
    data = company(tmp_path, ("roles.yaml", correct, wrong))
    assert run_fix(data).exit_code == 0
    assert text_of(data, "roles.yaml") == tiny()["roles.yaml"]


def test_16_problems_are_fixed_in_3_loads(tmp_path: Path, loads: list[Path]) -> None:
    """One load to see them, one to prove the fixes, one for the check itself; more problems need no more loads."""
    skills = tiny()["skills.yaml"]
    broken_skills = (
        skills.replace("  kind: ", "  kind:\t")
        .replace("  cluster: ", "  clustre: ")
        .replace("title: ", "title: \u200b")
    )
    data = company(tmp_path, ("learning.yaml", "free: true", "free: yes"), ("skills.yaml", skills, broken_skills))
    result = run_fix(data)
    assert (result.exit_code, result.stderr.count("Fixed ")) == (0, 16), result.stderr
    assert len(loads) <= 3


def test_good_fixes_are_applied_beside_a_bad_one(tmp_path: Path, loads: list[Path]) -> None:
    """The text of the bad fix does not change by a byte, and the bad fix costs few loads."""
    clash = "  alias: [CSR]\n  aliases: [Executive]"  # `alias` would become a second `aliases`
    changes = [("roles.yaml", "  aliases: [CSR, Executive]", clash), ("learning.yaml", "free: true", "free: yes")]
    skills = tiny()["skills.yaml"]
    data = company(tmp_path, *changes, ("skills.yaml", skills, skills.replace("  kind: ", "  kind:\t")))
    problem_count = 2 + skills.count("  kind: ")
    result = run_fix(data)
    assert (result.exit_code, result.stderr.count("Fixed ")) == (1, problem_count - 1)
    assert "unknown-key: `alias`" in result.stdout
    assert text_of(data, "roles.yaml") == changed(tiny(), *changes[0])["roles.yaml"]
    assert text_of(data, "skills.yaml") == skills
    assert len(loads) <= 3 + 2 * math.ceil(math.log2(problem_count))


def test_the_first_of_two_conflicting_fixes_is_applied(tmp_path: Path) -> None:
    data = company(tmp_path, TWO_TYPOS)
    result = run_fix(data)
    assert (result.exit_code, result.stderr.splitlines()[:-1]) == (
        1,
        [
            "Fixed data/roles.yaml:3: unknown-key",
            ("Left data/roles.yaml:4: unknown-key: the fix would cause `duplicate-key` in data/roles.yaml, line 4"),
        ],
    )
    assert "  aliases: [CSR]\n  aliasses: [Executive]" in text_of(data, "roles.yaml")


def test_a_folder_without_problems_is_loaded_twice_and_not_written(tmp_path: Path, loads: list[Path]) -> None:
    data = write(tiny(), tmp_path / "data")
    before = {file: file.stat().st_mtime_ns for file in data.rglob("*.yaml")}
    assert run_fix(data).stderr == "No problems found.\n"
    assert {file: file.stat().st_mtime_ns for file in data.rglob("*.yaml")} == before
    assert len(loads) == 2


def test_a_tab_becomes_the_indentation_of_the_siblings_or_stays(tmp_path: Path) -> None:
    """Never fewer entries than before: each line of a list or group is as it was before the tab, or the file is."""
    data = write(company_in_lines(), tmp_path / "data")
    wrong, fixed = [], 0
    for name, text in company_in_lines().items():
        lines = text.split("\n")
        for number in [number for number, line in enumerate(lines) if line.startswith("  ")][::7]:
            tabbed = [*lines[:number], "\t" + lines[number].lstrip(), *lines[number + 1 :]]
            (data / name).write_text("\n".join(tabbed), encoding="utf-8")
            fixing.fix(data)
            after = (data / name).read_text(encoding="utf-8").split("\n")
            fixed += after == lines
            if after not in (lines, tabbed):
                wrong.append(f"{name}:{number + 1}: {after[number]!r} for {lines[number]!r}")
        (data / name).write_text(text, encoding="utf-8")
    assert wrong == []
    assert fixed > 25


@pytest.mark.parametrize("file", ["roles.yaml", "skills.yaml"])
def test_a_tab_is_fixed_although_the_file_has_other_errors(file: str, tmp_path: Path) -> None:
    """They could not be seen before, and a tab does not wait for them."""
    data = company(tmp_path, ("roles.yaml", "track: support\n  level: 1", "track: suport\n  level: one"))
    text = text_of(data, file).replace("\n  title:", "\n\ttitle:", 1)
    (data / file).write_bytes(text.encode())
    result = run_fix(data)
    assert result.stderr.startswith(f"Fixed data/{file}:2: tab\n")
    assert "\t" not in text_of(data, file)


def test_what_is_left_alone_is_told_with_the_reason(tmp_path: Path) -> None:
    data = company(tmp_path, ("learning.yaml", "free: true", "free: perhaps"))
    assert ": not-true-or-false: it is not sure what is meant\n" in run_fix(data).stderr


def test_a_fix_that_changes_another_text_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof compares what careerguide reads before and after."""
    monkeypatch.setitem(
        fixing.FIXES, "hidden-character", lambda line, _: line.replace("\u200b", "").replace("Sup", "Op")
    )
    data = company(tmp_path, ("tracks.yaml", "title: Support", "title: Sup\u200bport"))
    result = run_fix(data)
    assert "would change more of data/tracks.yaml than this" in result.stderr
    assert "Sup\u200bport" in text_of(data, "tracks.yaml")


def test_a_key_is_fixed_although_its_value_is_wrong_too(tmp_path: Path) -> None:
    """The finding of the value, which nothing has read before, stays for a person."""
    correct = "  dead_end: Training has no lead of its own here.\n  skills:\n"
    wrong = "  zodiac: lion\n  skils:\n    - {skill: typo, level: working}\n"
    data = company(tmp_path, ("roles.yaml", correct, wrong))
    result = run_fix(data)
    assert result.exit_code == 1
    assert "Fixed data/roles.yaml" in result.stderr
    assert "unknown-skill: There is no skill `typo`" in result.stdout
    assert "zodiac" in result.stdout
    assert "  skills:\n    - {skill: typo, level: working}" in text_of(data, "roles.yaml")


def test_a_fix_beside_a_file_that_cannot_be_read_is_applied(tmp_path: Path) -> None:
    slip = ("learning.yaml", "free: true", "free: yes")
    data = company(tmp_path, slip, ("kpis.yaml", "id: qa-score", "id: [qa-score"))
    result = run_fix(data)
    assert (result.exit_code, "free: true" in text_of(data, "learning.yaml")) == (1, True), result.output


def test_ids_that_were_renamed_are_fixed_everywhere_beside_other_findings(tmp_path: Path) -> None:
    """In fields, in links of texts, and in pages with their macros; `operator` is a former id of `agent`."""
    data = company(
        tmp_path,
        ("openings.yaml", "from_roles: [agent]", "from_roles: [operator]"),
        ("openings.yaml", "seats: 2", "seats: many"),
        ("roles.yaml", "to: agent, kind: return", "to: operator, kind: return"),
    )
    docs = tmp_path / "docs"
    docs.mkdir()
    page = docs / "page.md"
    macros = '{{ role("operator") }} [a](/roles/operator/) operator\n'
    page.write_text(f"---\nrender_macros: true\n---\n{macros}", encoding="utf-8")
    fixed = fixing.fix(data, docs, dt.date(2026, 11, 1))
    assert {problem.code for problem in fixed.fixed} == {"unknown-role"}
    assert "from_roles: [agent]" in text_of(data, "openings.yaml")
    assert "to: agent, kind: return" in text_of(data, "roles.yaml")
    assert page.read_text(encoding="utf-8").endswith('{{ role("agent") }} [a](/roles/agent/) operator\n')
    assert "formerly: [operator]" in text_of(data, "roles.yaml")
    assert "seats: many" in text_of(data, "openings.yaml")
