"""`bench/uk_framework.py`: a public framework with many gaps becomes a company that can be checked and built."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from careerguide import problems, rules
from careerguide.cli import main
from careerguide.guide.guide import Guide
from careerguide.loading.data_folder import load
from click.testing import CliRunner, Result
from support.company import DAY, files_of, guide_of, pages_of
from support.paths import FIXTURES, ROOT

Texts = dict[str, str]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """The converted files by their names."""
    return converted(tmp_path_factory.mktemp("uk") / "data")


def converted(folder: Path, *options: str) -> Texts:
    files = [str(FIXTURES / "uk" / name) for name in ("roles.csv", "skills.csv")]
    command = [sys.executable, str(ROOT / "bench" / "uk_framework.py"), *files, str(folder), *options]
    subprocess.run(command, check=True)
    return {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}


@pytest.fixture(scope="module")
def guide(texts: Texts) -> Guide:
    return guide_of(texts, DAY)


def entries(texts: Texts, name: str) -> dict[str, dict[str, object]]:
    return {entry["id"]: entry for entry in yaml.safe_load(texts[f"{name}.yaml"])}


def test_role_levels_become_roles_in_the_order_of_their_ranks(texts: Texts) -> None:
    roles = entries(texts, "roles")
    assert {id_: role["level"] for id_, role in roles.items()} == {
        "trainee-sign-maker": 1,
        "sign-maker": 3,
        "senior-sign-maker": 4,
        "senior-sign-maker-workshop": 4,
        "lead-sign-maker": 5,
        "lead-sign-maker-workshop": 5,
        "associate-path-keeper": 2,
        "path-keeper": 3,
        "gate-keeper": 3,
        "head-of-all-gardens": 8,
    }
    moves = {id_: [move["to"] for move in role.get("moves", ())] for id_, role in roles.items()}  # type: ignore[attr-defined]
    assert {id_: targets for id_, targets in moves.items() if targets} == {
        "trainee-sign-maker": ["sign-maker"],
        "sign-maker": ["senior-sign-maker", "senior-sign-maker-workshop"],
        "senior-sign-maker": ["lead-sign-maker", "lead-sign-maker-workshop"],
        "senior-sign-maker-workshop": ["lead-sign-maker-workshop"],
        "associate-path-keeper": ["path-keeper"],
    }
    assert {id_ for id_, role in roles.items() if "dead_end" in role} == {id_ for id_ in moves if not moves[id_]}


def test_role_families_become_tracks_and_roles_their_families(tmp_path: Path) -> None:
    texts = converted(tmp_path)
    tracks = entries(texts, "tracks")
    assert {id_: [family["id"] for family in track["families"]] for id_, track in tracks.items()} == {  # type: ignore[attr-defined]
        "signs-and-words": ["sign-maker"],
        "paths": ["path-keeper", "gate-keeper"],
        "heads-of-gardens": ["head-of-all-gardens"],
    }
    roles = entries(texts, "roles")
    assert {(role["track"], role["family"]) for role in roles.values()} == {
        (id_, family["id"])
        for id_, track in tracks.items()
        for family in track["families"]  # type: ignore[attr-defined]
    }


def test_no_text_of_a_gap_is_left(texts: Texts) -> None:
    everything = "".join(texts.values())
    for gap in ("MISSING", "NOT IN USE", "currently not defined", "\u200b", "\u00a0"):
        assert gap not in everything
    levels = {id_: list(skill.get("levels", {})) for id_, skill in entries(texts, "skills").items()}  # type: ignore[call-overload]
    assert levels == {
        "lettering": ["awareness", "working", "practitioner", "expert"],
        "planning-for-a-hundred-years-with-trees-that-nobody-who": [],
        "stone-work": ["working"],
        "talking-with-visitors": [],
    }


def test_a_skill_that_is_named_twice_counts_once_at_its_highest_level(texts: Texts) -> None:
    roles = entries(texts, "roles")
    assert roles["sign-maker"]["skills"] == [
        {"skill": "lettering", "level": "working"},
        {"skill": "talking-with-visitors", "level": "working"},
    ]
    assert len(roles["trainee-sign-maker"]["skills"]) == 1  # type: ignore[arg-type]
    assert "skills" not in roles["head-of-all-gardens"]


def test_the_converted_company_has_no_error(texts: Texts, tmp_path: Path) -> None:
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [str(problem) for problem in problems.errors(rules.faults(load(tmp_path)))] == []


def test_no_move_has_months_and_the_site_says_so(guide: Guide) -> None:
    moves = list(guide.moves)
    assert len(moves) == 7
    assert {move.after.unknown for move in moves} == {1}
    pages = pages_of(guide)
    for address in ("/roles/sign-maker/", "/skills/stone-work/", "/tracks/signs-and-words/", "/moves/"):
        assert address in pages
    for address, page in pages.items():
        assert "None" not in page.body, address
        # The page of all components shows them with months of an example.
        assert address == "/hr/components/" or "0 months" not in page.body, address
    json.loads(str(files_of(guide)["api/v1/moves.json"]))


def check(texts: Texts, folder: Path) -> Result:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return CliRunner().invoke(main, ["check", "--quick", "--data", str(folder)], env={"SOURCE_DATE_EPOCH": epoch(DAY)})


def epoch(day: dt.date) -> str:
    return str(int(dt.datetime.combine(day, dt.time(12), dt.UTC).timestamp()))


def test_structural_findings_come_first(texts: Texts, tmp_path: Path) -> None:
    """Three faults are planted among the findings of wording, at the end of the files."""
    hard = "Facilitates organisational transformation methodologies internationally, continuously and collaboratively."
    faulty = dict(texts)
    for old, new in (
        ("summary: Looks after all paths.", f"summary: {hard}"),
        ("summary: A sign maker makes signs alone.", f"summary: {hard} {hard}"),
        ("- to: lead-sign-maker-workshop", "- to: lead-sign-maker-workshp"),
        ("track: heads-of-gardens", "track: heads-of-garden"),
        ("level: 8", "level: 9"),
    ):
        assert old in faulty["roles.yaml"]
        faulty["roles.yaml"] = faulty["roles.yaml"].replace(old, new)
    output = check(faulty, tmp_path).output
    marks = re.findall(r"\.yaml:\d+:\d+: ([a-z-]+)( \(warning\))?:", output)
    codes = [code for code, _ in marks]
    assert {"unknown-role", "unknown-track", "unknown-level", "hard-summary"} <= set(codes)
    assert [bool(warning) for _, warning in marks] == sorted(bool(warning) for _, warning in marks)
    wording = [code in ("hard-summary", "long-summary") for code in codes]
    assert wording == sorted(wording)
    assert "Did you mean `lead-sign-maker-workshop`?" in output
    last = output.rstrip().splitlines()[-1]
    assert last.startswith(f"{sum(not warning for _, warning in marks)} errors")
    assert "wording" in last
