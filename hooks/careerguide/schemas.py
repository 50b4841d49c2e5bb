"""JSON Schemas for editors, generated from the model, so that HR's editor offers keys and explains them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .load import FILES, LISTS, SINGLE


def schemas() -> Iterator[tuple[str, str]]:
    """File name and text of the schema of each data file."""
    for name, (_, shape) in LISTS.items():
        entry = shape.model_json_schema(ref_template="#/definitions/{model}")
        definitions = entry.pop("$defs", {}) | {shape.__name__: entry}
        yield (
            f"{name}.json",
            _text(name, {"type": "array", "items": {"$ref": f"#/definitions/{shape.__name__}"}, "definitions": definitions}),
        )
    for name, single in (SINGLE | {name: shape for name, (_, shape) in FILES.items()}).items():
        entry = single.model_json_schema(ref_template="#/definitions/{model}")
        if name in FILES:  # the file's name is the id
            entry["properties"].pop("id")
            entry["required"].remove("id")
        entry["definitions"] = entry.pop("$defs", {})
        yield f"{name}.json", _text(name, entry)


def with_limits(schema: object) -> object:
    """The same schema with limits that editors know: pydantic says `ge` and `le` of a number that is checked twice."""
    if isinstance(schema, list):
        return [with_limits(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    names = {"ge": "minimum", "le": "maximum"} if schema.get("type") == "integer" else {}
    return {names.get(key, key): with_limits(part) for key, part in schema.items()}


def _text(name: str, schema: dict[str, object]) -> str:
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"data/{name}{'/<id>' if name in FILES else ''}.yaml"}
    whole = head | {key: with_limits(value) for key, value in schema.items() if key != "title"}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
