"""JSON Schemas for editors, generated from the model: an editor suggests the keys of data files and explains them."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from careerguide.model import LevelsFile
from careerguide.model.field_docs import field_docs
from careerguide.model.kinds import kinds_stored
from careerguide.model.record_fields import models
from careerguide.model.settings import Extra

Ids = Mapping[str, Sequence[str]]
LISTS, SINGLE = kinds_stored("list"), kinds_stored("one record")
FILES = {kind.plural: kind for kind in kinds_stored("file each").values()}
# Name of a schema -> the record that each of its files is.
RECORDS: Mapping[str, type[BaseModel]] = {"levels": LevelsFile} | {
    name: kind.record for name, kind in (SINGLE | FILES).items()
}


def schemas(ids: Ids | None = None) -> Iterator[tuple[str, str]]:
    """File name and text of the schema of each data file. With `ids` (kind -> ids), editors suggest these ids."""
    for name, kind in LISTS.items():
        record_type = kind.record
        entry = described(record_type)
        definitions = entry.pop("$defs", {}) | {record_type.__name__: entry}
        description = f"A list of entries, each starting with `- id:`. {entry['description']}"
        items = {"$ref": f"#/definitions/{record_type.__name__}"}
        yield (
            f"{name}.json",
            _text(name, {"description": description, "type": "array", "items": items, "definitions": definitions}, ids),
        )
    for name, single in RECORDS.items():
        entry = described(single)
        if name in FILES:  # the file's name is the id
            entry["properties"].pop("id")
            entry["required"].remove("id")
        entry["definitions"] = entry.pop("$defs", {})
        yield f"{name}.json", _text(name, entry, ids)


def settings_schema() -> tuple[str, str]:
    """File name and text of the schema of mkdocs.yml: its settings under `extra:`, beside which a theme has others."""
    entry = described(Extra)
    definitions = entry.pop("$defs")
    logo = entry["properties"]["logo"]
    file = {"type": "string", "minLength": 1}
    entry["properties"]["logo"] = {
        **{key: value for key, value in logo.items() if key != "allOf"},
        "anyOf": [file, *logo["allOf"]],
    }
    whole = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "mkdocs.yml",
        "type": "object",
        "properties": {"extra": standard_keywords({**entry, "additionalProperties": True})},
        "definitions": standard_keywords(definitions),
    }
    return "settings.json", json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


def described(record_type: type[BaseModel]) -> dict[str, Any]:
    """The schema of a type of record, with the title and the description of each field; the caller may change it."""
    schema: dict[str, Any] = json.loads(_described(record_type))
    return schema


@functools.cache  # it takes a tenth of a second for all types, and never changes
def _described(record_type: type[BaseModel]) -> str:
    schema = record_type.model_json_schema(ref_template="#/definitions/{model}")
    for part in {record_type, *_inner_types(record_type)}:
        fields = (schema if part is record_type else schema["$defs"][part.__name__])["properties"]
        for key, doc in field_docs(part).items():
            title = key.replace("_", " ").capitalize()
            fields[key] = {"title": title, "description": doc} | _without_null({**fields[key], "title": title})
    return json.dumps(schema)


def _inner_types(record_type: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in record_type.model_fields.values():
        for inner_type in models(field.annotation):
            yield inner_type
            yield from _inner_types(inner_type)


def _without_null(field: dict[str, Any]) -> dict[str, Any]:
    """A field without "or null", as a key without a value is a mistake.

    A `$ref` moves into `allOf`, because draft 07 ignores everything beside a `$ref`.
    """
    if {"type": "null"} in field.get("anyOf", ()):
        parts = [part for part in field["anyOf"] if part != {"type": "null"}]
        rest = {key: value for key, value in field.items() if key != "anyOf" and (key, value) != ("default", None)}
        field = rest | (parts[0] if len(parts) == 1 else {"anyOf": parts})
    if "$ref" in field:
        field = {key: value for key, value in field.items() if key != "$ref"} | {"allOf": [{"$ref": field["$ref"]}]}
    return field


def standard_keywords(schema: object, ids: Ids | None = None) -> object:
    """The same schema with keywords of the standard, instead of pydantic's `ge` and `le` and our `x-ref`.

    With `ids`, a field with the id of an entry has them as suggestions; other ids are valid too, as they may be newer.
    """
    if isinstance(schema, list):
        return [standard_keywords(part, ids) for part in schema]
    if not isinstance(schema, dict):
        return schema
    names = {"ge": "minimum", "le": "maximum"} if schema.get("type") == "integer" else {}
    renamed = {names.get(key, key): standard_keywords(part, ids) for key, part in schema.items() if key != "x-ref"}
    suggestions = (ids or {}).get(schema.get("x-ref", ""))
    return renamed | {"anyOf": [{"enum": sorted(suggestions)}, {"type": "string"}]} if suggestions else renamed


def _text(name: str, schema: dict[str, object], ids: Ids | None) -> str:
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"data/{FILES[name].name_in_data}/<id>.yaml" if name in FILES else f"data/{name}.yaml",
    }
    whole = head | {key: standard_keywords(value, ids) for key, value in schema.items() if key != "title"}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
