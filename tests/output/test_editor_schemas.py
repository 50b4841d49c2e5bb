"""The schemas for editors follow the model, and two validators read them alike."""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import fastjsonschema
import jsonschema
import pytest
from careerguide.edit.files import data_files
from careerguide.model.field_docs import field_docs
from careerguide.model.kinds import KINDS
from careerguide.model.record_fields import models
from careerguide.output.editor_schemas import LISTS, RECORDS, schemas, settings_schema
from pydantic import BaseModel
from ruamel.yaml import YAML
from support.paths import DATA, ROOT

FOLDER = ROOT / "schemas"

SETTINGS = ROOT / ".vscode"
NAMES = [name for name, _ in schemas()]
# Keywords that draft 07 does not have.
LATER_KEYWORDS = (
    "$defs",
    "prefixItems",
    "dependentRequired",
    "unevaluatedProperties",
    "dependentSchemas",
    "$dynamicRef",
    "minContains",
)
RECORD_TYPES: list[type[BaseModel]] = [kind.record for kind in LISTS.values()] + list(RECORDS.values())


def schema(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


@functools.cache
def validators(name: str) -> tuple[Callable[[Any], bool], ...]:
    """Two functions that tell if a value is valid, each from a different library."""
    validator = jsonschema.Draft7Validator(schema(name), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    validate = fastjsonschema.compile(schema(name))

    def is_valid(value: Any) -> bool:
        try:
            validate(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return validator.is_valid, is_valid


def as_editors_read(text: str) -> Any:
    """The value of a YAML text as JSON; editors read YAML 1.2, and a day is a text to them."""
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=lambda day: day.isoformat()[:10]))


def parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(part)


def test_the_schemas_in_the_repository_follow_the_model() -> None:
    """After an intended change, run: careerguide schemas."""
    assert {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.json")} == dict(
        [*schemas(), settings_schema()]
    )


def test_the_schema_of_the_settings_says_what_the_guide_reads() -> None:
    """In a theme's own keys it finds nothing wrong."""
    is_valid, is_valid_too = validators("settings.json")
    for settings, valid in (
        ({"logo": "a.svg", "date": 2026}, True),
        ({"logo": {"light": "a.svg"}, "parts": {"stories": False}}, True),
        ({"parts": {"storys": False}}, False),
        ({"changes": "many"}, False),
        ({"font": {"family": "Acme"}}, False),
    ):
        config = {"site_name": "Guide", "extra": settings}
        assert (is_valid(config), is_valid_too(config)) == (valid, valid), settings


@pytest.mark.parametrize("name", NAMES)
def test_limits_have_the_names_of_json_schema(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    jsonschema.Draft7Validator.check_schema(json.loads(text))
    assert not re.search(r'"(ge|le|gt|lt)": \d', text)


@pytest.mark.parametrize("name", NAMES)
def test_the_schemas_have_no_keywords_of_later_drafts(name: str) -> None:
    """In draft 07, keys beside a `$ref` are ignored."""
    editor_schema = schema(name)
    assert editor_schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for part in parts(editor_schema):
        assert not set(LATER_KEYWORDS) & part.keys()
        assert "$ref" not in part or set(part) == {"$ref"}
        if "$ref" in part:
            assert part["$ref"].removeprefix("#/definitions/") in editor_schema["definitions"]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_has_a_title_a_description_and_valid_examples(name: str) -> None:
    editor_schema = schema(name)
    assert editor_schema["title"].startswith("data/")
    assert editor_schema["description"]
    fields = [
        field
        for part in parts(editor_schema)
        if "properties" in part and part.get("type") == "object"
        for field in part["properties"].items()
    ]
    assert fields
    for key, field in fields:
        assert field["title"], key
        assert re.fullmatch(r"[A-Z].*[^ ]\.", field["description"]), key
        for example in field.get("examples", ()):
            assert jsonschema.Draft7Validator({**field, "definitions": editor_schema["definitions"]}).is_valid(
                example
            ), key


def test_every_field_of_the_model_has_a_description() -> None:
    queue, checked = list(RECORD_TYPES), set[type[BaseModel]]()
    while queue:
        record_type = queue.pop()
        if record_type not in checked:
            checked.add(record_type)
            queue += [inner for field in record_type.model_fields.values() for inner in models(field.annotation)]
            assert field_docs(record_type).keys() == {
                field.alias or name for name, field in record_type.model_fields.items()
            }
    assert len(checked) > 25


@pytest.mark.parametrize(("months", "is_valid"), [(0, True), (600, True), (601, False), (-1, False)])
def test_a_number_outside_its_limits_is_invalid(months: int, is_valid: bool) -> None:
    policy = schema("policy.json")
    field = {**policy["properties"]["months_since_move"], "definitions": policy["definitions"]}
    assert jsonschema.Draft7Validator(field).is_valid(months) is is_valid


@pytest.mark.parametrize("file", data_files(DATA), ids=lambda file: str(file.relative_to(DATA)))
def test_every_data_file_in_the_repository_is_valid(file: Path) -> None:
    first, *rest = file.relative_to(DATA).with_suffix("").parts
    name = KINDS["language"].plural if rest and first == KINDS["language"].name_in_data else first
    value = as_editors_read(file.read_text(encoding="utf-8"))
    assert [is_valid(value) for is_valid in validators(f"{name}.json")] == [True, True]


ROLE = "{id: a, title: A, track: t, level: 1, summary: S."
SKILL = "{id: a, title: A, kind: technical, cluster: c, summary: S., levels: {awareness: a, working: b, practitioner: c"
MOVE = "moves: [{to: b, kind: lateral, after: {min: 1, typical: 2, slow: 3}"
OPENING = "{id: a, role: r, site: s, shift: day, opens: 2026-01-01, closes: 2026-02-01, contact: c"


@pytest.mark.parametrize(
    ("name", "valid", "invalid"),
    [
        ("roles", f"[{ROLE}}}]", f"[{ROLE}, colour: red}}]"),
        ("roles", f"[{ROLE}}}]", f"{ROLE}}}"),
        ("roles", f"[{ROLE}}}]", "[{id: a, title: A, track: t, level: 1}]"),
        ("roles", f"[{ROLE}}}]", f"[{ROLE}}}, text]"),
        ("roles", f"[{ROLE}, status: draft}}]", f"[{ROLE}, status: hidden}}]"),
        ("roles", f"[{ROLE}, tip: T.}}]", f"[{ROLE}, tip: }}]"),
        ("roles", f"[{ROLE}, aliases: [B]}}]", f"[{ROLE}, aliases: B}}]"),
        ("roles", f"[{ROLE}, aliases: [{'b' * 120}]}}]", f"[{ROLE}, aliases: [{'b' * 121}]}}]"),
        ("roles", f"[{ROLE}, {MOVE}}}]}}]", f"[{ROLE}, {MOVE}, via: c}}]}}]"),
        ("roles", f"[{ROLE}, {MOVE}, confidence: high}}]}}]", f"[{ROLE}, {MOVE}, confidence: sure}}]}}]"),
        ("roles", f"[{ROLE}, {MOVE}}}]}}]", f"[{ROLE}, {MOVE.replace('1', '601')}}}]}}]"),
        ("roles", f"[{ROLE}, {MOVE}}}]}}]", f"[{ROLE}, {MOVE.replace('1', '-1')}}}]}}]"),
        ("roles", f"[{ROLE.replace('level: 1', 'level: 2')}}}]", f"[{ROLE.replace('level: 1', 'level: two')}}}]"),
        ("skills", f"[{SKILL}, expert: d}}}}]", f"[{SKILL}, expert: [d]}}}}]"),
        ("events", "[]", "[{id: a}]"),
        (
            "openings",
            f"[{OPENING}, seats: 1, apply: 'https://a.example/b'}}]",
            f"[{OPENING}, seats: 0, apply: 'https://a.example/b'}}]",
        ),
        (
            "openings",
            f"[{OPENING}, seats: 1, apply: 'mailto:a@b.example'}}]",
            f"[{OPENING}, seats: 1, apply: 'javascript:x'}}]",
        ),
        ("match", "{weights: {essential: 10}}", "{weights: {essential: 11}}"),
        ("match", "{tiers: {strong: 90}}", "{tiers: [90]}"),
        ("levels", "{levels: [], bands: []}", "{levels: []}"),
        ("tracks", "[{id: a, title: A, line: kpo, summary: S.}]", "[{id: a, title: A, line: [kpo], summary: S.}]"),
        ("lines", "[{id: a, title: A, serves_all: true}]", "[{id: a, title: A, serves_all: bpo}]"),
        (
            "sources",
            "[{id: a, title: A, publisher: P, kind: survey, note: N., year: 2020}]",
            "[{id: a, title: A, publisher: P, kind: survey, note: N., year: 1066}]",
        ),
        ("ambassadors", "[]", "{}"),
    ],
)
def test_two_validators_agree_on_valid_and_invalid_data(name: str, valid: str, invalid: str) -> None:
    assert [is_valid(as_editors_read(valid)) for is_valid in validators(f"{name}.json")] == [True, True]
    assert [is_valid(as_editors_read(invalid)) for is_valid in validators(f"{name}.json")] == [False, False]


def test_a_day_that_does_not_exist_is_invalid() -> None:
    is_valid, _ = validators("stories.json")
    story = as_editors_read(next((DATA / "stories").glob("*.yaml")).read_text(encoding="utf-8"))
    assert is_valid(story)
    assert not is_valid({**story, "published": "2026-02-30"})
    assert not is_valid({**story, "id": "a"})
    assert dt.date.fromisoformat(story["published"])


def test_the_first_line_of_each_file_names_the_schema_that_vscode_uses() -> None:
    patterns_of = json.loads((SETTINGS / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert {Path(name).name for name in patterns_of} == {*NAMES, "settings.json"}
    for file in data_files(DATA):
        path = file.relative_to(DATA.parent)
        by_settings = [
            name for name, patterns in patterns_of.items() if any(path.match(pattern) for pattern in patterns)
        ]
        first = re.fullmatch(
            r"# yaml-language-server: \$schema=(\S+)", file.read_text(encoding="utf-8").splitlines()[0]
        )
        assert first, file
        assert [(DATA.parent / name).resolve() for name in by_settings] == [(file.parent / first[1]).resolve()]


def test_vscode_recommends_the_extension_that_reads_the_schemas() -> None:
    assert json.loads((SETTINGS / "extensions.json").read_text(encoding="utf-8")) == {
        "recommendations": ["redhat.vscode-yaml"]
    }


def test_with_ids_an_editor_suggests_current_ids_and_accepts_new_ones() -> None:
    files = dict(schemas({"skill": ["typing", "listening"]}))
    need = json.loads(files["roles.json"])["definitions"]["SkillNeed"]["properties"]["skill"]
    assert need["anyOf"] == [{"enum": ["listening", "typing"]}, {"type": "string"}]
    assert jsonschema.Draft7Validator(need).is_valid("written-since")
    assert "x-ref" not in "".join(files.values())
    assert files["kpis.json"] == dict(schemas())["kpis.json"]
