"""JSON Schemas for editors, generated from the model, so that HR's editor offers keys and explains them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from careerguide.model import LevelsFile
from careerguide.model.field_docs import field_docs
from careerguide.model.kinds import kinds_stored
from careerguide.model.record_fields import models

Ids = Mapping[str, Sequence[str]]
LISTS, FILES = kinds_stored("list"), kinds_stored("file each")
SINGLE: Mapping[str, type[BaseModel]] = {"levels": LevelsFile} | {
    name: kind.record for name, kind in (kinds_stored("one record") | FILES).items()
}


def schemas(ids: Ids | None = None) -> Iterator[tuple[str, str]]:
    """File name and text of the schema of each data file; with `ids` (kind -> ids) editors offer those, and let others pass."""
    for name, kind in LISTS.items():
        record_type = kind.record
        entry = _explained(record_type)
        definitions = entry.pop("$defs", {}) | {record_type.__name__: entry}
        description = f"A list of entries, each starting with `- id:`. {entry['description']}"
        items = {"$ref": f"#/definitions/{record_type.__name__}"}
        yield (
            f"{name}.json",
            _text(name, {"description": description, "type": "array", "items": items, "definitions": definitions}, ids),
        )
    for name, single in SINGLE.items():
        entry = _explained(single)
        if name in FILES:  # the file's name is the id
            entry["properties"].pop("id")
            entry["required"].remove("id")
        entry["definitions"] = entry.pop("$defs", {})
        yield f"{name}.json", _text(name, entry, ids)


def _explained(record_type: type[BaseModel]) -> dict[str, Any]:
    """The schema of a shape in which each field says what it is for."""
    schema = record_type.model_json_schema(ref_template="#/definitions/{model}")
    for found in {record_type, *_inside(record_type)}:
        fields = (schema if found is record_type else schema["$defs"][found.__name__])["properties"]
        for key, purpose in field_docs(found).items():
            title = key.replace("_", " ").capitalize()
            fields[key] = {"title": title, "description": purpose} | _plain({**fields[key], "title": title})
    return schema


def _inside(record_type: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for field in record_type.model_fields.values():
        for found in models(field.annotation):
            yield found
            yield from _inside(found)


def _plain(field: dict[str, Any]) -> dict[str, Any]:
    """Without "or null", since a key without a value is a mistake here; and draft 07 reads nothing that stands beside a `$ref`."""
    if {"type": "null"} in field.get("anyOf", ()):
        field = {
            key: value for key, value in field.items() if key != "anyOf" and (key, value) != ("default", None)
        } | next(part for part in field["anyOf"] if part != {"type": "null"})
    if "$ref" in field:
        field = {key: value for key, value in field.items() if key != "$ref"} | {"allOf": [{"$ref": field["$ref"]}]}
    return field


def settled(schema: object, ids: Ids | None = None) -> object:
    """The same schema in words that every reader knows: pydantic says `ge` and `le` of a number that is checked twice, we `x-ref`.

    An id that is not among `ids` passes: it may have been written since.
    """
    if isinstance(schema, list):
        return [settled(part, ids) for part in schema]
    if not isinstance(schema, dict):
        return schema
    names = {"ge": "minimum", "le": "maximum"} if schema.get("type") == "integer" else {}
    found = {names.get(key, key): settled(part, ids) for key, part in schema.items() if key != "x-ref"}
    known = (ids or {}).get(schema.get("x-ref", ""))
    return found | {"anyOf": [{"enum": sorted(known)}, {"type": "string"}]} if known else found


def _text(name: str, schema: dict[str, object], ids: Ids | None) -> str:
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"data/{name}{'/<id>' if name in FILES else ''}.yaml",
    }
    whole = head | {key: settled(value, ids) for key, value in schema.items() if key != "title"}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
