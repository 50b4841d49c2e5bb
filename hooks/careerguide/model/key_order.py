"""The standard order of keys in data files."""

from __future__ import annotations

import functools

from pydantic import BaseModel

from .framework import Track
from .people import JourneyStage, Story
from .role import Role

# Key -> the key before it. The model lists the fields of base classes first; people expect these keys elsewhere.
_KEY_BEFORE: dict[type[BaseModel], dict[str, str]] = {
    Role: {"short": "title", "review": "retires"},
    Track: {"line": "title", "review": "retires"},
    JourneyStage: {"turning_point": "setback"},
    Story: {"huddle": "question"},
}


@functools.cache
def key_order(record_type: type[BaseModel]) -> tuple[str, ...]:
    """The keys of a record type in the standard order of data files."""
    keys = [field.alias or name for name, field in record_type.model_fields.items()]
    for key, before in _KEY_BEFORE.get(record_type, {}).items():
        keys.remove(key)
        keys.insert(keys.index(before) + 1, key)
    return tuple(keys)
