"""Tracks and families of roles: in the API, tables and search, and in descriptions of changes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from careerguide import diff
from careerguide.loading.data_folder import load
from support.company import DAY, Texts, changed, files_of, guide_of, tiny, write

CLERK = "- {id: clerk, title: Clerk, level: 1, summary: Files forms.}\n"
SENIOR = "  title: Senior Agent\n"


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    """The tiny company, where support lists the trainer too, and a clerk without a track, whose role is open."""
    texts = changed(tiny(), "openings.yaml", "role: senior-agent", "role: clerk")
    texts = changed(texts, "roles.yaml", "  family: figures\n", "  family: figures\n  also_in: [training, support]\n")
    texts["roles.yaml"] += CLERK
    return files_of(guide_of(texts))


def entries(files: dict[str, str], name: str) -> dict[str, Any]:
    return {entry["id"]: entry for entry in json.loads(files[f"api/v1/{name}.json"])}


def test_the_lists_have_them_and_fit_the_schema(files: dict[str, str]) -> None:
    roles = entries(files, "roles")
    assert [(roles[id_].get("track"), roles[id_]["also_in"]) for id_ in ("trainer", "clerk", "analyst")] == [
        ("training", ["support"]),
        (None, []),
        ("research", ["training", "support"]),
    ]
    (opening,) = entries(files, "openings").values()
    assert "track" not in opening
    assert "also_in" not in opening
    (story,) = json.loads(files["api/v1/stories.json"])
    assert (story["track"], story["also_in"]) == ("research", ["training", "support"])
    schema = json.loads(files["api/v1/schema.json"])
    for name, entry in (("roles", "Role"), ("openings", "Opening"), ("stories", "Story")):
        rules = {"type": "array", "items": {"$ref": f"#/$defs/{entry}"}, "$defs": schema["$defs"]}
        assert [*jsonschema.Draft202012Validator(rules).iter_errors(json.loads(files[f"api/v1/{name}.json"]))] == []
    for entry in ("Story", "Opening"):
        assert {"track", "also_in"} <= set(schema["$defs"][entry]["properties"])


def test_the_graph_and_the_planner_have_them(files: dict[str, str]) -> None:
    graph, planner = (json.loads(files[f"api/v1/{name}.json"]) for name in ("graph", "planner"))
    tracks = {id_: track for id_, _, track, *_ in graph["roles"]}
    assert (tracks["clerk"], tracks["trainer"]) == (None, "training")
    values = dict(zip(tracks, planner["roles"], strict=True))
    assert values["analyst"][3:] == [[], [], [], ["figures", "Figures"], ["training", "support"]]
    assert values["trainer"][6:] == [[], ["support"]]
    assert len(values["clerk"]) == 3


def test_the_table_of_roles_has_a_column_for_the_family_and_for_other_tracks(files: dict[str, str]) -> None:
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(files["api/v1/roles.csv"].removeprefix("\ufeff")))}
    cells = {id_: (row["track"], row["family"], row["also in"]) for id_, row in rows.items()}
    assert cells["analyst"] == ("Research", "Figures", "Training; Support")
    assert cells["agent"] == ("Support", "", "")
    assert cells["clerk"] == ("", "", "")


def test_the_search_finds_a_role_by_each_of_its_tracks(files: dict[str, str]) -> None:
    names = json.loads(files["api/v1/search/names.json"])
    count = next(count for kind, _, count in names["kinds"] if kind == "role")
    tracks = {row[0]: row[3] if len(row) > 3 else 0 for row in names["rows"][:count]}
    assert tracks == {"Agent": 1, "Senior Agent": 1, "Trainer": [2, 1], "Analyst": [3, 2, 1], "Clerk": 0}


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        ("", "  also_in: [training]\n", "Senior Agent: Training was added to other tracks that list it."),
        ("  also_in: [training]\n", "", "Senior Agent: Training was removed from other tracks that list it."),
    ],
)
def test_a_change_of_other_tracks_is_told_in_words(before: str, after: str, line: str, tmp_path: Path) -> None:
    texts = [changed(tiny(), "roles.yaml", SENIOR, SENIOR + lines) for lines in (before, after)]
    assert line in report(*texts, tmp_path)


def report(old: Texts, new: Texts, folder: Path) -> str:
    loaded = [load(write(texts, folder / name)) for name, texts in (("a", old), ("b", new))]
    return diff.as_markdown(diff.compare(*loaded, DAY))


def test_a_role_that_leaves_its_track_or_joins_one_is_told_in_words(tmp_path: Path) -> None:
    level = "  level: 2\n  summary: Takes the calls"
    outside = changed(tiny(), "roles.yaml", f"  track: support\n{level}", level)
    assert "Senior Agent: track removed." in report(tiny(), outside, tmp_path / "out")
    assert "Senior Agent: track added: Support." in report(outside, tiny(), tmp_path / "in")


def test_a_new_role_without_a_track_is_told_in_words(tmp_path: Path) -> None:
    texts = tiny()
    text = report(texts, {**texts, "roles.yaml": texts["roles.yaml"] + CLERK}, tmp_path)
    assert "New role: Clerk, level 1." in text
