"""The JSON below /api/v1/: the field names of the YAML and `url`, valid against its schema, always the same bytes."""

from __future__ import annotations

import functools
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from careerguide.build.open_guide import open_guide
from careerguide.guide.guide import Guide
from careerguide.output.api import exports
from careerguide.pages.default_pages import DefaultPages
from careerguide.render.components import Components
from support.company import DAY, changed, guide_of, pages_of, sketched, tiny, write
from support.paths import DATA, DOCS, HOOKS, ROOT, SUPPORT

# File -> the type of its entries, the data file they are in, the list in that data file.
LISTS = {
    "roles": ("Role", "roles.yaml", None),
    "skills": ("Skill", "skills.yaml", None),
    "tracks": ("Track", "tracks.yaml", None),
    "levels": ("Level", "levels.yaml", "levels"),
    "bands": ("Band", "levels.yaml", "bands"),
    "moves": ("Move", "roles.yaml", None),
    "openings": ("Opening", "openings.yaml", None),
    "events": ("Event", "events.yaml", None),
    "stories": ("Story", "stories/from-calls-to-figures.yaml", None),
    "kpis": ("Kpi", "kpis.yaml", None),
    "learning": ("Learning", "learning.yaml", None),
}
# Lists with entries on a hand-written page -> that page, and the macro that shows them there.
HAND_WRITTEN = {"learning": ("/learning/", "learning")}


def api_of(guide: Guide) -> dict[str, Any]:
    """File name without its extension -> the JSON."""
    return {Path(path).stem: json.loads(text) for path, text in exports(guide)}


@functools.cache
def api_of_company(name: str) -> dict[str, Any]:
    return api_of(guide_of(tiny()) if name == "tiny" else open_guide(DATA, DAY))


@pytest.fixture(scope="module")
def api() -> dict[str, Any]:
    return api_of_company("tiny")


def validator(schema: dict[str, Any], entry: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(
        {"type": "array", "items": {"$ref": f"#/$defs/{entry}"}, "$defs": schema["$defs"]}
    )


def test_the_schema_is_a_valid_json_schema(api: dict[str, Any]) -> None:
    jsonschema.Draft202012Validator.check_schema(api["schema"])
    assert {entry for entry, _, _ in LISTS.values()} <= set(api["schema"]["$defs"])


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("company", ["tiny", "repository"])
def test_every_list_is_valid(company: str, name: str) -> None:
    files = api_of_company(company)
    assert files[name]
    assert [error.message for error in validator(files["schema"], LISTS[name][0]).iter_errors(files[name])] == []


# List, a change of its first entry (None removes a field), and the message of the validator.
WRONG = [
    ("roles", {"titel": "Agent"}, "'titel' was unexpected"),
    ("roles", {"status": "open"}, "'open' is not one of ['draft', 'published', 'retiring']"),
    ("roles", {"level": "1"}, "'1' is not of type 'integer'"),
    ("roles", {"url": None}, "'url' is a required property"),
    ("skills", {"summary": None}, "'summary' is a required property"),
    ("skills", {"levels": {"working": ["a"]}}, "is not of type 'string'"),
    ("tracks", {"line": 3}, "3 is not valid under any of the given schemas"),
    ("moves", {"from": None}, "'from' is a required property"),
    ("moves", {"to": None}, "'to' is a required property"),
    ("moves", {"kind": "jump"}, "'jump' is not one of ['promotion', 'lateral', 'bridge', 'return']"),
    ("moves", {"after": {"min": 1, "typical": 2}}, "'slow' is a required property"),
    ("kpis", {"caution": None}, "'caution' is a required property"),
    ("kpis", {"direction": "up"}, "'up' is not one of ['higher', 'lower', 'range']"),
    ("learning", {"url": None}, "'url' is a required property"),
    ("learning", {"link": "www"}, "'www' is not valid under any of the given schemas"),
    ("learning", {"free": "true"}, "'true' is not of type 'boolean'"),
]


@pytest.mark.parametrize(("name", "change", "message"), WRONG)
def test_the_schema_rejects_wrong_entries(
    api: dict[str, Any], name: str, change: dict[str, object], message: str
) -> None:
    first = {key: value for key, value in {**api[name][0], **change}.items() if value is not None}
    (error,) = validator(api["schema"], LISTS[name][0]).iter_errors([first])
    # An optional group may also be missing, so its faults are in the context.
    assert any(message in each.message for each in (error, *(error.context or ())))


def assert_same(record: Any, typed: Any) -> None:
    """The JSON has what HR typed, under the same names; a text in YAML becomes a number or a date by its field."""
    if isinstance(typed, dict):
        for key, value in typed.items():
            assert_same(record[key], value.lower() if key == "site" else value)  # the id of the site that HR named
    elif isinstance(typed, list):
        assert len(record) == len(typed)
        for record_item, typed_item in zip(record, typed, strict=True):
            assert_same(record_item, typed_item)
    else:
        assert (json.dumps(record) if isinstance(record, bool) else str(record)) == typed.strip()


@pytest.mark.parametrize("name", [name for name in LISTS if name != "moves"])
def test_field_names_and_values_are_those_of_the_yaml(api: dict[str, Any], name: str) -> None:
    _, file, inner = LISTS[name]
    typed = yaml.load(tiny()[file], Loader=yaml.CBaseLoader)
    typed = typed[inner] if inner else typed if isinstance(typed, list) else [typed]
    typed = [
        {"link" if key == "url" else key: value for key, value in entry.items()} for entry in typed
    ]  # in the API, `url` is the address on the site
    assert_same(api[name], typed)
    fields = set(api["schema"]["$defs"][LISTS[name][0]]["properties"])
    for record, entry in zip(api[name], typed, strict=True):
        assert {"url", *entry} <= set(record) <= fields
        assert None not in record.values()


def test_each_move_has_from_to_and_kind(api: dict[str, Any]) -> None:
    assert [(move["from"], move["to"], move["kind"], move["url"]) for move in api["moves"]] == [
        ("agent", "senior-agent", "promotion", "/moves/agent/senior-agent/"),
        ("agent", "trainer", "lateral", "/moves/agent/trainer/"),
        ("senior-agent", "analyst", "bridge", "/moves/senior-agent/analyst/"),
        ("senior-agent", "trainer", "lateral", "/moves/senior-agent/trainer/"),
        ("trainer", "agent", "return", "/moves/trainer/agent/"),
    ]
    typed = [
        move for role in yaml.load(tiny()["roles.yaml"], Loader=yaml.CBaseLoader) for move in role.get("moves", [])
    ]
    assert_same(api["moves"], typed)


def test_every_url_is_a_page(api: dict[str, Any]) -> None:
    pages = pages_of(guide_of(tiny()))
    for name in LISTS.keys() - HAND_WRITTEN.keys():
        for record in api[name]:
            address, _, anchor = record["url"].partition("#")
            assert address in pages
            assert not anchor or f'id="{anchor}"' in pages[address].body


@pytest.mark.parametrize("name", HAND_WRITTEN)
def test_every_url_on_a_hand_written_page_has_its_anchor(api: dict[str, Any], name: str) -> None:
    page, macro = HAND_WRITTEN[name]
    text = DefaultPages.shipped("bpo-kpo").files()[f"{page.strip('/')}.md"].read_text(encoding="utf-8")
    assert f"{{{{ {macro}() }}}}" in text
    drawn = Components(guide_of(tiny())).macros[macro]()
    for record in api[name]:
        address, _, anchor = record["url"].partition("#")
        assert address == page
        assert not anchor or f'id="{anchor}"' in drawn


def test_kpis_and_learning_have_all_their_fields(api: dict[str, Any]) -> None:
    assert api["kpis"] == [
        {
            "url": "/kpis/qa-score/",
            "id": "qa-score",
            "title": "QA score",
            "aliases": ["Quality score"],
            "formerly": ["quality-score"],
            "definition": "Share of checked calls that pass.",
            "unit": "percent",
            "direction": "higher",
            "improve": ["Listen to your own calls."],
            "caution": "People avoid hard calls.",
            "watch": ["handle-time"],
            "typical": "85 to 95%.",
            "sources": ["survey"],
        },
        {
            "url": "/kpis/handle-time/",
            "id": "handle-time",
            "title": "Handle time",
            "aliases": [],
            "formerly": [],
            "definition": "Minutes from hello to done.",
            "unit": "minutes",
            "direction": "lower",
            "improve": [],
            "caution": "People hang up.",
            "watch": [],
            "sources": [],
        },
    ]
    assert api["learning"] == [
        {
            "url": "/learning/",
            "id": "hearing-course",
            "title": "Hearing people out",
            "formerly": [],
            "provider": "House school",
            "kind": "course",
            "languages": ["English"],
            "free": True,
            "summary": "A morning with headsets.",
            "skills": ["listening"],
            "link": "https://learn.example/hearing",
        },
        {
            "url": "/learning/",
            "id": "style-book",
            "title": "The style book",
            "formerly": ["style-guide"],
            "provider": "Quality desk",
            "kind": "reading",
            "languages": ["English", "Hindi"],
            "free": False,
            "summary": "How we write.",
            "skills": ["writing"],
        },
    ]


def test_needs_are_the_skills_and_kras_of_roles_in_short(api: dict[str, Any]) -> None:
    """Roles are in the order of the graph; without match.yaml a company has the default match."""
    assert api["needs"] == {
        "levels": [[level, level] for level in ("awareness", "working", "practitioner", "expert")],
        "match": {"essential": 3, "desirable": 1, "strong": 85, "good": 65, "stretch": 40},
        "roles": [
            [
                [["listening", 2, 1], ["typing", 2, 1], ["writing", 1, 0]],
                [
                    ["Quality", "qa-score", ">= 90%", 3, [90, None, False]],
                    ["Pace", "handle-time", "<= 6 minutes", 1, [None, 6, False]],
                ],
                ["operator"],
            ],
            [[["listening", 3, 1], ["typing", 1, 1], ["writing", 2, 1], ["coaching", 1, 0]], [], []],
            [[["coaching", 3, 1], ["listening", 2, 1]], [], []],
            [[["spreadsheets", 3, 1]], [], []],
        ],
    }


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("# nothing yet\n", [3, 1, 85, 65, 40]),
        ("weights: {essential: 10, desirable: 0}\ntiers: {strong: 100, good: 2, stretch: 1}\n", [10, 0, 100, 2, 1]),
        ("weights: {desirable: 2}\n", [3, 2, 85, 65, 40]),
        ("tiers: {good: 70}\n", [3, 1, 85, 70, 40]),
        ((DATA / "match.yaml").read_text(encoding="utf-8"), [3, 1, 85, 65, 40]),
    ],
)
def test_needs_have_the_match_from_the_data(text: str, numbers: list[int]) -> None:
    match = api_of(guide_of(tiny() | {"match.yaml": text}))["needs"]["match"]
    assert list(match.items()) == list(
        zip(("essential", "desirable", "strong", "good", "stretch"), numbers, strict=True)
    )


def test_the_graph_has_the_same_moves_in_short(api: dict[str, Any]) -> None:
    graph = api["graph"]
    assert set(graph) == {"tracks", "roles", "moves", "openings", "formerly"}
    assert graph["tracks"] == [["support", "Support"], ["training", "Training"], ["research", "Research"]]
    assert graph["roles"] == [
        ["agent", "Agent", "support", 1],
        ["senior-agent", "Senior Agent", "support", 2],
        ["trainer", "Trainer", "training", 2, "Coach"],
        ["analyst", "Analyst", "research", 3],
    ]
    assert graph["moves"] == [
        [0, 1, "promotion", 6, 12, 24],
        [0, 2, "lateral", 12, 18, 18],
        [1, 3, "bridge", 9, 18, 30],
        [1, 2, "lateral", 6, 12, 24],
        [2, 0, "return", 0, 12, 24],
    ]
    assert graph["openings"] == [[1, "2026-11-30", "Asia/Kolkata"]]
    assert graph["formerly"] == {"operator": "agent"}


def test_no_file_has_a_draft() -> None:
    guide = sketched(
        "agent support 1\nhidden-one support 2 status=draft\nlead support 3\nagent -> hidden-one promotion 1/2/3"
    )
    for path, text in exports(guide):
        assert "hidden-one" not in text, path


@pytest.mark.parametrize("title", ['Say "hi" \\ / </script>', "Zoë हिन्दी 🎧", "{{ 7 * 7 }}", "=1+1"])
def test_special_characters_do_not_change(title: str) -> None:
    files = api_of(
        guide_of(changed(tiny(), "roles.yaml", "title: Trainer", f"title: {json.dumps(title, ensure_ascii=False)}"))
    )
    assert files["roles"][2]["title"] == files["graph"]["roles"][2][1] == title


def test_the_division_of_the_data_into_files_does_not_change_the_api(tmp_path: Path) -> None:
    """One file or a folder of files, whatever file was written first."""
    texts = tiny()
    whole = list(exports(guide_of(texts)))
    head, tail = (part for part in texts.pop("roles.yaml").split("- id: trainer"))
    data = write(texts, tmp_path / "data")
    (data / "roles").mkdir()
    for name, text in {"b.yaml": f"- id: trainer{tail}", "a.yaml": head}.items():
        (data / "roles" / name).write_text(text, encoding="utf-8")
    assert list(exports(open_guide(data, DAY))) == whole


_SAME = """
import hashlib, sys
from pathlib import Path
from careerguide.build.build_day import build_day
from careerguide.build.build_settings import BuildSettings
from careerguide.build.pipeline import assemble
from careerguide.pages.default_pages import DefaultPages
from careerguide.pages.page import Settings
settings = Settings("https://git.example/hr", site_url="https://careers.example")
data, docs, theme = (Path(argument) for argument in sys.argv[1:])
defaults = DefaultPages.shipped("bpo-kpo")
site = assemble(BuildSettings(data, docs, (theme,), build_day(), settings, revisions=0, defaults=defaults))
pages, files = site.pages, [(path, content) for path, content in site.files() if isinstance(content, str)]
drawn = [
    (page.address, page.title, page.description, page.body, page.found_by, page.edit_url)
    for page in pages
]
print(hashlib.sha256(repr((drawn, files)).encode()).hexdigest())
"""


@pytest.mark.slow
def test_the_same_data_gives_the_same_bytes_on_any_machine() -> None:
    """Hash seed, time zone, language and folder do not matter; the build time is one second before midnight UTC."""
    machines = (
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Manila", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONHASHSEED": "77", "TZ": "America/New_York", "LC_ALL": "tr_TR.UTF-8"},
    )
    hashes = set()
    for folder, machine in zip((ROOT, Path("/"), SUPPORT), machines, strict=True):
        environment = os.environ | machine | {"SOURCE_DATE_EPOCH": "1793577599", "PYTHONPATH": str(HOOKS)}
        result = subprocess.run(
            [sys.executable, "-c", _SAME, DATA, DOCS, ROOT / "overrides"],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        hashes.add(result.stdout)
    assert len(hashes) == 1
    assert len(hashes.pop().strip()) == len(hashlib.sha256().hexdigest())
