"""A release: one folder of scripts and data, named by its content, and permanent addresses that lead to it."""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

import pytest
from careerguide.build import assets
from careerguide.build.release import Release, make_release
from careerguide.output import edit_forms
from careerguide.output.former_ids import former_ids
from careerguide.output.script_data import CATALOGUE, FIELDS, MOST, MOVE_DETAILS, SKILL_LEVELS
from support.company import changed, files_of, guide_of, site_of, tiny
from support.paths import ROOT, SCRIPTS

THEME = (ROOT / "overrides",)
SOURCES = {
    file.relative_to(SCRIPTS).as_posix(): file.read_text(encoding="utf-8")
    for file in sorted(SCRIPTS.rglob("*.js"))
    if not file.name.endswith(assets.TEST_SUFFIX)
}


@pytest.fixture(scope="module")
def release() -> Release:
    return site_of(guide_of(tiny())).release


def test_every_script_has_the_release_in_its_address(release: Release) -> None:
    files = files_of(guide_of(tiny()))
    for path in SOURCES:
        if path != "first-paint.js":
            assert f"{release.folder}/{path}" in files
    assert re.fullmatch(r"assets/[0-9a-f]{8}", release.folder)


# The roles of the tiny company.
ROLES = ("agent", "analyst", "senior-agent", "trainer")


def test_the_data_that_scripts_read_is_beside_them(release: Release) -> None:
    """The public files of `/api/v1/` stay where they are. A list beside the scripts has fewer fields of each entry."""
    files = files_of(guide_of(tiny()))
    data = [path for path in release.files if path.endswith(".json")]
    drawn = {path for path in data if path.startswith("api/v1/home/")}  # only for scripts
    assert drawn == {f"api/v1/home/{name}.json" for name in ("stories", *(f"roles/{id_}" for id_ in ROLES))}
    drawn.add(edit_forms.FILE)
    assert not drawn & set(files)
    assert {"api/v1/graph.json", CATALOGUE, MOVE_DETAILS, "api/v1/search/names.json"} < set(data)
    levels = {skill["id"]: skill["levels"] for skill in json.loads(str(files["api/v1/skills.json"])) if skill["levels"]}
    assert json.loads(str(release.files[SKILL_LEVELS])) == levels
    for path in set(data) - drawn - {SKILL_LEVELS, CATALOGUE, MOVE_DETAILS}:
        public, read = (str(files[place]) for place in (path, f"{release.folder}/{path}"))
        fields = FIELDS.get(path.removeprefix("api/v1/").removesuffix(".json"))
        if fields:
            entries = [
                {key: entry[key][: MOST[key]] if key in MOST else entry[key] for key in entry if key in fields}
                for entry in json.loads(public)
            ]
            if path != "api/v1/learning.json":
                assert json.loads(read) == entries, path
            assert len(read) < len(public)
        else:
            assert read == public
    skills = json.loads(str(files["api/v1/skills.json"]))
    places = ("api/v1/learning.json", f"{release.folder}/api/v1/learning.json")
    for public, read in zip(*(json.loads(str(files[place])) for place in places), strict=True):
        naming = {skill["id"] for skill in skills if public["id"] in skill.get("learning", ())}
        assert set(read["skills"]) == {*public.get("skills", ()), *naming}
        assert {key: read[key] for key in read if key != "skills"}.items() <= public.items()
    names = {name for text in SOURCES.values() for name in re.findall(r'fetchJson\("([a-z/]+)"\)', text)}
    assert {"graph", "search/names", "home/stories"} <= names
    assert {f"api/v1/{name}.json" for name in names} <= set(data)


def test_a_release_imports_nothing_from_outside_its_folder(release: Release) -> None:
    for path, text in release.files.items():
        for name in re.findall(r'(?:from|import|import\() ?"(\.[^"]+)"', text) if path.endswith(".js") else ():
            assert posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) in release.files, (path, name)


def test_every_permanent_address_leads_to_the_same_script_of_the_release(release: Release) -> None:
    files = dict(release.site_files())
    for path in (path for path in release.files if path.endswith(".js")):
        (target,) = re.findall(r'^export \* from "([^"]+)";\n$', files[f"assets/careerguide/{path}"])
        place = posixpath.join("assets/careerguide", posixpath.dirname(path), target)
        assert posixpath.normpath(place) == f"{release.folder}/{path}"


def test_the_id_changes_with_every_part_of_a_release_and_with_nothing_else() -> None:
    guide = guide_of(tiny())
    data = [("api/v1/graph.json", "{}")]
    base = make_release(guide, THEME, data)
    assert make_release(guide, THEME, data) == base
    assert make_release(guide, THEME, [("api/v1/graph.json", "[]")]).id != base.id
    assert make_release(guide, THEME, [("api/v1/graph-2.json", "{}")]).id != base.id
    renamed = guide_of(changed(tiny(), "kpis.yaml", "formerly: [quality-score]", "formerly: [quality-points]"))
    assert make_release(renamed, THEME, data).id != base.id


def test_a_changed_script_changes_the_id(tmp_path: Path) -> None:
    guide, folder = guide_of(tiny()), tmp_path / "assets" / "careerguide"
    folder.mkdir(parents=True)
    ids = set()
    for text in ("one", "two", "// a comment\ntwo"):
        (folder / "main.js").write_text(text + ";\n", encoding="utf-8")
        ids.add(make_release(guide, (tmp_path,), ()).id)
    assert len(ids) == 2


def test_the_release_has_the_old_ids_of_its_entries(release: Release) -> None:
    assert former_ids(guide_of(tiny()))["kpi"] == {"quality-score": "qa-score"}
    """In one file, from which the module has them."""
    scripts = {path: text for path, text in release.files.items() if path.endswith(".js")}
    having = [path for path, text in scripts.items() if '"quality-score":"qa-score"' in text]
    assert having == [release.chunk_of["lib/former-ids.js"]]


def test_every_module_that_is_loaded_later_can_come_from_the_present_release() -> None:
    """`load` names the module twice, for two releases; a module with functions for this one comes by `loadPart`."""
    calls = 0
    for path, text in SOURCES.items():
        code = re.sub(r"/\*.*?\*/|^\s*//[^\n]*|@.*?import\(", "", text, flags=re.DOTALL | re.MULTILINE)
        for match in re.finditer(r"(\w+)\(\s*import\(([^)]*)\)(?:, ([^)]*))?|import\(", code):
            if path == "lib/release.js":
                continue
            calls += 1
            assert match[1] in ("load", "loadPart"), (path, match[0])
            if match[2] == "address":  # of an element: `fileOf` gives it
                assert (path, match[3]) == ("main.js", "`elements/${name}.js`")
            elif match[1] == "load":
                name = posixpath.join(posixpath.dirname(path), match[2].strip('"`'))
                assert posixpath.normpath(name) == match[3].strip('"`'), path
    assert calls >= 10
