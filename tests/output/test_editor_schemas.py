"""The schemas that editors use: as the model says, and read alike by two validators."""

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
from careerguide.model.record_fields import models
from careerguide.output.editor_schemas import FILES, LISTS, SINGLE, schemas
from pydantic import BaseModel
from ruamel.yaml import YAML
from support.paths import DATA, ROOT

FOLDER = ROOT / "schemas"

SETTINGS = ROOT / ".vscode"
NAMES = [name for name, _ in schemas()]
# What draft 07 has and later drafts write differently.
LATER = (
    "$defs",
    "prefixItems",
    "dependentRequired",
    "unevaluatedProperties",
    "dependentSchemas",
    "$dynamicRef",
    "minContains",
)
RECORD_TYPES: list[type[BaseModel]] = [kind.record for kind in (LISTS | FILES).values()] + list(SINGLE.values())


def schema(name: str) -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


@functools.cache
def judges(name: str) -> tuple[Callable[[Any], bool], ...]:
    """Whether a value is right, as each of the two validators says."""
    first = jsonschema.Draft7Validator(schema(name), format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER)
    second = fastjsonschema.compile(schema(name))

    def judged(value: Any) -> bool:
        try:
            second(value)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return first.is_valid, judged


def as_editors_read(text: str) -> Any:
    """The values of a YAML text as JSON has them; editors read YAML 1.2 and take a day for a text."""
    return json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=lambda day: day.isoformat()[:10]))


def parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from parts(part)


def test_the_folder_holds_what_the_model_says() -> None:
    """If the change was meant: careerguide schemas."""
    assert {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.json")} == dict(schemas())


@pytest.mark.parametrize("name", NAMES)
def test_limits_have_the_names_that_editors_know(name: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    jsonschema.Draft7Validator.check_schema(json.loads(text))
    assert not re.search(r'"(ge|le|gt|lt)": \d', text)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_them_is_of_a_later_draft(name: str) -> None:
    """Draft 07 reads nothing that stands beside a `$ref`."""
    editor_schema = schema(name)
    assert editor_schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    for part in parts(editor_schema):
        assert not set(LATER) & part.keys()
        assert "$ref" not in part or set(part) == {"$ref"}
        if "$ref" in part:
            assert part["$ref"].removeprefix("#/definitions/") in editor_schema["definitions"]


@pytest.mark.parametrize("name", NAMES)
def test_every_field_says_what_it_is_for(name: str) -> None:
    editor_schema = schema(name)
    assert editor_schema["title"].startswith("data/")
    assert editor_schema["description"]
    fields = [
        field for part in parts(editor_schema) if part.get("type") == "object" for field in part["properties"].items()
    ]
    assert fields
    for key, field in fields:
        assert field["title"], key
        assert re.fullmatch(r"[A-Z].*[^ ]\.", field["description"]), key
        for example in field.get("examples", ()):
            assert jsonschema.Draft7Validator({**field, "definitions": editor_schema["definitions"]}).is_valid(
                example
            ), key


def test_every_field_of_the_model_has_its_purpose() -> None:
    waiting, seen = list(RECORD_TYPES), set[type[BaseModel]]()
    while waiting:
        record_type = waiting.pop()
        if record_type not in seen:
            seen.add(record_type)
            waiting += [inner for field in record_type.model_fields.values() for inner in models(field.annotation)]
            assert field_docs(record_type).keys() == {
                field.alias or name for name, field in record_type.model_fields.items()
            }
    assert len(seen) > 25


@pytest.mark.parametrize(("months", "right"), [(0, True), (600, True), (601, False), (-1, False)])
def test_a_number_outside_its_limits_is_refused(months: int, right: bool) -> None:
    policy = schema("policy.json")
    field = {**policy["properties"]["months_since_move"], "definitions": policy["definitions"]}
    assert jsonschema.Draft7Validator(field).is_valid(months) is right


@pytest.mark.parametrize("file", data_files(DATA), ids=lambda file: str(file.relative_to(DATA)))
def test_every_file_of_the_company_is_right(file: Path) -> None:
    name = file.relative_to(DATA).parts[0].removesuffix(".yaml")
    value = as_editors_read(file.read_text(encoding="utf-8"))
    assert [judge(value) for judge in judges(f"{name}.json")] == [True, True]


ROLE = "{id: a, title: A, track: t, level: 1, summary: S."
SKILL = "{id: a, title: A, kind: technical, cluster: c, summary: S., levels: {awareness: a, working: b, practitioner: c"
MOVE = "moves: [{to: b, kind: lateral, after: {min: 1, typical: 2, slow: 3}"
OPENING = "{id: a, role: r, site: s, shift: day, opens: 2026-01-01, closes: 2026-02-01, contact: c"


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("roles", f"[{ROLE}}}]", f"[{ROLE}, colour: red}}]"),
        ("roles", f"[{ROLE}}}]", f"{ROLE}}}"),
        ("roles", f"[{ROLE}}}]", "[{id: a, title: A, track: t, level: 1}]"),
        ("roles", f"[{ROLE}}}]", f"[{ROLE}}}, text]"),
        ("roles", f"[{ROLE}, status: draft}}]", f"[{ROLE}, status: hidden}}]"),
        ("roles", f"[{ROLE}, tip: T.}}]", f"[{ROLE}, tip: }}]"),
        ("roles", f"[{ROLE}, aliases: [B]}}]", f"[{ROLE}, aliases: B}}]"),
        ("roles", f"[{ROLE}, aliases: [{'b' * 80}]}}]", f"[{ROLE}, aliases: [{'b' * 81}]}}]"),
        ("roles", f"[{ROLE}, {MOVE}}}]}}]", f"[{ROLE}, {MOVE}, via: c}}]}}]"),
        ("roles", f"[{ROLE}, {MOVE}, confidence: high}}]}}]", f"[{ROLE}, {MOVE}, confidence: sure}}]}}]"),
        ("roles", f"[{ROLE}, {MOVE}}}]}}]", f"[{ROLE}, {MOVE.replace('1', '601')}}}]}}]"),
        ("roles", f"[{ROLE}, {MOVE}}}]}}]", f"[{ROLE}, {MOVE.replace('1', '-1')}}}]}}]"),
        ("roles", f"[{ROLE.replace('level: 1', 'level: 2')}}}]", f"[{ROLE.replace('level: 1', 'level: two')}}}]"),
        ("skills", f"[{SKILL}, expert: d}}}}]", f"[{SKILL}}}}}]"),
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
        ("tracks", "[{id: a, title: A, line: kpo, summary: S.}]", "[{id: a, title: A, line: KPO, summary: S.}]"),
        (
            "sources",
            "[{id: a, title: A, publisher: P, kind: survey, note: N., year: 2020}]",
            "[{id: a, title: A, publisher: P, kind: survey, note: N., year: 1066}]",
        ),
        ("ambassadors", "[]", "{}"),
    ],
)
def test_two_validators_agree_on_right_and_wrong(name: str, right: str, wrong: str) -> None:
    assert [judge(as_editors_read(right)) for judge in judges(f"{name}.json")] == [True, True]
    assert [judge(as_editors_read(wrong)) for judge in judges(f"{name}.json")] == [False, False]


def test_days_are_days() -> None:
    valid, _ = judges("stories.json")
    story = as_editors_read(next((DATA / "stories").glob("*.yaml")).read_text(encoding="utf-8"))
    assert valid(story)
    assert not valid({**story, "published": "2026-02-30"})
    assert not valid({**story, "id": "a"})
    assert dt.date.fromisoformat(story["published"])


def test_the_first_line_of_each_file_names_the_schema_that_vscode_uses() -> None:
    wired = json.loads((SETTINGS / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert {Path(name).name for name in wired} == set(NAMES)
    for file in data_files(DATA):
        path = file.relative_to(DATA.parent)
        by_settings = [name for name, patterns in wired.items() if any(path.match(pattern) for pattern in patterns)]
        first = re.fullmatch(
            r"# yaml-language-server: \$schema=(\S+)", file.read_text(encoding="utf-8").splitlines()[0]
        )
        assert first, file
        assert [(DATA.parent / name).resolve() for name in by_settings] == [(file.parent / first[1]).resolve()]


def test_vscode_is_asked_for_the_extension_that_reads_them() -> None:
    assert json.loads((SETTINGS / "extensions.json").read_text(encoding="utf-8")) == {
        "recommendations": ["redhat.vscode-yaml"]
    }


def test_with_ids_an_editor_offers_those_of_today_and_lets_others_pass() -> None:
    files = dict(schemas({"skill": ["typing", "listening"]}))
    need = json.loads(files["roles.json"])["definitions"]["SkillNeed"]["properties"]["skill"]
    assert need["anyOf"] == [{"enum": ["listening", "typing"]}, {"type": "string"}]
    assert jsonschema.Draft7Validator(need).is_valid("written-since")
    assert "x-ref" not in "".join(files.values())
    assert files["kpis.json"] == dict(schemas())["kpis.json"]
