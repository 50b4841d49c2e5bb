"""A company has 2 to 7 skill levels of its own, and need not describe each of them for each skill."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from careerguide import diff
from careerguide.loading.data_folder import load
from careerguide.pages.page import is_for_hr
from careerguide.rules import check
from support.company import DAY, Texts, changed, files_of, guide_of, pages_of, tiny, write

FOUR = ("awareness", "working", "practitioner", "expert")
NAMES = ("Learner", "Helper", "Doer", "Adviser", "Lead", "Master", "Authority")
# Text of pages and scripts without their markup.
TAG = re.compile(r"<[^>]+>")


def with_levels(count: int) -> Texts:
    """The tiny company with other skill levels: every level that it names becomes one of these, in the same order."""
    texts = tiny()
    ids = [name.lower() for name in NAMES[:count]]
    rows = "".join(f"  - {{id: {id_}, title: {name}}}\n" for id_, name in zip(ids, NAMES, strict=False))
    for place, old in enumerate(FOUR):
        new = ids[min(place, count - 1)]
        for file in ("roles.yaml", "skills.yaml"):
            if count >= len(FOUR) or file == "roles.yaml":
                texts[file] = re.sub(rf"\b{old}\b(?=[:}},\n])", new, texts[file])
    if count < len(FOUR):
        texts["skills.yaml"] = re.sub(r"  levels:\n(    .*\n)+|,? *levels: {[^}]*}", "", texts["skills.yaml"])
    return {**texts, "levels.yaml": texts["levels.yaml"] + f"skill_levels:\n{rows}"}


@pytest.mark.parametrize("count", range(2, 8))
def test_pages_and_data_show_the_companys_own_levels(count: int) -> None:
    guide = guide_of(with_levels(count))
    pages = pages_of(guide)
    skill = next(iter(guide.skills.values()))
    html = pages[f"/skills/{skill.id}/"].body
    text = " ".join(page.body for page in pages.values() if not is_for_hr(page.address))
    shown = TAG.sub(" ", text)
    assert [name for name in FOUR if re.search(rf"\b{name}\b", shown) and name != "working"] == []
    assert "</span> working</span>" not in text  # as a name; in sentences it is an ordinary word
    assert f'<span class="cg-steps__n1" aria-hidden="true">{"<i></i>" * count}</span> Learner' in text
    assert ("Learner" in html) == bool(skill.levels)
    files = files_of(guide)
    assert json.loads(files["api/v1/needs.json"])["levels"] == [[name.lower(), name] for name in NAMES[:count]]
    head = next(csv.reader(io.StringIO(files["api/v1/skills.csv"].removeprefix("\ufeff"))))
    assert head[5:] == [name.lower() for name in NAMES[:count]]


def test_no_script_names_a_level() -> None:
    """The pages give the levels to the scripts; a script with names of its own would show those of another company."""
    scripts = [file for file in Path("overrides/assets").rglob("*.js") if not file.name.endswith(".test.js")]
    assert len(scripts) > 50
    for script in scripts:
        assert not re.search(r"[\"'](awareness|practitioner)[\"']", script.read_text(encoding="utf-8")), script


def problems(texts: Texts, folder: Path) -> list[str]:
    """The problems of a company: the code, the message and the text at their place."""
    data = write(texts, folder / "data")
    lines = {str(Path("data") / name): text.splitlines() for name, text in texts.items()}
    marked = []
    for problem in check(load(data), DAY):
        name = str(Path("data") / Path(problem.path).name)
        place = lines[name][problem.line - 1][problem.column - 1 :] if name in lines else ""
        marked.append(f"{problem.code} <{place[:20]}> {problem.message}")
    return marked


def test_a_level_that_does_not_exist_is_named_with_the_nearest(tmp_path: Path) -> None:
    texts = changed(with_levels(5), "skills.yaml", "learner:", "lerner:")
    texts["roles.yaml"] = texts["roles.yaml"].replace("level: helper", "level: helpr", 1)
    listed = [each for each in problems(texts, tmp_path) if each.startswith("unknown-skill-level")]
    assert any(each.startswith("unknown-skill-level <helpr") and "Did you mean `helper`?" in each for each in listed)
    assert any(each.startswith("unknown-skill-level <lerner") and "Did you mean `learner`?" in each for each in listed)


def test_a_level_of_the_usual_four_is_unknown_to_a_company_with_its_own(tmp_path: Path) -> None:
    texts = with_levels(5)
    texts["roles.yaml"] = texts["roles.yaml"].replace("level: helper", "level: practitioner", 1)
    assert any("There is no skill level `practitioner`" in each for each in problems(texts, tmp_path))


@pytest.mark.parametrize(("count", "message"), [(1, "is 1 skill level"), (8, "are 8 skill levels")])
def test_one_level_and_eight_are_refused(count: int, message: str, tmp_path: Path) -> None:
    rows = "".join(f"  - {{id: l{number}, title: L{number}}}\n" for number in range(count))
    texts = {"levels.yaml": f"levels: []\nbands: []\nskill_levels:\n{rows}"}
    assert [each for each in problems(texts, tmp_path) if message in each and each.startswith("skill-level-count")]


def test_a_level_without_description_leaves_no_trace_on_a_page(tmp_path: Path) -> None:
    """Neither an empty cell nor an empty item; `check` says once for each skill what is missing."""
    texts = tiny()
    texts["skills.yaml"] = re.sub(r"    expert: .*\n|, expert: [^,}]*", "", texts["skills.yaml"])
    guide = guide_of(texts)
    skill = next(skill for skill in guide.skills.values() if skill.levels)
    html = pages_of(guide)[f"/skills/{skill.id}/"].body
    assert 'id="expert"' not in html
    assert "Levels, and what each looks like" in html
    tables = [
        table
        for page in pages_of(guide).values()
        for table in re.findall(r'<table class="cg-table cg-table--skills">.*?</table>', page.body, re.DOTALL)
    ]
    assert len(tables) >= len(guide.roles) - 1
    assert not [table for table in tables if re.search(r"<td[^>]*>\s*</td>", table)]
    advice = [each for each in problems(texts, tmp_path) if each.startswith("level-without-description")]
    assert len(advice) == len(guide.skills)
    assert all("does not describe expert," in each for each in advice)


def test_a_skill_without_any_description_has_no_heading_for_it() -> None:
    guide = guide_of(with_levels(2))
    for id_ in guide.skills:
        assert 'id="levels"' not in pages_of(guide)[f"/skills/{id_}/"].body


def test_a_change_of_a_level_is_told_with_the_companys_names(tmp_path: Path) -> None:
    before = with_levels(7)
    after = {**before, "roles.yaml": before["roles.yaml"].replace("level: helper", "level: doer", 1)}
    old, new = (load(write(texts, tmp_path / name)) for texts, name in ((before, "old"), (after, "new")))
    report = diff.compare(old, new, DAY)
    assert any("rises from Helper to Doer" in change.text for change in report.changes)
